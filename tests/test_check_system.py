"""What .ci/check_system.py says of a machine that lacks something."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / ".ci" / "check_system.py"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only on Linux does Qt need packages"
)


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_system", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "argv", ["check_system.py"])
    return module


def test_a_machine_that_runs_these_tests_lacks_nothing(
    check: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main() == 0
    assert capsys.readouterr() == ("", "")


def test_missing_packages_are_one_plain_line(
    check: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(
        check, "PACKAGE_OF", {"libno-such-thing.so.9": "libno-such-thing9", "libc.so.6": "libc6"}
    )
    monkeypatch.setattr(check, "FONT_FOLDERS", (str(tmp_path),))
    assert check.main() == 2
    assert capsys.readouterr().err == (
        "Qt needs packages that are not installed here: "
        "sudo apt-get install fonts-dejavu-core libno-such-thing9\n"
    )
    monkeypatch.setattr(sys, "argv", ["check_system.py", "--packages"])
    assert check.main() == 0
    assert capsys.readouterr().out == "fonts-dejavu-core\nlibno-such-thing9\n"


def test_what_only_scanned_pages_want_is_named_apart_and_stops_nobody(
    check: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "OPTIONAL_PROGRAMS", {"no-such-program": "no-such-package"})
    assert check.main() == 0
    monkeypatch.setattr(sys, "argv", ["check_system.py", "--packages"])
    assert check.main() == 0
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(sys, "argv", ["check_system.py", "--optional"])
    assert check.main() == 0
    assert capsys.readouterr().out == "no-such-package\n"


def test_one_font_is_enough(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(check, "FONT_FOLDERS", (str(tmp_path),))
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "Some.ttf").touch()
    assert check.FONT_PACKAGE not in check.missing_packages()
