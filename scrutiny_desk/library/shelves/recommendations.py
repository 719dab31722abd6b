"""The shelf of recommendations and of their append-only history."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import asdict, astuple, fields

from scrutiny_desk.domain.tracker.recommendations import (
    Entry,
    Kind,
    Origin,
    Outcome,
    Recommendation,
    Update,
)

_CLOSED_BY_HAND = """({0}.closed_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM recommendation_update AS printed_closure
        WHERE printed_closure.recommendation_id = {0}.id AND printed_closure.what = 'closure'
        AND printed_closure.paper_id IS NOT NULL))"""

# Shown is what stands in a paper that is not in Trash, and whatever a person had a hand in.
SHOWN = f"""(
    recommendation.paper_id IS NULL OR recommendation.by_person <> ''
    OR {_CLOSED_BY_HAND.format("recommendation")}
    OR EXISTS (SELECT 1 FROM recommendation_update AS typed
        WHERE typed.recommendation_id = recommendation.id AND typed.paper_id IS NULL)
    OR EXISTS (SELECT 1 FROM recommendation_sighting AS seen
        JOIN paper AS printed ON printed.id = seen.paper_id
        WHERE seen.recommendation_id = recommendation.id AND printed.trashed IS NULL)
)"""

_COLUMNS = (
    "id, paper_id, committee, number, date, date_text, text, target_text, target_date, officer, "
    "reported, reported_colour, closed_on, page_index, page_name, kind, origin, origin_text, "
    "origin_paper_id, origin_page_index, origin_page_name, executive_member, sent_on, clock_rule, "
    "outcome, closed_words, private"
)


def add(
    connection: sqlite3.Connection, recommendation: Recommendation, by_person: str = ""
) -> None:
    """Put a recommendation on the shelf; by_person names the fields a person wrote."""
    names = _COLUMNS.replace(" ", "").split(",")
    connection.execute(
        f"INSERT INTO recommendation ({_COLUMNS}, by_person) "
        f"VALUES ({', '.join(f':{name}' for name in names)}, :by_person)",
        {**asdict(recommendation), "by_person": by_person},
    )


def change(
    connection: sqlite3.Connection, rec_id: str, values: Mapping[str, str | int | None]
) -> None:
    """Set columns of a recommendation; the names are the shelf's own."""
    setting = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        f"UPDATE recommendation SET {setting} WHERE id = :rec_id",
        {**values, "rec_id": rec_id},
    )


def by_person(connection: sqlite3.Connection, rec_id: str) -> frozenset[str]:
    """The fields of a recommendation that a person wrote or changed."""
    row = connection.execute(
        "SELECT by_person FROM recommendation WHERE id = ?", (rec_id,)
    ).fetchone()
    return frozenset(str(row[0]).split())


