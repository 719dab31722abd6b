"""The topics of one meeting, as a cell or a list prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desk.domain.pages.pages import Cell, Page, Word
from scrutiny_desk.finding.lines import join, squeezed

_BULLETS = re.compile(r"(?:^|\s)(?:[•▪◦‣●○■□➢✓\uf0b7\uf0a7]|[oO](?=\s[A-Z]))\s*")
_DASHES = re.compile(r"(?:^|(?<=[^\d]\s))[-–]\s+(?=[A-Z])")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:\((\d{1,2}|[a-z])\)|(\d{1,2}|[a-z])[.)])\s+(?=\S)")
# A line that ends this far (in its own type sizes) before the cell does was ended on purpose.
_MARGIN = 1.0
_GAP = 1.35


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics, and whether what parts them is printed (a number, a bullet) or only seen."""

    texts: tuple[str, ...]
    sure: bool = True


def topics_of(cell: Cell, page: Page) -> Topics:
    """The topics in a cell: numbered, bulleted, a bold title each, or a line each."""
    marked = marked_topics(cell.text)
    if len(marked) > 1:
        return Topics(marked)
    if not cell.text:
        return Topics(())
    lines = _printed(cell, page)
    if len(lines) > 1:
        parts = _parts(lines, cell)
        if len(parts) > 1:
            return Topics(tuple(parts), sure=False)
    return Topics(marked)


def marked_topics(text: str) -> tuple[str, ...]:
    """The topics of a text that numbers or bullets part; the whole text where nothing does."""
    for parts in (_numbered(text), _split(text, _BULLETS)):
        if parts:
            return parts
    if text.startswith(("- ", "– ")):
        return _split(text, _DASHES) or (text.lstrip("-– "),)
    return (text,) if text else ()


def _split(text: str, marks: re.Pattern[str]) -> tuple[str, ...]:
    if marks.search(text) is None:
        return ()
    return tuple(part.strip() for part in marks.split(text) if part.strip())


def _numbered(text: str) -> tuple[str, ...]:
    """The parts of a text that counts them: "1. … 2. … 3. …", "a) … b) …"."""
    marks = list(_NUMBERED.finditer(text))
    if not marks or marks[0].start() > 0 or len(marks) == 0:
        return ()
    said = marks[0].group(1) or marks[0].group(2)
    if said not in {"1", "a"}:
        return ()
    expected = 1
    taken: list[re.Match[str]] = []
    for mark in marks:
        label = mark.group(1) or mark.group(2)
        if label == (str(expected) if said == "1" else chr(ord("a") + expected - 1)):
            taken.append(mark)
            expected += 1
    ends = [*(mark.start() for mark in taken[1:]), len(text)]
    return tuple(text[mark.end() : end].strip() for mark, end in zip(taken, ends, strict=True))


def _printed(cell: Cell, page: Page) -> list[list[Word]]:
    """The printed lines inside a cell, or none where they are not all of its text."""
    inside = [
        word for word in page.words if not word.turned and cell.box.contains(*word.box.centre)
    ]
    rows: list[list[Word]] = []
    for word in sorted(inside, key=lambda one: (one.box.centre[1], one.box.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.box.centre[1] - word.box.centre[1]) < last.box.height / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda one: one.box.x0)
    whole = "".join(word.text for row in rows for word in row)
    return rows if squeezed(whole) == squeezed(cell.text) else []


def _parts(lines: Sequence[Sequence[Word]], cell: Cell) -> list[str]:
    """The lines put together to topics, by weight, by the space between, or by where they end."""
    bold = [all(word.bold for word in line) for line in lines]
    if bold[0] and not all(bold):
        starts = [at for at, heavy in enumerate(bold) if heavy and (at == 0 or not bold[at - 1])]
        return _joined(lines, starts)
    pitches = [below[0].box.y1 - above[0].box.y1 for above, below in pairwise(lines)]
    close = min(pitches)
    if max(pitches) > _GAP * close:
        apart = [at + 1 for at, pitch in enumerate(pitches) if pitch > _GAP * close]
        return _joined(lines, [0, *apart])
    starts = [0]
    for at, (above, below) in enumerate(pairwise(lines), start=1):
        room = cell.box.x1 - above[-1].box.x1
        needed = below[0].box.width + (2 * _MARGIN) * below[0].box.height
        begins = below[0].text[:1].isupper() or below[0].text[:1].isdigit()
        if begins and room > needed:
            starts.append(at)
    return _joined(lines, starts)


def _joined(lines: Sequence[Sequence[Word]], starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], len(lines)]
    return [
        join(" ".join(word.text for word in line) for line in lines[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
