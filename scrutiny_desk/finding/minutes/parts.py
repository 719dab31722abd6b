"""Where a paper holds minutes or a record of decisions, and the day these are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Line, Page, Reading
from scrutiny_desk.domain.pages.running import MARGIN, runs_along
from scrutiny_desk.finding.front import is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.headings import numbered_beside
from scrutiny_desk.finding.lines import Printed, in_capitals, join, says_left_blank, squeezed
from scrutiny_desk.finding.reports.frontsheet import front_sheets

_BODY = (
    r"committee|council|cabinet|executive|board|panel|commission|forum|group|authority|partnership"
)
_KINDS = r"(?:draft|printed|public|confirmed|unconfirmed|approved|open|exempt|the|extract|from)"
_MINUTES = re.compile(
    rf"(?:{_KINDS}\s+)*minutes(?:\s+(?:of|from|for|and|extract)\b.*|\s*[-–—:,].*)?"
    rf"|.{{3,90}}\b(?:{_BODY})\s*[-–—:,]?\s+(?:{_KINDS}\s+)*minutes(?:\s*[-–—:,(].*)?"
    r"|agenda and (?:draft )?minutes\b.*"
    r"|(?:record|minutes and record|notes?) of (?:an? |the )?(?:\w+ )?meeting\b.*"
    rf"|(?:record of )?(?:decisions?|proceedings) of (?:an? |the )?.*\b(?:{_BODY})\b.*"
    rf"|at an? (?:\w+ )?meeting of (?:the )?.*\b(?:{_BODY}|held)\b.*"
    r"|(?:at )?(?:an? |the )?(?:\w+ )?meeting (?:was )?held (?:on|at|in)\b.*",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:published )?(?:record|notice|statement|notification) of (?:an? |the )?"
    r"(?:\w+[ -]){0,4}decisions?\b.{0,80}"
    r"|(?:\w+[ -]){0,4}decision (?:record|notice|form|sheet)\b.{0,40}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"minutes|record|notes? of|decision|notice|proceedings|at an? |meeting (?:was )?held",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(r"\b(?:last|previous|preceding)\b|\(pages?\b|\.{4}", re.IGNORECASE)
_DECISION_LABEL = re.compile(
    r"\W*(?:the |key |executive )?(?:decisions?|outcome|determination)"
    r"(?: (?:taken|made|agreed|details?))?\s*(?:[:–-]|$)"
    r"|.*\bI (?:have )?(?:agree|approve|decide|resolve)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:members |councillors |also |those |there were )?present\b|attendance\b|in attendance\b"
    r"|attendees\b|apologies\b|membership\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\(?(?:the )?(?:meeting|session|proceedings)s?\s+(?:was\s+|were\s+)?(?:declared\s+)?"
    r"(?:ended|closed|concluded|finished|terminated|rose|dispersed)\b.{0,20}\d"
    r"|(?:time|duration) of (?:the )?(?:meeting|closure)\b"
    r"|\(?(?:the )?meeting (?:ended|closed|concluded)\W*$",
    re.IGNORECASE,
)
_NEXT_HEADING = re.compile(r"(?:it was )?resolved\b", re.IGNORECASE)
_DECIDED_ON = re.compile(
    r"\bdate (?:of|on which|when|the)?\s*(?:the )?(?:executive |key )?decision(?: was)?"
    r"(?: (?:taken|made|to be made))?\b\W*|\bdecision date\b\W*|\btaken on\b\W*",
    re.IGNORECASE,
)
_SIGNED_ON = re.compile(r"\b(?:signed|dated?)\b\W*", re.IGNORECASE)
_TALK = re.compile(
    r"\b(?:resolved|agreed|(?:be|were|was) (?:\w+ )?(?:approved|confirmed|signed|accepted)"
    r"|correct record|true record|accurate record)\b|^(?:that )?the minutes of\b",
    re.IGNORECASE,
)
"""Sentences about other minutes: their day is not the day of these."""
_RECORD_PAGES = 4
_MARKS = "*#_ "
# Minutes start at the head of a page; a text has no pages of its own.
_HEAD_LINES = 14
_HEADING_LINES = 8
_LOOK_AHEAD = 60
_LONGEST_HEADING = 170


@dataclass(frozen=True, slots=True)
class Part:
    """The printed lines of one set of minutes or of one record of a decision.

    date: the day it is of, as ISO text, or None. sure: it says who was present, or is a record.
    record: a record of decisions of one person, with labels for what is told.
    """

    lines: tuple[Printed, ...]
    date: str | None
    sure: bool
    record: bool = False


def find_parts(reading: Reading) -> list[Part]:
    """Every set of minutes and every record of a decision in the paper, in order."""
    parts: list[Part] = []
    pages = {page.index: page for page in reading.pages}
    reports: frozenset[tuple[int, int]] | None = None
    until = (-1, -1)
    for page, line, record in _places(reading):
        if (page, line) < until or not _opens(reading, page, line, record):
            continue
        if reports is None:
            reports = frozenset((sheet.page.index, sheet.at) for sheet in front_sheets(reading))
        part, until = _part(reading, pages, page, line, record, reports)
        parts.append(part)
    return parts


def _places(reading: Reading) -> list[tuple[int, int, bool]]:
    """Page and line of everything that looks like the heading of minutes; True for a record."""
    most = _HEAD_LINES if reading.kind_of_file == "pdf" else None
    found: list[tuple[int, int, bool]] = []
    for page in reading.pages:
        for at, line in enumerate(page.lines[:most]):
            # A heading starts with a capital and has few words; this spares most lines the rest.
            if not line.words or not line.words[0].text.lstrip(_MARKS)[:1].isupper():
                continue
            text = line.text.strip(_MARKS)
            if len(text) > _LONGEST_HEADING or not _NAMED.search(text):
                continue
            if _NOT_ITS_OWN.search(text) or numbered_beside(page, at):
                continue
            if _RECORD.fullmatch(text):
                found.append((page.index, at, True))
            elif _MINUTES.fullmatch(text):
                found.append((page.index, at, False))
    return found


def _ahead(reading: Reading, page: int, line: int, most: int) -> list[Printed]:
    """So many lines from a place on, over page ends."""
    found: list[Printed] = []
    for sheet in reading.pages[page : page + 3]:
        lines = sheet.lines[line:] if sheet.index == page else sheet.lines
        found.extend(Printed(sheet, each) for each in lines if each.words)
        if len(found) >= most:
            break
    return found[:most]


def _opens(reading: Reading, page: int, line: int, record: bool) -> bool:
    """True when minutes begin here: they say who was present, or give their day and stand out."""
    ahead = _ahead(reading, page, line, _LOOK_AHEAD)
    if _agenda_near(ahead) and not ahead[0].text.lower().startswith("agenda and"):
        return False
    if record:
        return any(_DECISION_LABEL.match(printed.text) for printed in ahead)
    if _says_present(ahead):
        return True
    opening = ahead[0].text.strip(_MARKS)
    stands_out = ahead[0].line.bold or in_capitals(opening) or opening.startswith("MINUTES")
    return stands_out and _date_of(ahead) is not None


def _agenda_near(ahead: Sequence[Printed]) -> bool:
    for printed in ahead[:25]:
        if is_agenda_heading(printed.text) or is_item_table_heading(printed.text):
            return True
    return False


def _says_present(ahead: Sequence[Printed]) -> bool:
    for printed in ahead[1:]:
        text = printed.text.strip(_MARKS)
        if _PRESENT.match(text):
            return True
        if _NEXT_HEADING.match(text):
            return False
    return False


def _date_of(ahead: Sequence[Printed]) -> str | None:
    """The day printed in the heading, or in the lines under it before anybody is named."""
    text = ""
    for printed in ahead[:_HEADING_LINES]:
        line = printed.text.strip(_MARKS)
        if text and (_PRESENT.match(line) or _TALK.search(line)):
            break
        text = join((text, line))
    date = read_date(text)
    return date if date is not None and len(date) == 10 else None


def _day_above(reading: Reading, page: int, line: int) -> str | None:
    """The day printed in the few lines over a heading that has none."""
    above = reading.pages[page].lines[max(0, line - 5) : line]
    date = read_date(join(each.text for each in above))
    return date if date is not None and len(date) == 10 else None


def _record_day(lines: Sequence[Printed]) -> str | None:
    """The day on which a decision was taken: beside its own label, else of its signing."""
    for pattern in (_DECIDED_ON, _SIGNED_ON):
        for at, printed in enumerate(lines):
            found = pattern.search(printed.text)
            if found is None:
                continue
            beside = join(each.text for each in lines[at : at + 3])
            date = read_date(beside[found.end() :])
            if date is not None and len(date) == 10:
                return date
    return None


def _part(
    reading: Reading,
    pages: Mapping[int, Page],
    page: int,
    line: int,
    record: bool,
    reports: frozenset[tuple[int, int]],
) -> tuple[Part, tuple[int, int]]:
    """The minutes that begin here, and the page and line where they end."""
    ahead = _ahead(reading, page, line, _LOOK_AHEAD)
    date = _date_of(ahead) or _day_above(reading, page, line)
    heading = squeezed(ahead[0].text)
    kept: list[Printed] = []
    resume = end = (page, line)
    for sheet, at, each in _lines_from(reading, page, line, record):
        end = (sheet.index + 1, 0)
        text = each.text.strip(_MARKS)
        if (sheet.index, at) < resume or (kept and says_left_blank(text)):
            continue
        again = 0 if record or not kept else _repeats(reading, sheet.index, at, heading, date)
        if again:
            resume = (sheet.index, at + again)
            continue
        if kept and ((sheet.index, at) in reports or _begins_other(reading, sheet.index, at, text)):
            end = (sheet.index, at)
            break
        if _in_margin(sheet, each) and runs_along(each, sheet, pages):
            continue
        kept.append(Printed(sheet, each))
        if not record and _ENDED.match(text):
            end = (sheet.index, at + 1)
            break
    if record:
        date = _record_day(kept) or date
    return Part(tuple(kept), date, record or _says_present(kept[:_LOOK_AHEAD]), record), end


def _lines_from(
    reading: Reading, page: int, line: int, record: bool
) -> Iterator[tuple[Page, int, Line]]:
    """The lines from a place on, up to the page that is stamped with another item."""
    stamp = reading.pages[page].item_stamp
    most = page + _RECORD_PAGES if record else len(reading.pages)
    for sheet in reading.pages[page:most]:
        if sheet.index != page and sheet.item_stamp not in (None, stamp):
            return
        for at in range(line if sheet.index == page else 0, len(sheet.lines)):
            if sheet.lines[at].words:
                yield sheet, at, sheet.lines[at]


def _repeats(reading: Reading, page: int, line: int, heading: str, date: str | None) -> int:
    """How many lines the heading takes where it is printed again; 0 where it is not."""
    text = reading.pages[page].lines[line].text.strip(_MARKS)
    if not _is_heading(text):
        return 0
    ahead = _ahead(reading, page, line, _HEADING_LINES)
    count = _lines_of(ahead)
    said = _date_of(ahead[:count])
    return count if squeezed(text) == heading or (said is not None and said == date) else 0


def _begins_other(reading: Reading, page: int, line: int, text: str) -> bool:
    """True where another paper begins: minutes, a record, an agenda."""
    if is_agenda_heading(text):
        return True
    if _NOT_ITS_OWN.search(text) or numbered_beside(reading.pages[page], line):
        return False
    return _is_heading(text) and _opens(reading, page, line, _RECORD.fullmatch(text) is not None)


def _is_heading(text: str) -> bool:
    if not text[:1].isupper() or len(text) > _LONGEST_HEADING:
        return False
    return _RECORD.fullmatch(text) is not None or _MINUTES.fullmatch(text) is not None


def _lines_of(ahead: Sequence[Printed]) -> int:
    """How many lines a heading takes up to its day; 1 where no day follows at once."""
    for count in range(1, min(len(ahead), 5)):
        date = read_date(join(each.text.strip(_MARKS) for each in ahead[:count]))
        if date is not None and len(date) == 10:
            return count
    return 1


def _in_margin(page: Page, line: Line) -> bool:
    middle = line.box.centre[1]
    return middle < MARGIN * page.height or middle > (1 - MARGIN) * page.height
