"""What is typed in the forms of a recommendation is safe before it is carried out."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_desk.domain.tracker.recommendations import UpdateDraft
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import drafts as shelf
from scrutiny_desk.library.shelves import form_drafts, recommendations


def keep_draft(library: Library, rec_id: str, draft: UpdateDraft) -> None:
    """Keep what is typed so far; an empty draft takes the kept one away.

    A draft is no part of the history, and Undo does not know it. Of a recommendation that is gone
    there is nothing left to update, so nothing is kept.
    """
    kept, before = _storable(draft), draft_of(library, rec_id)
    if before != kept and (_says_something(kept) or before != UpdateDraft()):
        library.write(lambda connection: _put_draft(connection, rec_id, kept))


def keep_draft_letters(library: Library, rec_id: str, draft: UpdateDraft) -> None:
    """Have what is typed so far kept without waiting, at every key; `keep_draft` at a pause."""
    kept = _storable(draft)
    library.write_soon(
        lambda connection: _put_draft(connection, rec_id, kept),
        undo=None,
        key=f"draft {rec_id}",
    )


def draft_of(library: Library, rec_id: str) -> UpdateDraft:
    """What was typed and not yet added; an empty draft where nothing was."""
    with library.read() as connection:
        return shelf.draft(connection, rec_id) or UpdateDraft()


def keep_form(library: Library, rec_id: str, form: str, values: Mapping[str, str]) -> None:
    """Keep what stands in a form, by its fields' names; nothing at all takes the kept away."""
    kept = {name: storable(words) for name, words in values.items()}
    if form_of(library, rec_id, form) != kept:
        library.write(lambda connection: _put_form(connection, rec_id, form, kept))


def keep_form_letters(library: Library, rec_id: str, form: str, values: Mapping[str, str]) -> None:
    """Have what stands in a form kept without waiting, at every key; `keep_form` at a pause."""
    kept = {name: storable(words) for name, words in values.items()}
    library.write_soon(
        lambda connection: _put_form(connection, rec_id, form, kept),
        undo=None,
        key=f"form {rec_id} {form}",
    )


def form_of(library: Library, rec_id: str, form: str) -> dict[str, str]:
    """What stood in a form when it was left and not carried out, by its fields' names."""
    with library.read() as connection:
        return form_drafts.draft(connection, rec_id, form)


def _put_draft(connection: Connection, rec_id: str, kept: UpdateDraft) -> None:
    if not _says_something(kept) or recommendations.recommendation(connection, rec_id) is None:
        shelf.drop(connection, rec_id)
    else:
        shelf.keep(connection, rec_id, kept)


def _put_form(connection: Connection, rec_id: str, form: str, kept: Mapping[str, str]) -> None:
    if not kept or recommendations.recommendation(connection, rec_id) is None:
        form_drafts.drop(connection, rec_id, form)
    else:
        form_drafts.keep(connection, rec_id, form, kept)


def _storable(draft: UpdateDraft) -> UpdateDraft:
    return UpdateDraft(
        storable(draft.date), storable(draft.role), storable(draft.text), private=draft.private
    )


def _says_something(draft: UpdateDraft) -> bool:
    return bool(draft.date or draft.role or draft.text)
