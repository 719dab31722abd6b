"""Cells as spreadsheets put them on the clipboard: apart by tabs, quoted where they have to be."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@")
_AS_TEXT = "'"
"""What a spreadsheet takes before a text that looks like a formula, and does not show."""


def read_cells(text: str) -> list[list[str]]:
    """The rows of cells that stand on the clipboard; no rows for nothing.

    A cell in quotation marks holds tabs, line breaks and quotation marks doubled; one that has
    them only inside is taken as it stands (5" pipe). The apostrophe before a formula is taken off.
    """
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while at < end:
        cell, at = _quoted(text, at) if text[at] == '"' else _plain(text, at)
        rows[-1].append(_as_typed(cell))
        if at < end and text[at] == "\t":
            at += 1
            if at == end or text[at] in "\r\n":
                rows[-1].append("")
        if at < end and text[at] in "\r\n":
            at += 2 if text.startswith("\r\n", at) else 1
            rows.append([])
    if not rows[-1]:
        rows.pop()
    return rows


def _plain(text: str, at: int) -> tuple[str, int]:
    stop = at
    while stop < len(text) and text[stop] not in "\t\r\n":
        stop += 1
    return text[at:stop], stop


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a quotation mark; as it stands where the mark is never closed."""
    parts, start = [], at + 1
    while True:
        stop = text.find('"', start)
        if stop < 0:
            return _plain(text, at)
        parts.append(text[start:stop])
        if text.startswith('""', stop):
            parts.append('"')
            start = stop + 2
            continue
        after = stop + 1
        if after < len(text) and text[after] not in "\t\r\n":
            # A word in quotation marks begins the cell, and more follows: nothing is quoted.
            return _plain(text, at)
        return "".join(parts).replace("\r\n", "\n"), after


def _as_typed(cell: str) -> str:
    return cell[1:] if cell.startswith(_AS_TEXT) and cell[1:].startswith(_FORMULA) else cell


def write_cells(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells for the clipboard, as a spreadsheet writes them."""
    return "".join("\t".join(map(_written, row)) + "\r\n" for row in rows)


def _written(cell: str) -> str:
    safe = f"{_AS_TEXT}{cell}" if cell.startswith(_FORMULA) else cell
    if any(sign in safe for sign in "\t\r\n") or safe.startswith('"'):
        return '"' + safe.replace("\r\n", "\n").replace('"', '""') + '"'
    return safe


def write_table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same as an HTML table, every cell marked as text so that none is taken for a formula."""
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in heading)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<html><body><table><tr>{head}</tr>{body}</table></body></html>"


def _cell(words: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{_broken(words)}</td>"


def _broken(cell: str) -> str:
    # A spreadsheet keeps this kind of line break within the cell.
    return html.escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
