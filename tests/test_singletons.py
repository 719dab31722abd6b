"""None survives the window on Python 3.11."""

from __future__ import annotations

import subprocess
import sys

import pytest

ONLY_311 = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")

WEAR = """
from PySide6.QtCore import QCoreApplication, QObject
application = QCoreApplication([])
thing = QObject()
for _ in range(300_000):
    thing.blockSignals(False)
    application.processEvents()
print("alive")
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )


@ONLY_311
def test_qt_still_wears_none_out() -> None:
    """When this fails, PySide6 is mended and `singletons` can go (docs/adr/0001)."""
    result = run(WEAR)
    assert result.returncode != 0
    assert "dealloc" in result.stderr


def test_the_package_keeps_them_alive() -> None:
    assert run("import scrutiny_desk\n" + WEAR).stdout == "alive\n"
