"""What a library would hold if the power went now, while somebody types without a pause."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from scrutiny_desk.library.library import Library
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS


def without_pauses(window: QWidget) -> None:
    """Nothing in a window may wait for the pause after which typing is told."""
    for timer in window.findChildren(QTimer):
        if timer.interval() == SAVE_AFTER_MS:
            timer.setInterval(3_600_000)


@contextmanager
def on_disk(library: Library, tmp_path: Path) -> Iterator[Library]:
    """The library anew from a copy of its files; what was typed last is given time to arrive."""
    library.write(lambda _: None)
    copied = tmp_path / "as on the disk"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(library.folder, copied, ignore=shutil.ignore_patterns("*lock*"))
    with Library.open(copied) as anew:
        yield anew
