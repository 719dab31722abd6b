"""The tour: the whole path on the sample, drawn by the real window, seen by nobody.

It imports the sample into a new library, marks a page, lays out the board, updates a
recommendation, and leaves a workbook and pictures of every room and of what a reader does most. It
needs no screen.
"""

from __future__ import annotations

import datetime
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.measures import Reading
from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind, NoteStatus
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.domain.questions.questions import EntryKind
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures import measures
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.wanted import Wanted

if TYPE_CHECKING:
    from scrutiny_desk.app import Program

SIZE = (1366, 720)
"""A council laptop's window in pixels, less the system's own bars."""

PUBLISHED = "2024-01-17T12:00:00Z"
"""When the sample came in, whatever day it is: five clear days before its meeting."""

EVENINGS_BEFORE = datetime.timedelta(days=4)
"""How long before its meeting the sample is read, whatever day it is."""

COLOURS = 256
"""In one picture; without this bound some take more than 200 kB."""

PATIENCE_SECONDS = 60.0
"""How long a page may take to be drawn on a slow machine before the tour gives up."""


def run(out: Path) -> int:
    """Take the tour and leave its pictures and workbook in the folder `out`; gives 0.

    Raises DeskError where `out` cannot be written to.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(
            f"{out} cannot be made", error.strerror or "", "Choose another folder"
        ) from error
    with (
        tempfile.TemporaryDirectory(prefix="scrutiny-desk-tour-") as scratch,
        Library.open(Path(scratch) / "library", create=True) as library,
    ):
        meeting, pack = _import(library)
        asked = _write_notes(library, pack)
        _lay_out_board(library, meeting)
        _update_recommendation(library, meeting)
        _draw(library, Path(scratch), out, asked, meeting)
    return 0


def _import(library: Library) -> tuple[Meeting, Paper]:
    from scrutiny_desk.app import sample_papers

    outcome, _ = importing.import_papers(
        library, sample_papers(), read_in_own_process, _quiet, lambda: False, lambda: PUBLISHED
    )
    pages = sum(paper.page_count for paper in outcome.imported)
    print(f"Imported {len(outcome.imported)} papers, {pages} pages.")  # noqa: T201
    pack = next(paper for paper in outcome.imported if paper.kind == "agenda_pack")
    meeting = next(one for one in papers.list_meetings(library) if one.id == pack.meeting_id)
    return meeting, pack


def _quiet(_words: str, _done: int, _total: int) -> None:
    """The tour tells what is done, not how far it is."""


def _write_notes(library: Library, pack: Paper) -> Note:
    """A question on the words of a printed figure, and a note on the page of the agenda item."""
    from scrutiny_desk.domain.notes.quoting import anchor_of_words
    from scrutiny_desk.ui.papers.marks.about import anchor_of_item

    reading = _odd_percentage(library)
    page = papers.pages_of(library, reading.paper_id)[reading.page_index]
    words = papers.words_on(library, reading.paper_id, page.index)
    at = next(i for i, word in enumerate(words) if word.text.startswith(reading.printed))
    question, _ = notes.write_note(
        library,
        paper_id=reading.paper_id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="8 of 13 is 62%, and the table prints 61%. Which figure does the service stand by?",
        anchor=anchor_of_words(words, max(at - 2, 0), at, page.index, page.name),
        private=False,
    )
    notes.revise_note(library, question.id, status=NoteStatus.READY)
    counted = next(i for i, word in enumerate(words) if word.text == "Counts")
    notes.write_note(
        library,
        paper_id=reading.paper_id,
        item_id=None,
        kind=NoteKind.FACT_TO_CHECK,
        text="Compare with the last report.",
        anchor=anchor_of_words(words, counted, counted + 4, page.index, page.name),
        form=MarkForm.UNDERLINE,
    )
    item = next(one for one in papers.agenda_of(library, pack.id) if one.first_index is not None)
    first = papers.pages_of(library, pack.id)[item.first_index or 0]
    notes.write_note(
        library,
        paper_id=pack.id,
        item_id=item.id,
        kind=NoteKind.PROMISE,
        text="See whether what was agreed here has reached the tracker.",
        anchor=anchor_of_item(first),
    )
    print(f"Wrote a question on page {page.name} and a note on item {item.number}.")  # noqa: T201
    return question


def _lay_out_board(library: Library, meeting: Meeting) -> None:
    """A big question, and a line of enquiry with a question of its own, on the question's item."""
    board = board_of(library, meeting.id)
    key = next(entry.item for entry in board.entries)
    questions.set_big_question(
        library, meeting.id, key, "Are children seen sooner than a year ago?"
    )
    line = questions.add_entry(
        library, meeting.id, key, kind=EntryKind.LINE, text="What the figures rest on"
    ).ids[0]
    questions.add_entry(
        library,
        meeting.id,
        key,
        text="How many of those who wait have been told how long it will take?",
        parent=line,
    )
    questions.set_item_minutes(library, meeting.id, key, 15)


