"""Whose name stands under what is said here."""

from __future__ import annotations

from scrutiny_desk.library.library import Library

YOU = "you"
"""Who says it where nobody said their name."""


def signed(library: Library, typed: str = "") -> str:
    """The name that was typed, else that of who works with the library, else `YOU`."""
    return " ".join(typed.split()) or library.person or YOU
