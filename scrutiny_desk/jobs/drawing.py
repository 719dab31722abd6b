"""Every page drawn once, in a process beside the reader's, so that no page can crash the window.

The reader process starts it, hears it and answers for it; both work at the same time.
"""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.jobs import wire
from scrutiny_desk.paths import own_command

_TO_DO = "Open it in a PDF viewer and save it again as a PDF, then import that copy."


class Drawing:
    """The pages of a PDF being drawn. To be used in a `with` block, at whose end it is over."""

    def __init__(self, name: str, pdf: Path, drawn: Callable[[int], None]) -> None:
        """name: how the paper is called in messages. drawn: told of the pages done so far."""
        self._name = name
        self._drawn = drawn
        self._said: wire.Message | None = None
        # Its standard input tells it when the reader is gone.
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [*own_command(), "_draw", str(pdf)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Drawing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.kill()
        self._child.wait()
        self._listener.join()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                stream.close()

    def finish(self) -> None:
        """Wait until every page is drawn; DeskError where one cannot be."""
        self._listener.join()
        code = self._child.wait()
        match self._said:
            case wire.Trouble():
                raise self._said.as_error()
            case wire.Bug(trace):
                raise RuntimeError(f"drawing {self._name} failed:\n{trace}")
        if code != 0:
            raise DeskError(
                f"The pages of {self._name} cannot be drawn",
                f"{_ended_by(code)} The file may be damaged; nothing of it was stored.",
                _TO_DO,
            )

    def _listen(self) -> None:
        stream = self._child.stdout
        while stream is not None and (line := stream.readline()):
            self._said = wire.decode(line)
            if isinstance(self._said, wire.Progress):
                self._drawn(self._said.done)


def _ended_by(code: int) -> str:
    if -code in set(signal.Signals):
        return f"Drawing them was ended by signal {signal.Signals(-code).name}."
    return f"Drawing them ended without an answer (code {code})."
