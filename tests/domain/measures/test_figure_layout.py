from __future__ import annotations

import pytest

from scrutiny_desk.domain.measures.figure_layout import (
    Grid,
    guess_layout,
    iso_of,
    names_in,
    take,
    take_text,
)


@pytest.mark.parametrize(
    ("text", "period", "iso"),
    [
        ("31 January 2024", "", "2024-01-31"),
        ("Jan-24", "", "2024-01"),
        ("2024-1", "", "2024-01"),
        ("2024-01-31T00:00:00", "", "2024-01-31"),
        ("31/01/2024", "", "2024-01-31"),
        ("202404", "", "2024-04"),
        ("202324", "Academic year", "2024-08-31"),
        ("2023/24", "Financial year", "2024-03-31"),
        ("2023/24", "", None),
        ("201112", "", None),
        ("201112", "Month", "2011-12"),
        ("2024", "April", "2024-04"),
        ("2024", "", "2024"),
        ("2024-13", "", None),
        ("331", "", None),
        ("North", "", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, period: str, iso: str | None) -> None:
    assert iso_of(text, period) == iso


def grid(text: str, name: str = "Data") -> Grid:
    return Grid(name, tuple(tuple(line.split("|")) for line in text.strip().splitlines()))


LONG = grid(
    """
Children's waits|||
Source: a return|||
time_period|time_identifier|provider|waiting
2024|April|North|331
2024|April|South|x
2024|May|North|c
2024|May|South|1,204
2024|June|North|many
c: small figures are not given|||
"""
)


def test_a_long_table_gives_the_figures_of_one_name() -> None:
    layout = guess_layout(LONG)
    assert layout is not None
    assert (layout.heading, layout.across, layout.date, layout.value, layout.name) == (
        2,
        0,
        0,
        3,
        2,
    )
    assert names_in(LONG, layout)[:2] == ("North", "South")
    north, south = take(LONG, layout, "North"), take(LONG, layout, " south ")
    assert [(r.as_of, r.value, r.printed) for r in north.rows] == [
        ("2024-04", 331.0, "331"),
        ("2024-05", None, "c"),
    ]
    assert north.troubles == (
        "Data, row 8, column D says “many”, which cannot be read as a number",
    )
    assert [(r.as_of, r.value) for r in south.rows] == [("2024-04", None), ("2024-05", 1204.0)]
    assert south.rows[1].place == "Data, row 7, column D"


def test_a_wide_table_has_its_months_across() -> None:
    table = grid(
        """
Region|Service|Apr-24|May-24|Jun-24
East|Ferries|10|*|12
East|Trams|1|:|3
"""
    )
    layout = guess_layout(table)
    assert layout is not None
    assert (layout.across, layout.name) == (True, 1)
    taken = take(table, layout, "Ferries")
    assert [(r.as_of, r.value) for r in taken.rows] == [
        ("2024-04", 10.0),
        ("2024-05", None),
        ("2024-06", 12.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "31 January 2024, 331\nFebruary 2024, 1,204\n",
        "31 January 2024\t331\nFeb 2024\t1204",
        "Date Figure\n31/01/2024 331\nFeb 2024  1,204",
        "31 January 2024;331\nFeb 2024;1,204",
        "Month\tA\tWaiting\n31 January 2024\tx y\t331\nFeb 2024\tx y\t1204",
    ],
)
def test_what_is_typed_or_pasted_is_a_date_and_a_figure_a_line(text: str) -> None:
    taken = take_text(text)
    assert [(r.as_of, r.value) for r in taken.rows] == [("2024-01-31", 331.0), ("2024-02", 1204.0)]
    assert taken.troubles == ()


def test_a_line_that_cannot_be_read_is_told_and_the_others_stay() -> None:
    taken = take_text("Jan 2024 x\nsoon 12")
    assert [(r.as_of, r.value, r.printed) for r in taken.rows] == [("2024-01", None, "x")]
    (trouble,) = taken.troubles
    assert trouble.startswith("Line 2 says “soon 12”")


def test_names_are_taken_before_their_codes_and_the_end_of_a_period_before_its_start() -> None:
    table = grid(
        """
PERIOD_START|PERIOD_END|CODE|PROVIDER_NAME|VALUE
01/04/2023|30/04/2023|RX|North|12
01/05/2023|31/05/2023|RY|South|*
"""
    )
    layout = guess_layout(table)
    assert layout is not None
    assert (layout.date, layout.name, layout.value) == (1, 3, 4)
    assert [r.as_of for r in take(table, layout, "South").rows] == ["2023-05-31"]
    across = guess_layout(grid("Code|Name|Apr-24|May-24\nRX|North|1|2\nRY|South|3|4"))
    assert across is not None
    assert across.name == 1


def test_a_sheet_without_dates_has_no_layout() -> None:
    assert guess_layout(grid("Notes|\nRead me|first")) is None


def test_rows_all_dated_the_first_of_a_month_are_of_those_months() -> None:
    def days(text: str) -> list[str]:
        table = grid(text)
        layout = guess_layout(table)
        assert layout is not None
        return [row.as_of for row in take(table, layout).rows]

    by_month = days("Date|Waiting\n01/01/2023|31\n01/02/2023|30\n01/03/2023|29")
    by_day = days("Date|Waiting\n01/01/2023|31\n08/01/2023|30\n15/01/2023|29")

    assert by_month == ["2023-01", "2023-02", "2023-03"]
    assert by_day == ["2023-01-01", "2023-01-08", "2023-01-15"]
