"""Lists and sheets of decisions, taken or to come, in tables and in printed lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scrutiny_desk.domain.pages.pages import Box, Cell, Page, Reading, Table
from scrutiny_desk.finding.decisions.columns import COLUMNS, columns_of, kind_of_column
from scrutiny_desk.finding.headings import plain, row_page, title_over
from scrutiny_desk.finding.labelled import pairs_in, pairs_of
from scrutiny_desk.finding.lines import Printed, printed_lines

_AHEAD = re.compile(
    r"forward plan|forthcoming|notice of (?:intended|key|proposed|executive)|future decision"
    r"|to be (?:made|taken|determined|considered|engaged|consulted)|matters? for decision"
    r"|upcoming|decisions? to come|will (?:make|take)|plan of (?:key )?decisions"
)
_TAKEN = re.compile(r"\btaken\b|\bmade\b|\boutcome\b|\bdecisions?\b|\bpublished\b")
_OTHER_LIST = re.compile(r"recommendation|target|milestone|indicator|\brisk|minute ref|action by")
_BLOCK = re.compile(
    r"decision[ -](?:no|number|ref|reference|maker|taker|taken|made)\b|date (?:of|for) decision"
    r"|decision date|matter for decision|date on which|decision (?:is )?(?:due|expected)",
    re.IGNORECASE,
)
_ONCE = frozenset({"title", "ref", "coming", "date", "taker"})
_KIND = re.compile(
    r"\bdecisions?\b|\brecord\b|\bnotice\b|\bforward plan\b|\bpublished\b|\bcouncil$"
    r"|\b(?:appendix|annex|agenda)\b|\b(?:page|date|ref\w*)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160
_HEADING_ROWS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as printed. said: its texts by the kind of column or label.

    coming: it is still to be taken. sheet: it has labels of its own, not a row of a list.
    """

    said: dict[str, str]
    page: Page
    box: Box | None
    coming: bool
    sheet: bool = False
    references: tuple[str, ...] = ()


def entries(reading: Reading) -> list[Entry]:
    """Every decision that the paper lists, in order."""
    found: list[Entry] = []
    covered: set[int] = set()
    for table in reading.tables:
        of_table = _of_list(reading, table) or _of_sheet(reading, table)
        if of_table:
            covered.update(range(table.first_page, table.last_page + 1))
        found.extend(of_table)
    found.extend(_of_lines(reading, covered))
    return sorted(found, key=lambda entry: (entry.page.index, entry.box.y0 if entry.box else 0.0))


def _of_list(reading: Reading, table: Table) -> list[Entry]:
    """The rows under a heading row that names what is decided, and when or by whom."""
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        heading = [cell.text for cell in row]
        columns = columns_of(heading)
        if len(columns) < 3 or not ({"title", "decision"} & set(columns)):
            continue
        whole = plain(" ".join(heading))
        if _OTHER_LIST.search(whole):
            return []
        over = plain(title_over(reading, table))
        coming = "coming" in columns or bool(_AHEAD.search(whole) or _AHEAD.search(over))
        if not _is_list(columns, coming, f"{whole} {over}"):
            continue
        return [
            entry
            for body in table.rows[at + 1 :]
            if (entry := _of_row(reading, body, columns, coming)) is not None
        ]
    return []


def _is_list(columns: dict[str, int], coming: bool, words: str) -> bool:
    dated = "coming" in columns or "date" in columns
    if coming:
        return dated and bool({"ref", "taker", "member"} & set(columns))
    named = {"member", "taker", "decision"} & set(columns)
    return "date" in columns and "ref" in columns and bool(named or _TAKEN.search(words))


def _of_row(
    reading: Reading, row: tuple[Cell, ...], columns: dict[str, int], coming: bool
) -> Entry | None:
    said = {kind: row[at].text.strip() for kind, at in columns.items()}
    # "Item" may head a column of bare numbers; then the other column says what is decided.
    if not any(mark.isalpha() for mark in said.get("title", "")):
        said.pop("title", None)
    title = said.get("title") or said.get("decision", "")
    dated = said.get("coming") or said.get("date", "")
    # A heading repeated in the midst of the table, a ruler of dashes, a row that goes on.
    if not any(mark.isalpha() for mark in title) or kind_of_column(title) or not (
        dated or is_reference(said.get("ref", ""))
    ):  # fmt: skip
        return None
    cell = row_page(row)
    return Entry(
        said=said,
        page=reading.pages[cell.page_index],
        box=cell.box,
        coming=coming,
        references=references_in(said.get("ref", "")),
    )


