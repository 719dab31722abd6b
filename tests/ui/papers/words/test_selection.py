from __future__ import annotations

from scrutiny_desk.domain.notes.quoting import line_boxes
from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.ui.papers.words.selection import (
    Selection,
    Spot,
    anchor_of,
    line_step,
    nearest_word,
    paragraph_of,
    word_at,
)
from scrutiny_desk.ui.papers.words.selector import WordSelector

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
    anchor = anchor_of(WORDS, Selection(Spot(3, 5), Spot(3, 2)), "25")
    assert anchor.quote == "more waiting than a"
    assert anchor.before == "Why are"
    assert anchor.after == "year ago and who knows"
    assert (anchor.page_index, anchor.page_label) == (3, "25")


def test_around_is_cut_at_32_characters() -> None:
    many = [Word(f"word{n:02}", Box(n, 0, n + 1, 10)) for n in range(30)]
    anchor = anchor_of(many, Selection(Spot(0, 15), Spot(0, 15)), "1")
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


PAGES = [WORDS, [], [Word("next", Box(10, 50, 40, 62)), Word("page", Box(60, 50, 90, 62))]]


def over_pages() -> WordSelector:
    selector = WordSelector()
    selector.set_words(lambda index: PAGES[index], len(PAGES))
    return selector


def test_a_selection_goes_on_over_the_end_of_a_page() -> None:
    selector = over_pages()
    selector.begin(0, 70, 145)
    selector.drag(2, 35, 55)
    assert selector.quote() == "who knows next"
    assert selector.boxes(0) == (Box(60, 140, 150, 152),)
    assert selector.boxes(1) == ()
    assert selector.boxes(2) == (Box(10, 50, 40, 62),)
    anchor = selector.anchor("25")
    assert anchor is not None
    assert (anchor.page_index, anchor.quote) == (0, "who knows next")
    assert anchor.boxes == (Box(60, 140, 150, 152),)
    assert anchor.before.endswith("year ago and")


def test_a_selection_may_be_dragged_back_to_the_page_before() -> None:
    selector = over_pages()
    selector.begin(2, 70, 55)
    selector.drag(0, 110, 145)
    assert selector.quote() == "knows next page"
    assert selector.anchor("25") is not None


def test_the_keyboard_goes_on_to_the_next_page_with_words() -> None:
    selector = over_pages()
    selector.begin(0, 120, 145)
    selector.drag(0, 120, 145)
    assert selector.quote() == "knows"
    selector.step(0, 1, lines=False, extend=True, top=0)
    assert selector.quote() == "knows next"
    selector.step(0, -1, lines=False, extend=True, top=0)
    assert selector.quote() == "knows"
    selector.step(0, 1, lines=True, extend=False, top=0)
    assert selector.quote() == "page"
    selector.step(2, -1, lines=True, extend=False, top=0)
    assert selector.quote() == "who"


def test_shift_and_a_click_stretch_the_selection() -> None:
    selector = over_pages()
    selector.take_word(0, 70, 105)
    selector.extend(0, 70, 125)
    assert selector.quote() == "are more waiting than a"
    selector.extend(0, 20, 105)
    assert selector.quote() == "Why are"


def test_a_paragraph_is_taken_whole() -> None:
    second = [
        Word(text, Box(10 + 50 * n, 190, 50 + 50 * n, 202))
        for n, text in enumerate(("Next", "one"))
    ]
    selector = WordSelector()
    selector.set_words(lambda _index: [*WORDS, *second], 1)
    selector.take_paragraph(0, 70, 125)
    assert selector.quote() == " ".join(word for line in TEXT for word in line)
    selector.take_paragraph(0, 70, 195)
    assert selector.quote() == "Next one"
    selector.take_paragraph(0, 500, 700)
    assert selector.quote() == "Next one"


def test_a_bullet_begins_a_paragraph() -> None:
    bullet = [Word("•", Box(10, 160, 14, 172)), Word("point", Box(20, 160, 60, 172))]
    assert paragraph_of([*WORDS, *bullet], 0) == (0, len(WORDS) - 1)
    assert paragraph_of([*WORDS, *bullet], len(WORDS) + 1) == (len(WORDS), len(WORDS) + 1)
