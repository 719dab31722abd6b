"""Glossaries as tables and as lists, and short forms that running text explains."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from scrutiny_desk.finding.glossary.acronyms import explained_in, spells
from scrutiny_desk.reading.reader import read_paper
from tests.finding.made_papers import found_in, pages_of, text_paper
from tests.finding.made_readings import Say, beside, make_line, make_page, make_reading, run_on
from tests.finding.readings import reading, table

Row = tuple[str, str, str]


def rows_of(paper: object) -> list[Row]:
    found = found_in(paper)  # type: ignore[arg-type]
    return [(fact.term, fact.expansion, fact.definition) for fact in found.glossary]


def test_a_table_of_terms() -> None:
    made = table(
        [
            ["Term", "Description"],
            ["Quay", "Where boats lie."],
            ["PHB – Port and Harbour Board", "It keeps the quay."],
            ["Low tide", ""],
            ["(or ebb) tide", "When the water is out."],
            ["", "Twice a day."],
        ]
    )
    assert rows_of(reading(made)) == [
        ("Quay", "", "Where boats lie."),
        ("PHB", "Port and Harbour Board", "It keeps the quay."),
        ("Low tide (or ebb) tide", "", "When the water is out. Twice a day."),
    ]


def test_a_table_in_three_columns_and_one_of_long_forms() -> None:
    three = table(
        [
            ["Acronym", "In full", "What it means"],
            ["PHB", "Port and Harbour Board", "It keeps the quay."],
        ]
    )
    two = table(
        [["Abbreviation", "Stands for"], ["TLC", "Tide and Lighthouse Committee"]], page_index=1
    )
    assert rows_of(reading(three, two)) == [
        ("PHB", "Port and Harbour Board", "It keeps the quay."),
        ("TLC", "Tide and Lighthouse Committee", ""),
    ]


def test_a_table_without_a_heading_row_under_its_title() -> None:
    made = table([["PHB", "Port and Harbour Board"], ["Quay", "Where boats lie."]], top=200)
    paper = reading(made, lines={0: [("Appendix 2: Glossary of terms", 170)]})
    assert rows_of(paper) == [
        ("PHB", "Port and Harbour Board", ""),
        ("Quay", "", "Where boats lie."),
    ]


@pytest.mark.parametrize(
    "head", [["Term", "Topics"], ["Service", "Description"], ["Number", "Meaning of life"]]
)
def test_other_tables_are_no_glossary(head: list[str]) -> None:
    assert rows_of(reading(table([head, ["One", "Two"]]))) == []


def test_a_list_with_dashes_colons_and_bullets_ends_at_the_next_heading() -> None:
    paper = pages_of(
        [
            "Contents",
            "Glossary 4",
            "7. Glossary and abbreviations",
            "These words are used in this paper.",
            "• PHB – Port and Harbour Board",
            "• Quay: where boats lie, and where",
            run_on("nets are mended.", 72),
            "• TLC = Tide and Lighthouse Committee, which meets at: ",
            Say("- high water", 100),
            Say("- low water", 100),
            "8. Next steps",
            "Work: to be done.",
        ]
    )
    assert rows_of(paper) == [
        ("PHB", "Port and Harbour Board", ""),
        ("Quay", "", "where boats lie, and where nets are mended."),
        (
            "TLC",
            "Tide and Lighthouse Committee",
            "which meets at: high water low water",
        ),
    ]


def test_terms_in_bold_over_their_meanings() -> None:
    paper = pages_of(
        [
            "Jargon buster",
            Say("Quay", bold=True),
            run_on("Where boats lie."),
            Say("Low tide", bold=True),
            run_on("When the water is out."),
            Say("Contact us", bold=True),
        ]
    )
    assert rows_of(paper) == [
        ("Quay", "", "Where boats lie."),
        ("Low tide", "", "When the water is out."),
    ]


def test_terms_left_of_their_meanings_without_rules() -> None:
    paper = pages_of(
        [
            "List of abbreviations",
            "Quay",
            beside("Where boats lie, and where", 250),
            run_on("nets are mended.", 250),
            "PHB",
            beside("Port and Harbour Board", 250),
        ]
    )
    assert rows_of(paper) == [
        ("Quay", "", "Where boats lie, and where nets are mended."),
        ("PHB", "Port and Harbour Board", ""),
    ]


def test_short_forms_followed_by_their_words_in_bold() -> None:
    first = make_line("PHB Port and Harbour Board Working well since", 60, 100)
    bold = [
        word if at == 0 or at > 4 else type(word)(word.text, word.box, word.size, True)
        for at, word in enumerate(first.words)
    ]
    head = make_line("Glossary of Terms", 60, 60)
    second = make_line("TLC Tide and Lighthouse Committee meets monthly", 60, 140)
    page = make_page(0, ["x"])
    lines = (head, type(first)(tuple(bold), first.box), second)
    made = make_reading([type(page)(0, 595.0, 842.0, (), lines=lines)])
    assert rows_of(made) == [
        ("PHB", "Port and Harbour Board", "Working well since"),
        ("TLC", "Tide and Lighthouse Committee", "meets monthly"),
    ]


def test_short_forms_a_line_each(tmp_path: Path) -> None:
    text = "List of acronyms\n\nPHB Port and Harbour Board\nTLC Tide and Lighthouse Committee\n"
    assert rows_of(text_paper(tmp_path, text)) == [
        ("PHB", "Port and Harbour Board", ""),
        ("TLC", "Tide and Lighthouse Committee", ""),
    ]


def test_a_glossary_in_markdown_text(tmp_path: Path) -> None:
    text = (
        "# Glossary\n\n**Quay** Where boats lie.\n\nPHB **Port and Harbour Board** - it keeps it.\n"
    )
    assert rows_of(text_paper(tmp_path, text, "paper.md")) == [
        ("Quay", "", "Where boats lie."),
        ("PHB", "Port and Harbour Board", "it keeps it."),
    ]


def test_a_glossary_that_is_only_mentioned_is_none() -> None:
    paper = pages_of(["Glossary", "See the end: page 4", "The glossary stands there: look."])
    assert rows_of(paper) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an education, health and care (EHC) plan", [("EHC", "education, health and care")]),
        (
            "Child and Adolescent Mental\nHealth Services (CAMHS) are",
            [("CAMHS", "Child and Adolescent Mental Health Services")],
        ),
        (
            "special educational needs and/or disabilities (SEND)",
            [("SEND", "special educational needs and/or disabilities")],
        ),
        (
            "Education, Health and Care Plans (EHCPs)",
            [("EHCPs", "Education, Health and Care Plans")],
        ),
        ("The EHC (Education, Health and Care) plan", [("EHC", "Education, Health and Care")]),
        ("by the Department for Education (DfE)", [("DfE", "Department for Education")]),
        ("Multi-\nAgency Safeguarding Hub (MASH)", [("MASH", "Multi-Agency Safeguarding Hub")]),
        ("Accident and Emergency (A&E)", [("A&E", "Accident and Emergency")]),
        (
            "the SEND information, advice and support service (SENDIASS)",
            [("SENDIASS", "SEND information, advice and support service")],
        ),
        ("• PHB – Port and Harbour Board", [("PHB", "Port and Harbour Board")]),
        ("the Port Board (PHB)", []),
        ("Councillor Ash (CON) and the budget (BAU)", []),
        ("It ended. Harbour Board (PHB)", []),
        ("see the table (RAG rated)", []),
        ("Item 4 (a) and (ii) and (2024)", []),
        ("PHB – the board of the port", []),
    ],
)
def test_short_forms_in_running_text(text: str, found: list[tuple[str, str]]) -> None:
    assert list(explained_in(text)) == found


def test_letters_have_to_be_the_initials() -> None:
    assert spells(["Tide", "and", "Lighthouse"], "TL")
    assert spells(["Tide", "and", "Lighthouse"], "TAL")
    assert not spells(["Tide", "and", "Lighthouse"], "TLC")
    assert not spells(["Tide", "and", "Old", "Lighthouse"], "TL")
    assert not spells(["Tide"], "T")


def test_each_short_form_is_listed_once_with_its_first_page() -> None:
    paper = pages_of(
        ["Nothing here"],
        ["The Port and Harbour Board (PHB) met."],
        ["The Port and Harbour Board (PHB) met again, with two Harbour Masters (HMs)."],
    )
    found = found_in(paper)
    assert [(fact.term, fact.page) for fact in found.acronyms] == [
        ("PHB", "PDF 2"),
        ("HM", "PDF 3"),
    ]
    # The glossary is the paper's own; what running text explains stands apart.
    assert found.glossary == ()


@pytest.mark.parametrize(
    "piece",
    ["(AB) ", "A", "A - ", "Area 1 ", "Priority 1: ", "• ", "**a", "<p>", "1. A 2. ", "we "],
)
def test_endless_lines_take_no_endless_time(piece: str) -> None:
    long = piece * 4000
    paper = pages_of(
        ["Inspection dates: " + long, "Area 1 " + long, "Glossary", long, "A – " + long],
        ["Harbour inspection", "Inspection dates: 1 May 2025", "Strengths", long, "• " + long],
    )
    begun = time.monotonic()
    found_in(paper)
    assert time.monotonic() - begun < 5.0


@pytest.mark.parametrize(
    ("paper", "oracle"),
    [
        ("packs/send-strategy-2022-2025.pdf", "send-strategy-2022-2025"),
        ("packs/agenda-pack-2024-01-25.pdf", "agenda-pack-2024-01-25"),
    ],
)
def test_published_glossaries(shared: Path, paper: str, oracle: str) -> None:
    want = json.loads((shared / "oracle" / f"{oracle}.json").read_text())["glossary"]
    found = found_in(read_paper(shared / paper, lambda done, total: None))
    assert [fact.term for fact in found.glossary] == [row["term"] for row in want]
    for fact, row in zip(found.glossary, want, strict=True):
        assert row.get("expansion") in (None, fact.expansion)
        assert fact.definition
