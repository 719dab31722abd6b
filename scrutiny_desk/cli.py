"""Every command: those that need no window are carried out here, the others by app and tour."""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from scrutiny_desk import __version__, log, paths
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.notes.file_forms import FileForm

if TYPE_CHECKING:
    from scrutiny_desk.domain.papers.facts import Facts

DONE, BUG, TROUBLE, STOPPED = 0, 1, 2, 130
"""Exit codes: carried out; a fault of the program; one line said why not; stopped by the person."""

_COMMANDS = (
    "chart",
    "check",
    "extract",
    "import",
    "measures",
    "notes",
    "questions",
    "search",
    "tracker",
    "tour",
)


def run(arguments: list[str]) -> int:
    """Carry out the command line; gives the exit code. Trouble is one plain line on stderr."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    parser = _commands(first) if first in _COMMANDS and arguments[0] == first else _window()
    chosen = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = chosen.command
    log.to_file(paths.log_dir())
    try:
        return command(chosen)
    except DeskError as error:
        _complain(f"scrutiny-desk: {error.one_line()}")
        return TROUBLE
    except (Cancelled, KeyboardInterrupt):
        _complain("scrutiny-desk: Stopped. Nothing was kept.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody left to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return DONE
    except Exception:
        logging.getLogger(__name__).exception("a fault of the program")
        _complain(
            "scrutiny-desk: This is a fault of the program, not of yours. "
            f"The details are in {paths.log_dir() / log.FILE_NAME}."
        )
        return BUG


def _complain(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scrutiny-desk",
        description="Open Scrutiny Desk, on the papers named if any are.",
        epilog="Commands that need no window: chart, check, extract, import, measures list, "
        "measures import, measures milestones, measures indicators, notes export, "
        "notes import, questions export, search, tour, tracker list, tracker import, "
        "tracker export, tracker letters, tracker calendar. Each tells more with --help.",
    )
    parser.add_argument("papers", nargs="*", type=Path, metavar="FILE", help="papers to import")
    parser.add_argument("--library", type=Path, metavar="DIR", help="the library folder to open")
    parser.add_argument("--sample", action="store_true", help="open the sample papers")
    parser.add_argument("--version", action="version", version=f"Scrutiny Desk {__version__}")
    parser.set_defaults(command=_open_window)
    return parser


def _commands(asked: str) -> argparse.ArgumentParser:
    """Every command; of one that has many of its own they are there where it is asked for."""
    parser = argparse.ArgumentParser(prog="scrutiny-desk")
    commands = parser.add_subparsers(required=True)

    extract = commands.add_parser("extract", help="print what is found in a paper")
    extract.add_argument("paper", type=Path, metavar="FILE")
    extract.add_argument("--json", action="store_true", help="every fact with its page, as JSON")
    extract.set_defaults(command=_extract)

    bring_in = commands.add_parser("import", help="put papers into a library, all or none")
    bring_in.add_argument("papers", nargs="+", type=Path, metavar="FILE")
    bring_in.add_argument("--library", type=Path, required=True, metavar="DIR")
    bring_in.set_defaults(command=_import)

    notes = commands.add_parser("notes", help="what members wrote")
    of_notes = notes.add_subparsers(required=True)
    _add_export(of_notes.add_parser("export", help="write notes and questions to a file"))
    back = of_notes.add_parser("import", help="show what an exported workbook changes; take it")
    back.add_argument("workbook", type=Path, metavar="FILE.xlsx")
    back.add_argument("--library", type=Path, required=True, metavar="DIR")
    back.add_argument("--take", action="store_true", help="take the changes; else only show them")
    back.set_defaults(command=_import_notes)

    questions = commands.add_parser("questions", help="what is to be asked at a meeting")
    sheet = questions.add_subparsers(required=True).add_parser(
        "export", help="write the running order of a meeting to Word, in large print"
    )
    sheet.add_argument("out", type=Path, metavar="FILE.docx")
    sheet.add_argument("--library", type=Path, required=True, metavar="DIR")
    sheet.add_argument(
        "--meeting", required=True, metavar="WORDS", help="its date or words of its title"
    )
    sheet.add_argument(
        "--include-private", action="store_true", help="private ones too; they stay out otherwise"
    )
    sheet.set_defaults(command=_export_questions)

    search = commands.add_parser("search", help="find words in everything a library holds")
    search.add_argument(
        "words", help="in one argument: 'therapy -speech', '\"care plan\"', 'ther*'"
    )
    search.add_argument("--library", type=Path, required=True, metavar="DIR")
    search.add_argument("--best", action="store_true", help="the best first, not the newest")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="places to print (50)")
    search.add_argument("--json", action="store_true", help="places and counts, as JSON")
    search.set_defaults(command=_search)

    chart = commands.add_parser("chart", help="tell signal from noise in a column of figures")
    if asked == "chart":
        from scrutiny_desk.chart_command import add_options as add_chart_options

        add_chart_options(chart, _print_utf8)

    check = commands.add_parser("check", help="list the figures of a paper that do not add up")
    check.add_argument("paper", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="each with its page, as JSON")
    check.set_defaults(command=_check)

    _add_measures(commands.add_parser("measures", help="series over time"), asked)
    tracker = commands.add_parser("tracker", help="the committee's recommendations")
    if asked == "tracker":
        from scrutiny_desk.tracker_commands import add_commands as add_tracker_commands

        add_tracker_commands(tracker, _print_utf8)

    tour = commands.add_parser("tour", help="try everything on the sample; needs no screen")
    tour.add_argument("out", type=Path, metavar="OUT", help="a folder for pictures and workbook")
    tour.set_defaults(command=_tour)
    return parser


def _add_measures(measures: argparse.ArgumentParser, asked: str) -> None:
    if asked == "measures":
        from scrutiny_desk.measures_commands import add_commands

        add_commands(measures, _print_utf8)


def _add_export(export: argparse.ArgumentParser) -> None:
    forms = [form.value for form in FileForm]
    export.add_argument("--library", type=Path, required=True, metavar="DIR")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument(
        "--form", choices=forms, help="the kind of file; else by the ending of FILE, else xlsx"
    )
    export.add_argument("--meeting", metavar="WORDS", help="of one meeting: its date or words")
    export.add_argument("--paper", metavar="WORDS", help="of one paper: its file name or words")
    export.add_argument(
        "--include-private", action="store_true", help="private notes too; they stay out otherwise"
    )
    export.add_argument(
        "--include-exempt",
        action="store_true",
        help="the words of exempt papers too; they stay out otherwise",
    )
    export.set_defaults(command=_export_notes)


def _open_window(chosen: argparse.Namespace) -> int:
    from scrutiny_desk import app

    return app.run(chosen.library, chosen.papers, sample=chosen.sample)


def _tour(chosen: argparse.Namespace) -> int:
    from scrutiny_desk import tour

    return tour.run(chosen.out)


def _end_at_once() -> None:
    """Let the process end without looking through all that it made, which takes it a while."""
    atexit.register(gc.freeze)


def _extract(chosen: argparse.Namespace) -> int:
    _end_at_once()
    from scrutiny_desk.finding.as_json import facts_to_json
    from scrutiny_desk.jobs.reader import read_in_own_process

    with _Bar(sys.stderr) as bar:
        _, facts = read_in_own_process(
            chosen.paper,
            lambda done, total: bar.show(f"Reading {chosen.paper.name}", done, total),
            _never,
        )
    if chosen.json:
        _print_utf8(json.dumps(facts_to_json(facts), ensure_ascii=False, indent=1))
    else:
        _print_utf8(_in_words(facts))
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    from scrutiny_desk.jobs.reader import read_in_own_process
    from scrutiny_desk.services.findings.checking import as_json, check_reading, in_words

    with _Bar(sys.stderr) as bar:
        reading, facts = read_in_own_process(
            chosen.paper,
            lambda done, total: bar.show(f"Reading {chosen.paper.name}", done, total),
            _never,
        )
    found = check_reading(reading, facts)
    if chosen.json:
        _print_utf8(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _print_utf8(in_words(found))
    return DONE


def _in_words(facts: Facts) -> str:
    found = {
        "agenda items": facts.agenda_items,
        "reports": facts.reports,
        "recommendations": facts.recommendations,
        "waiting lists": facts.waiting_times,
        "dashboard services": facts.waiting_dashboard,
        "indicator figures": facts.kpis,
        "doubts": facts.doubts,
    }
    kind = facts.document.kind.replace("_", " ")
    lines = [f"{facts.document.title} ({kind}, {_pages(facts.document.pages)})"]
    lines += [f"  {len(rows)} {words}" for words, rows in found.items() if rows]
    return "\n".join([*lines, "Add --json to print every fact with its page."])


def _import(chosen: argparse.Namespace) -> int:
    _end_at_once()
    from scrutiny_desk.jobs.ahead import reading_ahead

    with reading_ahead(chosen.papers[0]) as read:
        from scrutiny_desk.library.library import Library
        from scrutiny_desk.services.papers.importing import import_papers

        with Library.open(chosen.library, create=True) as library, _Bar(sys.stderr) as bar:
            outcome, _ = import_papers(library, chosen.papers, read, bar.show, _never)
    for paper in outcome.imported:
        _print_utf8(f"Imported {paper.title} ({_pages(paper.page_count)}).")
    for paper, other in outcome.second_copies:
        _print_utf8(f"{paper.file_name} holds the same words as {other.file_name}; both are kept.")
    for paper, other in outcome.replaced:
        _print_utf8(f"{paper.file_name} replaces the earlier version, {other.file_name}.")
    for paper in outcome.already:
        _print_utf8(f"{paper.title} is in the library already; nothing was changed.")
    if outcome.waiting:
        from scrutiny_desk.services.tracker.waiting import say_waiting

        _print_utf8(f"{say_waiting(outcome.waiting)} (Recommendations, Rows that wait).")
    return DONE


def _export_notes(chosen: argparse.Namespace) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.notes.exports import export_notes
    from scrutiny_desk.services.papers.naming import meeting_named, paper_named
    from scrutiny_desk.services.wanted import Wanted

    ending = chosen.out.suffix.lower().removeprefix(".")
    form = chosen.form or (ending if ending in list(FileForm) else FileForm.XLSX)
    library = Library.open(chosen.library, read_only=True)
    try:
        meeting = meeting_named(library, chosen.meeting).id if chosen.meeting else None
        paper = paper_named(library, chosen.paper, meeting).id if chosen.paper else None
        wanted = Wanted(
            FileForm(form), meeting, paper, chosen.include_private, chosen.include_exempt
        )
        with _Bar(sys.stderr) as bar:
            outcome = export_notes(library, chosen.out, wanted, bar.show)
    finally:
        library.close()
    _print_utf8(outcome.said)
    if outcome.left_out.private:
        _print_utf8("Add --include-private to take private notes along.")
    if outcome.left_out.exempt:
        _print_utf8("Add --include-exempt to take the words of exempt papers along.")
    return DONE


def _import_notes(chosen: argparse.Namespace) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.notes.notes_back import look_at_workbook, say_back, take_back

    with Library.open(chosen.library, read_only=not chosen.take) as library:
        back = look_at_workbook(library, chosen.workbook)
        _print_utf8("\n".join(say_back(back)))
        if chosen.take and len(back):
            _print_utf8(f"{take_back(library, back, back.undisputed).said or 'Nothing taken'}.")
            if len(back.undisputed) < len(back):
                _print_utf8("What was changed here too was left as it is; the window can take it.")
        elif len(back):
            _print_utf8("Nothing was changed. Add --take to take this.")
    return DONE


def _export_questions(chosen: argparse.Namespace) -> int:
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.papers.naming import meeting_named
    from scrutiny_desk.services.questions.running_order import export_running_order

    library = Library.open(chosen.library, read_only=True)
    try:
        meeting = meeting_named(library, chosen.meeting)
        outcome = export_running_order(
            library, meeting.id, chosen.out, include_private=chosen.include_private
        )
    finally:
        library.close()
    _print_utf8(outcome.said)
    if outcome.left_out:
        _print_utf8("Add --include-private to take private questions along.")
    return DONE


def _search(chosen: argparse.Namespace) -> int:
    _end_at_once()
    from scrutiny_desk.domain.searching.searching import Order, as_json, in_lines
    from scrutiny_desk.library.library import Library
    from scrutiny_desk.services.search import search

    order = Order.BEST if chosen.best else Order.NEWEST
    # A command line is not typed on: its last word is a whole one, unless it ends with a star.
    words = f"{chosen.words} "
    with Library.open(chosen.library, read_only=True) as library:
        answer = search(library, words, order=order, limit=max(chosen.limit, 0))
    if chosen.json:
        _print_utf8(json.dumps(as_json(answer), ensure_ascii=False, indent=1))
    else:
        _print_utf8(in_lines(answer))
    return DONE


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _never() -> bool:
    return False


def _print_utf8(text: str) -> None:
    """Print to standard output as UTF-8, whatever the console's own code page is."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        print(text)
    else:
        stream.write(text.encode("utf-8") + b"\n")
        stream.flush()


class _Bar:
    """A progress bar on a terminal; nothing where the output goes elsewhere."""

    WIDTH = 30

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def show(self, words: str, done: int, total: int) -> None:
        """Show that `done` of `total` parts are through."""
        if self._stream is None:
            return
        filled = self.WIDTH * done // max(total, 1)
        bar = "#" * filled + "." * (self.WIDTH - filled)
        self._stream.write(f"\r\033[K{words} [{bar}] {done} of {total}")
        self._stream.flush()
