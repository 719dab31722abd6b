"""The full-text index anew: every kind of row in it, no text twice, and prefixes of their own.

A place is one number: the slot of its paper (or of its meeting), what kind of place it is, and
which of them, in bits from the left. So the places of a search can be counted by paper and kind
without looking at a single row.
"""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_desk.library import words

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_ITEM, _RECOMMENDATION, _PAGE, _REPORT, _RESOLUTION, _MEASURE, _TERM = 1, 2, 3, 4, 5, 6, 7
_NOTE, _QUESTION, _ANSWER = 8, 9, 10

_OLD = (
    *(f"page_{what}" for what in ("in", "changed", "out")),
    *(f"note_{what}" for what in ("in", "changed", "out")),
    *(f"recommendation_{what}" for what in ("in", "changed", "out")),
    *(f"recommendation_update_{what}" for what in ("in", "out")),
)


def _slot(paper_id: str) -> str:
    """The slot of a paper; 0 for none."""
    return f"coalesce((SELECT slot FROM search_slot WHERE paper_id = {paper_id}), 0)"


def _meeting_slot(meeting_id: str) -> str:
    return f"(SELECT slot FROM search_slot WHERE meeting_id = {meeting_id})"


def _recommendation_slot(row: str) -> str:
    """That of the paper that prints it; of a promised answer that of the meeting it is due to."""
    return (
        f"CASE WHEN {row}.paper_id IS NULL THEN coalesce((SELECT slot FROM search_slot "
        "WHERE meeting_id = (SELECT asked.meeting_id FROM question AS asked "
        f"WHERE asked.recommendation_id = {row}.id ORDER BY asked.id LIMIT 1)), 0) "
        f"ELSE {_slot(f'{row}.paper_id')} END"
    )


def _first(slot: str, kind: str) -> str:
    return f"(({slot} << 24) | (({kind}) << 20))"


def _next_id(slot: str, kind: str) -> str:
    """The number after the last place of this kind in the slot."""
    first = _first(slot, kind)
    return (
        f"coalesce((SELECT max(last.id) + 1 FROM search_entry AS last "
        f"WHERE last.id BETWEEN {first} AND {first} + 1048575), {first})"
    )


def _of_kind(kind: str) -> str:
    return f"((id >> 20) & 15) IN ({kind})"


_PAGE_ID = f"({_first(_slot('{row}.paper_id'), str(_PAGE))} | {{row}}.page_index)"

# Notes and questions. An answer is a place of its own beside its question.
_NOTE_KIND = f"CASE {{row}}.kind WHEN 'question' THEN {_QUESTION} ELSE {_NOTE} END"
_NOTE_BODY = "{row}.text || char(10) || {row}.quote"
_ADD_NOTE = (
    "INSERT INTO search_entry (id, ref, body) VALUES "
    f"({_next_id(_slot('NEW.paper_id'), _NOTE_KIND.format(row='NEW'))}, NEW.id, "
    f"{_NOTE_BODY.format(row='NEW')});"
)
_ADD_ANSWER = (
    "INSERT INTO search_entry (id, ref, body) "
    f"SELECT {_next_id(_slot('NEW.paper_id'), str(_ANSWER))}, NEW.id, NEW.answer "
    "WHERE NEW.answer <> '';"
)
_SAME_PLACE = "OLD.kind = NEW.kind AND OLD.paper_id = NEW.paper_id"

_RECOMMENDATION_BODY = """
    (SELECT r.text || char(10) || r.officer || coalesce(
        (SELECT char(10) || group_concat(u.text, char(10))
         FROM recommendation_update AS u WHERE u.recommendation_id = r.id), '')
     FROM recommendation AS r WHERE r.id = {id})
"""


# Not found is what no paper prints any more and nobody had a hand in. What stands only in papers
# in Trash is told apart when it is looked for.
_PRINTED_OR_TOUCHED = """
    ({row}.paper_id IS NULL OR {row}.by_person <> '' OR {row}.closed_on IS NOT NULL
    OR EXISTS (SELECT 1 FROM recommendation_update AS typed
        WHERE typed.recommendation_id = {row}.id AND typed.paper_id IS NULL)
    OR EXISTS (SELECT 1 FROM recommendation_sighting AS seen
        WHERE seen.recommendation_id = {row}.id))
"""


