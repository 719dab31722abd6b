"""The program's own log: faults for whoever mends them, never what a paper or a note says."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "scrutiny-desk.log"
_SIZE = 512 * 1024


def to_file(folder: Path) -> None:
    """Send warnings and worse to a small file in `folder` that starts afresh when it is full.

    Where the folder may not be written to, they go to standard error as usual.
    """
    logger = logging.getLogger("scrutiny_desk")
    if any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError as error:
        if sys.stderr is not None:
            logger.warning("no log can be kept in %s: %s", folder, error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
