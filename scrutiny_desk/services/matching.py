"""Which recommendation on the shelf a tracker's row is: one printed again, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from scrutiny_desk.domain.facts import RecommendationFact
from scrutiny_desk.domain.recommendations import Recommendation
from scrutiny_desk.library.plain import folded

_ALIKE = 0.75


def same_recommendations(
    printed: Sequence[RecommendationFact],
    committee: str,
    shelf: Iterable[Recommendation],
    printed_texts: Mapping[str, Sequence[str]],
) -> list[str | None]:
    """For each printed row the id of the recommendation it is, or None for a new one.

    The same recommendation has the same committee (or one of the two names none), the same date,
    the same number and nearly the same words. Trackers are numbered anew when closed rows leave
    them, so a row left over is also taken for the one of the same date and the very same words,
    if no other row of this paper is. printed_texts: by recommendation id, its words in every
    paper so far, which still tell it when a person has changed them since.
    """
    committees = {folded(committee), ""}
    known = [one for one in shelf if committees == {""} or folded(one.committee) in committees]
    found: list[str | None] = [
        next(
            (
                one.id
                for one in known
                if folded(one.number) == folded(number_of(row))
                and _same_date(one, row)
                and any(
                    _alike(text, row.text) for text in (one.text, *printed_texts.get(one.id, ()))
                )
            ),
            None,
        )
        for row in printed
    ]
    taken = {rec_id for rec_id in found if rec_id is not None}
    for index, row in enumerate(printed):
        if found[index] is not None or not folded(row.text):
            continue
        again = [
            one.id
            for one in known
            if one.id not in taken
            and _same_date(one, row)
            and folded(row.text) in {folded(t) for t in (one.text, *printed_texts.get(one.id, ()))}
        ]
        if len(again) == 1:
            found[index] = again[0]
            taken.add(again[0])
    return found


def number_of(row: RecommendationFact) -> str:
    """The row's number or reference as text, "" where none is printed."""
    return "" if row.number is None else str(row.number)


def _same_date(one: Recommendation, row: RecommendationFact) -> bool:
    if one.date is not None and row.date is not None:
        return one.date == row.date
    return folded(one.date_text) == folded(row.date_text)


def _alike(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
