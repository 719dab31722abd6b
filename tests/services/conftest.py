"""A library on disk for every test of a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny_desk.library.library import Library
from tests.services.made_papers import Desk


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    papers = tmp_path / "papers"
    papers.mkdir()
    return Desk(library, papers)
