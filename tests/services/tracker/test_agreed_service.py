"""Entering what was agreed, pairing it by hand, and putting it aside, each taken back by Undo."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desk.domain.papers.facts import ResolutionFact
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers.importing import import_papers
from scrutiny_desk.services.tracker import agreed, recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, row

DAY = datetime.date(2031, 3, 6)
AT = {"page": "3", "page_index": 2}


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    desk = Desk(library, tmp_path)
    minutes = (
        ResolutionFact(
            item="4", text="That every lantern be trimmed", meeting_date="2031-03-06", **AT
        ),
        ResolutionFact(
            item="5", text="That the quay be mended in May", meeting_date="2031-03-06", **AT
        ),
    )
    tracker = [row(1, "To mend the quay in May", date="2031-03-06")]
    found = facts(recommendations=tracker)
    desk.import_one("pack.pdf", replace(found, resolutions=minutes))
    return desk


def texts(desk: Desk) -> list[str]:
    return [one.text for one in agreed.compare(desk.library, COMMITTEE).never_entered]


def test_what_was_never_entered_is_entered_with_its_page(desk: Desk) -> None:
    (missing,) = agreed.compare(desk.library, COMMITTEE).never_entered
    rec_id = agreed.add_agreed(desk.library, missing).ids[0]
    rows = recommendations.list_recommendations(desk.library, DAY)
    (entered,) = [one.recommendation for one in rows if one.recommendation.id == rec_id]
    assert (entered.text, entered.date, entered.origin_text, entered.origin_page_index) == (
        "That every lantern be trimmed",
        "2031-03-06",
        "Minutes of 6 March 2031, item 4",
        2,
    )
    assert texts(desk) == []
    undoing.undo(desk.library)
    assert texts(desk) == ["That every lantern be trimmed"]
    assert len(recommendations.list_recommendations(desk.library, DAY)) == 1


def test_it_is_put_aside_and_thought_of_again(desk: Desk) -> None:
    (missing,) = agreed.compare(desk.library, COMMITTEE).never_entered
    agreed.set_aside(desk.library, missing)
    assert texts(desk) == []
    agreed.think_again(desk.library, missing)
    assert texts(desk) == ["That every lantern be trimmed"]


def test_a_person_pairs_what_the_words_do_not(desk: Desk) -> None:
    (missing,) = agreed.compare(desk.library, COMMITTEE).never_entered
    (only,) = recommendations.list_recommendations(desk.library, DAY)
    agreed.say_it_is(desk.library, missing, only.recommendation.id)
    found = agreed.compare(desk.library, COMMITTEE)
    assert [(pair.agreed.item, pair.by_person) for pair in found.paired] == [("4", True)]
    # The row is taken, so that the other resolution has none now.
    assert texts(desk) == ["That the quay be mended in May"]


def test_the_sample_packs_minutes_and_its_tracker(shared: Path, library: Library) -> None:
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    import_papers(library, [pack], read_in_own_process, lambda *_: None, lambda: False)
    (committee,) = agreed.committees(library)
    found = agreed.compare(library, committee)
    rows = recommendations.list_recommendations(library, datetime.date(2024, 1, 25))
    number = {one.recommendation.id: one.recommendation.number for one in rows}
    assert sorted((number[p.recommendation_id], p.agreed.item) for p in found.paired) == [
        ("10", "10"),
        ("11", "11"),
        ("7", "7"),
        ("8", "10"),
        ("9", "10"),
    ]
    assert [(one.informal, one.page_name) for one in found.never_entered] == [(True, "134")] * 4
    assert (len(found.set_aside), found.never_agreed) == (2, ())


def test_the_page_that_records_a_row_is_found_by_its_words(desk: Desk) -> None:
    (listed,) = recommendations.list_recommendations(desk.library, DAY)
    found = agreed.where_agreed(desk.library, listed.recommendation)
    assert found is not None
    assert (found.page_index, found.source) == (2, "Minutes of 6 March 2031, item 5")
    other = replace(listed.recommendation, id="another")
    assert agreed.where_agreed(desk.library, other) is None
