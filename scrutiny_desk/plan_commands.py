"""The commands of a plan: `scrutiny-desk measures milestones` and `measures indicators`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

    from scrutiny_desk.domain.measures.indicators import IndicatorRow
    from scrutiny_desk.domain.measures.measures import Reading
    from scrutiny_desk.domain.measures.milestones import Confirmation, Milestone

Say = Callable[[str], None]
_MOST_TOLERANCE = 50


def add_plan_commands(commands: Any, say: Say) -> None:
    """Add them to the commands of `measures`; `say` prints a line of an answer."""
    from scrutiny_desk.tracker_commands import add_library

    plan = commands.add_parser("milestones", help="the improvement plan as it stands on a day")
    add_library(plan)
    plan.add_argument("--json", action="store_true", help="a milestone each, as JSON")
    plan.add_argument(
        "--include-private",
        action="store_true",
        help="a person's private words too; they stay out otherwise",
    )
    plan.add_argument(
        "--include-exempt",
        action="store_true",
        help="milestones of exempt pages too; they stay out otherwise",
    )
    plan.set_defaults(command=lambda chosen: _milestones(chosen, say))
    figures = commands.add_parser("indicators", help="baseline, target and actual in a period")
    figures.add_argument("--library", type=Path, required=True, metavar="DIR")
    figures.add_argument("--period", metavar="MONTH", help="as 2023-10 or October 2023 (newest)")
    figures.add_argument(
        "--tolerance", type=int, default=0, metavar="N", help="per cent of the target (0)"
    )
    figures.add_argument("--json", action="store_true", help="an indicator each, as JSON")
    figures.set_defaults(command=lambda chosen: _indicators(chosen, say))


def _milestones(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.domain.measures.milestones import in_order, sentence_of_milestones, told_of
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.measures.milestones import list_milestones
    from scrutiny_desk.tracker_commands import day_of

    as_of = day_of(chosen)
    with Library.open(chosen.library, read_only=True) as library:
        every = in_order(list_milestones(library))
    found = [one for one in every if chosen.include_exempt or not one.exempt]
    if chosen.json:
        rows = [milestone_as_json(one, as_of, private=chosen.include_private) for one in found]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    say(sentence_of_milestones(found, as_of))
    for one in found:
        say(f"{one.due_text or 'No date'}  {one.ref}  {one.words}: {told_of(one, as_of)}{_by(one)}")
    if len(found) < len(every):
        say(f"{len(every) - len(found)} of exempt pages stay out. Add --include-exempt to see all.")
    return 0


def _by(one: Milestone) -> str:
    from scrutiny_desk.domain.measures.milestones import whose_word

    said = whose_word(one)
    return f" ({said[:1].lower()}{said[1:]})" if said else ""


def milestone_as_json(
    one: Milestone, as_of: datetime.date, *, private: bool = False
) -> dict[str, object]:
    """A milestone for other programs; private: also the private words of who confirmed it."""
    from scrutiny_desk.domain.measures.milestones import is_past, state_of

    proposal = one.proposal
    return {
        "ref": one.ref,
        "action": one.action,
        "milestone": one.words,
        "lead": one.lead,
        "due": one.due,
        "due_text": one.due_text,
        "own_words": one.own_words,
        "row_above": one.above or None,
        "state": state_of(one, as_of).value,
        "past_its_date": is_past(one, as_of),
        "proposed": proposal and {"status": proposal.status.value, "said": proposal.said},
        "confirmed": _said(one.confirmed, private=private),
        "confirmed_earlier": _said(one.earlier, private=private),
        "paper": one.paper_id,
        "page": one.page_name,
        "page_index": one.page_index,
    }


def _said(one: Confirmation | None, *, private: bool) -> dict[str, object] | None:
    if one is None or one.status is None:
        return None
    return {
        "status": one.status.value,
        "by": one.by,
        "on": one.on,
        "words": one.words if private or not one.private else None,
        "page": one.page,
    }


def _indicators(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.domain.dates import last_day, read_date
    from scrutiny_desk.domain.errors import DeskError
    from scrutiny_desk.domain.measures.indicators import (
        missing_actuals,
        newest_period,
        once_each,
        periods_of,
        rows_in,
        sentence_of_rows,
    )
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.measures.measures import list_measures

    with Library.open(chosen.library, read_only=True) as library:
        measures = once_each(list_measures(library))
    periods = periods_of(measures)
    asked = None if chosen.period is None else read_date(chosen.period) or chosen.period
    try:
        period = newest_period(measures) if asked is None else last_day(asked)
    except ValueError:
        period = None
    if chosen.period is not None and period not in periods:
        raise DeskError(
            f"No indicator has a figure for “{chosen.period}”",
            f"There are {', '.join(one.isoformat()[:7] for one in periods) or 'no periods'}",
            "Name one of them with --period",
        )
    tolerance = min(max(chosen.tolerance, 0), _MOST_TOLERANCE) / 100
    rows = [] if period is None else rows_in(measures, period, tolerance)
    missing = [] if period is None else missing_actuals(measures, period)
    if chosen.json:
        told = {
            "period": period and period.isoformat()[:7],
            "periods": [one.isoformat()[:7] for one in periods],
            "tolerance": tolerance,
            "sentence": sentence_of_rows(rows),
            "indicators": [indicator_as_json(row) for row in rows],
            "missing_actuals": [
                {
                    "group": row.measure.group,
                    "name": row.measure.name,
                    "period": row.period.isoformat()[:7],
                }
                for row in missing
            ],
        }
        say(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    say(sentence_of_rows(rows))
    for row in rows:
        share = "" if row.share is None else f", {row.share:.0%} of the way"
        say(f"{row.measure.group}: {row.measure.name}: {row.standing.value}{share}")
    return 0


def indicator_as_json(row: IndicatorRow) -> dict[str, object]:
    """An indicator in a period for other programs."""
    from scrutiny_desk.domain.measures.measure_chart import good_of

    return {
        "key": row.measure.key,
        "group": row.measure.group,
        "name": row.measure.name,
        "unit": row.measure.unit,
        "good": good_of(row.measure) or None,
        "good_by_hand": row.measure.setup.better is not None,
        "baseline": _figure(row.baseline),
        "target": _figure(row.target),
        "actual": _figure(row.actual),
        "standing": row.standing.value,
        "share_of_the_way": row.share,
        "worse_than_baseline": row.under_baseline,
    }


def _figure(one: Reading | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {"value": one.value, "printed": one.printed, "as_of": one.as_of, "page": one.page_name}
