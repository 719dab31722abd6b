"""A copy of a paper's PDF with the marks in it, as other readers show them.

The copy is the original, byte for byte, with what is new written after it, as the format provides.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.leaving import Packet
from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import Further
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.exporting import pdf_marks as marks
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.page_space import PageSpace, spaces_of
from scrutiny_desk.exporting.pdf_marks import GAP, ICON, Colour

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

_TOLD = "#E3E7EB"
"""The colour of the note that says what was left out."""
_OF_BROKEN_FILES = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
)
"""What the writer of PDFs raises, besides its own errors, where a file breaks its format."""


def write_marked_pdf(
    packet: Packet,
    original: bytes,
    out: Path,
    colours: Mapping[NoteKind, str],
    step: Callable[[int, int], None] = lambda _done, _all: None,
    further: Further = lambda _anchor: (),
) -> None:
    """Write a copy of a PDF with the packet's notes on its pages.

    original: the PDF that is shown for the one paper of the packet. colours: by kind, "#rrggbb".
    further: tells on which pages the words of a mark go on.
    Raises DeskError where the PDF is locked or broken, or `out` cannot be written.
    """
    content = _with_marks(packet, original, colours, step, further)
    write_aside(out, lambda aside: _write(aside, content))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _with_marks(
    packet: Packet,
    original: bytes,
    colours: Mapping[NoteKind, str],
    step: Callable[[int, int], None],
    further: Further,
) -> bytes:
    from pypdf.errors import PyPdfError

    try:
        copy = _open(packet.title, original)
        told = " ".join(part for part in (packet.left_out.said, packet.holds) if part)
        if told:
            copy.tell(told, packet.written)
        for done, one in enumerate(packet.notes, start=1):
            note = one.row.note
            colour = marks.colour_of(colours[note.kind])
            copy.put(note, colour)
            for at, boxes in further(note.anchor):
                copy.go_on(note, at, boxes, colour)
            step(done, len(packet.notes))
        return copy.content()
    except (PyPdfError, *_OF_BROKEN_FILES) as error:
        raise DeskError(
            f"No copy of “{packet.title}” can be made with the marks in it",
            "Its file is damaged inside, so nothing was written",
            "Export the notes as a Word briefing, or ask the sender for the file anew",
        ) from error


def _open(title: str, original: bytes) -> _Copy:
    from pypdf import PdfReader, PdfWriter

    spaces = spaces_of(original)
    if PdfReader(io.BytesIO(original)).is_encrypted:
        raise DeskError(
            f"No copy of “{title}” can be made with the marks in it",
            "Its sender has locked the file against changes, so nothing was written",
            "Export the notes as a Word briefing, or ask the sender for an open copy",
        )
    writer = PdfWriter(io.BytesIO(original), incremental=True)
    if len(writer.pages) != len(spaces):
        raise ValueError("the two programs that read this file count its pages differently")
    return _Copy(writer, spaces)


class _Copy:
    """The copy while marks are put on its pages."""

    def __init__(self, writer: PdfWriter, spaces: list[PageSpace]) -> None:
        self._writer = writer
        self._spaces = spaces
        self._signs: Counter[int] = Counter()

    def tell(self, words: str, written: str) -> None:
        """Put a note on the first page that says what this copy holds and leaves out."""
        made = marks.sign(self._spaces[0], self._next_place(0), marks.colour_of(_TOLD))
        marks.describe(made, title="Scrutiny Desk", words=words, name="about this copy")
        marks.date(made, written, written)
        self._add(0, made)

    def put(self, note: Note, colour: Colour) -> None:
        """Put a note on its page."""
        at = note.anchor.page_index
        self._put(note, at, self._draw(note.form, at, note.anchor.boxes, colour), note.id)

    def go_on(self, note: Note, at: int, boxes: Sequence[Box], colour: Colour) -> None:
        """Mark the words of a note on a page (from 0) on which they go on."""
        # A name is one annotation's alone.
        self._put(note, at, self._draw(note.form, at, boxes, colour), f"{note.id}-{at + 1}")

    def _put(self, note: Note, at: int, made: DictionaryObject, name: str) -> None:
        words = marks.words_of(note)
        marks.describe(made, title=note.kind.word, words=words, name=name, author=note.author)
        marks.date(made, note.created, note.modified)
        self._add(at, made)

    def content(self) -> bytes:
        """The whole file."""
        written = io.BytesIO()
        self._writer.write(written)
        return written.getvalue()

    def _draw(
        self, form: MarkForm, at: int, boxes: Sequence[Box], colour: Colour
    ) -> DictionaryObject:
        space = self._spaces[at]
        if boxes and form is MarkForm.HIGHLIGHT:
            return marks.highlight(space, boxes, colour)
        if boxes and form is MarkForm.UNDERLINE:
            return marks.underline(space, boxes, colour)
        if boxes and form is MarkForm.REGION:
            return marks.square(space, boxes[0], colour)
        return marks.sign(space, self._next_place(at), colour)

    def _next_place(self, at: int) -> Box:
        """The next free place for a sign at the right edge of a page, from the top down."""
        right = self._spaces[at].width - GAP
        top = GAP + self._signs[at] * (ICON + GAP)
        self._signs[at] += 1
        return Box(right - ICON, top, right, top + ICON)

    def _add(self, at: int, made: DictionaryObject) -> None:
        from pypdf.generic import ArrayObject, NameObject

        page = self._writer.pages[at]
        marks.keep_drawing(made, self._writer._add_object)  # noqa: SLF001 - there is no other way
        made[NameObject("/P")] = page.indirect_reference
        there = page.get("/Annots")
        kept = list(there.get_object()) if there is not None else []
        mark = self._writer._add_object(made)  # noqa: SLF001
        page[NameObject("/Annots")] = ArrayObject([*kept, mark])
