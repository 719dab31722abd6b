"""The commands of the recommendations tracker: `scrutiny-desk tracker …`."""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk import tracker_import_command
from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.leaving import ClosedRows, LeavingForm, LeavingHistory
from scrutiny_desk.domain.tracker.letters import Chase, Letter, LetterForm
from scrutiny_desk.domain.tracker.recommendations import RecommendationRow


def add_commands(tracker: argparse.ArgumentParser, say: Callable[[str], None]) -> None:
    """Add what can be done to the tracker; `say` prints a line of an answer."""
    commands = tracker.add_subparsers(required=True)
    listing = commands.add_parser("list", help="how every recommendation stands on a day")
    add_library(listing)
    listing.add_argument("--committee", metavar="NAME", help="of one committee only")
    listing.add_argument("--json", action="store_true", help="a row each, as JSON")
    listing.set_defaults(command=lambda chosen: _list(chosen, say))
    tracker_import_command.add(commands, say)
    _add_calendar(commands.add_parser("calendar", help="what falls due, as a calendar file"), say)
    _add_export(commands.add_parser("export", help="an agenda's appendix, as a file"), say)
    _add_letters(commands.add_parser("letters", help="letters to officers, sent by nobody"), say)


def _add_calendar(calendar: argparse.ArgumentParser, say: Callable[[str], None]) -> None:
    add_library(calendar)
    calendar.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    calendar.add_argument("--committee", metavar="NAME", help="of one committee only")
    calendar.add_argument(
        "--include-private", action="store_true", help="private rows too; they stay out otherwise"
    )
    calendar.add_argument(
        "--include-exempt",
        action="store_true",
        help="rows of exempt papers too; they stay out otherwise",
    )
    calendar.set_defaults(command=lambda chosen: _calendar(chosen, say))


def _add_export(export: argparse.ArgumentParser, say: Callable[[str], None]) -> None:
    add_library(export)
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a .docx, .pdf or .xlsx to write"
    )
    export.add_argument("--committee", metavar="NAME", help="of one committee only")
    export.add_argument(
        "--history",
        choices=[one.value for one in LeavingHistory],
        default=LeavingHistory.FULL.value,
        help="every update (full), those since the last meeting, or the latest one",
    )
    export.add_argument(
        "--since",
        metavar="DATE",
        help="the day of the last meeting (the latest one before the day that is in the library)",
    )
    export.add_argument(
        "--closed",
        choices=[one.value for one in ClosedRows],
        default=ClosedRows.SINCE.value,
        help="closed rows: none, those closed since the last meeting (since), or all",
    )
    export.add_argument(
        "--include-private", action="store_true", help="private ones too; they stay out otherwise"
    )
    export.add_argument(
        "--include-exempt",
        action="store_true",
        help="what comes from exempt papers too; it stays out otherwise",
    )
    export.set_defaults(command=lambda chosen: _export(chosen, say))


def _add_letters(letters: argparse.ArgumentParser, say: Callable[[str], None]) -> None:
    add_library(letters)
    letters.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="the folder they are written to"
    )
    letters.add_argument(
        "--form",
        choices=[one.value for one in LetterForm],
        default=LetterForm.DOCX.value,
        help="Word, or drafts that mail programs open",
    )
    letters.add_argument(
        "--for",
        dest="chase",
        choices=[one.value for one in Chase],
        default=Chase.BOTH.value,
        help="what is overdue, what has no recent news (stale), or both",
    )
    letters.add_argument("--committee", metavar="NAME", help="of one committee only")
    letters.add_argument(
        "--include-private", action="store_true", help="private ones too; they stay out otherwise"
    )
    letters.add_argument(
        "--include-exempt",
        action="store_true",
        help="what comes from exempt papers too; it stays out otherwise",
    )
    letters.set_defaults(command=lambda chosen: _letters(chosen, say))


def add_library(parser: argparse.ArgumentParser) -> None:
    """The options that every command of the tracker takes: the library, and the day."""
    parser.add_argument("--library", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day to work it out for, as 2024-01-25 (today)"
    )


def day_of(chosen: argparse.Namespace) -> datetime.date:
    """The day that `--as-of` names, today without it. Raises DeskError for what is no whole day."""
    if chosen.as_of is None:
        return datetime.datetime.now().astimezone().date()
    return _day(chosen.as_of)


