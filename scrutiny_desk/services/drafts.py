"""What is typed as a recommendation's next update is safe before it is added."""

from __future__ import annotations

from scrutiny_desk.domain.recommendations import UpdateDraft
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import drafts as shelf
from scrutiny_desk.library.shelves import recommendations


def keep_draft(library: Library, rec_id: str, draft: UpdateDraft) -> None:
    """Keep what is typed so far; an empty draft takes the kept one away.

    A draft is no part of the history, and Undo does not know it. Of a recommendation that is gone
    there is nothing left to update, so nothing is kept.
    """
    kept = UpdateDraft(storable(draft.date), storable(draft.role), storable(draft.text))

    def work(connection: Connection) -> None:
        if kept == UpdateDraft() or recommendations.recommendation(connection, rec_id) is None:
            shelf.drop(connection, rec_id)
        else:
            shelf.keep(connection, rec_id, kept)

    if draft_of(library, rec_id) != kept:
        library.write(work)


def draft_of(library: Library, rec_id: str) -> UpdateDraft:
    """What was typed and not yet added; an empty draft where nothing was."""
    with library.read() as connection:
        return shelf.draft(connection, rec_id) or UpdateDraft()
