"""Where resources, samples, the library and the logs are.

The program runs in three shapes: from its source tree, from an installed wheel and from a frozen
folder. Each keeps the same two folders, under its own roof.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

DATA_VARIABLE = "SCRUTINY_DESK_DATA"
"""Environment variable naming a folder to use for everything the program keeps of its own."""

_PACKAGE = Path(__file__).resolve().parent
_DIRS = PlatformDirs("scrutiny-desk", appauthor=False)


def resource(name: str) -> Path:
    """The file or folder `name` under resources/, such as "rules/time_limits.toml".

    Raises FileNotFoundError where the program was put together without it, which is a bug.
    """
    return _carried("resources", name)


def sample(name: str) -> Path:
    """The file or folder `name` under sample_data/, such as "sample-pack.pdf".

    Raises FileNotFoundError where the program was put together without it, which is a bug.
    """
    return _carried("sample_data", name)


def own_command() -> list[str]:
    """The words that start this program again as a command that can be talked to.

    In the frozen folder that is the console program beside the windowed one, which on Windows has
    no standard output to speak of.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "scrutiny_desk"]
    running = Path(sys.executable)
    return [str(running.with_name(f"scrutiny-desk{running.suffix}"))]


def data_dir() -> Path:
    """The folder for what the program keeps for this person; it may not be there yet."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen) if chosen else Path(_DIRS.user_data_dir)


def log_dir() -> Path:
    """The folder for the program's own log; it may not be there yet."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen) / "log" if chosen else Path(_DIRS.user_log_dir)


def default_library() -> Path:
    """The library folder that is opened where nobody named another; it may not be there yet."""
    return data_dir() / "library"


def sample_library() -> Path:
    """The library of the sample papers, apart from anybody's own; it may not be there yet."""
    return data_dir() / "sample library"


def _carried(folder: str, name: str) -> Path:
    for root in _roots(folder):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"{folder}/{name} is not part of this installation")


def _roots(folder: str) -> list[Path]:
    """Where `folder` may be in the shape the program runs in now."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return [Path(frozen) / folder]
    # Beside an installed package stand other people's, and one may be called "resources".
    in_tree = (_PACKAGE.parent / "pyproject.toml").is_file()
    return [_PACKAGE.parent / folder] if in_tree else [_PACKAGE / f"_{folder}"]
