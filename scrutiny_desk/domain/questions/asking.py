"""Hints on asking well. They point something out and never rewrite; each can be put aside.

Few and precise: a rule that is not sure says nothing, since a false hint annoys in front of
everybody. Worked examples stand in tests/domain/questions/test_asking.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.questions.alike import Words, alike_pairs, words_of
from scrutiny_desk.domain.questions.questions import Board, Evidence, laid_out

LONG = 45
"""Words over which a question is hard to follow by ear."""
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Hint:
    """What was noticed. key: by which it is put aside for its question.

    said: one short sentence. why: what to make of it. page: where to look, other: the id of the
    question that asks nearly the same.
    """

    key: str
    said: str
    why: str
    page: Evidence | None = None
    other: str | None = None


_LEADS = re.compile(
    r"\b(?:(?:do|would|will|wouldn't|don't|can't|won't)\s+(?:you|we|they)\s+(?:not\s+)?"
    r"(?:agree|accept|admit|concede)\s+(?:that|with)"
    r"|(?:isn't|wasn't|is|was)\s+(?:it|this|that)\s+(?:not\s+)?"
    r"(?:true|obvious|clear|fair\s+to\s+say|the\s+case|a\s+fact)\s+that"
    r"|(?:isn't|wasn't)\s+(?:it|this|that)\s+(?:true|obvious|clear|the\s+case|a\s+fact)"
    r"|surely|everyone\s+knows|as\s+we\s+all\s+know)\b"
)
_TAG = re.compile(
    r",\s*(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|wo|ca)n't\s+"
    r"(?:it|they|you|he|she|we|there|that|this)\s*\?|,\s*(?:right|correct)\s*\?"
)
_ASKS = r"(?:why|how|what|when|who|where|which)"
_HELPS = r"(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|may|must|might)"
_SOMEBODY = r"(?:it|they|you|we|the|this|that|these|those|there|he|she|officers|families)"
_SECOND = re.compile(
    rf"(?P<before>\w+)?[,;]?\s+(?:and|or)\s+(?:also\s+)?"
    rf"(?:(?P<asks>{_ASKS})(?:\s+\w+){{0,3}}?\s+{_HELPS}\b|{_HELPS}\s+{_SOMEBODY}\b)"
)
_ASKS_FIRST = re.compile(rf"^\W*(?:\w+,\s+)?(?:{_ASKS}|{_HELPS})\b")
_BETWEEN = re.compile(rf"\bbetween\s+{_ASKS}\b")
_GOES_ON = re.compile(r"^\W*(?:(?:and\s+)?if\s+(?:so|not)|why\s+not|for\s+example)\b")
_SURE = r"(?:confident|satisfied|sure|happy|content|comfortable|assured|convinced)"
_CLOSED = re.compile(
    rf"^(?:(?:are|is)\s+(?:you|we|they|officers|the\s+\w+(?:\s+\w+)?)\s+{_SURE}\b"
    r"|(?:is|are|has|have)\s+(?:enough|sufficient|adequate|progress|lessons|improvements?)\b"
    r"|(?:is|are)\s+there\s+(?:a|any|enough|sufficient|adequate)\s+"
    r"(?:\w+\s+)?(?:plans?|strategy|strategies|resources?|funding|staff|capacity|money)\b"
    r"|(?:do|does)\s+(?:you|we|they|the\s+\w+(?:\s+\w+)?)\s+have\s+"
    r"(?:a|any|enough|sufficient|adequate|the)\s+(?:\w+\s+)?"
    r"(?:plans?|strategy|resources?|funding|staff|capacity|money)\b"
    r"|can\s+(?:you|we|they|officers|the\s+\w+)\s+(?:re)?(?:assure|guarantee)\b"
    r"|(?:is|are)\s+(?:\w+\s+){1,5}(?:working|going)\s+well\b)"
)


class Noticing:
    """Notices what there is to say about the questions of a board, and remembers texts it knows.

    While one question is being typed, the others are not weighed anew.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Words, tuple[Hint, ...]]] = {}
        self._asked: dict[str, str] = {}
        self._pairs: dict[str, list[tuple[str, tuple[str, ...]]]] = {}

    def on(self, board: Board) -> dict[str, tuple[Hint, ...]]:
        """What is noticed about a board's questions, by their ids; what is put aside left out."""
        order = [one for item in board.items for one in laid_out(board.of(item.key)) if one.number]
        texts = {one.entry.text for one in order}
        self._known = {text: self._known.get(text) or _weighed(text) for text in texts}
        numbers = {one.entry.id: one for one in order}
        items = {item.key: item.number for item in board.items}
        asked = {one.entry.id: one.entry.text for one in order}
        if asked != self._asked:
            self._asked = asked
            self._pairs = alike_pairs({key: self._known[text][0] for key, text in asked.items()})
        pairs = self._pairs
        found = {}
        for one in order:
            entry = one.entry
            hints = self._known[entry.text][1]
            for other_id, both in pairs.get(entry.id, ()):
                other = numbers[other_id]
                where = (
                    f" on item {items[other.entry.item]}" if other.entry.item != entry.item else ""
                )
                hints += (_alike(other_id, f"{other.number}{where}", both),)
            kept = tuple(hint for hint in hints if hint.key not in entry.dismissed)
            if kept:
                found[entry.id] = kept
        return found


def _weighed(text: str) -> tuple[Words, tuple[Hint, ...]]:
    return words_of(text), hints_of(text)


