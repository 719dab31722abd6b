from __future__ import annotations

from scrutiny_desk.ui.palette.entries import Entry, find
from scrutiny_desk.ui.palette.matching import fit, is_close


def test_a_word_is_found_by_its_start_its_inside_its_initials_and_with_a_letter_left_out() -> None:
    words = "What changed"
    assert fit("changed", words) > fit("cha", words) > fit("hang", words) > fit("chnged", words) > 0
    assert fit("wc", words) > 0
    assert not is_close(fit("chnged", words))
    assert is_close(fit("hang", words))


def test_every_word_typed_must_fit() -> None:
    assert fit("page next", "Next page") > 0
    assert fit("next paper", "Next page") == 0


def test_accents_and_capitals_make_no_difference() -> None:
    assert fit("SIÂN", "Sian Jones") == fit("sian", "Sian Jones") > 0


def test_a_single_letter_is_looked_for_at_the_start_only() -> None:
    assert fit("6", "6 Health waiting times") > 0
    assert fit("h", "What changed") == 0


def test_of_two_that_fit_alike_the_one_taken_lately_leads() -> None:
    rows = [Entry("do:a", "Fold the agenda"), Entry("do:b", "Fold the notes")]
    assert [one.key for one in find("fold", rows, ["do:b"])[0]] == ["do:b", "do:a"]
    assert [one.key for one in find("fold", rows, [])[0]] == ["do:a", "do:b"]


def test_words_of_the_place_find_a_row_too() -> None:
    rows = [Entry("meeting:1", "Children · 25 January 2024", "Meeting")]
    assert find("meeting children", rows, [])[0] == rows
