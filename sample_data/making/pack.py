"""The pack as one PDF: the agenda, each item's papers, the stamps and the blank pages.

It is laid out three times. The first finds how many pages each item takes by itself; the second
adds a blank page where an item's pages are odd, and so finds where everything stands; the third
prints the agenda's page ranges and the stamps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from making.parts import BODY, BULLET, HEADING, TITLE, Mark, Places, table, words
from making.sources import read_paper, read_table
from making.tables import all_parts

MARGIN = 55
BLANK = "This page is intentionally left blank"


@dataclass
class Layout:
    """What one laying-out found: the PDF page (from 0) of each key, and the pages in all."""

    places: Places = field(default_factory=dict)
    pages: int = 0

    def starts(self) -> dict[str, int]:
        """The PDF page on which each item's papers begin, by the item's number."""
        found = {key: page for key, page in self.places.items() if key.startswith("item:")}
        return {key.removeprefix("item:"): page for key, page in found.items()}

    def front_pages(self) -> int:
        """How many unnumbered pages stand before the page that is printed as 1."""
        return min(self.starts().values())

    def label(self, page: int) -> str:
        """The label of a PDF page (from 0) as it is printed, or `PDF n` where none is."""
        front = self.front_pages()
        return str(page - front + 1) if page >= front else f"PDF {page + 1}"

    def ranges(self) -> dict[str, tuple[int, int]]:
        """The first and last printed page of each item that has papers."""
        starts = list(self.starts().items())
        ends = [page for _, page in starts[1:]] + [self.pages]
        front = self.front_pages()
        return {
            number: (start - front + 1, end - front)
            for (number, start), end in zip(starts, ends, strict=True)
        }


class PackTemplate(BaseDocTemplate):
    """A4 pages upright and on their side, stamped as a council's software stamps them."""

    def __init__(self, path: Path, known: Layout | None) -> None:
        super().__init__(
            str(path),
            pagesize=A4,
            invariant=1,
            title="Agenda document pack, 25 January 2024 (sample)",
            author="Scrutiny Desk",
            subject="A sample pack for Scrutiny Desk",
            pageCompression=1,
        )
        self.known = known
        for name, (width, height) in (("upright", A4), ("side", landscape(A4))):
            frame = Frame(MARGIN, 56, width - 2 * MARGIN, height - 112, 0, 0, 0, 0)
            self.addPageTemplates(
                PageTemplate(name, [frame], onPage=self.stamp, pagesize=(width, height))
            )

    def stamp(self, canvas: Any, doc: BaseDocTemplate) -> None:
        """Puts the stamps on a page, once it is known which page is the first to be numbered."""
        if self.known is None:
            return
        page = doc.page - 1
        label = self.known.label(page)
        begun = [number for number, start in self.known.starts().items() if start == page]
        width, height = doc.pageTemplate.pagesize
        canvas.saveState()
        if width > height:
            # A page on its side is stamped as if it stood upright: the words are turned, the
            # number stands on the right edge and the item, where one begins, on the left.
            canvas.rotate(90)
            canvas.translate(0, -width)
            width, height = height, width
        top, foot = height - 34, 26
        canvas.setFont("Helvetica", 9)
        if not label.startswith("PDF"):
            canvas.drawCentredString(width / 2, foot, f"Page {label}")
        canvas.setFont("Helvetica-Bold", 10)
        if page == 0:
            canvas.drawCentredString(width / 2, top, "Public Document Pack")
        for number in begun:
            canvas.drawRightString(width - MARGIN, top, f"Agenda Item {number}")
        canvas.restoreState()


def build_pack(path: Path) -> Layout:
    """Writes the pack to path and says what stands on which page."""
    bare = _lay_out(path, None, None)
    padded = _lay_out(path, bare, None)
    return _lay_out(path, bare, padded)


def _lay_out(path: Path, bare: Layout | None, padded: Layout | None) -> Layout:
    layout = Layout()
    template = PackTemplate(path, padded)
    template.build(_story(layout.places, bare, padded))
    layout.pages = template.page
    return layout


