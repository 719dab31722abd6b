"""A second start on the same library hands its papers to the window that has it open.

A library can be changed by one window at a time. The second start lays a message into a folder
inside the library, and the window takes it away: that is the answer. Whoever can do so could
change the library itself, and there is no door to anybody else.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_FOLDER = "second-start"
_END = ".json"
_WAIT_SECONDS = 5.0
"""A window that takes nothing for so long cannot: then it is said that the library is open."""
_STEP_SECONDS = 0.05


def hand_over(folder: Path, papers: Sequence[Path], wait: float = _WAIT_SECONDS) -> bool:
    """Give papers to the window that has the library in `folder` open, and bring it to the front.

    False where no window took them within `wait` seconds.
    """
    message = folder / _FOLDER / f"{uuid.uuid4().hex}{_END}"
    aside = message.with_suffix(".part")
    words = json.dumps({"papers": [str(path.absolute()) for path in papers]})
    try:
        aside.write_text(words, encoding="utf-8")
        aside.replace(message)
    except OSError:
        # No window listens there.
        return False
    until = time.monotonic() + wait
    while message.exists():
        if time.monotonic() > until:
            # Taken at the last moment is taken too.
            return not _take_away(message)
        time.sleep(_STEP_SECONDS)
    return True


class Door(QObject):
    """Where the window hears of second starts.

    came: the papers (`list[Path]`, maybe none) that a second start was given.
    """

    came = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._look)

    def open(self, folder: Path) -> None:
        """Listen for second starts on the library in `folder`, which this window alone holds."""
        self.close()
        inside = folder / _FOLDER
        try:
            inside.mkdir(exist_ok=True)
        except OSError:
            # A full disk: a second start will say that the library is open, as without this.
            return
        for left in inside.iterdir():
            # Of a program that broke down; nobody waits for an answer any more.
            _take_away(left)
        self._folder = inside
        self._watch.addPath(str(inside))

    def close(self) -> None:
        """Listen no more."""
        inside, self._folder = self._folder, None
        if inside is None:
            return
        self._watch.removePath(str(inside))
        try:
            inside.rmdir()
        except OSError:
            # A message came at the last moment; its sender takes it back.
            return

    def _look(self) -> None:
        if self._folder is None:
            return
        for message in sorted(self._folder.glob(f"*{_END}")):
            papers = _papers_in(message)
            # Taken away first: whoever waits must not think that nobody is here.
            if _take_away(message) and papers is not None:
                self.came.emit(papers)


def _take_away(path: Path) -> bool:
    """Delete a file; False where it was gone or cannot be deleted."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _papers_in(message: Path) -> list[Path] | None:
    """The papers of a message; None where it is none of ours."""
    try:
        said = json.loads(message.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    papers = said.get("papers") if isinstance(said, dict) else None
    if not isinstance(papers, list) or not all(isinstance(one, str) for one in papers):
        return None
    found = [Path(one) for one in papers]
    return found if all(path.is_absolute() for path in found) else None
