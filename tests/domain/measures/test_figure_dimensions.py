"""Long tables as statistical offices publish them: the rows of one series, or a series each."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_dimensions import long_table, told_where
from scrutiny_desk.domain.measures.figure_layout import Grid, guess_layout

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,old_la_code,new_la_code,la_name,sen_need,ehcp_age,num_caseload,pc_in_time"
)


def school_table() -> Grid:
    """Two years, a country with two places, two needs and a total, signs for what is suppressed."""
    rows = [tuple(HEAD.split(","))]
    places = [
        ("National", "E92000001", "England", "", "", "", "", ""),
        ("Local authority", "E92000001", "England", "E12000002", "North West", "890", "E06000009",
         "Blackpool"),
        ("Local authority", "E92000001", "England", "E12000002", "North West", "888", "E10000017",
         "Lancashire"),
    ]  # fmt: skip
    for year, period in (("202223", "Academic year"), ("202324", "Academic year")):
        for at, place in enumerate(places):
            for need in ("Total", "Autistic spectrum disorder", "Speech"):
                number = 1000 // (at + 1) + len(need) + int(year[-2:])
                share = ("x", "low", "c", "z", "*", ":")[at] if need == "Speech" else "49.5"
                rows.append((year, period, *place, need, "Total", str(number), share))
    rows.append(("Source: made for this test",))
    return Grid("", tuple(rows))


def table(grid: Grid | None = None):
    grid = grid or school_table()
    layout = guess_layout(grid)
    assert layout is not None
    return long_table(grid, layout)


def test_rows_differ_by_places_and_needs_and_codes_say_nothing_more() -> None:
    found = table()

    assert found.heading == "Num caseload"
    assert [one.heading for one in found.dimensions()] == ["la_name", "sen_need"]
    assert [one.usual for one in found.dimensions()] == ["", "Total"]


def test_what_is_chosen_leaves_the_rows_of_one_series() -> None:
    found = told_where(table(), ["la_name=blackpool", "sen_need=Autistic spectrum disorder"])

    assert found.dimensions() == []
    taken = found.taken()
    assert [(one.as_of, one.value) for one in taken.rows] == [
        ("2023-08-31", 549), ("2024-08-31", 550),
    ]  # fmt: skip
    assert taken.rows[0].place == "row 6, column M"
    assert found.part() == "blackpool, Autistic spectrum disorder"


def test_rows_of_one_date_that_differ_are_told_and_not_taken() -> None:
    taken = table().where(9, "Blackpool").taken()

    assert taken.rows == ()
    assert taken.troubles == ("Several rows are of one date: they differ by “sen_need”",)


def test_each_value_is_a_series_of_its_own() -> None:
    blackpool = table().where(9, "Blackpool")
    found = blackpool.each([10])

    assert [one.part([10]) for one in found] == ["", "Autistic spectrum disorder", "Speech"]
    assert all(len(one.taken().rows) == 2 for one in found)


@pytest.mark.parametrize("sign", ["x", "*", "c", "z", "low", ":", "..", "[x]"])
def test_signs_of_what_is_not_available_are_no_figures_and_no_noughts(sign) -> None:
    rows = (("Month", "Need", "Waiting"), ("2024-01", "A", "3"), ("2024-02", "A", sign))
    taken = table(Grid("", rows)).taken()

    assert [one.value for one in taken.rows] == [3, None]
    assert taken.troubles == ()


def test_months_across_with_two_columns_of_words_before_them() -> None:
    rows = (
        ("Provider", "Measure", "Apr-24", "May-24"),
        ("North", "Waiting", "1,204", "1,190"),
        ("North", "Over 18 weeks", "300", "*"),
        ("South", "Waiting", "50", "60"),
        ("South", "Over 18 weeks", "5", "6"),
    )
    found = table(Grid("", rows))

    assert [one.heading for one in found.dimensions()] == ["Provider", "Measure"]
    taken = told_where(found, ["Provider=North", "Measure=Over 18 weeks"]).taken()
    assert [(one.as_of, one.value) for one in taken.rows] == [("2024-04", 300), ("2024-05", None)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Region=North", "The column “Region” is not there"),
        ("sen_need=Asthma", "No row says “Asthma” under “sen_need”. There are “Total”, “Autistic"),
        ("la_name=Preston", "There are “(empty)”, “Blackpool”, “Lancashire”"),
        ("la_name", "names no column and value"),
    ],
)
def test_a_wrong_column_or_value_is_told_with_those_that_are_there(said, told) -> None:
    with pytest.raises(DeskError) as error:
        told_where(table(), [said])
    assert told in error.value.one_line()


def test_far_too_many_series_are_refused() -> None:
    rows = [("Month", "Practice", "Waiting")]
    rows += [("2024-01", f"Practice {at} street", "5") for at in range(201)]
    found = table(Grid("", tuple(rows)))

    with pytest.raises(DeskError, match="201 series"):
        found.each([1])


def test_a_column_of_ages_is_no_column_of_figures() -> None:
    rows = [("Month", "Age", "Number")]
    rows += [("2024-01", str(age), str(90 + age)) for age in range(5, 9)]

    assert [one.heading for one in table(Grid("", tuple(rows))).dimensions()] == ["Age"]
