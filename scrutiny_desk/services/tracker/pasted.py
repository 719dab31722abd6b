"""Which recommendations here pasted rows are: surely one, perhaps one, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import recommendation_history, recommendations, sightings
from scrutiny_desk.services.tracker.matching import Match, match_recommendations
from scrutiny_desk.services.tracker.pasting import PastedRow


def which_are_here(library: Library, rows: Sequence[PastedRow], committee: str = "") -> list[Match]:
    """For each pasted row the recommendation that it surely is, or those that it may be.

    committee: of the rows that name none; "" looks in every committee. A row without words is the
    one of its number, where only one has it. A date that is not told is not compared. Of two rows
    that would be the same recommendation the second is doubtful.
    """
    with library.read() as connection:
        shelf = recommendations.all_recommendations(connection)
        texts = sightings.printed_texts(connection)
        earlier = recommendation_history.earlier_committees(connection)
    numbers = {one.id: one.number for one in shelf}
    found: list[Match] = []
    taken: set[str] = set()
    undated = [replace(one, date=None, date_text="") for one in shelf]
    for row in rows:
        whole = row if row.committee else replace(row, committee=committee.strip())
        match = _matched(whole, shelf if whole.date_text else undated, texts, earlier)
        one = match.rec_id
        if one is not None and whole.number and folded(numbers[one]) != folded(whole.number):
            match = Match(None, ((one, "the very same words, another number"),))
        elif one is not None and one in taken:
            match = Match(None, ((one, "another pasted row is the same"),))
        elif one is not None:
            taken.add(one)
        found.append(match)
    return found


def _matched(
    row: PastedRow,
    shelf: Sequence[Recommendation],
    texts: Mapping[str, Sequence[str]],
    earlier: Mapping[str, Sequence[str]],
) -> Match:
    if not row.text:
        return _by_number(row, shelf)
    fact = RecommendationFact(
        number=row.number or None,
        date=read_date(row.date_text),
        date_text=row.date_text,
        text=row.text,
        page="",
        page_index=0,
    )
    match = match_recommendations([fact], row.committee, shelf, texts, earlier)[0]
    if match.rec_id is not None:
        others = [one for one in shelf if one.id != match.rec_id and _numbered(row, one)]
        again = match_recommendations([fact], row.committee, others, texts, earlier)[0].rec_id
        if again is not None:
            why = "more than one has this number and these words"
            return Match(None, ((match.rec_id, why), (again, why)))
    if row.date_text:
        return match
    plain = tuple((rec_id, _without_date(why)) for rec_id, why in match.candidates)
    return Match(match.rec_id, plain)


def _by_number(row: PastedRow, shelf: Sequence[Recommendation]) -> Match:
    same = [
        one.id
        for one in shelf
        if _numbered(row, one)
        and (not row.committee or folded(one.committee) == folded(row.committee))
    ]
    if len(same) == 1:
        return Match(same[0])
    return Match(None, tuple((one, "the same number") for one in same))


def _numbered(row: PastedRow, one: Recommendation) -> bool:
    return bool(row.number) and folded(one.number) == folded(row.number)


def _without_date(why: str) -> str:
    """What speaks for a match, where no date was compared."""
    return why.replace(" and the same date", "").replace("number and date", "number")
