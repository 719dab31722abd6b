"""The points that were agreed: a sentence, or the list that follows the words of agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.finding.minutes.items import Said
from scrutiny_desk.finding.minutes.resolved import Trigger, begins_agreed

_MARKER = re.compile(
    r"(?P<mark>[•▪◦‣·]|[-–*]|\(?(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])[.)]|\(\d{1,2}\)"
    r"|\d{1,2}(?=\s+[A-Z]))\s+",
)
_LONGEST_LEAD = 30
_OWN_ACT = re.compile(r"\bbe \w+(?:ed|en|n|t)\b|subject to|including|namely", re.IGNORECASE)
_VERB = re.compile(
    r"(?:also |\w+ly )?(?!noted|received|considered|heard|discussed|thanked|welcomed|acknowledged"
    r"|observed|commended|reviewed|debated|moved|asked (?:if|whether|about)|questioned)"
    r"(?:\w+ed|chose)\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"to (?:the )?(?:\w+ ){0,4}\w+\s*[:–-]\s*(?=that\b)", re.IGNORECASE)
_ANY_MARK = {"a": "[a-z]", "i": "[ivx]{1,5}", "1": r"\d{1,2}"}
_LEAD_WORDS = re.compile(
    r"(?:that|to|as follows|the following(?: \w+){0,4}|that the [\w ]{3,60}|on the following"
    r"|the [\w ]{3,60}|that it|(?:as|by) [\w ,’']{3,80}|I|that [\w ]{3,50})?\s*[:–—.-]*",
    re.IGNORECASE,
)


def marker_of(text: str) -> str:
    """The number, letter or bullet that begins a point of a list, or ""."""
    found = _MARKER.match(text)
    return found["mark"] if found else ""


def without_marker(text: str) -> str:
    found = _MARKER.match(text)
    return text[found.end() :].strip() if found else text.strip()


def kind_of_marker(mark: str) -> str:
    """Points of one list have markers of one kind: figures, letters, roman figures, bullets."""
    core = mark.strip("().")
    shape = "(" if mark.startswith("(") else ""
    if core.isdigit():
        return shape + "1"
    if not core:
        return mark
    return shape + ("A" if core.isupper() else "a")


def points(trigger: Trigger, after: Sequence[Said]) -> tuple[list[tuple[str, Said | None]], int]:
    """The texts that were agreed, each with where it stands, and how many paragraphs they take.

    None for where: it stands in the paragraph of the trigger itself. A list goes on while points
    of its kind or deeper ones follow; what stands there without a list is one paragraph, and
    those after it that begin in the same way.
    """
    rest = trigger.rest.strip()
    if trigger.whole:
        return [(rest, None)], 0
    rest = _TO_WHOM.sub("", rest) if _TO_WHOM.match(rest) else rest
    found: list[tuple[str, Said | None]] = [(text, None) for text in inside(rest)]
    kind = kind_of_marker(marker_of(rest)) if len(found) > 1 or marker_of(rest) else ""
    lead = not rest or _leads(rest, after)
    if lead and len(found) <= 1:
        found = []
    elif not kind and not _goes_on(rest, after):
        return found, 0
    taken = 0
    for at, said in enumerate(after):
        mark = marker_of(said.text)
        here = kind_of_marker(mark) if mark else ""
        if said.heading or _ends(said, here, kind, found) or _anew(said, trigger):
            break
        taken += 1
        if not mark and not found and _leads(said.text, after[at + 1 :]):
            continue
        if found and here and here != kind:
            # A list under a point, or under a first sentence, belongs to it.
            found[-1] = (f"{found[-1][0]} {said.text}", found[-1][1])
            continue
        kind = kind or here
        texts = inside(said.text) if mark else [said.text]
        found.extend((text, said) for text in texts)
        if not mark and not _list_word(said.text):
            break
    if trigger.verbs:
        found = [(text, where) for text, where in found if _VERB.match(text)]
    return found, taken


def _goes_on(rest: str, after: Sequence[Said]) -> bool:
    """A list belongs to the first sentence, or the next paragraph begins as that did."""
    if not after or after[0].heading:
        return False
    if rest.endswith(":"):
        return bool(marker_of(after[0].text))
    word = _list_word(rest)
    return bool(word) and word == _list_word(after[0].text)


def _anew(said: Said, trigger: Trigger) -> bool:
    """The paragraph has words of agreement of its own, and a number before them."""
    return not trigger.verbs and begins_agreed(said.text)


def _ends(said: Said, here: str, kind: str, found: Sequence[object]) -> bool:
    """The list is at an end: words without a mark after points, or after a first sentence."""
    if here:
        return False
    if kind:
        return True
    return bool(found) and not _list_word(said.text)


def _leads(rest: str, after: Sequence[Said]) -> bool:
    """Words that end in a colon and only lead up to the list; or say nothing of their own."""
    if _only_lead(rest):
        return True
    if not rest.endswith((":", "–", "—", "-")) or len(rest.split()) > _LONGEST_LEAD:
        return False
    listed = bool(after) and bool(marker_of(after[0].text))
    return not (listed and _OWN_ACT.search(rest))


def inside(text: str) -> list[str]:
    """The points of a list that is printed in one paragraph: "(a) ...; (b) ..."."""
    for first, second in (("(a)", "(b)"), ("(i)", "(ii)"), ("(1)", "(2)"), ("1.", "2."),
                          ("a)", "b)"), ("i)", "ii)"), ("1)", "2)")):  # fmt: skip
        start = re.search(rf"(?:^|[\s:–-]){re.escape(first)}\s", text)
        if start is None or f" {second} " not in text[start.end() :]:
            continue
        opening = text[: start.start()].strip(" :–-")
        if opening and not _only_lead(opening + ":"):
            return [text]
        core = first.strip("().")
        figures = _ANY_MARK[core]
        shape = re.escape(first).replace(core, figures)
        return [part.strip() for part in re.split(rf"(?:^|\s){shape}\s+", text[start.start() :])
                if part.strip(" :–-")]  # fmt: skip
    return [without_marker(text)] if text else []


def _only_lead(text: str) -> bool:
    """Words that only lead up to the list: "that the Council:", "the following:", "that"."""
    if not (text.endswith((":", "–", "-")) or text.lower() in ("that", "to", "as follows")):
        return False
    return _LEAD_WORDS.fullmatch(text) is not None


def _list_word(text: str) -> str:
    """The "that" or "to" with which a resolution begins, or ""."""
    found = re.match(r"(?:that|to)\b", text, re.IGNORECASE)
    return found[0].lower() if found else ""
