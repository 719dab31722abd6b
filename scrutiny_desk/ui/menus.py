"""Menus and their keys, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from scrutiny_desk.ui.actions import ACTIONS, MENUS

_MORE = "qt_menubar_ext_button"
"""How Qt calls the button behind which menus are that have no room."""


@dataclass(frozen=True, slots=True)
class Menus:
    """The QAction of every command by its name, and the menu of recent files."""

    actions: dict[str, QAction]
    recent: QMenu

    def enable_room(self, title: str) -> None:
        """Only the commands of the room that is shown can be given."""
        for one in ACTIONS:
            if one.room and one.name in self.actions:
                self.actions[one.name].setEnabled(one.room == title)

    def check(self, names: Collection[str]) -> None:
        """Tick these of the commands that are one of a choice."""
        for one in ACTIONS:
            if one.under:
                self.actions[one.name].setChecked(one.name in names)

    def tick(self, on: Mapping[str, bool]) -> None:
        """Tick what is on of the commands that are on or off."""
        for name, ticked in on.items():
            self.actions[name].setChecked(ticked)

    def word_undo(self, undo: str | None, redo: str | None) -> None:
        """Name what Undo and Redo would take back or make again."""
        for name, verb, words in (("undo", "&Undo", undo), ("redo", "&Redo", redo)):
            entry = self.actions[name]
            entry.setText(f"{verb} {words[:1].lower()}{words[1:]}" if words else verb)
            entry.setEnabled(words is not None)


def build_menus(window: QMainWindow, titles: Sequence[str], ask: Callable[[str], None]) -> Menus:
    """Fill the window's menu bar; `ask` is called with the name of the command given.

    The rooms stand in View as "room:Papers" with Ctrl+1 and on, before the table's own commands.
    """
    entries: dict[str, QAction] = {}
    recent = QMenu("Open recent", window)
    below_of: dict[str, QMenu] = {}
    choices: dict[str, QActionGroup] = {}
    for heading in MENUS:
        menu = window.menuBar().addMenu(heading)
        name = heading.replace("&", "")
        if name == "View":
            for place, title in enumerate(titles):
                entry = menu.addAction(title)
                entry.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
                entry.triggered.connect(lambda _checked=False, one=f"room:{title}": ask(one))
                entries[f"room:{title}"] = entry
        for one in (found for found in ACTIONS if found.menu == name):
            if one.rule:
                menu.addSeparator()
            if one.name == "recent":
                recent.setTitle(one.words)
                menu.addMenu(recent)
                continue
            # A key after a tab is shown as the command's own, and bound to nothing.
            heard = f"\t{one.heard[0]}" if one.heard else ""
            below = menu
            if nested := one.under or one.within:
                below = below_of.setdefault(nested, QMenu(nested, window))
                menu.addMenu(below)
            entry = below.addAction(f"{one.words}{heard}")
            if one.under:
                choices.setdefault(one.under, QActionGroup(window)).addAction(entry)
            entry.setCheckable(bool(one.under) or one.ticked)
            entry.setShortcuts([QKeySequence(keys) for keys in one.keys])
            entry.setStatusTip(one.tip)
            entry.triggered.connect(lambda _checked=False, given=one.name: ask(given))
            entries[one.name] = entry
    more = window.menuBar().findChild(QToolButton, _MORE)
    if more is not None:
        # Where the window is too narrow for all menus; Alt and a letter opens them there too.
        more.setAccessibleName("More menus")
        more.setToolTip("More menus")
    return Menus(entries, recent)
