"""The rows of a waiting list, however its table is laid out.

Services stand in rows or in columns; a date stands in the heading, in a row of its own, in a
column, or over groups of columns; two lists may stand side by side under one heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Table
from scrutiny_desk.finding.units import first_number
from scrutiny_desk.finding.waiting.columns import Measures

Row = tuple[Cell, ...]

_HEADING_ROWS = 3
_LONGEST_COUNT = 4
_FEWEST = 2
_DATE_HEADING = re.compile(
    r"^(?:months?|dates?|periods?|quarters?|as (?:at|of)|month end\w*|snapshot|week ending|"
    r"data (?:as )?(?:at|of)|position (?:at|as at))\b",
    re.IGNORECASE,
)
_A_DATE = re.compile(
    r"\(?\b(?:(?:as )?(?:at|of|in|on) )?(?:(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [‘’']?\d{2,4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b\)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^(?:(?:grand|overall|combined|sub)[\s-]*)?totals?\b.{0,24}$|^overall$|^sum$|"
    r"^all(?: the)?(?: (?:services|pathways|teams|specialties|clinics|lists))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A service at a date. cells: by measure. as_of: the date printed in the table, or None.

    turned: the table has its services side by side. dated_by_row: the table is of one service,
    whose name does not stand in the row, and the rows are its dates.
    """

    service: Cell
    cells: Mapping[str, Cell]
    as_of: str | None
    turned: bool = False
    dated_by_row: bool = False


@dataclass(slots=True)
class _Block:
    """Columns that belong together: where the service, the date and the measures stand."""

    service: int
    date: str | None = None
    dates: int | None = None
    at: dict[str, int] = field(default_factory=dict)


def list_rows(table: Table, measures: Measures) -> list[ListRow]:
    """The rows of a waiting list without its totals; empty where the table is something else."""
    heads = [cell.text for row in table.rows[:_HEADING_ROWS] for cell in row]
    if not _tells_of_waiting([*heads, *(row[0].text for row in table.rows)]):
        return []
    found = _read(table.rows, measures, turned=False)
    if not found and table.columns > 1 and len(table.rows) > _FEWEST:
        found = _read(tuple(zip(*table.rows, strict=True)), measures, turned=True)
    return found


def _read(rows: Sequence[Row], measures: Measures, *, turned: bool) -> list[ListRow]:
    found: list[ListRow] = []
    blocks: list[_Block] = []
    headings: list[str] = []
    over: list[str] = []
    band: str | None = None
    fresh_band = False
    services: dict[int, Cell] = {}
    for at, row in enumerate(rows):
        texts = [cell.text for cell in row]
        fresh = _blocks(texts, measures)
        if not blocks and 0 < at < _HEADING_ROWS:
            # A heading in two rows says what it is about, and of when, only as a whole.
            both = _blocks(_both(over, texts), measures)
            if both and (len(both) > len(fresh) or (both[0].date and not fresh[0].date)):
                fresh, texts = both, _both(over, texts)
        over = _spread(row) if at == 0 else texts
        if fresh and not any(_has_count(row, block) for block in fresh):
            blocks, headings = fresh, texts
            band = read_date(texts[0]) or (band if fresh_band else None)
            fresh_band = False
            services.clear()
            continue
        alone = [text for text in texts if text]
        if len(alone) == 1 and read_date(alone[0]) is not None:
            band, fresh_band = read_date(alone[0]), True
            continue
        fresh_band = False
        if not any(_has_count(row, block) for block in blocks):
            if blocks and not texts[0] and alone and not found:
                # The heading goes on in a second row.
                headings = _both(headings, texts)
                blocks = _blocks(headings, measures) or blocks
            continue
        for block in blocks:
            read = _row(row, block, band, services)
            if read is not None:
                found.append(ListRow(*read, turned=turned, dated_by_row=_is_date(read[0].text)))
    return found


