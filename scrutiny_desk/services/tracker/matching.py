"""Which recommendation on the shelf a tracker's row is: one printed again, or a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.library.plain import folded

_ALIKE = 0.75
_SOMEWHAT_ALIKE = 0.5
_SHARED_WORDS = 0.5
_BARE_NUMBER = re.compile(r"\W*\d*\W*")
_MOST_CANDIDATES = 4
NOWHERE: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """What a row of a tracker is.

    rec_id: the recommendation that it surely is, None for none. candidates: where it is none for
    sure, those that it may be, the likeliest first, each with what speaks for it.
    """

    rec_id: str | None
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it surely is one, or surely none."""
        return self.rec_id is not None or not self.candidates


def match_recommendations(
    printed: Sequence[RecommendationFact],
    committee: str,
    shelf: Iterable[Recommendation],
    printed_texts: Mapping[str, Sequence[str]],
    earlier: Mapping[str, Sequence[str]] = NOWHERE,
) -> list[Match]:
    """For each printed row what it is, and where that is doubtful, what it may be.

    The parameters are those of `same_recommendations`, which says when a row is surely one.
    """
    on_shelf = list(shelf)
    same = same_recommendations(printed, committee, on_shelf, printed_texts, earlier)
    taken = {rec_id for rec_id in same if rec_id is not None}
    near = _Near(
        [one for one in _of_committee(on_shelf, committee, earlier) if one.id not in taken],
        printed_texts,
    )
    return [
        Match(rec_id) if rec_id is not None else Match(None, near.to(row))
        for row, rec_id in zip(printed, same, strict=True)
    ]


def same_recommendations(
    printed: Sequence[RecommendationFact],
    committee: str,
    shelf: Iterable[Recommendation],
    printed_texts: Mapping[str, Sequence[str]],
    earlier: Mapping[str, Sequence[str]] = NOWHERE,
) -> list[str | None]:
    """For each printed row the id of the recommendation it surely is, or None.

    The same recommendation has the same committee (or one of the two names none), the same number
    and nearly the same words, and the same date or a reference that no other has ("A27/14"; a bare
    number is given anew when closed rows leave a tracker). So a row left over is also taken for
    the one of the same date and the very same words, if no other row of this paper is.
    printed_texts: by recommendation id, its words in every paper so far, which still tell it when
    a person has changed them since. earlier: by recommendation id the committees that handed it
    on, whose trackers still print it.
    """
    known = _of_committee(shelf, committee, earlier)
    by_number: dict[str, list[Recommendation]] = {}
    for one in known:
        by_number.setdefault(folded(one.number), []).append(one)
    found: list[str | None] = [
        _of_its_number(row, by_number.get(folded(number_of(row)), ()), printed_texts)
        for row in printed
    ]
    taken = {rec_id for rec_id in found if rec_id is not None}
    by_words: dict[str, list[Recommendation]] = {}
    for one in known:
        for text in {folded(t) for t in (one.text, *printed_texts.get(one.id, ()))}:
            by_words.setdefault(text, []).append(one)
    for index, row in enumerate(printed):
        if found[index] is not None or not folded(row.text):
            continue
        again = [
            one.id
            for one in by_words.get(folded(row.text), ())
            if one.id not in taken and _same_date(one, row)
        ]
        if len(again) == 1:
            found[index] = again[0]
            taken.add(again[0])
    return found


def number_of(row: RecommendationFact) -> str:
    """The row's number or reference as text, "" where none is printed."""
    return "" if row.number is None else str(row.number)


def is_reference(number: str) -> bool:
    """Whether a number is one that no other row has ("SR (25/26) 01"), and no bare count."""
    return _BARE_NUMBER.fullmatch(number.strip()) is None


def _of_its_number(
    row: RecommendationFact,
    known: Sequence[Recommendation],
    printed_texts: Mapping[str, Sequence[str]],
) -> str | None:
    """The recommendation of the row's own number that has its words too, or None."""

    def has_the_words(one: Recommendation) -> bool:
        return any(_alike(text, row.text) for text in (one.text, *printed_texts.get(one.id, ())))

    for one in known:
        if _same_date(one, row) and has_the_words(one):
            return one.id
    if not is_reference(number_of(row)):
        return None
    alike = [one.id for one in known if has_the_words(one)]
    return alike[0] if len(alike) == 1 else None


class _Near:
    """Finds what on the shelf a row may be, without being surely so."""

    def __init__(
        self, known: Sequence[Recommendation], printed_texts: Mapping[str, Sequence[str]]
    ) -> None:
        self._known = [
            (one, [folded(t) for t in dict.fromkeys((one.text, *printed_texts.get(one.id, ())))])
            for one in known
        ]
        self._words = [[frozenset(text.split()) for text in texts] for _, texts in self._known]

    def to(self, row: RecommendationFact) -> tuple[tuple[str, str], ...]:
        text = folded(row.text)
        words, number = frozenset(text.split()), folded(number_of(row))
        found: list[tuple[float, str, str]] = []
        for (one, texts), bags in zip(self._known, self._words, strict=True):
            same_number = bool(number) and folded(one.number) == number
            near = max((_shared(words, bag) for bag in bags), default=0.0)
            if near < _SHARED_WORDS and not same_number:
                continue
            alike = max((_likeness(text, other) for other in texts), default=0.0)
            why = _why(one, row, alike, same_number=same_number)
            if why:
                found.append((alike + same_number, one.id, why))
        found.sort(key=lambda one: -one[0])
        return tuple((rec_id, why) for _, rec_id, why in found[:_MOST_CANDIDATES])


def _why(one: Recommendation, row: RecommendationFact, alike: float, *, same_number: bool) -> str:
    """What speaks for a row being a recommendation; "" where that is not enough."""
    same_date = _same_date(one, row)
    if same_number and is_reference(one.number):
        return "the same reference, other words" if alike < _ALIKE else "the same reference"
    if same_number and same_date and alike >= _SOMEWHAT_ALIKE:
        return "the same number and date, some of the words"
    if same_number and same_date and row.date is not None:
        return "the same number and date, other words"
    if alike >= _ALIKE:
        if same_date:
            return "nearly the same words and the same date, another number"
        return "nearly the same words, another date"
    return ""


def _of_committee(
    shelf: Iterable[Recommendation], committee: str, earlier: Mapping[str, Sequence[str]]
) -> list[Recommendation]:
    """Those of a committee, or of none, and those that it handed on."""
    wanted = {folded(committee), ""}
    return [
        one
        for one in shelf
        if wanted == {""}
        or folded(one.committee) in wanted
        or any(folded(name) in wanted for name in earlier.get(one.id, ()))
    ]


def _same_date(one: Recommendation, row: RecommendationFact) -> bool:
    if one.date is not None and row.date is not None:
        return one.date == row.date
    return folded(one.date_text) == folded(row.date_text)


def _alike(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    return first == second or _likeness(first, second) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the larger of two sets of words stands in the other."""
    return len(one & other) / max(len(one), len(other), 1)
