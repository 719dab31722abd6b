"""The rows of tables printed by tabs: made whole where lines and page ends cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence

Rows = list[list[str]]

_DASHES = re.compile(r"[\s:=_+|–—-]*")
_MOST_LINES = 40
_FILLED_BY_ALL = 0.85
_FEWEST_FOR_HABIT = 4
_SENTENCE_ENDS = ".?!:;"
_SHORT_MARK = 3
# How many rows back a table is asked for its habits; enough, and a long table stays quick.
_RECENT = 80
_DATE = re.compile(
    r"(?:\D{0,14}\s)?\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+\d{2,4}"
    r"|(?:[A-Za-z]{3,9}\s+)\d{4}"
)
_KEY = re.compile(r"[A-Za-z]{0,4}[\s./-]*\(?\d[\d\s./()-]*[A-Za-z]?[.)]?")


def is_divider(row: Sequence[str]) -> bool:
    """A row of nothing but dashes, as some programs draw under a heading."""
    return all(_DASHES.fullmatch(cell) for cell in row) and any("-" in cell for cell in row)


def completed(lines: Sequence[str], start: int) -> tuple[Rows, int]:
    """The rows that begin with the tabbed line at `start`, and the line after the last of them.

    A cell in quotes may run over lines, as Excel copies it. A row whose line is short of tabs goes
    on in the next lines where these bring what is missing; a line of no tabs within a table goes
    on with the last cell, or is a heading among the rows.
    """
    end = start
    while end < len(lines) and ("\t" in lines[end].strip(" ") or _amid(lines, end)):
        end = _end_of_quoted(lines, end) + 1
    run = _unquoted(lines, start, end)
    columns = max(line.count("\t") for line in run) + 1
    rows: Rows = []
    at = 0
    while at < len(run):
        line, used = _whole(run, at, columns - 1)
        at += used
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 1 and rows and rows[-1][-1] and _goes_on(cells[0]):
            rows[-1][-1] += f"\n{cells[0]}"
        else:
            rows.append(cells + [""] * (columns - len(cells)))
    return rows, end


def _amid(lines: Sequence[str], at: int) -> bool:
    """Whether a line without tabs stands between rows, with no empty line beside it."""
    if not lines[at].strip():
        return False
    for line in lines[at + 1 : at + 6]:
        if not line.strip():
            return False
        if "\t" in line.strip(" "):
            return True
    return False


def _end_of_quoted(lines: Sequence[str], at: int) -> int:
    """The last line of the row at `at`, of which a cell may open quotes and close them later."""
    last = lines[at].rsplit("\t", 1)[-1].strip()
    if not last.startswith('"') or last.count('"') % 2 == 0:
        return at
    for end in range(at + 1, min(at + _MOST_LINES, len(lines))):
        head = lines[end].split("\t", 1)[0].rstrip()
        if head.endswith('"') and head.count('"') % 2:
            return _end_of_quoted(lines, end)
    return at


def _unquoted(lines: Sequence[str], start: int, end: int) -> list[str]:
    run: list[str] = []
    at = start
    while at < end:
        last = _end_of_quoted(lines, at)
        if last > at:
            cells = "\n".join(lines[at : last + 1]).split("\t")
            run.append("\t".join(_bare(cell) for cell in cells))
        else:
            run.append(lines[at])
        at = last + 1
    return run


def _bare(cell: str) -> str:
    plain = cell.strip()
    if len(plain) > 1 and plain.startswith('"') and plain.endswith('"'):
        return plain[1:-1].replace('""', '"')
    return plain


def _whole(run: Sequence[str], at: int, tabs: int) -> tuple[str, int]:
    """The row that begins at a line, and how many lines it takes to bring all its tabs."""
    have = run[at].count("\t")
    if not 0 < have < tabs:
        return run[at], 1
    for more in range(1, min(_MOST_LINES, len(run) - at)):
        have += run[at + more].count("\t")
        if have == tabs:
            return "\n".join(run[at : at + more + 1]), more + 1
        if have > tabs:
            break
    return run[at], 1


def _goes_on(words: str) -> bool:
    return words[:1].islower() or words[:1] in "-•·▪("


def joined(above: Rows, below: Rows, *, strict: bool = False) -> Rows | None:
    """Two blocks of rows as one table, or None where the second is a table of its own.

    strict: something is printed between them, so that a heading always starts a new table.
    """
    columns = len(above[0])
    if len(below[0]) > columns or (len(below[0]) < columns and len(below[0]) < max(columns - 2, 3)):
        return None
    heading = above[0]
    if below[0] == heading:
        return None if strict else [*above, *below[1:]]
    if len(below[0]) == columns and (_alike(heading, below[0]) or _both_titles(heading, below[0])):
        return None
    if len(below[0]) == columns and columns == 2 and not _like_rows(above, below):
        return None
    rows = [_placed(row, above) for row in below] if len(below[0]) < columns else below
    recent = above[-_RECENT:]
    mended = without_stray_cells([heading, *recent, *rows])[1:]
    first = len(recent)
    if not strict and _same_row(above, mended[first]):
        mended[first - 1 : first + 1] = [_one(mended[first - 1], mended[first])]
    return [*above[:-_RECENT], *mended]


def _alike(heading: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row says most of what the heading says, as that of a like table does."""
    filled = [(one, other) for one, other in zip(heading, row, strict=True) if one]
    return len(filled) > 1 and sum(1 for one, other in filled if one == other) * 2 > len(filled)


