"""The committee's recommendations tracker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.facts import DoubtFact, Facts, RecommendationFact
from scrutiny_desk.domain.pages import Cell, Reading, Table
from scrutiny_desk.finding.colours import rag_family
from scrutiny_desk.finding.headings import row_page
from scrutiny_desk.finding.tracker.columns import (
    Columns,
    Vocabulary,
    load_vocabulary,
)
from scrutiny_desk.finding.tracker.heading import date_in, follows_on, heading_of

Row = tuple[Cell, ...]

_SURE, _DOUBTFUL, _UNDATED, _UNHEADED = 0.95, 0.85, 0.8, 0.75
# Cells that are merged where they hold for several recommendations; the first three say which.
_MERGED = ("number", "date", "origin", "target", "officer", "update", "rag")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row of the tracker as text, before it is read. cells: by the name of the column."""

    cells: dict[str, str]
    colour: str | None
    start: Cell


def find(reading: Reading, found: Facts) -> Facts:
    """The rows of the trackers, and which of them are in doubt."""
    rows = find_recommendations(reading)
    doubts = (*found.doubts, *find_tracker_doubts(rows))
    return replace(found, recommendations=rows, doubts=doubts)


def find_recommendations(reading: Reading) -> tuple[RecommendationFact, ...]:
    """Every row of every tracker in the paper, in the order of printing."""
    vocabulary = load_vocabulary()
    found: list[RecommendationFact] = []
    above: tuple[Table, Columns] | None = None
    for table in reading.tables:
        heading = heading_of(reading, table, vocabulary)
        sure = _SURE
        if heading is None and above is not None and follows_on(*above, table):
            heading, sure = (-1, above[1]), _UNHEADED
        if heading is None:
            continue
        at, columns = heading
        above = (table, columns)
        drafts = _drafts(table, at, columns, vocabulary)
        sure = sure if columns.sure else min(sure, _DOUBTFUL)
        found.extend(_fact(draft, reading, vocabulary, sure) for draft in drafts)
    return tuple(found)


def find_tracker_doubts(rows: Sequence[RecommendationFact]) -> tuple[DoubtFact, ...]:
    """Rows whose date is printed but cannot be read, and rows that stand under no heading."""
    undated = [
        _doubt(
            fact,
            f"The date of recommendation {fact.number}: “{fact.date_text}”",
            "It is not printed as a date that can be read.",
        )
        for fact in rows
        if fact.date_text and fact.date is None
    ]
    unheaded = [
        _doubt(
            fact,
            f"The columns of recommendation {fact.number}",
            "No heading is printed over them; they are read as those of the table before.",
        )
        for fact in rows
        if fact.confidence == _UNHEADED
    ]
    return (*undated, *unheaded)


def _doubt(fact: RecommendationFact, what: str, why: str) -> DoubtFact:
    return DoubtFact(
        page=fact.page,
        page_index=fact.page_index,
        confidence=fact.confidence,
        box=fact.box,
        what=what,
        why=why,
    )


def _drafts(
    table: Table, heading_at: int, columns: Columns, vocabulary: Vocabulary
) -> list[_Draft]:
    drafts: list[_Draft] = []
    section = ""
    above: Row | None = None
    for row in table.rows[heading_at + 1 :]:
        if not any(cell.text for cell in row) or _is_heading(row, columns, vocabulary):
            continue
        titled = _section_title(row, table)
        if titled is not None:
            section, above = titled, None
            continue
        cells = _cells(row, columns)
        inherited = _inherited(row, above, columns)
        cells |= {name: text for name, text in inherited.items() if not cells.get(name)}
        if drafts and above is not None and _goes_on(cells, columns):
            drafts[-1] = _joined(drafts[-1], cells, _colour_of(row, columns))
            continue
        if section and not cells.get("date"):
            cells["date"] = section if read_date(section) else ""
        if cells.get("text"):
            drafts.append(_Draft(cells, _colour_of(row, columns), row_page(row)))
        above = row if inherited == {} or above is None else _with(row, above, columns)
    return drafts


def _cells(row: Row, columns: Columns) -> dict[str, str]:
    """The texts of a row by column; an update told in two columns is one."""
    found: dict[str, str] = {}
    for name, places in columns.at.items():
        wanted = places if name in {"update", "officer"} else places[:1]
        found[name] = " ".join(row[at].text for at in wanted if row[at].text)
    return found


