"""Reports: front sheet, numbered sections, appendices, recommendations, the exempt question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.domain.facts import AgendaItemFact, ReportFact, SectionFact
from scrutiny_desk.domain.pages import Page, Reading
from scrutiny_desk.finding.front import is_agenda_heading
from scrutiny_desk.finding.frontsheet import FrontSheet, read_front_sheet
from scrutiny_desk.finding.lines import (
    Paragraph,
    join,
    paragraphs,
    printed_lines,
    without_number,
)

_SECTION = re.compile(r"(?:[•·-]\s+)?(\d{1,2}(?:\.0)?)[.:]?\s+(?=[\"'‘“(]?[A-Z])")
_LONGEST_HEADING = 130
_RECOMMENDATIONS = re.compile(
    r"(?:\d{1,2}(?:\.\d)?\.?\s+)?recommendations?(?:\(s\))?\s*:?", re.IGNORECASE
)
_APPENDICES = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?(?:list of\s+)?appendi(?:ces|x)(?: list)?\s*:?", re.IGNORECASE
)
_APPENDIX = re.compile(
    r"(?:•\s*)?(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?appendix\s+"
    r"(\d{1,2}\s?\(?[a-z]\)?(?![a-z])|\d{1,2}|[A-Z]\d?)(?![\w])", re.IGNORECASE
)  # fmt: skip
_APPENDIX_PAGE = re.compile(r"appendix\s+\S{1,6}(?:\s*[-–:].*)?", re.IGNORECASE)
_EXEMPT = re.compile(r"\bexempt\s+information\b[^?]{0,40}\?\s*[:–-]?\s*(yes|no)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?<!not )\b(?:exempt|restricted|confidential|not for publication)\b", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:unrestricted|open|public|not exempt|official)\b", re.IGNORECASE)
_LAST_SECTION = re.compile(r"background (?:papers?|documents?)", re.IGNORECASE)
_ASKED_TO = re.compile(
    r".{0,80}\b(?:asked|recommended|invited|requested)\b.{0,40}:$", re.IGNORECASE
)
_MOST_PAGES = 80


def find_reports(reading: Reading, items: Sequence[AgendaItemFact]) -> tuple[ReportFact, ...]:
    """Every report of the paper, in order.

    item: the number on the page's stamp, or of the agenda item whose pages hold it, or None.
    """
    starts = [
        (page, sheet)
        for page in reading.pages
        if (sheet := read_front_sheet(page)) is not None and not _is_front_agenda(page)
    ]
    return tuple(
        _report(reading, items, page, sheet, _pages_of(reading, page, starts))
        for page, sheet in starts
    )


def _is_front_agenda(page: Page) -> bool:
    return any(is_agenda_heading(line.text) for line in page.lines)


def _pages_of(
    reading: Reading, start: Page, starts: Sequence[tuple[Page, FrontSheet]]
) -> list[Page]:
    """The report's own pages: up to the next report, item, or appendix with its heading."""
    others = {page.index for page, _ in starts}
    kept = [start]
    for page in reading.pages[start.index + 1 : start.index + _MOST_PAGES]:
        if page.index in others or (page.item_stamp and page.item_stamp != start.item_stamp):
            break
        if _begins_appendix(page, kept[-1]):
            break
        kept.append(page)
    return kept


def _begins_appendix(page: Page, before: Page) -> bool:
    """True for a page headed "Appendix ..."; the list of appendices may break over a page too."""
    if not page.lines or not _APPENDIX_PAGE.fullmatch(page.lines[0].text):
        return False
    last = before.lines[-1].text if before.lines else ""
    return not (_APPENDICES.fullmatch(last) or _APPENDIX.match(last))


def _report(
    reading: Reading,
    items: Sequence[AgendaItemFact],
    start: Page,
    sheet: FrontSheet,
    pages: Sequence[Page],
) -> ReportFact:
    body = paragraphs((*sheet.rest, *printed_lines(pages[1:])))
    title, body = _title(sheet, body)
    sections, body = _sections(body)
    return ReportFact(
        item=_item(start, items),
        title=title or reading.title,
        officer=(sheet.said.get("officer") or sheet.said.get("from", "")).rstrip(" ."),
        exempt=_exempt(sheet, body),
        appendices=_appendices(body),
        recommendations=_recommendations(body),
        sections=sections,
        page=start.name,
        page_index=start.index,
        confidence=0.95 if title else 0.6,
        box=start.lines[0].box if start.lines else None,
    )


