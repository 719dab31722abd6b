"""Which column of a drawn table is which field of a section."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.review.shapes import FieldShape, Section
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.milestones.columns import PlanVocabulary, load_plan_vocabulary
from scrutiny_desk.finding.tracker.columns import Vocabulary, columns_of, load_vocabulary
from scrutiny_desk.finding.units import read_figure
from scrutiny_desk.finding.waiting.columns import Measures, load_measures

Columns = Mapping[int, str]
"""Column (from 0) to the name of the field."""

_MOST = 0.6
_FEWEST = 2
_LONGEST_DATE = 24
_MOST_OF_A_HEADING = 0.5
_TRACKER = {
    "number": "number",
    "date": "date_text",
    "text": "text",
    "target": "target_text",
    "officer": "officer",
    "update": "update",
    "rag": "rag_text",
}
_NUMBERS = ("number", "item", "ref", "reference", "references")
_PAGES = re.compile(r"^(?:pages?\s*|pp?\.?\s*)?(\d+)\s*(?:-|–|—|to)\s*(\d+)$", re.IGNORECASE)


class Headings:
    """The words by which the columns of one section are known."""

    def __init__(self, section: Section) -> None:
        self._read: Callable[[Sequence[str]], dict[int, str]]
        self._phrases = [
            (plain(words), shape.name)
            for shape in section.fields
            for words in (shape.label, *shape.words)
        ]
        # The longest phrase tells most.
        self._phrases.sort(key=lambda one: -len(one[0]))
        if section.name == "recommendations":
            vocabulary = load_vocabulary()
            self._read = lambda headings: _tracker(headings, vocabulary)
        elif section.name == "milestones":
            plans = load_plan_vocabulary()
            self._read = lambda headings: _plan(headings, plans) or self._worded(headings)
        elif section.name in {"waiting_times", "waiting_dashboard"}:
            measures = load_measures()
            shown = frozenset(shape.name for shape in section.fields)
            self._read = lambda headings: self._waiting(headings, measures, shown)
        else:
            self._read = self._worded

    def columns(self, headings: Sequence[str]) -> Columns | None:
        """The columns that a row of headings names, or None where it is no heading."""
        told = [text for text in headings if text.strip()]
        if any(_is_date(text) or _is_figure(text) for text in told):
            return None
        named = self._read(headings)
        if len(named) < min(_FEWEST, len(headings)) or 2 * len(named) < len(told):
            return None
        return named

    def labels(self, labels: Sequence[str]) -> Columns:
        """The fields that the labels of a form name, by their place."""
        return self._worded(labels)

    def _waiting(
        self, headings: Sequence[str], measures: Measures, shown: frozenset[str]
    ) -> dict[int, str]:
        found: dict[int, str] = {}
        # The service stands first, often under the list's title, which can tell of a measure.
        for at in (*range(1, len(headings)), 0):
            name = measures.measure_of(headings[at])
            if name in shown and name not in found.values():
                found[at] = name
        for at, name in self._worded(headings).items():
            if at not in found and name not in found.values():
                found[at] = name
        if found and 0 not in found and "service" not in found.values():
            found[0] = "service"
        return found

    def _worded(self, headings: Sequence[str]) -> dict[int, str]:
        found: dict[int, str] = {}
        for at, heading in enumerate(headings):
            words = plain(heading)
            for phrase, name in self._phrases:
                most = len(phrase.split()) >= _MOST_OF_A_HEADING * len(words.split())
                if most and f" {phrase} " in f" {words} " and name not in found.values():
                    found[at] = name
                    break
        return found


def columns_by_kind(section: Section, rows: Sequence[Sequence[str]]) -> Columns:
    """The columns as what stands in them tells: dates, numbers, the longest text; else in order."""
    columns = [_Column([row[at] for row in rows]) for at in range(len(rows[0]))]
    left = {shape.name: shape for shape in section.fields}
    found: dict[int, str] = {}

    def give(at: int, name: str) -> None:
        found[at] = name
        del left[name]

    first = section.fields[0].name
    if len(columns) > 1 and first in _NUMBERS and columns[0].is_short:
        give(0, first)
    for at, column in enumerate(columns):
        kind = "date" if column.dates >= _MOST else "number" if column.figures >= _MOST else ""
        name = next((one.name for one in left.values() if kind and one.kind == kind), None)
        if at not in found and name is not None:
            give(at, name)
    for at, column in enumerate(columns):
        # A choice that may be left out, such as a colour, is told by more than words.
        named = (one.name for one in left.values() if one.needed and column.all_in(one))
        name = next(named, None)
        if at not in found and name is not None:
            give(at, name)
    rest = [at for at in range(len(columns)) if at not in found]
    longest = section.longest or section.called_by
    if rest and longest in left:
        give(max(rest, key=lambda at: columns[at].length), longest)
    # Words of any sort go into a field that keeps them as they are printed, dates' fields last.
    keeping = [one for one in left.values() if one.holds in {"text", "words", "texts"}]
    texts = [one.name for one in sorted(keeping, key=lambda one: one.kind == "date")]
    for at, name in zip((at for at in rest if at not in found), texts, strict=False):
        give(at, name)
    return found


def filled_down(section: Section, rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with what a cell over several rows says of each of them.

    Where a row begins something of its own, what stands under that in the row above is not its
    own: another action has another lead. An empty row ends what went on.
    """
    filled: list[dict[str, str]] = []
    above: dict[str, str] = {}
    for row in rows:
        inherited: dict[str, str] = {}
        for shape in section.fields:
            if not shape.goes_on:
                continue
            if shape.name in row and row[shape.name] != above.get(shape.name):
                break
            if shape.name in above and shape.name not in row and row:
                inherited[shape.name] = above[shape.name]
        filled.append(inherited | row)
        above = filled[-1]
    return filled


