"""`scrutiny-desk tracker import`: what a file with a tracker changes; with --take it is taken."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_desk.domain.changes import Change
    from scrutiny_desk.domain.tracker.back import TrackerBack
    from scrutiny_desk.domain.tracker.taking_over import TakingOver

Say = Callable[[str], None]

_LEAVE, _NEW, _LIKELIEST = "leave", "new", "likeliest"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], say: Say) -> None:
    """Add the command; `say` prints a line of an answer."""
    command = commands.add_parser("import", help="show what a tracker in a file changes; take it")
    command.add_argument("file", type=Path, metavar="FILE", help="PDF, Word, Excel or another")
    command.add_argument("--library", type=Path, required=True, metavar="DIR")
    command.add_argument("--sheet", metavar="NAME", help="of one sheet (or page) only")
    command.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help="what a column holds, such as 'Lead=officer'; 'Cost=' leaves it out",
    )
    command.add_argument("--committee", metavar="NAME", help="whose tracker it is")
    command.add_argument("--date", metavar="DATE", help="of when it is, if not said there")
    command.add_argument("--take", action="store_true", help="take it; else only show it")
    command.add_argument(
        "--doubtful",
        choices=(_LEAVE, _NEW, _LIKELIEST),
        default=_LEAVE,
        help="what to do with rows that may be one of the library's (leave)",
    )
    command.add_argument(
        "--reason",
        default="",
        metavar="WORDS",
        help="why targets move that a workbook written here brings back changed",
    )
    command.add_argument("--json", action="store_true", help="rows and counts, as JSON")
    command.set_defaults(command=lambda chosen: _import(chosen, say))


def _import(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.services.tracker.back import is_back

    return _bring_back(chosen, say) if is_back(chosen.file) else _take_over(chosen, say)


def _bring_back(chosen: argparse.Namespace, say: Say) -> int:
    """A workbook that was written here: only its changed cells count."""
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.tracker.back import (
        look_at_tracker,
        say_tracker_back,
        take_tracker_back,
    )

    with Library.open(chosen.library, read_only=not chosen.take) as library:
        back = look_at_tracker(library, chosen.file)
        taken = (
            take_tracker_back(library, back, back.undisputed, chosen.reason)
            if chosen.take
            else None
        )
    if chosen.json:
        say(json.dumps(back_as_json(back, taken), ensure_ascii=False, indent=1))
        return 0
    say("\n".join(say_tracker_back(back)))
    if taken:
        say(f"{taken.said}.")
    elif len(back) and taken is None:
        say("Nothing was changed. Add --take to take this.")
    if taken is not None and len(back.undisputed) < len(back):
        say("What was changed here too was left as it is; the window can take it.")
    return 0


def _take_over(chosen: argparse.Namespace, say: Say) -> int:
    from scrutiny_desk.jobs.reader import read_tracker_in_own_process
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.tracker.plan import plan_tracker
    from scrutiny_desk.services.tracker.reading import choice_with, read_tracker
    from scrutiny_desk.services.tracker.taking_over import say_plan, take_over

    with Library.open(chosen.library, create=chosen.take, read_only=not chosen.take) as library:
        file = read_tracker(
            library, chosen.file, read_tracker_in_own_process, lambda *_: None, lambda: False
        )
        choice = choice_with(
            file, chosen.map, sheet=chosen.sheet, committee=chosen.committee, told_on=chosen.date
        )
        plan = plan_tracker(library, file, choice)
        choices = _choices(plan, chosen.doubtful)
        taken = take_over(library, file, choice, plan, choices) if chosen.take else None
    if chosen.json:
        say(json.dumps(as_json(plan, taken), ensure_ascii=False, indent=1))
        return 0
    say("\n".join(say_plan(plan)))
    left = len(plan.undecided(choices))
    if taken is not None:
        say(f"{taken.said}.")
    elif plan.rows:
        say("Nothing was changed. Add --take to take this.")
    if left:
        say("Doubtful rows are left; add --doubtful likeliest or --doubtful new to take them.")
    return 0


def _choices(plan: TakingOver, doubtful: str) -> dict[int, str]:
    from scrutiny_desk.domain.tracker.taking_over import NEW_ROW, RowState

    if doubtful == _LEAVE:
        return {}
    return {
        at: NEW_ROW if doubtful == _NEW else plan.rows[at].candidates[0].rec_id
        for at in plan.of(RowState.DOUBTFUL)
    }


def back_as_json(back: TrackerBack, taken: Change | None) -> dict[str, object]:
    """What a workbook brings back, for other programs. taken: in words, null where nothing was."""
    return {
        "file": back.name,
        "changes": [
            {
                "id": one.row_id,
                "at": one.at,
                "field": one.heading,
                "here": one.before,
                "file": one.after,
                "changed_here_too": one.here_too,
            }
            for one in back.changes
        ],
        "new": [{"at": one.at, "text": one.text} for one in back.new],
        "unchanged": back.unchanged,
        "problems": list(back.told),
        "taken": taken.said if taken else None,
    }


def as_json(plan: TakingOver, taken: Change | None) -> dict[str, object]:
    """A plan for other programs. taken: what was taken in words, null where nothing was."""
    from scrutiny_desk.domain.tracker.taking_over import RowState

    return {
        "file": plan.name,
        "counts": {state.value: len(plan.of(state)) for state in RowState},
        "rows": [
            {
                "state": row.state.value,
                "at": row.at or f"page {row.fact.page}",
                "number": row.fact.number,
                "text": row.fact.text,
                "changes": [
                    {"field": one.word, "here": one.before, "file": one.after, "kept": one.kept}
                    for one in row.changes
                ],
                "candidates": [
                    {"id": one.rec_id, "called": one.called, "why": one.why}
                    for one in row.candidates
                ],
            }
            for row in plan.rows
        ],
        "problems": list(plan.problems),
        "taken": taken.said if taken else None,
    }
