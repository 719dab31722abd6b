"""Importing papers: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.pages.pages import KeptReading, Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.domain.papers.papers import ImportOutcome, Meeting, Paper
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import meetings, pages, papers
from scrutiny_desk.services.notes.note_carrying import Carried
from scrutiny_desk.services.notes.placing_notes import say_carried, tally
from scrutiny_desk.services.papers.filing import ReadyPaper, check_dates, file_paper
from scrutiny_desk.services.papers.papers import ALL_OF_A_PAPER, put_aside
from scrutiny_desk.services.papers.versions import relations
from scrutiny_desk.services.tracker.waiting import count_waiting

ReadPaper = Callable[
    [Path, Callable[[int, int], None], Callable[[], bool]], tuple[Reading | KeptReading, Facts]
]
"""Reads a file: its path, told (pages done, pages in all), asked whether to stop.

A reader of this process gives the whole reading, one in a process of its own what is kept of it.
"""

_PACK = "agenda_pack"


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The files of one call: to be read, in Trash, and on the shelf already."""

    to_read: tuple[tuple[Path, str], ...]
    in_trash: tuple[Paper, ...]
    on_shelf: tuple[Paper, ...]
    twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: where it is, the PDF it was laid out into if any, and its rows."""

    path: Path
    laid_out: bytes | None
    ready: ReadyPaper


def import_papers(
    library: Library,
    paths: Sequence[Path],
    read: ReadPaper,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
    clock: Callable[[], str] = now,
) -> tuple[ImportOutcome, Change]:
    """Read files and put them on the shelves, all in one go.

    Bytes that are on the shelf are not read again: they are told in `already`; those of a paper
    in Trash bring it back. progress: a file's name, pages done, pages in all. clock: the time
    by which the papers are dated, as ISO 8601 UTC. An import is not taken back by Undo but by
    moving the paper to Trash.
    Raises Cancelled when `cancelled` says so and DeskError for a file that cannot be read; in
    both cases nothing is stored.
    """
    files = _sort(library, paths, cancelled)
    read_papers = []
    for path, sha256 in files.to_read:
        _stop_if(cancelled)
        progress(path.name, 0, 0)
        try:
            _refuse_own(path)
            read_papers.append(_read_one(path, sha256, read, progress, cancelled))
        except DeskError as error:
            if len(paths) == 1:
                raise
            none = f"None of the {len(paths)} papers was imported"
            happened = ". ".join(part for part in (error.happened.rstrip(". "), none) if part)
            raise DeskError(error.title, happened, error.to_do) from error
    _stop_if(cancelled)
    if not read_papers and not files.in_trash:
        return ImportOutcome((), _already(files, ())), NO_CHANGE
    for one in read_papers:
        keep_original(library, one)
    ready = [replace(one.ready, imported=clock()) for one in read_papers]

    def work(connection: Connection) -> tuple[Paper, ...]:
        beside = _only_pack(connection, ready, (*files.on_shelf, *files.in_trash))
        filed = tuple(file_paper(connection, one, beside) for one in ready)
        for paper in files.in_trash:
            put_aside(connection, paper.id, trashed=False)
        return (*filed, *files.in_trash)

    imported = library.write(work)
    copies, replaced = relations(library, imported)
    waiting = count_waiting(library, {paper.id for paper in imported})
    outcome = ImportOutcome(imported, _already(files, imported), copies, replaced, waiting=waiting)
    return outcome, Change(
        ALL_OF_A_PAPER,
        _said(outcome, files, _marks(library, outcome)),
        ids=tuple(paper.id for paper in imported),
    )


def with_review(library: Library, outcome: ImportOutcome) -> ImportOutcome:
    """The outcome with how far the review of each paper is, for whoever offers it.

    Apart from the import and from telling it: a long paper's rows take long to read, longer than
    a window may stand still, and a command tells nothing of them.
    """
    from scrutiny_desk.services.review import rows as review_rows

    review = tuple(review_rows.progress(library, paper.id) for paper in outcome.imported)
    return replace(outcome, review=review)


def _sort(library: Library, paths: Sequence[Path], cancelled: Callable[[], bool]) -> _Sorted:
    to_read: list[tuple[Path, str]] = []
    in_trash: list[Paper] = []
    on_shelf: list[Paper] = []
    seen: set[str] = set()
    twice: list[str] = []
    for path in paths:
        _stop_if(cancelled)
        sha256 = hashlib.sha256(bytes_of(path)).hexdigest()
        if sha256 in seen:
            twice.append(sha256)
            continue
        seen.add(sha256)
        with library.read() as connection:
            known = papers.by_sha256(connection, sha256)
        if known is None:
            to_read.append((path, sha256))
        else:
            (in_trash if known[1] else on_shelf).append(known[0])
    return _Sorted(tuple(to_read), tuple(in_trash), tuple(on_shelf), tuple(twice))


def _refuse_own(path: Path) -> None:
    """A workbook that was written here is no paper: what was changed in it comes back elsewhere."""
    from scrutiny_desk.exporting.kept_sheet import has_kept_sheet
    from scrutiny_desk.exporting.tracker_back import is_tracker_workbook

    if not has_kept_sheet(path):
        return
    if is_tracker_workbook(path):
        what, where = "the tracker", "Take it over in Recommendations, or with “tracker import”"
    else:
        what, where = "notes", "Choose Import notes from Excel in File, or “notes import”"
    raise DeskError(
        f"{path.name} is a workbook of {what} that was written here",
        "It is no paper, and nothing was imported",
        f"{where}: what was changed in it is shown first",
    )


def _read_one(
    path: Path,
    sha256: str,
    read: ReadPaper,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> ReadFile:
    reading, facts = read(path, lambda done, total: progress(path.name, done, total), cancelled)
    return made_ready(path, sha256, reading, facts)


def made_ready(path: Path, sha256: str, reading: Reading | KeptReading, facts: Facts) -> ReadFile:
    """A file that was read, ready to be filed."""
    check_dates(facts)
    if isinstance(reading, Reading):
        reading = pages.keep(reading)
    laid_out = reading.layout_pdf
    shown = sha256 if laid_out is None else hashlib.sha256(laid_out).hexdigest()
    title = facts.document.title.strip() or reading.title.strip() or path.stem
    ready = ReadyPaper(path.name, sha256, shown, title, reading.pages, facts)
    return ReadFile(path, laid_out, ready)


def keep_original(library: Library, one: ReadFile) -> None:
    """Store the file and its layout, in their own transaction before the rows that name them.

    library/originals.py says why. Should the import end after this, they are left without a row,
    which harms nothing.
    """
    content = bytes_of(one.path)
    if hashlib.sha256(content).hexdigest() != one.ready.sha256:
        raise DeskError(
            f"{one.path.name} changed while it was read",
            "Another program wrote to it, so nothing was imported",
            "Import it again when that program has finished",
        )
    library.keep_originals(*(part for part in (content, one.laid_out) if part is not None))


def _only_pack(
    connection: Connection, ready: Sequence[ReadyPaper], known: Sequence[Paper]
) -> Meeting | None:
    """The meeting of the one pack among the papers of this import; None for none or several."""
    found = {}
    for one in ready:
        if one.facts.document.kind == _PACK and one.meeting is not None:
            named = one.meeting
            meeting = Meeting(
                "", named.council, named.committee, named.date, named.time, named.venue
            )
            found[meetings.title(meeting.committee, meeting.date)] = meeting
    for paper in known:
        meeting_of = meetings.meeting(connection, paper.meeting_id)
        if paper.kind == _PACK and meeting_of is not None and meeting_of.date is not None:
            found[meetings.title(meeting_of.committee, meeting_of.date)] = meeting_of
    return next(iter(found.values())) if len(found) == 1 else None


def _already(files: _Sorted, imported: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers that were there already, and those given twice in this very call."""
    known = {paper.sha256: paper for paper in (*files.on_shelf, *imported)}
    return (*files.on_shelf, *(known[sha256] for sha256 in files.twice))


def _marks(library: Library, outcome: ImportOutcome) -> Carried:
    counts = [tally(library, newer.id) for newer, _ in outcome.replaced]
    return Carried(sum(one.carried for one in counts), sum(one.waiting for one in counts))


def _said(outcome: ImportOutcome, files: _Sorted, marks: Carried) -> str:
    imported = outcome.imported
    if outcome.second_copies:
        copy, other = outcome.second_copies[0]
        return (
            f"“{copy.title}” ({copy.file_name}) holds the same words as {other.file_name}, "
            "which is in the library already. Both are there now"
        )
    if outcome.replaced:
        newer, _ = outcome.replaced[0]
        said = f"“{newer.title}” imported. It replaces the earlier version of the same paper"
        return f"{said}. {say_carried(marks)}" if marks.carried or marks.waiting else said
    if len(imported) > 1:
        return f"{len(imported)} papers imported. Move one to Trash to take it back."
    if files.in_trash:
        return f"“{imported[0].title}” restored from Trash"
    return f"“{imported[0].title}” imported. Move it to Trash to take it back."


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises DeskError where it does not open."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeskError(
            f"{path.name} cannot be read",
            error.strerror or "The file did not open",
            "Check that the file is there and that you may read it",
        ) from error


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