def _rewrite_recommendation(named: str) -> str:
    """The entry of a recommendation anew, wherever it stood; an update where only words changed."""
    return f"""
        DELETE FROM search_entry WHERE ref = {named};
        INSERT INTO search_entry (id, ref, body)
        SELECT {_next_id(f"({_recommendation_slot('one')})", str(_RECOMMENDATION))}, one.id,
            {_RECOMMENDATION_BODY.format(id=named)}
        FROM recommendation AS one
        WHERE one.id = {named} AND {_PRINTED_OR_TOUCHED.format(row="one")};
    """


# What is typed on the board of questions belongs to its meeting. A question that comes from a page
# is its note, which has been counted already.
_MEETING_SLOT = "INSERT OR IGNORE INTO search_slot (meeting_id) VALUES (NEW.meeting_id);"
_ADD_QUESTION = f"""
    INSERT INTO search_entry (id, ref, body)
    SELECT {_next_id(_meeting_slot("NEW.meeting_id"), str(_QUESTION))}, NEW.id, NEW.text
    WHERE NEW.text <> '';
    INSERT INTO search_entry (id, ref, body)
    SELECT {_next_id(_meeting_slot("NEW.meeting_id"), str(_ANSWER))}, NEW.id, NEW.answer
    WHERE NEW.answer <> '';
"""
_ADD_BIG_QUESTION = f"""
    INSERT INTO search_entry (id, ref, body)
    SELECT {_next_id(_meeting_slot("NEW.meeting_id"), str(_QUESTION))}, NEW.id, NEW.big_question
    WHERE NEW.big_question <> '';
"""

_ADD_ITEM = (
    "INSERT INTO search_entry (id, ref, body) VALUES "
    f"({_next_id(_slot('NEW.paper_id'), str(_ITEM))}, NEW.id, NEW.title);"
)

# Facts that are places: what is shown over them, and their words. A measure is printed in many
# rows of a paper and is one place in it, known by its family, group and name.
_MEASURES = "('waiting_times', 'waiting_dashboard', 'kpis')"
_FACTS = "('reports', 'resolutions', 'glossary', 'acronyms')"
_FACT_KIND = (
    f"CASE {{row}}.section WHEN 'reports' THEN {_REPORT} WHEN 'resolutions' THEN {_RESOLUTION} "
    f"ELSE {_TERM} END"
)
_FACT_TITLE = """
    coalesce(CASE {row}.section
        WHEN 'reports' THEN json_extract({row}.body, '$.officer')
        WHEN 'resolutions' THEN 'Item ' || nullif(json_extract({row}.body, '$.item'), '')
        ELSE json_extract({row}.body, '$.term') END, '')
"""
_FACT_BODY = """
    CASE {row}.section
        WHEN 'reports' THEN coalesce(json_extract({row}.body, '$.title'), '')
            || char(10) || coalesce(json_extract({row}.body, '$.officer'), '')
        WHEN 'resolutions' THEN coalesce(json_extract({row}.body, '$.text'), '')
        ELSE coalesce(json_extract({row}.body, '$.term'), '') || char(10)
            || coalesce(json_extract({row}.body, '$.expansion'), '') || char(10)
            || coalesce(json_extract({row}.body, '$.definition'), '')
    END
"""
_MEASURE_BODY = """
    CASE {row}.section
        WHEN 'kpis' THEN json_extract({row}.body, '$.indicator') || char(10)
            || json_extract({row}.body, '$.framework')
        ELSE json_extract({row}.body, '$.service') || char(10) || 'waiting times'
    END
"""
_MEASURE_REF = """
    lower(CASE {row}.section
        WHEN 'kpis' THEN 'indicator' || char(10) || json_extract({row}.body, '$.framework')
            || char(10) || json_extract({row}.body, '$.indicator')
        ELSE 'waiting' || char(10) || json_extract({row}.body, '$.service') || char(10)
    END)
"""
_COLUMNS = "(id, ref, body, title, page_index, page_name)"
_ADD_FACT = (
    f"INSERT INTO search_entry {_COLUMNS} VALUES "
    f"({_next_id(_slot('NEW.paper_id'), _FACT_KIND.format(row='NEW'))}, NEW.id, "
    f"{_FACT_BODY.format(row='NEW')}, {_FACT_TITLE.format(row='NEW')}, NEW.page_index, NEW.page);"
)
_FIRST_MEASURE = _first(_slot("{row}.paper_id"), str(_MEASURE))
_MEASURE_HERE = (
    f"SELECT 1 FROM search_entry WHERE ref = {_MEASURE_REF} "
    f"AND id BETWEEN {_FIRST_MEASURE} AND {_FIRST_MEASURE} + 1048575"
)
_MEASURE_ROW = (
    f"{_MEASURE_REF}, {_MEASURE_BODY}, "
    "CASE {row}.section WHEN 'kpis' THEN 'Indicator' ELSE 'Waiting times' END, "
    "{row}.page_index, {row}.page "
)
# A measure goes when its last row of the paper goes; another row takes its place otherwise.
_DROP_MEASURE = f"""
    DELETE FROM search_entry WHERE ref = {_MEASURE_REF.format(row="OLD")}
        AND id BETWEEN {_FIRST_MEASURE.format(row="OLD")}
        AND {_FIRST_MEASURE.format(row="OLD")} + 1048575
        AND NOT EXISTS (SELECT 1 FROM fact AS same WHERE same.paper_id = OLD.paper_id
            AND same.section IN {_MEASURES} AND same.state <> 'dropped'
            AND {_MEASURE_REF.format(row="same")} = {_MEASURE_REF.format(row="OLD")});
"""
_PUT_MEASURE = (
    f"INSERT INTO search_entry {_COLUMNS} "
    f"SELECT {_next_id(_slot('NEW.paper_id'), str(_MEASURE))}, {_MEASURE_ROW.format(row='NEW')} "
    f"WHERE NEW.state <> 'dropped' AND NOT EXISTS ({_MEASURE_HERE.format(row='NEW')});"
)

