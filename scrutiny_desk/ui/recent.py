"""The files imported last, in the settings and in the menu; and files somebody drops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtWidgets import QMenu

KEPT = 8


class RecentFiles:
    """Fills *Open recent*; `wanted` is called with the file somebody takes from it."""

    def __init__(
        self, menu: QMenu, settings: QSettings, wanted: Callable[[list[Path]], None]
    ) -> None:
        self._menu = menu
        self._settings = settings
        self._wanted = wanted
        self._fill()

    def remember(self, paths: Sequence[Path]) -> None:
        """Put these files at the top."""
        kept = [str(path) for path in paths]
        kept += [path for path in self._kept() if path not in kept]
        self._settings.setValue("recent", kept[:KEPT])
        self._fill()

    def _kept(self) -> list[str]:
        kept = self._settings.value("recent", [])
        if isinstance(kept, str):  # how QSettings gives back a list of one
            return [kept] if kept else []
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def _fill(self) -> None:
        self._menu.clear()
        for path in self._kept():
            entry = self._menu.addAction(Path(path).name.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, one=path: self._wanted([Path(one)]))
        self._menu.setEnabled(not self._menu.isEmpty())


def local_files(urls: Sequence[QUrl]) -> list[Path]:
    """The files of this computer among what was dropped."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
