"""Text as it may stand on a shelf, times as they are written there, and names folded to compare."""

from __future__ import annotations

import datetime
import unicodedata


def storable(text: str) -> str:
    """The text without NUL characters and lone surrogates, which no library can hold.

    Neither can be typed; both turn up in text read from broken files.
    """
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text.encode("utf-8", "replace").decode("utf-8")


def now() -> str:
    """The time now as ISO 8601 UTC ("2024-01-25T18:00:00Z")."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def folded(text: str) -> str:
    """Letters and digits alone, in one case: equal for texts that differ only in signs and spaces.

    "&" is read as "and", and every run of other signs as one space.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    plain = plain.replace("'", "").replace("’", "")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
