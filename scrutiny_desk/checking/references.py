"""References: one matter printed with two, and an appendix called by another's letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desk.checking.kinds import PageText, Paper, in_list, places
from scrutiny_desk.domain.findings import Finding, FindingKind, Place
from scrutiny_desk.domain.papers.facts import ReportFact

_LISTED = re.compile(
    r"^(?:[•\d.\s]*)Appendix\s+(?P<letter>\d{1,2}\s*\(\s*[a-z]\s*\)|[A-Z]|\d{1,2}[A-Z]?)\s*[:–—-]\s*"
    r"(?P<title>\S.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\bAppendix\s+(?P<letter>\d{1,2}\s*\(\s*[a-z]\s*\)|[A-Z]\b|\d{1,2}[A-Z]?\b)", re.IGNORECASE
)
_SUBHEADING = re.compile(r"^[•\s]*\d{1,2}\.\d{1,2}\.?\s+(?P<words>[A-Z][^.?!:]{5,90})$")
_TELLING = re.compile(r"[a-z]{4,}")
_COMMON = {
    "appendix", "attached", "report", "with", "this", "that", "from", "have", "been", "which",
    "will", "table", "meeting", "committee", "strategy", "plan",
}  # fmt: skip
_MOST_PAGES = 30
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Mention:
    letter: str
    page: PageText
    around: str


def check(paper: Paper) -> Iterator[Finding]:
    """The forward plan's references, and the appendices of every report."""
    yield from _two_ways(paper)
    for report, pages in _reports(paper):
        yield from _wrong_letters(report, pages)


def _two_ways(paper: Paper) -> Iterator[Finding]:
    for row in paper.facts.forward_plan:
        forms = list(dict.fromkeys(row.references))
        if len(forms) > 1:
            yield Finding(
                FindingKind.REFERENCE,
                forms[0],
                in_list(forms[1:]),
                f"The reference of “{row.matter}” is printed as {in_list(forms)}.",
                places(row),
                row.matter,
            )


def _reports(paper: Paper) -> Iterator[tuple[ReportFact, Sequence[PageText]]]:
    reports = sorted(paper.facts.reports, key=lambda report: report.page_index)
    for at, report in enumerate(reports):
        last = report.page_index + _MOST_PAGES
        if at + 1 < len(reports):
            last = min(last, reports[at + 1].page_index)
        yield report, [p for p in paper.pages if report.page_index <= p.page_index < last]


def _wrong_letters(report: ReportFact, pages: Sequence[PageText]) -> Iterator[Finding]:
    titles, listed_on = _list_of(pages)
    if len(titles) < _FEWEST:
        return
    for mention in _mentions(pages):
        if mention.letter not in titles:
            continue
        said = _telling(mention.around)
        own = _telling(titles[mention.letter])
        others = [
            letter
            for letter, title in titles.items()
            if letter != mention.letter
            and len(words := _telling(title)) >= _FEWEST
            and words <= said
        ]
        # Where its own title is spoken of too, nothing is wrong.
        if len(others) == 1 and own and not own & said:
            letter = others[0]
            where = Place(mention.page.page, mention.page.page_index)
            yield Finding(
                FindingKind.APPENDIX,
                f"Appendix {mention.letter}",
                f"Appendix {letter}",
                f"The words about “{titles[letter]}” call it Appendix {mention.letter}; the list"
                f" of appendices of “{report.title}” names it Appendix {letter}.",
                tuple(dict.fromkeys([where, listed_on[letter]])),
                report.title,
            )


def _list_of(pages: Sequence[PageText]) -> tuple[dict[str, str], dict[str, Place]]:
    titles: dict[str, str] = {}
    where: dict[str, Place] = {}
    for page in pages:
        for line in page.text.splitlines():
            if (match := _LISTED.match(line.strip())) is not None:
                letter = _plain(match["letter"])
                titles.setdefault(letter, match["title"].strip())
                where.setdefault(letter, Place(page.page, page.page_index))
    return titles, where


def _mentions(pages: Sequence[PageText]) -> Iterator[_Mention]:
    """Every naming of an appendix outside the list, with its heading and its sentence."""
    heading = ""
    for page in pages:
        lines = page.text.splitlines()
        for at, line in enumerate(lines):
            if (found := _SUBHEADING.match(line.strip())) is not None:
                heading = found["words"]
            if _LISTED.match(line.strip()):
                continue
            for match in _NAMED.finditer(line):
                around = " ".join([heading, *lines[max(at - 1, 0) : at + 2]])
                yield _Mention(_plain(match["letter"]), page, around)


def _plain(letter: str) -> str:
    return re.sub(r"\s+", "", letter)


def _telling(words: str) -> set[str]:
    return set(_TELLING.findall(words.casefold())) - _COMMON
