"""One command of the window as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    name: how the code calls it. words: what the menu says, `&` before the letter to press.
    keys: Qt key sequences, the first of which is shown. menu: "File", "Edit" ... or "" for none.
    room: the title of the room that carries it out, "" for the window itself.
    rule: a separating line stands before it in the menu.
    heard: keys by which a pane of the room gives the command itself; shown, not bound.
    said: what it is called away from its menu, where its own words would say too little.
    under: the words of the submenu it stands in, where it is one of a choice.
    ticked: it is on or off, and its entry in the menu says which.
    within: the words of the submenu it stands in with others that are no choice.
    """

    name: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    room: str = ""
    rule: bool = False
    heard: tuple[str, ...] = ()
    said: str = ""
    under: str = ""
    ticked: bool = False
    within: str = ""

    @property
    def full_words(self) -> str:
        """What it is called away from its menu, without "&" and "…"."""
        return self.said or self.plain_words.rstrip("…")

    @property
    def menu_words(self) -> str:
        """What the menu calls it, without "&" and "…"."""
        return self.plain_words.rstrip("…")

    @property
    def plain_within(self) -> str:
        """The menu and the submenu that it stands in, without "&"."""
        below = (self.within or self.under).replace("&", "")
        return " › ".join(part for part in (self.menu, below) if part)

    @property
    def plain_words(self) -> str:
        return self.words.replace("&&", "\0").replace("&", "").replace("\0", "&")
