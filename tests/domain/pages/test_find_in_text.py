from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.find_in_text import count, folded, occurrences
from scrutiny_desk.domain.pages.pages import Box, Word


def words(*lines: str) -> list[Word]:
    """Words of lines of a page, ten points a letter, lines twenty points apart."""
    made = []
    for row, line in enumerate(lines):
        x = 0
        for text in line.split():
            made.append(Word(text, Box(x, 20 * row, x + 10 * len(text), 20 * row + 12)))
            x += 10 * len(text) + 10
    return made


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("speech", "SPEECH"),
        ("cafe", "Café"),
        ("children's", "children’s"),
        ("communication", "commun-\nication"),
        ("long-term", "long-\nterm"),
        ("longterm", "long-term"),
        ("23-34", "23–34"),
        ("waiting times", "waiting\n  times"),
        ("finance", "ﬁnance"),
        ("ADHD - waits", "adhd – waits"),
    ],
)
def test_what_is_typed_is_found_as_a_person_would_find_it(typed: str, printed: str) -> None:
    assert count(folded(printed), folded(typed)) == 1
    assert len(occurrences(words(*printed.splitlines()), folded(typed))) == 1


def test_a_phrase_over_two_lines_is_boxed_on_both() -> None:
    found = occurrences(words("the long waiting", "times of children"), folded("waiting times"))
    assert [one.boxes for one in found] == [(Box(90, 0, 160, 12), Box(0, 20, 50, 32))]
    assert (found[0].first, found[0].last) == (2, 3)


def test_part_of_a_word_is_boxed_in_part() -> None:
    found = occurrences(words("retherapy"), "therapy")
    assert found[0].boxes == (Box(20, 0, 90, 12),)


def test_a_broken_word_is_boxed_at_both_ends() -> None:
    found = occurrences(words("our commun-", "ication plan"), "communication")
    assert [len(one.boxes) for one in found] == [2]


def test_every_place_is_found_and_none_twice() -> None:
    assert len(occurrences(words("aaaa aa"), "aa")) == count(folded("aaaa aa"), "aa") == 3


def test_nothing_is_found_for_nothing() -> None:
    assert occurrences(words("one two"), "") == ()
    assert count("one", folded("  ")) == 0


def test_turned_words_are_left_out() -> None:
    turned = Word("sideways", Box(0, 0, 10, 80), turned=90)
    assert occurrences([turned, *words("upright")], "sideways") == ()
