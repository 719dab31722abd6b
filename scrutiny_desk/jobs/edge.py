"""The edge of a process of ours that reads or draws a paper for the program.

Loads next to nothing, since everything else waits for it. What is said are lines of `wire`.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import sys
import threading
import traceback
from collections.abc import Callable, Sequence

from scrutiny_desk.domain.errors import DeskError

MEMORY_LIMIT = 480 * 1024**2
"""Bytes of its own the reader process may take, where the system can hold it to that.

Enough for some 3,000 pages of a council's papers, and for a workbook of 10,000 full rows, which
takes a little over 400 MB.
"""

_SMALLER = "Split it into smaller papers, or save it again from the program it was made with."


class Mouth:
    """Says whole lines on standard output, whichever thread speaks.

    The file descriptor is put aside and replaced by standard error, so that a C library that
    prints cannot break in.
    """

    def __init__(self) -> None:
        sys.stdout.flush()
        ours = os.dup(1)
        os.dup2(2, 1)
        self._out = os.fdopen(ours, "wb")
        self._lock = threading.Lock()

    def line(self, line: bytes) -> None:
        """Say a line that ends with its line end."""
        with self._lock:
            self._out.write(line)
            self._out.flush()

    def say(self, body: Sequence[object]) -> None:
        """Say one of the small messages of `wire`: its name and its parts."""
        plain = [_whole(part) if isinstance(part, str) else part for part in body]
        self.line(json.dumps(plain).encode("ascii") + b"\n")


def _whole(text: str) -> str:
    # Names of files may hold half characters, which no message takes.
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def answer(mouth: Mouth, name: str, work: Callable[[], None]) -> int:
    """Does the work and says why, where it cannot be done; an exit code. name: of the paper."""
    try:
        work()
    except DeskError as trouble:
        mouth.say(["trouble", trouble.title, trouble.happened, trouble.to_do])
        return 1
    except MemoryError:
        title = f"{name} needs more memory than a paper may take"
        mouth.say(["trouble", title, "Nothing of it was stored.", _SMALLER])
        return 1
    except BrokenPipeError:
        return 1
    except Exception:  # noqa: BLE001 - the edge of a process: bugs are passed on
        mouth.say(["bug", traceback.format_exc()])
        return 1
    return 0


def limit_memory() -> None:
    """Hold this process to `MEMORY_LIMIT`, where the system can do that."""
    try:
        import resource
    except ImportError:
        # Windows has no such limit; there the silence limit is the only guard.
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    with contextlib.suppress(ValueError, OSError):
        # Some systems know the name of the limit and refuse to set it.
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def end_with_the_program() -> None:
    """Ends this process when the program that started it is gone: its pipe to us closes."""
    try:
        piped = stat.S_ISFIFO(os.fstat(0).st_mode)
    except OSError:
        return
    if piped:
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            continue
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        # What was started from here (Tesseract) goes too.
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
