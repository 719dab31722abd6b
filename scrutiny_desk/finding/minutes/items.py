"""Minutes as paragraphs, each under the number of its item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    in_capitals,
    join,
    joined_levels,
    paragraphs,
)

_NUMBERED = re.compile(
    r"(?:(?:minute|item|agenda item)\s*(?:no\.?|number|ref\.?)?\s*)?"
    r"\(?(?P<number>(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[A-Za-z]?)"
    r"\s?[.:)]?(?:\s*[-–—:]\s*|\s+)(?P<title>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?:(?:minute|item)\s*(?:no\.?)?\s*)?(?:[A-Z]{1,5}[ ./]?)?\d{1,4}\.?")
_ITEM_BELOW = re.compile(r"\((?:agenda )?item [\w.()-]{1,8}\)", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[ ./-]\w+[ ./-]\d{2,4}")
_ALONE = re.compile(
    r"(?:it was )?(?:resolved|agreed|decided|recommended|decisions?|resolutions?)\s*[:–—-]+",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:it was )?(?:resolved|agreed|decided|recommended)\s*[:–—-]", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_LIST_START = re.compile(r"(?:that|to|resolved|agreed|the committee|members?)\b", re.IGNORECASE)
_SENTENCE_END = (".", ";", ",", "?")
_LONGEST = 220
_ACTS = re.compile(
    r"(?:actions?|action (?:by|for|on|point|owner)|by whom|who|lead(?: officer)?|owner)\W*",
    re.IGNORECASE,
)
_RIGHT = 0.6
_LONGEST_TITLE = 110
_FARTHEST = 30
# This share of the lines of a text ends at the edge of its column or before it.
_LONG = 0.95


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of minutes. text: joined over a page end. item: its number, or None.

    heading: it is the heading of an item.
    """

    text: str
    start: Paragraph
    item: str | None
    heading: bool = False


def said_in(lines: Sequence[Printed]) -> list[Said]:
    """The paragraphs of minutes in order, each with the number of the item it stands under."""
    levels = joined_levels(_without_actions(lines))
    edges = _edges(levels)
    parts = [part for whole in paragraphs(levels) for part in _parted(whole, edges)]
    headings = _headings(parts)
    said: list[Said] = []
    item: str | None = None
    for at, paragraph in enumerate(parts):
        number = headings.get(at)
        if number is not None:
            item = number
            said.append(Said(paragraph.text.strip("*#_ "), paragraph, item, True))
            continue
        text = paragraph.text.strip("*_ ")
        last = said[-1] if said else None
        if last is not None and not last.heading and _goes_on(last, paragraph, text):
            said[-1] = Said(join((last.text, text)), last.start, last.item)
        else:
            said.append(Said(text, paragraph, item))
    return said


def _without_actions(lines: Sequence[Printed]) -> list[Printed]:
    """The lines without a narrow column at the right that names who is to act."""
    head = next(
        (
            printed
            for printed in lines
            if printed.line.box.x0 > _RIGHT * printed.page.width and _ACTS.fullmatch(printed.text)
        ),
        None,
    )
    if head is None:
        return list(lines)
    edge = head.line.box.x0 - head.size
    return [printed for printed in lines if printed.line.box.x0 < edge]


def _edges(lines: Sequence[Printed]) -> tuple[float, float]:
    """Where most lines start and where the longest of them end, in points."""
    if not lines:
        return 0.0, 0.0
    ends = sorted(printed.line.box.x1 for printed in lines)
    return min(printed.line.box.x0 for printed in lines), ends[int(len(ends) * _LONG)]


def _parted(paragraph: Paragraph, edges: tuple[float, float]) -> list[Paragraph]:
    """A paragraph of which the lines are set close, parted at "Resolved:" and under a heading.

    A line that ends early, though the next word has room on it, ends what it says.
    """
    for at, printed in enumerate(paragraph.lines):
        if not at:
            continue
        text, above = printed.text.strip("*#_ "), paragraph.lines[at - 1]
        early = _ends_early(above, printed, edges)
        heads = at == 1 and _heads(above.text.strip("*#_ ")) and text[:1].isupper()
        said = _SAID.match(text) and (early or above.text.endswith("."))
        if _ALONE.fullmatch(text) or said or (early and heads):
            rest = Paragraph(paragraph.lines[at:])
            return [Paragraph(paragraph.lines[:at]), *_parted(rest, edges)]
    return [paragraph]


