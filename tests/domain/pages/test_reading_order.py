from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.domain.pages.reading_order import in_reading_order


def at(x: float, y: float, text: str) -> list[Word]:
    """Words of one line from a place on, six points a letter, type size ten."""
    made = []
    for word in text.split():
        made.append(Word(word, Box(x, y, x + 6 * len(word), y + 10), 10.0))
        x += 6 * len(word) + 4
    return made


def kept(*lines: list[Word]) -> list[Word]:
    """As a page keeps its words: level by level, each from the left."""
    words = [word for line in lines for word in line]
    return sorted(words, key=lambda word: (word.box.y0, word.box.x0))


def read(words: list[Word]) -> str:
    return " ".join(word.text for word in in_reading_order(words))


LEFT = [
    "one fish swims in the",
    "sea and two fish swim",
    "beside it all the long",
    "day until night falls",
    "and they sleep",
]
RIGHT = [
    "a bird sits on the",
    "roof and sings a song",
    "for all who pass below",
    "and hear it as they go",
    "home again",
]


def test_a_column_is_read_to_its_end_before_the_next() -> None:
    lines = []
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        lines += [at(50, 100 + 14 * row, left), at(300, 100 + 14 * row, right)]
    assert read(kept(*lines)) == " ".join([*LEFT, *RIGHT])


def test_a_title_over_both_columns_stands_first() -> None:
    title = "All about the fish of the sea and the birds of the air in our time"
    lines = [at(50, 60, title)]
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        lines += [at(50, 100 + 14 * row, left), at(300, 100 + 14 * row, right)]
    lines.append(at(50, 200, "and below them what concerns all of these creatures again at last"))
    told = read(kept(*lines))
    assert told.startswith(f"{title} {LEFT[0]} {LEFT[1]}")
    assert told.index("sleep") < told.index("a bird sits")
    assert told.endswith("again at last")


def test_rows_of_figures_are_read_across() -> None:
    rows = [("Speech", "650", "441"), ("Autism", "331", "198"), ("Sleep", "13", "8")]
    lines = [
        at(x, 100 + 14 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip((50, 200, 300), texts, strict=True)
    ]
    assert read(kept(*lines)) == "Speech 650 441 Autism 331 198 Sleep 13 8"


def test_a_cell_whose_words_wrap_is_read_as_one() -> None:
    lines = [at(50, 100, "Speech and"), at(200, 100, "650"), at(50, 112, "Language Therapy")]
    lines += [at(50, 140, "Sleep"), at(200, 140, "13")]
    assert read(kept(*lines)) == "Speech and Language Therapy 650 Sleep 13"


def test_numbered_paragraphs_stay_with_their_numbers() -> None:
    lines = []
    for row, (number, text) in enumerate((("2.1", LEFT[0]), ("2.2", LEFT[1]), ("2.3", LEFT[2]))):
        lines += [at(50, 100 + 14 * row, number), at(100, 100 + 14 * row, text)]
    assert read(kept(*lines)) == f"2.1 {LEFT[0]} 2.2 {LEFT[1]} 2.3 {LEFT[2]}"


def test_no_word_is_lost_and_turned_ones_stay_last() -> None:
    turned = Word("sideways", Box(0, 0, 10, 50), 10.0, turned=90)
    words = [*kept(at(50, 100, LEFT[0]), at(50, 114, LEFT[1])), turned]
    assert in_reading_order(words) == words
    assert in_reading_order([]) == []