def _odd_percentage(library: Library) -> Reading:
    """The printed per cent of the sample that its own counts do not give."""
    return next(
        reading
        for measure in measures.list_measures(library)
        if measure.family == "waiting" and measure.unit == "percent"
        for reading in measure.readings
        if reading.value == 61
    )


def _update_recommendation(library: Library, meeting: Meeting) -> None:
    row = next(
        one
        for one in recommendations.list_recommendations(library, _as_of(meeting))
        if one.standing.computed is Computed.OVERDUE
    )
    recommendations.add_update(
        library,
        row.recommendation.id,
        date=meeting.date,
        role="Scrutiny manager",
        text="Reminder sent; an answer is due before the next meeting.",
    )
    print(f"Updated recommendation {row.recommendation.number}: {_why(row)}")  # noqa: T201


def _why(row: RecommendationRow) -> str:
    return f"{row.standing.computed.word.lower()}. {row.standing.reason}"


def _as_of(meeting: Meeting) -> datetime.date:
    if meeting.date is None:
        raise ValueError("the sample's meeting has a date")
    return last_day(meeting.date)


def _draw(library: Library, scratch: Path, out: Path, asked: Note, meeting: Meeting) -> None:
    """A picture of every room and of what a reader does most, and the workbook."""
    from scrutiny_desk.app import Program, qt_application, quiet_offscreen, settings_in
    from scrutiny_desk.ui.theme import Theme

    application = qt_application()
    theme = Theme.named("light")
    theme.apply(application)
    today = _as_of(meeting) - EVENINGS_BEFORE
    made = Program(library, theme, settings_in(scratch), lambda: today)
    with quiet_offscreen(), _shown(made) as program:
        window = program.window
        window.resize(*SIZE)
        window.show()
        window.take_meeting(meeting.id)
        program.desk.page_asked.emit(asked.paper_id, asked.anchor.page_index)
        program.tracker.set_as_of(_as_of(meeting))

        def draw(title: str, shown: Any = window) -> None:
            _wait(application.processEvents, lambda: not _drawing(program))
            picture = out / f"{title.lower().replace(' ', '-')}.png"
            _save(shown, picture)
            print(f"Drew {title} in {picture.name}.")  # noqa: T201

        for title in window.room_titles:
            if title == program.search.title:
                program.search.search_for("waiting")
            window.go_to_room(title)
            draw(title)
        program.search.search_for("")
        _draw_more(program, asked.anchor.page_index, draw)
        workbook = out / "notes.xlsx"
        program.leaving.write(workbook, Wanted(private=True))
        _wait(application.processEvents, lambda: not program.leaving.running)
        print(f"As of {say(meeting.date)}: {window.message_bar.words}")  # noqa: T201


def _draw_more(program: Program, page_index: int, draw: Callable[..., None]) -> None:
    """What a reader does most, one after the other and each put back again."""
    from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog

    window, papers_room = program.window, program.papers
    window.go_to_room(papers_room.title)
    papers_room.finding.mark("waiting", page_index)
    draw("Find in this paper")
    papers_room.finding.close()
    papers_room.run("page_text")
    draw("Page as text")
    papers_room.run("page_text")
    for command in ("spread", "night"):
        papers_room.run(command)
    draw("Two dark pages")
    for command in ("spread", "night"):
        papers_room.run(command)
    window.give_command("reading_plan")
    plan = window.findChild(ReadingPlanDialog)
    if plan is None:
        raise RuntimeError("the reading plan was not shown")
    draw("Reading plan", plan)
    plan.close()
    window.go_to_room("Questions")
    window.give_command("meeting")
    draw("In the meeting")
    window.give_command("meeting")


def _save(shown: Any, picture: Path) -> None:
    """Write a picture in as many colours as a page on the web needs."""
    import numpy as np
    from PIL import Image

    grabbed = shown.grab().toImage()
    rgb = grabbed.convertToFormat(grabbed.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)
    few = Image.fromarray(np.ascontiguousarray(pixels)).quantize(COLOURS, dither=Image.Dither.NONE)
    try:
        few.save(picture, optimize=True)
    except OSError as error:
        raise DeskError(
            f"{picture.name} could not be written", error.strerror or "", "Choose another folder"
        ) from error


def _drawing(program: Program) -> bool:
    return (
        program.papers.view.drawing
        or program.review.page.view.drawing
        or program.measures.reader.busy
    )


@contextmanager
def _shown(program: Program) -> Iterator[Program]:
    try:
        yield program
    finally:
        program.window.close()
        program.close()


def _wait(go_on: Callable[[], None], settled: Callable[[], bool]) -> None:
    """Let the window work until what it draws away from its thread has come."""
    end = time.monotonic() + PATIENCE_SECONDS
    go_on()
    while not settled():
        if time.monotonic() > end:
            raise TimeoutError("a page was not drawn in time")
        go_on()
    go_on()  # what came last has still to be laid out
