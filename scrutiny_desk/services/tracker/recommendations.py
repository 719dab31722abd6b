"""The committee's recommendations: listing, changing, chasing and closing them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date as Date  # noqa: N812 - `date` is a parameter's name in the contract

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import (
    Entry,
    Outcome,
    Recommendation,
    RecommendationRow,
    Update,
)
from scrutiny_desk.domain.tracker.standing import STALE_AFTER_DAYS, standing_of, target_of
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now, storable
from scrutiny_desk.library.shelves import recommendation_history as beside
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.library.shelves import tracker_settings

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})
_TYPED_BY_HAND = "date_text number officer target_text text"

REGISTER_ROLE = "Register"
"""Who says so, in the history, of a change that was made in the register itself."""

REVISABLE = {
    "number": "Reference",
    "kind": "Kind",
    "date_text": "Date",
    "text": "Recommendation",
    "target_text": "Target",
    "officer": "Officer",
    "executive_member": "Executive member",
    "reported": "Reported",
    "origin": "Origin",
    "origin_text": "Origin as printed",
    "sent_on": "Received by the executive",
    "clock_rule": "Time limit for the answer",
    "private": "Private",
}
"""The fields that a person can change, each with the word for it."""

_TOLD = REVISABLE.keys() - {"private", "clock_rule"}


def list_recommendations(
    library: Library,
    as_of: Date,
    committee: str | None = None,
    ids: Collection[str] | None = None,
) -> list[RecommendationRow]:
    """The recommendations with their standing on a date and their history, oldest first.

    committee: only that committee's (signs and case make no difference), None for all. ids: only
    these, and those to whose histories these entries belong, None for all.
    """
    with library.read() as connection:
        if ids is not None:
            ids = {*ids, *shelf.owners(connection, ids)}
        on_shelf = shelf.all_recommendations(connection, ids=ids)
        histories = shelf.updates(connection, ids=ids)
        responses = beside.last_responses(connection, ids)
        settings = tracker_settings.all_settings(connection)
    wanted = None if committee is None else folded(committee)
    rows = []
    for recommendation in on_shelf:
        if wanted is not None and folded(recommendation.committee) != wanted:
            continue
        rec_id = recommendation.id
        history = tuple(histories.get(rec_id, ()))
        setting = settings.get(folded(recommendation.committee)) if settings else None
        cycle = setting.cycle if setting else STALE_AFTER_DAYS
        standing = standing_of(recommendation, history, as_of, cycle)
        answered = responses.get(rec_id)
        rows.append(RecommendationRow(recommendation, standing, history, answered, as_of))
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


def append(
    connection: Connection,
    rec_id: str,
    date: str | None,
    role: str,
    text: str,
    *,
    private: bool = False,
) -> str:
    """Append an entry to a history within a transaction and give its id.

    Raises DeskError where the recommendation is gone.
    """
    found(connection, rec_id)
    update = Update(new_id(), rec_id, date, storable(role), storable(text), now(), private=private)
    shelf.add_update(connection, update)
    return update.id


def revise_recommendation(library: Library, rec_id: str, **given: str | bool | None) -> Change:
    """Change what is given; a later import leaves every field that was changed here alone.

    given: fields of `REVISABLE` with what they are to say; None leaves one as it is. The dates
    follow from their words; a rating written here has no colour of its own. Every change is a line
    in the history with what stood there before. A target that is put off for a reason is
    `tracker_history.revise_target`'s. Raises DeskError where the recommendation is gone; gives
    `NO_CHANGE` where nothing differs.
    """
    if unknown := given.keys() - REVISABLE.keys():
        raise TypeError(f"no field of a recommendation: {', '.join(sorted(unknown))}")
    asked = {
        name: storable(value) if isinstance(value, str) else value
        for name, value in given.items()
        if value is not None
    }

    def work(connection: Connection) -> bool:
        return revise(connection, rec_id, asked)

    merge = f"recommendation {rec_id} {next(iter(asked))}" if len(asked) == 1 else None
    if not library.write(work, undo="Edit recommendation", merge=merge):
        return NO_CHANGE
    return Change(_RECOMMENDATIONS, "Recommendation changed", undoable=True, ids=(rec_id,))


def revise(
    connection: Connection, rec_id: str, asked: Mapping[str, str | bool], where: str = ""
) -> bool:
    """Change fields within a transaction, with a line in the history; False where none differs.

    where: a sentence that says where it was changed, if not here.
    """
    before = found(connection, rec_id)
    differs = {name: new for name, new in asked.items() if getattr(before, name) != new}
    if not differs:
        return False
    values: dict[str, str | int | None] = dict(differs)
    if "target_text" in differs:
        values["target_date"] = target_of(str(differs["target_text"]))
    if "date_text" in differs:
        values["date"] = read_date(str(differs["date_text"]))
    if "reported" in differs:
        values["reported_colour"] = None
    by_person = shelf.by_person(connection, rec_id) | differs.keys()
    values["by_person"] = " ".join(sorted(by_person))
    shelf.change(connection, rec_id, values)
    for name, new in differs.items():
        if name in _TOLD:
            said = said_change(name, getattr(before, name), new)
            note_change(connection, rec_id, f"{said} {where}".strip())
    return True


def said_change(name: str, before: object, after: object) -> str:
    """A change of a field as its line in the history: "Officer: A, before: B."."""
    if name == "sent_on":
        before, after = (say(str(day)) if day else "" for day in (before, after))
    return f"{REVISABLE[name]}: {_said(after)}; before: {_said(before)}."


def note_change(connection: Connection, rec_id: str, said: str, what: Entry = Entry.CHANGE) -> None:
    """Append a line that the register itself writes, dated today."""
    today = now()
    update = Update(new_id(), rec_id, today[:10], REGISTER_ROLE, storable(said), today, what)
    shelf.add_update(connection, update)


def _said(value: object) -> str:
    words = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return f"“{words}”" if str(words).strip() else "nothing"


def add_update(
    library: Library,
    rec_id: str,
    *,
    date: str | None,
    role: str,
    text: str,
    private: bool = False,
) -> Change:
    """Append an entry to a recommendation's history; nothing before it is overwritten.

    date: ISO or None; role: who says so, "" for who works with the library; private: it stays out
    of what is published. Raises DeskError where the recommendation is gone, or the entry has no
    words.
    """
    if not text.strip():
        raise DeskError("An update needs words", "", "Write what was done, then add it again")
    update_id = library.write(
        lambda connection: append(
            connection, rec_id, date, role.strip() or library.person, text, private=private
        ),
        undo="Add update",
    )
    return Change(_RECOMMENDATIONS, "Update added", undoable=True, ids=(update_id, rec_id))


def close_recommendation(
    library: Library,
    rec_id: str,
    on: Date,
    outcome: Outcome = Outcome.UNKNOWN,
    words: str = "",
) -> Change:
    """Note that the committee agreed on a date to close it.

    outcome: how it ended. words: where the agreement stands ("Minutes of 25 January, item 4").
    """
    values = {"closed_on": on.isoformat(), "outcome": outcome, "closed_words": storable(words)}
    return _set_closed(library, rec_id, values)


def reopen_recommendation(library: Library, rec_id: str) -> Change:
    """Take the closure away again."""
    return _set_closed(library, rec_id, {"closed_on": None, "outcome": "", "closed_words": ""})


def _set_closed(library: Library, rec_id: str, values: Mapping[str, str | None]) -> Change:
    closed = values["closed_on"] is not None

    def work(connection: Connection) -> bool:
        return set_closed(connection, rec_id, values)

    if not library.write(work, undo="Close recommendation" if closed else "Reopen recommendation"):
        return NO_CHANGE
    said = "Recommendation closed" if closed else "Recommendation reopened"
    return Change(_RECOMMENDATIONS, said, undoable=True, ids=(rec_id,))


def set_closed(connection: Connection, rec_id: str, values: Mapping[str, str | None]) -> bool:
    """Close or reopen within a transaction, with a line in the history; False if it is so."""
    before = found(connection, rec_id)
    if all(getattr(before, name) == value for name, value in values.items()):
        return False
    shelf.change(connection, rec_id, dict(values))
    closed_on = values["closed_on"]
    if closed_on is None:
        note_change(connection, rec_id, "Reopened.", Entry.CLOSURE)
        return True
    how = f" as {values['outcome']}" if values["outcome"] else ""
    where = f" ({values['closed_words']})" if values["closed_words"] else ""
    said = f"The committee agreed on {say(closed_on)} to close it{how}{where}."
    note_change(connection, rec_id, said, Entry.CLOSURE)
    return True


def found(connection: Connection, rec_id: str) -> Recommendation:
    """A recommendation within a transaction. Raises DeskError where it is gone."""
    recommendation = shelf.recommendation(connection, rec_id)
    if recommendation is None:
        raise DeskError(
            "This recommendation is no longer there",
            "It was taken back meanwhile, so the change could not be stored",
            "Redo what was undone, or enter the recommendation anew",
        )
    return recommendation