TABLES = (
    # A slot a paper or a meeting; 0 is for what belongs to neither.
    """
    CREATE TABLE search_slot (
        slot INTEGER PRIMARY KEY,
        paper_id TEXT UNIQUE,
        meeting_id TEXT UNIQUE
    ) STRICT
    """,
    "INSERT INTO search_slot (slot) VALUES (0)",
    # A row a place. ref: the row it stands for, NULL for a page, as its body is, which stands on
    # the shelf of pages. title and page: of what is found in no row of a shelf of its own.
    """
    CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        ref TEXT,
        body TEXT,
        title TEXT,
        page_index INTEGER,
        page_name TEXT
    ) STRICT
    """,
    "CREATE INDEX search_entry_by_ref ON search_entry (ref) WHERE ref IS NOT NULL",
    """
    CREATE VIEW search_source AS SELECT id, coalesce(body, (
        SELECT page.text FROM search_slot JOIN page ON page.paper_id = search_slot.paper_id
        WHERE search_slot.slot = id >> 24 AND page.page_index = id & 1048575)) AS body
    FROM search_entry
    """,
    """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        body, content = 'search_source', content_rowid = 'id', prefix = '2 3 4',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    # The words of the papers as they are spelt, with their stems and the number of their pages.
    """
    CREATE TABLE search_word (
        word TEXT NOT NULL PRIMARY KEY,
        stem TEXT NOT NULL,
        pages INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


def _numbered(kind: str, rest: str, slot: str = _slot("one.paper_id")) -> str:
    """The ids of many places at once: of rows named `one`, in the order of their ids."""
    return (
        f"{_first(slot, kind)} | "
        f"(row_number() OVER (PARTITION BY {slot}, {kind} ORDER BY one.id) - 1){rest}"
    )


FILLING = (
    "INSERT INTO search_slot (paper_id) SELECT id FROM paper ORDER BY id",
    """
    INSERT INTO search_slot (meeting_id)
    SELECT meeting_id FROM question UNION SELECT meeting_id FROM item_enquiry
    """,
    f"INSERT INTO search_entry (id) SELECT {_PAGE_ID.format(row='page')} FROM page",
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(str(_ITEM), ", one.id, one.title FROM agenda_item AS one"),
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(
        str(_RECOMMENDATION),
        f", one.id, {_RECOMMENDATION_BODY.format(id='one.id')} FROM recommendation AS one "
        f"WHERE {_PRINTED_OR_TOUCHED.format(row='one')}",
        f"({_recommendation_slot('one')})",
    ),
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(
        _NOTE_KIND.format(row="one"),
        f", one.id, {_NOTE_BODY.format(row='one')} FROM note AS one",
    ),
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(str(_ANSWER), ", one.id, one.answer FROM note AS one WHERE one.answer <> ''"),
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(
        str(_QUESTION),
        ", one.id, one.words FROM (SELECT id, meeting_id, text AS words FROM question "
        "WHERE from_page = 0 AND text <> '' UNION ALL "
        "SELECT id, meeting_id, big_question FROM item_enquiry WHERE big_question <> '') AS one",
        _meeting_slot("one.meeting_id"),
    ),
    "INSERT INTO search_entry (id, ref, body) SELECT "
    + _numbered(
        str(_ANSWER),
        ", one.id, one.answer FROM question AS one WHERE one.from_page = 0 AND one.answer <> ''",
        _meeting_slot("one.meeting_id"),
    ),
    f"INSERT INTO search_entry {_COLUMNS} SELECT "
    + _numbered(
        _FACT_KIND.format(row="one"),
        f", one.id, {_FACT_BODY.format(row='one')}, {_FACT_TITLE.format(row='one')}, "
        f"one.page_index, one.page FROM fact AS one "
        f"WHERE one.section IN {_FACTS} AND one.state <> 'dropped'",
    ),
    # The first row of each measure in each paper.
    f"INSERT INTO search_entry {_COLUMNS} SELECT "
    + _numbered(
        str(_MEASURE),
        f", {_MEASURE_ROW.format(row='one')} FROM fact AS one WHERE one.id IN "
        f"(SELECT min(same.id) FROM fact AS same WHERE same.section IN {_MEASURES} "
        f"AND same.state <> 'dropped' "
        f"GROUP BY same.paper_id, {_MEASURE_REF.format(row='same')})",
    ),
)

_SEARCH_OUT = "INSERT INTO search_text (search_text, rowid, body) VALUES ('delete', "

TRIGGERS = (
    """
    CREATE TRIGGER search_paper_in AFTER INSERT ON paper BEGIN
        INSERT INTO search_slot (paper_id) VALUES (NEW.id);
    END
    """,
    """
    CREATE TRIGGER search_paper_out AFTER DELETE ON paper BEGIN
        DELETE FROM search_slot WHERE paper_id = OLD.id;
    END
    """,
    """
    CREATE TRIGGER search_meeting_out AFTER DELETE ON meeting BEGIN
        DELETE FROM search_slot WHERE meeting_id = OLD.id;
    END
    """,
    # Every place but a page goes in and out of the index with its entry.
    """
    CREATE TRIGGER search_entry_in AFTER INSERT ON search_entry WHEN NEW.body IS NOT NULL BEGIN
        INSERT INTO search_text (rowid, body) VALUES (NEW.id, NEW.body);
    END
    """,
    f"""
    CREATE TRIGGER search_entry_out AFTER DELETE ON search_entry WHEN OLD.body IS NOT NULL BEGIN
        {_SEARCH_OUT} OLD.id, OLD.body);
    END
    """,
    f"""
    CREATE TRIGGER search_entry_changed AFTER UPDATE OF body ON search_entry
    WHEN OLD.body IS NOT NEW.body BEGIN
        {_SEARCH_OUT} OLD.id, OLD.body);
        INSERT INTO search_text (rowid, body) VALUES (NEW.id, NEW.body);
    END
    """,
    f"""
    CREATE TRIGGER page_in AFTER INSERT ON page BEGIN
        INSERT INTO search_entry (id) VALUES ({_PAGE_ID.format(row="NEW")});
        INSERT INTO search_text (rowid, body) VALUES (last_insert_rowid(), NEW.text);
    END
    """,
    f"""
    CREATE TRIGGER page_changed AFTER UPDATE OF text ON page BEGIN
        {_SEARCH_OUT} {_PAGE_ID.format(row="OLD")}, OLD.text);
        INSERT INTO search_text (rowid, body) VALUES ({_PAGE_ID.format(row="NEW")}, NEW.text);
    END
    """,
    f"""
    CREATE TRIGGER page_out AFTER DELETE ON page BEGIN
        {_SEARCH_OUT} {_PAGE_ID.format(row="OLD")}, OLD.text);
        DELETE FROM search_entry WHERE id = {_PAGE_ID.format(row="OLD")};
    END
    """,
    f"CREATE TRIGGER note_in AFTER INSERT ON note BEGIN {_ADD_NOTE} {_ADD_ANSWER} END",
    f"""
    CREATE TRIGGER note_changed AFTER UPDATE OF text, quote ON note WHEN {_SAME_PLACE} BEGIN
        UPDATE search_entry SET body = {_NOTE_BODY.format(row="NEW")}
        WHERE ref = NEW.id AND {_of_kind(f"{_NOTE}, {_QUESTION}")};
    END
    """,
    f"""
    CREATE TRIGGER note_answered AFTER UPDATE OF answer ON note
    WHEN {_SAME_PLACE} AND OLD.answer <> NEW.answer BEGIN
        DELETE FROM search_entry WHERE ref = NEW.id AND {_of_kind(str(_ANSWER))};
        {_ADD_ANSWER}
    END
    """,
    f"""
    CREATE TRIGGER note_placed AFTER UPDATE OF kind, paper_id ON note
    WHEN NOT ({_SAME_PLACE}) BEGIN
        DELETE FROM search_entry WHERE ref = NEW.id;
        {_ADD_NOTE} {_ADD_ANSWER}
    END
    """,
    """
    CREATE TRIGGER note_out AFTER DELETE ON note BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"""
    CREATE TRIGGER recommendation_in AFTER INSERT ON recommendation BEGIN
        {_rewrite_recommendation("NEW.id")}
    END
    """,
    f"""
    CREATE TRIGGER recommendation_changed
    AFTER UPDATE OF text, officer, paper_id, by_person, closed_on ON recommendation
    WHEN OLD.text <> NEW.text OR OLD.officer <> NEW.officer OR OLD.paper_id IS NOT NEW.paper_id
        OR (OLD.by_person = '') <> (NEW.by_person = '')
        OR (OLD.closed_on IS NULL) <> (NEW.closed_on IS NULL)
    BEGIN
        {_rewrite_recommendation("NEW.id")}
    END
    """,
    """
    CREATE TRIGGER recommendation_out AFTER DELETE ON recommendation BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"""
    CREATE TRIGGER recommendation_update_in AFTER INSERT ON recommendation_update BEGIN
        {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER recommendation_update_changed AFTER UPDATE OF text ON recommendation_update BEGIN
        {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER recommendation_update_out AFTER DELETE ON recommendation_update BEGIN
        {_rewrite_recommendation("OLD.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER search_sighting_in AFTER INSERT ON recommendation_sighting BEGIN
        {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER search_sighting_out AFTER DELETE ON recommendation_sighting BEGIN
        {_rewrite_recommendation("OLD.recommendation_id")}
    END
    """,
    # A promised answer belongs to the meeting where it was asked for.
    f"""
    CREATE TRIGGER search_promise_in AFTER INSERT ON question
    WHEN NEW.recommendation_id IS NOT NULL BEGIN
        {_MEETING_SLOT} {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER search_promise_changed AFTER UPDATE OF recommendation_id, meeting_id ON question
    WHEN OLD.recommendation_id IS NOT NEW.recommendation_id OR OLD.meeting_id <> NEW.meeting_id
    BEGIN
        {_MEETING_SLOT} {_rewrite_recommendation("OLD.recommendation_id")}
        {_rewrite_recommendation("NEW.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER search_promise_out AFTER DELETE ON question
    WHEN OLD.recommendation_id IS NOT NULL BEGIN
        {_rewrite_recommendation("OLD.recommendation_id")}
    END
    """,
    f"""
    CREATE TRIGGER search_question_in AFTER INSERT ON question WHEN NEW.from_page = 0 BEGIN
        {_MEETING_SLOT} {_ADD_QUESTION}
    END
    """,
    f"""
    CREATE TRIGGER search_question_changed AFTER UPDATE OF text, answer, meeting_id ON question
    WHEN NEW.from_page = 0 BEGIN
        {_MEETING_SLOT}
        DELETE FROM search_entry WHERE ref = NEW.id;
        {_ADD_QUESTION}
    END
    """,
    """
    CREATE TRIGGER search_question_out AFTER DELETE ON question WHEN OLD.from_page = 0 BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"""
    CREATE TRIGGER search_enquiry_in AFTER INSERT ON item_enquiry BEGIN
        {_MEETING_SLOT} {_ADD_BIG_QUESTION}
    END
    """,
    f"""
    CREATE TRIGGER search_enquiry_changed AFTER UPDATE OF big_question, meeting_id ON item_enquiry
    BEGIN
        {_MEETING_SLOT}
        DELETE FROM search_entry WHERE ref = NEW.id;
        {_ADD_BIG_QUESTION}
    END
    """,
    """
    CREATE TRIGGER search_enquiry_out AFTER DELETE ON item_enquiry BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"CREATE TRIGGER agenda_item_in AFTER INSERT ON agenda_item BEGIN {_ADD_ITEM} END",
    """
    CREATE TRIGGER agenda_item_changed AFTER UPDATE OF title ON agenda_item BEGIN
        UPDATE search_entry SET body = NEW.title WHERE ref = NEW.id;
    END
    """,
    """
    CREATE TRIGGER agenda_item_out AFTER DELETE ON agenda_item BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"""
    CREATE TRIGGER search_fact_in AFTER INSERT ON fact
    WHEN NEW.section IN {_FACTS} AND NEW.state <> 'dropped' BEGIN {_ADD_FACT} END
    """,
    f"""
    CREATE TRIGGER search_fact_changed AFTER UPDATE OF body, state, section, paper_id ON fact
    WHEN OLD.section IN {_FACTS} OR NEW.section IN {_FACTS} BEGIN
        DELETE FROM search_entry WHERE ref = NEW.id;
        INSERT INTO search_entry {_COLUMNS}
        SELECT {_next_id(_slot("NEW.paper_id"), _FACT_KIND.format(row="NEW"))}, NEW.id,
            {_FACT_BODY.format(row="NEW")}, {_FACT_TITLE.format(row="NEW")},
            NEW.page_index, NEW.page
        WHERE NEW.section IN {_FACTS} AND NEW.state <> 'dropped';
    END
    """,
    f"""
    CREATE TRIGGER search_fact_out AFTER DELETE ON fact WHEN OLD.section IN {_FACTS} BEGIN
        DELETE FROM search_entry WHERE ref = OLD.id;
    END
    """,
    f"""
    CREATE TRIGGER search_measure_in AFTER INSERT ON fact WHEN NEW.section IN {_MEASURES} BEGIN
        {_PUT_MEASURE}
    END
    """,
    f"""
    CREATE TRIGGER search_measure_changed AFTER UPDATE OF body, state ON fact
    WHEN NEW.section IN {_MEASURES} BEGIN
        {_DROP_MEASURE} {_PUT_MEASURE}
    END
    """,
    f"""
    CREATE TRIGGER search_measure_out AFTER DELETE ON fact WHEN OLD.section IN {_MEASURES} BEGIN
        {_DROP_MEASURE}
    END
    """,
)


def create(db: Database) -> None:
    """Make the index anew and fill it with all that stands on the shelves."""
    for name in _OLD:
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
    db.execute("DROP TABLE search_text")
    db.execute("DROP TABLE search_entry")
    for statement in (*TABLES, *FILLING):
        db.execute(statement)
    db.execute("INSERT INTO search_text (search_text) VALUES ('rebuild')")
    for statement in TRIGGERS:
        db.execute(statement)
    for (paper_id,) in db.execute("SELECT id FROM paper").fetchall():
        texts = db.execute("SELECT text FROM page WHERE paper_id = ?", (paper_id,)).fetchall()
        words.learn(db.conn, [text for (text,) in texts])
