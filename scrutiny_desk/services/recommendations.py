"""The committee's recommendations: listing, changing, chasing and closing them."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - `date` is a parameter's name in the contract

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.recommendations import Recommendation, RecommendationRow, Update
from scrutiny_desk.domain.standing import standing_of, target_of
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now, storable
from scrutiny_desk.library.shelves import recommendations as shelf

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})
_TYPED_BY_HAND = "date_text number officer target_text text"


def list_recommendations(
    library: Library, as_of: Date, committee: str | None = None
) -> list[RecommendationRow]:
    """The recommendations with their standing on a date and their history, oldest first.

    committee: only that committee's (signs and case make no difference), None for all.
    """
    with library.read() as connection:
        found = shelf.all_recommendations(connection)
        histories = shelf.updates(connection)
    wanted = None if committee is None else folded(committee)
    rows = []
    for recommendation in found:
        if wanted is not None and folded(recommendation.committee) != wanted:
            continue
        history = tuple(histories.get(recommendation.id, ()))
        rows.append(
            RecommendationRow(recommendation, standing_of(recommendation, history, as_of), history)
        )
    return rows


def add_recommendation(
    library: Library,
    *,
    committee: str,
    number: str,
    date_text: str,
    text: str,
    target_text: str,
    officer: str,
) -> Change:
    """Enter a recommendation by hand; its dates follow from the words of its dates."""

    def work(connection: Connection) -> str:
        return enter(
            connection,
            committee=committee,
            number=number,
            date_text=date_text,
            text=text,
            target_text=target_text,
            officer=officer,
        )

    rec_id = library.write(work, undo="Add recommendation")
    return Change(_RECOMMENDATIONS, "Recommendation added", undoable=True, ids=(rec_id,))


def enter(
    connection: Connection,
    *,
    committee: str,
    number: str,
    date_text: str,
    text: str,
    target_text: str,
    officer: str,
) -> str:
    """Put a recommendation on the shelf within a transaction and give its id."""
    recommendation = Recommendation(
        id=new_id(),
        paper_id=None,
        committee=storable(committee),
        number=storable(number),
        date=read_date(date_text),
        date_text=storable(date_text),
        text=storable(text),
        target_text=storable(target_text),
        target_date=target_of(target_text),
        officer=storable(officer),
        reported="",
        reported_colour=None,
        closed_on=None,
        page_index=None,
        page_name="",
    )
    shelf.add(connection, recommendation, _TYPED_BY_HAND)
    return recommendation.id


def append(connection: Connection, rec_id: str, date: str | None, role: str, text: str) -> str:
    """Append an entry to a history within a transaction and give its id.

    Raises DeskError where the recommendation is gone.
    """
    _found(connection, rec_id)
    update = Update(new_id(), rec_id, date, storable(role), storable(text), now())
    shelf.add_update(connection, update)
    return update.id


def revise_recommendation(
    library: Library,
    rec_id: str,
    *,
    text: str | None = None,
    target_text: str | None = None,
    officer: str | None = None,
    reported: str | None = None,
    date_text: str | None = None,
) -> Change:
    """Change what is given; a later import leaves every field that was changed here alone.

    The dates follow from their words. A rating written here has no colour of its own.
    Raises DeskError where the recommendation is gone; `NO_CHANGE` where nothing differs.
    """
    given = {
        "text": text,
        "target_text": target_text,
        "officer": officer,
        "reported": reported,
        "date_text": date_text,
    }
    asked = {name: storable(value) for name, value in given.items() if value is not None}

    def work(connection: Connection) -> bool:
        before = _found(connection, rec_id)
        differs = {name: new for name, new in asked.items() if getattr(before, name) != new}
        if not differs:
            return False
        values: dict[str, str | None] = dict(differs)
        if "target_text" in differs:
            values["target_date"] = target_of(differs["target_text"])
        if "date_text" in differs:
            values["date"] = read_date(differs["date_text"])
        if "reported" in differs:
            values["reported_colour"] = None
        by_person = shelf.by_person(connection, rec_id) | differs.keys()
        values["by_person"] = " ".join(sorted(by_person))
        shelf.change(connection, rec_id, values)
        return True

    merge = f"recommendation {rec_id} {next(iter(asked))}" if len(asked) == 1 else None
    if not library.write(work, undo="Edit recommendation", merge=merge):
        return NO_CHANGE
    return Change(_RECOMMENDATIONS, "Recommendation changed", undoable=True, ids=(rec_id,))


def add_update(library: Library, rec_id: str, *, date: str | None, role: str, text: str) -> Change:
    """Append an entry to a recommendation's history; nothing before it is overwritten.

    date: ISO or None; role: who says so. Raises DeskError where the recommendation is gone, or
    the entry has no words.
    """
    if not text.strip():
        raise DeskError("An update needs words", "", "Write what was done, then add it again")
    update_id = library.write(
        lambda connection: append(connection, rec_id, date, role, text), undo="Add update"
    )
    return Change(_RECOMMENDATIONS, "Update added", undoable=True, ids=(update_id, rec_id))


def close_recommendation(library: Library, rec_id: str, on: Date) -> Change:
    """Note that the committee agreed on a date to close it."""
    return _set_closed(library, rec_id, on.isoformat())


def reopen_recommendation(library: Library, rec_id: str) -> Change:
    """Take the closure away again."""
    return _set_closed(library, rec_id, None)


def _set_closed(library: Library, rec_id: str, closed_on: str | None) -> Change:
    def work(connection: Connection) -> bool:
        if _found(connection, rec_id).closed_on == closed_on:
            return False
        shelf.change(connection, rec_id, {"closed_on": closed_on})
        return True

    words = "Close recommendation" if closed_on else "Reopen recommendation"
    if not library.write(work, undo=words):
        return NO_CHANGE
    said = "Recommendation closed" if closed_on else "Recommendation reopened"
    return Change(_RECOMMENDATIONS, said, undoable=True, ids=(rec_id,))


def _found(connection: Connection, rec_id: str) -> Recommendation:
    recommendation = shelf.recommendation(connection, rec_id)
    if recommendation is None:
        raise DeskError(
            "This recommendation is no longer there",
            "It was taken back meanwhile, so the change could not be stored",
            "Redo what was undone, or enter the recommendation anew",
        )
    return recommendation
