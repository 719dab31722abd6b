from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.sentences import State, judge, say_value, sentence_of, state_of


def reading(as_of: str | None, value: float | None, kind: str = "reading") -> Reading:
    return Reading(f"{as_of}{kind}{value}", as_of, kind, value, f"{value:g}" if value else "TBC",
                   "paper", 28, "25")  # fmt: skip


def waiting(*readings: Reading, name: str = "Referrals waiting", unit: str = "count") -> Measure:
    return Measure("w", "waiting", "Speech therapy", name, unit, "down", readings)


def plan(*readings: Reading, good: str = "", unit: str = "percent") -> Measure:
    return Measure("i", "indicator", "Plan", "Reviews in time", unit, good, readings)


def months(values: list[float]) -> list[Reading]:
    return [reading(f"{2022 + i // 12}-{i % 12 + 1:02}", value) for i, value in enumerate(values)]


def test_two_readings_are_no_trend_and_the_sentence_says_so() -> None:
    measure = waiting(reading("2022-02", 650), reading("2023-12", 331))

    assert sentence_of(measure) == (
        "331 referrals were waiting at December 2023, 319 fewer than at February 2022. "
        "With 2 figures nothing can be told: 7 are the fewest that can."
    )
    assert state_of(measure) is State.FEW_READINGS


def test_one_reading_says_that_nothing_can_be_said_of_a_trend() -> None:
    measure = waiting(reading("2023-12", 1))
    said = sentence_of(measure)

    assert said.startswith("1 referral was waiting at December 2023. With 1 figure nothing")
    assert state_of(measure) is State.ONE_READING


@pytest.mark.parametrize(
    ("name", "unit", "value", "beginning"),
    [
        ("Over 18 weeks", "count", 198, "198 referrals had waited over 18 weeks at December 2023"),
        (
            "Per cent over 18 weeks",
            "percent",
            60,
            "60% of those waiting had waited over 18 weeks at December 2023",
        ),
        ("Longest wait", "weeks", 69, "The longest wait was 69 weeks at December 2023"),
    ],
)
def test_each_figure_of_a_waiting_list_has_its_own_words(
    name: str, unit: str, value: float, beginning: str
) -> None:
    assert sentence_of(waiting(reading("2023-12", value), name=name, unit=unit)).startswith(
        beginning
    )


def test_a_trend_of_few_points_is_told_and_not_judged() -> None:
    rising = waiting(*months([10, 11, 12, 13, 14, 15, 16]))

    assert state_of(rising) is State.FEW_READINGS
    assert "they draw limits from 13 on" in sentence_of(rising)


def test_from_thirteen_points_a_shift_signals_and_says_which_way_is_better() -> None:
    values = [10.0, 11] * 7 + [20.0] * 8

    assert state_of(waiting(*months(values))) is State.CONCERN
    assert "a signal of concern" in sentence_of(waiting(*months(values)))
    better = plan(*(replace(one, kind="actual") for one in months(values)), good="up")
    assert "a signal of improvement" in sentence_of(better)


def test_points_that_vary_give_no_signal() -> None:
    steady = waiting(*months([10, 12, 9, 11, 10, 12, 11] * 2))

    assert state_of(steady) is State.NO_SIGNAL
    assert "No rule finds a signal" in sentence_of(steady)


def test_off_target_names_actual_target_and_baseline() -> None:
    measure = plan(
        reading("2023-04", 48, "baseline"),
        reading("2023-10", 60, "target"),
        reading("2023-10", 42, "actual"),
    )

    assert sentence_of(measure) == (
        "In October 2023 the actual was 42% against a target of 60%: off target. "
        "The baseline in April 2023 was 48%. "
        "With 1 figure nothing can be told: 7 are the fewest that can."
    )


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "state"),
    [
        (39, 50, 59, State.ON_TARGET),
        (39, 50, 50, State.ON_TARGET),
        (384, 325, 330, State.OFF_TARGET),
        (384, 325, 300, State.ON_TARGET),
        (50, 50, 40, State.NOT_JUDGED),
    ],
)
def test_better_is_the_way_from_the_baseline_to_the_target(
    baseline: float, target: float, actual: float, state: State
) -> None:
    measure = plan(
        reading("2023-04", baseline, "baseline"),
        reading("2023-10", target, "target"),
        reading("2023-10", actual, "actual"),
    )

    assert judge(measure).state is state


def test_a_target_without_an_actual_is_not_judged() -> None:
    measure = plan(reading("2023-04", 48, "baseline"), reading("2023-10", 60, "target"))

    assert state_of(measure) is State.NO_ACTUAL
    assert "For October 2023 the target is 60%; no actual is printed yet." in sentence_of(measure)


def test_an_actual_of_another_period_is_not_held_against_the_target() -> None:
    measure = plan(reading("2024-03", 60, "target"), reading("2023-10", 42, "actual"))

    assert state_of(measure) is State.NOT_JUDGED
    assert "no target is printed for that period" in sentence_of(measure)


def test_different_figures_for_one_date_are_said() -> None:
    measure = waiting(reading("2023-12", 331), reading("2023-12", 330))

    assert sentence_of(measure).endswith("The papers print different figures for December 2023.")


def test_what_somebody_entered_is_not_laid_at_the_papers_door() -> None:
    mine = replace(reading("2023-12", 330), paper_id="", id="mine")
    both = waiting(reading("2023-12", 331), mine)
    own = waiting(mine, replace(mine, id="again", value=7.0))

    assert "A paper and what was entered give different figures" in sentence_of(both)
    assert "Different figures were entered for December 2023." in sentence_of(own)


def test_undated_and_unread_figures_make_no_point() -> None:
    assert state_of(waiting(reading(None, 5), reading("2023-12", None))) is State.NO_FIGURE


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (331, "count", "331"),
        (1234.5, "count", "1,234.5"),
        (60, "percent", "60%"),
        (1, "weeks", "1 week"),
        (384, "per_10000", "384 per 10,000"),
        (None, "count", ""),
    ],
)
def test_figures_carry_their_unit(value: float | None, unit: str, said: str) -> None:
    assert say_value(value, unit) == said
