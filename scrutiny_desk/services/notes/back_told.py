"""What was changed in a workbook and cannot be taken, each kind of it told once in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_desk.domain.notes.coming_back import ReadBook, SheetRow
from scrutiny_desk.domain.tally import count, together

_KEPT_BY_ITSELF = {"Created", "Changed"}
_ROWS_TOLD = 5


def not_taken(book: ReadBook, here: Iterable[str]) -> list[str]:
    """A sentence for each column that is for reading and was changed, for the notes whose rows
    are gone, and for each sheet that was not looked at.

    here: the ids of the notes of the library among those that the workbook held.
    """
    told = [*_columns(book.rows), *_gone(book, here)]
    told += [
        f"The sheet “{name}” is for reading and was not looked at." for name in book.for_reading
    ]
    return told


def _columns(rows: Iterable[SheetRow]) -> list[str]:
    from scrutiny_desk.exporting.note_columns import READ_ONLY, print_of

    changed: dict[str, list[int]] = {}
    for row in rows:
        for column in READ_ONLY if row.prints is not None else ():
            heading = column.heading
            kept = (row.prints or {}).get(heading)
            if kept and heading in row.cells and kept != print_of(row.cells[heading]):
                changed.setdefault(heading, []).append(row.line)
    return [_say(heading, sorted(set(lines))) for heading, lines in changed.items()]


def _say(heading: str, lines: list[int]) -> str:
    shown = [str(line) for line in lines[:_ROWS_TOLD]]
    if len(lines) > len(shown):
        shown.append(f"{len(lines) - len(shown)} more")
    called = heading if heading.startswith("PDF") else heading.lower()
    rows = "row" if len(lines) == 1 else "rows"
    return f"In {rows} {together(shown)} “{called}” was changed; {_where(heading)}."


def _where(heading: str) -> str:
    if heading in _KEPT_BY_ITSELF:
        return "that is kept by Scrutiny Desk and stays as it is"
    if heading == "Who is asked":
        return "who is asked is changed in Questions"
    if heading in {"Mark", "Words marked"}:
        return "what is marked is changed in Papers"
    return "a note's place is changed in Papers"


def _gone(book: ReadBook, here: Iterable[str]) -> list[str]:
    there = {row.note_id for row in book.rows}
    gone = len(set(here) - there)
    if not gone:
        return []
    stay = "is not in the workbook any more; it stays as it is"
    if gone > 1:
        stay = "are not in the workbook any more; they stay as they are"
    return [f"{count(gone, 'note')} of this library {stay}."]
