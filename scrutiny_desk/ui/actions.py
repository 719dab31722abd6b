"""Every command of the window as data: its words, its keys and its place in the menus.

The menus, the rooms' own buttons and the Keyboard help are all made from this one table. Commands
of a room (`room` is its title) reach the room through its `run` method; the others the window.
"""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.notes import NoteKind


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    name: how the code calls it. words: what the menu says, `&` before the letter to press.
    keys: Qt key sequences, the first of which is shown. menu: "File", "Edit" ... or "" for none.
    room: the title of the room that carries it out, "" for the window itself.
    rule: a separating line stands before it in the menu.
    """

    name: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    room: str = ""
    rule: bool = False

    @property
    def plain_words(self) -> str:
        return self.words.replace("&&", "\0").replace("&", "").replace("\0", "&")


MENUS = ("&File", "&Edit", "&Note", "&View", "&Go", "&Help")
PAPERS = "Papers"

ACTIONS: tuple[Action, ...] = (
    Action("open", "&Open papers…", "File", ("Ctrl+O",), "Import a PDF, a workbook or a text"),
    Action("recent", "Open &recent", "File"),
    Action("sample", "&Try the sample", "File", (), "Import the sample pack that comes with this"),
    Action(
        "export", "&Export notes to Excel…", "File", ("Ctrl+E",), "A sheet a meeting", rule=True
    ),
    Action("library", "&Choose library…", "File", (), "Work in another library folder", rule=True),
    Action("quit", "&Quit", "File", ("Ctrl+Q",), rule=True),
    Action("undo", "&Undo", "Edit", ("Ctrl+Z",), "Take back the last change"),
    Action("redo", "&Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make the change again"),
    Action("search", "&Search everything", "Edit", ("Ctrl+K",), rule=True),
    Action(
        f"note:{NoteKind.QUESTION}",
        "&Question",
        "Note",
        ("Q",),
        "A question on the selected words, or on the item chosen in the agenda",
        room=PAPERS,
    ),
    Action(
        f"note:{NoteKind.NOTE}",
        "&Note",
        "Note",
        ("N",),
        "A note on the selected words, or on the item chosen in the agenda",
        room=PAPERS,
    ),
    *(
        Action(f"note:{kind}", kind.word, "Note", room=PAPERS, rule=kind is NoteKind.CONCERN)
        for kind in NoteKind
        if kind not in {NoteKind.QUESTION, NoteKind.NOTE}
    ),
    Action("fold_agenda", "Fold the &agenda", "View", ("F9",), room=PAPERS, rule=True),
    Action("fold_notes", "Fold the &notes", "View", ("F10",), room=PAPERS),
    Action("zoom_in", "Zoom &in", "View", ("Ctrl++", "Ctrl+="), room=PAPERS, rule=True),
    Action("zoom_out", "Zoom &out", "View", ("Ctrl+-",), room=PAPERS),
    Action("zoom_fit", "Fit the &width", "View", ("Ctrl+0",), room=PAPERS),
    Action("go_to_page", "Go to &page…", "Go", ("Ctrl+G",), "By its printed number", room=PAPERS),
    Action("next_page", "&Next page", "Go", ("Ctrl+PgDown",), room=PAPERS),
    Action("previous_page", "Pre&vious page", "Go", ("Ctrl+PgUp",), room=PAPERS),
    Action("keyboard", "&Keyboard", "Help", ("F1",)),
    Action("about", "&About Scrutiny Desk", "Help"),
)

ON_THE_PAGE: tuple[tuple[str, str], ...] = (
    ("Up, Down, Space, Page Up, Page Down, Home, End", "Scroll the pages"),
    ("Ctrl+Right, Ctrl+Left", "Select the next or the previous word"),
    ("Ctrl+Down, Ctrl+Up", "Select the first word of the next or the previous line"),
    ("Shift+Right, Shift+Left, Shift+Down, Shift+Up", "Make the selection longer or shorter"),
    ("Ctrl+C", "Copy the selected words"),
    ("Escape", "Select nothing; from a note, go back to the page"),
    ("Menu or Shift+F10", "Every kind of mark for the selected words"),
    ("Menu or Shift+F10, in the agenda", "Write on the item, or move the paper to Trash"),
    ("F6, Shift+F6", "Go between agenda, page and notes"),
)
"""Keys that only mean something on the page: keys, what they do."""


def action(name: str) -> Action:
    """The command of this name; KeyError where there is none."""
    for one in ACTIONS:
        if one.name == name:
            return one
    raise KeyError(name)