def _day(words: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(read_date(words) or "")
    except ValueError as error:
        raise DeskError(
            f"“{words}” is no day",
            "The status is worked out for one day",
            "Write it as 2024-01-25 or 25 January 2024",
        ) from error


def _list(chosen: argparse.Namespace, say: Callable[[str], None]) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.tracker.recommendations import list_recommendations

    day = day_of(chosen)
    with Library.open(chosen.library, read_only=True) as library:
        rows = list_recommendations(library, day, chosen.committee)
    if chosen.json:
        say(json.dumps([as_json(row) for row in rows], ensure_ascii=False, indent=1))
    elif rows:
        say("\n".join(map(_in_words, rows)))
    else:
        say("No recommendation is in this library yet.")
    return 0


def _calendar(chosen: argparse.Namespace, say: Callable[[str], None]) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.clocks.calendar_files import export_calendar

    day = day_of(chosen)
    with Library.open(chosen.library, read_only=True) as library:
        outcome = export_calendar(
            library,
            chosen.out,
            day,
            committee=chosen.committee,
            private=chosen.include_private,
            exempt=chosen.include_exempt,
        )
    say("\n".join(one.in_words(day) for one in outcome.leaving.items))
    say(outcome.said)
    if outcome.leaving.private:
        say("Add --include-private to take private rows along.")
    if outcome.leaving.exempt:
        say("Add --include-exempt to take rows of exempt papers along.")
    return 0


def _export(chosen: argparse.Namespace, say: Callable[[str], None]) -> int:
    from scrutiny_desk.jobs.tracker_pdf import write_tracker_pdf
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.tracker.privacy import Asked
    from scrutiny_desk.services.tracker.publishing import WantedAppendix, publish

    wanted = WantedAppendix(
        day_of(chosen),
        _form_of(chosen.out),
        chosen.committee,
        LeavingHistory(chosen.history),
        ClosedRows(chosen.closed),
        None if chosen.since is None else _day(chosen.since),
        asked=Asked(chosen.include_private, chosen.include_exempt),
    )
    with Library.open(chosen.library, read_only=True) as library:
        outcome = publish(library, chosen.out, wanted, write_tracker_pdf)
    say(outcome.said)
    return 0


def _letters(chosen: argparse.Namespace, say: Callable[[str], None]) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.tracker.letters import chasing, usual_words, write_letters
    from scrutiny_desk.services.tracker.privacy import Asked

    day, asked = day_of(chosen), Asked(chosen.include_private, chosen.include_exempt)
    if not chosen.out.is_dir():
        _make_folder(chosen.out)
    with Library.open(chosen.library) as library:
        found = chasing(library, day, Chase(chosen.chase), chosen.committee, asked)
        letters = [Letter(one.officer, day, one.rows, usual_words()) for one in found.officers]
        if letters:
            outcome = write_letters(library, letters, chosen.out, {LetterForm(chosen.form)})
            say("\n".join(file.name for file in outcome.files))
            say(f"{outcome.change.said}.")
        else:
            say("There is nobody to write to: nothing with an officer is late or without news.")
    for row in found.unowned:
        say(f"Nobody is named for: {row.title}: {row.text}")
    if found.left_out.total:
        say(f"Left out: {found.left_out.parts}.")
    return 0


def _make_folder(out: Path) -> None:
    """Make the folder for the letters. Raises DeskError where it cannot be made there."""
    try:
        out.mkdir()
    except OSError as error:
        raise DeskError(
            f"The folder {out} cannot be made",
            error.strerror or str(error),
            "Name a folder in one that is there and may be written to",
        ) from error


def _form_of(out: Path) -> LeavingForm:
    """The form that a file's ending names. Raises DeskError for any other."""
    ending = out.suffix.lower().removeprefix(".")
    if ending not in {form.value for form in LeavingForm}:
        raise DeskError(
            f"“{out.name}” names no form of the tracker",
            "Its ending says what is written",
            "End it in .docx, .pdf or .xlsx",
        )
    return LeavingForm(ending)


def as_json(row: RecommendationRow) -> dict[str, object]:
    """A recommendation and how it stands, for other programs.

    number: an integer where the reference is a bare number. days_open, days_overdue: whole days,
    null where there are none to count.
    """
    one, standing = row.recommendation, row.standing
    return {
        "number": _number(one.number),
        "committee": one.committee,
        "kind": one.kind.value,
        "date": one.date,
        "text": one.text,
        "target_text": one.target_text,
        "target_date": one.target_date,
        "officer": one.officer,
        "reported": one.reported or None,
        "reported_colour": one.reported_colour,
        "computed": standing.computed.value,
        "flags": list(standing.flags),
        "reason": standing.reason,
        "days_open": standing.days_open,
        "days_overdue": standing.days_overdue,
        "last_update": row.news[-1].text if row.news else None,
    }


def _number(number: str) -> int | str:
    return int(number) if number.isdecimal() and number == str(int(number)) else number


def _in_words(row: RecommendationRow) -> str:
    one, standing = row.recommendation, row.standing
    flags = f" [{', '.join(standing.flags)}]" if standing.flags else ""
    line = f"{one.number or '–'}  {standing.computed.word}{flags}  {one.text}"
    return f"{line}\n    {standing.reason}"
