"""The rows of a plan put together: merged cells filled in, broken rows made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell
from scrutiny_desk.finding.colours import rag_family
from scrutiny_desk.finding.headings import row_page
from scrutiny_desk.finding.lines import join
from scrutiny_desk.finding.milestones.columns import PlanColumns, PlanVocabulary

_FEWEST_HEADINGS = 3
_LONGEST_STATUS = 5
# Boxes of merged cells end where the rows beside them end, but for the width of a rule (points).
_RULE = 2.0
_ENDS = (".", "!", "?", ":", ";")
_RATING = re.compile(
    r"\b(?:b?rag|red|amber|green|blue|yellow|gr[ae]y|black|complete[d]?|done|achieved|"
    r"on[- ]track|off[- ]track|at risk|started|progress\w*|ongoing|on-going|overdue|delayed|"
    r"slipp\w+|paused|hold|closed?|open|pending|due|yes|no|met|missed|met|[rag])\b",
    re.IGNORECASE,
)

Row = tuple[Cell, ...]


@dataclass(slots=True)
class PlanLine:
    """The plan's line that milestones stand under; its texts may go on over a page break.

    title: that of the part of the plan, a row right across over its lines, or "".
    """

    ref: str = ""
    action: str = ""
    lead: str = ""
    title: str = ""
    cells: Row = ()


@dataclass(slots=True)
class PlanRow:
    """One milestone as text, before it is read. own: it is no more than its line's action."""

    line: PlanLine
    start: Cell
    milestone: str
    lead: str
    due: str = ""
    position: str = ""
    status: str = ""
    own: bool = False


