"""The process that reads a paper: started, and ended with all that it started.

Loads next to nothing, so that the reader is under way before the program loads the rest of itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrutiny_desk.paths import own_command


def reader_command(path: Path) -> list[str]:
    """How this program is started as the reader of a paper."""
    return [*own_command(), "_read", str(path)]


def tables_command(path: Path) -> list[str]:
    """How the reader's process is started that tells the tables of trackers too."""
    return [*reader_command(path), "--tables"]


@contextlib.contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The reader's process, which is gone when the block ends."""
    # What the child lays down for a moment (pictures of pages that Tesseract reads) goes with it,
    # however it ends.
    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-", ignore_cleanup_errors=True) as room:
        child = _start(command, room)
        try:
            yield child
        finally:
            end(child)
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def _start(command: list[str], room: str) -> subprocess.Popen[bytes]:
    """The reader's process; room: the folder for its temporary files."""
    own: dict[str, Any] = {}
    if sys.platform == "win32":
        own["creationflags"] = subprocess.CREATE_NO_WINDOW
    else:
        # Its own session, so that whatever it starts goes with it.
        own["start_new_session"] = True
    # The child keeps an eye on its standard input: when the program is gone, the pipe closes.
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        close_fds=True,
        env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), room),
        **own,
    )


def end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and all it started, and waits until it is gone."""
    if sys.platform == "win32":
        child.kill()
    else:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # Nobody of the group is left, or only the dead child itself.
            child.kill()
    child.wait()
