"""The bytes of a text as words, whatever they are encoded in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError

LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes; about six hundred printed pages, which a reader that must not stay silent can lay out."""

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# Control characters that a text may hold: tab, line ends, form feed.
_HARMLESS = set("\t\n\r\f\v")
_HEAD = 4096
_BEFORE_TAGS = re.compile(r"\A(?:\s|<\?xml[^>]*>|<!--.*?-->)+", re.DOTALL)


def text_of(path: Path, *, encoding_in: re.Pattern[bytes] | None = None) -> tuple[bytes, str]:
    """The bytes of a file and the text that they are.

    encoding_in: finds the name of an encoding that the text itself says it is in.
    Raises DeskError for a file that is no text, has no words, or is over `LARGEST_TEXT`.
    """
    # One byte more than may be: a file without end is not read to its end.
    with path.open("rb") as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise DeskError(
            f"“{path.name}” is too large for a text paper",
            f"Texts of up to {LARGEST_TEXT // 1024**2} MB can be laid out.",
            "Split it into smaller papers.",
        )
    said = encoding_in.search(data[:_HEAD]) if encoding_in is not None else None
    text = _said_to_be(data, said[1].decode("ascii", "ignore")) if said is not None else None
    if text is None:
        text = decoded(data)
    if text is None:
        raise DeskError(
            f"“{path.name}” is not plain text",
            "It holds bytes that no text has.",
            "Open it in the program it was made with, save it as a PDF, and add that.",
        )
    if not text.strip():
        raise no_words(path)
    return data, text.replace("\r\n", "\n").replace("\r", "\n")


def no_words(path: Path) -> DeskError:
    """The error for a file in which nothing is written."""
    return DeskError(f"“{path.name}” has no words in it", "", "Ask the sender for the file again.")


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """The bytes as text, or None where they are no text.

    UTF-16 by its mark, UTF-8, else Windows-1252. whole: False when `data` is only the head of a
    file, which may end in the middle of a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding, whole=whole)
    text = _try(data, "utf-8", whole=whole)
    if text is None:
        text = _try(data, "cp1252", whole=True)
    return text


def _said_to_be(data: bytes, encoding: str) -> str | None:
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    # Pages that say Latin-1 are written in Windows-1252, as browsers know.
    return _try(data, "cp1252" if name in ("iso8859-1", "ascii") else name, whole=True)


def _try(data: bytes, encoding: str, *, whole: bool) -> str | None:
    for cut in range(1 if whole else 4):
        try:
            text = data[: len(data) - cut].decode(encoding)
        except (UnicodeError, LookupError):
            continue
        control = any(ord(mark) < 32 and mark not in _HARMLESS for mark in text)
        return None if control else text
    return None


def is_html(head: str) -> bool:
    """Whether a text begins as a web page does."""
    start = _BEFORE_TAGS.sub("", head).lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body"))
