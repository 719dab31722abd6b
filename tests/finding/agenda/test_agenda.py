from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.pages import Bookmark, Page, Reading
from scrutiny_desk.domain.papers.facts import AgendaItemFact
from scrutiny_desk.finding.agenda import find_agenda_doubts, find_agenda_items
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on

Row = tuple[str, str, int | None, int | None]


def rows(items: tuple[AgendaItemFact, ...]) -> list[Row]:
    return [(item.number, item.title, item.first_page, item.last_page) for item in items]


def front(*says: Say | str) -> Reading:
    return make_reading([make_page(0, ["A G E N D A", *says])])


def papers(first: int, stamps: dict[int, str]) -> list[Page]:
    """Six pages behind a front of `first` pages; printed 1 to 6."""
    return [
        make_page(first + at, ["Words"], label=str(at + 1), stamp=stamps.get(at + 1))
        for at in range(6)
    ]


def test_a_range_may_break_over_the_line() -> None:
    reading = front(
        "1 WELCOME (Pages 3 -", run_on("14)"), "Words.", "2 PLAN (Pages", run_on("15 - 22)")
    )
    assert rows(find_agenda_items(reading)) == [("1", "WELCOME", 3, 14), ("2", "PLAN", 15, 22)]


def test_a_range_may_break_over_the_page() -> None:
    pages = [make_page(0, ["AGENDA", "1 PLAN (Pages"]), make_page(1, ["3 - 4)", "2 END"])]
    assert rows(find_agenda_items(make_reading(pages)))[0] == ("1", "PLAN", 3, 4)


def test_a_range_may_stand_on_the_first_line_of_a_title_that_goes_on() -> None:
    reading = front(
        "1. Notes of two panels",
        beside("(Pages 15 - 30)", 420.0),
        run_on("for noting", 80.0),
        "2. Next",
    )
    assert rows(find_agenda_items(reading)) == [
        ("1", "Notes of two panels for noting", 15, 30),
        ("2", "Next", None, None),
    ]


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("(Page 5)", 5, 5),
        ("(Pages 5 – 9)", 5, 9),
        ("(Pages 5 to 9)", 5, 9),
        ("(To Follow)", None, None),
        ("- To follow", None, None),
        ("", None, None),
    ],
)
def test_the_forms_of_a_range(printed: str, first: int | None, last: int | None) -> None:
    reading = front(f"1 Budget {printed}", "2 Close")
    assert rows(find_agenda_items(reading))[0] == ("1", "Budget", first, last)


def test_a_title_of_two_lines_ends_where_the_explanation_begins() -> None:
    reading = front(
        "1 CARE PLAN",
        run_on("PROGRESS UPDATE (Pages 1 - 2)"),
        run_on("To consider the plan."),
        "2 END",
    )
    assert rows(find_agenda_items(reading))[0] == ("1", "CARE PLAN PROGRESS UPDATE", 1, 2)


def test_numbered_words_inside_an_item_are_no_items() -> None:
    reading = front(
        "1 Interests",
        "Members are asked to say:",
        Say("1 the kind of interest", x=110.0),
        Say("2 its nature", x=110.0),
        "2 Minutes of 9 November",
        run_on("2023 (Pages 1 - 6)"),
        "3 Close",
    )
    assert [item.number for item in find_agenda_items(reading)] == ["1", "2", "3"]


def test_items_with_letters() -> None:
    reading = front("1 Reports", "2a Roads (Page 4)", "2(b) Parks (Page 6)", "3 Close")
    assert rows(find_agenda_items(reading)) == [
        ("1", "Reports", None, None),
        ("2a", "Roads", 4, 4),
        ("2b", "Parks", 6, 6),
        ("3", "Close", None, None),
    ]


