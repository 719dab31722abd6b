from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.page_blocks import Block, Paragraph, blocks_of
from scrutiny_desk.domain.pages.page_tables import TableBlock
from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.paths import sample
from scrutiny_desk.reading.pdf import read_pdf


def line(y: float, *parts: tuple[float, str], bold: bool = False) -> list[Word]:
    """Words on a line, each part beginning at its x; a letter is 6 wide, a line 10 high."""
    words = []
    for left, text in parts:
        x = left
        for word in text.split():
            words.append(Word(word, Box(x, y, x + 6 * len(word), y + 10), 10.0, bold))
            x += 6 * len(word) + 4
    return words


def said(words: list[Word]) -> list[object]:
    def text(places: tuple[int, ...]) -> str:
        return " ".join(words[place].text for place in places)

    found: list[object] = []
    for block in blocks_of(words):
        if isinstance(block, Paragraph):
            found.append(f"# {text(block.words)}" if block.heading else text(block.words))
        else:
            found.append([[text(cell) for cell in row] for row in block.rows])
    return found


def test_a_gap_parts_paragraphs_and_heavy_type_is_a_heading() -> None:
    words = [
        *line(0, (40, "Waiting times"), bold=True),
        *line(20, (40, "Referrals wait longer")),
        *line(32, (40, "than last year.")),
        *line(60, (40, "The plan follows.")),
    ]
    assert said(words) == [
        "# Waiting times",
        "Referrals wait longer than last year.",
        "The plan follows.",
    ]


def test_words_in_columns_are_a_table_whose_cells_may_wrap() -> None:
    words = [
        *line(0, (40, "Service"), (200, "Waiting"), (300, "Weeks")),
        *line(20, (40, "Speech and"), (200, "331"), (300, "69")),
        *line(32, (40, "language")),
        *line(52, (40, "Physio"), (200, "204"), (300, "59")),
        *line(64, (200, "in all")),
        *line(110, (40, "After the table.")),
    ]
    assert said(words) == [
        [
            ["Service", "Waiting", "Weeks"],
            ["Speech and language", "331", "69"],
            ["Physio", "204 in all", "59"],
        ],
        "After the table.",
    ]


def test_dense_lines_that_may_be_one_row_or_two_are_read_down_each_part() -> None:
    words = [
        *line(0, (40, "Who leads"), (200, "What is done")),
        *line(11, (40, "Head of early help"), (200, "A group was set up in")),
        *line(22, (40, "and support"), (200, "spring and meets")),
        *line(33, (200, "every month.")),
        *line(44, (40, "Director"), (200, "Nothing yet.")),
    ]
    found = said(words)
    assert all(isinstance(one, str) for one in found)
    spoken = " ".join(map(str, found))
    assert "Head of early help and support" in spoken
    assert "A group was set up in spring and meets every month." in spoken


def test_lines_of_one_row_each_are_a_table_however_dense() -> None:
    words = [
        *line(0, (40, "Service"), (200, "2022"), (300, "2023")),
        *line(11, (40, "Speech"), (200, "331"), (300, "69")),
        *line(22, (40, "Physio"), (200, "204"), (300, "59")),
    ]
    assert said(words) == [
        [["Service", "2022", "2023"], ["Speech", "331", "69"], ["Physio", "204", "59"]]
    ]


def test_columns_too_near_to_each_other_to_be_told_make_no_cells() -> None:
    words = [
        *line(0, (40, "Outcome"), (200, "Target now"), (268, "Target later")),
        *line(30, (40, "Safe"), (200, "13%"), (310, "11%")),
        *line(60, (40, "Stable"), (200, "57%"), (310, "58%")),
    ]
    # "now" and "Target" stand 8 apart: more than a space, less than the edge of a cell.
    assert all(isinstance(one, str) for one in said(words))


def test_a_row_never_begins_within_a_sentence() -> None:
    words = [
        *line(0, (40, "TBC"), (200, "Better Start: an update")),
        *line(12, (200, "on the work")),
        *line(32, (40, "May"), (200, "and its first effects")),
        *line(44, (200, "by ward")),
    ]
    assert all(isinstance(one, str) for one in said(words))


def test_a_list_is_no_table() -> None:
    words = [
        *line(0, (40, "1."), (80, "To hear the report")),
        *line(12, (40, "2."), (80, "To note it")),
    ]
    assert said(words) == ["1. To hear the report", "2. To note it"]


def places_of(block: Block) -> list[int]:
    if isinstance(block, TableBlock):
        return [place for row in block.rows for cell in row for place in cell]
    return list(block.words)


def test_no_words_no_blocks() -> None:
    assert blocks_of([]) == ()


@pytest.mark.parametrize("name", ["sample-pack.pdf"])
def test_every_word_of_a_pack_stands_in_one_block(name: str) -> None:
    reading = read_pdf(Path(sample(name)), lambda *_: None)
    tables = 0
    for page in reading.pages:
        blocks = blocks_of(page.words)
        tables += sum(isinstance(block, TableBlock) for block in blocks)
        places = sorted(place for block in blocks for place in places_of(block))
        assert places == list(range(len(page.words))), page.index
    assert tables > 10
