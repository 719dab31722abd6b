"""Dates, changes, sentences and page ranges that say two things; and those that say one."""

from __future__ import annotations

import pytest

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DashboardFact,
    DocumentFact,
    Facts,
    MeetingFact,
    MilestoneFact,
    WaitingFact,
)

AT = {"page": "28", "page_index": 31}
DOCUMENT = DocumentFact(kind="agenda_pack", title="", pages=40, sha256="", **AT)
TABLE = WaitingFact(
    service="Ferry clinic", as_of="2023-12", waiting=331, over_18_weeks=198, page="30", page_index=9
)


def said(text: str = "", **sections) -> list[str]:
    facts = Facts(document=DOCUMENT, **sections)
    return [one.sentence for one in check_paper(Paper(facts, (PageText("28", 31, text),)))]


class TestDays:
    def test_a_weekday_that_the_date_does_not_fall_on(self) -> None:
        assert said("The meeting is on Friday, 25th January\n2024 at six") == [
            "“Friday, 25th January 2024” is printed; 25 January 2024 is a Thursday."
        ]

    def test_a_day_that_the_month_does_not_have(self) -> None:
        assert said("to be done by 31 September 2023, or on 29 February 2023") == [
            "“31 September 2023” is printed; September 2023 has 30 days.",
            "“29 February 2023” is printed; February 2023 has 28 days.",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Thursday 25 January 2024",
            "Friday 25 January",
            "on 29 February 2024",
            "CAMHS 30 February 2022 12",
            "on Monday to Friday 45 January 2024",
            "rooms from 31 June 20 24",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []


class TestChanges:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "an increase of 15% from 296 to 331",
                "Printed as an increase of 15% from 296 to 331, which is a rise of 12%.",
            ),
            (
                "It went from 1,200 children to 900, a fall of 20%, in a year",
                "Printed as a fall of 20% from 1,200 to 900, which is a fall of 25%.",
            ),
            (
                "a rise of 45 from 296 to 331",
                "Printed as a rise of 45 from 296 to 331, which is a rise of 35.",
            ),
            (
                "a reduction of £500 from £2,000 to £3,000",
                "Printed as a reduction of £500 from £2,000 to £3,000, which is a rise of 1,000.",
            ),
        ],
    )
    def test_a_change_that_its_figures_do_not_make(self, text: str, sentence: str) -> None:
        assert said(text) == [sentence]

    @pytest.mark.parametrize(
        "text",
        [
            "an increase of 12% from 296 to 331",
            "an increase of 11.8% from 296 to 331",
            "from 55% to 76%, an increase of 21",
            "an increase of 10% from 55% to 76%",
            "from 2019 to 2023, an increase of 10%",
            "an increase of 10% from 1.2 to 1.5",
            "an increase of 10% from 2 million to 3 million",
            "a fall of 3 from 10 to 7",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text) == []


class TestTold:
    def test_a_sentence_against_the_table(self) -> None:
        text = "In December 2023 the Ferry clinic had 313 children waiting. It is a lot."
        (sentence,) = said(text, waiting_times=(TABLE,))
        assert sentence == (
            "A sentence tells of 313 waiting for Ferry clinic at the end of December 2023; the"
            " table on page 30 prints 331."
        )

    def test_over_18_weeks_is_another_figure(self) -> None:
        text = (
            "At Ferry clinic there were 199 referrals waiting more than 18 weeks in December 2023."
        )
        (sentence,) = said(text, waiting_times=(TABLE,))
        assert sentence == (
            "A sentence tells of 199 waiting over 18 weeks for Ferry clinic at the end of December"
            " 2023; the table on page 30 prints 198."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "In December 2023 the Ferry clinic had 331 children waiting.",
            "In November 2023 the Ferry clinic had 313 children waiting.",
            "In December 2022 and December 2023 the Ferry clinic had 313 children waiting.",
            "In December 2023 the Quay clinic had 313 children waiting.",
            "In December 2023 the Ferry clinic had 313 children waiting over a year.",
            "Ferry clinic December 2023 313 waiting",
        ],
    )
    def test_what_may_be_right_is_left_in_peace(self, text: str) -> None:
        assert said(text, waiting_times=(TABLE,)) == []

    def test_a_sentence_that_names_two_services_is_left_in_peace(self) -> None:
        other = WaitingFact(service="Quay clinic", as_of="2023-12", waiting=5, **AT)
        text = "In December 2023 Ferry clinic and Quay clinic had 336 children waiting."
        assert said(text, waiting_times=(TABLE, other)) == []


def item(number: str, first: int | None, last: int | None) -> AgendaItemFact:
    return AgendaItemFact(
        number=number, title=f"Item {number}", first_page=first, last_page=last, **AT
    )


class TestAgenda:
    def test_ranges_that_cross(self) -> None:
        (sentence,) = said(agenda_items=(item("5", 7, 16), item("6", 13, 24)))
        assert sentence == (
            "Item 5 is printed with pages 7 - 16 and Item 6 with pages 13 - 24, so that both name"
            " pages 13 - 16."
        )

    def test_a_range_that_ends_before_it_begins(self) -> None:
        assert said(agenda_items=(item("5", 34, 23),)) == [
            "Item 5 is printed with pages 34 - 23, which end before they begin."
        ]

    def test_items_taken_together_and_shared_edges_are_left_in_peace(self) -> None:
        together = (item("5", 7, 16), item("6", 7, 16), item("7", 8, 9), item("8", 16, 20))
        assert said(agenda_items=(*together, item("9", None, None))) == []

    def test_the_kind_has_words(self) -> None:
        assert all(kind.word for kind in FindingKind)


class TestMilestones:
    MEETING = MeetingFact(committee="Harbour", date="2024-01-25", **AT)

    def plan(self, **more: str) -> list[str]:
        row = MilestoneFact(
            milestone="Mend the quay", due="2023-11", position="It goes on.", **more, **AT
        )
        return said(meeting=self.MEETING, milestones=(row,))

    def test_on_track_after_its_date(self) -> None:
        (sentence,) = self.plan(status="On track")
        assert sentence == (
            "“Mend the quay” is rated “On track”; it was due by November 2023, before the meeting"
            " of 25 January 2024."
        )

    @pytest.mark.parametrize("status", ["Complete", "Delayed", "Green", "", "On track to slip"])
    def test_other_ratings_are_left_in_peace(self, status: str) -> None:
        assert self.plan(status=status) == []


def test_last_months_list_in_the_same_paper() -> None:
    now = DashboardFact(
        service="Ferry clinic", as_of="2024-01", waiting=340, change_in_waiting=10, **AT
    )
    (sentence,) = said(waiting_times=(TABLE,), waiting_dashboard=(now,))
    assert sentence == (
        "340 are printed as waiting for Ferry clinic (January 2024), up 10, which makes 330 the"
        " month before; page 30 prints 331."
    )
