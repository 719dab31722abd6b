"""The order of the review screen, and the one table of its sections."""

from __future__ import annotations

import dataclasses

import pytest

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import NOT_TOLD, Fact, Facts
from scrutiny_desk.domain.review.review import (
    FactState,
    ReviewProgress,
    ReviewRow,
    in_reading_order,
    meets,
    progress_of,
)
from scrutiny_desk.domain.review.sections import SECTIONS, is_section, section_named
from scrutiny_desk.domain.review.shapes import Section


def row(
    name: str,
    state: FactState = FactState.FOUND,
    *,
    page: int = 0,
    top: float | None = None,
    confidence: float = 1.0,
    doubts: tuple[str, ...] = (),
) -> ReviewRow:
    return ReviewRow(
        id=name,
        paper_id="paper",
        section="kpis",
        section_title="Indicators",
        title=name,
        page=str(page + 1),
        page_index=page,
        box=None if top is None else Box(0, top, 10, top + 10),
        confidence=confidence,
        state=state,
        doubts=doubts,
        fields=(),
    )


def test_doubtful_rows_come_first_and_dropped_ones_last() -> None:
    rows = [
        row("dropped", FactState.DROPPED),
        row("accepted", FactState.ACCEPTED, confidence=0.2),
        row("found later", page=2),
        row("found lower", top=300.0),
        row("found", top=100.0),
        row("added", FactState.ADDED, page=1),
        row("unsure", page=9, confidence=0.89),
        row("doubted", page=4, doubts=("No date is printed",)),
    ]
    assert [one.id for one in in_reading_order(rows)] == [
        "doubted",
        "unsure",
        "found",
        "found lower",
        "found later",
        "accepted",
        "added",
        "dropped",
    ]
    assert progress_of(rows) == ReviewProgress(rows=8, doubtful=2, looked_at=3)


@pytest.mark.parametrize("state", [state for state in FactState if state is not FactState.FOUND])
def test_what_somebody_looked_at_is_no_longer_doubtful(state: FactState) -> None:
    assert not row("one", state, confidence=0.1, doubts=("why",)).doubtful
    assert state.word == state.value.title()


def test_a_doubt_meets_what_it_stands_within_or_over() -> None:
    cell, table = Box(10, 10, 20, 20), Box(0, 0, 200, 100)
    assert meets(cell, table)
    assert meets(table, cell)
    assert not meets(cell, Box(30, 10, 40, 20))
    assert not meets(cell, Box(19, 10, 40, 20))


def test_every_section_of_the_facts_is_shown() -> None:
    told = {f.name for f in dataclasses.fields(Facts)} - NOT_TOLD
    assert {section.name for section in SECTIONS} == told
    assert not is_section("weather")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_a_section_shows_fields_that_its_facts_have(section: Section) -> None:
    own = {f.name for f in dataclasses.fields(section.fact)} - {
        f.name for f in dataclasses.fields(Fact)
    }
    for shape in section.fields:
        assert shape.name in own or (shape.holds == "points" and "points" in own), shape.name
        assert not shape.gives or shape.gives in own
        assert shape.kind in {"text", "date", "number", "list", "choice"}
        assert bool(shape.choices) == (shape.holds == "choice")
    names = [shape.name for shape in section.fields]
    assert len(set(names)) == len(names)
    assert section.called_by in names
    assert section_named(section.name) is section
    # Whatever the reader finds can be seen: nothing but what the program itself keeps is hidden.
    hidden = {"pages", "sha256", "first_index", "last_index", "sections", "points"}
    # What is read out of an update's own words, and the columns that nobody named.
    hidden |= {"update_date", "history"}
    given = {shape.gives for shape in section.fields}
    assert own - hidden - given <= set(names)
