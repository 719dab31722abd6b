from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.papers.versions import (
    PageChange,
    PageFate,
    WordChange,
    compare_pages,
    shared_words,
    words_key,
)

BUDGET = "The budget for parks is set out below and will be agreed by the executive in March 2024."
LIBRARIES = (
    "Libraries open on four days a week since the review of opening hours last autumn ended."
)
WASTE = "Bins are emptied every other Tuesday, and garden waste is collected from April to October."


def test_nothing_changed() -> None:
    assert compare_pages([BUDGET, LIBRARIES], [BUDGET, LIBRARIES]) == ()


def test_line_breaks_and_signs_change_nothing() -> None:
    assert compare_pages([BUDGET], [BUDGET.replace(" is ", "\nis ").replace(".", "")]) == ()


def test_a_word_that_became_another() -> None:
    (change,) = compare_pages([BUDGET, WASTE], [BUDGET.replace("March", "April"), WASTE])
    assert change == PageChange(PageFate.ALTERED, 0, 0, (WordChange("March", "April"),))


def test_a_page_put_in_and_one_taken_out() -> None:
    assert compare_pages([BUDGET, WASTE], [BUDGET, LIBRARIES, WASTE]) == (
        PageChange(PageFate.ADDED, None, 1),
    )
    assert compare_pages([BUDGET, LIBRARIES, WASTE], [BUDGET, WASTE]) == (
        PageChange(PageFate.REMOVED, 1, None),
    )


def test_a_page_of_other_words_is_no_altered_page() -> None:
    assert compare_pages([BUDGET], [WASTE]) == (
        PageChange(PageFate.ADDED, None, 0),
        PageChange(PageFate.REMOVED, 0, None),
    )


def test_altered_pages_keep_their_partner_when_a_page_is_put_before_them() -> None:
    old = [BUDGET, LIBRARIES]
    new = [BUDGET.replace("March", "May"), WASTE, LIBRARIES.replace("four", "five")]
    assert [(one.fate, one.old, one.new) for one in compare_pages(old, new)] == [
        (PageFate.ALTERED, 0, 0),
        (PageFate.ADDED, None, 1),
        (PageFate.ALTERED, 1, 2),
    ]


@given(st.lists(st.sampled_from([BUDGET, LIBRARIES, WASTE, ""]), max_size=8), st.data())
def test_every_page_is_told_once(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from([BUDGET, LIBRARIES, WASTE, "Else."]), max_size=8))
    changes = compare_pages(old, new)
    gone = [one.old for one in changes if one.old is not None]
    come = [one.new for one in changes if one.new is not None]
    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)
    kept_old = [text for at, text in enumerate(old) if at not in gone]
    kept_new = [text for at, text in enumerate(new) if at not in come]
    assert kept_old == kept_new


def test_two_prints_of_the_same_words_share_a_key() -> None:
    assert words_key(BUDGET) == words_key(BUDGET.upper().replace(" ", "\n"))
    assert words_key(BUDGET) != words_key(WASTE)
    assert words_key("Page left blank") is None


def test_how_much_of_a_paper_stands_in_another() -> None:
    assert shared_words([BUDGET + " " + LIBRARIES], [BUDGET, LIBRARIES, WASTE]) == 1.0
    assert shared_words([BUDGET], [WASTE]) == 0.0
    assert shared_words([], [WASTE]) == 0.0
    assert 0.4 < shared_words([BUDGET.replace("below", "here")], [BUDGET]) < 0.8
