"""A half-typed update outlives the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scrutiny_desk.domain.tracker.recommendations import UpdateDraft
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.drafts import draft_of, form_of, keep_draft, keep_form

HALF = UpdateDraft("25 January 2024", "Scrutiny manager", "Asked aga", private=True)


@pytest.fixture
def rec_id(tmp_path: Path) -> str:
    with Library.open(tmp_path, create=True) as library:
        (made,) = recommendations.add_recommendation(
            library,
            committee="The committee",
            number="1",
            date_text="9.11.2023",
            text="To mend the quay.",
            target_text="TBC",
            officer="Director",
        ).ids
    return made


def test_a_draft_is_there_after_reopening_and_gone_when_emptied(
    tmp_path: Path, rec_id: str
) -> None:
    with Library.open(tmp_path) as library:
        assert draft_of(library, rec_id) == UpdateDraft()
        keep_draft(library, rec_id, HALF)
    with Library.open(tmp_path) as library:
        assert draft_of(library, rec_id) == HALF
        (row,) = recommendations.list_recommendations(library, date(2024, 1, 25))
        assert row.updates == ()
        keep_draft(library, rec_id, UpdateDraft())
        assert draft_of(library, rec_id) == UpdateDraft()


def test_a_draft_does_not_stand_in_the_way_of_undo(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        (made,) = recommendations.add_recommendation(
            library,
            committee="",
            number="1",
            date_text="",
            text="To mend the quay.",
            target_text="",
            officer="",
        ).ids
        keep_draft(library, made, HALF)
        undoing.undo(library)
        assert recommendations.list_recommendations(library, date(2024, 1, 25)) == []
        keep_draft(library, made, HALF)
        assert draft_of(library, made) == UpdateDraft()


def test_what_stands_in_a_form_is_there_after_reopening_and_each_form_has_its_own(
    tmp_path: Path, rec_id: str
) -> None:
    with Library.open(tmp_path) as library:
        keep_form(library, rec_id, "response", {"text": "Half an ans\0wer"})
        keep_form(library, rec_id, "closure", {"words": "Minutes"})
        keep_form(library, "gone", "closure", {"words": "Minutes"})
    with Library.open(tmp_path) as library:
        assert form_of(library, rec_id, "response") == {"text": "Half an answer"}
        keep_form(library, rec_id, "response", {})
        assert form_of(library, rec_id, "response") == {}
        assert form_of(library, rec_id, "closure") == {"words": "Minutes"}
        assert form_of(library, "gone", "closure") == {}
