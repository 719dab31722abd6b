from __future__ import annotations

from scrutiny_desk.domain.pages import Box, Word
from scrutiny_desk.domain.quoting import line_boxes
from scrutiny_desk.ui.papers.selecting import (
    Selection,
    anchor_of,
    line_step,
    nearest_word,
    word_at,
)
from scrutiny_desk.ui.papers.selector import WordSelector

TEXT = [["Why", "are", "more", "waiting"], ["than", "a", "year", "ago"], ["and", "who", "knows"]]
WORDS = [
    Word(text, Box(10 + 50 * column, 100 + 20 * row, 50 + 50 * column, 112 + 20 * row))
    for row, line in enumerate(TEXT)
    for column, text in enumerate(line)
]


def test_the_word_under_and_near_a_point() -> None:
    assert word_at(WORDS, 70, 105) == 1
    assert word_at(WORDS, 55, 105) is None
    assert nearest_word(WORDS, 500, 124) == 7
    assert nearest_word([], 1, 1) is None


def test_a_box_for_each_line() -> None:
    boxes = line_boxes(WORDS[2:6])
    assert boxes == (Box(110, 100, 200, 112), Box(10, 120, 100, 132))


def test_line_by_line() -> None:
    assert line_step(WORDS, 2, 1) == 6
    assert line_step(WORDS, 7, 1) == 10
    assert line_step(WORDS, 5, -1) == 1
    assert line_step(WORDS, 0, -1) == 0


def test_an_anchor_has_what_stands_around() -> None:
    anchor = anchor_of(WORDS, Selection(3, 5, 2), "25")
    assert anchor.quote == "more waiting than a"
    assert anchor.before == "Why are"
    assert anchor.after == "year ago and who knows"
    assert (anchor.page_index, anchor.page_label) == (3, "25")


def test_around_is_cut_at_32_characters() -> None:
    many = [Word(f"word{n:02}", Box(n, 0, n + 1, 10)) for n in range(30)]
    anchor = anchor_of(many, Selection(0, 15, 15), "1")
    assert len(anchor.before) == len(anchor.after) == 32
    assert anchor.before.endswith("word14")
    assert anchor.after.startswith("word16")


def test_the_keyboard_moves_and_stretches_a_selection() -> None:
    selector = WordSelector()
    selector.set_words(lambda _index: WORDS)
    selector.step(0, 1, lines=False, extend=False, top=115)
    assert selector.quote() == "than"
    selector.step(0, 1, lines=False, extend=True, top=0)
    selector.step(0, 1, lines=True, extend=True, top=0)
    assert selector.quote() == "than a year ago and who"
    selector.step(0, -1, lines=False, extend=False, top=0)
    assert selector.quote() == "and"
    for _ in range(40):
        selector.step(0, 1, lines=False, extend=False, top=0)
    assert selector.quote() == "knows"


def test_a_page_without_words_selects_nothing() -> None:
    selector = WordSelector()
    selector.set_words(lambda _index: [])
    selector.step(0, 1, lines=False, extend=True, top=0)
    assert selector.selection is None
    assert selector.anchor("1") is None
