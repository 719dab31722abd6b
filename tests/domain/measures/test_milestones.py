from __future__ import annotations

from datetime import date

import pytest

from scrutiny_desk.domain.measures.milestone_words import Proposal, Status
from scrutiny_desk.domain.measures.milestones import (
    Confirmation,
    Milestone,
    MilestoneState,
    in_order,
    sentence_of_milestones,
    state_of,
    told_of,
    whose_word,
)

AS_OF = date(2024, 1, 25)


def milestone(
    due: str | None,
    position: str = "",
    proposed: Status | None = None,
    *said: Confirmation,
) -> Milestone:
    return Milestone(
        "id", "1.1", "An action", "Hold the workshop", "A lead", "", due, position, "",
        "paper", 85, "82", proposal=Proposal(proposed, position) if proposed else None, said=said,
    )  # fmt: skip


def said(status: Status | None, *, same_print: bool = True) -> Confirmation:
    return Confirmation(
        "c", status, "", False, "A. Member", "2024-01-20T10:00:00Z", "82", same_print
    )


@pytest.mark.parametrize(
    ("due", "position", "proposed", "state"),
    [
        ("2023-10-31", "", None, MilestoneState.NO_POSITION),
        ("2023-10-31", "As above", None, MilestoneState.PAST),
        ("2023-10-31", "Completed", Status.DONE, MilestoneState.DONE),
        ("2023-10-31", "Work goes on", Status.UNDER_WAY, MilestoneState.UNDER_WAY),
        ("2024-01", "", None, MilestoneState.DUE),
        ("2024-01-31", "", None, MilestoneState.NOT_DUE),
        ("2024-01-31", "As above", None, MilestoneState.NOT_DUE),
        (None, "", None, MilestoneState.NO_DATE),
        (None, "Completed", Status.DONE, MilestoneState.DONE),
    ],
)
def test_where_a_milestone_stands(
    due: str | None, position: str, proposed: Status | None, state: MilestoneState
) -> None:
    assert state_of(milestone(due, position, proposed), AS_OF) is state


def test_a_proposal_is_told_as_one_until_somebody_confirms_it() -> None:
    proposed = milestone("2023-10-31", "Work goes on", Status.UNDER_WAY)
    assert told_of(proposed, AS_OF) == "Under way; past its date"
    assert whose_word(proposed) == "Its own words only"
    assert proposed.wants_a_word

    confirmed = milestone("2023-10-31", "Work goes on", Status.UNDER_WAY, said(Status.DONE))
    assert state_of(confirmed, AS_OF) is MilestoneState.DONE
    assert told_of(confirmed, AS_OF) == "Done"
    assert whose_word(confirmed) == "Confirmed by A. Member, 20 January 2024"
    assert not confirmed.wants_a_word


def test_what_was_said_of_an_earlier_print_or_taken_back_no_longer_holds() -> None:
    other = milestone("2023-10-31", "Work", Status.UNDER_WAY, said(Status.DONE, same_print=False))
    assert state_of(other, AS_OF) is MilestoneState.UNDER_WAY
    assert other.earlier is not None
    assert other.wants_a_word

    back = milestone("2023-10-31", "Work", Status.UNDER_WAY, said(None), said(Status.DONE))
    assert back.confirmed is None
    assert back.earlier is None


def test_milestones_are_counted_in_one_sentence() -> None:
    rows = [
        milestone("2023-10-31", "Completed", Status.DONE),
        milestone("2023-10-31", "Begun", Status.UNDER_WAY),
        milestone("2024-10-31", "Begun", Status.UNDER_WAY, said(Status.UNDER_WAY)),
        milestone("2023-10-31"),
    ]
    assert sentence_of_milestones(rows, AS_OF) == (
        "4 milestones: 1 done; 2 under way (1 past their date); 1 overdue without a position. "
        "1 confirmed by a person; 2 are proposed by the plan's words, no facts."
    )


def test_milestones_stand_by_their_day_and_those_without_one_last() -> None:
    rows = in_order([milestone(None), milestone("2024-05"), milestone("2023-10-31")])

    assert [one.due for one in rows] == ["2023-10-31", "2024-05", None]