def _row(
    row: Row, block: _Block, band: str | None, services: dict[int, Cell]
) -> tuple[Cell, dict[str, Cell], str | None] | None:
    """The service, its cells and its date; None for a row without them and for a total."""
    service = row[block.service]
    if service.text:
        services[block.service] = service
    elif block.service in services and (
        block.dates is not None or services[block.service].box.y1 >= service.box.y1 - 2
    ):
        service = services[block.service]
    if not service.text or _TOTAL.match(service.text.strip()) or not _has_count(row, block):
        return None
    in_row = read_date(row[block.dates].text) if block.dates is not None else None
    if _is_date(service.text):
        in_row = read_date(service.text)
    cells = {name: row[place] for name, place in block.at.items()}
    return service, cells, in_row or block.date or band


def _is_date(text: str) -> bool:
    """Whether a text is a date and nothing more."""
    return len(text.split()) <= 3 and any(map(str.isdigit, text)) and read_date(text) is not None


def _has_count(row: Row, block: _Block) -> bool:
    """Whether the number waiting is printed in the row."""
    text = row[block.at["waiting"]].text
    short = len(text.split()) <= _LONGEST_COUNT
    return short and first_number(_A_DATE.sub(" ", text)) is not None


def _blocks(headings: Sequence[str], measures: Measures) -> list[_Block]:
    """The lists that a heading row heads: one as a rule, more where its measures come again.

    The first column names the service, whatever is printed over it.
    """
    if not _tells_of_waiting(headings):
        return []
    blocks = [_Block(service=0)]
    names_services: int | None = None
    for place, heading in enumerate(headings[1:], start=1):
        name = measures.measure_of(_A_DATE.sub(" ", heading))
        last = blocks[-1]
        if name is not None:
            _add(blocks, place, name, read_date(heading), names_services)
            names_services = names_services if blocks[-1] is last else None
        elif _DATE_HEADING.match(heading.strip()) and last.dates is None:
            last.dates = place
        elif last.at and not any(map(str.isdigit, heading)):
            names_services = place
    measured = sum(len(block.at) for block in blocks)
    long_waits = any("18" in heading or "week" in heading.lower() for heading in headings)
    enough = measured >= min(3, len(headings) - 1) and measured >= _FEWEST
    if not enough or not long_waits or any("waiting" not in block.at for block in blocks):
        return []
    return blocks


def _tells_of_waiting(headings: Sequence[str]) -> bool:
    """Whether a waiting list can stand under these headings at all: quicker than to read them."""
    said = " ".join(headings).lower()
    return "wait" in said or "list" in said


def _add(
    blocks: list[_Block], place: int, name: str, date: str | None, names_services: int | None
) -> None:
    """Give a measure's column to its list: that of its date, or a new one where it comes again.

    names_services: a column after the last list's first measure that may name other services.
    """
    last = blocks[-1]
    again = name in last.at
    if again and names_services is not None:
        blocks.append(_Block(names_services, date, at={name: place}))
        return
    own = last if not again and (date is None or last.date in {None, date}) else None
    if date is not None and (own is None or own.date is None):
        # The columns may stand by measure too: waiting in December, in January, over 18 in ...
        same = (block for block in blocks if (block.service, block.date) == (last.service, date))
        own = next((block for block in same if name not in block.at), own)
        if own is None:
            own = _Block(last.service, date)
            blocks.append(own)
    if own is not None and name not in own.at:
        own.at[name] = place
        own.date = own.date or date


def _both(over: Sequence[str], under: Sequence[str]) -> list[str]:
    """Two heading rows as one."""
    return [f"{one} {other}".strip() for one, other in zip(over, under, strict=True)]


def _spread(row: Row) -> list[str]:
    """The texts of a row, each given to all the columns that its merged cell covers."""
    texts: list[str] = []
    for cell in row:
        middle = cell.box.centre[0]
        over = next(
            (one.text for one in row if one.text and one.box.x0 < middle < one.box.x1), cell.text
        )
        texts.append(cell.text or over)
    return texts
