"""Hints on worked examples: what is pointed out, and how much more is left alone."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.questions.asking import Noticing, PageText, answered_on, hints_of
from scrutiny_desk.domain.questions.questions import Board, BoardItem, Entry, EntryKind


def keys(text: str) -> list[str]:
    return [hint.key for hint in hints_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Don't you agree that the list is far too long?",
        "Don’t you agree that families were let down?",
        "Would you not accept that this is late?",
        "Surely somebody saw this coming?",
        "Isn't it true that nobody checked?",
        "Is it not the case that the money ran out?",
        "The target was missed, wasn't it?",
        "This plan has no owner, right?",
        "Do you agree that schools should have been told?",
        "As we all know, the service was short of staff. What follows?",
    ],
)
def test_leading_questions_are_pointed_out(text: str) -> None:
    assert "leading" in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "What did the committee agree in November?",
        "How do you know whether families agree with the plan?",
        "Is it clear to parents whom to call?",
        "What makes you certain of the figure?",
        "Who would have to agree to the change?",
        "Is the right page before us?",
    ],
)
def test_open_words_are_not_taken_for_leading(text: str) -> None:
    assert "leading" not in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Why has the list grown, and what would it take to shorten it?",
        "How many are waiting and how long have they been waiting?",
        "What is being done and who is responsible for it?",
        "Who wrote the plan? When will the committee see the next one?",
        "What did the audit find, and will the council publish it in full?",
        "Has the post been filled, and have the families been told?",
    ],
)
def test_two_in_one_is_pointed_out(text: str) -> None:
    assert "two" in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "How and why did the figure change?",
        "What changed, and why?",
        "What is the difference between what was promised and what was delivered?",
        "Has the post been filled? If not, why not?",
        "How many children and young people are waiting?",
        "What do parents and carers say about it?",
        "Which schools have staff who left and are being replaced?",
        "Where do speech and language therapists work?",
        "When and where will the consultation be held?",
    ],
)
def test_one_question_is_not_taken_for_two(text: str) -> None:
    assert "two" not in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Are you confident that the target will be met?",
        "Is the Director satisfied with progress?",
        "Has progress been made since the inspection?",
        "Is there a plan for the summer?",
        "Do you have enough staff?",
        "Can you assure us that no child was missed?",
        "Is the new pathway working well?",
    ],
)
def test_questions_that_yes_would_answer_are_pointed_out(text: str) -> None:
    assert "closed" in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is 61% the right figure for those over 18 weeks?",
        "Has the letter of 12 March been answered?",
        "Was the report seen by the board before it was published?",
        "Will minutes of that meeting be shared with us?",
        "How confident are you that the target will be met?",
        "What plan is there for the summer?",
    ],
)
def test_facts_to_confirm_and_open_questions_are_left_alone(text: str) -> None:
    assert keys(text) == []


def test_what_cannot_be_followed_by_ear_is_called_long() -> None:
    assert keys("Why " + "was it so very late " * 9) == ["long"]
    assert keys("Why " + "was it late " * 10) == []
    assert keys("") == []


PAGES = (
    PageText("p", 3, "2", "The service began in 2021.\nIt has grown since."),
    PageText(
        "p",
        26,
        "25",
        "Waiting for speech and language therapy.\nAt the end of December, 331 children were "
        "waiting for speech and language therapy. The recovery plan will be published in "
        "June 2024.",
    ),
)


def test_a_page_that_seems_to_answer_is_named_with_its_words() -> None:
    hint = answered_on("How many children are waiting for speech and language therapy?", PAGES)
    assert hint is not None
    assert hint.said == "Page 25 may answer it"
    assert "331 children were waiting" in hint.why
    assert hint.page is not None
    assert hint.page.page_index == 26
    when = answered_on("When will the recovery plan be published?", PAGES)
    assert when is not None
    assert "June 2024" in when.why


@pytest.mark.parametrize(
    "text",
    [
        "Why are 331 children waiting for speech and language therapy?",
        "How many adults are waiting for speech and language therapy?",
        "How many staff work in the service?",
        "How long?",
        "When will the dental plan be published?",
        "How many of the 331 children were waiting for speech and language therapy?",
    ],
)
def test_a_page_is_not_named_unless_every_word_and_a_new_figure_stand_there(text: str) -> None:
    assert answered_on(text, PAGES) is None


def test_what_the_question_quotes_itself_is_no_news() -> None:
    quote = "At the end of December, 331 children were waiting for speech and language therapy."
    text = "How many children are waiting for speech and language therapy?"
    assert answered_on(text, PAGES, [quote]) is None


def board(*texts: str, **dismissed: frozenset[str]) -> Board:
    entries = [
        Entry(
            f"q{number}",
            EntryKind.QUESTION,
            "6",
            position=number,
            text=text,
            dismissed=dismissed.get(f"q{number}", frozenset()),
        )
        for number, text in enumerate(texts)
    ]
    return Board("m", (BoardItem("6", (), "6", "Health"),), tuple(entries))


GROWN = "Why has the speech and language therapy list grown since last year?"
SAME = "Why has the list for speech and language therapy grown so much?"


def test_questions_that_ask_the_same_name_each_other_and_say_why() -> None:
    found = Noticing().on(board(GROWN, "Who pays?", SAME))
    (first,), (second,) = found["q0"], found["q2"]
    assert first.said == "Asks nearly the same as question 3"
    assert (first.other, second.other) == ("q2", "q0")
    assert "speech, language, therapy" in first.why


def test_a_hint_put_aside_stays_aside_for_that_question_alone() -> None:
    found = Noticing().on(board(GROWN, SAME, q0=frozenset({"alike q1"})))
    assert "q0" not in found
    assert found["q1"][0].other == "q0"