@dataclass(slots=True)
class Plan:
    """A plan as it is read, over all the tables it is printed in."""

    columns: PlanColumns
    vocabulary: PlanVocabulary
    rows: list[PlanRow] = field(default_factory=list)
    line: PlanLine = field(default_factory=PlanLine)

    def read(self, rows: Sequence[Row]) -> None:
        """Take these rows as the plan's next ones."""
        for row in rows:
            if not any(cell.text or rag_family(cell.fill) for cell in row):
                continue
            if self._is_heading(row) or self._is_section(row):
                continue
            if self._goes_on(row):
                self._join(row)
            else:
                self._take(row)

    def _text(self, row: Row, at: int | None) -> str:
        return row[at].text if at is not None else ""

    def _due(self, row: Row) -> str:
        return next((row[at].text for at in self.columns.due if row[at].text), "")

    def _position(self, row: Row) -> str:
        return " ".join(row[at].text for at in self.columns.position if row[at].text)

    def _is_heading(self, row: Row) -> bool:
        """Whether the row prints the heading once more, perhaps in other words."""
        if self.vocabulary.column_of(self._text(row, self.columns.milestone)) is None:
            return False
        again = self.vocabulary.columns_of([cell.text for cell in row])
        if again is None or read_date(self._due(row)) is not None:
            return False
        same = again.milestone == self.columns.milestone, again.due == self.columns.due
        return all(same) and again.count >= _FEWEST_HEADINGS

    def _is_section(self, row: Row) -> bool:
        """Whether the row titles the rows under it: one text, and none of them a milestone."""
        filled = [at for at, cell in enumerate(row) if cell.text]
        if len(filled) != 1 or len(row) < _FEWEST_HEADINGS:
            return False
        at = filled[0]
        wide = row[at].box.width >= 0.6 * (row[-1].box.x1 - row[0].box.x0)
        columns = self.columns
        known = {columns.milestone, columns.status, columns.lead, columns.action}
        known |= {*columns.due, *columns.position}
        first = at == 0 and at not in known
        if wide or first:
            # Two titles over one another: the second one names who leads, or goes into detail.
            title = self.line.title if self.line.title and not self.line.cells else row[at].text
            self.line = PlanLine(title=title)
            return True
        return False

    def _goes_on(self, row: Row) -> bool:
        """Whether the row is the rest of the one over it, which a page break has cut."""
        columns = self.columns
        if not self.rows or self._text(row, columns.ref) or self._due(row):
            return False
        milestone = self._text(row, columns.milestone)
        action = self._text(row, columns.action)
        if action and not _goes_on_in(action, self.line.action):
            return False
        if not milestone:
            return bool(action or self._position(row) or self._text(row, columns.lead))
        if _goes_on_in(milestone, self.rows[-1].milestone):
            return True
        return bool(action) and not self._position(row)

    def _join(self, row: Row) -> None:
        columns, last = self.columns, self.rows[-1]
        if not last.own:
            self.line.action = _joined((self.line.action, self._text(row, columns.action)))
        lead = self._text(row, columns.lead)
        last.lead = _joined((last.lead, lead)) if lead else last.lead
        self.line.lead = last.lead
        last.milestone = _joined((last.milestone, self._text(row, columns.milestone)))
        position, status = self._progress(row)
        last.position = _joined((last.position, position))
        last.status = last.status or status

    def _take(self, row: Row) -> None:
        columns = self.columns
        ref, action = self._text(row, columns.ref), self._text(row, columns.action)
        lead = self._text(row, columns.lead)
        milestone = self._text(row, columns.milestone)
        if action and not ref and self.line.action and action[0].islower():
            self.line.action, action = _joined((self.line.action, action)), ""
        new = bool(ref and ref != self.line.ref) or bool(action and action != self.line.action)
        if new or not self.line.cells:
            self.line = PlanLine(
                ref or self._merged(row, columns.ref),
                action or self._merged(row, columns.action),
                lead or self._merged(row, columns.lead),
                self.line.title,
                row,
            )
        elif lead:
            self.line.lead = lead
        position, status = self._progress(row)
        if not (milestone or self._due(row) or position or status):
            return
        own = not milestone
        self.rows.append(
            PlanRow(
                line=self.line,
                start=row_page(row),
                milestone=milestone or action,
                lead=self.line.lead,
                due=self._due(row),
                position=position,
                status=status,
                own=own and bool(action),
            )
        )

    def _merged(self, row: Row, at: int | None) -> str:
        """The text of the merged cell that reaches down from the line above beside this row."""
        if at is None or not self.line.cells:
            return ""
        above, here = self.line.cells[at], row[at]
        if above.page_index != here.page_index or above.box.y1 < here.box.y1 - _RULE:
            return ""
        return above.text

    def _progress(self, row: Row) -> tuple[str, str]:
        """The position and the status of a row; words in the place of a rating tell the position.

        Status is a rating's word, or the colour of a cell that is painted apart from its row.
        """
        position = self._position(row)
        at = self.columns.status
        status = self._text(row, at)
        if status and not _is_rating(status, position):
            position, status = _joined((position, status)), ""
        return position, status or self._colour(row)

    def _colour(self, row: Row) -> str:
        columns = self.columns
        places = [columns.status, *columns.position, *columns.due, columns.ref]
        for place in places:
            if place is None or (family := rag_family(row[place].fill)) is None:
                continue
            others = [cell.fill for at, cell in enumerate(row) if at != place]
            if not all(fill == row[place].fill for fill in others):
                return family
        return ""


def _joined(texts: Sequence[str]) -> str:
    return join(text for text in texts if text)


def _goes_on_in(text: str, before: str) -> bool:
    """Whether a text starts in the middle of the sentence that the text before it began."""
    return bool(before) and text[0].islower() and not before.endswith(_ENDS)


def _is_rating(text: str, position: str) -> bool:
    """Whether the words in a column of ratings are one, and not the rest of the position."""
    if len(text.split()) > _LONGEST_STATUS:
        return False
    only_a_date = bool(position) and len(position.split()) <= 1 and read_date(position) is not None
    return not only_a_date or _RATING.search(text) is not None
