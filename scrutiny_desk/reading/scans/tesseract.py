"""Tesseract, the program that reads pictures, called by way of pytesseract."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytesseract
from PIL import Image

from scrutiny_desk.reading.scans.ocr_words import WordTable

_LANGUAGE = "eng"
_ORIENTATION = "osd"
# How sure Tesseract must be of the way up, by its own measure, before a page is turned.
_SURE_OF_THE_WAY_UP = 2.0

A_PAGE, A_COLUMN = 3, 6
"""What a picture holds, in Tesseract's numbers: a page to be taken apart, or lines of text."""


class TooLongError(Exception):
    """Tesseract did not end in the time it had; it has been ended."""


class BrokenError(Exception):
    """Tesseract ended without an answer."""


def tesseract_is_here() -> bool:
    """Whether Tesseract and its English data are installed."""
    program = shutil.which("tesseract") or next(
        (str(place) for place in _usual_places() if place.is_file()), None
    )
    if program is None:
        return False
    pytesseract.pytesseract.tesseract_cmd = program
    try:
        pytesseract.get_tesseract_version()
    except (SystemExit, OSError, pytesseract.TesseractError, subprocess.SubprocessError):
        # pytesseract's way of saying that the program is too old, or answers nothing sensible.
        return False
    return _LANGUAGE in _languages()


def word_table(picture: Image.Image, holds: int, dpi: int, seconds: float) -> WordTable:
    """The words of a grey picture; holds: A_PAGE or A_COLUMN.

    Raises TooLongError after so many seconds, BrokenError where Tesseract fails.
    """
    try:
        table: WordTable = pytesseract.image_to_data(
            _quickly_saved(picture),
            lang=_LANGUAGE,
            config=f"--psm {holds} --dpi {dpi}",
            output_type=pytesseract.Output.DICT,
            timeout=seconds,
        )
    except (pytesseract.TesseractError, OSError) as broken:
        raise BrokenError(str(broken)) from broken
    except RuntimeError as late:
        # pytesseract's word for a time limit that was reached.
        raise TooLongError from late
    return table


def way_up(picture: Image.Image, dpi: int, seconds: float) -> int:
    """Degrees clockwise by which the picture has to be turned to stand upright; 0 if unknown."""
    if _ORIENTATION not in _languages():
        return 0
    try:
        said = pytesseract.image_to_osd(
            _quickly_saved(picture),
            config=f"--dpi {dpi}",
            output_type=pytesseract.Output.DICT,
            timeout=seconds,
        )
    except (RuntimeError, OSError):
        # Too few letters to tell, or no time left: then the page stays as it is.
        return 0
    sure = float(said.get("orientation_conf", 0.0))
    return int(said.get("rotate", 0)) % 360 if sure >= _SURE_OF_THE_WAY_UP else 0


def _quickly_saved(picture: Image.Image) -> Image.Image:
    """The picture, marked to be handed over as it is: packing it would take a while."""
    picture.format = "PPM"
    return picture


def _languages() -> list[str]:
    try:
        return list(pytesseract.get_languages(config=""))
    except (OSError, pytesseract.TesseractError):
        return []


def _usual_places() -> list[Path]:
    """Where installers put Tesseract without telling the programs a window starts."""
    if sys.platform == "win32":
        folders = [os.environ.get(name) for name in ("ProgramFiles", "LOCALAPPDATA")]
        inside = [Path(folder) for folder in folders if folder]
        return [
            place / "Tesseract-OCR" / "tesseract.exe"
            for folder in inside
            for place in (folder, folder / "Programs")
        ]
    return [Path("/opt/homebrew/bin/tesseract"), Path("/usr/local/bin/tesseract")]
