"""Which questions are near-duplicates, and which only sound so."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.questions.alike import alike_pairs, shared, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Why has the speech and language therapy list grown?",
            "What makes the list for speech and language therapy grow?",
        ),
        (
            "Who signs off the improvement plan each month?",
            "Each month, who is it that signs off the improvement plan?",
        ),
        (
            "How many children wait over 18 weeks for an assessment?",
            "How many children have waited over 18 weeks for assessments?",
        ),
        (
            "When will the mental health recovery plan be published?",
            "When is the recovery plan for mental health to be published in full on the website?",
        ),
    ],
)
def test_the_same_question_in_other_words_is_found(one: str, other: str) -> None:
    assert shared(words_of(one), words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "How many children wait over 18 weeks for an assessment?",
            "How many children wait over 52 weeks for an assessment?",
        ),
        ("Why is it late?", "Why is it dear?"),
        ("Who pays for speech therapy?", "Who checks the quality of speech therapy in schools?"),
        (
            "What did the inspection find about leadership?",
            "What did the inspection find about transport, and what was the reply?",
        ),
        ("", "Why?"),
    ],
)
def test_questions_that_only_sound_alike_are_left_alone(one: str, other: str) -> None:
    assert shared(words_of(one), words_of(other)) == ()


def test_the_words_that_both_use_are_named() -> None:
    one = words_of("Who signs off the improvement plan?")
    assert shared(one, words_of("Who signs the improvement plan?")) == (
        "signs",
        "improvement",
        "plan",
    )


def test_hundreds_of_questions_are_compared_pair_by_pair() -> None:
    texts = {str(n): f"Why was school number {n} closed in ward {n} so early?" for n in range(300)}
    texts["again"] = "Why was school number 7 closed so early in ward 7?"
    assert [
        other
        for other, _ in alike_pairs({key: words_of(text) for key, text in texts.items()})["again"]
    ] == ["7"]
