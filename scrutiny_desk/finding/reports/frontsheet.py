"""The front sheet of a report: labels with what they say at the right, after a colon or below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.finding.front import is_agenda_heading
from scrutiny_desk.finding.labelled import Pair, family, label_in, opening_pairs, segments
from scrutiny_desk.finding.lines import Printed, join, says_left_blank

_LABELS = family(
    (
        ("to", r"report to|report for|to|committee|name of committee|board|meeting of|for"),
        (
            "officer",
            (
                r"(?:relevant|responsible|lead|contact|report|reporting|presenting|senior)"
                r"(?: responsible)? (?:officers?|directors?|authors?)(?: and contact.{0,30})?"
                r"|report(?: of| by| from)(?: the)?|reporting officer"
                r"|authors?(?: of (?:the )?report)?"
                r"|officers?|(?:corporate|strategic|executive|service|assistant) directors?"
                r"|directors?"
                r"|chief officers?|presented by|prepared by|submitted by|written by"
                r"|contact(?: details)?"
                r"|(?:report )?author(?:\(s\))?(?: and title)?|officer contact"
            ),
        ),
        ("from", r"from"),
        (
            "title",
            (
                r"subject|title|report title|report subject|title of (?:the )?report"
                r"|report heading"
                r"|subject of (?:the )?report|subject matter|item title|agenda item title|topic"
            ),
        ),
        (
            "date",
            (
                r"date of (?:the )?(?:committee |cabinet )?meeting|meeting date|meeting|date"
                r"|date and time|committee date|date of committee|date of report|report date"
            ),
        ),
        (
            "class",
            (
                r"classification|status|exempt(?: information)?|security classification"
                r"|(?:report )?access"
                r"|(?:public|open) ?(?:or|/) ?(?:private|closed|exempt|confidential|part (?:2"
                r"|ii))(?: report)?"
                r"|part [i12]{1,2} ?(?:or|/) ?(?:part )?[i12]{1,2}|confidential(?:ity)?"
                r"|(?:contains )?(?:confidential|exempt)(?: or (?:confidential"
                r"|exempt))?(?: information)?"
                r"|(?:is the )?report exempt\??|type of report|report status|publication status"
            ),
        ),
        ("item", r"(?:agenda )?item(?: (?:no|number))?\.?|agenda number"),
        (
            "appendices",
            (
                r"appendi(?:ces|x)(?: attached| list)?|annex(?:es)?"
                r"|attachments? to (?:the )?report"
                r"|enclosures?|list of (?:appendices|annexes|attachments)|schedules?"
            ),
        ),
        # A printed e-mail has the same head as a memo; it is no report.
        ("mail", r"sent|cc|attachments?|importance"),
        # The sheet of a decision has labels of its own.
        (
            "decided",
            (
                r"decision (?:maker|taker|number|no|ref|reference|date|taken|made|taken by"
                r"|made by)\.?"
                r"|date of decision|matter for decision|date decision (?:made|taken)"
            ),
        ),
        (
            "other",
            (
                r"(?:relevant |lead )?(?:cabinet|executive) members?(?: portfolio)?"
                r"|(?:lead )?portfolio holders?"
                r"|(?:is (?:this|it) a )?key decision\??|wards?(?:\(s\))?(?: affected)?"
                r"|electoral divisions?|past pathway of (?:report|paper)"
                r"|future pathway of (?:report|paper)|reference|ref|purpose|e-?mail"
                r"|tel(?:ephone)?(?: no)?"
                r"|directorate|department|service(?: area)?|accountable.{0,30}|consult.{0,30}"
                r"|forward plan (?:ref|reference|no|number)|exemption.{0,30}|time|venue|place"
                r"|ward members?|divisions?(?: affected)?|links? to.{0,40}"
                r"|corporate (?:priority|plan).{0,30}"
            ),
        ),
    )
)  # fmt: skip
_FIRST_WORDS = re.compile(
    r"[*_#]*(?:report|relevant|responsible|lead|contact|author|from|to|title|subject|date|meeting|committee"
    r"|classification|status|agenda|item|presented|board|name|cabinet|portfolio|officer|ward|prepared"
    r"|director|for)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:joint )?report (?:of|by|from)(?: the)?[: ]+(?P<who>[A-Z].{3,120})", re.IGNORECASE
)
_MOST_ABOVE = 7
# A sheet may be a table of one or two labels beside their values; a wider table is none.
_MOST_COLUMNS = 4
_HEAD_LINES = 12
_SHEET_LINES = 45


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """What a front sheet says, by the kind of its labels.

    page and at: where its first label stands. words: how many words from there (in a PDF from
    the head of the page) the sheet takes. above: the lines over its labels. sure: it has
    the labels that nothing but a report has.
    """

    said: dict[str, str]
    page: Page
    at: int
    words: int
    sure: bool = True
    above: tuple[Printed, ...] = ()

    def rest(self) -> tuple[Printed, ...]:
        """The lines of its page after it."""
        seen = 0
        for at in range(self.at, len(self.page.lines)):
            if seen >= self.words:
                return tuple(
                    Printed(self.page, line) for line in self.page.lines[at:] if line.words
                )
            seen += len(self.page.lines[at].words)
        return ()


def has_front_sheet(page: Page) -> bool:
    """True when a report starts on the page."""
    return _at_head(page) is not None


def front_sheets(reading: Reading) -> list[FrontSheet]:
    """Every front sheet of the paper: in a PDF at the head of a page, in a text anywhere."""
    found: list[FrontSheet] = []
    for page in reading.pages:
        if reading.kind_of_file == "pdf":
            sheet = _at_head(page)
            if sheet is not None and not any(is_agenda_heading(line.text) for line in page.lines):
                found.append(sheet)
            continue
        at = 0
        tables = [
            table.box
            for table in reading.tables
            if table.columns > _MOST_COLUMNS and table.first_page == page.index
        ]
        while at < len(page.lines):
            line = page.lines[at]
            if any(box.contains(*line.box.centre) for box in tables):
                at += 1
                continue
            sheet = None
            if line.words and _FIRST_WORDS.match(line.words[0].text):
                sheet = _read(page, at, _lines_from(reading, page, at), 0)
            if sheet is None:
                at += 1
                continue
            found.append(sheet)
            at = max(at + 1, _line_after(page, sheet))
    return found


def _at_head(page: Page) -> FrontSheet | None:
    if not any(
        line.words
        and _FIRST_WORDS.match(line.words[0].text)
        and (_OF.match(line.text) or label_in(segments(line)[0].text, _LABELS))
        for line in page.lines[:_HEAD_LINES]
    ):
        return None
    if len(page.lines) <= 3 and says_left_blank(page.text):
        return None
    lines = [Printed(page, line) for line in page.lines[:_SHEET_LINES] if line.words]
    return _read(page, 0, lines, _MOST_ABOVE) or _without_labels(page, lines)


def _lines_from(reading: Reading, page: Page, at: int) -> list[Printed]:
    """The lines from here on; a sheet may go on on the next page."""
    lines = [Printed(page, line) for line in page.lines[at : at + _SHEET_LINES] if line.words]
    if len(lines) < 10 and page.index + 1 < len(reading.pages):
        other = reading.pages[page.index + 1]
        lines.extend(Printed(other, line) for line in other.lines[:20] if line.words)
    return lines


def _line_after(page: Page, sheet: FrontSheet) -> int:
    rest = sheet.rest()
    return page.lines.index(rest[0].line) if rest else len(page.lines)


def _read(page: Page, at: int, lines: Sequence[Printed], above: int) -> FrontSheet | None:
    """The labels at the head of the lines with their words; None where no report starts.

    A report needs "Report to" with an officer or a day; or "From", "To" and "Subject"; or a title
    with an officer and the committee or its day.
    """
    pairs, words = opening_pairs(lines, _LABELS, above)
    if len(pairs) < 2:
        return None
    kinds = {pair.kind for pair in pairs}
    if "mail" in kinds:
        return None
    long_form = any(pair.label.lower().startswith("report to") for pair in pairs)
    memo = {"from", "to", "title"} <= kinds
    if above == 0 and long_form and not _leads_to(pairs):
        return None
    where = bool(kinds & {"to", "date"})
    first = pairs[0].first.line.box.y0
    over = tuple(printed for printed in lines if printed.line.box.y1 <= first) if above else ()
    sheet = "decided" not in kinds and len(kinds) >= 3 and "officer" in kinds and where
    if (long_form and kinds & {"officer", "date"}) or memo:
        return FrontSheet(_said(pairs), page, at, words, above=over)
    if sheet and ("title" in kinds or {"officer", "date"} <= kinds):
        return FrontSheet(_said(pairs), page, at, words, "title" in kinds, over)
    return None


def _leads_to(pairs: Sequence[Pair]) -> bool:
    """Nothing but the item or the day stands over "Report to": what else does, is not its own."""
    for pair in pairs:
        if pair.label.lower().startswith("report to"):
            return True
        if pair.kind not in ("item", "date", "class"):
            return False
    return False


def _said(pairs: Sequence[Pair]) -> dict[str, str]:
    said: dict[str, str] = {}
    for pair in pairs:
        value = pair.value
        if pair.kind not in said or (
            value and pair.kind in ("officer", "appendices") and not said[pair.kind]
        ):
            said[pair.kind] = value
    return said


def _without_labels(page: Page, lines: Sequence[Printed]) -> FrontSheet | None:
    """A head without labels: "Report of the Director of Places" in a heading of its own."""
    words = 0
    for at, printed in enumerate(lines[:10]):
        words += len(printed.line.words)
        found = _OF.fullmatch(printed.text.strip("*_# "))
        standing_out = printed.line.bold or printed.text.isupper()
        if found is None or not standing_out:
            continue
        more = lines[at + 1] if at + 1 < len(lines) else None
        parts = [found["who"]]
        # The name of an office may go on on the next line, close under it.
        if more is not None and re.match(r"(?:and|&)\b", more.text, re.IGNORECASE):
            parts.append(more.text)
            words += len(more.line.words)
        return FrontSheet({"officer": join(parts)}, page, 0, words, sure=False)
    return None
