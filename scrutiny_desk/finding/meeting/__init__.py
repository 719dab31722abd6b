"""The meeting a paper is for: which committee, when, where, and who is asked to attend."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts, MeetingFact
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    by_size,
    follows,
    join,
    paragraphs,
    printed_lines,
)
from scrutiny_desk.finding.meeting.committee import find_committee, find_council, is_council

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+\d{4}"
_DAY_DATE = re.compile(rf"\b{_DAY}\b,?\s+(?:the\s+)?({_DATE})", re.IGNORECASE)
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|noon|midday|hrs|hours)?"
_AT = re.compile(
    rf"^[\s,]*(?:commencing\s+|starting\s+)?(?:at\s+|@\s*|-\s*|–\s*)?{_CLOCK}", re.IGNORECASE
)
_LABELLED_TIME = re.compile(rf"\btime\s*:\s*{_CLOCK}", re.IGNORECASE)
_LABELLED_DATE = re.compile(
    rf"\b(?:date|meeting date|date of meeting)\s*:\s*({_DATE})", re.IGNORECASE
)
_IN_FILE_TITLE = re.compile(r",\s*(\d{1,2}/\d{1,2}/\d{4})(?:\s+(\d{1,2}):(\d{2}))?")
_HELD_IN = re.compile(
    rf"\bheld\s+(?:in|at)\s+(?:the\s+)?(.{{3,150}}?)\s*,?\s+on\s+(?:{_DAY}|\d{{1,2}})",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"(?:in|at)\s+(?:the\s+)?([A-Z].{3,150})")
_VENUE = re.compile(r"(?:venue|place|location)\s*:\s*(.{3,150})", re.IGNORECASE)
_ROOM = re.compile(
    r"\b(?:rooms?|chambers?|hall|house|centre|offices?|suite|building|theatre|library)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:to\s*:\s*)?(?:the\s+)?(?:members of the committee|committee members|membership|members|"
    r"councillors|cllrs?)\b\s*(?:\(\d+\))?\s*:?\s*(.+)",
    re.IGNORECASE,
)
_CO_OPTEES = re.compile(
    r"(?:statutory\s+)?co-?opt(?:ees|ed\s+(?:members|representatives))\s*:\s*(.+)", re.IGNORECASE
)
_BODY_ENDS = re.compile(
    r"\b(?:committee|council|cabinet|executive|board|panel|commission|forum|group|partnership"
    r"|authority)\W*$",
    re.IGNORECASE,
)
_SAME_COLUMN = 6.0
_WIDE_PITCH = 2.6
_TITLES = re.compile(r"^(?:councillors?|cllrs?\.?|members?)\s+", re.IGNORECASE)
# A member may be printed as a single letter.
_NAME = re.compile(r"[^\W\d_][\w.'’ -]{0,60}")


@dataclass(frozen=True, slots=True)
class _When:
    date: str | None
    time: str | None
    at: int
    """The paragraph it stands in, or -1."""
    sure: float


def find(reading: Reading, found: Facts) -> Facts:
    """The meeting, where the paper names one."""
    return replace(found, meeting=find_meeting(reading))


def find_meeting(reading: Reading) -> MeetingFact | None:
    """The meeting, or None where the paper's front names neither a committee nor its day."""
    front = _front_paragraphs(reading)
    if not front:
        return None
    when = _when(front, reading)
    committee = find_committee(front, reading)
    if when.date is None or not committee:
        return None
    start = front[when.at] if when.at >= 0 else front[0]
    return MeetingFact(
        council=find_council(front, reading),
        committee=committee,
        date=when.date,
        time=when.time,
        venue=_venue(front, when.at),
        members=_people(front, _TO),
        co_optees=_people(front, _CO_OPTEES),
        page=start.page.name,
        page_index=start.page.index,
        confidence=when.sure,
        box=start.box,
    )


def _front_paragraphs(reading: Reading) -> list[Paragraph]:
    """The paragraphs before the agenda's items; where there is no agenda, of the first pages."""
    pages = front_pages(reading)
    found = [part for whole in paragraphs(printed_lines(pages)) for part in _parted(whole)]
    for at, paragraph in enumerate(found):
        heading = paragraph.lines[0].text
        if is_item_table_heading(heading):
            return found[:at]
        if is_agenda_heading(heading):
            return found[: at + 1] + _until_an_item(found[at + 1 :])
    return found[:40]


def _parted(whole: Paragraph) -> list[Paragraph]:
    """A title page set close: its council, committee and day are paragraphs of their own."""
    parts: list[list[Printed]] = []
    for sized in by_size(whole):
        for at, printed in enumerate(sized.lines):
            above = sized.lines[at - 1].text if at else ""
            ends = at > 0 and is_council(above)
            if not at or ends or (_DAY_DATE.match(printed.text) and _BODY_ENDS.search(above)):
                parts.append([])
            parts[-1].append(printed)
    return [Paragraph(tuple(lines)) for lines in parts]


