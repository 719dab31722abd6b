from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from scrutiny_desk.library import files
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, storable


class Windows(PureWindowsPath):
    def absolute(self) -> PureWindowsPath:
        return self


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (Path("/srv/a b/library.db"), "file:///srv/a%20b/library.db?mode=ro"),
        (Windows("C:\\a?b#\\library.db"), "file:///C%3A/a%3Fb%23/library.db?mode=ro"),
        (Windows("\\\\server\\share\\library.db"), "file:////server/share/library.db?mode=ro"),
    ],
)
def test_paths_as_sqlite_takes_them(path: Path, said: str) -> None:
    assert files.uri(path, mode="ro") == said


def test_a_folder_with_signs_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% of what? #1 é"
    with Library.open(folder, create=True) as library:
        name = library.keep_originals(b"x")[0]
        assert library.original(name) == b"x"
    assert (folder / "library.db").is_file()


def test_text_that_can_be_stored() -> None:
    assert storable("a\x00b\ud800 é🚢") == "ab? é🚢"


def test_names_that_are_the_same() -> None:
    assert folded("Children & Young People’s  COMMITTEE") == "children and young peoples committee"
    assert folded("Children's") == folded("CHILDREN’S")
    assert folded("Adult care") != folded("Adult health")
