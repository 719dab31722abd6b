"""How a place where the words stand looks in the list of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scrutiny_desk.domain.searching.searching import SearchHit
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate
from scrutiny_desk.ui.models.grouped import Group, Heading
from scrutiny_desk.ui.models.painting import (
    chip_height,
    draw_chip,
    draw_text,
    line_height,
    lines_needed,
)


def groups_of(hits: Sequence[SearchHit], by_meeting: Mapping[str, int]) -> list[Group]:
    """The hits under their meetings; meetings and hits stand as the search gave them.

    by_meeting: how many places each meeting has in all, by its id; empty where it is not told.
    """
    together: dict[str, list[SearchHit]] = {}
    for hit in hits:
        together.setdefault(hit.meeting_id or "", []).append(hit)
    groups = []
    for meeting_id, found in together.items():
        words = found[0].meeting_title or "On no meeting"
        if meeting_id in by_meeting:
            words = f"{words}  ·  {by_meeting[meeting_id]:,} found"
        groups.append(Group((Heading(words),), tuple(found)))
    return groups


def key_of(hit: SearchHit) -> str:
    return f"{hit.kind} {hit.id} {hit.page_index}"


def words_of(hit: SearchHit) -> str:
    return f"{hit.kind.word}, {page_words(hit)}: {hit.snippet} ({hit.title})"


def page_words(hit: SearchHit) -> str:
    """The page in words: "Page 25", "PDF 2", or nothing for what stands on no page."""
    name = hit.page_name
    return name if not name or name.startswith(("PDF", "Page")) else f"Page {name}"


def within_sight(hit: SearchHit, letters: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet and its bold ranges, begun later where the first word found would be cut off.

    letters: how many of them find room.
    """
    if not hit.bold or hit.bold[0][1] <= letters:
        return hit.snippet, hit.bold
    start = hit.snippet.rfind(" ", 0, max(hit.bold[0][0] - letters // 3, 0)) + 1
    if start <= 1:
        return hit.snippet, hit.bold
    return (
        f"…{hit.snippet[start:]}",
        tuple((begins - start + 1, ends - start + 1) for begins, ends in hit.bold),
    )


class HitDelegate(RowDelegate):
    """Kind and title in the first line with the page at the right; below, the words in bold."""

    def least_height(self) -> int:
        """Pixels that a hit of one line takes."""
        return self._height(1)

    def row_height(self, row: object, width: int) -> int:
        body = self.desk.theme.font("body")
        lines = lines_needed(row.snippet, body, width - 24) if isinstance(row, SearchHit) else 1
        return self._height(lines)

    def _height(self, lines: int) -> int:
        body, small = self.desk.theme.font("body"), self.desk.theme.font("small")
        return 10 + chip_height(small) + 6 + lines * line_height(body) + 10

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, SearchHit):
            return
        theme, rect = self.desk.theme, option.rect
        small, body = theme.font("small"), theme.font("body")
        left, width, top = rect.left() + PAD, rect.width() - 2 * PAD, rect.top() + 10
        chip = draw_chip(
            painter, left, top, row.kind.shape, row.kind.word, theme=theme, colour="muted"
        )
        page = page_words(row)
        strong = theme.font("small", bold=True)
        page_width = QFontMetrics(strong).horizontalAdvance(page) + 2
        draw_text(
            painter,
            left + chip + 10,
            top + 3,
            width - chip - page_width - 24,
            row.title,
            font=small,
            colour=theme.paint("muted"),
        )
        draw_text(
            painter,
            left + width - page_width,
            top + 3,
            page_width + PAD,
            page,
            font=strong,
            colour=theme.paint("text"),
        )
        letters = 2 * width // max(QFontMetrics(body).averageCharWidth(), 1) * 3 // 4
        snippet, bold = within_sight(row, letters)
        draw_text(
            painter,
            left,
            top + chip_height(small) + 6,
            width,
            snippet,
            font=body,
            colour=theme.paint("text"),
            most=2,
            bold=bold,
        )
