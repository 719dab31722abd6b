"""A file is written aside and moved into place whole: no reader ever meets half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError


def write_aside(out: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file at a path beside `out`, then move it to `out` in one step.

    Raises DeskError where the folder is missing or may not be written, the disk is full, or `out`
    is open in another program; then `out` is as it was before.
    """
    if out.is_dir():
        raise DeskError(
            f"{out.name or out} is a folder", "", "Give the name of a file to write, in that folder"
        )
    if not out.parent.is_dir():
        raise DeskError(
            f"There is no folder {out.parent}", "", "Make the folder first, or choose another"
        )
    _refuse_open_elsewhere(out)
    aside = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.stem}-", suffix=out.suffix, dir=out.parent)
        os.close(handle)
        aside = Path(name)
        write(aside)
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        _allow_as_usual(aside)
        aside.replace(out)
    except PermissionError as error:
        raise _in_the_way(out) from error
    except OSError as error:
        raise DeskError(
            f"{out.name} could not be written",
            error.strerror or str(error),
            "Free some space or choose another folder, and try again",
        ) from error
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)


def _refuse_open_elsewhere(out: Path) -> None:
    """Excel, Word and LibreOffice leave an owner's file beside a file that they hold open."""
    owners = [f"~${out.name}", f".~lock.{out.name}#"]
    if out.suffix == ".docx":
        # Word writes over the first two letters of a long name.
        owners.append(f"~${out.name[2:]}")
    if out.exists() and any((out.parent / owner).exists() for owner in owners):
        raise _open_elsewhere(out)


def _in_the_way(out: Path) -> DeskError:
    if out.exists() and os.access(out.parent, os.W_OK):
        return _open_elsewhere(out)
    return DeskError(
        f"{out.parent} may not be written to", "", "Choose a folder of your own, and try again"
    )


def _open_elsewhere(out: Path) -> DeskError:
    return DeskError(
        f"{out.name} is open in another program",
        "Nothing was written",
        "Close it there and export again, or choose another name",
    )


def _allow_as_usual(path: Path) -> None:
    """A temporary file is for its owner alone; give it what a new file would have had."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