def _until_an_item(rest: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands between the heading and item 1: some print the meeting there."""
    kept: list[Paragraph] = []
    for paragraph in rest:
        if re.match(r"1[a-z]?[.)]?\s+\S", paragraph.text) or re.match(r"\d", paragraph.text):
            break
        kept.append(paragraph)
    return kept


def _when(front: Sequence[Paragraph], reading: Reading) -> _When:
    """A day with its time first; else a day, and the time said elsewhere; else the file's title."""
    whole, starts = _one_text(front)
    dated = _dated(whole, starts)
    for when in dated:
        if when.time is not None:
            return when
    clock = read_time(_LABELLED_TIME.search(whole))
    in_title = _IN_FILE_TITLE.search(reading.title)
    if in_title is not None:
        date = read_date(in_title[1])
        if clock is None and in_title[2] is not None:
            clock = f"{int(in_title[2]):02}:{in_title[3]}"
        for when in dated:
            if when.date == date:
                return _When(date, clock, when.at, 0.95)
        if date is not None:
            return _When(date, clock, -1, 0.7)
    if dated:
        return _When(dated[0].date, clock, dated[0].at, dated[0].sure)
    return _When(None, None, -1, 0.0)


def _dated(whole: str, starts: Sequence[int]) -> list[_When]:
    """The days of the front with their weekday, or else the one that is labelled."""
    dated: list[_When] = []
    for found in _DAY_DATE.finditer(whole):
        date = read_date(found[1])
        if date is not None:
            time = read_time(_AT.match(whole[found.end() :]))
            dated.append(_When(date, time, _paragraph_at(starts, found.start()), 1.0))
    labelled = _LABELLED_DATE.search(whole)
    if labelled is not None and not dated:
        date = read_date(labelled[1])
        dated.append(_When(date, None, _paragraph_at(starts, labelled.start()), 0.9))
    return dated


def _one_text(front: Sequence[Paragraph]) -> tuple[str, list[int]]:
    """All paragraphs as one text, and where each of them starts in it: dates break over lines."""
    whole, starts = "", []
    for paragraph in front:
        starts.append(len(whole))
        whole += paragraph.text + " "
    return whole, starts


def _paragraph_at(starts: Sequence[int], place: int) -> int:
    return max(at for at, start in enumerate(starts) if start <= place)


def read_time(match: re.Match[str] | None) -> str | None:
    """The time of day in 24 h of a match of hour, minutes and half of the day, or None.

    A bare number is no time: it needs minutes or a word ("am", "noon", "hours").
    """
    if match is None:
        return None
    hour, minute = match[1], match[2] or "00"
    half = (match[3] or "").lower().replace(".", "")
    if not half and match[2] is None:
        return None
    number = int(hour)
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    if number > 23 or int(minute) > 59:
        return None
    return f"{number:02}:{minute}"


def _venue(front: Sequence[Paragraph], at: int) -> str:
    for paragraph in front:
        found = _HELD_IN.search(paragraph.text) or _VENUE.match(paragraph.text)
        if found:
            return found[1].strip(" ,.")
    for paragraph in front[max(at, 0) : at + 4]:
        found = _IN_PLACE.fullmatch(paragraph.text)
        if found:
            return found[1].strip(" ,.")
    return _rooms(front[at : at + 6]) if at >= 0 else ""


def _rooms(near: Sequence[Paragraph]) -> str:
    """The lines of rooms and buildings under the date, in the date's own column."""
    box = near[0].lines[0].line.box
    column = [
        printed
        for paragraph in near
        for printed in paragraph.lines
        if abs(printed.line.box.x0 - box.x0) < _SAME_COLUMN
        or abs(printed.line.box.centre[0] - box.centre[0]) < _SAME_COLUMN
    ]
    kept: list[str] = []
    for last, printed in itertools.pairwise(column):
        if not follows(last, printed) and not _stands_near(last, printed):
            break
        if _ROOM.search(printed.text) or (kept and kept[-1].endswith(",")):
            # A label of the next column may stand close by.
            kept.append(re.split(r"\s+\w+:", printed.text)[0])
    return join(kept).strip(" ,")


def _stands_near(one: Printed, other: Printed) -> bool:
    """Whether a line stands under another as the lines of a title page do, set wide apart."""
    pitch = other.line.box.y1 - one.line.box.y1
    return one.page.index == other.page.index and 0 < pitch <= _WIDE_PITCH * max(
        one.size, other.size
    )


def _people(front: Sequence[Paragraph], label: re.Pattern[str]) -> tuple[str, ...]:
    for paragraph in front:
        found = label.match(paragraph.text)
        if found is None:
            continue
        names = _names(found[1])
        if names:
            return names
    return ()


def _names(text: str) -> tuple[str, ...]:
    plain = re.sub(r"\([^)]*\)", "", text)
    names = []
    for part in re.split(r"[,;]\s*|\s+and\s+|\s+&\s+", plain):
        name = _TITLES.sub("", " ".join(part.split())).strip(" .")
        if not name:
            continue
        if not (_NAME.fullmatch(name) and name[0].isupper()) or len(name.split()) > 5:
            # A sentence, not a list of people.
            return ()
        names.append(name)
    return tuple(names)
