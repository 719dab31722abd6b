"""Reports: front sheet, numbered sections, appendices, recommendations, the exempt question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DoubtFact,
    Facts,
    ReportFact,
    SectionFact,
)
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    join,
    paragraphs,
    printed_lines,
    without_number,
)
from scrutiny_desk.finding.reports.answers import (
    APPENDICES,
    APPENDIX,
    appendices_of,
    asks_exempt,
    exempt_of,
    title_above,
)
from scrutiny_desk.finding.reports.frontsheet import FrontSheet, front_sheets

_SECTION = re.compile(r"(?:[•·-]\s+)?(\d{1,2}(?:\.0)?)[.:]?\s+(?=[\"'‘“(]?[A-Z])")
_LONGEST_HEADING = 130
_RECOMMENDATIONS = re.compile(
    r"(?:\d{1,2}(?:\.\d)?\.?\s+)?recommendations?(?:\(s\))?\s*:?", re.IGNORECASE
)
_APPENDIX_PAGE = re.compile(r"(?:appendix|annex|schedule)\s+\S{1,6}(?:\s*[-–:].*)?", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"(?:item )?(\d{1,3}[A-Za-z]?)\.?", re.IGNORECASE)
_STAMP = re.compile(r"\bagenda item(?: no\.?| number)?:?\s+(\d{1,3}[a-z]?)$", re.IGNORECASE)
_NUMBERED_BY_ITEM = re.compile(r"(\d{1,3})\([a-z]\)")
_USUAL = re.compile(
    r"(?:purpose|recommendations?|reasons?|background|introduction|summary"
    r"|executive summary|(?:other |alternative )"
    r"*options|council priorit|corporate|financial|finance|legal|risk|equalit"
    r"|human resources|sustainab|climate"
    r"|consultation|internal|implications|considerations|list of|appendi|conclusions?|proposals?"
    r"|next steps|contact|context|key (?:information|issues|decision)|details?|resource|health|"
    r"timetable|monitoring|data protection|crime)\b.{0,70}$",
    re.IGNORECASE,
)
_LAST_SECTION = re.compile(r"background (?:papers?|documents?)", re.IGNORECASE)
_ASKED_TO = re.compile(
    r".{0,80}\b(?:asked|recommended|invited|requested)\b.{0,40}:$", re.IGNORECASE
)
_MOST_PAGES = 80
_SURE = 0.9
_TITLELESS = 0.6
_ALIKE = 0.75


def find(reading: Reading, found: Facts) -> Facts:
    """The reports, each under its agenda item."""
    reports = find_reports(reading, found.agenda_items)
    doubts = tuple(_doubt(report) for report in reports if report.confidence < _SURE)
    return replace(found, reports=reports, doubts=(*found.doubts, *doubts))


def find_reports(reading: Reading, items: Sequence[AgendaItemFact]) -> tuple[ReportFact, ...]:
    """Every report of the paper, in order.

    item: the number on the page's stamp, or of the agenda item whose pages hold it, or of the
    one with its title, or None.
    """
    starts = front_sheets(reading)
    return tuple(
        _report(reading, items, sheet, starts[at + 1] if at + 1 < len(starts) else None)
        for at, sheet in enumerate(starts)
    )


def _body(reading: Reading, sheet: FrontSheet, after: FrontSheet | None) -> Iterator[Paragraph]:
    """The report's own paragraphs: up to the next report, item, or appendix with its heading."""
    start = sheet.page
    kept = start
    rest = _until(sheet.rest(), start, after)
    yield from paragraphs(rest)
    for page in reading.pages[start.index + 1 : start.index + _MOST_PAGES]:
        if after is not None and page.index > after.page.index:
            return
        if after is not None and page.index == after.page.index and after.at == 0:
            return
        if page.item_stamp and page.item_stamp != start.item_stamp:
            return
        if _begins_appendix(page, kept):
            return
        kept = page
        yield from paragraphs(_until(printed_lines((page,)), page, after))


def _until(lines: Sequence[Printed], page: Page, after: FrontSheet | None) -> list[Printed]:
    """The lines before the next report, where that begins on the same page."""
    if after is None or after.page.index != page.index:
        return list(lines)
    kept: list[Printed] = []
    for printed in lines:
        if printed.line is page.lines[after.at]:
            break
        kept.append(printed)
    return kept


