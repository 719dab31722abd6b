from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.services.tracker.matching import match_recommendations, same_recommendations
from tests.services.made_papers import COMMITTEE, row

KNOWN = Recommendation(
    id="known",
    paper_id=None,
    committee=COMMITTEE,
    number="4",
    date="2030-11-14",
    date_text="14.11.30",
    text="That the harbour board publishes the tide tables",
    target_text="",
    target_date=None,
    officer="",
    reported="",
    reported_colour=None,
    closed_on=None,
    page_index=None,
    page_name="",
)
SAME_TEXT = KNOWN.text


@pytest.mark.parametrize(
    ("printed", "committee", "is_it"),
    [
        (row(4, SAME_TEXT), COMMITTEE, True),
        (row("4", "That the Harbour Board publish the tide tables."), COMMITTEE.upper(), True),
        (row(4, SAME_TEXT), "", True),
        (row(4, SAME_TEXT), "Parks Committee", False),
        (row(4, SAME_TEXT, date="2030-11-15"), COMMITTEE, False),
        (row(4, "Repaint the lighthouse in red and white"), COMMITTEE, False),
        (row(2, SAME_TEXT), COMMITTEE, True),  # numbered anew, the very same words
        (row(2, "That the harbour board publish tide tables"), COMMITTEE, False),
    ],
)
def test_which_row_is_the_known_one(printed, committee, is_it) -> None:
    found = same_recommendations([printed], committee, [KNOWN], {})
    assert found == ["known" if is_it else None]


def test_the_printed_words_still_tell_a_row_that_a_person_has_changed() -> None:
    changed = replace(KNOWN, text="Tides online by summer")
    printed = {"known": [SAME_TEXT]}
    assert same_recommendations([row(4, SAME_TEXT)], COMMITTEE, [changed], printed) == ["known"]
    assert same_recommendations([row(4, SAME_TEXT)], COMMITTEE, [changed], {}) == [None]


def test_a_row_of_the_same_number_comes_before_one_numbered_anew() -> None:
    rows = [row(9, SAME_TEXT), row(4, SAME_TEXT)]
    assert same_recommendations(rows, COMMITTEE, [KNOWN], {}) == [None, "known"]


def test_a_row_numbered_anew_that_could_be_two_is_neither() -> None:
    twin = replace(KNOWN, id="twin", number="5")
    assert same_recommendations([row(9, SAME_TEXT)], COMMITTEE, [KNOWN, twin], {}) == [None]


REFERENCED = replace(KNOWN, number="A27/14")


@pytest.mark.parametrize(
    ("printed", "surely", "why"),
    [
        (row("A27/14", SAME_TEXT), True, ""),
        # A reference that no other row has: a date put right does not matter.
        (row("A27/14", SAME_TEXT, date="2030-11-15"), True, ""),
        (row("A27/14", "Repaint the lighthouse"), False, "the same reference, other words"),
        (row("A27/15", f"{SAME_TEXT} twice a year"), False, "another number"),
        (row("B1", SAME_TEXT, date="2031-01-01"), False, "another date"),
        (row("B1", "Repaint the lighthouse", date="2031-01-01"), False, None),
    ],
)
def test_what_is_not_sure_has_its_candidates(printed, surely: bool, why: str | None) -> None:
    (match,) = match_recommendations([printed], COMMITTEE, [REFERENCED], {})
    assert (match.rec_id == "known") is surely
    if not surely:
        assert match.rec_id is None
        assert [rec_id for rec_id, _ in match.candidates] == (["known"] if why else [])
        assert why is None or why in match.candidates[0][1]


def test_of_two_that_are_alike_neither_is_taken_and_both_are_offered() -> None:
    twin = replace(KNOWN, id="twin", number="5")
    (match,) = match_recommendations([row(9, SAME_TEXT)], COMMITTEE, [KNOWN, twin], {})
    assert match.rec_id is None
    assert {rec_id for rec_id, _ in match.candidates} == {"known", "twin"}