def hints_of(text: str) -> tuple[Hint, ...]:
    """What is noticed about a question's own words, the plainest first."""
    plain = _plain(text)
    if not plain:
        return ()
    return tuple(hint for hint in (rule(plain) for rule in _RULES) if hint is not None)


def leading(plain: str) -> Hint | None:
    """It tells the witness what to say."""
    found = _LEADS.search(plain) or _TAG.search(plain)
    if found is None:
        return None
    words = found[0].strip(" ,")
    return Hint(
        "leading",
        f"Leading? It says “{words}”",
        "It gives the answer with the question. Asked without it, the witness has to answer.",
    )


def two_in_one(plain: str) -> Hint | None:
    """It asks two things, of which one will be answered."""
    parts = [part for part in re.split(r"\?", plain) if part.strip()]
    asked = [
        part
        for part in parts[: plain.count("?")]
        if len(part.split()) >= _SHORT and not _GOES_ON.match(part)
    ]
    if len(asked) > 1 and plain.count("?") > 1:
        return _two("It has two question marks" if len(asked) == 2 else "It asks several things")
    for sentence in parts:
        if not _ASKS_FIRST.match(sentence) or _BETWEEN.search(sentence):
            continue
        for found in _SECOND.finditer(sentence):
            before = found["before"] or ""
            rest = sentence[found.end() :].split()
            if rest and not re.fullmatch(f"{_ASKS}|{_HELPS}", before):
                words = " ".join(found[0].removeprefix(before).strip(" ,;").split()[:3])
                return _two(f"It goes on “{words} …”")
    return None


def closed(plain: str) -> Hint | None:
    """Yes would answer it, and nothing would be learnt."""
    if not _CLOSED.match(plain):
        return None
    return Hint(
        "closed",
        "Yes or no would answer it",
        "Asking how, what or by when draws out what there is to know.",
    )


def too_long(plain: str) -> Hint | None:
    """It cannot be followed by ear."""
    count = len(plain.split())
    if count <= LONG:
        return None
    return Hint(
        "long",
        f"Long: {count} words",
        "What leads up to it can be said first, and the question asked alone.",
    )


_RULES: tuple[Callable[[str], Hint | None], ...] = (leading, two_in_one, closed, too_long)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in which an answer may stand; index from 0, label as printed or "PDF 2"."""

    paper_id: str
    index: int
    label: str
    text: str


_COUNTS = re.compile(
    r"^\W*(?:how\s+(?:many|much|long|often)|what\s+(?:is|was|are|were)\s+the\s+"
    r"(?:number|cost|percentage|proportion|total|budget|target)|what\s+(?:percentage|proportion))\b"
)
_WHEN = re.compile(r"^\W*(?:when|by\s+when|on\s+what\s+date|what\s+is\s+the\s+date)\b")
_FIGURE = re.compile(r"\d")
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|20\d\d)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n\s*\n|\s•\s")
_LEAST_WORDS = 3
_LONGEST_SENTENCE = 60


def answered_on(text: str, pages: Sequence[PageText], known: Sequence[str] = ()) -> Hint | None:
    """The page that seems to answer a question for a figure or a date, or None.

    Cautious: every content word of the question stands in one sentence, with a figure (for "how
    many", "how much") or a date (for "when") that the question does not name itself. known: quotes
    that stand with the question already; what they say is no news.
    """
    plain = _plain(text)
    sought = _FIGURE if _COUNTS.match(plain) else _DATE if _WHEN.match(plain) else None
    words = words_of(plain)
    if sought is None or len(words.stems) < _LEAST_WORDS:
        return None
    begins = [key[:4] for key in words.stems]
    for page in pages:
        below = page.text.casefold()
        if not all(one in below for one in begins):
            continue
        for sentence in _SENTENCE.split(page.text):
            said = " ".join(sentence.split())
            if len(said.split()) > _LONGEST_SENTENCE or said.endswith("?"):
                continue
            there = words_of(said)
            answers = sought.search(said) and (
                sought is _DATE or there.numbers - words.numbers or _has_other_figure(said, plain)
            )
            news = not any(said in quote or quote in said for quote in known if quote)
            if answers and news and words.stems.keys() <= there.stems.keys():
                name = page.label if page.label.startswith("PDF") else f"page {page.label}"
                return Hint(
                    f"answered {page.paper_id} {page.index}",
                    f"{name[:1].upper()}{name[1:]} may answer it",
                    f"It says: “{said}”",
                    page=Evidence("", page.paper_id, page.index, page.label, said),
                )
    return None


def _has_other_figure(said: str, plain: str) -> bool:
    figures = set(re.findall(r"\d[\d,.]*", said))
    return bool(figures - set(re.findall(r"\d[\d,.]*", plain)))


def asked_before(when: str, answer: str, both: Sequence[str], key: str) -> Hint:
    """The hint that an earlier meeting was asked nearly the same."""
    told = " ".join(answer.split())
    said = f"It was answered: “{told}”" if told else "No answer was noted."
    return Hint(
        f"before {key}",
        f"Asked before{f', on {when}' if when else ''}",
        f"Both ask about: {', '.join(both)}. {said}",
    )


def _alike(other_id: str, number: str, both: Sequence[str]) -> Hint:
    return Hint(
        f"alike {other_id}",
        f"Asks nearly the same as question {number}",
        f"Both ask about: {', '.join(both)}.",
        other=other_id,
    )


def _two(said: str) -> Hint:
    return Hint(
        "two",
        f"Two in one? {said}",
        "The easier half gets the answer. The other can stand under it as a follow-up.",
    )


def _plain(text: str) -> str:
    """One line in lower case with plain apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())
