"""How a finding looks in a list: its sentence, its page, and what a person made of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scrutiny_desk.domain.findings import FindingKind, FoundIn, Place
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate
from scrutiny_desk.ui.models.grouped import Group, Heading
from scrutiny_desk.ui.models.painting import draw_text, layout_of, line_height

_MOST_LINES = 6
_GAP = 8


def groups_of(found: Iterable[FoundIn]) -> list[Group]:
    """Findings under their kinds; then those asked about, and those put aside."""
    found = list(found)
    groups = []
    for kind in FindingKind:
        rows = [one for one in found if one.finding.kind is kind and one.said is None]
        groups.append((kind.word, rows))
    groups.append(("Asked as a question", [one for one in found if one.asked]))
    groups.append(("Put aside", [one for one in found if one.put_aside]))
    return [
        Group((Heading(f"{words}  ·  {len(rows)}"),), tuple(rows)) for words, rows in groups if rows
    ]


def key_of(one: FoundIn) -> str:
    return one.id


def words_of(one: FoundIn) -> str:
    """A row as plain text."""
    return f"{one.finding.sentence} {below(one)}"


def below(one: FoundIn) -> str:
    """The line under the sentence: why it was put aside, pages, and the paper."""
    own = [place for place in one.finding.places if not place.paper_id]
    parts = [" and ".join(map(say_page, own)) or "No page", one.paper_title]
    if one.asked:
        parts.insert(0, "? Question")
    elif one.said is not None:
        parts.insert(0, f"Put aside: {one.said.reason}")
    return "  ·  ".join(part for part in parts if part)


def say_page(place: Place) -> str:
    """A page as a row names it: "Page 25", or "PDF 2" where nothing is printed."""
    return place.page if place.page.startswith("PDF") else f"Page {place.page}"


class FindingDelegate(RowDelegate):
    """The whole sentence, and under it where it stands."""

    def row_height(self, row: object, width: int) -> int:
        theme = self.desk.theme
        body, small = theme.font("body"), theme.font("small")
        if not isinstance(row, FoundIn):
            return 0
        lines = layout_of(row.finding.sentence, body, width, _MOST_LINES).lineCount()
        return 2 * _GAP + lines * line_height(body) + 2 + line_height(small)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, FoundIn):
            return
        theme, rect = self.desk.theme, option.rect
        left, width = rect.left() + PAD, rect.width() - 2 * PAD
        used = draw_text(
            painter,
            left,
            rect.top() + _GAP,
            width,
            row.finding.sentence,
            font=theme.font("body"),
            colour=theme.paint("text" if row.said is None else "muted"),
            most=_MOST_LINES,
        )
        draw_text(
            painter,
            left,
            rect.top() + _GAP + used + 2,
            width,
            below(row),
            font=theme.font("small"),
            colour=theme.paint("muted"),
        )
