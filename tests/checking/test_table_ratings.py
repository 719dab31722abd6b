"""A rating beside its own figures and its own colour."""

from __future__ import annotations

import pytest

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.papers.facts import Facts, RecommendationFact
from tests.checking.made_tables import AT, DOCUMENT, found, sentences, table

WRONG: dict[str, tuple[str, str]] = {
    "on target and under it": (
        """Indicator | Good is | Target | Actual | Status
           Plans in time | High | 90% | 84% | On target
           Complaints | Low | 20 | 15 | On target
           Visits made | High | 95% | 97% | On target""",
        (
            "“Plans in time” is rated “On target”; its actual of 84% is under its target of 90%,"
            " and high is printed as good."
        ),
    ),
    "green by a key that the page prints": (
        """Indicator | Target | Actual | RAG
           Plans in time | at least 90% | 84% | Green
           Visits made | at least 95% | 97% | Green""",
        (
            "“Plans in time” is rated “Green”; its actual of 84% is under its target of at least"
            " 90%."
        ),
    ),
    "green with a wider gap than one that is amber": (
        """Indicator | Polarity | Target | Actual | RAG rating
           Plans in time | Higher is better | 90% | 80% | Green
           Visits made | Higher is better | 95% | 97% | Green
           Reviews | Higher is better | 80% | 78% | Amber""",
        (
            "“Plans in time” is rated “Green”; its actual of 80% is under its target of 90%, and"
            " higher is better is printed as good."
        ),
    ),
    "red and better than its target": (
        """Indicator | Baseline | Target | Actual | RAG
           Repeat referrals | 25% | 20% | 18% | Red
           Seen in time | 60% | 70% | 75% | Green
           Plans | 50% | 60% | 55% | Red""",
        (
            "“Repeat referrals” is rated “Red”; its actual of 18% meets its target of 20%, and"
            " the baseline is 25%."
        ),
    ),
}

RIGHT = {
    "which way is good is not known": (
        "Indicator | Target | Actual | Status\nPlans | 90% | 84% | On target\nX | 4 | 5 | On target"
    ),
    "right": (
        "Indicator | Good is | Target | Actual | Status\nPlans | High | 90% | 94% | On target\n"
        "Wait | Low | 20 | 25 | Off target"
    ),
    "green within a tolerance": (
        "Indicator | Good is | Target | Actual | RAG\nPlans | High | 90% | 88% | Green\n"
        "Wait | Low | 20 | 25 | Amber"
    ),
    "on track for the end of the year": (
        "Indicator | Good is | Target | Actual | RAG\nPlans | High | 90 | 48 | On track\n"
        "Wait | High | 20 | 15 | On track"
    ),
    "another meaning of the words": (
        "Indicator | Good is | Target | Actual | Status\nPlans | High | 90% | 84% | Met\n"
        "Visits | High | 90% | 80% | Met\nCalls | High | 9 | 8 | Met"
    ),
    "no actual": (
        "Indicator | Good is | Target | Actual | Status\nP | High | 90% | x | Met\n"
        "V | Low | 9 | 8 | Met"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_rating_that_the_figures_contradict(name: str) -> None:
    text, said = WRONG[name]
    key = "Green: target met or exceeded. Amber: missed." if "key" in name else ""
    assert sentences(text, around=key) == [said]


@pytest.mark.parametrize("name", RIGHT)
def test_what_may_be_right_is_left_in_peace(name: str) -> None:
    assert sentences(RIGHT[name]) == []


COLOURED = """Milestone | Cost | Rating
    Mend the quay | 12 | Green
    Paint the pier | 40 | Amber
    Light the lamps | 8 | Green"""


def test_a_word_on_another_colour() -> None:
    fills = [(1, 2, "green"), (2, 2, "amber"), (3, 2, "red")]
    (one,) = found(table(COLOURED, fills))
    assert one.kind is FindingKind.RATING_COLOUR
    assert one.sentence == "“Light the lamps” is rated “Green” in a cell that is coloured red."
    assert (one.printed, one.expected) == ("Green", "a green cell")


@pytest.mark.parametrize(
    "fills",
    [
        [(1, 2, "green"), (2, 2, "amber"), (3, 2, "green")],
        [(1, 2, "blue"), (2, 2, "blue"), (3, 2, "blue")],
        [(3, 2, "red")],
        [],
    ],
)
def test_colours_that_say_nothing_else(fills: list[tuple[int, int, str]]) -> None:
    assert found(table(COLOURED, fills)) == ()


def test_a_tracker_has_words_and_colours_too() -> None:
    def row(number: int, word: str, colour: str | None) -> RecommendationFact:
        return RecommendationFact(
            number=number,
            date=None,
            date_text="",
            text=f"Mend {number}",
            rag_text=word,
            rag_colour=colour,
            **AT,
        )

    rows = (row(1, "Green", "green"), row(2, "Amber", "red"), row(3, "Red", None))
    (one,) = check_paper(Paper(Facts(document=DOCUMENT, recommendations=rows)))
    assert one.sentence == "“Mend 2” is rated “Amber” in a cell that is coloured red."
