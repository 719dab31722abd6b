"""How somebody likes to see pages, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings

from scrutiny_desk.ui.papers.view.hung import ZOOMS, ViewChoices
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.papers.view.thumbnails import Thumbnails

_SWITCHES = ("whole", "spread", "night", "fold_blank")


class KeptView(QObject):
    """Lets the view and its small pictures begin as they were left, and keeps every change."""

    def __init__(self, settings: QSettings, view: PageView, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._settings = settings
        view.choose(self._kept())
        thumbnails.setVisible(self._is_on("thumbnails"))
        view.choices_changed.connect(self._keep)
        thumbnails.flipped.connect(lambda shown: self._switch("thumbnails", on=shown))

    def _kept(self) -> ViewChoices:
        zoom = _number(self._settings.value("pages/zoom", ""))
        return ViewChoices(zoom, **{name: self._is_on(name) for name in _SWITCHES})

    def _keep(self, choices: ViewChoices) -> None:
        zoom = "" if choices.zoom is None else f"{choices.zoom:g}"
        self._settings.setValue("pages/zoom", zoom)
        for name in _SWITCHES:
            self._switch(name, on=getattr(choices, name))

    def _switch(self, name: str, *, on: bool) -> None:
        self._settings.setValue(f"pages/{name}", "true" if on else "false")

    def _is_on(self, name: str) -> bool:
        return str(self._settings.value(f"pages/{name}", "")) == "true"


def _number(written: object) -> float | None:
    """A zoom as it was kept; None where somebody else wrote something else there."""
    try:
        zoom = float(str(written))
    except ValueError:
        return None
    return zoom if ZOOMS[0] <= zoom <= ZOOMS[-1] else None
