"""What the reader process says to the program: one JSON list a line, never a pickle.

`["progress", done, total]`; `["paper", reading, facts]`, the end of a good reading;
`["trouble", title, happened, to_do]`, a DeskError; `["bug", traceback]`, anything else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.facts import Facts
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.jobs.typed import Nonsense, pack, unpack
from scrutiny_desk.jobs.wire_pages import pack_reading, unpack_reading

__all__ = ["Bug", "Message", "Nonsense", "Paper", "Progress", "Trouble", "decode", "encode"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many pages are done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole reading and what was found in it."""

    reading: Reading
    facts: Facts


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


Message = Progress | Paper | Trouble | Bug


def encode(message: Message) -> bytes:
    """The message as one line with its line end."""
    if isinstance(message, Paper):
        body = ["paper", pack_reading(message.reading), pack(message.facts)]
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
        reading = unpack_reading(parts[0])
        facts = unpack(Facts, parts[1])
        _check_facts(facts, reading)
        return Paper(reading, facts)
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


def _check_facts(facts: Facts, reading: Reading) -> None:
    if facts.document.sha256 != reading.sha256 or facts.document.pages != len(reading.pages):
        raise Nonsense("facts of another paper")
    rows = [
        facts.document,
        *((facts.meeting,) if facts.meeting else ()),
        *facts.agenda_items,
        *facts.reports,
        *(section for report in facts.reports for section in report.sections),
        *facts.recommendations,
        *facts.waiting_times,
        *facts.waiting_dashboard,
        *facts.kpis,
        *facts.doubts,
    ]
    for row in rows:
        if not 0 <= row.page_index < max(len(reading.pages), 1):
            raise Nonsense("a fact on no page")
        if not 0.0 <= row.confidence <= 1.0:
            raise Nonsense("a confidence out of range")