def _story(places: Places, bare: Layout | None, padded: Layout | None) -> list[Flowable]:
    lengths = bare.ranges() if bare else {}
    meeting = read_table("meeting")
    front = _front(meeting, places, padded.ranges() if padded else {})
    flow = [*front, *_blank(bare is not None and bare.front_pages() % 2 == 1)]
    for item in meeting["items"]:
        if "paper" in item:
            number = item["number"]
            begin, end = lengths.get(number, (1, 2))
            flow += [PageBreak(), Mark(f"item:{number}", places, f"{number} {item['title']}")]
            flow += _paper(item["paper"], places, meeting)
            flow += _blank((end - begin) % 2 == 0)
    return flow


def _blank(wanted: bool) -> list[Flowable]:
    if not wanted:
        return []
    centred = BODY.clone("blank", alignment=1)
    return [PageBreak(), Spacer(0, 300), words(BLANK, centred)]


def _front(
    meeting: dict[str, Any], places: Places, ranges: dict[str, tuple[int, int]]
) -> list[Flowable]:
    members = meeting["members"]
    flow: list[Flowable] = [
        Mark("front", places, "Agenda"),
        words(meeting["council"], TITLE),
        words(meeting["published"]),
        words(f"To: Councillors {', '.join(members[:-1])} and {members[-1]}"),
        words(f"Co-optees: {', '.join(meeting['co_optees'])}"),
        words("The above members are requested to attend the:"),
        words(meeting["committee"].upper(), TITLE),
        words(f"{meeting['day']} at {meeting['time_text']}"),
        words(f"in {meeting['venue']}"),
        words("A G E N D A", TITLE),
    ]
    for item in meeting["items"]:
        number, key = item["number"], f"agenda:{item['number']}"
        range_text = ""
        if "paper" in item:
            begin, end = ranges.get(number, (1, 2))
            range_text = f" (Pages {begin} - {end})"
        flow.append(words(f"{number} {item['title']}{range_text}", HEADING, key, places))
        for line in item["text"].strip().splitlines():
            flow.append(_line(line))
    flow += [
        words("Venue information:", HEADING),
        words("The room is on the first floor. There is a lift, and toilets are step-free."),
        words("Other information:", HEADING),
        words("Questions about this agenda should be put to the Scrutiny Manager."),
    ]
    return flow


def _line(text: str) -> Flowable:
    if text.startswith("- "):
        return words(f"\u2022 {text[2:]}", BULLET)
    if text.startswith("# "):
        return words(text[2:], HEADING)
    if text.startswith("## "):
        return words(text[3:], HEADING)
    return words(text)


def _paper(name: str, places: Places, meeting: dict[str, Any]) -> list[Flowable]:
    paper = read_paper(name)
    flow: list[Flowable] = []
    if paper.title:
        rows = [
            ["Report to:", f"**{meeting['committee'].upper()}**"],
            ["Relevant Officer:", paper.officer],
            ["Date of meeting:", "25 January 2024"],
        ]
        front = table(rows, [120, 364], heading_rows=0)
        flow += [Mark(f"report:{name}", places), front, words(paper.title, TITLE)]
    parts = all_parts()
    for line in paper.lines:
        if line in parts:
            flow += parts[line](places)
        elif line in {"{pagebreak}", "{landscape-break}"}:
            flow.append(PageBreak())
        elif line == "{landscape}":
            flow += [NextPageTemplate("side"), PageBreak()]
        elif line == "{portrait}":
            flow.append(NextPageTemplate("upright"))
        else:
            flow += _bookmarked(line, places)
    return flow


def _bookmarked(line: str, places: Places) -> list[Flowable]:
    text = line.strip("#* ")
    if text.lower().startswith("appendix") and line[0] in "#*":
        return [Mark(text, places, text, 1), _line(line)]
    return [_line(line)]
