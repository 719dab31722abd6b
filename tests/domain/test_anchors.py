"""A mark finds its words again in a new version, or says that it cannot tell."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.anchors import Likeness, PrintedPages, find_place, likely_places
from scrutiny_desk.domain.notes.anchor_regions import find_region
from scrutiny_desk.domain.notes.notes import Anchor
from scrutiny_desk.domain.notes.quoting import AROUND, anchor_of_region, anchor_of_words
from scrutiny_desk.domain.pages.pages import Box, Word

CRANES = (
    "Three cranes were inspected in the spring and one of them was found to need new cables "
    "before the season of the large boats begins"
)
FERRY = "The ferry to the east bank will sail every twenty minutes from May said the officer"
LOCKS = "The lock keepers asked for longer hours in summer because the boats wait until late"


def printed(*texts: str) -> PrintedPages:
    return PrintedPages(texts, lambda index: texts[index].split())


def anchor(text: str, quote: str, page: int = 0) -> Anchor:
    """The anchor of a quote as it stands in a text."""
    words, wanted = text.split(), quote.split()
    at = next(n for n in range(len(words)) if words[n : n + len(wanted)] == wanted)
    before, after = " ".join(words[:at]), " ".join(words[at + len(wanted) :])
    return Anchor(page, "1", (), quote, before[-AROUND:], after[:AROUND])


def found_words(pages: PrintedPages, place) -> str:
    return " ".join(pages.words(place.page_index)[place.first : place.last + 1])


def test_the_score_by_a_worked_example() -> None:
    # 50 x 0.9 + 20 x 1 + 20 x 0.5 + 2 x 1 = 77 of 92
    assert Likeness(0.9, 1.0, 0.5, 1.0).score == pytest.approx(77 / 92)
    assert Likeness(1, 1, 1, 1).score == 1
    # The quote alone is worth 50 of 92, its surroundings alone 40: neither is enough.
    assert Likeness(1, 0, 0, 0).score == pytest.approx(0.543, abs=0.001)
    assert Likeness(0, 1, 1, 1).score == pytest.approx(0.457, abs=0.001)
    # 69 of 92 is just enough.
    assert Likeness(0.54, 1, 1, 1).score == pytest.approx(0.75)


def test_the_exact_words_on_the_same_page() -> None:
    pages = printed(FERRY, "New words stand here. " + CRANES, LOCKS)
    place = find_place(anchor(CRANES, "one of them was found", 1), 1, pages)
    assert place is not None
    assert (place.page_index, found_words(pages, place)) == (1, "one of them was found")


def test_the_words_moved_to_the_next_page() -> None:
    pages = printed(FERRY, LOCKS, CRANES)
    place = find_place(anchor(CRANES, "one of them was found", 1), 1, pages)
    assert place is not None
    assert place.page_index == 2


def test_one_word_is_told_by_its_surroundings() -> None:
    text = "wait " + CRANES.replace("season", "wait") + " and wait"
    pages = printed(text)
    mark = anchor(CRANES.replace("season", "wait"), "wait")
    place = find_place(mark, 0, pages)
    assert place is not None
    words = pages.words(0)
    assert words[place.first - 1] == "the"
    assert words[place.first + 1] == "of"


def test_words_that_stand_twice_with_the_same_around_them_are_for_a_person() -> None:
    pages = printed(CRANES + " " + CRANES)
    mark = anchor(CRANES, "was found to need")
    assert find_place(mark, 0, pages) is None
    assert len(likely_places(mark, 0, pages)) >= 2


def test_a_figure_that_changed_is_found_by_what_stands_round_it() -> None:
    was = "At the end of May the share seen in time was 61% of all who were referred by schools"
    now = was.replace("61%", "62%")
    pages = printed(FERRY, LOCKS, now)
    place = find_place(anchor(was, "61%", 0), None, pages)
    assert place is not None
    assert found_words(pages, place) == "62%"
    assert place.score >= 0.75


def test_changed_words_are_found_far_away() -> None:
    changed = CRANES.replace("was found to need", "was seen to need")
    pages = printed(*[FERRY] * 30, changed, *[LOCKS] * 30)
    place = find_place(anchor(CRANES, "one of them was found to need new cables", 3), None, pages)
    assert place is not None
    assert place.page_index == 30
    assert found_words(pages, place) == "one of them was seen to need new cables"


def test_words_that_are_gone_are_nowhere() -> None:
    pages = printed(FERRY, LOCKS)
    assert find_place(anchor(CRANES, "one of them was found", 1), None, pages) is None
    assert find_place(Anchor(0, "1"), 0, pages) is None


def test_a_short_quote_alone_proves_nothing_on_another_page() -> None:
    pages = printed(LOCKS, FERRY)
    assert find_place(anchor(CRANES, "in", 1), None, pages) is None


def test_quotes_and_dashes_of_another_make_are_the_same() -> None:
    was = "the committee’s view – as given – stands"
    pages = printed("the committee's view - as given - stands")
    assert find_place(anchor(was, "committee’s view – as"), 0, pages) is not None


def words(*rows: str, top: float = 100.0) -> list[Word]:
    return [
        Word(word, Box(72.0 + 60 * at, top + 20 * row, 126.0 + 60 * at, top + 20 * row + 11))
        for row, text in enumerate(rows)
        for at, word in enumerate(text.split())
    ]


def test_a_region_moves_with_its_words() -> None:
    old = words("Waiting by month", "May 331", "June 296", "Source: the service")
    new = words("Waiting by month", "May 331", "June 296", "Source: the service", top=240.0)
    box = Box(60, 115, 250, 155)
    assert find_region(box, old, new, 595, 842) == Box(60, 255, 250, 295)
    assert anchor_of_region(old, box, 0, "1").quote == "May 331 June 296"


def test_a_region_whose_figures_changed_is_for_a_person() -> None:
    old = words("Waiting by month", "May 331", "June 296")
    new = words("Waiting by month", "May 331", "June 290")
    assert find_region(Box(60, 115, 250, 155), old, new, 595, 842) is None


def test_a_chart_without_words_is_told_by_the_words_round_it() -> None:
    old = [*words("Figure 2 shows how many wait"), *words("Source: the service", top=300.0)]
    new = [*words("Figure 2 shows how many wait", top=130.0)]
    new += words("Source: the service", top=330.0)
    chart = Box(72, 130, 500, 280)
    assert find_region(chart, old, new, 595, 842) == Box(72, 160, 500, 310)
    assert find_region(chart, old, words("Something else stands here"), 595, 842) is None


def test_the_anchor_of_words_keeps_what_stands_on_either_side() -> None:
    made = anchor_of_words(words(CRANES[:60]), 2, 3, 4, "3")
    assert made.quote == "were inspected"
    assert made.before == "Three cranes"
    assert made.after.startswith("in the spring")
