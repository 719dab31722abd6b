"""Update cells that have grown over the years."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.tracker.update_entries import entries_of, without_date


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        (
            "12/03/24: Met the officers. 05/06/24: The report is out.",
            [("2024-03-12", "Met the officers."), ("2024-06-05", "The report is out.")],
        ),
        # The newest on top, and a colon where no sentence ends.
        (
            "June 2024: report out March 2024: begun",
            [("2024-03", "begun"), ("2024-06", "report out")],
        ),
        (
            "12 March 2024 – Begun. 5 June 2024 – Done.",
            [("2024-03-12", "Begun."), ("2024-06-05", "Done.")],
        ),
        ("[12.03.24] Begun. [13.03.24] Done.", [("2024-03-12", "Begun."), ("2024-03-13", "Done.")]),
        ("Update 3 March 2024: begun", [("2024-03-03", "begun")]),
    ],
)
def test_dated_entries_are_parted(cell: str, entries: list[tuple[str, str]]) -> None:
    assert [(entry.date, entry.text) for entry in entries_of(cell, None)] == entries


@pytest.mark.parametrize(
    "cell",
    [
        "Plain words.",
        "We shall meet by 05/06/24: all of us.",
        "12/03/24: to be done by 05/06/24: yes.",
        "12/03/24: met. 05/06/23: earlier. 07/08/24: later.",
        "12/03/24 the board met.",
        "12/03/24:",
        "31/02/24: no such day.",
    ],
)
def test_what_is_not_certain_stays_whole(cell: str) -> None:
    assert [(entry.date, entry.text) for entry in entries_of(cell, None)] == [(None, cell)]


def test_a_day_after_the_tracker_itself_is_a_slip_and_parts_nothing() -> None:
    cell = "12/04/2024: done"
    assert entries_of(cell, "2024-01-25")[0].date is None
    assert entries_of(cell, "2024-04-12")[0].date == "2024-04-12"
    assert entries_of("", None) == ()


def test_an_entry_is_known_again_with_or_without_its_date() -> None:
    assert without_date("12/03/24: Surveyed.") == "Surveyed."
    assert without_date("Surveyed.") == "Surveyed."
