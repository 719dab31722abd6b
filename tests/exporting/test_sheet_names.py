from __future__ import annotations

import pytest

from scrutiny_desk.exporting.sheet_names import sheet_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Harbour Committee", "Harbour Committee"),
        ("Children and Young People's Scrutiny Committee", "Children and Young People s"),
        ("Harbour, Bridges and Waterways and Lights", "Harbour, Bridges and Waterways"),
        ("2024-01-25 Health and Adult Social Care", "2024-01-25 Health and Adult"),
        ("A very long name of the committee of the", "A very long name"),
        ("Donaudampfschifffahrtsgesellschaftskapitaen", "Donaudampfschifffahrtsgesellsch"),
        ("[:]", "Sheet"),
    ],
)
def test_a_name_ends_with_a_whole_word(words: str, name: str) -> None:
    assert sheet_name(words, "Sheet", set()) == name
    assert len(name) <= 31


def test_two_that_begin_alike_are_told_apart() -> None:
    taken: set[str] = set()
    names = [sheet_name("Children and Young People Committee", "", taken) for _ in range(3)]
    assert names == [
        "Children and Young People",
        "Children and Young People 2",
        "Children and Young People 3",
    ]
