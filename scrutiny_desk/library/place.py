"""Whether a folder is a good home for a library: synced and network folders are not."""

from __future__ import annotations

import re
from pathlib import Path

_SYNCED = (
    (re.compile(r"^onedrive\b", re.IGNORECASE), "OneDrive"),
    (re.compile(r"^dropbox\b", re.IGNORECASE), "Dropbox"),
    (re.compile(r"^(google ?drive|my drive|googledrive-.*)$", re.IGNORECASE), "Google Drive"),
    (
        re.compile(r"^(icloud ?drive|mobile documents|com~apple~clouddocs)$", re.IGNORECASE),
        "iCloud Drive",
    ),
)

_NETWORK_MOUNTS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "afpfs", "webdav")


def warning(folder: Path) -> str | None:
    """One sentence of why the folder is a bad home for a library, or None.

    A service that copies files while they are written, and a network share on which locks are
    not to be relied on, can each spoil a database. The person decides: this only warns.
    """
    parts = str(folder).replace("\\", "/").split("/")
    for part in parts:
        for name, service in _SYNCED:
            if name.search(part):
                return (
                    f"This folder is kept in step by {service}, which can spoil a library "
                    "while it is open: a folder on this computer alone is safer."
                )
    if on_network(folder):
        return (
            "This folder is on the network, where a library can be spoiled when the connection "
            "drops: a folder on this computer is safer."
        )
    return None


def on_network(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """True for a UNC path, or for a folder on a mount of a network file system.

    mounts: the system's list of mounts (Linux alone has it at this path).
    """
    said = str(folder).replace("\\", "/")
    if said.startswith("//"):
        return True
    if not mounts.is_file():
        return False
    kinds: dict[str, str] = {}
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) >= 3:
            kinds[fields[1].replace("\\040", " ")] = fields[2]
    here = folder.absolute()
    for parent in (here, *here.parents):
        kind = kinds.get(str(parent))
        if kind is not None:
            return kind in _NETWORK_MOUNTS
    return False
