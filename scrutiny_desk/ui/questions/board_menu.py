"""What can be done with the entry in hand, as a menu: to the mouse and to the Menu key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from scrutiny_desk.domain.questions.questions import Board, laid_out
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.questions.board_rows import BoardRow, name_of

_LONGEST = 60
_OF_A_ROW = ("board:follow_up", "board:up", "board:down", "board:in", "board:out")


def fill_row_menu(
    menu: QMenu,
    board: Board,
    row: BoardRow,
    ask: Callable[[str], object],
    put: Callable[..., None],
    *,
    moving_only: bool = False,
) -> None:
    """Every place the entry can go to; before them, unless it is only to be moved, the rest.

    ask: carries out an action by its name. put: moves an entry to an item and, where given, under
    a parent of it.
    """
    places = menu
    if not moving_only:
        for name in _OF_A_ROW:
            if row.entry.is_line and name not in {"board:up", "board:down"}:
                continue
            one = action(name)
            entry = menu.addAction(f"{one.plain_words}\t{one.keys[0]}")
            entry.triggered.connect(lambda _=False, name=name: ask(name))
        menu.addSeparator()
        places = menu.addMenu("Move to")
    key = row.key
    for item in board.items:
        lines = [one.entry for one in laid_out(board.of(item.key)) if one.entry.is_line]
        words = _short(name_of(item))
        if row.entry.is_line or not lines:
            entry = places.addAction(words)
            entry.triggered.connect(lambda _=False, to=item.key: put(key, to))
            continue
        under = places.addMenu(words)
        for line in lines:
            entry = under.addAction(_short(line.text))
            entry.triggered.connect(lambda _=False, to=item.key, over=line.id: put(key, to, over))
        loose = under.addAction("Under no line yet")
        loose.triggered.connect(lambda _=False, to=item.key: put(key, to))


def _short(words: str) -> str:
    plain = " ".join(words.split()).replace("&", "&&") or "No words yet"
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
