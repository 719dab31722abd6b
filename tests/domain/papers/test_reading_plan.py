from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.papers.reading_plan import (
    ItemToRead,
    LookRule,
    Pace,
    PageToRead,
    Progress,
    enough_seconds,
    evenings_before,
    in_order,
    most_seconds,
    own_pace,
    say_items,
    say_minutes,
    share_out,
    tally,
)

RULE = LookRule(in_view=0.5, share_of_time=0.25, least_seconds=4, most_seconds=60, most_times=3)
PACE = Pace(240, 20)
MONDAY = date(2024, 1, 22)


def page(index: int, words: int = 240, **more: object) -> PageToRead:
    return PageToRead("pack", index, str(index + 1), words, **more)


def item(number: str, *words: int, first: int = 0, title: str = "") -> ItemToRead:
    pages = tuple(page(first + place, count) for place, count in enumerate(words))
    return ItemToRead(f"key {number}", "pack", number, title, pages)


def days(count: int) -> list[date]:
    return [MONDAY + timedelta(days=one) for one in range(count)]


def numbers(evening) -> list[str]:
    return [one.number for one in evening.items]


def test_dense_text_takes_longer_than_a_chart_and_a_blank_page_no_time() -> None:
    assert PACE.seconds(page(0, 480)) == 120
    assert PACE.seconds(page(0, 3)) == 20
    assert PACE.seconds(page(0, 3, blank=True)) == 0


def test_a_page_counts_as_read_in_proportion_to_its_words() -> None:
    assert enough_seconds(page(0, 480), PACE, RULE) == 30
    assert enough_seconds(page(0, 3), PACE, RULE) == 5
    assert enough_seconds(page(0, 5000), PACE, RULE) == 60
    assert most_seconds(page(0, 480), PACE, RULE) == 360


def test_evenings_end_with_an_item_where_they_can() -> None:
    items = [item("1", *[240] * 5), item("2", *[240] * 6, first=5), item("3", *[240] * 9, first=11)]
    assert [numbers(one) for one in share_out(items, PACE, days(2))] == [["1", "2"], ["3"]]


def test_an_item_is_torn_between_its_parts_before_a_page() -> None:
    items = [
        item("6", *[240] * 9),
        item("6(a)", *[240] * 9, first=9),
        item("6(b)", *[240] * 3, first=18),
    ]
    first, second = share_out(items, PACE, days(2))
    assert (numbers(first), numbers(second)) == (["6"], ["6(a)", "6(b)"])


def test_a_long_item_is_shared_by_words_not_by_pages() -> None:
    first, second = share_out([item("6", 1000, 1000, *[100] * 20)], PACE, days(2))
    assert (len(first.pages), len(second.pages)) == (2, 20)


def test_with_more_evenings_than_pages_the_first_ones_are_taken() -> None:
    assert [one.day for one in share_out([item("6", 9000, 10)], PACE, days(5))] == days(2)


def test_items_can_be_put_first_and_left_out() -> None:
    items = [item("1", 1), item("2", 1), item("3", 1), item("4", 1)]
    order = in_order(items, ["key 3", "gone", "key 2"], ["key 4", "gone"])
    assert [one.number for one in order] == ["3", "2", "1"]


@st.composite
def papers(draw: st.DrawFn) -> list[ItemToRead]:
    made, first = [], 0
    for place in range(draw(st.integers(0, 8))):
        words = draw(st.lists(st.integers(0, 2000), max_size=12))
        blanks = draw(st.sets(st.integers(0, 11)))
        number = draw(st.sampled_from(["", f"{place}", f"{place // 2}({place})"]))
        one = item(number, *words, first=first, title=f"Item {place}")
        pages = tuple(replace(p, blank=at in blanks) for at, p in enumerate(one.pages))
        made.append(replace(one, key=f"{place}", pages=pages))
        first += len(words)
    return made


@given(papers(), st.integers(1, 9))
def test_every_page_comes_to_exactly_one_evening_in_its_order(
    items: list[ItemToRead], count: int
) -> None:
    shared = share_out(items, PACE, days(count))
    wanted = [p for one in items for p in one.pages if p.counts]
    assert [p for evening in shared for p in evening.pages] == wanted
    assert all(evening.pages for evening in shared)
    assert [evening.day for evening in shared] == days(min(count, len(wanted)))


@given(papers(), st.integers(1, 9))
def test_no_evening_is_much_longer_than_another(items: list[ItemToRead], count: int) -> None:
    shared = share_out(items, PACE, days(count))
    times = [sum(map(PACE.seconds, evening.pages)) for evening in shared]
    longest = max((PACE.seconds(p) for one in items for p in one.pages), default=0)
    if shared:
        fair = sum(times) / len(times)
        # Where every evening needs a page, a long one can push those behind it together.
        assert max(times) <= 1.5 * fair + 2 * longest + len(times) * longest


def test_no_dates_are_made_up_for_a_meeting_that_is_past() -> None:
    assert evenings_before(None, MONDAY) == []
    assert evenings_before(MONDAY - timedelta(days=1), MONDAY) == []
    assert evenings_before(MONDAY, MONDAY) == [MONDAY]
    assert evenings_before(MONDAY + timedelta(days=4), MONDAY) == days(4)


def test_progress_has_a_shape_and_words() -> None:
    done = page(0, read="2024-01-22T19:00:00Z")
    assert tally([done, page(1, blank=True)]).progress is Progress.READ
    assert tally([done, page(1)]).said == "begun, 1 of 2 pages read"
    assert tally([page(0, looked=3.0), page(1)]).progress is Progress.BEGUN
    assert tally([page(0), page(1)]).said == "not yet read"
    assert [one.shape for one in Progress] == ["●", "◐", "○"]


def test_ones_own_pace_is_known_only_after_enough_reading() -> None:
    def seen(count: int, seconds: float) -> list[PageToRead]:
        return [page(n, 200, read="2024-01-22T19:00:00Z", looked=seconds) for n in range(count)]

    assert own_pace(seen(19, 60), 20, 4000, 100, 600) is None
    assert own_pace(seen(20, 60), 20, 4000, 100, 600) == 200
    assert own_pace(seen(20, 4), 20, 4000, 100, 600) == 600
    said = [replace(one, by_person=True) for one in seen(30, 60)]
    assert own_pace(said, 20, 4000, 100, 600) is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (20, "a minute"),
        (300, "5 minutes"),
        (3000, "50 minutes"),
        (3600, "1 hour"),
        (9100, "2½ hours"),
    ],
)
def test_times_are_said_no_more_exactly_than_they_are_known(seconds: float, said: str) -> None:
    assert say_minutes(seconds) == said


def test_items_are_said_in_a_few_words() -> None:
    parts = [item("6", 1), item("6(a)", 1), item("7", 1)]
    assert say_items(parts) == "items 6 and 7"
    assert say_items(parts[:2]) == "item 6"
    assert say_items([item("", 1, title="Front"), item("2", 1)]) == "Front and item 2"
