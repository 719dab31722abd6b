"""Pages that are pictures are named, and what was read from them is never called sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_desk.domain.pages.pages import UNREAD, Reading
from scrutiny_desk.domain.papers.facts import (
    DocumentFact,
    DoubtFact,
    Facts,
    MeetingFact,
    ReportFact,
    SectionFact,
)
from scrutiny_desk.finding import find_facts, unread
from scrutiny_desk.finding.surety import no_surer_than_the_page
from tests.finding.made_readings import make_page, make_reading

EMPTY = Facts(
    document=DocumentFact(
        kind="other", title="A paper", pages=1, sha256="ab" * 32, page="1", page_index=0
    )
)


def paper(*pictures: float | str | None) -> Reading:
    """Pages that were read so surely, that are unread for such a reason, or that are printed."""
    pages = []
    for index, picture in enumerate(pictures):
        page = make_page(index, ["Words"], label=str(index + 10))
        if isinstance(picture, str):
            page = replace(page, words=(), lines=(), ocr=0.0, unread=picture)
        else:
            page = replace(page, ocr=picture)
        pages.append(page)
    return make_reading(pages)


def doubts(*pictures: float | str | None) -> list[tuple[str, str, str]]:
    found = unread.find(paper(*pictures), EMPTY)
    return [(doubt.page, doubt.what, doubt.why) for doubt in found.doubts]


def test_a_paper_that_is_printed_throughout_has_no_doubt_about_its_pages() -> None:
    assert doubts(None, None, 0.95) == []


def test_one_page_that_nothing_could_read() -> None:
    assert doubts(None, "no_ocr") == [
        (
            "11",
            "This page is a picture; its words could not be read",
            "Text recognition is not installed here: install Tesseract to have it read",
        )
    ]


def test_a_run_of_pages_is_one_doubt_and_a_printed_page_parts_two() -> None:
    found = doubts("no_ocr", "no_ocr", "no_ocr", None, "no_ocr")
    assert [(page, what) for page, what, _ in found] == [
        ("10", "The 3 pages from 10 to 12 are pictures; their words could not be read"),
        ("14", "This page is a picture; its words could not be read"),
    ]


def test_pages_unread_for_other_reasons_are_other_runs() -> None:
    found = doubts("too_long", "failed", "no_words")
    assert [page for page, _, _ in found] == ["10", "11", "12"]
    assert "too long" in found[0][2]


@pytest.mark.parametrize("why", UNREAD)
def test_every_reason_has_its_words(why: str) -> None:
    ((_, _, said),) = doubts(why)
    assert said


def test_a_page_that_was_read_badly_is_named_with_how_sure_its_words_are() -> None:
    ((page, what, why),) = doubts(0.95, 0.718)
    assert page == "11"
    assert what == "This page is a picture, and it could not be read well"
    assert why.startswith("Text recognition is 71% sure of the words")


def test_a_run_that_was_read_badly_is_as_sure_as_its_worst_page() -> None:
    ((_, what, why),) = doubts(0.8, 0.6, 0.7)
    assert "The 3 pages from 10 to 12" in what
    assert "as little as 60%" in why


def test_facts_are_no_surer_than_their_page_and_facts_inside_them_too() -> None:
    facts = replace(
        EMPTY,
        document=replace(EMPTY.document, page_index=0),
        meeting=MeetingFact(page="11", page_index=1),
        reports=(
            ReportFact(
                item=None,
                title="Parks",
                page="10",
                page_index=0,
                sections=(SectionFact(number="1", heading="Why", page="11", page_index=1),),
            ),
        ),
        doubts=(DoubtFact(what="w", why="y", page="11", page_index=1, confidence=0.5),),
    )
    read = no_surer_than_the_page(paper(None, 0.8, 0.97), facts)
    assert read.document.confidence == 1.0
    assert read.meeting is not None
    assert read.meeting.confidence == pytest.approx(0.8)
    assert read.reports[0].confidence == 1.0
    assert read.reports[0].sections[0].confidence == pytest.approx(0.8)
    assert read.doubts == facts.doubts


def test_even_a_page_that_reads_well_leaves_its_facts_to_be_looked_at() -> None:
    facts = replace(EMPTY, meeting=MeetingFact(page="10", page_index=0))
    (read,) = [no_surer_than_the_page(paper(0.99), facts).meeting]
    assert read is not None
    assert read.confidence == 0.85


def test_a_paper_without_pictures_keeps_its_facts_as_they_are() -> None:
    assert no_surer_than_the_page(paper(None), EMPTY) is EMPTY


def test_every_finder_copes_with_a_paper_of_which_nothing_is_known() -> None:
    facts = find_facts(paper("no_ocr", "no_ocr"))
    assert [doubt.page for doubt in facts.doubts] == ["10"]
