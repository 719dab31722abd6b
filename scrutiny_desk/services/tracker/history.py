"""What happens to a recommendation over the years: its target put off, an answer, evidence."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import (
    Entry,
    Link,
    LinkKind,
    Response,
    ResponseKind,
    TargetRevision,
    Update,
)
from scrutiny_desk.domain.tracker.standing import target_of
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import recommendation_history as shelf
from scrutiny_desk.library.shelves import recommendations
from scrutiny_desk.services.tracker.recommendations import found, note_change
from scrutiny_desk.services.tracker.target_revisions import revisions_of

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})


def revise_target(
    library: Library, rec_id: str, target_text: str, reason: str, on: datetime.date
) -> Change:
    """Put a target off (or forward): the one before stays in the history, with the reason.

    Raises DeskError where no reason is given or the recommendation is gone; `NO_CHANGE` where the
    target reads so already.
    """
    target_text, reason = storable(target_text).strip(), storable(reason).strip()
    if not reason:
        raise DeskError(
            "A revised target needs a reason",
            "",
            "Write why the target moves, or correct a mistyped one in the table",
        )

    def work(connection: Connection) -> bool:
        return put_off(connection, rec_id, target_text, reason, on)

    if not library.write(work, undo="Revise target"):
        return NO_CHANGE
    return Change(_RECOMMENDATIONS, "Target revised", undoable=True, ids=(rec_id,))


def put_off(
    connection: Connection, rec_id: str, target_text: str, reason: str, on: datetime.date
) -> bool:
    """Revise a target within a transaction; False where it reads so already."""
    before = found(connection, rec_id)
    if before.target_text.strip() == target_text:
        return False
    target_date = target_of(target_text)
    shelf.add_revision(
        connection,
        TargetRevision(
            new_id(),
            rec_id,
            on.isoformat(),
            before.target_text,
            before.target_date,
            target_text,
            target_date,
            reason,
            now(),
        ),
    )
    by_person = recommendations.by_person(connection, rec_id) | {"target_text"}
    recommendations.change(
        connection,
        rec_id,
        {
            "target_text": target_text,
            "target_date": target_date,
            "by_person": " ".join(sorted(by_person)),
        },
    )
    old = f"“{before.target_text}”" if before.target_text.strip() else "none"
    new = f"“{target_text}”" if target_text else "none"
    note_change(connection, rec_id, f"Target revised to {new}, before: {old}. Reason: {reason}")
    return True


def respond(
    library: Library,
    rec_id: str,
    kind: ResponseKind,
    *,
    date: str | None,
    by_whom: str,
    text: str,
    private: bool = False,
) -> Change:
    """Note an answer to a recommendation; earlier answers stay. date: ISO or None.

    private: it stays out of what is published, and so does its line in the history.

    Raises DeskError where nobody is named and nothing is said, save for no answer at all.
    """
    if kind is not ResponseKind.NONE and not (by_whom.strip() or text.strip()):
        raise DeskError(
            "This answer has no words and comes from nobody",
            "An answer that is noted stays in the history",
            "Write who answered, or what was said",
        )

    def work(connection: Connection) -> str:
        found(connection, rec_id)
        response = Response(
            new_id(), rec_id, date, kind, storable(by_whom), storable(text), now(), private
        )
        shelf.add_response(connection, response)
        words = f": {response.text}" if response.text.strip() else ""
        said = f"Response: {kind.word}{words}"
        recommendations.add_update(
            connection,
            Update(new_id(), rec_id, date, response.by_whom, said, now(), Entry.RESPONSE, private),
        )
        return response.id

    response_id = library.write(work, undo="Note response")
    said = "Response noted" if date is None else f"Response of {say(date)} noted"
    return Change(_RECOMMENDATIONS, said, undoable=True, ids=(rec_id, response_id))


def link(
    library: Library,
    rec_id: str,
    kind: LinkKind,
    *,
    words: str,
    ref: str = "",
    paper_id: str | None = None,
    page_index: int | None = None,
    page_name: str = "",
) -> Change:
    """Put evidence or a relation beside a recommendation, with a line in its history."""
    made = Link(
        new_id(),
        rec_id,
        kind,
        paper_id,
        page_index,
        storable(page_name),
        storable(ref),
        storable(words),
        now(),
    )

    def work(connection: Connection) -> str:
        return put_link(connection, made)

    link_id = library.write(work, undo="Link")
    return Change(_RECOMMENDATIONS, "Link added", undoable=True, ids=(rec_id, link_id))


def put_link(connection: Connection, made: Link) -> str:
    """Put a link beside its recommendation within a transaction, and give its id."""
    found(connection, made.recommendation_id)
    shelf.add_link(connection, made)
    note_change(connection, made.recommendation_id, f"Linked to {made.words}.")
    return made.id


def unlink(library: Library, rec_id: str, link_id: str) -> Change:
    """Take a link away, with a line in the history."""

    def work(connection: Connection) -> bool:
        here = [one for one in shelf.links(connection, rec_id).get(rec_id, ()) if one.id == link_id]
        if not here:
            return False
        shelf.remove_link(connection, link_id)
        note_change(connection, rec_id, f"No longer linked to {here[0].words}.")
        return True

    if not library.write(work, undo="Remove link"):
        return NO_CHANGE
    return Change(_RECOMMENDATIONS, "Link removed", undoable=True, ids=(rec_id,))


def beside(
    library: Library, rec_id: str
) -> tuple[tuple[TargetRevision, ...], tuple[Response, ...], tuple[Link, ...]]:
    """The revisions of a recommendation's target, its responses and its links, latest last."""
    with library.read() as connection:
        return (
            tuple(revisions_of(connection, rec_id).get(rec_id, ())),
            tuple(shelf.responses(connection, rec_id).get(rec_id, ())),
            tuple(shelf.links(connection, rec_id).get(rec_id, ())),
        )
