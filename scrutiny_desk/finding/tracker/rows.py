"""The rows of a tracker's table, once it is known what its columns are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, SheetNotes, Table, say_cell
from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tracker.tables import PrintedRow
from scrutiny_desk.finding.colours import rag_family
from scrutiny_desk.finding.headings import row_page
from scrutiny_desk.finding.tracker.columns import Columns, Vocabulary
from scrutiny_desk.finding.tracker.days import as_day
from scrutiny_desk.finding.tracker.heading import date_in

Row = tuple[Cell, ...]

UNDATED = 0.8
"""How sure a row is at most whose date cannot be read."""

# Cells that are merged where they hold for several recommendations; the first three say which.
_MERGED = ("number", "date", "origin", "target", "officer", "update", "rag")
# An update told in two columns is one; of any other column only the first counts.
_JOINED = frozenset({"update", "officer", "text", "executive_member", "response"})
_DATED = ("date", "target", "original_target", "closed", "update_date")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row of the tracker as text, before it is read. cells, refs: by the name of the column."""

    cells: dict[str, str]
    refs: dict[str, str]
    colour: str | None
    start: Cell


def read_rows(
    table: Table,
    heading_at: int,
    columns: Columns,
    vocabulary: Vocabulary,
    page_names: Sequence[str],
    sure: float,
    sheets: SheetNotes | None = None,
) -> tuple[list[PrintedRow], list[str]]:
    """The rows of a tracker, and what of the table holds no recommendation, in words.

    page_names: of every page of the paper. sheets: of a workbook, None for any other paper.
    """
    drafts, left = _drafts(table, heading_at, columns, vocabulary)
    return [_printed(one, page_names, vocabulary, sure, sheets) for one in drafts], left


def _drafts(
    table: Table, heading_at: int, columns: Columns, vocabulary: Vocabulary
) -> tuple[list[_Draft], list[str]]:
    drafts: list[_Draft] = []
    left: list[str] = []
    section = ""
    above: Row | None = None
    covered = _covered(table)
    for at, row in enumerate(table.rows[heading_at + 1 :], start=heading_at + 1):
        if not any(cell.text for cell in row) or _is_heading(row, columns, vocabulary):
            continue
        titled = _section_title(row, table)
        if titled is not None:
            section, above = titled, None
            continue
        cells, refs = _cells(row, columns, table, heading_at)
        inherited = _inherited(row, above, columns, covered.get(at, {}))
        cells |= {name: text for name, text in inherited.items() if not cells.get(name)}
        if drafts and above is not None and _goes_on(cells, columns, row):
            drafts[-1] = _joined(drafts[-1], cells, _colour_of(row, columns))
            continue
        if section and not cells.get("date"):
            cells["date"] = section if read_date(section) else ""
        if cells.get("text"):
            drafts.append(_Draft(cells, refs, _colour_of(row, columns), row_page(row)))
        elif any(cells.values()):
            left.append(_at(row_page(row)))
        above = row if inherited == {} or above is None else _with(row, above, columns)
    return drafts, left


