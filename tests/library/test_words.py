"""The words of the papers: what a beginning goes on to, and what a misspelt word may have been."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.library import words
from scrutiny_desk.library.library import Library

TEXTS = (
    "The bus and the buses of the café",
    "Recommendations, and a recommendation",
    "Business bus",
)


def known(library: Library) -> dict[str, tuple[str, int]]:
    with library.read() as connection:
        rows = connection.execute("SELECT word, stem, pages FROM search_word")
        return {row["word"]: (row["stem"], row["pages"]) for row in rows}


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", create=True) as opened:
        opened.write(lambda connection: words.learn(connection, TEXTS))
        yield opened


def test_words_are_kept_as_spelt_with_stem_and_pages(library: Library) -> None:
    assert known(library)["bus"] == ("bu", 2)
    assert known(library)["cafe"] == ("cafe", 1)
    assert known(library)["recommendations"] == ("recommend", 1)
    library.write(lambda connection: words.learn(connection, ["A bus", "A pier"]))
    assert known(library)["bus"] == ("bu", 3)
    assert known(library)["pier"] == ("pier", 1)


def test_beginnings_go_on_to_words_not_to_stems(library: Library) -> None:
    with library.read() as connection:
        assert words.beyond_their_stem(connection, "recommendati") == ["recommendation"]
        assert words.beyond_their_stem(connection, "recomm") == []
        assert set(words.going_on(connection, "Bus")) == {"bus", "buses", "business"}


def test_a_misspelt_word_finds_the_likeliest(library: Library) -> None:
    with library.read() as connection:
        # One letter away, and so nearer than the plural.
        assert words.spelt_like(connection, "recomendation", 2) == ["recommendation"]
        assert words.spelt_like(connection, "buss", 3)[0] == "bus"
        assert words.spelt_like(connection, "bu", 3) == []


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_steps_between_words_are_the_same_both_ways(one: str, other: str) -> None:
    steps = words.steps_between(one, other, 2)
    assert steps == words.steps_between(other, one, 2)
    assert (steps == 0) == (one == other)
    assert abs(len(one) - len(other)) <= steps or steps == 3


def test_no_page_of_no_words_is_trouble(library: Library) -> None:
    before = known(library)
    library.write(lambda connection: words.learn(connection, ["", "  ", "—"]))
    library.write(lambda connection: words.learn(connection, []))
    assert known(library) == before


def test_it_learns_a_pack_of_many_words(library: Library) -> None:
    many = [" ".join(f"word{n}x{page}" for n in range(500)) for page in range(80)]

    def learn(connection: sqlite3.Connection) -> None:
        words.learn(connection, many)

    library.write(learn)
    assert len(known(library)) > 40_000
