from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import guess_layout, take, take_text
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.reading.figure_sheets import read_sheets
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_entries import (
    enter_readings,
    new_series,
    plan_entries,
    series_of_measure,
    take_out_reading,
)
from scrutiny_desk.services.measures.service_matching import join_services
from tests.services.made_papers import Desk, facts
from tests.services.measures.test_measures_service import waiting


def only(desk: Desk, name: str = "Referrals waiting") -> Measure:
    (found,) = [one for one in list_measures(desk.library) if one.name == name]
    return found


def printed(desk: Desk) -> Measure:
    desk.import_one("pack.pdf", facts(waiting=[waiting("Ferries", "2031-01-31", waiting=90)]))
    return only(desk)


def test_typed_readings_stand_beside_printed_ones_and_say_who_and_from_where(desk: Desk) -> None:
    series = series_of_measure(printed(desk))
    rows = take_text("January 2031 90\nFebruary 2031 95\nMarch 2031 x").rows
    planned = plan_entries(desk.library, series, rows)
    assert [(one.state.value, one.here) for one in planned] == [
        ("same", "90"),
        ("new", ""),
        ("new", ""),
    ]
    change = enter_readings(
        desk.library, series, rows, origin="typed", by="Alex Reed", note="Answer of 3 March"
    )
    assert (len(change.ids), change.undoable) == (2, True)
    measure = only(desk)
    assert [(r.as_of, r.value, r.is_printed) for r in measure.readings] == [
        ("2031-01-31", 90.0, True),
        ("2031-02", 95.0, False),
        ("2031-03", None, False),
    ]
    (own,) = measure.readings[1].own
    assert (own.origin, own.by, own.note) == ("typed", "Alex Reed", "Answer of 3 March")
    assert own.entered
    undoing.undo(desk.library)
    assert len(only(desk).readings) == 1
    undoing.redo(desk.library)
    assert len(only(desk).readings) == 3


def test_a_typed_figure_that_differs_does_not_count_beside_a_print(desk: Desk) -> None:
    series = series_of_measure(printed(desk))
    rows = take_text("January 2031 91").rows
    assert plan_entries(desk.library, series, rows)[0].state.value == "different"
    enter_readings(desk.library, series, rows, origin="typed", by="you")
    ((counts, other),) = only(desk).disagreements
    assert (counts.value, other.value, other.is_printed) == (90, 91, False)


def test_a_series_of_ones_own_needs_no_paper(desk: Desk) -> None:
    series = new_series("Moorings office", "Calls answered", "percent")
    enter_readings(desk.library, series, take_text("Jan 2031 61%").rows, origin="pasted", by="you")
    measure = only(desk, "Calls answered")
    assert (measure.group, measure.unit, measure.readings[0].value) == (
        "Moorings office",
        "percent",
        61,
    )
    take_out_reading(desk.library, measure.readings[0].own[0].id)
    assert list_measures(desk.library) == []
    undoing.undo(desk.library)
    assert len(list_measures(desk.library)) == 1


def test_what_was_entered_follows_when_names_become_one_service(desk: Desk) -> None:
    series = series_of_measure(printed(desk))
    enter_readings(desk.library, series, take_text("Feb 2031 9").rows, origin="typed", by="you")
    desk.import_one(
        "b.pdf", facts(date="2031-05-01", waiting=[waiting("Ferries team", "2031-03", waiting=7)])
    )
    join_services(desk.library, "", "Ferries", "Ferries team", "you")
    measure = only(desk)
    assert [r.value for r in measure.readings] == [90, 9, 7]
    rows = take_text("Feb 2031 9").rows
    assert plan_entries(desk.library, series, rows)[0].state.value == "same"


def test_two_figures_of_one_date_are_not_entered(desk: Desk) -> None:
    series = new_series("Ferries", "Referrals waiting", "count")
    rows = take_text("Feb 2031 9\n28 February 2031 8").rows
    with pytest.raises(DeskError, match="two figures"):
        enter_readings(desk.library, series, rows, origin="typed", by="you")
    assert list_measures(desk.library) == []


def test_a_workbook_with_notes_sheets_and_a_wrong_dimension(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    notes = book.active
    notes.title = "Notes"
    notes.append(["Read me first"])
    data = book.create_sheet("Data")
    for row in (
        ["Waits of children"],
        [],
        ["Provider", "Month", "Waiting"],
        ["North", "Apr-24", 331],
        ["North", "May-24", "x"],
        ["South", "Apr-24", 12],
    ):
        data.append(row)
    path = tmp_path / "waits.xlsx"
    book.save(path)
    narrow(path)
    sheets = {grid.name: grid for grid in read_sheets(path)}
    layout = guess_layout(sheets["Data"])
    assert guess_layout(sheets["Notes"]) is None
    assert layout is not None
    taken = take(sheets["Data"], layout, "North")
    series = new_series("North ferries", "Referrals waiting", "count")
    enter_readings(
        desk.library, series, taken.rows, origin="imported", by="you", file_name=path.name
    )
    reading = only(desk).readings[0]
    assert (reading.as_of, reading.value) == ("2024-04", 331)
    (own,) = reading.own
    assert (own.file_name, own.place) == ("waits.xlsx", "Data, row 4, column C")


def narrow(path: Path) -> None:
    """Write into the workbook that its sheets reach no farther than their first cell."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            if name.startswith("xl/worksheets/"):
                wrong = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content)
                assert wrong != content
                new.writestr(name, wrong)
            else:
                new.writestr(name, content)


def test_a_file_of_another_kind_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "waits.json"
    path.write_text(json.dumps({}))
    with pytest.raises(DeskError, match="csv"):
        read_sheets(path)
