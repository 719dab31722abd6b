"""What can be done with the entry in hand, as a menu: to the mouse and to the Menu key."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMenu

from scrutiny_desk.domain.questions import TOP, Board, laid_out
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.questions.board_rows import BoardRow, name_of

_LONGEST = 60
_OF_A_ROW = ("board:follow_up", "board:up", "board:down", "board:in", "board:out")


class MovesEntries(Protocol):
    """What the menu needs of the board."""

    board: Board
    asked: SignalInstance

    def put(self, entry_id: str, item: str, parent: str = TOP, before: str | None = None) -> None:
        """Move an entry to a place on the board."""


def fill_row_menu(
    menu: QMenu, pane: MovesEntries, row: BoardRow, *, moving_only: bool = False
) -> None:
    """Every place the entry can go to; before them, unless it is only to be moved, the rest."""
    places = menu
    if not moving_only:
        for name in _OF_A_ROW:
            if row.entry.is_line and name not in {"board:up", "board:down"}:
                continue
            one = action(name)
            entry = menu.addAction(f"{one.plain_words}\t{one.keys[0]}")
            entry.triggered.connect(lambda _=False, name=name: pane.asked.emit(name))
        menu.addSeparator()
        places = menu.addMenu("Move to")
    key = row.key
    for item in pane.board.items:
        lines = [one.entry for one in laid_out(pane.board.of(item.key)) if one.entry.is_line]
        words = _short(name_of(item))
        if row.entry.is_line or not lines:
            entry = places.addAction(words)
            entry.triggered.connect(lambda _=False, to=item.key: pane.put(key, to))
            continue
        under = places.addMenu(words)
        for line in lines:
            entry = under.addAction(_short(line.text))
            entry.triggered.connect(
                lambda _=False, to=item.key, over=line.id: pane.put(key, to, over)
            )
        loose = under.addAction("Under no line yet")
        loose.triggered.connect(lambda _=False, to=item.key: pane.put(key, to))


def _short(words: str) -> str:
    plain = " ".join(words.split()).replace("&", "&&") or "No words yet"
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
