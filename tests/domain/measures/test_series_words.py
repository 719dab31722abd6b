"""Sentences that never say more than the rules do."""

from __future__ import annotations

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.measures.series_words import sentence_of_series
from scrutiny_desk.domain.measures.spc_series import Better, judge
from tests.domain.measures.test_spc_series import months
from tests.domain.test_spc import FALLING


def test_under_seven_points_nothing_can_be_told() -> None:
    said = sentence_of_series(judge(months([331, 296])), "Waiting")
    assert said == "Waiting: with 2 figures nothing can be told: 7 are the fewest that can."
    few = judge(months([1, 1, 1, 1, 1, 60]), profile=spc.NHSR_0_2)
    assert "no more than a hint" in sentence_of_series(few, "")


def test_a_profile_that_draws_no_limits_yet_judges_nothing() -> None:
    said = sentence_of_series(judge(months([10, 12] * 5)), "")
    assert said == (
        "With 10 figures the rules of mdc-2023 judge nothing yet: they draw limits from 13 on."
    )


def test_a_signal_is_named_with_its_rules_and_the_target_with_what_the_limits_say() -> None:
    made = judge(months(FALLING), better=Better.LOWER, target=40)
    assert sentence_of_series(made, "") == (
        "The newest figure is a signal of improvement: it lies beyond a limit, and it is one of"
        " seven or more that go one way, and two of three lie near a limit, and seven or more lie"
        " on one side of the mean. The limits lie on the good side of the target of 40: left as it"
        " is it will go on being met."
    )


def test_chance_is_called_chance() -> None:
    made = judge(months([10, 12] * 8), better=Better.HIGHER, target=11)
    assert sentence_of_series(made, "") == (
        "The newest figure lies within what chance alone brings about. No rule finds a signal in"
        " the series. The target of 11 lies within the limits: being over it in one month and not"
        " in the next is chance."
    )