def _item(start: Page, items: Sequence[AgendaItemFact]) -> str | None:
    if start.item_stamp is not None:
        return start.item_stamp
    for item in items:
        if item.first_index is None or item.last_index is None:
            continue
        if item.first_index <= start.index <= item.last_index:
            return item.number
    return None


def _title(sheet: FrontSheet, body: Sequence[Paragraph]) -> tuple[str, list[Paragraph]]:
    """The title, and the paragraphs after it: under "Subject", else what follows the labels."""
    said = sheet.said.get("title", "")
    if said:
        return said, list(body)
    parts: list[str] = []
    for at, paragraph in enumerate(body):
        if _is_section(paragraph) or len(parts) == 2 or (parts and not paragraph.bold):
            return join(parts), list(body[at:])
        parts.append(paragraph.text)
    return join(parts), []


def _is_section(paragraph: Paragraph) -> re.Match[str] | None:
    """The number of a section heading: "1.0", or "1" in bold; short, and no sentence."""
    text = paragraph.text
    found = _SECTION.match(text)
    if found is None or len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",")):
        return None
    return found if found[1].endswith(".0") or paragraph.bold else None


def _sections(body: Sequence[Paragraph]) -> tuple[tuple[SectionFact, ...], list[Paragraph]]:
    """The section headings as printed, and the paragraphs up to the page of the last section."""
    found: list[SectionFact] = []
    last_page: int | None = None
    kept: list[Paragraph] = []
    for paragraph in body:
        if last_page is not None and paragraph.page.index > last_page:
            break
        kept.append(paragraph)
        match = _is_section(paragraph)
        if match is None:
            continue
        heading = paragraph.text[match.end() :].rstrip(" :")
        found.append(
            SectionFact(
                number=match[1],
                heading=heading,
                page=paragraph.page.name,
                page_index=paragraph.page.index,
                box=paragraph.box,
            )
        )
        if _LAST_SECTION.match(heading):
            last_page = paragraph.page.index
    return tuple(found), kept


def _exempt(sheet: FrontSheet, body: Sequence[Paragraph]) -> bool | None:
    """The answer to the exempt question; else what the classification says; else None."""
    answer = _EXEMPT.search(join(paragraph.text for paragraph in body))
    if answer is not None:
        return answer[1].lower() == "yes"
    said = sheet.said.get("class", "")
    if _OPEN.search(said):
        return False
    return True if _CLOSED.search(said) else None


def _appendices(body: Sequence[Paragraph]) -> tuple[str, ...]:
    """The references of the list of appendices, as "6(a)" or "A", each once."""
    named: list[str] = []
    listing = False
    for paragraph in body:
        lines = [printed.text for printed in paragraph.lines]
        if _APPENDICES.fullmatch(lines[0]):
            listing = True
            lines = lines[1:]
        here = [match for line in lines if (match := _APPENDIX.match(line))]
        if listing and not here and lines:
            listing = False
        if listing:
            named.extend(_reference(match[1]) for match in here)
    return tuple(dict.fromkeys(named))


def _reference(text: str) -> str:
    number = re.match(r"(\d{1,2})\s?\(?([A-Za-z])\)?$", text)
    return f"{number[1]}({number[2].lower()})" if number else text.upper()


def _recommendations(body: Sequence[Paragraph]) -> tuple[str, ...]:
    """What the report asks for, a text each, without the number before it."""
    texts: list[str] = []
    inside = False
    for paragraph in body:
        text = paragraph.text
        if _RECOMMENDATIONS.fullmatch(text):
            inside = True
            continue
        if not inside:
            continue
        section = _is_section(paragraph)
        # A number set before the recommendation itself makes it look like a heading.
        if section is not None or (paragraph.bold and not _SECTION.match(text)):
            break
        if _ASKED_TO.fullmatch(text):
            continue
        own = _own_words(text)
        if own:
            texts.append(own)
    return tuple(texts)


def _own_words(text: str) -> str:
    found = _SECTION.match(text)
    return text[found.end() :] if found else without_number(text)
