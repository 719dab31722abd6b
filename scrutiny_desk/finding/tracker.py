"""The committee's recommendations tracker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.facts import DoubtFact, RecommendationFact
from scrutiny_desk.domain.pages import Cell, Reading, Table
from scrutiny_desk.finding.colours import rag_family
from scrutiny_desk.finding.headings import lines_above, row_page
from scrutiny_desk.finding.tracker_columns import (
    Columns,
    Vocabulary,
    columns_of,
    load_vocabulary,
)

Row = tuple[Cell, ...]

_HEADING_ROWS = 3
_FEWEST_MORE = 2
_TITLE_LINES = 6


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row of the tracker as text, before it is read. cells: by the name of the column."""

    cells: dict[str, str]
    colour: str | None
    start: Cell


def find_recommendations(reading: Reading) -> tuple[RecommendationFact, ...]:
    """Every row of every tracker in the paper, in the order of printing."""
    vocabulary = load_vocabulary()
    found: list[RecommendationFact] = []
    for table in reading.tables:
        heading = _heading_of(reading, table, vocabulary)
        if heading is None:
            continue
        at, columns = heading
        drafts = _drafts(table, at, columns, vocabulary)
        found.extend(_fact(draft, reading, vocabulary) for draft in drafts)
    return tuple(found)


def find_tracker_doubts(reading: Reading) -> tuple[DoubtFact, ...]:
    """Rows of a tracker whose date is printed but cannot be read."""
    return tuple(
        DoubtFact(
            page=fact.page,
            page_index=fact.page_index,
            confidence=fact.confidence,
            box=fact.box,
            what=f"The date of recommendation {fact.number}: “{fact.date_text}”",
            why="It is not printed as a date that can be read.",
        )
        for fact in find_recommendations(reading)
        if fact.date_text and fact.date is None
    )


def _heading_of(
    reading: Reading, table: Table, vocabulary: Vocabulary
) -> tuple[int, Columns] | None:
    """The heading row of a tracker, or None where the table is something else."""
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        columns = columns_of([cell.text for cell in row], vocabulary)
        if columns is None:
            continue
        more = [name for name in ("target", "officer", "update", "rag") if name in columns.at]
        followed = any(name in columns.at for name in ("target", "update", "rag"))
        if len(more) < _FEWEST_MORE and not ("date" in columns.at and more):
            continue
        if not followed:
            continue
        if columns.sure or "date" in columns.at or _is_titled(reading, table, vocabulary):
            return at, columns
    return None


def _is_titled(reading: Reading, table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a line over the table calls it a tracker or an action log."""
    lines = lines_above(reading, table.first_page, table.box.y0)[:_TITLE_LINES]
    return any(title in line.text.lower() for line in lines for title in vocabulary.titles)


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


def _inherited(row: Row, above: Row | None, columns: Columns) -> dict[str, str]:
    """Number, date and origin from the merged cells that reach down beside this row."""
    found: dict[str, str] = {}
    if above is None:
        return found
    for name in ("number", "date", "origin"):
        at = columns.first(name)
        if at is None or row[at].text or not above[at].text:
            continue
        same_page = above[at].page_index == row[at].page_index
        if same_page and above[at].box.y1 >= row[at].box.y1 - 2:
            found[name] = above[at].text
    return found


def _with(row: Row, above: Row, columns: Columns) -> Row:
    """The row with the merged cells that it stands beside, for the row after it."""
    keep = {columns.first(name) for name in ("number", "date", "origin")}
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


def _fact(draft: _Draft, reading: Reading, vocabulary: Vocabulary) -> RecommendationFact:
    cells = draft.cells
    date_text = cells.get("date", "")
    date = read_date(date_text) if date_text else None
    if not date_text and (from_origin := read_date(cells.get("origin", ""))):
        date, date_text = from_origin, cells["origin"]
    target_text = cells.get("target", "")
    return RecommendationFact(
        page=reading.pages[draft.start.page_index].name,
        page_index=draft.start.page_index,
        box=draft.start.box,
        confidence=0.95 if date is not None else 0.8,
        number=_number(cells.get("number", "")),
        date=date,
        date_text=date_text,
        text=cells["text"],
        target_text=target_text,
        target_date=read_date(target_text) if target_text else None,
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
