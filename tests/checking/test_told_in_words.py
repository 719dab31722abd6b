"""What sentences tell of figures, shares and dates; what may be right is left in peace."""

from __future__ import annotations

import pytest

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.papers.facts import (
    DashboardFact,
    DecisionFact,
    DocumentFact,
    Facts,
    IndicatorFact,
    MeetingFact,
    RecommendationFact,
    WaitingFact,
)

AT = {"page": "28", "page_index": 31}
DOCUMENT = DocumentFact(kind="agenda_pack", title="", pages=40, sha256="", **AT)
MEETING = MeetingFact(committee="Harbour", date="2024-01-25", **AT)


def told(text: str = "", **sections):
    facts = Facts(document=DOCUMENT, meeting=MEETING, **sections)
    return check_paper(Paper(facts, (PageText("28", 31, text),)))


def said(text: str = "", **sections) -> list[str]:
    return [one.sentence for one in told(text, **sections)]


class TestChanges:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "Referrals rose by 12% from 100 to 108 in the year.",
                "Printed as a rise of 12% from 100 to 108, which is a rise of 8%.",
            ),
            (
                "The list has fallen by 40, from 331 to 296.",
                "Printed as a fall of 40 from 331 to 296, which is a fall of 35.",
            ),
            (
                "It went from 1,200 to 1,500 (up 20%).",
                "Printed as a rise of 20% from 1,200 to 1,500, which is a rise of 25%.",
            ),
            (
                "attendance increased by 12 percentage points from 40% to 50%",
                "Printed as a rise of 12 percentage points from 40% to 50%, which is a rise of 10.",
            ),
            (
                "from 61.5% to 55.0%, a fall of 8.5 percentage points",
                (
                    "Printed as a fall of 8.5 percentage points from 61.5% to 55.0%, which is a"
                    " fall of 6.5."
                ),
            ),
        ],
    )
    def test_a_change_told_by_a_verb(self, text: str, sentence: str) -> None:
        (one,) = told(text)
        assert one.kind is FindingKind.CHANGE
        assert one.sentence == sentence

    @pytest.mark.parametrize(
        "text",
        [
            "rose by 8% from 100 to 108",
            "rose by about 12% from 100 to 108",
            "increased by 10 percentage points from 40% to 50%",
            "increased by 11 percentage points from 40% to 50%",
            "fell by 3 from 10 to 7",
            "increased by 10% from 2019 to 2023",
            "rose by 12% from 1.2 to 1.5",
            "from 100 to 108 (12% of all)",
            "increased by 3 from 12 to 16 March",
            "hours increased by 2 from 9 to 5pm",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []


class TestWordsAndFigures:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "It has twelve (13) members.",
                "“twelve (13)” is printed; twelve is 12.",
            ),
            ("after twenty-one (20) days", "“twenty-one (20)” is printed; twenty-one is 21."),
            (
                "One in four (30%) of pupils said so.",
                "“One in four (30%)” is printed; one in four is 25%.",
            ),
            (
                "More than half of the parents (48%) agreed.",
                "“More than half of the parents (48%)” is printed; half is 50%.",
            ),
            (
                "A majority of respondents (44%) agreed.",
                "“majority of respondents (44%)” is printed; a majority is over 50%.",
            ),
            ("Two thirds (50 of 100) came", ("“Two thirds (50 of 100)” is printed; two thirds is"
             " 66.7%, and 50 of 100 is 50%.")),
            ("nearly a quarter of them (31%)", ("“nearly a quarter of them (31%)” is printed; a"
             " quarter is 25%.")),
        ],
    )  # fmt: skip
    def test_words_that_say_another_number(self, text: str, sentence: str) -> None:
        (one,) = told(text)
        assert (one.kind, one.sentence) == (FindingKind.WORDS, sentence)

    @pytest.mark.parametrize(
        "text",
        [
            "twelve (12) members",
            "section three (2) of the Act",
            "priority one (2) and so on",
            "(1) one (2) two (3) three",
            "a third of pupils (31%)",
            "about a quarter (29%)",
            "more than half (52%)",
            "nearly half (48%)",
            "one in three children (34%)",
            "half (47%)",
            "the majority (51%)",
            "the vast majority of schools (91%)",
            "half of the schools (9 of 18)",
            "a half day (4 hours)",
            "half of them (12)",
            "one hundred and twenty (120) days",
            "two or three (2) times",
            "more than half (80%)",
            "less than half (20%)",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []


class TestWholes:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "In all 45% agreed, 30% did not and the remaining 20% had no view.",
                "45%, 30% and the remaining 20% are printed as parts of one whole; they make 95%.",
            ),
            (
                (
                    "Of the 120 children seen, 60 were young boys, 40 were older boys and the"
                    " remaining 25 were girls."
                ),
                "60, 40 and the remaining 25 are printed as parts of 120; they make 125.",
            ),
        ],
    )
    def test_parts_that_do_not_make_their_whole(self, text: str, sentence: str) -> None:
        (one,) = told(text)
        assert (one.kind, one.sentence) == (FindingKind.WHOLE, sentence)

    @pytest.mark.parametrize(
        "text",
        [
            "45% agreed, 30% did not and the remaining 25% had no view.",
            "33% agreed, 33% did not and the remaining 33% had no view.",
            "45% agreed, 30% did not and 20% had no view.",
            "45% agreed, of which 30% were parents, and the remaining 55% did not.",
            "The rate rose from 45% to 50% and the remaining 20% is to follow.",
            "Of the 120 children seen, 95 were boys and the remaining 25 were girls.",
            "Of the 120 children seen in 2023, 95 were boys and the remaining 25 were girls.",
            "Of the 120 children, 60 waited 18 weeks and the remaining 60 waited 52 weeks.",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "for the period from 1 April 2023 to 31 March 2022",
                "“from 1 April 2023 to 31 March 2022” is printed; it ends before it begins.",
            ),
            (
                "between September 2023 and July 2023",
                "“between September 2023 and July 2023” is printed; it ends before it begins.",
            ),
            ("children aged 18 to 11", "“aged 18 to 11” is printed; it ends before it begins."),
        ],
    )
    def test_a_span_that_ends_before_it_begins(self, text: str, sentence: str) -> None:
        (one,) = told(text)
        assert (one.kind, one.sentence) == (FindingKind.DATES, sentence)

    @pytest.mark.parametrize(
        "text",
        [
            "from 1 April 2022 to 31 March 2023",
            "between January 2023 and January 2023",
            "moved from June 2024 to March 2024",
            "brought forward from 1 June 2024 to 1 March 2024",
            "compared from March 2024 to March 2023",
            "aged 11 to 18",
            "people aged 65 and 10 children",
            "aged 18 - 5 of them",
            "the difference between March 2024 and March 2023",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []

    def test_minutes_of_a_meeting_after_this_one(self) -> None:
        assert said("To agree the minutes of the last meeting held on 9 November 2024.") == [
            (
                "The minutes of a meeting held on 9 November 2024 are named in a paper for the"
                " meeting of 25 January 2024."
            )
        ]
        assert said("To agree the minutes of the last meeting held on 9 November 2023.") == []
        assert said("To agree the minutes of the meeting held on 25 January 2024.") == []


class TestFactsAfterThePaper:
    def test_a_list_counted_after_the_meeting(self) -> None:
        late = DashboardFact(service="Ferry clinic", as_of="2024-12", waiting=3, **AT)
        soon = WaitingFact(service="Quay clinic", as_of="2024-01", waiting=3, **AT)
        assert said(waiting_dashboard=(late,), waiting_times=(soon,)) == [
            (
                "The waiting list of “Ferry clinic” is printed as at December 2024, in a paper for"
                " the meeting of 25 January 2024."
            )
        ]

    def test_an_actual_of_a_time_to_come(self) -> None:
        def figure(kind: str, period: str) -> IndicatorFact:
            return IndicatorFact(
                framework="F", indicator="Lamps lit", kind=kind, period=period, text="40%",
                value=40.0, unit="percent", **AT,
            )  # fmt: skip

        rows = (
            figure("actual", "2023-10"),
            figure("target", "2024-10"),
            figure("actual", "Q1 2024/25"),
        )
        assert said(kpis=rows) == []
        assert said(kpis=(*rows, figure("actual", "2024-10"))) == [
            (
                "An actual of “Lamps lit” is printed for October 2024, in a paper for the meeting"
                " of 25 January 2024."
            )
        ]

    def test_a_decision_taken_after_the_meeting(self) -> None:
        def taken(date: str) -> DecisionFact:
            return DecisionFact(reference="D1", title="Mend the quay", date=date, **AT)

        assert said(decisions=(taken("2023-12-04"),)) == []
        assert said(decisions=(taken("2024-12-04"),)) == [
            (
                "“Mend the quay” is printed as decided on 4 December 2024, in a paper for the"
                " meeting of 25 January 2024."
            )
        ]

    def test_a_row_closed_before_it_was_made(self) -> None:
        def row(closed: str) -> RecommendationFact:
            return RecommendationFact(
                number=1, date="2023-06-22", date_text="", text="Mend the quay",
                closed_text=closed, **AT,
            )  # fmt: skip

        assert said(recommendations=(row("1 July 2023"),)) == []
        assert said(recommendations=(row("1 July 2022"),)) == [
            (
                "“Mend the quay” is dated 22 June 2023 and printed as closed on 1 July 2022, which"
                " is earlier."
            )
        ]
