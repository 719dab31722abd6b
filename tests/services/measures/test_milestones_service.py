"""What people say of milestones: confirmed, changed, taken back, and carried to the next print."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.measures.milestone_words import Status
from scrutiny_desk.domain.measures.milestones import Milestone
from scrutiny_desk.domain.papers.facts import MilestoneFact
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.milestones import (
    confirm,
    list_milestones,
    plan_of,
    take_back_confirmation,
)
from tests.services.made_papers import Desk, facts

BEGUN = "Work has commenced."


def row(words: str, position: str = "", ref: str = "1.1", due: str = "2023-10-31"):
    return MilestoneFact(
        page="3", page_index=4, ref=ref, milestone=words, due=due, due_text=due, position=position
    )


def print_plan(desk: Desk, name: str, date: str, *rows: MilestoneFact) -> None:
    desk.import_one(name, facts(date=date, milestones=rows))


def named(library: Library, words: str) -> Milestone:
    return next(one for one in list_milestones(library) if one.words == words)


@pytest.fixture
def plan(desk: Desk) -> Library:
    print_plan(
        desk, "january.pdf", "2024-01-25",
        row("Hold the workshop with partners", BEGUN), row("Agree the plan", "Complete"),
        row("Tell the schools"),
    )  # fmt: skip
    return desk.library


def test_proposals_are_confirmed_several_at_once_and_undo_takes_them_back(plan: Library) -> None:
    plan.person = "A. Member"

    change = confirm(plan, list_milestones(plan), None)

    assert change.said == "2 milestones confirmed as under way, done by A. Member"
    told = {one.words: one.confirmed for one in list_milestones(plan)}
    assert told["Agree the plan"] is not None
    assert told["Agree the plan"].status is Status.DONE
    assert told["Agree the plan"].by == "A. Member"
    assert told["Tell the schools"] is None

    undoing.undo(plan)
    assert not any(one.confirmed for one in list_milestones(plan))
    undoing.redo(plan)
    assert sum(one.confirmed is not None for one in list_milestones(plan)) == 2


def test_a_person_says_otherwise_with_words_and_the_history_keeps_both(plan: Library) -> None:
    one = named(plan, "Hold the workshop with partners")
    confirm(plan, [one], None)
    confirm(plan, [one], Status.SLIPPED, words="Told by the director", by="The manager")

    found = named(plan, one.words)
    assert found.confirmed is not None
    assert (found.confirmed.status, found.confirmed.by) == (Status.SLIPPED, "The manager")
    assert found.confirmed.words == "Told by the director"
    assert [said.by for said in found.said] == ["The manager", "you"]

    take_back_confirmation(plan, [found])
    assert named(plan, one.words).confirmed is None
    assert len(named(plan, one.words).said) == 3


def test_it_goes_with_the_milestone_to_a_print_that_says_the_same(
    desk: Desk, plan: Library
) -> None:
    confirm(plan, [named(plan, "Agree the plan")], None)

    print_plan(
        desk, "march.pdf", "2024-03-20", row("Agree the plan", "Complete"),
        row("Hold a workshop with all partners", "Held."),
    )  # fmt: skip

    found = named(plan, "Agree the plan")
    assert found.told_on == "2024-03-20"
    assert found.confirmed is not None


def test_a_print_that_says_otherwise_shows_it_was_confirmed_for_an_earlier_one(
    desk: Desk, plan: Library
) -> None:
    confirm(plan, [named(plan, "Hold the workshop with partners")], None)

    print_plan(desk, "march.pdf", "2024-03-20", row("Hold the workshop with partners", "Completed"))

    found = named(plan, "Hold the workshop with partners")
    assert found.confirmed is None
    assert found.earlier is not None
    assert found.earlier.status is Status.UNDER_WAY
    assert found.proposal is not None
    assert found.proposal.status is Status.DONE


def test_a_milestone_worded_a_little_otherwise_in_a_revised_paper_is_the_same(
    desk: Desk, plan: Library
) -> None:
    from scrutiny_desk.services.papers import papers

    confirm(plan, [named(plan, "Hold the workshop with partners")], None)
    confirm(plan, [named(plan, "Tell the schools")], Status.DONE)
    (old,) = papers.list_papers(plan)
    papers.move_to_trash(plan, old.id)

    print_plan(
        desk, "march.pdf", "2024-03-20",
        row("Hold the workshops with partners", BEGUN, ref="2.1"), row("Agree the plan"),
    )  # fmt: skip

    assert named(plan, "Hold the workshops with partners").confirmed is not None
    (lost,) = plan_of(plan).without_place
    assert lost.milestone == "Tell the schools"


def test_nothing_is_confirmed_where_nothing_is_proposed(plan: Library) -> None:
    assert not confirm(plan, [named(plan, "Tell the schools")], None)


def test_private_words_are_marked_and_an_empty_word_is_not_private(plan: Library) -> None:
    one = named(plan, "Agree the plan")
    confirm(plan, [one], Status.DONE, words="Heard at lunch", private=True)
    assert named(plan, one.words).said[0].private

    confirm(plan, [one], Status.DONE, private=True)
    assert not named(plan, one.words).said[0].private