def _cells(
    row: Row, columns: Columns, table: Table, heading_at: int
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of a row by column, and where each stands."""
    found: dict[str, str] = {}
    refs: dict[str, str] = {}
    for name, places in columns.at.items():
        wanted = places if name in _JOINED else places[:1]
        found[name] = " ".join(row[at].text for at in wanted if row[at].text)
        refs[name] = row[wanted[0]].ref if wanted else ""
    kept = columns.at.get("history", ())
    if kept:
        heads = table.rows[heading_at] if heading_at >= 0 else row
        found["history"] = "\n".join(
            f"{heads[at].text}: {row[at].text}" if heading_at >= 0 else row[at].text
            for at in kept
            if row[at].text
        )
    return found, refs


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


def _covered(table: Table) -> dict[int, dict[int, str]]:
    """By row and column the words of the cell of a row above that covers it."""
    found: dict[int, dict[int, str]] = {}
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            for under in range(at + 1, min(at + cell.down, len(table.rows))):
                found.setdefault(under, {})[column] = cell.text
    return found


def _inherited(
    row: Row, above: Row | None, columns: Columns, covered: Mapping[int, str]
) -> dict[str, str]:
    """What the merged cells say that reach down beside this row: its number, date, officer ..."""
    found: dict[str, str] = {}
    if above is None:
        return found
    for name in _MERGED if _says_something(row, columns) else _MERGED[:3]:
        at = columns.first(name)
        if at is None or row[at].text:
            continue
        if covered.get(at):
            found[name] = covered[at]
            continue
        if not above[at].text:
            continue
        same_page = above[at].page_index == row[at].page_index
        if same_page and above[at].box.y1 >= row[at].box.y1 - 2:
            found[name] = above[at].text
    return found


def _with(row: Row, above: Row, columns: Columns) -> Row:
    """The row with the merged cells that it stands beside, for the row after it."""
    keep = {columns.first(name) for name in _MERGED}
    return tuple(above[at] if at in keep and not cell.text else cell for at, cell in enumerate(row))


def _goes_on(cells: dict[str, str], columns: Columns, row: Row) -> bool:
    """Whether a row is the rest of the one over it: it has neither number nor date of its own.

    A page breaks a row in two; a sheet does not, so there a row with words is one of its own.
    """
    text = cells.get("text", "")
    keys = [name for name in ("number", "date") if name in columns.at]
    if not keys or (text and row[0].ref):
        return not text
    if any(cells.get(name) for name in keys):
        return False
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


def _printed(
    draft: _Draft,
    page_names: Sequence[str],
    vocabulary: Vocabulary,
    sure: float,
    sheets: SheetNotes | None,
) -> PrintedRow:
    cells, said = dict(draft.cells), []
    for name in _DATED:
        day = None if sheets is None else as_day(cells.get(name, ""), sheets)
        if day is not None:
            said.append(f"{say_cell(draft.refs.get(name, ''))}: {cells[name]} is read as {day}.")
            cells[name] = day
    for name, ref in draft.refs.items():
        if sheets is not None and ref in sheets.unsaved and not cells.get(name):
            said.append(f"{say_cell(ref)} holds a formula of which no result was saved.")
    fact = _fact(cells, draft, page_names, vocabulary, sure)
    refs = tuple((name, say_cell(ref)) for name, ref in draft.refs.items() if ref)
    return PrintedRow(fact, _at(draft.start), refs, tuple(said))


def _fact(
    cells: dict[str, str],
    draft: _Draft,
    page_names: Sequence[str],
    vocabulary: Vocabulary,
    sure: float,
) -> RecommendationFact:
    date_text = cells.get("date", "")
    date = date_in(date_text)
    if not date_text and (from_origin := read_date(cells.get("origin", ""))):
        date, date_text = from_origin, cells["origin"]

    def told(name: str) -> str:
        return _unless_empty(cells.get(name, ""), vocabulary)

    original = told("original_target")
    target_text = cells.get("target", "") or original
    return RecommendationFact(
        page=page_names[draft.start.page_index],
        page_index=draft.start.page_index,
        box=draft.start.box,
        confidence=sure if date is not None else min(sure, UNDATED),
        number=_number(cells.get("number", "")),
        date=date,
        date_text=date_text,
        text=cells["text"],
        target_text=target_text,
        target_date=date_in(target_text),
        officer=told("officer"),
        update=told("update"),
        rag_text=cells.get("rag", ""),
        rag_colour=draft.colour,
        committee=told("committee"),
        executive_member=told("executive_member"),
        origin=told("origin"),
        kind=told("kind"),
        response=told("response"),
        original_target_text=original if original != target_text else "",
        closed_text=told("closed"),
        update_date=date_in(cells.get("update_date", "")),
        history=cells.get("history", ""),
    )


def _number(text: str) -> int | str | None:
    bare = text.strip().rstrip(".")
    if not bare:
        return None
    return int(bare) if bare.isascii() and bare.isdigit() else text.strip()


def _unless_empty(text: str, vocabulary: Vocabulary) -> str:
    return "" if text.strip().lower() in vocabulary.empty else text


def _at(cell: Cell) -> str:
    """Where a row starts: “Sheet1”, row 5; "" in a paper whose pages tell it."""
    sheet, _, name = cell.ref.rpartition("!")
    row = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not row:
        return ""
    return f"“{sheet}”, row {row}" if sheet else f"row {row}"
