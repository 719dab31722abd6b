"""Views of the tracker that a person keeps under a name."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.views import SHIPPED, SavedView, TrackerView
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, storable
from scrutiny_desk.library.shelves import tracker_views as shelf

_CHANGED = frozenset({Shelf.RECOMMENDATIONS})


def list_views(library: Library) -> list[SavedView]:
    """The views that a person saved, in their own order; `SHIPPED` stand before them."""
    with library.read() as connection:
        return shelf.views(connection)


def save_view(library: Library, name: str, view: TrackerView) -> Change:
    """Keep a view under a new name. Raises DeskError where the name is empty or taken."""

    def work(connection: Connection) -> SavedView:
        plain = _free_name(name, shelf.views(connection))
        saved = SavedView(new_id(), plain, view)
        shelf.add(connection, saved)
        return saved

    saved = library.write(work, undo="Save view")
    return Change(_CHANGED, f"View “{saved.name}” saved", undoable=True, ids=(saved.id,))


def revise_view(library: Library, view_id: str, view: TrackerView) -> Change:
    """Keep another filter under the name of a saved view."""

    def work(connection: Connection) -> str:
        before = _found(connection, view_id)
        if before.view == view:
            return ""
        shelf.change(connection, replace(before, view=view))
        return before.name

    name = library.write(work, undo="Change view")
    if not name:
        return NO_CHANGE
    return Change(_CHANGED, f"View “{name}” changed", undoable=True, ids=(view_id,))


def rename_view(library: Library, view_id: str, name: str) -> Change:
    """Give a saved view another name. Raises DeskError where that is empty or taken."""

    def work(connection: Connection) -> str:
        before = _found(connection, view_id)
        others = [one for one in shelf.views(connection) if one.id != view_id]
        plain = _free_name(name, others)
        if plain == before.name:
            return ""
        shelf.change(connection, replace(before, name=plain))
        return plain

    plain = library.write(work, undo="Rename view")
    if not plain:
        return NO_CHANGE
    return Change(_CHANGED, f"View renamed to “{plain}”", undoable=True, ids=(view_id,))


def delete_view(library: Library, view_id: str) -> Change:
    """Delete a saved view; the rows it showed stay as they are."""

    def work(connection: Connection) -> str:
        name = _found(connection, view_id).name
        shelf.remove(connection, view_id)
        return name

    name = library.write(work, undo="Delete view")
    return Change(_CHANGED, f"View “{name}” deleted", undoable=True, ids=(view_id,))


def move_view(library: Library, view_id: str, by: int) -> Change:
    """Move a saved view up (-1) or down (1) among the saved ones; `NO_CHANGE` at the end."""

    def work(connection: Connection) -> bool:
        ids = [one.id for one in shelf.views(connection)]
        _found(connection, view_id)
        here = ids.index(view_id)
        there = here + by
        if not 0 <= there < len(ids):
            return False
        ids.insert(there, ids.pop(here))
        shelf.order(connection, ids)
        return True

    if not library.write(work, undo="Move view"):
        return NO_CHANGE
    return Change(_CHANGED, "View moved", undoable=True, ids=(view_id,))


def _free_name(name: str, others: list[SavedView]) -> str:
    plain = " ".join(storable(name).split())
    if not plain:
        raise DeskError("A view needs a name", "", "Write a name, like “Harbour, no answer yet”")
    taken = {folded(one.name): one.name for one in (*SHIPPED, *others)}
    if folded(plain) in taken:
        raise DeskError(
            "There is a view of this name already",
            f"“{taken[folded(plain)]}” is one of the views",
            "Write another name",
        )
    return plain


def _found(connection: Connection, view_id: str) -> SavedView:
    for one in shelf.views(connection):
        if one.id == view_id:
            return one
    raise DeskError("This view is no longer there", "It was deleted meanwhile", "Save it anew")
