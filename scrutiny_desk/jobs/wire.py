"""What the reader process says to the program: one JSON list a line, never a pickle.

`["progress", done, total]`; `["pages", page, ...]`, the next pages, which the program takes in
while facts are still looked for; `["tables", tables, sheets]`, the trackers' tables where they were
asked for; `["paper", reading, facts]`, the end of a good reading;
`["trouble", title, happened, to_do]`, a DeskError; `["bug", traceback]`, anything else.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import KeptPage, KeptReading
from scrutiny_desk.domain.papers.facts import Fact, Facts
from scrutiny_desk.domain.tracker.tables import FoundTables
from scrutiny_desk.jobs.typed import Nonsense, pack, unpack
from scrutiny_desk.jobs.wire_pages import pack_head, pack_page, unpack_head, unpack_page

__all__ = [
    "Bug",
    "Message",
    "Nonsense",
    "Pages",
    "Paper",
    "Progress",
    "Tables",
    "Trouble",
    "decode",
    "encode",
    "whole",
]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many pages are done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Pages:
    """The next pages of the reading, in order."""

    pages: tuple[KeptPage, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The reading without its pages, which were sent before, and what was found in it."""

    reading: KeptReading
    facts: Facts


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that are or may be trackers."""

    found: FoundTables


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a person can act on: the three parts of a DeskError."""

    title: str
    happened: str
    to_do: str

    def as_error(self) -> DeskError:
        return DeskError(self.title, self.happened, self.to_do)


@dataclass(frozen=True, slots=True)
class Bug:
    """The traceback of anything else."""

    traceback: str


Message = Progress | Pages | Tables | Paper | Trouble | Bug


def encode(message: Message) -> bytes:
    """The message as one line with its line end."""
    if isinstance(message, Paper):
        body = ["paper", pack_head(message.reading), pack(message.facts)]
    elif isinstance(message, Pages):
        body = ["pages", *map(pack_page, message.pages)]
    elif isinstance(message, Tables):
        body = ["tables", *pack(message.found)]
    else:
        name = {Progress: "progress", Trouble: "trouble", Bug: "bug"}[type(message)]
        body = [name, *pack(message)]
    return json.dumps(body, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """The message of a line; raises Nonsense for anything that is not exactly one."""
    try:
        body = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as broken:
        raise Nonsense("no JSON") from broken
    if not isinstance(body, list) or not body:
        raise Nonsense("a message expected")
    name, parts = body[0], body[1:]
    if name == "paper":
        if len(parts) != 2:
            raise Nonsense("a reading and its facts expected")
        return Paper(unpack_head(parts[0]), unpack(Facts, parts[1]))
    if name == "pages":
        return Pages(tuple(map(unpack_page, parts)))
    if name == "tables":
        return Tables(unpack(FoundTables, parts))
    kinds: dict[object, type[Progress | Trouble | Bug]] = {
        "progress": Progress,
        "trouble": Trouble,
        "bug": Bug,
    }
    if not isinstance(name, str) or name not in kinds:
        raise Nonsense("an unknown message")
    said = unpack(kinds[name], parts)
    if isinstance(said, Progress) and not 0 <= said.done <= said.total:
        raise Nonsense("progress out of range")
    return said


def _no_constant(name: str) -> None:
    raise Nonsense(f"{name} is no number")


def whole(pages: Sequence[KeptPage], paper: Paper) -> tuple[KeptReading, Facts]:
    """The reading with its pages, and the facts; raises Nonsense where they contradict."""
    if any(page.index != number for number, page in enumerate(pages)):
        raise Nonsense("pages out of order")
    facts = paper.facts
    if facts.document.sha256 != paper.reading.sha256 or facts.document.pages != len(pages):
        raise Nonsense("facts of another paper")
    if not all(table.is_whole for table in facts.figure_tables):
        raise Nonsense("a table with rows of several lengths")
    for row in _every_fact(facts):
        if not 0 <= row.page_index < max(len(pages), 1):
            raise Nonsense("a fact on no page")
        if not 0.0 <= row.confidence <= 1.0:
            raise Nonsense("a confidence out of range")
    return dataclasses.replace(paper.reading, pages=tuple(pages)), facts


def _every_fact(value: object) -> Iterator[Fact]:
    """Every fact in there, those that stand inside another one too."""
    if isinstance(value, Fact):
        yield value
    if isinstance(value, tuple):
        parts = list(value)
    elif dataclasses.is_dataclass(value):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
    else:
        return
    for part in parts:
        yield from _every_fact(part)
