"""Links on the pages: followed by a click or from a list, and asked about before they lead out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from scrutiny_desk.domain.notes.quoting import words_within
from scrutiny_desk.domain.pages.links import Link, may_be_opened
from scrutiny_desk.services.papers.links import links_on
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.travelling import Travelling
from scrutiny_desk.ui.papers.view.framed import FramedView

_LONGEST = 60
_PAGES_KEPT = 32


class Linking(QObject):
    """A link to a page is a jump that Back takes back; one to the web shows its address first."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: FramedView,
        travelling: Travelling,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._travelling = travelling
        self._open_address = open_address
        self._kept: dict[int, tuple[Link, ...]] = {}
        self._pressed: Link | None = None
        self._where = QPoint()
        opened.opened.connect(self._kept.clear)
        # The pointer becomes a hand over a link, with no button pressed.
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"links": self.ask}

    def on_page(self, index: int) -> tuple[Link, ...]:
        """The links of a page (from 0), top down."""
        if index not in self._kept:
            if len(self._kept) >= _PAGES_KEPT:
                self._kept.pop(next(iter(self._kept)))
            found = links_on(self._open.pdf, index) if self._open.pdf else ()
            self._kept[index] = tuple(sorted(found, key=lambda one: (one.box.y0, one.box.x0)))
        return self._kept[index]

    def ask(self) -> None:
        """List the links of the page that is read, to be walked by the arrow keys."""
        menu = self.menu()
        if menu is None:
            self._desk.said.emit("There are no links on this page.", False)
        else:
            menu.popup(self._view.mapToGlobal(QPoint(self._desk.theme.space[4], 0)))

    def menu(self) -> QMenu | None:
        """The links of the page that is read, each with where it leads; None without any."""
        index = self._view.current_page
        links = self.on_page(index) if index >= 0 else ()
        if not links:
            return None
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Links on this page")
        for link in links:
            entry = menu.addAction(self._say(index, link).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, one=link: self.follow(one))
        return menu

    def follow(self, link: Link) -> None:
        """Go where a link leads; an address is asked about first."""
        if link.page_index is None:
            self._ask_to_leave(link.address)
            return
        page = self._open.page(link.page_index)
        if page is None:
            return
        self._travelling.jump()
        self._view.go_to(link.page_index, link.top / page.height if link.top else 0.0)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and not self._view.draws:
            kind = event.type()
            if kind == QEvent.Type.MouseMove and not event.buttons():
                self._show_hand(event.position().toPoint())
            elif event.button() is Qt.MouseButton.LeftButton:
                if kind == QEvent.Type.MouseButtonPress:
                    self._where = event.position().toPoint()
                    self._pressed = None
                    if not event.modifiers():
                        self._pressed = self._under(self._where)
                elif kind == QEvent.Type.MouseButtonRelease and self._is_click(event):
                    link, self._pressed = self._pressed, None
                    if link is not None:
                        self.follow(link)
        return super().eventFilter(watched, event)

    def _is_click(self, event: QMouseEvent) -> bool:
        moved = (event.position().toPoint() - self._where).manhattanLength()
        return self._pressed is not None and moved < QApplication.startDragDistance()

    def _under(self, point: QPoint) -> Link | None:
        spot = self._view.spot_under(point)
        if spot is None:
            return None
        index, x, y = spot
        return next((one for one in self.on_page(index) if one.box.contains(x, y)), None)

    def _show_hand(self, point: QPoint) -> None:
        hand = self._under(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _say(self, index: int, link: Link) -> str:
        words = self._view.selector.words(index)
        text = " ".join(words[n].text for n in words_within(words, link.box))
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        page = None if link.page_index is None else self._open.page(link.page_index)
        if page is not None:
            to = page.name if page.label is None else f"page {page.name}"
        else:
            to = link.address if len(link.address) <= _LONGEST else f"{link.address[:_LONGEST]}…"
        return f"{shown} → {to}" if shown else f"→ {to}"

    def _ask_to_leave(self, address: str) -> None:
        if not may_be_opened(address):
            self._desk.said.emit(
                f"This link leads to “{address[:200]}”, which is no web or mail address."
                " Nothing was opened.",
                False,
            )
            return
        box = QMessageBox(self._view.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Leave for the web?")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("This link of the paper leads out of Scrutiny Desk, to")
        box.setInformativeText(address)
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        go = box.addButton("Open it", QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton("Copy the address", QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton("Stay here", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        go.clicked.connect(lambda: self._leave(address))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        box.open()

    def _leave(self, address: str) -> None:
        if not self._open_address(QUrl(address)):
            self._desk.said.emit(
                "No program here opens this address. Copy it from the link and try elsewhere.",
                False,
            )