def recommendation(connection: sqlite3.Connection, rec_id: str) -> Recommendation | None:
    """One recommendation, or None."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM recommendation WHERE id = ?",
        (rec_id,),
    ).fetchone()
    return None if row is None else _recommendation(row)


def all_recommendations(
    connection: sqlite3.Connection,
    *,
    with_trashed: bool = False,
    ids: Collection[str] | None = None,
) -> list[Recommendation]:
    """The recommendations, oldest first and in their printed order within a paper.

    with_trashed: also those that stand only in papers in Trash. ids: only those, None for all.
    """
    shown = "1" if with_trashed else SHOWN
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM recommendation WHERE {shown} AND {_among('id', ids)} ORDER BY id",
        _given(ids),
    )
    return [_recommendation(row) for row in rows]


def dated_texts(connection: sqlite3.Connection, before: str) -> list[tuple[str, str, str, str]]:
    """Id, committee, date and text of what carries an earlier date (ISO), oldest first."""
    rows = connection.execute(
        "SELECT id, committee, date, text FROM recommendation "
        f"WHERE date < ? AND {SHOWN} ORDER BY id",
        (before,),
    )
    return [(str(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in rows]


def owners(connection: sqlite3.Connection, update_ids: Collection[str]) -> list[str]:
    """The recommendations to whose histories these entries belong."""
    rows = connection.execute(
        "SELECT DISTINCT recommendation_id FROM recommendation_update "
        f"WHERE {_among('id', update_ids)}",
        _given(update_ids),
    )
    return [str(row[0]) for row in rows]


def _among(column: str, ids: Collection[str] | None) -> str:
    return "1" if ids is None else f"{column} IN (SELECT value FROM json_each(?))"


def _given(ids: Collection[str] | None) -> tuple[str, ...]:
    return () if ids is None else (json.dumps(list(ids)),)


# A tracker of many years is read at once: a look into a table is quicker than making each member.
_KINDS = {one.value: one for one in Kind}
_ORIGINS = {one.value: one for one in Origin}
_OUTCOMES = {one.value: one for one in Outcome}
_ENTRIES = {one.value: one for one in Entry}


def _recommendation(row: sqlite3.Row) -> Recommendation:
    values = dict(row)
    values["kind"] = _KINDS[values["kind"]]
    values["origin"] = _ORIGINS[values["origin"]]
    values["outcome"] = _OUTCOMES[values["outcome"]]
    values["private"] = bool(values["private"])
    return Recommendation(**values)


def add_update(connection: sqlite3.Connection, update: Update, paper_id: str | None = None) -> None:
    """Append an entry to a history; paper_id is the paper that prints it, None where typed."""
    connection.execute(
        "INSERT INTO recommendation_update (id, recommendation_id, date, role, text, created, "
        "what, private, paper_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*astuple(update), paper_id),
    )


def updates(
    connection: sqlite3.Connection,
    rec_id: str | None = None,
    *,
    with_trashed: bool = False,
    ids: Collection[str] | None = None,
) -> dict[str, list[Update]]:
    """Histories by recommendation id, latest entry last; entries from papers in Trash left out.

    Undated entries stand by the day they were written. rec_id: only that one's; ids: only those'.
    """
    wanted = ids if rec_id is None else (rec_id,)
    rows = connection.execute(
        f"SELECT {_entry_columns('entry')} FROM recommendation_update AS entry "
        "LEFT JOIN paper ON paper.id = entry.paper_id "
        f"WHERE {_among('entry.recommendation_id', wanted)} AND (? OR paper.trashed IS NULL) "
        "ORDER BY coalesce(entry.date, substr(entry.created, 1, 10)), entry.id",
        (*_given(wanted), with_trashed),
    )
    histories: dict[str, list[Update]] = {}
    for row in rows:
        entry = _entry(row)
        histories.setdefault(entry.recommendation_id, []).append(entry)
    return histories


def _entry_columns(table: str) -> str:
    return ", ".join(f"{table}.{field.name}" for field in fields(Update))


def _entry(row: sqlite3.Row) -> Update:
    entry_id, owner, date, role, text, created, what, private = row
    return Update(entry_id, owner, date, role, text, created, _ENTRIES[what], bool(private))


def name_committee(connection: sqlite3.Connection, rec_id: str, committee: str) -> None:
    """Name the committee of a recommendation that came from a paper that did not."""
    connection.execute(
        "UPDATE recommendation SET committee = ? WHERE id = ? AND committee = ''",
        (committee, rec_id),
    )


def has_hand(connection: sqlite3.Connection, rec_id: str) -> bool:
    """True where a person entered, changed, closed or updated a recommendation."""
    row = connection.execute(
        "SELECT 1 FROM recommendation AS one WHERE one.id = ? AND (one.paper_id IS NULL "
        f"OR one.by_person <> '' OR {_CLOSED_BY_HAND.format('one')} "
        "OR EXISTS (SELECT 1 FROM recommendation_update AS typed "
        "WHERE typed.recommendation_id = one.id AND typed.paper_id IS NULL))",
        (rec_id,),
    ).fetchone()
    return row is not None


def printed_updates(
    connection: sqlite3.Connection, paper_id: str, rec_id: str | None = None
) -> list[Update]:
    """What a paper itself prints of the progress of its recommendations, or of one of them."""
    rows = connection.execute(
        f"SELECT {_entry_columns('entry')} FROM recommendation_update AS entry "
        "WHERE paper_id = ? AND (? IS NULL OR recommendation_id = ?) ORDER BY id",
        (paper_id, rec_id, rec_id),
    )
    return [_entry(row) for row in rows]


def remove_printed_update(connection: sqlite3.Connection, update_id: str) -> None:
    """Take an entry away that a paper does not print after all; the library refuses any other."""
    connection.execute("DELETE FROM recommendation_update WHERE id = ?", (update_id,))


def papers_of_updates(connection: sqlite3.Connection) -> dict[str, str]:
    """The paper that prints an entry of a history, by the entry's id; typed ones have none."""
    rows = connection.execute(
        "SELECT id, paper_id FROM recommendation_update WHERE paper_id IS NOT NULL"
    )
    return {str(update_id): str(paper_id) for update_id, paper_id in rows}
