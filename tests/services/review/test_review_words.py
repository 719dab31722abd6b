"""Drawing a rectangle over a table: its rows, its columns, and which field each column is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box, Line, Page, Word
from scrutiny_desk.services.review import review
from scrutiny_desk.services.review import words as review_words
from tests.services.made_papers import Desk, facts

SIZE = 10.0
WIDE = Box(0, 0, 800, 800)


def drawn(cells: Sequence[tuple[float, float, str]]) -> Page:
    """A page with runs of words: left, top, text. A letter is 5 points wide, as is a space half."""
    words: list[Word] = []
    for left, top, text in cells:
        at = left
        for part in text.split():
            width = 5.0 * len(part)
            words.append(Word(part, Box(at, top, at + width, top + SIZE), SIZE))
            at += width + 2.5
    lines = tuple(Line((word,), word.box) for word in words)
    return Page(0, 842.0, 595.0, tuple(words), lines=lines, label="1")


def table(xs: Sequence[float], rows: Sequence[Sequence[str]], top: float = 100.0) -> Page:
    """A table without any ruling lines, its rows 20 points apart."""
    return drawn(
        [
            (x, top + 20 * at, text)
            for at, row in enumerate(rows)
            for x, text in zip(xs, row, strict=True)
            if text
        ]
    )


class Sheet:
    def __init__(self, desk: Desk, page: Page) -> None:
        self.library = desk.library
        self.paper_id = desk.import_one("sheet.pdf", facts(), [page])

    def words(self, box: Box = WIDE) -> list[list[str]]:
        return review_words.words_in(self.library, self.paper_id, 0, box)

    def propose(self, section: str, box: Box = WIDE) -> list[Mapping[str, str]]:
        return review.propose(self.library, self.paper_id, section, 0, box)


def test_rows_and_columns_are_parted_by_white_space(desk: Desk) -> None:
    cells = [
        (50, 100, "Buoys and"),
        (50, 112, "beacons"),
        (200, 100, "90"),
        (300, 100, "Wait for"),
        (300, 112, "the tide"),
        (50, 140, "Ferries"),
        (300, 140, "None"),
        (50, 170, "Moorings"),
        (200, 170, "7"),
    ]
    sheet = Sheet(desk, drawn(cells))
    assert sheet.words() == [
        ["Buoys and beacons", "90", "Wait for the tide"],
        ["Ferries", "", "None"],
        ["Moorings", "7", ""],
    ]
    assert sheet.words(Box(190, 90, 250, 180)) == [["90"], ["7"]]
    assert sheet.words(Box(0, 95, 800, 125)) == [["Buoys and beacons", "90", "Wait for the tide"]]
    assert sheet.words(Box(0, 0, 800, 50)) == []


def test_a_page_that_is_not_there_is_told(desk: Desk) -> None:
    sheet = Sheet(desk, drawn([(50, 100, "Buoys")]))
    with pytest.raises(DeskError, match="no such page"):
        review_words.words_in(sheet.library, sheet.paper_id, 7, WIDE)


TRACKER = [
    ["Ref", "Date", "Recommendation", "By when", "Lead officer", "Progress", "RAG"],
    ["1", "14.11.30", "Mend the quay", "May 2031", "Engineer", "Stone ordered", "Green"],
    ["2", "14.11.30", "Paint the bridge", "TBC", "", "Paint bought", "Amber"],
]
TRACKER_XS = [40, 80, 140, 280, 350, 440, 540]
TRACKER_ROW = {
    "number": "1",
    "date_text": "14.11.30",
    "text": "Mend the quay",
    "target_text": "May 2031",
    "officer": "Engineer",
    "update": "Stone ordered",
    "rag_text": "Green",
}


def test_the_heading_inside_the_rectangle_names_the_columns(desk: Desk) -> None:
    first, second = Sheet(desk, table(TRACKER_XS, TRACKER)).propose("recommendations")
    assert first == TRACKER_ROW
    assert second.get("officer") is None
    assert second["target_text"] == "TBC"


def test_the_heading_over_the_rectangle_names_them_too(desk: Desk) -> None:
    sheet = Sheet(desk, table(TRACKER_XS, TRACKER))
    assert sheet.propose("recommendations", Box(0, 115, 800, 135)) == [TRACKER_ROW]


def test_a_row_in_the_middle_takes_the_heading_of_its_table(desk: Desk) -> None:
    sheet = Sheet(desk, table(TRACKER_XS, [*TRACKER, ["3", *TRACKER[1][1:]]]))
    assert sheet.propose("recommendations", Box(0, 155, 800, 175)) == [
        TRACKER_ROW | {"number": "3"}
    ]


def test_a_table_that_goes_on_takes_the_heading_of_the_page_before(desk: Desk) -> None:
    first = table(TRACKER_XS, TRACKER)
    prose = drawn([(40, 100, "The ferry runs every hour and nobody has to wait for the tide")])
    rest = table(TRACKER_XS, [TRACKER[1]])
    pages = [replace(page, index=at) for at, page in enumerate([first, prose, rest])]
    paper_id = desk.import_one("pack.pdf", facts(), pages)
    found = review.propose(desk.library, paper_id, "recommendations", 2, WIDE)
    assert found == [TRACKER_ROW]


def test_a_heading_over_several_lines(desk: Desk) -> None:
    heads = [
        (200, 80, "Referrals"),
        (200, 92, "waiting"),
        (300, 80, "Over 18"),
        (300, 92, "weeks"),
        (400, 80, "Longest"),
        (400, 92, "wait"),
    ]
    row = [(50, 120, "Buoys"), (200, 120, "90"), (300, 120, "12"), (400, 120, "31")]
    sheet = Sheet(desk, drawn([*heads, *row]))
    told = {"service": "Buoys", "waiting": "90", "over_18_weeks": "12", "longest_weeks": "31"}
    assert sheet.propose("waiting_times") == [told]
    assert sheet.propose("waiting_times", Box(0, 110, 800, 140)) == [told]


def test_a_heading_printed_again_is_no_row(desk: Desk) -> None:
    rows = [*TRACKER, TRACKER[0], ["3", *TRACKER[2][1:]]]
    found = Sheet(desk, table(TRACKER_XS, rows)).propose("recommendations")
    assert [row["number"] for row in found] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("section", "rows", "first"),
    [
        (
            "recommendations",
            [
                ["7", "14.11.30", "Mend the quay before winter", "Engineer"],
                ["8", "14.11.30", "Paint the bridge", "Engineer"],
            ],
            {
                "number": "7",
                "date_text": "14.11.30",
                "text": "Mend the quay before winter",
                "officer": "Engineer",
            },
        ),
        (
            "waiting_times",
            [["Buoys", "31 May 2031", "1,204", "88"], ["Ferries", "31 May 2031", "40", "7"]],
            {
                "service": "Buoys",
                "as_of": "31 May 2031",
                "waiting": "1,204",
                "over_18_weeks": "88",
            },
        ),
        (
            "work_plan",
            [["Training", "May 2031", "Tides"], ["Meeting", "TBC", "Quay and moorings"]],
            {"section": "Training", "date_text": "May 2031", "topics": "Tides"},
        ),
        (
            "glossary",
            [["QM", "Quay master", "Who minds the quay at night"], ["BW", "Buoy", "A float"]],
            {
                "term": "QM",
                "expansion": "Quay master",
                "definition": "Who minds the quay at night",
            },
        ),
    ],
    ids=["recommendations", "waiting_times", "work_plan", "glossary"],
)
def test_without_a_heading_the_cells_tell(
    desk: Desk, section: str, rows: list[list[str]], first: dict[str, str]
) -> None:
    sheet = Sheet(desk, table([40, 160, 300, 500], [row + [""] * (4 - len(row)) for row in rows]))
    found = sheet.propose(section)
    assert len(found) == 2
    assert found[0] == first


def test_a_cell_over_several_rows_counts_for_each(desk: Desk) -> None:
    rows = [
        ["Ref", "Action", "Milestone", "Due", "Lead"],
        ["1.1", "Mend the quay", "Order stone", "May 2031", "Engineer"],
        ["", "", "Lay stone", "June 2031", ""],
    ]
    found = Sheet(desk, table([40, 80, 200, 320, 420], rows)).propose("milestones")
    assert [(row["ref"], row["action"], row["milestone"], row["lead"]) for row in found] == [
        ("1.1", "Mend the quay", "Order stone", "Engineer"),
        ("1.1", "Mend the quay", "Lay stone", "Engineer"),
    ]


def test_a_range_of_pages_is_two_fields(desk: Desk) -> None:
    rows = [["Item", "Subject", "Pages"], ["4", "Quay", "5 - 14"], ["5", "Buoys", "15"]]
    found = Sheet(desk, table([40, 100, 300], rows)).propose("agenda_items")
    assert found == [
        {"number": "4", "title": "Quay", "first_page": "5", "last_page": "14"},
        {"number": "5", "title": "Buoys", "first_page": "15", "last_page": "15"},
    ]


def test_one_line_is_a_row_as_well(desk: Desk) -> None:
    sheet = Sheet(desk, drawn([(50, 100, "Publish the ferry times")]))
    assert sheet.propose("recommendations") == [{"text": "Publish the ferry times"}]
    assert sheet.propose("recommendations", Box(0, 0, 800, 50)) == []


def test_what_is_proposed_can_be_added(desk: Desk) -> None:
    sheet = Sheet(desk, table(TRACKER_XS, TRACKER))
    for values in sheet.propose("recommendations"):
        review.add(sheet.library, sheet.paper_id, "recommendations", 0, WIDE, values, "Pat Quay")
    rows = review.list_rows(sheet.library, sheet.paper_id)
    assert [r.title for r in rows if r.section == "recommendations"] == [
        "Mend the quay",
        "Paint the bridge",
    ]


@pytest.mark.parametrize("section", [name for name, _ in review.sections()])
def test_any_section_takes_any_table(desk: Desk, section: str) -> None:
    shown = {field.name for field in review.empty_row(section)}
    sheet = Sheet(desk, table(TRACKER_XS, TRACKER))
    for row in sheet.propose(section):
        assert row.keys() <= shown
