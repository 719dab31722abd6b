"""A heading, a paragraph or a point of a list as one block, its bullet or number taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.pages import Box, Page, Table
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    join,
)

SIGNS = "•▪◦‣·*■●○□▫➢➤►✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc"
_MARK = re.compile(
    rf"(?P<bullet>[{SIGNS}]\s*|[–—-]\s+|o\s+(?=[A-Z]))?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|\(\d{1,2}\)|\([a-z]\)|\([ivx]{1,5}\)|[a-z]\)"
    r"|[ivx]{1,4}[.)])?(?=\s|$|(?<=\s)|(?<=[^\w\s]))"
)
_MARKDOWN = re.compile(
    r"\*\*|(?<![\w*])\*(?=\w|['‘“\"])|(?<=[\w.'’”\"])\*(?![\w*])|__(?=\w)|(?<=\w)__|^#{1,6}\s+"
)
_HTML_BREAK = re.compile(r"\s*</?(?:p|li|ul|ol|br|div)\b[^<>]*>\s*", re.IGNORECASE)
_HTML = re.compile(r"</?(?:p|li|ul|ol|br|div|span|strong|em|b|i)\b[^<>]*>", re.IGNORECASE)
_ENDED = re.compile(r"[.?!:;…][\"'”’)\]]*$")
HANGS_ON = re.compile(
    r"(?:[,&/(–-]|\b(?:a|an|the|of|and|or|to|for|in|on|by|with|from|at|as|is|are|be|that|which|who"
    r"|through|their|its|this|these|not|has|have|into|between|our|your))$"
)
_LONGEST_TITLE = 110
_NESTED = 8.0
_DEEPEST = 120.0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a point with its bullet or number taken off, or a table.

    marker: "" for plain text, else the sign or number as printed. x: where the block's first line
    starts; text_x: where its words start. bold: every word is. deep: it stands under another point.
    """

    text: str
    page: Page
    box: Box
    x: float
    text_x: float
    marker: str = ""
    bold: bool = False
    size: float = 0.0
    lines: tuple[Printed, ...] = ()
    table: Table | None = None
    raw: str = ""

    @property
    def number(self) -> str:
        """The number or letter of the marker ("2", "1.3", "a"), or "" for a bullet."""
        return re.sub(r"[^\w.]", "", self.marker).strip(".") if self.marker else ""

    @property
    def kind_of_marker(self) -> str:
        """`none`, `bullet`, `number`, `section` (1.2) or `letter`."""
        number = self.number
        if not self.marker:
            return "none"
        if not any(mark.isalnum() for mark in number) or number == "o":
            return "bullet"
        if "." in number:
            return "section"
        return "number" if number.isdigit() else "letter"

    @property
    def ended(self) -> bool:
        """True when the words end as a sentence or a lead-in does."""
        return _ENDED.search(self.text) is not None

    @property
    def like_title(self) -> bool:
        """True for a short line without a bullet that starts as a heading and ends as one."""
        text = self.text
        return (
            self.table is None
            and self.kind_of_marker in ("none", "section", "number")
            and 0 < len(text) <= _LONGEST_TITLE
            and not text.endswith((".", ";", ","))
            and (text[0].isupper() or text[0].isdigit() or not text[0].isalnum())
            and not HANGS_ON.search(text)
        )


def joined(one: Block, other: Block) -> Block:
    """Two blocks as one that starts where the first does."""
    box = one.box.union(other.box) if one.page.index == other.page.index else one.box
    # The first line of a point that went on is where its hanging indent shows.
    text_x = one.text_x
    return replace(
        one,
        text=join((one.text, other.text)),
        raw=join((one.raw, other.raw)),
        box=box,
        text_x=text_x,
        lines=(*one.lines, *other.lines),
    )


def is_under(point: Block, parent: Block) -> bool:
    """True when a point is set deeper than another that stands before it."""
    # Further to the right than any indent is another column.
    deeper = _NESTED < point.x - parent.x < _DEEPEST
    return bool(point.marker and parent.marker) and deeper


def block_of(part: Paragraph) -> Block:
    """A paragraph as a block, its bullet or number apart from its words."""
    raw = part.text
    first = part.lines[0].line
    marker, rest = _marker(raw)
    taken = len(marker.split())
    # The words of a point are lined up under its first word, or under the bullet.
    text_x = first.words[taken].box.x0 if 0 < taken < len(first.words) else first.box.x0
    words = [word for printed in part.lines for word in printed.line.words]
    return Block(
        text=_MARKDOWN.sub("", rest).strip(),
        page=part.page,
        box=part.box,
        x=first.box.x0,
        text_x=text_x,
        marker=marker,
        bold=all(word.bold for word in words),
        size=part.lines[0].size if not marker else words[-1].size,
        lines=part.lines,
        raw=rest.strip(),
    )


def _marker(text: str) -> tuple[str, str]:
    """The bullet and number before the words, and the words."""
    found = _MARK.match(text)
    if found is None or found.end() == 0 or found.end() >= len(text):
        return "", text
    return text[: found.end()].strip(), text[found.end() :].strip()


def split_up(block: Block) -> Iterator[Block]:
    """The block, or its parts where mark-up or numbers that run on in the text part it."""
    parts = [block.raw]
    if "<" in block.raw and _HTML.search(block.raw):
        parts = [_HTML.sub("", part).strip() for part in _HTML_BREAK.split(block.raw)]
    elif block.kind_of_marker == "number":
        parts = _run_on(block.raw, int(block.number))
    if len(parts) == 1 and parts[0] == block.raw:
        yield block
        return
    for part in parts:
        marker, text = _marker(part)
        if text:
            clean = _MARKDOWN.sub("", text).strip()
            yield replace(block, text=clean, raw=text, marker=marker or block.marker)


def _run_on(text: str, number: int) -> list[str]:
    """The points of a numbered list that was printed as one paragraph ("... 2. ... 3. ...")."""
    parts: list[str] = []
    while True:
        number += 1
        found = re.search(rf"(?<=[.;:?])\s+(?={number}[.)]\s+[A-Z])", text)
        if found is None:
            return [*parts, text]
        parts.append(text[: found.start()])
        text = text[found.end() :]
