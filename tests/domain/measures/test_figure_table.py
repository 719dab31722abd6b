"""Figures as people and statistical offices write them."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_table import (
    FigureRow,
    day_of,
    figures_in,
    is_not_available,
    number_of,
)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-01-31", (2024, 1, 31)),
        ("2024-01", (2024, 1, 1)),
        ("2024/1/31", (2024, 1, 31)),
        ("2024-01-31T00:00:00", (2024, 1, 31)),
        ("31/01/2024", (2024, 1, 31)),
        ("Jan-24", (2024, 1, 1)),
        ("31 January 2024", (2024, 1, 31)),
        ("2024-02-31", None),
        ("soon", None),
    ],
)
def test_dates(said, day) -> None:
    assert day_of(said) == (None if day is None else datetime.date(*day))


@pytest.mark.parametrize(
    ("said", "number"),
    [("1,204", 1204), ("61%", 61), ("-3.5", -3.5), ("−2", -2), (".5", 0.5), ("12 of 20", None)],
)
def test_numbers(said, number) -> None:
    assert number_of(said) == number


@pytest.mark.parametrize("said", ["", " ", "x", "*", "[c]", ":", "..", "-", "N/A", "z"])
def test_not_available_is_no_nought(said) -> None:
    assert is_not_available(said)
    assert number_of(said) is None


def test_columns_by_their_headings_and_trouble_by_its_row() -> None:
    headings = ["Month", " Waiting  list "]
    rows = [["2024-01-31", "331"], ["", ""], ["2024-02-29", "x"]]
    assert figures_in(headings, rows, "month", "waiting list") == [
        FigureRow(datetime.date(2024, 1, 31), 331.0),
        FigureRow(datetime.date(2024, 2, 29), None),
    ]
    with pytest.raises(DeskError, match="Row 3 has no date under “month”"):
        figures_in(headings, [*rows[:1], ["later", "3"]], "month", "waiting list")
    with pytest.raises(DeskError, match="Row 2 has no number under"):
        figures_in(headings, [["2024-01-31", "many"]], "month", "waiting list")
    with pytest.raises(DeskError, match="“Wait” is not there"):
        figures_in(headings, rows, "Month", "Wait")
