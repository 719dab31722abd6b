"""What the words of a plan's position propose, by the table that comes with the program."""

from __future__ import annotations

import datetime
import tomllib

import pytest

from scrutiny_desk.domain.measures.milestone_words import (
    Status,
    newest_entry,
    propose,
    read_words,
    refers_above,
)
from scrutiny_desk.paths import resource


@pytest.fixture(scope="module")
def rules():
    return read_words(
        tomllib.loads(resource("rules/milestone_words.toml").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("position", "status"),
    [
        ("Complete", Status.DONE),
        ("Completed in September", Status.DONE),
        ("Completed, however the group goes on to meet", Status.DONE),
        ("Now up and running.", Status.DONE),
        ("Implemented 14 th June 2023", Status.DONE),
        ("Not yet completed", Status.NOT_YET),
        ("Will be launched in the spring", Status.NOT_YET),
        ("The audit has not been commissioned", Status.NOT_YET),
        ("80% complete", Status.UNDER_WAY),
        ("Three of five sessions were held, further sessions are planned", Status.UNDER_WAY),
        ("Work has commenced with partners", Status.UNDER_WAY),
        ("Agreed in draft. Further consultation is required", Status.UNDER_WAY),
        ("A meeting is in place, but not every school attends", Status.UNDER_WAY),
        ("There remain staff who have yet to complete the training; it is ongoing",
         Status.UNDER_WAY),
        ("Delayed until the new post is filled", Status.SLIPPED),
        ("Delayed; a monthly meeting is in place to ensure progress", Status.SLIPPED),
        ("This was delayed but is now complete", Status.DONE),
        ("Completed in draft form, the launch was then postponed", Status.SLIPPED),
        ("The timescale will not be achieved", Status.SLIPPED),
        ("Moved to March 2024", Status.SLIPPED),
        ("Interviews will take place on 15/01/2024", Status.SLIPPED),
        ("Interviews will take place on 15/10/2023", Status.NOT_YET),
        ("Superseded by the new strategy", Status.WITHDRAWN),
        ("There has been no delay", None),
        ("The team moved to another office", None),
        ("Children with a speech delay are seen first", None),
        ("Partners were told", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_position_proposes(rules, position: str, status: Status | None) -> None:
    found = propose(rules, "Some milestone", "", position, "2023-10-31")

    assert (found and found.status) == status


def test_milder_words_count_where_the_milestone_asked_for_just_that(rules) -> None:
    agreed = "The terms of reference have been agreed"

    assert propose(rules, "Agree terms of reference", "", agreed) is not None
    assert propose(rules, "Recruit to the posts", "", agreed) is None


def test_the_rating_comes_before_the_position(rules) -> None:
    found = propose(rules, "Hold the workshop", "Complete", "The next one is in progress")

    assert found is not None
    assert found.status is Status.DONE


def test_the_newest_entry_speaks_wherever_it_stands(rules) -> None:
    told = "Delayed first meeting is to be held on 19 th Oct 2023 12/01/2024 Completed."
    assert newest_entry(told) == "Completed."
    downwards = "Update 12/01/2024 This is now complete. Update 22/08/2023 Work has commenced."
    assert newest_entry(downwards) == "This is now complete."
    upwards = "22/08/2023 Work has commenced. 12/01/2024 This is now complete."
    assert newest_entry(upwards) == "This is now complete."


def test_an_entry_dated_after_its_paper_orders_nothing(rules) -> None:
    slip = "Update 31/10/2024 Not yet begun. Update 12/01/2024 The process has been completed."

    assert newest_entry(slip, "2024-01-25") == "The process has been completed."


def test_words_that_only_refer_to_the_row_above_propose_nothing(rules) -> None:
    assert refers_above("12/01/2024 As above.")
    assert not refers_above("As above, and complete")
    assert propose(rules, "Agree it", "", "12/01/2024 As above.") is None


def test_a_proposal_names_the_words_it_was_read_from(rules) -> None:
    told = "Partners met twice. The launch has been postponed. They meet again."

    found = propose(rules, "Launch it", "", told)

    assert found is not None
    assert found.said == "The launch has been postponed."


def test_the_table_is_dated_and_sourced(rules) -> None:
    assert rules.source
    assert isinstance(rules.valid_from, datetime.date)