def row_of(section: Section, columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """The fields of one row; a range of pages in one cell is first and last page.

    Where a figure stands, "not known" or a stroke says that there is none.
    """
    row = {name: cells[at] for at, name in columns.items() if at < len(cells) and cells[at]}
    for shape in section.fields:
        if shape.kind == "number" and not any(map(str.isdigit, row.get(shape.name, "0"))):
            del row[shape.name]
    pages = _PAGES.match(row.get("first_page", ""))
    if pages is not None and section.name == "agenda_items" and not row.get("last_page"):
        row["first_page"], row["last_page"] = pages.groups()
    return row


class _Column:
    """What stands in one column of a table."""

    def __init__(self, cells: Sequence[str]) -> None:
        self._cells = [cell.strip() for cell in cells if cell.strip()]
        self.length = sum(map(len, self._cells)) / max(1, len(self._cells))

    @property
    def dates(self) -> float:
        """The share of cells that are a date and little more."""
        return self._share(sum(map(_is_date, self._cells)))

    @property
    def figures(self) -> float:
        """The share of cells that are one figure."""
        return self._share(sum(map(_is_figure, self._cells)))

    @property
    def is_short(self) -> bool:
        """Whether every cell can be a number or reference of its row."""
        return bool(self._cells) and all(
            len(cell.split()) == 1
            and len(cell) <= 16
            and any(sign.isdigit() for sign in cell)
            and read_date(cell) is None
            for cell in self._cells
        )

    def all_in(self, shape: FieldShape) -> bool:
        """Whether every cell is one of the words of a choice."""
        words = {choice.replace("_", " ").casefold() for choice in shape.choices if choice}
        return bool(self._cells) and all(cell.casefold() in words for cell in self._cells)

    def _share(self, count: int) -> float:
        return count / len(self._cells) if self._cells else 0.0


def _is_figure(text: str) -> bool:
    """Whether a cell is a figure and no heading such as "Over 18 weeks"."""
    return not text.strip()[:1].isalpha() and read_figure(text) is not None


def _is_date(text: str) -> bool:
    """Whether a cell is a date and little more."""
    return len(text) < _LONGEST_DATE and read_date(text) is not None


def _tracker(headings: Sequence[str], vocabulary: Vocabulary) -> dict[int, str]:
    columns = columns_of(headings, vocabulary)
    if columns is None:
        return {}
    return {places[0]: _TRACKER[name] for name, places in columns.at.items() if name in _TRACKER}


def _plan(headings: Sequence[str], vocabulary: PlanVocabulary) -> dict[int, str]:
    columns = vocabulary.columns_of(headings)
    if columns is None:
        return {}
    places = {
        "ref": columns.ref,
        "action": columns.action,
        "lead": columns.lead,
        "status": columns.status,
        "position": columns.position[0] if columns.position else None,
        "due_text": columns.due[0],
        "milestone": columns.milestone,
    }
    return {place: name for name, place in places.items() if place is not None}
