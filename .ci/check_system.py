"""Says in one plain line which Debian packages Qt still needs here.

Run before anything imports Qt: without these libraries the import itself fails, with a message that
names one library at a time and no package. Exit code 0 when nothing is missing, 2 otherwise.
With --packages it prints the missing packages alone, for a script to install; with --optional
those that only some tests and some papers want, without which everything else runs.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

# Each library that Qt's Core, Gui, Widgets, Pdf and PrintSupport, its offscreen and xcb platforms
# and its image plugins load from the system, and Debian's package for it (from ldd and dpkg -S).
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Reads scanned pages; Debian's package brings English and the finding of the way up with it.
OPTIONAL_PROGRAMS = {"tesseract": "tesseract-ocr"}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_FILES = {".ttf", ".otf", ".ttc"}


def missing_packages() -> list[str]:
    """Debian's names of the packages that are needed and not there, in order of name."""
    missing = {package for library, package in PACKAGE_OF.items() if not _loads(library)}
    if not _has_a_font():
        missing.add(FONT_PACKAGE)
    return sorted(missing)


def optional_packages() -> list[str]:
    """Debian's names of the packages that are not there and not needed, in order of name."""
    return sorted(
        package for program, package in OPTIONAL_PROGRAMS.items() if shutil.which(program) is None
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_a_font() -> bool:
    """Whether there is any outline font; without one every letter is an empty box."""
    for folder in FONT_FOLDERS:
        for _, _, files in os.walk(Path(folder).expanduser()):
            if any(Path(name).suffix.lower() in FONT_FILES for name in files):
                return True
    return False


def main() -> int:
    """Print what is missing; Windows and macOS wheels of Qt bring everything they need."""
    missing = missing_packages() if sys.platform.startswith("linux") else []
    if "--packages" in sys.argv[1:] or "--optional" in sys.argv[1:]:
        for package in missing if "--packages" in sys.argv[1:] else optional_packages():
            print(package)
        return 0
    if missing:
        command = f"sudo apt-get install {' '.join(missing)}"
        print(f"Qt needs packages that are not installed here: {command}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
