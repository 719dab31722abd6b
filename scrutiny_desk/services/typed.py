"""What is typed in a form is safe before it is carried out; Undo does not know it."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import typed_drafts as shelf


def keep_typed(library: Library, form: str, about: str, values: Mapping[str, str]) -> None:
    """Keep what stands in a form; where all of it is empty what was kept is forgotten."""
    says = any(values.values())
    if typed_before(library, form, about) == (dict(values) if says else {}):
        return
    if says:
        library.write(lambda connection: shelf.keep(connection, form, about, values))
    else:
        library.write(lambda connection: shelf.drop(connection, form, about))


def keep_letters(library: Library, form: str, about: str, values: Mapping[str, str]) -> None:
    """Have what stands in a form kept without waiting, at every key; `keep_typed` at its end."""
    now = dict(values)

    def work(connection: Connection) -> None:
        if any(now.values()):
            shelf.keep(connection, form, about, now)
        else:
            shelf.drop(connection, form, about)

    library.write_soon(work, undo=None, key=f"form {form} {about}")


def typed_before(library: Library, form: str, about: str) -> dict[str, str]:
    """What stood in a form when it was left, by its fields' names; empty where nothing did."""
    with library.read() as connection:
        return shelf.draft(connection, form, about)
