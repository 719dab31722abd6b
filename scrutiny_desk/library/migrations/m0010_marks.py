"""The form of a mark, and where a note stood before it went from one version to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    ALTER TABLE note ADD COLUMN form TEXT NOT NULL DEFAULT 'highlight'
        CHECK (form IN ('highlight', 'underline', 'region', 'page', 'item'))
    """,
    """
    UPDATE note SET form = CASE
        WHEN EXISTS (SELECT 1 FROM agenda_item AS item
                     WHERE item.id = note.item_id AND item.first_index = note.page_index)
        THEN 'item' ELSE 'page' END
    WHERE boxes = '[]'
    """,
    # A row for each time a note went from one version of its paper to another, with the place it
    # left. Only added to; a row goes only with the paper it tells of.
    """
    CREATE TABLE note_move (
        id TEXT NOT NULL PRIMARY KEY,
        note_id TEXT NOT NULL,
        from_paper_id TEXT NOT NULL,
        to_paper_id TEXT NOT NULL,
        item_id TEXT,
        form TEXT NOT NULL,
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        page_label TEXT NOT NULL CHECK (instr(page_label, char(0)) = 0),
        boxes TEXT NOT NULL CHECK (json_valid(boxes)),
        quote TEXT NOT NULL CHECK (instr(quote, char(0)) = 0),
        words_before TEXT NOT NULL CHECK (instr(words_before, char(0)) = 0),
        words_after TEXT NOT NULL CHECK (instr(words_after, char(0)) = 0),
        moved TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX note_move_by_note ON note_move (note_id, id)",
    """
    CREATE TRIGGER note_move_unchanged BEFORE UPDATE ON note_move
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'where a note came from is append-only'); END
    """,
    """
    CREATE TRIGGER note_move_stays BEFORE DELETE ON note_move
    WHEN (SELECT under_way FROM undoing) = 0
    AND EXISTS (SELECT 1 FROM note WHERE note.id = OLD.note_id)
    BEGIN SELECT RAISE(ABORT, 'where a note came from is append-only'); END
    """,
    # Notes that a person has left on the earlier version on purpose.
    """
    CREATE TABLE note_left (
        note_id TEXT NOT NULL PRIMARY KEY REFERENCES note (id) ON DELETE CASCADE
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Widen the shelf of notes and make the tables beside it."""
    for statement in STATEMENTS:
        db.execute(statement)
