"""Where a paper's own front ends and the papers behind it begin."""

from __future__ import annotations

import re

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.finding.lines import squeezed

_MOST_FRONT_PAGES = 12
_LONGEST_HEADING = 40
_ITEM_PAPER = re.compile(r"\s*(?:minutes of\b|report to\s*:|from\s*:)", re.IGNORECASE)
_AGENDA_HEADING = re.compile(
    r"(?:MEETING|PUBLIC|OPEN|COMMITTEE|PROVISIONAL|DRAFT)?AGENDA(?:FRONTSHEET)?(?:ITEMS|BUSINESS)?"
    r"(?:PART(?:A|I|1|ONE))?(?:(?:IN)?(?:PUBLIC|OPEN)(?:SESSION|ITEMS|BUSINESS|MEETING)?)?"
    r"|ORDEROFBUSINESS|ITEMSOFBUSINESS|ITEMSFOR(?:DISCUSSION|CONSIDERATION)"
    r"|BUSINESSTOBE(?:TRANSACTED|CONSIDERED|DISCUSSED)|LISTOF(?:AGENDA)?ITEMS"
)
_TABLE_HEADINGS = {"AGENDAITEMNO", "AGENDAITEM", "ITEMNO", "AGENDAITEMNUMBER"}


def front_pages(reading: Reading) -> tuple[Page, ...]:
    """The pages of the front agenda or letter: up to the first paper behind it.

    In a pack that is the first page with a stamp of its own. A text has no stamps: there the
    first page on which a report or minutes begin ends the front.
    """
    kept: list[Page] = []
    heading_label: str | None = None
    for page in reading.pages[:_MOST_FRONT_PAGES]:
        if page.index and _begins_papers(page, reading, heading_label):
            break
        if not kept:
            # Pages i, ii, iii come before the pack's own numbering.
            heading_label = page.label if page.label and page.label.isdigit() else None
        cut = _cut(page) if reading.kind_of_file != "pdf" else None
        if cut is not None:
            kept.append(cut)
            break
        kept.append(page)
    return tuple(kept)


def _begins_papers(page: Page, reading: Reading, heading_label: str | None) -> bool:
    if page.item_stamp is not None:
        return True
    if reading.kind_of_file != "pdf":
        return False
    # Where the agenda is numbered too, a number alone does not end it.
    if page.label is not None and page.label.isdigit() and heading_label is None:
        return True
    return any(_ITEM_PAPER.match(line.text) for line in page.lines[:3])


def _cut(page: Page) -> Page | None:
    """The page up to the line on which a paper begins, or None where none does."""
    for at, line in enumerate(page.lines):
        if _ITEM_PAPER.match(line.text) and (page.index or at > 5):
            return Page(
                index=page.index,
                width=page.width,
                height=page.height,
                words=tuple(word for kept in page.lines[:at] for word in kept.words),
                lines=page.lines[:at],
                label=page.label,
            )
    return None


def is_agenda_heading(text: str) -> bool:
    """True for a line that is the agenda's own heading, spaced out or not."""
    return len(text) < 2 * _LONGEST_HEADING and (
        _AGENDA_HEADING.fullmatch(squeezed(text)) is not None
    )


def is_item_table_heading(text: str) -> bool:
    """True for the heading of the list of items in a supplement's letter."""
    return squeezed(text) in _TABLE_HEADINGS
