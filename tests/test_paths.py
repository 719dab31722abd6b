from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from scrutiny_desk import paths


def put_together(package: Path) -> ModuleType:
    """paths.py as it stands in a package somewhere else."""
    package.mkdir(parents=True)
    copy = shutil.copy(str(paths.__file__), package / "paths.py")
    spec = importlib.util.spec_from_file_location("paths_elsewhere", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("here", encoding="utf-8")
    return file


def test_the_tree_has_its_resources() -> None:
    assert paths.resource("themes").is_dir()
    assert paths.resource("themes").parent.name == "resources"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "scrutiny_desk"
    module = put_together(package)
    rules = write(package / "_resources" / "rules" / "a.toml")
    pack = write(package / "_sample_data" / "pack.pdf")
    # Another program's folder of the same name, beside ours.
    write(package.parent / "resources" / "rules" / "a.toml")
    assert module.resource("rules/a.toml") == rules
    assert module.sample("pack.pdf") == pack


def test_a_frozen_folder_has_them_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = put_together(tmp_path / "scrutiny_desk")
    rules = write(tmp_path / "resources" / "rules" / "a.toml")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert module.resource("rules/a.toml") == rules
    with pytest.raises(FileNotFoundError, match="themes"):
        module.resource("themes")


def test_what_is_not_there_is_said_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"sample_data/no-such-paper\.pdf"):
        paths.sample("no-such-paper.pdf")


def test_everything_kept_is_under_the_folder_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "desk"))
    assert paths.default_library() == tmp_path / "desk" / "library"
    assert paths.log_dir() == tmp_path / "desk" / "log"


def test_everything_kept_is_in_the_persons_own_folders_otherwise(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE)
    assert paths.default_library().name == "library"
    assert "scrutiny-desk" in paths.log_dir().parts
    if sys.platform.startswith("linux"):
        assert paths.data_dir().is_relative_to(own_home)


def test_a_frozen_window_starts_the_console_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.own_command() == [sys.executable, "-m", "scrutiny_desk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("folder", "Scrutiny Desk.exe")))
    assert paths.own_command() == [str(Path("folder", "scrutiny-desk.exe"))]
