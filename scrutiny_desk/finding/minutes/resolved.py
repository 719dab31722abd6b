"""The words with which minutes record that something was agreed, or merely noted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BODY = (
    r"(?:(?:the|this)\s+)?(?:(?:(?-i:[A-Z])[\w'’&,-]*|and|of|for|the)\s+){0,8}?"
    r"(?:sub-?committee|committee|council|cabinet(?: member)?|executive(?: member)?|board|panel"
    r"|commission|forum|group|authority|partnership|members|councillors|meeting|trustees"
    r"|governors|leader|mayor)(?:\s+for\s+[A-Z][\w ,&'’-]{2,60}?)?"
)
_HOW = (
    r"(?:\s*[(,]?\s*(?:unanimously|therefore|then|also|further|subsequently|accordingly|formally"
    r"|collectively|by (?:a )?(?:general )?(?:consent|assent|acclamation|majority(?: vote)?)"
    r"|without dissent|nem\.?\s?con\.?|having [^.]{3,80}?,|in principle"
    r"|(?:by|with) [^().]{0,40}votes?[^().]{0,40}|\d+ (?:votes )?(?:for|to)[^().]{0,60})\s*[),]?)*"
)
_FIRST = (
    r"(?:(?:following|after|in|having|on|upon|as|at|with|therefore|accordingly|subsequently"
    r"|finally)\b[^,.:;]{0,90},?\s+)?"
)
_DONE = r"(?:agreed|resolved|decided|determined|recommended)"
_HEAD = re.compile(
    rf"(?:(?:\d{{1,3}}(?:\.\d{{1,2}})*[.)]?|\(\w{{1,3}}\)|[•▪*–-])\s+)?(?:"
    rf"(?P<word>(?:it was\s+)?(?:(?:unanimously|therefore|also|further|then)\s+)*"
    rf"(?:resolved|RESOLVED|Resolved|RECOMMENDED|AGREED|Agreed|DECIDED))"
    rf"(?![\w’'])"
    rf"|(?P<passive>{_FIRST}it was\s+(?:\w+ly\s+|then\s+|therefore\s+|also\s+)*{_DONE})\b"
    rf"|{_FIRST}(?P<body>{_BODY}){_HOW}\s+{_DONE}\b"
    rf"|(?P<label>(?:resolution|decision|resolutions|decisions|outcome|action agreed"
    rf"|agreed actions?|agreement)(?:\s+(?:taken|made|of the meeting))?)(?=\s*[:–—-]|\s*$)"
    rf"){_HOW}",
    re.IGNORECASE,
)
_MID = re.compile(
    rf"(?:\bit was\s+(?:(?:then|therefore|also|further|\w+ly)\s+)*(?:resolved|(?-i:AGREED))"
    rf"|\b(?:seconded|proposed) by [^.:;]{{2,80}}?,? and (?:it was )?(?:\w+ly )?"
    rf"(?:agreed|resolved|carried)"
    rf"|(?-i:\b(?:RESOLVED|AGREED|DECIDED|RECOMMENDED))){_HOW}"
    rf"(?=\s*[:–—-]|\s+(?:that|to)\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:that )?the (?:\w+ ){0,3}(?:minutes|notes|record)\b.{0,200}?\b(?:was|were)\s+(?:\w+ly )?"
    r"(?:agreed|approved|confirmed|accepted|taken|received|signed)\b.*?(?:\.(?=\s|$)|$)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"the (?:\w+ )?(?:recommendations?|motion|proposals?|nominations?|report)\b[^.]{0,120}?\b"
    r"(?:was|were)\s+(?:\w+ly )?(?:agreed|approved|carried|adopted|endorsed|accepted)\b[^.]*",
    re.IGNORECASE,
)
_ACTED = re.compile(
    rf"{_BODY}{_HOW}\s+(?P<what>(?:approved|endorsed|adopted|ratified|appointed|elected|nominated"
    r"|confirmed|authorised|delegated|granted|commissioned|established)\s+[^.]*)",
    re.IGNORECASE,
)
_BODY_ALONE = re.compile(rf"{_BODY}\s*[:–—-]+\s*(?=$|\(?\w{{1,3}}[).]\s)", re.IGNORECASE)
_ONE_PERSON = re.compile(r"\b(?:leader|mayor|member|councillor)\b", re.IGNORECASE)
_INLINE = re.compile(
    rf"(?:\bit was\s+(?:\w+ly\s+|then\s+|therefore\s+|also\s+)?{_DONE}"
    rf"|(?:^|[.;]\s+)(?:the\s+)?(?:sub-?committee|committee|council|cabinet|executive|board|panel"
    rf"|commission|members)\s+(?:\w+ly\s+|then\s+|also\s+|therefore\s+)?{_DONE})\s+"
    rf"(?P<what>(?:that|to)\b[^.;]*(?:\.\d[^.;]*)*)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\s*[:;,.–—-]*\s*")
# Spares most paragraphs the patterns above.
_ANY = re.compile(
    r"agreed|resol[uv]|decid|decision|determined|recommended|outcome|agreement|approved|endorsed"
    r"|adopted|ratified|appointed|elected|nominated|confirmed|authorised|delegated|granted"
    r"|commissioned|established|carried|accepted|taken|received|signed|agreed"
    r"|^.{4,80}[:–—-]\s*(?:$|\(?\w{1,3}[).]\s)",
    re.IGNORECASE,
)
_RESOLVED = re.compile(r"resolved|decisions?|resolutions?", re.IGNORECASE)
_HOW_IT_IS = re.compile(r"\b(?:was|were|had|is|are|has|have)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:be|would|should|will|must|to)\b", re.IGNORECASE)
_SAYS_WHAT = re.compile(r"(?:that|to|as follows|the following|not to)\b", re.IGNORECASE)
_OPENING_QUOTE = re.compile(r"^[“\"‘']+")
_NOTED = re.compile(
    r"(?:that\s+)?(?:(?:the )?(?:committee|council|cabinet|board|panel|executive|members?)\s+)?"
    r"(?:(?:to )?(?:receive|consider|thank)s?(?: and)? )?(?:to\s+)?(?:be )?not(?:e|es|ed|ing)\b"
    r"|not(?:e|ed)\b",
    re.IGNORECASE,
)
_BE_NOTED = re.compile(
    r"\b(?:be|is|are|was|were)\s+(?:(?:received|considered|welcomed|duly|accepted)(?:,| and)?\s+)*"
    r"(?:noted|received)\b(?:\s+(?:with thanks|by [^,;.]*|as [^,;.]*|at [^,;.]*))?"
    r"[\s.;,”\"]*(?:and)?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:\band\b|;|,)\s+(?:that|to|also|agree|request|approve|recommend|refer|ask|invite|support"
    r"|endorse|authorise|delegate)s?(?:d)?\b(?!\s+(?:the )?(?:not|thank))",
    re.IGNORECASE,
)
_NOTED_THAT = re.compile(r"\bnot(?:e|es|ed|ing)(?: \w+ly)? that\b", re.IGNORECASE)
_FURTHER_THAT = re.compile(r"(?:\band\b|;|,)\s+that\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say that something was agreed. rest: what follows them in the paragraph.

    strong: they are the form that minutes use for it; the others may be an account of a talk.
    verbs: the points that follow say themselves what was done ("agreed ...", "noted ...").
    whole: the sentence is all there is.
    """

    rest: str
    strong: bool
    verbs: bool = False
    whole: bool = False


