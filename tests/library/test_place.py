from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.library.place import on_network, warning


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        ("/home/a/OneDrive/Library", "OneDrive"),
        ("C:\\Users\\a\\OneDrive - Some Council\\Library", "OneDrive"),
        ("/home/a/Dropbox (Personal)/Library", "Dropbox"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a/My Drive", "Google Drive"),
        ("G:\\My Drive\\Library", "Google Drive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/L", "iCloud Drive"),
        ("\\\\server\\share\\Library", "network"),
        ("//server/share/Library", "network"),
    ],
)
def test_a_folder_that_can_spoil_a_library(folder: str, named: str) -> None:
    said = warning(Path(folder))
    assert said is not None
    assert named in said


@pytest.mark.parametrize(
    "folder", ["/home/a/Documents/Library", "C:\\Users\\a\\Scrutiny\\Dropboxes"]
)
def test_a_folder_of_ones_own(folder: str) -> None:
    assert warning(Path(folder)) is None


def test_a_mount_of_the_network(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/our\\040share nfs4 rw 0 0\n"
        "/dev/sdb1 /srv/our\\040share/local ext4 rw 0 0\n"
    )
    assert on_network(Path("/srv/our share/library"), mounts)
    assert not on_network(Path("/srv/our share/local/library"), mounts)
    assert not on_network(Path("/srv/library"), mounts)
    assert not on_network(Path("/srv/our share/library"), tmp_path / "none")