def test_numbers_that_start_again_inside_the_papers_are_no_items() -> None:
    pages = [make_page(0, ["AGENDA", "1 Minutes (Pages 1 - 6)", "2 Close"])]
    minutes = make_page(
        1,
        ["MINUTES OF THE COMMITTEE", "1 APOLOGIES", "2 INTERESTS", "3 THANKS"],
        label="1",
        stamp="1",
    )
    assert [item.title for item in find_agenda_items(make_reading([*pages, minutes]))] == [
        "Minutes",
        "Close",
    ]


def test_the_pages_come_from_the_printed_labels_not_from_an_offset() -> None:
    agenda = [
        make_page(0, ["Cover"]),
        make_page(1, ["AGENDA", "1 Plan (Pages 1 - 2)", "2 Budget (Pages 3 - 6)"]),
        make_page(2, ["This page is intentionally left blank"]),
    ]
    reading = make_reading([*agenda, *papers(3, {1: "1", 3: "2"})])
    items = find_agenda_items(reading)
    assert [(item.first_index, item.last_index) for item in items] == [(3, 4), (5, 8)]
    assert [item.page for item in items] == ["PDF 2", "PDF 2"]
    assert find_agenda_doubts(reading, items) == ()


def test_an_item_without_a_range_is_placed_by_its_stamp() -> None:
    agenda = make_page(0, ["AGENDA", "1 Plan", "2 Budget"])
    reading = make_reading([agenda, *papers(1, {1: "1", 4: "2"})])
    items = find_agenda_items(reading)
    assert [(item.first_index, item.last_index) for item in items] == [(1, 3), (4, 6)]
    assert items[0].first_page is None


def test_a_stamp_elsewhere_is_a_doubt() -> None:
    agenda = make_page(0, ["AGENDA", "1 Plan (Pages 1 - 2)", "2 Budget (Pages 3 - 6)"])
    reading = make_reading([agenda, *papers(1, {1: "1", 4: "2"})])
    items = find_agenda_items(reading)
    doubts = find_agenda_doubts(reading, items)
    assert [doubt.what for doubt in doubts] == ["Pages of agenda item 2"]
    assert "page 4" in doubts[0].why
    assert items[1].confidence < items[0].confidence


def test_a_bookmark_elsewhere_is_a_doubt() -> None:
    agenda = make_page(0, ["AGENDA", "1 Plan (Pages 1 - 2)", "2 Budget (Pages 3 - 6)"])
    pages = [agenda, *papers(1, {})]
    reading = make_reading(pages, bookmarks=[Bookmark("2 Budget", 0, 5)])
    doubts = find_agenda_doubts(reading, find_agenda_items(reading))
    assert [doubt.what for doubt in doubts] == ["Pages of agenda item 2"]


def test_a_page_that_is_not_in_the_file_is_a_doubt() -> None:
    agenda = make_page(0, ["AGENDA", "1 Plan (Pages 1 - 2)", "2 Budget (Pages 40 - 41)"])
    reading = make_reading([agenda, *papers(1, {})])
    items = find_agenda_items(reading)
    assert items[1].first_index is None
    assert "page 40" in find_agenda_doubts(reading, items)[0].why


def test_a_front_sheet_alone_has_no_pages_to_doubt() -> None:
    reading = front("1 Plan (Pages 1 - 2)", "2 Budget (Pages 3 - 6)")
    assert find_agenda_doubts(reading, find_agenda_items(reading)) == ()


def test_the_list_of_a_supplement_may_begin_with_any_number() -> None:
    letter = make_page(
        0,
        ["Dear Member", "Agenda Item No", "7", beside("Local plan (Pages 1 - 6)", 130.0), "Yours"],
    )
    reading = make_reading([letter, *papers(1, {1: "7"})])
    assert rows(find_agenda_items(reading)) == [("7", "Local plan", 1, 6)]


def test_a_paper_without_an_agenda_has_no_items() -> None:
    reading = make_reading([make_page(0, ["Report", "1 Purpose", "2 Reasons"])])
    assert find_agenda_items(reading) == ()