def _both_titles(heading: Sequence[str], row: Sequence[str]) -> bool:
    """Whether both tables begin with a row of one cell, which is their title."""
    return all(cells[0] and not any(cells[1:]) for cells in (heading, row)) and len(row) > 1


def _like_rows(above: Rows, below: Rows) -> bool:
    """Whether pairs go on: a label with a colon starts a new form, not a row of a list."""
    return above[0][0].rstrip().endswith(":") == below[0][0].rstrip().endswith(":")


def _same_row(above: Rows, row: Sequence[str]) -> bool:
    """Whether the first row after a page end is the rest of the last one before it."""
    last = above[-1]
    filled = [at for at, cell in enumerate(row) if cell]
    if any(_kind(row[at]) != "words" and _kind(last[at]) != "words" for at in filled):
        return False  # Two dates or two numbers are two values, not one that was cut.
    if row[0] or not filled or not all(last[at] for at in filled):
        return bool(row[0] and last[0]) and filled == [0] and row[0][:1].islower()
    if any(
        row[at][0].islower() and len(row[at]) > _SHORT_MARK and last[at][-1] not in _SENTENCE_ENDS
        for at in filled
    ):
        return True
    return len(above) > _FEWEST_FOR_HABIT and any(
        not row[at] and last[at] and share >= _FILLED_BY_ALL
        for at, share in enumerate(_filled_shares(above[1:][-_RECENT:]))
    )


def _filled_shares(rows: Rows) -> list[float]:
    """How many of the rows fill each column, as a share; rows of one cell are headings."""
    real = [row for row in rows if sum(1 for cell in row if cell) > 1] or rows
    return [sum(1 for row in real if row[at]) / len(real) for at in range(len(real[0]))]


def _one(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    return [f"{a}\n{b}".strip() for a, b in zip(upper, lower, strict=True)]


def _placed(row: Sequence[str], above: Rows) -> list[str]:
    """A row that lost columns, in the columns where cells of its kinds stand in the rows above."""
    columns = len(above[0])
    kept = list(row)
    while kept and not kept[-1]:
        kept.pop()
    shifts = range(columns - len(kept) + 1)
    best = max(shifts, key=lambda shift: (_fit(kept, shift, above), -shift))
    return [*[""] * best, *kept, *[""] * (columns - best - len(kept))]


def _fit(cells: Sequence[str], shift: int, above: Rows) -> float:
    score = 0.0
    for at, cell in enumerate(cells):
        column = [row[at + shift] for row in above[1:] if row[at + shift]]
        if cell and column:
            alike = sum(1 for other in column if _kind(other) == _kind(cell))
            # A column that few rows fill says little.
            score += alike / len(above)
    return score


def without_stray_cells(rows: Rows) -> Rows:
    """The rows with a cell put together again that a tab of its own had cut after its date.

    Such a cell leaves words in the next column, which is empty in every other row.
    """
    kept = [list(row) for row in rows]
    for at in range(1, len(kept[0]) - 1):
        split = [row for row in kept[1:] if row[at + 1]]
        if (
            not split
            or len(split) * 2 > len(kept)
            or not all(_DATE.fullmatch(row[at]) for row in split)
        ):
            continue
        worded = sum(1 for row in kept[1:] if row[at] and not _DATE.fullmatch(row[at]))
        if worded >= len(split):
            for row in split:
                row[at : at + 2] = [f"{row[at]}\n{row[at + 1]}", ""]
    return kept


def _kind(cell: str) -> str:
    if _DATE.fullmatch(cell):
        return "date"
    if _KEY.fullmatch(cell):
        return "key"
    return "words"