def _begins_appendix(page: Page, before: Page) -> bool:
    """True for a page headed "Appendix ..."; the list of appendices may break over a page too."""
    if not page.lines or not _APPENDIX_PAGE.fullmatch(page.lines[0].text):
        return False
    last = before.lines[-1].text if before.lines else ""
    return not (APPENDICES.fullmatch(last) or APPENDIX.match(last))


def _report(
    reading: Reading,
    items: Sequence[AgendaItemFact],
    sheet: FrontSheet,
    after: FrontSheet | None,
) -> ReportFact:
    title, body = _title(sheet, _body(reading, sheet, after))
    title = title or title_above(sheet.above)
    sections, kept = _sections(body)
    start = sheet.page
    appendices = appendices_of(sheet.said.get("appendices", ""), kept)
    return ReportFact(
        item=_item(reading, sheet, items, title, appendices),
        title=title or reading.title,
        officer=(sheet.said.get("officer") or sheet.said.get("from", "")).rstrip(" ."),
        exempt=exempt_of(sheet.said.get("class", ""), kept),
        appendices=appendices,
        recommendations=_recommendations(kept),
        sections=sections,
        page=start.name,
        page_index=start.index,
        confidence=(0.95 if sheet.sure else 0.85) if title else 0.6,
        box=start.lines[sheet.at].box if start.lines else None,
    )


def _doubt(report: ReportFact) -> DoubtFact:
    why = (
        "Its head has not the usual labels; the title may be another line."
        if report.confidence > _TITLELESS
        else "No title is printed under its head."
    )
    return DoubtFact(
        what=f"the report “{report.title}”",
        why=why,
        page=report.page,
        page_index=report.page_index,
        confidence=0.5,
    )


def _item(
    reading: Reading,
    sheet: FrontSheet,
    items: Sequence[AgendaItemFact],
    title: str,
    appendices: Sequence[str],
) -> str | None:
    start = sheet.page
    if start.item_stamp is not None:
        return start.item_stamp
    printed = _ITEM_NUMBER.fullmatch(sheet.said.get("item", ""))
    if printed is not None:
        return printed[1]
    for item in items if reading.kind_of_file == "pdf" else ():
        if item.first_index is None or item.last_index is None:
            continue
        if item.first_index <= start.index <= item.last_index:
            return item.number
    for line in reversed(start.lines[max(0, sheet.at - 3) : sheet.at]):
        stamped = _STAMP.search(line.text)
        if stamped is not None:
            return stamped[1]
    return _item_like(items, title, appendices)


def _item_like(
    items: Sequence[AgendaItemFact], title: str, appendices: Sequence[str]
) -> str | None:
    """The item that the report's appendices are numbered by, or whose title is the report's."""
    numbers = {found[1] for name in appendices if (found := _NUMBERED_BY_ITEM.fullmatch(name))}
    if len(numbers) == 1 and (number := next(iter(numbers))) in {item.number for item in items}:
        return number
    own = plain(title)
    best = max(items, key=lambda item: _likeness(plain(item.title), own), default=None)
    if best is None or not own or _likeness(plain(best.title), own) < _ALIKE:
        return None
    return best.number


def _likeness(one: str, other: str) -> float:
    """1 where one title holds all words of the other, else the share of words in common."""
    a, b = set(one.split()), set(other.split())
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b)) if len(a & b) > 1 else float(a == b)


def _title(sheet: FrontSheet, body: Iterator[Paragraph]) -> tuple[str, Iterator[Paragraph]]:
    """The title, and the paragraphs after it: under "Subject", else what follows the labels."""
    said = sheet.said.get("title", "")
    if said:
        return said, body
    parts: list[str] = []
    for paragraph in body:
        if _is_section(paragraph) or len(parts) == 2 or (parts and not paragraph.bold):
            return join(parts), chain((paragraph,), body)
        parts.append(paragraph.text.strip("*_# "))
    return join(parts), iter(())


def _is_section(paragraph: Paragraph) -> re.Match[str] | None:
    """The number of a section heading: "1.0", or "1" in bold; short, and no sentence."""
    text = paragraph.text
    found = _SECTION.match(text)
    if found is None or len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",")):
        return None
    if found[1].endswith(".0") or paragraph.bold:
        return found
    # A text has no bold; there the usual headings tell.
    return found if _USUAL.match(text, found.end()) and len(paragraph.lines) == 1 else None


def _sections(body: Iterable[Paragraph]) -> tuple[tuple[SectionFact, ...], list[Paragraph]]:
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
        if APPENDICES.fullmatch(text) or asks_exempt(text):
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
