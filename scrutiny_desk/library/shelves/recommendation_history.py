"""What stands beside a recommendation: revised targets, responses, links, earlier committees."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import astuple, fields

from scrutiny_desk.domain.tracker.recommendations import (
    Link,
    LinkKind,
    Response,
    ResponseKind,
    TargetRevision,
)


def add_revision(connection: sqlite3.Connection, revision: TargetRevision) -> None:
    """Append a revision of a target."""
    _add(connection, "target_revision", revision)


def add_response(connection: sqlite3.Connection, response: Response) -> None:
    """Append a response."""
    _add(connection, "response", response)


def add_link(connection: sqlite3.Connection, link: Link) -> None:
    """Put a link beside a recommendation."""
    _add(connection, "recommendation_link", link)


def remove_link(connection: sqlite3.Connection, link_id: str) -> None:
    """Take a link away."""
    connection.execute("DELETE FROM recommendation_link WHERE id = ?", (link_id,))


def revisions(
    connection: sqlite3.Connection, rec_id: str | None = None
) -> dict[str, list[TargetRevision]]:
    """Revisions by recommendation id (of one, or of all), the latest one last."""
    found: dict[str, list[TargetRevision]] = {}
    for row in _rows(connection, "target_revision", TargetRevision, rec_id):
        found.setdefault(row["recommendation_id"], []).append(TargetRevision(*row))
    return found


def responses(
    connection: sqlite3.Connection, rec_id: str | None = None
) -> dict[str, list[Response]]:
    """Responses by recommendation id (of one, or of all), the latest one last."""
    found: dict[str, list[Response]] = {}
    for row in _rows(connection, "response", Response, rec_id):
        rec, values = row["recommendation_id"], dict(row)
        values["kind"] = ResponseKind(values["kind"])
        values["private"] = bool(values["private"])
        found.setdefault(rec, []).append(Response(**values))
    return found


def last_responses(
    connection: sqlite3.Connection,
    ids: Collection[str] | None = None,
    *,
    with_private: bool = True,
) -> dict[str, ResponseKind]:
    """What was answered last, by recommendation id (of those, or of all that have an answer)."""
    wanted = "1" if ids is None else "recommendation_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT recommendation_id, kind FROM response WHERE {wanted} AND (? OR NOT private) "
        "ORDER BY id",
        (*(() if ids is None else (json.dumps(list(ids)),)), with_private),
    )
    return {str(rec_id): ResponseKind(kind) for rec_id, kind in rows}


def links(connection: sqlite3.Connection, rec_id: str | None = None) -> dict[str, list[Link]]:
    """Links by recommendation id (of one, or of all), in the order they were made."""
    found: dict[str, list[Link]] = {}
    for row in _rows(connection, "recommendation_link", Link, rec_id):
        rec, values = row["recommendation_id"], dict(row)
        values["kind"] = LinkKind(values["kind"])
        found.setdefault(rec, []).append(Link(**values))
    return found


def add_transfer(connection: sqlite3.Connection, rec_id: str, committee: str) -> None:
    """Keep which committee handed a recommendation on."""
    connection.execute(
        "INSERT OR IGNORE INTO recommendation_transfer (recommendation_id, committee) "
        "VALUES (?, ?)",
        (rec_id, committee),
    )


def earlier_committees(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """By recommendation id the committees that handed it on."""
    found: dict[str, list[str]] = {}
    for rec_id, committee in connection.execute(
        "SELECT recommendation_id, committee FROM recommendation_transfer"
    ):
        found.setdefault(str(rec_id), []).append(str(committee))
    return found


def _add(connection: sqlite3.Connection, table: str, row: TargetRevision | Response | Link) -> None:
    names = [field.name for field in fields(row)]
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        astuple(row),
    )


def _rows(
    connection: sqlite3.Connection,
    table: str,
    kind: type[TargetRevision | Response | Link],
    rec_id: str | None,
) -> sqlite3.Cursor:
    names = ", ".join(field.name for field in fields(kind))
    return connection.execute(
        f"SELECT {names} FROM {table} WHERE (? IS NULL OR recommendation_id = ?) ORDER BY id",
        (rec_id, rec_id),
    )