def trigger_of(text: str) -> Trigger | None:
    """The words of agreement that a paragraph begins with, or ends its talk with; or None."""
    if _ANY.search(text) is None:
        return None
    alone = _BODY_ALONE.match(text)
    if alone is not None:
        return Trigger(text[alone.end() :], True, verbs=True)
    return _at_start(text) or _in_the_midst(text) or _in_other_words(text)


def _at_start(text: str) -> Trigger | None:
    found = _HEAD.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    lead = _LEAD.match(rest)
    follows = rest[lead.end() :] if lead else rest
    marked = bool(lead and re.search(r"[:–—-]", lead[0]))
    capitals = bool(found["word"]) and found["word"].split()[-1].isupper()
    # "It was agreed." says nothing; "The Committee agreed:" has its list below.
    alone = not follows and (marked or (bool(_RESOLVED.search(found[0])) and not rest))
    if found["label"] or alone or (capitals and follows):
        return Trigger(follows, True)
    if follows and (marked or _SAYS_WHAT.match(follows)):
        spoken = not marked and not found[0].split()[-1].isupper()
        promise = spoken and _ONE_PERSON.search(found["body"] or "") is not None
        return Trigger(follows, bool(found["word"]) or not (promise or _opinion(follows)))
    if follows and re.match(r"(?:the|an?|its|unanimously)\b", follows, re.IGNORECASE):
        return Trigger(follows, bool(found["word"]))
    return None


def _opinion(follows: str) -> bool:
    """What is agreed upon is to be done; "that parks were lovely" tells how things are."""
    words = " ".join(follows.split()[:14])
    return bool(
        follows.lower().startswith("that") and _HOW_IT_IS.search(words) and not _TO_DO.search(words)
    )


def _in_the_midst(text: str) -> Trigger | None:
    """Such as "It was moved by one, seconded by another and RESOLVED that ..."."""
    found = _MID.search(text)
    if found is None or text.isupper():
        return None
    follows = _LEAD.sub("", text[found.end() :], count=1)
    return Trigger(follows, True)


def _in_other_words(text: str) -> Trigger | None:
    signed = _SIGNED.match(text)
    if signed is not None:
        return Trigger(signed[0], True, whole=True)
    carried = _CARRIED.match(text)
    if carried is not None:
        return Trigger(carried[0], False, whole=True)
    acted = _ACTED.match(text)
    if acted is None:
        return None
    # Minutes that print the verb in capitals mean it as the decision.
    return Trigger(acted["what"], acted["what"].split()[0].isupper(), whole=True)


def inline_of(text: str) -> list[str]:
    """What a paragraph of running text says was agreed on the way."""
    return [found["what"].strip() for found in _INLINE.finditer(text)]


def merely_noted(text: str) -> bool:
    """True when all that is said is that something was noted or received."""
    words = _OPENING_QUOTE.sub("", text)
    if _NOTED_THAT.match(words) or (_NOTED.match(words) and _NOTED_THAT.search(words)):
        # "note that one thing is so and that another is" is no more than a note.
        words = _FURTHER_THAT.sub(" ", words)
    return bool(_NOTED.match(words) or _BE_NOTED.search(words)) and not _MORE.search(words)


def begins_agreed(text: str) -> bool:
    """True when the paragraph begins with words of agreement of its own."""
    return _HEAD.match(text) is not None