def _ends_early(above: Printed, below: Printed, edges: tuple[float, float]) -> bool:
    start, end = edges
    word = below.line.words[0].box.width
    room = end - above.line.box.x1
    return above.line.box.x0 - start <= above.size and room > word + above.size


def _heads(text: str) -> bool:
    """Whether a line is a number and a short title, and no sentence."""
    found = _NUMBERED.fullmatch(text)
    if found is None or len(text) > _LONGEST_TITLE or _DAY.match(text):
        return False
    title = found["title"]
    return (
        title[:1].isupper() and not title.endswith(_SENTENCE_END) and not _LIST_START.match(title)
    )


def _goes_on(last: Said, paragraph: Paragraph, text: str) -> bool:
    """A sentence broken by a page end, or by a running header that was left out."""
    if last.text.endswith((".", ":", ";", "?", "”", '"')) or paragraph.bold != last.start.bold:
        return False
    return text[:1].islower() and not re.match(r"[a-z]{1,3}[).]\s", text)


def _headings(parts: Sequence[Paragraph]) -> dict[int, str]:
    """Which paragraphs are headings of items, with their numbers.

    One manner of heading is used throughout: in capitals, in bold, or followed by "(Item 1)";
    only where there is none of these a short numbered line that is no sentence will do. Numbers
    grow, so that the numbers of lists and of paragraphs do not count.
    """
    manners: dict[str, list[tuple[int, str]]] = {}
    for at, paragraph in enumerate(parts):
        text = paragraph.text.strip("*#_ ")
        if len(text) > _LONGEST or not (
            text[:1].isdigit() or text[:1].isupper() or text[:1] == "("
        ):
            continue
        found = _NUMBERED.fullmatch(text)
        if found is None:
            if _BARE_NUMBER.fullmatch(text) and at + 1 < len(parts):
                follower = parts[at + 1]
                if in_capitals(follower.text) or follower.bold:
                    manners.setdefault("strong", []).append((at, _clean(text)))
            continue
        title = found["title"]
        if read_date(text) is not None and _DAY.match(text):
            continue
        below = at + 1 < len(parts) and _ITEM_BELOW.match(parts[at + 1].text) is not None
        manner = _manner(paragraph, title, below or _ITEM_BELOW.search(title) is not None)
        if manner:
            manners.setdefault(manner, []).append((at, _clean(found["number"])))
    for manner in ("strong", "plain"):
        chosen = _growing(manners.get(manner, []))
        if chosen:
            return chosen
    return {}


def _manner(paragraph: Paragraph, title: str, below: bool) -> str:
    if below or in_capitals(_first_words(title)):
        return "strong"
    lead = paragraph.lines[0].line
    if lead.bold and (paragraph.bold or not title.endswith(_SENTENCE_END)):
        return "" if _LIST_START.match(title) else "strong"
    if (
        title.endswith((*_SENTENCE_END, ":"))
        or _LIST_START.match(title)
        or len(title) > _LONGEST_TITLE
    ):
        return ""
    return "plain" if title[:1].isupper() else ""


def _first_words(title: str) -> str:
    """The title without what stands in brackets or after a dash: years, names of reports."""
    return re.sub(r"\(.*?\)", "", title)


def _clean(number: str) -> str:
    return re.sub(r"^(?:minute|item)\s*(?:no\.?)?\s*", "", number, flags=re.IGNORECASE).rstrip(".")


def _growing(found: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Those whose numbers go up by little, from the first that others follow.

    Of "23/24" and "24/24" the first figure counts, of "C/24/12" and "C/24/13" the last.
    """
    best: dict[int, str] = {}
    for which in (0, -1):
        for first in range(min(len(found), 4)):
            chosen = _chain(found[first:], which)
            if len(chosen) > len(best):
                best = chosen
    return best


def _chain(found: Sequence[tuple[int, str]], which: int) -> dict[int, str]:
    chosen: dict[int, str] = {}
    last: int | None = None
    for at, number in found:
        if "." in number and last is not None and int(_FIGURES.findall(number)[0]) == last:
            # "3.1" under "3" is a paragraph of it.
            continue
        value = int(_FIGURES.findall(number)[0 if "." in number else which])
        if last is None or last < value <= last + _FARTHEST:
            chosen[at] = number
            last = value
    return chosen
