"""The command palette of the window: what it offers now, and carrying out what is taken."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QSettings

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.meeting_chooser import MeetingChooser, say_meetings
from scrutiny_desk.ui.menus import Menus
from scrutiny_desk.ui.palette import entries
from scrutiny_desk.ui.palette.box import PaletteBox
from scrutiny_desk.ui.papers.travelling.agenda import name_of_paper

KEPT = 6
_RECENT = "palette/recent"
_KEPT_KINDS = ("do", "room")


class Hands(Protocol):
    """What the palette can do with the window."""

    @property
    def room_titles(self) -> list[str]: ...
    @property
    def shown_room(self) -> str: ...
    def go_to_room(self, title: str) -> None: ...
    def give_command(self, name: str) -> None: ...
    def take_meeting(self, meeting_id: str) -> None: ...
    def search_for(self, words: str) -> None: ...


class Palette(QObject):
    """Opens the box over the window and does what somebody takes from it."""

    def __init__(
        self,
        desk: Desk,
        box: PaletteBox,
        menus: Menus,
        chooser: MeetingChooser,
        settings: QSettings,
        hands: Hands,
    ) -> None:
        super().__init__(box)
        self._desk = desk
        self._menus = menus
        self._chooser = chooser
        self._settings = settings
        self._hands = hands
        self.box = box
        box.taken.connect(self._on_taken)

    def open(self) -> None:
        """Offer what can be done now; a second time closes the box."""
        if self.box.isVisible():
            self.box.close_box()
            return
        self.box.open_on(self._entries(), self._recent())

    def _entries(self) -> list[entries.Entry]:
        rooms, shown = self._hands.room_titles, self._hands.shown_room
        unable = {name for name, one in self._menus.actions.items() if not one.isEnabled()}
        found = entries.commands(rooms, shown, unable)
        library, in_hand = self._desk.library, self._chooser.meeting_id
        listed = papers.list_meetings(library)
        said = say_meetings(listed)
        called = dict(zip((one.id for one in listed), said, strict=True))
        everything = papers.list_papers(library)
        for paper in everything:
            if paper.meeting_id == in_hand:
                items = papers.agenda_of(library, paper.id)
                found += entries.agenda(paper, name_of_paper(paper), items)
        elsewhere = [
            (paper, called.get(paper.meeting_id, ""))
            for paper in everything
            if paper.meeting_id != in_hand
        ]
        return [
            *found,
            *entries.meetings(listed, said, in_hand),
            *entries.other_papers(elsewhere),
        ]

    def _recent(self) -> list[str]:
        kept = self._settings.value(_RECENT, [])
        if isinstance(kept, str):  # how QSettings gives back a list of one
            kept = [kept]
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def _on_taken(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind in _KEPT_KINDS:
            before = [one for one in self._recent() if one != key]
            self._settings.setValue(_RECENT, [key, *before][:KEPT])
        if kind == "do":
            self._give(rest)
        elif kind == "room":
            self._hands.go_to_room(rest)
        elif kind == "meeting":
            self._hands.take_meeting(rest)
        elif kind == "paper":
            self._read(rest)
        elif kind == "item":
            paper_id, _, page = rest.rpartition(":")
            self._desk.page_asked.emit(paper_id, int(page))
        elif kind == "search":
            self._hands.search_for(rest)

    def _give(self, name: str) -> None:
        room = action(name).room
        if room and room != self._hands.shown_room:
            self._hands.go_to_room(room)
        self._hands.give_command(name)

    def _read(self, paper_id: str) -> None:
        """Go on where one stopped in a paper."""
        try:
            place = papers.place_in(self._desk.library, paper_id)
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._desk.page_asked.emit(paper_id, 0 if place is None else place.page_index)
