"""The commands of the series: `scrutiny-desk measures list` and `measures import`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.plan_commands import add_plan_commands

if TYPE_CHECKING:
    from scrutiny_desk.domain.measures.figure_dimensions import LongTable
    from scrutiny_desk.domain.measures.figure_layout import Grid, Layout
    from scrutiny_desk.domain.measures.measures import Measure, Reading
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.measures.series_entries import PlannedRow

Say = Callable[[str], None]


def add_commands(measures: argparse.ArgumentParser, say: Say) -> None:
    """Add what can be done with series; `say` prints a line of an answer."""
    commands = measures.add_subparsers(required=True)
    listing = commands.add_parser("list", help="every series with its readings and their pages")
    listing.add_argument("--library", type=Path, required=True, metavar="DIR")
    listing.add_argument("--json", action="store_true", help="a series each, as JSON")
    listing.set_defaults(command=lambda chosen: _list(chosen, say))
    entering = commands.add_parser("import", help="show what a csv or workbook adds; take it")
    entering.add_argument("file", type=Path, metavar="FILE")
    entering.add_argument("--library", type=Path, required=True, metavar="DIR")
    entering.add_argument("--service", required=True, metavar="NAME", help="whose figures")
    entering.add_argument("--measure", default="Referrals waiting", metavar="NAME")
    entering.add_argument("--unit", default="count", metavar="UNIT", help="of a new measure")
    entering.add_argument("--sheet", metavar="NAME", help="of this sheet")
    entering.add_argument("--date", metavar="COL", help="the column of dates")
    entering.add_argument("--value", metavar="COL", help="the column of figures")
    entering.add_argument("--name", metavar="WORDS", help="whose rows, in the column of names")
    entering.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="COL=VALUE",
        help="only the rows that say this; may be given again",
    )
    entering.add_argument("--note", default="", metavar="WORDS", help="where they come from")
    entering.add_argument("--by", default="", metavar="NAME", help="who enters them")
    entering.add_argument("--take", action="store_true", help="take them; else only show them")
    entering.add_argument("--json", action="store_true", help="rows and counts, as JSON")
    entering.set_defaults(command=lambda chosen: _import(chosen, say))
    add_plan_commands(commands, say)


def _list(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.measures.measures import list_measures

    with Library.open(chosen.library, read_only=True) as library:
        found = list_measures(library)
        if chosen.json:
            told = [as_json(one) | {"card": card_as_json(library, one)} for one in found]
            say(json.dumps(told, ensure_ascii=False, indent=1))
            return 0
    for one in found:
        count = len(one.readings)
        line = f"{one.group}: {one.name}, {count} reading{'s' if count != 1 else ''}"
        apart = len(one.disagreements)
        if apart:
            line += f", {apart} date{'s' if apart != 1 else ''} with figures that differ"
        say(line)
        if one.unlike:
            say(f"  {one.unlike}")
    return 0


def as_json(measure: Measure) -> dict[str, object]:
    """A series for other programs."""
    return {
        "key": measure.key,
        "family": measure.family,
        "group": measure.group,
        "name": measure.name,
        "unit": measure.unit,
        "good": measure.good,
        "names": list(measure.names),
        "unlike": measure.unlike,
        "readings": [_reading(one) for one in measure.readings],
        "disagreements": [
            {
                "as_of": found[0].as_of,
                "kind": found[0].kind,
                "counts": found[0].value,
                "others": [one.value for one in found[1:]],
            }
            for found in measure.disagreements
        ],
    }


def card_as_json(library: Library, measure: Measure) -> dict[str, object]:
    """A definition card for other programs: each field with whose words it has."""
    from scrutiny_desk.domain.measures.definitions import CARD_FIELDS
    from scrutiny_desk.services.measures.cards import card_of

    shown = card_of(library, measure)
    told: dict[str, object] = {}
    for name, _ in CARD_FIELDS:
        words, own = getattr(shown.card, name), bool(getattr(shown.own, name))
        if not words:
            continue
        place, printed = shown.places.get(name), getattr(shown.printed, name)
        told[name] = {
            "words": words,
            "from": "person" if own else "papers" if words == printed else "figures",
            "printed": printed or None,
            "page": place and place.page_name,
            "paper": place and place.paper_id,
        }
    by, on = shown.own.written_by, shown.own.written_on
    return {"fields": told, "written_by": by or None, "written_on": on or None}


def _reading(one: Reading) -> dict[str, object]:
    return {
        "as_of": one.as_of,
        "kind": one.kind,
        "value": one.value,
        "printed": one.printed,
        "counts": one.counts,
        "places": [
            {
                "paper": place.paper_id,
                "page": place.page_name,
                "page_index": place.page_index,
                "name": place.name,
                "meeting": place.told_on or None,
            }
            for place in one.places
        ],
        "entered": [
            {
                "origin": own.origin,
                "by": own.by,
                "on": own.entered,
                "note": own.note,
                "file": own.file_name,
                "place": own.place,
            }
            for own in one.own
        ],
    }


def _import(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.domain.measures.figure_dimensions import long_table, told_where
    from scrutiny_desk.domain.measures.figure_layout import headings_of
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.reading.figure_sheets import read_sheets
    from scrutiny_desk.services.measures.series_entries import (
        enter_readings,
        plan_entries,
        series_named,
    )

    grid, layout = _table(read_sheets(chosen.file), chosen)
    table = told_where(long_table(grid, layout), chosen.where)
    if chosen.name is not None and layout.name is not None:
        table = told_where(table, [f"{headings_of(grid, layout)[layout.name]}={chosen.name}"])
    _one_series(table, chosen)
    taken = table.taken()
    with Library.open(chosen.library, create=chosen.take, read_only=not chosen.take) as library:
        series = series_named(library, chosen.service, chosen.measure, chosen.unit)
        planned = plan_entries(library, series, taken.rows)
        done = None
        if chosen.take:
            done = enter_readings(
                library,
                series,
                taken.rows,
                origin="imported",
                by=chosen.by,
                note=chosen.note,
                file_name=chosen.file.name,
            )
    if chosen.json:
        rows = [_planned(one) for one in planned]
        told = {
            "rows": rows,
            "problems": list(taken.troubles),
            "taken": done.said if done else None,
        }
        say(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for one in planned:
        here = f" ({one.here})" if one.state.value == "different" else ""
        say(f"{one.row.as_of}  {one.row.printed}  {one.state.word}{here}")
    for trouble in taken.troubles:
        say(trouble)
    if done is None:
        say("Nothing was changed. Add --take to take this.")
    else:
        say(f"{done.said}." if done else "Nothing is new.")
    return 0


def _one_series(table: LongTable, chosen: argparse.Namespace) -> None:
    """Raises DeskError where the rows are those of several series, and says what parts them."""
    from scrutiny_desk.domain.measures.figure_dimensions import NOTHING

    names = () if table.layout.name is None else table.values(table.layout.name)
    left = [one for one in table.dimensions() if one.column != table.layout.name]
    if len(names) > 1:
        raise DeskError(
            f"{chosen.file.name} has figures of {len(names)} names",
            f"They are {', '.join(names[:8])}{' …' if len(names) > 8 else ''}",
            "Add --name with one of them",
        )
    if left and not table.taken().rows:
        values = ", ".join(one or NOTHING for one in left[0].values[:8])
        more = " …" if len(left[0].values) > 8 else ""
        raise DeskError(
            f"{chosen.file.name} has several figures for one date",
            f"They differ by “{left[0].heading}”: {values}{more}",
            f'Add --where "{left[0].heading}={left[0].usual}"',
        )


def _planned(one: PlannedRow) -> dict[str, object]:
    return {
        "as_of": one.row.as_of,
        "value": one.row.value,
        "printed": one.row.printed,
        "place": one.row.place,
        "state": one.state.value,
        "here": one.here,
    }


def _table(grids: tuple[Grid, ...], chosen: argparse.Namespace) -> tuple[Grid, Layout]:
    from dataclasses import replace

    from scrutiny_desk.domain.measures.figure_layout import guess_layout, headings_of
    from scrutiny_desk.domain.measures.figure_table import column_named

    offered = [one for one in grids if chosen.sheet is None or one.name == chosen.sheet]
    found = next(((one, made) for one in offered if (made := guess_layout(one))), None)
    if found is None:
        raise DeskError(
            "No dates beside figures were found",
            f"Sheets looked at: {', '.join(one.name or 'the file' for one in offered) or 'none'}",
            "Name another sheet with --sheet, or put dates in a column or in the heading",
        )
    grid, layout = found
    headings = headings_of(grid, layout)
    if chosen.date is not None:
        layout = replace(layout, across=False, date=column_named(headings, chosen.date))
    if chosen.value is not None:
        layout = replace(layout, across=False, value=column_named(headings, chosen.value))
    return grid, layout
