from __future__ import annotations

from datetime import date

import pytest

from scrutiny_desk.domain.milestones import (
    Milestone,
    MilestoneState,
    in_order,
    sentence_of_milestones,
    state_of,
)

AS_OF = date(2024, 1, 25)


def milestone(due: str | None, position: str = "", status: str = "") -> Milestone:
    return Milestone(
        "id", "1.1", "An action", "Hold the workshop", "A lead", "", due, position, status,
        "paper", 85, "82",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "position", "state"),
    [
        ("2023-10-31", "", MilestoneState.NO_POSITION),
        ("2023-10-31", "Work goes on with partners", MilestoneState.PAST),
        ("2023-10-31", "Completed in September", MilestoneState.DONE),
        ("2023-10-31", "Not yet completed", MilestoneState.PAST),
        ("2023-10-31", "Will be launched in the spring", MilestoneState.PAST),
        ("2023-10-31", "Delayed until the new post is filled", MilestoneState.SLIPPED),
        ("2024-01", "", MilestoneState.DUE),
        ("2024-01-31", "", MilestoneState.NOT_DUE),
        ("2024-05", "Complete", MilestoneState.DONE),
        (None, "", MilestoneState.NO_DATE),
    ],
)
def test_where_a_milestone_stands(due: str | None, position: str, state: MilestoneState) -> None:
    assert state_of(milestone(due, position), AS_OF) is state


def test_only_what_its_own_words_say_is_a_proposal() -> None:
    assert {one for one in MilestoneState if one.proposed} == {
        MilestoneState.DONE, MilestoneState.SLIPPED,
    }  # fmt: skip
    said = sentence_of_milestones([MilestoneState.DONE, MilestoneState.NO_POSITION])
    assert said == (
        "2 milestones: 1 done by their own words; 1 overdue without a position. "
        "What the plan's own words say is a proposal, no fact."
    )


def test_milestones_stand_by_their_day_and_those_without_one_last() -> None:
    rows = in_order([milestone(None), milestone("2024-05"), milestone("2023-10-31")])

    assert [one.due for one in rows] == ["2023-10-31", "2024-05", None]
