"""What a column of a table may hold: by its heading's words, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Table
from scrutiny_desk.domain.tracker.tables import ColumnGuess
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.tracker.columns import Vocabulary, columns_of

_HEADING_ROWS = 20
_LONGEST_HEADING = 60
_BY_ITS_WORDS, _BY_SOME_WORDS, _BY_CONTENT, _AGAINST_CONTENT = 0.95, 0.8, 0.5, 0.55
_MOST = 0.6
_LOOKED_AT = 60
_LONG = 45
_REFERENCE = re.compile(r"[A-Za-z]{0,6}[\s(/.-]*\d[\w\s/().-]{0,16}")
_RATINGS = re.compile(
    r"\s*(?:[1-5]\b.*|red|amber|green|blue|complete[d]?|on ?track|slipped|achieved|"
    r"not achieved|in progress|ongoing|overdue|open|closed|not started)\s*",
    re.IGNORECASE,
)


def heading_row(table: Table, vocabulary: Vocabulary) -> int:
    """The row that is most likely the heading of a table, -1 where every row looks like content."""
    best, most = -1, 0
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        named = sum(1 for cell in row if cell.text and vocabulary.column_of(cell.text))
        if named > most:
            best, most = at, named
    if best >= 0:
        return best
    filled = [cell.text for cell in table.rows[0] if cell.text]
    words = all(len(text) <= _LONGEST_HEADING and not _is_content(text) for text in filled)
    return 0 if words and len(filled) * 2 > table.columns else -1


def guess_columns(
    table: Table, heading_at: int, headings: Sequence[str], vocabulary: Vocabulary
) -> tuple[ColumnGuess, ...]:
    """For every column its heading, what it holds, and how sure that is."""
    named = columns_of(headings, vocabulary)
    fields: dict[int, str] = {}
    if named is not None:
        fields = {place: name for name, places in named.at.items() for place in places}
    found = []
    for place, heading in enumerate(headings):
        if place not in fields and (by_name := vocabulary.column_of(heading)):
            fields[place] = by_name[0]
        found.append(_by_heading(heading, fields.get(place, ""), vocabulary))
    taken = {one.field for one in found}
    for place, guess in enumerate(found):
        cells = [row[place].text for row in table.rows[heading_at + 1 :][:_LOOKED_AT]]
        if guess.field or (guess.heading and named is not None):
            if guess.field in {"date", "target"} and not _dates(cells):
                found[place] = ColumnGuess(guess.heading, guess.field, _AGAINST_CONTENT)
            continue
        by_content = _by_content([text for text in cells if text], taken)
        if by_content:
            taken.add(by_content)
            found[place] = ColumnGuess(guess.heading, by_content, _BY_CONTENT)
    if "text" not in taken:
        _longest_is_the_text(table, heading_at, found)
    return tuple(found)


def _by_heading(heading: str, field: str, vocabulary: Vocabulary) -> ColumnGuess:
    if not field:
        return ColumnGuess(heading, "", 0.0)
    by_name = vocabulary.column_of(heading)
    exact = by_name is not None and plain(heading) == by_name[1] and by_name[0] == field
    return ColumnGuess(heading, field, _BY_ITS_WORDS if exact else _BY_SOME_WORDS)


def _by_content(cells: Sequence[str], taken: set[str]) -> str:
    """What a column without a heading may hold, as far as that is not found already."""
    if not cells:
        return ""
    shares = {
        "rag": _share(cells, lambda text: _RATINGS.fullmatch(text) is not None),
        "number": _share(cells, lambda text: _REFERENCE.fullmatch(text) is not None),
        "date": _share(cells, lambda text: read_date(text) is not None and len(text) <= _LONG),
    }
    if shares["date"] >= _MOST:
        return next((name for name in ("date", "target") if name not in taken), "")
    if shares["number"] >= _MOST and "number" not in taken:
        return "number"
    if shares["rag"] >= _MOST and "rag" not in taken:
        return "rag"
    return ""


def _longest_is_the_text(table: Table, heading_at: int, found: list[ColumnGuess]) -> None:
    """The column of the longest words is the recommendation, where no heading names one."""
    rows = table.rows[heading_at + 1 :][:_LOOKED_AT]
    lengths = [
        sum(len(row[place].text) for row in rows) if found[place].confidence <= _BY_CONTENT else 0
        for place in range(table.columns)
    ]
    longest = max(range(table.columns), key=lambda place: lengths[place])
    if rows and lengths[longest] >= _LONG * len(rows) / 2:
        found[longest] = ColumnGuess(found[longest].heading, "text", _BY_CONTENT)


def _dates(cells: Sequence[str]) -> bool:
    """Whether a column of dates holds any, or nothing at all."""
    filled = [text for text in cells if text]
    return not filled or any(re.search(r"\d|tbc|tba|ongoing", text.lower()) for text in filled)


def _is_content(text: str) -> bool:
    return read_date(text) is not None or text.strip().isdigit()


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for text in cells if fits(text)) / len(cells)
