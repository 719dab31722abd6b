"""The shelf of pages that are seen turned: by a person's word, and by how their words stand."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Mapping

from scrutiny_desk.library.shelves.pages import LARGEST_WORDS

_TURNED = re.compile(rb",(0|90|180|270)\](?=[,\]])")
"""The last field of a word in `pages.pack_words`."""


def kept(connection: sqlite3.Connection, paper_id: str) -> dict[int, int]:
    """Degrees clockwise by page index, of the pages somebody turned."""
    rows = connection.execute(
        "SELECT page_index, degrees FROM page_turn WHERE paper_id = ?", (paper_id,)
    )
    return {int(row["page_index"]): int(row["degrees"]) for row in rows}


def keep(connection: sqlite3.Connection, paper_id: str, page_index: int, degrees: int) -> None:
    """Remember how a page is seen."""
    connection.execute(
        "INSERT INTO page_turn (paper_id, page_index, degrees) VALUES (?, ?, ?) "
        "ON CONFLICT (paper_id, page_index) DO UPDATE SET degrees = excluded.degrees",
        (paper_id, page_index, degrees),
    )


def upright(connection: sqlite3.Connection, paper_id: str) -> dict[int, int] | None:
    """Degrees clockwise by page index, of the pages that are turned to be read.

    None where it is not known: of a paper that was filed before it was kept.
    """
    row = connection.execute(
        "SELECT turns FROM paper_upright WHERE paper_id = ?", (paper_id,)
    ).fetchone()
    return None if row is None else dict(json.loads(row["turns"]))


def keep_upright(connection: sqlite3.Connection, paper_id: str, turns: Mapping[int, int]) -> None:
    """Remember which pages of a paper are turned to be read."""
    connection.execute(
        "INSERT OR REPLACE INTO paper_upright (paper_id, turns) VALUES (?, ?)",
        (paper_id, json.dumps(sorted(turns.items()))),
    )


def words_by_turn(connection: sqlite3.Connection, paper_id: str) -> dict[int, dict[int, int]]:
    """By page index how many words are turned by how many degrees; only pages with turned words.

    The words are counted where they lie packed: a paper may have tens of thousands.
    """
    found = {}
    rows = connection.execute("SELECT page_index, words FROM page WHERE paper_id = ?", (paper_id,))
    for row in rows:
        plain = zlib.decompressobj().decompress(row["words"], LARGEST_WORDS)
        if b"0]" not in plain.replace(b",0]", b""):
            continue
        counts: dict[int, int] = {}
        for degrees in _TURNED.findall(plain):
            counts[int(degrees)] = counts.get(int(degrees), 0) + 1
        if any(counts):
            found[int(row["page_index"])] = counts
    return found
