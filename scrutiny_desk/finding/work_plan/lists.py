"""A work plan printed as a list: a date, and the topics of that meeting under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Box, Page, Reading
from scrutiny_desk.domain.papers.facts import WorkPlanFact
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    in_capitals,
    joined_levels,
    paragraphs,
    without_number,
)
from scrutiny_desk.finding.work_plan.topics import marked_topics
from scrutiny_desk.finding.work_plan.words import (
    date_text_of,
    is_when,
    names_work_plan,
    section_named,
    split_when,
)

_FEWEST_DATES = 2
# The first date of a list stands within so many paragraphs under its title.
_NEAR = 6
_NEAR_LINES = 12
_LONGEST_TITLE_LINE = 14
_MOST_PAGES = 6
_CONFIDENCE = 0.85
_SAME_SIZE = 0.5
_PROSE = 40
# A numbered section of a report ends a list ("13.0 Background papers"), as does another title.
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+\S")
_BULLET = re.compile(r"^[•▪◦‣·*–-]\s+")
_STARTS = frozenset({"work", "plan", "prog"})


@dataclass(slots=True)
class _Heard:
    """One date of a list with what stands under it so far."""

    section: str
    when: str
    page: Page
    box: Box
    topics: list[str] = field(default_factory=list)
    bulleted: bool | None = None

    def add(self, text: str, *, bulleted: bool | None) -> None:
        """Take the topics of a text; bulleted: whether a bullet or number stands before it."""
        self.topics.extend(_topics(text))
        self.bulleted = bulleted if self.bulleted is None else self.bulleted


def listed_work_plan(
    reading: Reading, tabled: Sequence[tuple[int, Box | None]]
) -> list[WorkPlanFact]:
    """The meetings of every list that stands under the title of a work plan.

    tabled: where tables of a work plan were found; a page that has one is left to them.
    """
    taken = {page_index for page_index, _ in tabled}
    found: list[WorkPlanFact] = []
    after = -1
    for page in reading.pages:
        if page.index in taken or page.index < after:
            continue
        for title in _titles_on(page):
            if not _date_near(reading, page, title):
                continue
            heard = _heard(_under(reading, page, title, taken))
            if len(heard) >= _FEWEST_DATES:
                found.extend(_fact(one) for one in heard)
                after = heard[-1].page.index + 1
                break
    return found


def _titles_on(page: Page) -> Iterator[int]:
    """The places among the page's lines of what may title a work plan."""
    for at, line in enumerate(page.lines):
        if len(line.words) > _LONGEST_TITLE_LINE:
            continue
        # Cheap before dear: a title has a word that starts like one of its words.
        if not any(word.text[:4].lower() in _STARTS for word in line.words):
            continue
        if names_work_plan(line.text) and not _SECTION.match(line.text):
            yield at


def _date_near(reading: Reading, page: Page, title: int) -> bool:
    """Whether a date that may open a list stands in one of the lines under a title."""
    lines = list(page.lines[title + 1 : title + 1 + _NEAR_LINES])
    if len(lines) < _NEAR_LINES and page.index + 1 < len(reading.pages):
        lines.extend(reading.pages[page.index + 1].lines[: _NEAR_LINES - len(lines)])
    texts = [_BULLET.sub("", line.text) for line in lines]
    return any(is_when(text) or split_when(text) is not None for text in texts)


def _under(reading: Reading, page: Page, title: int, taken: Iterable[int]) -> list[Paragraph]:
    """The paragraphs from the title on, as far as the paper goes on about the same item."""
    left_out = set(taken)
    foot = _first_table_under(reading, page, page.lines[title].box.y1)
    lines = [
        Printed(page, line) for line in page.lines[title:] if line.words and line.box.y0 < foot
    ]
    if foot < page.height:
        return _by_dates(paragraphs(joined_levels(lines)))
    for following in reading.pages[page.index + 1 : page.index + _MOST_PAGES]:
        if following.item_stamp is not None or following.index in left_out:
            break
        lines.extend(Printed(following, line) for line in following.lines if line.words)
    return _by_dates(paragraphs(joined_levels(lines)))


def _first_table_under(reading: Reading, page: Page, top: float) -> float:
    """Where the first table under a place of a page begins; the page's height where none does."""
    tops = [
        table.box.y0
        for table in reading.tables
        if table.first_page == page.index and table.box.y0 >= top
    ]
    return min(tops, default=page.height)


def _by_dates(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with a first line that is a date parted from the topics close under it."""
    parted: list[Paragraph] = []
    for paragraph in found:
        start = 0
        for at, printed in enumerate(paragraph.lines):
            if is_when(without_number(printed.text)) or split_when(printed.text):
                if at > start:
                    parted.append(Paragraph(paragraph.lines[start:at]))
                if is_when(without_number(printed.text)):
                    parted.append(Paragraph((printed,)))
                    start = at + 1
                else:
                    start = at
        if start < len(paragraph.lines):
            parted.append(Paragraph(paragraph.lines[start:]))
    return parted


def _heard(found: Sequence[Paragraph]) -> list[_Heard]:
    """The dates of a list with their topics, up to where the list ends."""
    section = section_named(found[0].lines[0].text) or "meeting"
    heard: list[_Heard] = []
    for at, paragraph in enumerate(found[1:], start=1):
        text = _BULLET.sub("", paragraph.text)
        bulleted = without_number(paragraph.text) != paragraph.text
        if (not heard and at > _NEAR) or (heard and _ends(paragraph)):
            break
        inline = (text, "") if is_when(text) else split_when(text)
        if inline is not None:
            heard.append(_Heard(section, inline[0], paragraph.page, paragraph.box))
            heard[-1].add(inline[1], bulleted=None)
            continue
        named = section_named(text) if _is_heading(paragraph, found[at + 1 :]) else None
        if named is not None:
            section = named
        elif heard and heard[-1].bulleted and not bulleted:
            # Among topics with bullets, a line without one is none of them.
            break
        elif heard:
            heard[-1].add(without_number(text), bulleted=bulleted)
    return [one for one in heard if one.topics]


def _ends(paragraph: Paragraph) -> bool:
    """Whether a paragraph is past the list: a report's next section, or plain prose."""
    text = paragraph.text
    return _SECTION.match(text) is not None or len(text.split()) > _PROSE


def _is_heading(paragraph: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Whether a paragraph titles the dates after it: it stands out, and a date comes next."""
    text = paragraph.text
    larger = bool(after) and paragraph.lines[0].size > after[0].lines[0].size + _SAME_SIZE
    if not after or not (paragraph.bold or in_capitals(text) or larger):
        return False
    following = _BULLET.sub("", after[0].text)
    return is_when(following) or split_when(following) is not None


def _topics(text: str) -> list[str]:
    """The topics of a text that stands beside a date: numbered, bulleted, or parted by `;`."""
    marked = marked_topics(text)
    if len(marked) > 1:
        return list(marked)
    return [part.strip() for part in text.split(";") if part.strip()]


def _fact(heard: _Heard) -> WorkPlanFact:
    text = date_text_of(heard.when)
    return WorkPlanFact(
        page=heard.page.name,
        page_index=heard.page.index,
        box=heard.box,
        confidence=_CONFIDENCE,
        section=heard.section,
        date_text=text,
        date=read_date(text),
        topics=tuple(heard.topics),
    )
