"""Drawing over ruled tables of a real file: headings far above, forms, tiles, blank cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Box, Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.reader import read_paper
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.importing import import_papers
from scrutiny_desk.services.review import review
from tests.reading.pdf_maker import Draw, make_pdf, ruled
from tests.services.made_papers import Desk

Lay = Callable[..., str]


def read(
    path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> tuple[Reading, Facts]:
    reading = read_paper(path, progress)
    return reading, find_facts(reading)


@pytest.fixture
def lay(desk: Desk) -> Lay:
    """Imports a paper of these pages and gives its id."""

    def laid(*pages: Draw) -> str:
        path = make_pdf(desk.folder / "plan.pdf", pages)
        import_papers(desk.library, [path], read, lambda *_: None, lambda: False)
        return papers.list_papers(desk.library)[0].id

    return laid


def over(library: Library, paper_id: str, page_index: int, first: str, last: str) -> Box:
    """A rectangle a person would draw from the line of one word down to that of another."""
    words = papers.words_on(library, paper_id, page_index)
    top = next(word.box.y0 for word in words if word.text == first)
    bottom = next(word.box.y1 for word in words if word.text == last)
    return Box(40, top - 4, 570, bottom + 4)


HEADING = ["Ref", "Action", "Lead", "Milestone", "Due date", "Progress"]
WIDTHS = [30, 90, 70, 130, 80, 80]


def plan(
    rows: Sequence[Sequence[str]],
    *,
    spans: Sequence[tuple[object, ...]] = (),
    widths: Sequence[float] = WIDTHS,
) -> Draw:
    def draw(canvas: Canvas) -> None:
        ruled(canvas, rows, widths, style=list(spans))

    return draw


def test_rows_far_below_their_heading_keep_its_columns(desk: Desk, lay: Lay) -> None:
    def quays(first: int) -> list[list[str]]:
        return [
            [f"1.{at}", f"Mend quay {at}", "Engineer", f"Order stone {at}", "31 May 2031", "Begun"]
            for at in range(first, first + 12)
        ]

    paper_id = lay(plan([HEADING, *quays(10)]), plan(quays(22)), plan(quays(34)))
    box = over(desk.library, paper_id, 2, "1.40", "1.41")
    found = review.propose(desk.library, paper_id, "milestones", 2, box)
    assert [row["milestone"] for row in found] == ["Order stone 40", "Order stone 41"]
    assert found[0] == {
        "ref": "1.40",
        "action": "Mend quay 40",
        "lead": "Engineer",
        "milestone": "Order stone 40",
        "due_text": "31 May 2031",
        "position": "Begun",
    }


def test_a_table_with_other_widths_takes_the_heading_of_the_one_before(
    desk: Desk, lay: Lay
) -> None:
    def row(at: int) -> list[str]:
        return [f"1.{at}", f"Mend quay {at}", "Engineer", f"Lay stone {at}", "Spring", "Begun"]

    first = plan([HEADING, *(row(at) for at in range(10, 20))])
    rest = plan([row(at) for at in range(20, 30)], widths=[60, 60, 110, 120, 60, 70])
    paper_id = lay(first, rest)
    box = over(desk.library, paper_id, 1, "1.25", "1.25")
    (found,) = review.propose(desk.library, paper_id, "milestones", 1, box)
    assert (found["lead"], found["milestone"], found["due_text"], found["position"]) == (
        "Engineer",
        "Lay stone 25",
        "Spring",
        "Begun",
    )


def test_what_stands_under_a_cell_over_several_rows_is_told_of_it(desk: Desk, lay: Lay) -> None:
    rows = [
        HEADING,
        ["1.1", "Mend quay", "Engineer", "Order stone", "May 2031", "Begun"],
        ["", "", "", "Lay stone", "June 2031", "Late"],
        ["", "", "", "Open quay", "July 2031", "Hoped"],
        ["1.2", "Paint bridge", "Painter", "Buy paint", "July 2031", "Done"],
    ]
    spans = [("SPAN", (at, 1), (at, 3)) for at in (0, 1, 2)]
    paper_id = lay(plan(rows, spans=spans))
    box = over(desk.library, paper_id, 0, "Open", "Open")
    # Drawn over the right half, since on the left nothing is printed.
    (row,) = review.propose(
        desk.library, paper_id, "milestones", 0, Box(245, box.y0, box.x1, box.y1)
    )
    assert (row["ref"], row["action"], row["lead"]) == ("1.1", "Mend quay", "Engineer")
    assert (row["milestone"], row["position"]) == ("Open quay", "Hoped")


def test_a_form_of_labels_and_values_is_one_row(desk: Desk, lay: Lay) -> None:
    rows = [
        ["Matter for decision", "Dredging of the harbour"],
        ["Decision maker", "Executive"],
        ["Portfolio holder", "Councillor for Quays"],
        ["Decision date", "May 2031"],
        ["Why it is private", "It is not"],
    ]
    paper_id = lay(lambda canvas: ruled(canvas, rows, [160, 300]))
    box = over(desk.library, paper_id, 0, "Matter", "Why")
    (row,) = review.propose(desk.library, paper_id, "forward_plan", 0, box)
    assert row["matter"] == "Dredging of the harbour"
    assert row["decision_taker"] == "Executive"
    assert row["cabinet_member"] == "Councillor for Quays"
    assert row["date_text"] == "May 2031"


def test_a_tile_says_what_it_measures(desk: Desk, lay: Lay) -> None:
    tile = ["Average wait: 26 weeks", "Longest wait: 69 weeks", "Referrals waiting 331"]
    paper_id = lay(lambda canvas: ruled(canvas, [tile], [150, 150, 150]))
    box = over(desk.library, paper_id, 0, "Average", "331")
    (row,) = review.propose(desk.library, paper_id, "waiting_dashboard", 0, box)
    assert (row["average_weeks"], row["longest_weeks"], row["waiting"]) == ("26", "69", "331")


def test_every_figure_of_a_wide_table_is_a_row(desk: Desk, lay: Lay) -> None:
    rows = [
        ["Measure", "Baseline April 2030", "Target March 2031", "Actual March 2031"],
        ["Quays mended", "48%", "60%", "55%"],
        ["Boats moored", "39%", "50%", "52%"],
    ]
    paper_id = lay(lambda canvas: ruled(canvas, rows, [150, 100, 100, 100]))
    box = over(desk.library, paper_id, 0, "Boats", "Boats")
    found = review.propose(desk.library, paper_id, "kpis", 0, box)
    told = [(row["indicator"], row["kind"], row["text"], row["unit"]) for row in found]
    assert told == [
        ("Boats moored", "baseline", "39%", "percent"),
        ("Boats moored", "target", "50%", "percent"),
        ("Boats moored", "actual", "52%", "percent"),
    ]


def test_a_rectangle_that_clips_the_next_row_means_the_whole_ones(desk: Desk, lay: Lay) -> None:
    rows = [
        ["Service", "Referrals waiting", "Over 18 weeks"],
        ["Buoys", "90", "12"],
        ["Ferries", "40", "not known"],
        ["Moorings", "31", "3"],
    ]
    paper_id = lay(lambda canvas: ruled(canvas, rows, [150] * 3))
    box = over(desk.library, paper_id, 0, "Ferries", "Ferries")
    clipped = Box(box.x0, box.y0 - 4, box.x1, box.y1 + 6)
    (row,) = review.propose(desk.library, paper_id, "waiting_times", 0, clipped)
    assert (row["service"], row["waiting"]) == ("Ferries", "40")
    assert "over_18_weeks" not in row, "where a number belongs, words are no figure"
