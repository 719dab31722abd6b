"""The locks say what pyproject.toml asks for, for every platform, and name no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": RUNTIME + GROUPS["build"],
    "requirements-dev.lock": RUNTIME + GROUPS["build"] + GROUPS["dev"],
    "requirements-bundle.lock": RUNTIME + GROUPS["bundle"],
}
# What the charts are compared with, and what comes along with it.
PEERS = {"abspc", "clinical-qikit", "matplotlib", "pandas", "plotly"}
OF_ITS_SYSTEM_ALONE = {"win32": "pywin32-ctypes", "darwin": "macholib"}


def pinned(lock: str) -> dict[str, Requirement]:
    """Each requirement of a lock by its name; every one has at least one hash."""
    found = {}
    for block in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip()):
        words, *hashes = re.split(r"\s*\\\n\s*", block)
        assert hashes, f"{words} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), words
        requirement = Requirement(words)
        found[canonicalize_name(requirement.name)] = requirement
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_what_the_project_asks_for(lock: str) -> None:
    pins = pinned(lock)
    for text in LOCKS[lock]:
        asked = Requirement(text)
        (only,) = pins[canonicalize_name(asked.name)].specifier
        assert only.operator == "=="
        assert asked.specifier.contains(only.version), f"{text} is locked as {only.version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address_and_no_folder(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|file:|--index|--find-links|^#|\s/", text, re.MULTILINE)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-bundle.lock"])
def test_what_the_charts_are_compared_with_is_not_handed_out(lock: str) -> None:
    assert pinned("requirements-dev.lock").keys() >= PEERS
    assert not PEERS & pinned(lock).keys()


def test_locks_agree_on_every_version() -> None:
    runtime = pinned("requirements.lock")
    for lock in ("requirements-dev.lock", "requirements-bundle.lock"):
        others = pinned(lock)
        shared_names = runtime.keys() & others.keys()
        assert len(shared_names) > len(RUNTIME)
        assert {name: str(runtime[name].specifier) for name in shared_names} == {
            name: str(others[name].specifier) for name in shared_names
        }


@pytest.mark.parametrize(("system", "name"), OF_ITS_SYSTEM_ALONE.items())
def test_locks_hold_on_every_system(system: str, name: str) -> None:
    marker = pinned("requirements-bundle.lock")[name].marker
    assert marker is not None
    assert marker.evaluate({"sys_platform": system})
    assert not marker.evaluate({"sys_platform": "linux"})