def _is_heading(row: Row, columns: Columns, vocabulary: Vocabulary) -> bool:
    """Whether the row prints the heading once more, perhaps in other words."""
    same = sum(
        1
        for name, places in columns.at.items()
        for at in places
        if row[at].text and (vocabulary.column_of(row[at].text) or ("", ""))[0] == name
    )
    filled = sum(1 for cell in row if cell.text)
    return same >= 3 and same * 2 > filled


def _section_title(row: Row, table: Table) -> str | None:
    """The text of a row that is one cell right across the table, such as a meeting's date."""
    filled = [cell for cell in row if cell.text]
    width = row[-1].box.x1 - row[0].box.x0
    if len(filled) == 1 and table.columns > 2 and filled[0].box.width >= 0.6 * width:
        return filled[0].text
    return None


def _says_something(row: Row, columns: Columns) -> bool:
    """Whether the row says what is recommended, so that it is no rest of the row over it."""
    at = columns.first("text")
    return at is not None and bool(row[at].text)


def _inherited(row: Row, above: Row | None, columns: Columns) -> dict[str, str]:
    """What the merged cells say that reach down beside this row: its number, date, officer ..."""
    found: dict[str, str] = {}
    if above is None:
        return found
    for name in _MERGED if _says_something(row, columns) else _MERGED[:3]:
        at = columns.first(name)
        if at is None or row[at].text or not above[at].text:
            continue
        same_page = above[at].page_index == row[at].page_index
        if same_page and above[at].box.y1 >= row[at].box.y1 - 2:
            found[name] = above[at].text
    return found


def _with(row: Row, above: Row, columns: Columns) -> Row:
    """The row with the merged cells that it stands beside, for the row after it."""
    keep = {columns.first(name) for name in _MERGED}
    return tuple(above[at] if at in keep and not cell.text else cell for at, cell in enumerate(row))


def _goes_on(cells: dict[str, str], columns: Columns) -> bool:
    """Whether a row is the rest of the one over it: it has neither number nor date of its own."""
    keys = [name for name in ("number", "date") if name in columns.at]
    if not keys:
        return not cells.get("text")
    if any(cells.get(name) for name in keys):
        return False
    text = cells.get("text", "")
    return not text or not text[0].isupper() or not cells.get("target")


def _joined(draft: _Draft, cells: dict[str, str], colour: str | None) -> _Draft:
    joined = {
        name: " ".join(part for part in (text, cells.get(name, "")) if part)
        for name, text in draft.cells.items()
    }
    return replace(draft, cells=joined, colour=draft.colour or colour)


def _colour_of(row: Row, columns: Columns) -> str | None:
    """The colour of the rating's cell, unless the whole row is painted so."""
    for at in columns.at.get("rag", ()):
        family = rag_family(row[at].fill)
        others = [cell.fill for place, cell in enumerate(row) if place != at]
        if family is not None and not all(fill == row[at].fill for fill in others):
            return family
    return None


def _fact(
    draft: _Draft, reading: Reading, vocabulary: Vocabulary, sure: float
) -> RecommendationFact:
    cells = draft.cells
    date_text = cells.get("date", "")
    date = date_in(date_text)
    if not date_text and (from_origin := read_date(cells.get("origin", ""))):
        date, date_text = from_origin, cells["origin"]
    target_text = cells.get("target", "")
    return RecommendationFact(
        page=reading.pages[draft.start.page_index].name,
        page_index=draft.start.page_index,
        box=draft.start.box,
        confidence=sure if date is not None else min(sure, _UNDATED),
        number=_number(cells.get("number", "")),
        date=date,
        date_text=date_text,
        text=cells["text"],
        target_text=target_text,
        target_date=date_in(target_text),
        officer=_unless_empty(cells.get("officer", ""), vocabulary),
        update=_unless_empty(cells.get("update", ""), vocabulary),
        rag_text=cells.get("rag", ""),
        rag_colour=draft.colour,
    )


def _number(text: str) -> int | str | None:
    bare = text.strip().rstrip(".")
    if not bare:
        return None
    return int(bare) if bare.isascii() and bare.isdigit() else text.strip()


def _unless_empty(text: str, vocabulary: Vocabulary) -> str:
    return "" if text.strip().lower() in vocabulary.empty else text
