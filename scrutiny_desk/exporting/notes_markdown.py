"""Notes become a Markdown text by meeting and item, in which nothing anybody wrote is markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.notes.leaving import Packet
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.by_item import Said, by_item

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&^$@])")
# What starts a list, a rule or a heading's line at the beginning of a line.
_AT_THE_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
# What some readers make links or pictures of without being asked.
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
_SMILEY = re.compile(r"(?<!\d):(?=\w+:)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def write_markdown(
    packet: Packet, out: Path, step: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Write the packet as UTF-8 Markdown at `out`. DeskError where it cannot be written."""
    text = as_markdown(packet, step)
    write_aside(out, lambda aside: _write(aside, text))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def as_markdown(packet: Packet, step: Callable[[int, int], None] = lambda _done, _all: None) -> str:
    """The whole text."""
    total = len(packet)
    lines = [
        f"# Notes and questions: {one_line(packet.title)}",
        one_line(packet.said),
        packet.left_out.said,
        packet.holds,
    ]
    done = 0
    for meeting in by_item(packet):
        lines.append(f"## {one_line(meeting.heading)}")
        for item in meeting.items:
            lines += [f"### {one_line(item.heading)}", one_line(item.pages)]
            if item.big_question.strip():
                lines += [f"**The big question:** {one_line(item.big_question)}"]
            for one in (*item.questions, *item.others):
                lines += _said(one)
                if not one.is_line:
                    done += 1
                    step(done, total)
    return "\n\n".join(line for line in lines if line) + "\n"


def _said(one: Said) -> list[str]:
    if one.is_line:
        return [f"#### Line of enquiry: {one_line(one.words)}"]
    parts = [f"#### {one_line(f'{one.about} {one.number}'.strip())}"]
    if one.words:
        parts.append(escaped(one.words))
    for quote, cited in one.sources:
        if quote:
            quoted = escaped(quote).replace("\n", "\n> ")
            parts.append(f"> {quoted}\n>\n> — {one_line(cited)}")
        else:
            parts.append(one_line(cited))
    if one.promise:
        parts.append(f"{one_line(one.promise)}.")
    if one.answer:
        parts += ["**Answer**", escaped(one.answer)]
    return parts


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that is markup."""
    return escaped(" ".join(text.split()))


def escaped(text: str) -> str:
    """The text with nothing in it that is markup; its lines and empty lines stay.

    Spaces before and after a line go: four of them would make code, two a line break.
    """
    lines = [_line(" ".join(line.split())) for line in _CONTROL.sub("", text).splitlines()]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    # A backslash at a line's end keeps the break that the person typed.
    return "\n\n".join("\\\n".join(part) for part in paragraphs if part)


def _line(text: str) -> str:
    plain = _SIGNS.sub(r"\\\1", text)
    plain = _LINK.sub(r"\1\\\2", plain)
    plain = _SMILEY.sub(r"\\:", plain)
    return _AT_THE_START.sub(
        lambda at: f"\\{at[1]}" if at[1] else f"{at[2]}\\{at[3]}", plain, count=1
    )
