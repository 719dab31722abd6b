"""Cells go to a spreadsheet and come back as they were, whatever stands in them."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.tab_text import read_cells, write_cells, write_table

FROM_A_SPREADSHEET = (
    "No.\tRecommendation\tTarget\r\n"
    '1\t"Bring the plan back,\nwith ""who"" and\twhen"\tMay 2024\r\n'
    '2\tLay a 5" pipe\t\r\n'
    '3\t"Harbour" board is asked\tTBC\r\n'
)


def test_what_a_spreadsheet_copies_is_read() -> None:
    assert read_cells(FROM_A_SPREADSHEET) == [
        ["No.", "Recommendation", "Target"],
        ["1", 'Bring the plan back,\nwith "who" and\twhen', "May 2024"],
        ["2", 'Lay a 5" pipe', ""],
        ["3", '"Harbour" board is asked', "TBC"],
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("one", [["one"]]),
        ("one\n", [["one"]]),
        ("a\tb\rc\td\r", [["a", "b"], ["c", "d"]]),
        ("a\t\t\n\tb", [["a", "", ""], ["", "b"]]),
        ('"never closed\tb', [['"never closed', "b"]]),
        ('""\tb', [["", "b"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("'=SUM(A1)\t'tis so", [["=SUM(A1)", "'tis so"]]),
    ],
)
def test_odd_cells(text: str, cells: list[list[str]]) -> None:
    assert read_cells(text) == cells


def test_cells_come_back_as_they_went() -> None:
    rows = [
        ["=1+1", "@name", "-", "+44 1"],
        ['"quoted" at first', 'in "the" middle', "two\nlines", "a\ttab"],
        ["", " spaces ", "–", "’"],
    ]
    assert read_cells(write_cells(rows)) == rows


def test_no_cell_becomes_a_formula() -> None:
    written = write_cells([["=HYPERLINK(1)", "+1", "@x", "-2", "plain"]])
    assert written == "'=HYPERLINK(1)\t'+1\t'@x\t'-2\tplain\r\n"
    table = write_table(["A & B"], [["=1<2\nand"]])
    assert "<th>A &amp; B</th>" in table
    assert 'mso-number-format:\'\\@\'">=1&lt;2<br style="mso-data-placement:same-cell">and' in table
