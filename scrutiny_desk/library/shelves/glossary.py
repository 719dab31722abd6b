"""The terms and acronyms that the papers on the shelf explain, from the shelf of facts."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from scrutiny_desk.domain.papers.glossary import Meaning

# The words of the indexes in m0008 and m0032, so that SQLite uses them.
_EXPLAINS = "fact.section IN ('glossary', 'acronyms')"
_TERM = "lower(json_extract(fact.body, '$.term'))"
_EXPANSION = "json_extract(fact.body, '$.expansion')"
_FROM = (
    "FROM fact JOIN paper ON paper.id = fact.paper_id "
    f"WHERE {_EXPLAINS} AND paper.trashed IS NULL AND fact.state <> 'dropped' "
)


def _folded(words: str) -> str:
    """Without what one writer puts and another leaves out: commas, hyphens, "and" and "&"."""
    folded = f"lower({words})"
    for sign, other in (
        (",", " "),
        ("-", " "),
        ("&", "and"),
        ("  ", " "),
        (" and ", " "),
        ("’", "''"),
    ):
        folded = f"replace({folded}, '{sign}', '{other}')"
    return folded


def with_terms(
    connection: sqlite3.Connection, keys: Sequence[str], paper_id: str | None = None
) -> list[Meaning]:
    """What papers say of the terms of these keys (`domain.glossary.term_key`).

    Those of the paper in hand come first, then the newest; a definition before a bare expansion.
    """
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT fact.* {_FROM} AND {_TERM} IN ({marks}) "
        "ORDER BY fact.paper_id <> ?, fact.paper_id DESC, fact.section <> 'glossary', position",
        (*keys, paper_id or ""),
    )
    return [_meaning(row) for row in rows]


_ENOUGH = 200
"""Rows by which the commonest wording is known, however many papers explain the same term."""


def expansions(connection: sqlite3.Connection, key: str) -> list[str]:
    """What a short form stands for in the papers, each wording once, the commonest first."""
    return _wordings(connection, "$.expansion", f"{_TERM} = ? AND {_EXPANSION} <> ''", key)


def short_forms(connection: sqlite3.Connection, key: str) -> list[str]:
    """The short forms that papers use for these words, each once, the commonest first.

    The words are the same with and without commas, hyphens and "and": "education health and care
    plan" is known as EHCP where a paper prints "Education, Health and Care Plan (EHCP)".
    """
    where = f"{_folded(_EXPANSION)} = {_folded('?')}"
    return _wordings(connection, "$.term", where, key)


def _wordings(connection: sqlite3.Connection, field: str, where: str, key: str) -> list[str]:
    rows = connection.execute(
        f"SELECT min(said) FROM (SELECT json_extract(fact.body, '{field}') AS said "
        f"{_FROM} AND {where} LIMIT {_ENOUGH}) GROUP BY lower(said) ORDER BY count(*) DESC, 1",
        (key,),
    )
    return [str(row[0]) for row in rows]


def _meaning(row: sqlite3.Row) -> Meaning:
    body = json.loads(row["body"])
    return Meaning(
        term=str(body["term"]),
        expansion=str(body["expansion"]),
        definition=str(body["definition"]),
        paper_id=row["paper_id"],
        page_index=row["page_index"],
        page_name=row["page"],
    )