def _of_sheet(reading: Reading, table: Table) -> list[Entry]:
    """Decisions with labels of their own, one table or a run of rows each."""
    if table.columns > 4:
        return []
    found: list[Entry] = []
    over = plain(title_over(reading, table))
    for group in _groups(pairs_of(table, COLUMNS)):
        labels = plain(" ".join(words for _, words, _, _ in group))
        said = _said((kind, value) for kind, _, value, _ in group)
        references = tuple(
            dict.fromkeys(
                reference
                for kind, _, value, _ in group
                if kind == "ref"
                for reference in references_in(value)
            )
        )
        cell = row_page(table.rows[group[0][3]])
        page = reading.pages[cell.page_index]
        if "title" not in said and "decision" in said and _names_one(title_over(reading, table)):
            # A sheet without a label for its title has it as its heading.
            said["title"] = title_over(reading, table)
        found.extend(_sheet(said, references, labels, over, page, cell.box))
    return found


def _names_one(title: str) -> bool:
    """Whether the words over a sheet say what is decided, and not what kind of paper it is."""
    return len(title) <= _LONGEST_TITLE and len(title.split()) > 1 and not _KIND.search(title)


def _of_lines(reading: Reading, covered: set[int]) -> list[Entry]:
    """Sheets printed without ruling lines."""
    found: list[Entry] = []
    lines: list[Printed] = []
    for page in reading.pages:
        if page.index in covered or len(_BLOCK.findall(page.text)) < 2:
            continue
        lines.extend(printed_lines((page,)))
    if not lines:
        return []
    pairs = [(pair.kind, pair.label, pair.value, pair) for pair in pairs_in(lines, COLUMNS)]
    for group in _groups(pairs):
        labels = plain(" ".join(words for _, words, _, _ in group))
        said = _said((kind, value) for kind, _, value, _ in group)
        references = references_in(said.get("ref", ""))
        first = group[0][3].first
        over = plain(" ".join(line.text for line in first.page.lines[:4]))
        found.extend(_sheet(said, references, labels, over, first.page, first.line.box))
    return found


def _sheet(
    said: dict[str, str],
    references: tuple[str, ...],
    labels: str,
    over: str,
    page: Page,
    box: Box,
) -> list[Entry]:
    coming = "coming" in said or bool(_AHEAD.search(labels) or _AHEAD.search(over))
    named = said.get("title") or said.get("decision")
    dated = "coming" in said or "date" in said
    by_whom = "taker" in said or "member" in said
    about = "decision" in labels or "matter" in labels
    if not (named and dated and about and (references or (coming and by_whom))):
        return []
    return [Entry(said, page, box, coming, sheet=True, references=references)]


Labelled = TypeVar("Labelled", bound=tuple[object, ...])


def _groups(pairs: Sequence[Labelled]) -> list[list[Labelled]]:
    """One group a decision: the label that began a sheet, or a further title, begins the next."""
    groups: list[list[Labelled]] = []
    seen: set[object] = set()
    leader: object = None
    for pair in pairs:
        kind = pair[0]
        if not groups or (kind in seen and kind in (leader, "title")):
            groups.append([])
            seen, leader = set(), None
        if leader is None and kind in _ONCE:
            leader = kind
        groups[-1].append(pair)
        seen.add(kind)
    return groups


def _said(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    said: dict[str, str] = {}
    for kind, value in pairs:
        if value and kind not in said:
            said[kind] = value
    return said


def is_reference(text: str) -> bool:
    """True for a printed reference: short, with a figure in it."""
    return len(text) <= 60 and any(mark.isdigit() for mark in text)


def references_in(text: str) -> tuple[str, ...]:
    """The references of a cell: parted by a comma, a semicolon or "and"."""
    if not is_reference(text):
        return ()
    parts = (part.strip(" .") for part in re.split(r"\s*(?:[,;]|\band\b)\s*", text))
    return tuple(dict.fromkeys(part for part in parts if any(mark.isdigit() for mark in part)))
