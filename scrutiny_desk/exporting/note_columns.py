"""The columns of a workbook of notes, and texts as an Excel cell can hold them."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.leaving import LeavingNote
from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.domain.papers.papers import Meeting

CELL_LIMIT = 32_000
"""Characters put into one cell (Excel holds 32,767); what is longer goes on in the row beneath."""

Value = str | int | datetime.date | datetime.datetime
KEPT_SHEET = "Desk"
"""A sheet that no menu shows: what the cells held when the workbook was written."""
ABOUT_SHEET = "About this file"

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PUT_BACK = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_READER_DROPS = "x005F_"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and what stands in it.

    field: which part of a note a person may change in it and bring back; "" for all others.
    """

    heading: str
    width: int
    value: Callable[[LeavingNote], Value]
    field: str = ""


def as_cell(text: str) -> str:
    """The text as it comes back from a cell: unprintable signs are spaces, line ends are one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub(" ", plain)


def escaped(text: str) -> str:
    """The text for a cell, where a run like _x0041_ would otherwise be read as a letter."""
    return _ESCAPED.sub("_x005F_", as_cell(text))


def plain(value: object) -> str:
    """The words of a cell that was read, "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return say(value.isoformat()[:10])
    return as_cell(_PUT_BACK.sub("_", str(value)))


def same(one: str, other: str) -> bool:
    """Whether two texts are the same to a workbook: line ends and spaces around do not count."""
    return _comparable(one) == _comparable(other)


def print_of(text: str) -> str:
    """A short print of a cell's words, by which it is known whether somebody changed them."""
    return hashlib.sha256(_comparable(text).encode()).hexdigest()[:16]


def _comparable(text: str) -> str:
    return as_cell(text).replace(_READER_DROPS, "").strip()


def moment(iso: str) -> datetime.datetime:
    """The moment in this computer's own time; a workbook's dates carry no time zone."""
    return datetime.datetime.fromisoformat(iso).astimezone().replace(tzinfo=None, microsecond=0)


def link_to_page(one: LeavingNote) -> str:
    """The address of a note's page in the paper's own file, lying beside the workbook."""
    page = one.row.note.anchor.page_index + 1
    return f"{quote(one.paper.file_name)}#page={page}" if one.paper.file_name else ""


def private_word(note: Note) -> str:
    return "Private" if note.private else "Shared"


def day_of(meeting: Meeting) -> Value:
    """The day of a meeting as a date that sorts; its words where it is no whole date."""
    return as_day(meeting.date or "")


def as_day(date: str) -> Value:
    """A whole ISO date as one that sorts; any other words as they are."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date) is None:
        return date
    return datetime.date.fromisoformat(date)


def number_of(text: str) -> Value:
    """A whole number where it is one, so that 10 stands after 9."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _of(read: Callable[[Note], Any]) -> Callable[[LeavingNote], Any]:
    return lambda one: read(one.row.note)


COLUMNS = (
    Column("Meeting date", 14, lambda one: day_of(one.meeting)),
    Column("Committee", 24, lambda one: one.meeting.committee),
    Column("Paper", 24, lambda one: one.paper.title),
    Column("Item", 8, lambda one: number_of(one.row.item_number)),
    Column("Item title", 30, lambda one: one.row.item_title),
    Column("Page", 9, _of(lambda note: number_of(note.anchor.page_label))),
    Column("PDF page", 9, _of(lambda note: note.anchor.page_index + 1)),
    Column("Kind", 14, _of(lambda note: note.kind.word), "kind"),
    Column("Mark", 16, _of(lambda note: note.form.word)),
    Column("Words marked", 40, _of(lambda note: note.anchor.quote)),
    Column("Note", 50, _of(lambda note: note.text), "text"),
    Column("Status", 16, _of(lambda note: note.status.word), "status"),
    Column("Who is asked", 24, lambda one: one.asked_of),
    Column("Answer", 40, _of(lambda note: note.answer), "answer"),
    Column("Private or shared", 12, _of(private_word), "private"),
    Column("Written by", 20, _of(lambda note: note.author)),
    Column("Created", 18, _of(lambda note: moment(note.created))),
    Column("Changed", 18, _of(lambda note: moment(note.modified))),
    Column("Id", 38, _of(lambda note: note.id)),
)
ID = "Id"
FIELDS = {column.field: column for column in COLUMNS if column.field}
"""The columns that can be changed in the workbook and brought back, by the note's own field."""
READ_ONLY = tuple(column for column in COLUMNS if not column.field and column.heading != ID)
"""The columns that are for reading: what is changed in them is told, and not brought back."""
