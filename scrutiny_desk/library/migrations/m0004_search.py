"""The full-text index over pages, notes and recommendations, kept by triggers."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_NOTE_BODY = "NEW.text || char(10) || NEW.quote || char(10) || NEW.answer"

_RECOMMENDATION_BODY = """
    (SELECT r.text || char(10) || r.officer || coalesce(
        (SELECT char(10) || group_concat(u.text, char(10))
         FROM recommendation_update AS u WHERE u.recommendation_id = r.id), '')
     FROM recommendation AS r WHERE r.id = {id})
"""


def _rewrite_recommendation(named: str) -> str:
    body = _RECOMMENDATION_BODY.format(id=named)
    return (
        f"UPDATE search_entry SET body = coalesce({body}, '') "
        f"WHERE kind = 'recommendation' AND ref = {named} AND page_index = -1;"
    )


STATEMENTS = (
    # One row a page, a note or a recommendation; page_index is -1 for what is no page.
    """
    CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('page', 'note', 'recommendation')),
        ref TEXT NOT NULL,
        page_index INTEGER NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (kind, ref, page_index)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        body, content = 'search_entry', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER search_entry_in AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text (rowid, body) VALUES (NEW.id, NEW.body);
    END
    """,
    """
    CREATE TRIGGER search_entry_out AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, body) VALUES ('delete', OLD.id, OLD.body);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, body) VALUES ('delete', OLD.id, OLD.body);
        INSERT INTO search_text (rowid, body) VALUES (NEW.id, NEW.body);
    END
    """,
    """
    CREATE TRIGGER page_in AFTER INSERT ON page BEGIN
        INSERT INTO search_entry (kind, ref, page_index, body)
        VALUES ('page', NEW.paper_id, NEW.page_index, NEW.text);
    END
    """,
    """
    CREATE TRIGGER page_changed AFTER UPDATE OF text ON page BEGIN
        UPDATE search_entry SET body = NEW.text
        WHERE kind = 'page' AND ref = NEW.paper_id AND page_index = NEW.page_index;
    END
    """,
    """
    CREATE TRIGGER page_out AFTER DELETE ON page BEGIN
        DELETE FROM search_entry
        WHERE kind = 'page' AND ref = OLD.paper_id AND page_index = OLD.page_index;
    END
    """,
    f"""
    CREATE TRIGGER note_in AFTER INSERT ON note BEGIN
        INSERT INTO search_entry (kind, ref, page_index, body)
        VALUES ('note', NEW.id, -1, {_NOTE_BODY});
    END
    """,
    f"""
    CREATE TRIGGER note_changed AFTER UPDATE OF text, quote, answer ON note BEGIN
        UPDATE search_entry SET body = {_NOTE_BODY}
        WHERE kind = 'note' AND ref = NEW.id AND page_index = -1;
    END
    """,
    """
    CREATE TRIGGER note_out AFTER DELETE ON note BEGIN
        DELETE FROM search_entry WHERE kind = 'note' AND ref = OLD.id AND page_index = -1;
    END
    """,
    f"""
    CREATE TRIGGER recommendation_in AFTER INSERT ON recommendation BEGIN
        INSERT INTO search_entry (kind, ref, page_index, body)
        VALUES ('recommendation', NEW.id, -1, '');
        {_rewrite_recommendation("NEW.id")}
    END
    """,
    f"""
    CREATE TRIGGER recommendation_changed AFTER UPDATE OF text, officer ON recommendation BEGIN
        {_rewrite_recommendation("NEW.id")}
    END
    """,
    """
    CREATE TRIGGER recommendation_out AFTER DELETE ON recommendation BEGIN
        DELETE FROM search_entry
        WHERE kind = 'recommendation' AND ref = OLD.id AND page_index = -1;
    END
    """,
    f"""
    CREATE TRIGGER recommendation_update_in AFTER INSERT ON recommendation_update BEGIN
        {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER recommendation_update_out AFTER DELETE ON recommendation_update BEGIN
        {_rewrite_recommendation("OLD.recommendation_id")}
    END
    """,
)


def create(db: Database) -> None:
    """Make the index and the triggers, and fill it with what stands on the shelves already."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute(
        "INSERT INTO search_entry (kind, ref, page_index, body) "
        "SELECT 'page', paper_id, page_index, text FROM page"
    )
    db.execute(
        "INSERT INTO search_entry (kind, ref, page_index, body) "
        "SELECT 'note', id, -1, text || char(10) || quote || char(10) || answer FROM note"
    )
    body = _RECOMMENDATION_BODY.format(id="one.id")
    db.execute(
        "INSERT INTO search_entry (kind, ref, page_index, body) "
        f"SELECT 'recommendation', one.id, -1, {body} FROM recommendation AS one"
    )
