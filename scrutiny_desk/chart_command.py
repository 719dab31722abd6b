"""`scrutiny-desk chart`: a series of a CSV file on an XmR chart, as figures or as a picture."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_table import FigureRow, day_of, figures_in
from scrutiny_desk.domain.measures.series_words import sentence_of_series
from scrutiny_desk.domain.measures.spc_series import Better, Figure, Rebase, SeriesChart, judge


def add_options(chart: argparse.ArgumentParser, say: Callable[[str], None]) -> None:
    """Add what the command takes; `say` prints a line of the answer."""
    chart.add_argument("file", type=Path, metavar="FILE.csv")
    chart.add_argument("--value", required=True, metavar="COL", help="the column of the figures")
    chart.add_argument("--date", required=True, metavar="COL", help="the column of their dates")
    chart.add_argument(
        "--profile",
        choices=list(spc.PROFILES),
        default=spc.MDC_2023.name,
        help="the rule set; there is no one set for all (mdc-2023)",
    )
    chart.add_argument(
        "--better",
        choices=[one.value for one in Better],
        default=Better.NEITHER.value,
        help="which way is good (neither)",
    )
    chart.add_argument("--target", type=float, metavar="N", help="a target to compare with")
    chart.add_argument(
        "--fixed", type=int, metavar="N", help="limits follow from the first N figures alone"
    )
    chart.add_argument(
        "--rebase", action="append", default=[], metavar="DATE", help="a new segment from then on"
    )
    chart.add_argument("--title", default="", metavar="WORDS", help="over the picture")
    chart.add_argument("--json", action="store_true", help="every point and line, as JSON")
    chart.add_argument("--out", type=Path, metavar="FILE", help="a .png or .svg to draw")
    chart.set_defaults(command=lambda chosen: _chart(chosen, say))


def _chart(chosen: argparse.Namespace, say: Callable[[str], None]) -> int:
    from scrutiny_desk.reading.csv_table import read_csv

    headings, rows = read_csv(chosen.file)
    found = figures_in(headings, rows, chosen.date, chosen.value)
    if chosen.fixed is not None and chosen.fixed < 2:
        raise DeskError(
            "A fixed baseline needs two figures", "One figure has no range", "Give 2 or more"
        )
    _refuse_many(chosen.file, found)
    made = judge(
        [Figure(one.date, one.value) for one in found if one.value is not None],
        profile=spc.PROFILES[chosen.profile],
        better=Better(chosen.better),
        target=chosen.target,
        rebases=[_rebase(words) for words in chosen.rebase],
        fixed=chosen.fixed,
    )
    if not made.points:
        raise DeskError(
            f"{chosen.file.name} has no figure under “{chosen.value}”",
            "Every cell says that it is not available",
            "Choose another column",
        )
    if chosen.out is not None:
        from scrutiny_desk.ui.measures.chart_file import draw_to_file

        marked = [(_rebase(words).date, "New baseline") for words in chosen.rebase]
        draw_to_file(made, chosen.title or chosen.value, chosen.out, marked)
    if chosen.json:
        missing = [one.date.isoformat() for one in found if one.value is None]
        say(json.dumps(as_json(made) | {"missing": missing}, ensure_ascii=False, indent=1))
    else:
        say(sentence_of_series(made, chosen.title or chosen.value))
        if chosen.out is not None:
            say(f"Drawn to {chosen.out.name}.")
    return 0


def _refuse_many(file: Path, found: Sequence[FigureRow]) -> None:
    """A table with several figures for one date holds several series, and no chart is of two."""
    counted = Counter(one.date for one in found if one.value is not None)
    twice = [date for date, count in counted.items() if count > 1]
    if twice:
        raise DeskError(
            f"{file.name} has {counted[twice[0]]} figures for {twice[0].isoformat()}",
            "It holds more than one series, or one row twice, and a chart is of one",
            "Leave the rows of one series in the file, or take them with “measures import”",
        )


def _rebase(words: str) -> Rebase:
    day = day_of(words)
    if day is None:
        raise DeskError(
            f"“{words}” is no date", "A new segment begins on a day", "Write it as 2024-01-31"
        )
    return Rebase(day)


def as_json(made: SeriesChart) -> dict[str, object]:
    """The lines of the last segment and every point with what the rules say of it."""
    last = made.last
    return {
        "profile": made.profile.name,
        "n": made.counted,
        "mean": None if last is None else last.mean,
        "lower": None if last is None else last.lower,
        "upper": None if last is None else last.upper,
        "limits_drawn": last is not None and last.drawn,
        "better": made.better.value,
        "target": made.target,
        "variation": made.variation,
        "assurance": made.assurance,
        "sentence": sentence_of_series(made, ""),
        "segments": [
            {
                "from": made.points[one.first].figure.date.isoformat(),
                "to": made.points[one.after - 1].figure.date.isoformat(),
                "n": 0 if one.chart is None else one.chart.points,
                "mean": None if one.chart is None else one.chart.mean,
                "lower": None if one.chart is None else one.chart.lower,
                "upper": None if one.chart is None else one.chart.upper,
            }
            for one in made.segments
        ],
        "points": [
            {
                "date": one.figure.date.isoformat(),
                "value": one.figure.value,
                "point_type": one.type.value,
                "outside": one.outside,
                "shift": one.shift,
                "trend": one.trend,
                "two_of_three": one.two_of_three,
            }
            for one in made.points
        ],
    }
