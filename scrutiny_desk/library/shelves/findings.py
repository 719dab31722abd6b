"""The shelf of what does not add up: worked out by paper, and what a person made of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from scrutiny_desk.domain.findings import Finding, FindingKind, Place, Said
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves.versions import NOT_REPLACED


def current(connection: sqlite3.Connection, meeting_id: str | None = None) -> list[str]:
    """The papers to look through, of one meeting or of all: the newest meeting's first.

    Papers in Trash are left out, and those that a newer version replaces.
    """
    rows = connection.execute(
        "SELECT paper.id FROM paper JOIN meeting ON meeting.id = paper.meeting_id "  # noqa: S608
        f"WHERE paper.trashed IS NULL AND {NOT_REPLACED} AND (? IS NULL OR meeting.id = ?) "
        "ORDER BY meeting.date IS NULL, meeting.date DESC, paper.kind <> 'agenda_pack', "
        "paper.id DESC",
        (meeting_id, meeting_id),
    )
    return [str(row[0]) for row in rows]


def known(connection: sqlite3.Connection, edition: int) -> set[str]:
    """The papers that were looked through by this edition of the checks and are as they were."""
    rows = connection.execute("SELECT paper_id FROM finding_kept WHERE edition = ?", (edition,))
    return {str(row[0]) for row in rows}


def kept(connection: sqlite3.Connection, paper_id: str, edition: int) -> tuple[Finding, ...] | None:
    """What was worked out for a paper; None where it was not, or the paper changed since."""
    row = connection.execute(
        "SELECT found FROM finding_kept WHERE paper_id = ? AND edition = ?", (paper_id, edition)
    ).fetchone()
    return None if row is None else tuple(map(_finding, json.loads(row[0])))


def keep(
    connection: sqlite3.Connection, paper_id: str, edition: int, found: Iterable[Finding]
) -> None:
    """Keep what was worked out for a paper until something of it changes."""
    connection.execute(
        "INSERT OR REPLACE INTO finding_kept (paper_id, edition, found) VALUES (?, ?, ?)",
        (paper_id, edition, json.dumps([_packed(one) for one in found])),
    )


def kept_across(connection: sqlite3.Connection, edition: int) -> dict[str, list[Finding]] | None:
    """What several papers say against each other, by the later paper; None: not worked out."""
    row = connection.execute(
        "SELECT found FROM finding_across WHERE edition = ?", (edition,)
    ).fetchone()
    if row is None:
        return None
    return {paper: list(map(_finding, found)) for paper, found in json.loads(row[0]).items()}


def keep_across(
    connection: sqlite3.Connection, edition: int, found: dict[str, list[Finding]]
) -> None:
    """Keep what several papers say against each other."""
    packed = {paper: [_packed(one) for one in several] for paper, several in found.items()}
    connection.execute(
        "INSERT OR REPLACE INTO finding_across (id, edition, found) VALUES (1, ?, ?)",
        (edition, json.dumps(packed)),
    )


def all_said(connection: sqlite3.Connection) -> dict[tuple[str, str], Said]:
    """What a person made of findings, by paper and the finding's key."""
    rows = connection.execute(
        "SELECT paper_id, finding_key, reason, note_id, created FROM finding_said"
    )
    return {(row[0], row[1]): Said(row[2], row[3], row[4]) for row in rows}


def say(connection: sqlite3.Connection, paper_id: str, key: str, said: Said) -> None:
    """Note what a person made of a finding; a later word takes the place of an earlier one."""
    connection.execute(
        "INSERT INTO finding_said (paper_id, finding_key, reason, note_id, created) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (paper_id, finding_key) DO UPDATE SET "
        "reason = excluded.reason, note_id = excluded.note_id, created = excluded.created",
        (paper_id, storable(key), storable(said.reason), said.note_id, said.created),
    )


def unsay(connection: sqlite3.Connection, paper_id: str, key: str) -> None:
    """Forget what a person made of a finding."""
    connection.execute(
        "DELETE FROM finding_said WHERE paper_id = ? AND finding_key = ?", (paper_id, key)
    )


def _packed(one: Finding) -> list[object]:
    places = [[place.page, place.page_index, place.paper_id] for place in one.places]
    return [one.kind.value, one.printed, one.expected, one.sentence, places, one.subject]


def _finding(row: list[object]) -> Finding:
    kind, printed, expected, sentence, places, subject = row
    assert isinstance(places, list)  # noqa: S101 - written by `_packed` alone
    return Finding(
        FindingKind(str(kind)),
        str(printed),
        str(expected),
        str(sentence),
        tuple(Place(*place) for place in places),
        str(subject),
    )
