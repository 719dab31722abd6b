"""What the cells of a workbook of the tracker mean, beside the row as it is here."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.tracker.back import BackRow, RowChange
from scrutiny_desk.domain.tracker.leaving import LeavingColumn
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Update
from scrutiny_desk.domain.tracker.update_entries import without_date
from scrutiny_desk.domain.tracker.words import kind_in
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.tracker.appendix_rows import NOTHING

FIELDS = {
    LeavingColumn.NUMBER: "number",
    LeavingColumn.DATE: "date_text",
    LeavingColumn.ORIGIN: "origin_text",
    LeavingColumn.KIND: "kind",
    LeavingColumn.TEXT: "text",
    LeavingColumn.TARGET: "target_text",
    LeavingColumn.OFFICER: "officer",
    LeavingColumn.EXECUTIVE: "executive_member",
    LeavingColumn.RATING: "reported",
}
"""The columns whose cells are fields of a row."""

_DAYS = frozenset({LeavingColumn.DATE, LeavingColumn.TARGET})
_BEFORE = "Before:"
_CUT = "(the rest is too long for a cell)"
_NO_UPDATE = ("No update yet.", "No update since the last meeting.")
_SENTENCE_ENDS = frozenset(".;!?")
_ELSEWHERE = {
    LeavingColumn.ORIGINAL: "the original target follows from the revisions",
    LeavingColumn.COMPUTED: "it is worked out from the dates",
    LeavingColumn.RESPONSE: "a response is noted in Recommendations",
}


def changes_of(
    row: BackRow, one: Recommendation, history: Sequence[Update]
) -> tuple[list[RowChange], list[str]]:
    """The cells of a row that somebody changed, and what of them cannot be taken, in words."""
    found: list[RowChange] = []
    told: list[str] = []
    if row.kept is None:
        return [], [f"{row.where}: what it held is not known, so it was left alone."]
    for column, words in row.cells.items():
        kept = row.kept.get(column)
        if kept is None or same(column, words, kept):
            continue
        if column in _ELSEWHERE:
            told.append(f"{row.at(column)} was changed; {_ELSEWHERE[column]}.")
        elif _CUT in kept:
            told.append(f"{row.at(column)} was cut when it was written, so it was left alone.")
        elif column is LeavingColumn.UPDATE:
            found += _update(row, one, words, kept, history, told)
        else:
            found += _field(row, one, column, kept, told)
    return found, told


def meaning(column: LeavingColumn, words: str) -> str:
    """What a cell says of its field: without the sign for nothing, and what stood there before."""
    lines = [line for line in words.strip().splitlines() if line.strip() != NOTHING]
    if column is LeavingColumn.TARGET:
        lines = [line for line in lines if not line.strip().startswith(_BEFORE)]
    return "\n".join(lines).strip()


def same(column: LeavingColumn, one: str, other: str) -> bool:
    """Whether two cells say the same: signs, spaces and how a day is written do not count."""
    first, second = meaning(column, one), meaning(column, other)
    if first == second or " ".join(first.split()) == " ".join(second.split()):
        return True
    if column in _DAYS and day_of(first) is not None:
        return day_of(first) == day_of(second) and len(first) < 30 > len(second)
    return False


def day_of(words: str) -> str | None:
    """The day that a cell names, ISO, or None."""
    return read_date(words)


def called(one: Recommendation) -> str:
    """How a row is named to a person."""
    words = " ".join(one.text.split())
    short = f"{words[:60].rstrip()}…" if len(words) > 60 else words
    return f"{one.number}: {short}" if one.number else short


def here(one: Recommendation, column: LeavingColumn) -> str:
    """What stands here in the field of a column, in words."""
    value = getattr(one, FIELDS[column])
    return one.kind.word if column is LeavingColumn.KIND else str(value)


def _field(
    row: BackRow, one: Recommendation, column: LeavingColumn, kept: str, told: list[str]
) -> list[RowChange]:
    value, before = meaning(column, row.cells[column]), here(one, column)
    if same(column, value, before):
        return []
    if column is LeavingColumn.KIND and kind_in(value) is None:
        told.append(f"{row.at(column)}: “{value[:40]}” is no kind of row.")
        return []
    if column is LeavingColumn.TEXT and not value:
        told.append(f"{row.at(column)} is empty; a recommendation keeps its words.")
        return []
    # A rating that is a colour alone, and an origin with its page, leave in words of the program.
    as_written = meaning(column, kept)
    moved = bool(before) and not same(column, as_written, before)
    if column is LeavingColumn.ORIGIN and as_written.startswith(before):
        moved = False
    return [
        RowChange(
            one.id,
            called(one),
            column,
            column.heading,
            before,
            value,
            value,
            row.at(column),
            here_too=moved,
        )
    ]


def _update(
    row: BackRow,
    one: Recommendation,
    words: str,
    kept: str,
    history: Sequence[Update],
    told: list[str],
) -> list[RowChange]:
    """What an update cell says that it did not say as it was written: a new entry.

    Nothing of the history is taken away by it, whatever was deleted or written over in the cell.
    """
    added = added_words(words, kept)
    if not added:
        told.append(f"{row.at(LeavingColumn.UPDATE)}: words were deleted; the history keeps them.")
        return []
    said = {folded(text) for one in history for text in (one.text, without_date(one.text))}
    if folded(added) in said or folded(without_date(added)) in said:
        return []
    last = next((update.text for update in reversed(history) if update.what.is_news), "")
    return [
        RowChange(
            one.id,
            called(one),
            LeavingColumn.UPDATE,
            "New update",
            last,
            added,
            added,
            row.at(LeavingColumn.UPDATE),
        )
    ]


def added_words(words: str, kept: str) -> str:
    """What was added to a cell: before it, after it, or in lines of its own; "" for nothing."""
    new, old = words.strip(), kept.strip()
    for placeholder in (*_NO_UPDATE, NOTHING):
        old = old.removesuffix(placeholder).strip()
        new = new.removeprefix(placeholder).strip() if not old else new
    if not old:
        return new
    if new.startswith(old) and _ends(old, new.removeprefix(old)):
        return new.removeprefix(old).strip()
    if new.endswith(old) and _ends(new.removesuffix(old), old):
        return new.removesuffix(old).strip()
    before = {folded(line) for line in old.splitlines()}
    added = [line.strip() for line in new.splitlines() if folded(line) not in before]
    return "\n".join(added).strip()


def _ends(before: str, after: str) -> bool:
    """Whether one entry ends where another begins, so that no sentence is cut in two."""
    return "\n" in (before[-1:], after[:1]) or before.rstrip()[-1:] in _SENTENCE_ENDS
