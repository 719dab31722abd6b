"""What is typed in the forms of a series is safe before it is entered."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import series_drafts as shelf


def keep_form(library: Library, series: str, form: str, values: Mapping[str, str]) -> None:
    """Keep what stands in a form, by its fields' names; nothing at all takes the kept away.

    series: the key of a measure, "" for one that is yet to be made. A draft is no part of the
    history, and Undo does not know it.
    """
    kept = {name: storable(words) for name, words in values.items()}
    if form_of(library, series, form) != kept:
        library.write(lambda connection: _put(connection, series, form, kept))


def keep_letters(library: Library, series: str, form: str, values: Mapping[str, str]) -> None:
    """Have what stands in a form kept without waiting, at every key; `keep_form` at a pause."""
    kept = {name: storable(words) for name, words in values.items()}
    library.write_soon(
        lambda connection: _put(connection, series, form, kept),
        undo=None,
        key=f"series form {series} {form}",
    )


def form_of(library: Library, series: str, form: str) -> dict[str, str]:
    """What stood in a form when it was left and not carried out, by its fields' names."""
    with library.read() as connection:
        return shelf.draft(connection, series, form)


def _put(connection: Connection, series: str, form: str, kept: Mapping[str, str]) -> None:
    if kept:
        shelf.keep(connection, series, form, kept)
    else:
        shelf.drop(connection, series, form)
