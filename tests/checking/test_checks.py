"""What does not add up is found and told neutrally; what adds up is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.checking.waiting import half_up, same_service
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.papers.facts import (
    DashboardFact,
    DocumentFact,
    Facts,
    ForwardPlanFact,
    IndicatorFact,
    MeetingFact,
    MilestoneFact,
    RecommendationFact,
    ReportFact,
    WaitingFact,
)
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.services.findings.checking import check_reading

AT = {"page": "28", "page_index": 31}
DOCUMENT = DocumentFact(kind="agenda_pack", title="", pages=9, sha256="", **AT)
MEETING = MeetingFact(committee="Harbour", date="2024-01-25", **AT)


def found(pages=(), **sections):
    facts = Facts(document=DOCUMENT, meeting=MEETING, **sections)
    return check_paper(Paper(facts, tuple(pages)))


def kinds(*args, **sections) -> list[FindingKind]:
    return [one.kind for one in found(*args, **sections)]


def waiting(service="Ferry clinic", **more) -> WaitingFact:
    return WaitingFact(**({"service": service, "as_of": "2023-12", **AT} | more))


def dashboard(service="Ferry clinic", **more) -> DashboardFact:
    return DashboardFact(**({"service": service, "as_of": "2023-12", **AT} | more))


class TestWaiting:
    def test_eight_of_thirteen_is_62(self) -> None:
        row = waiting(waiting=13, over_18_weeks=8, percent_over_18_weeks=61.0)
        (one,) = found(waiting_times=(row,))
        assert (one.kind, one.page, one.printed, one.expected) == (
            FindingKind.PERCENTAGE,
            "28",
            "61%",
            "62%",
        )
        assert one.sentence == (
            "Printed 61% over 18 weeks for Ferry clinic (December 2023); 8 of 13 is 62%."
        )

    @given(st.integers(1, 2000), st.data())
    def test_a_percentage_that_is_right_is_left_in_peace(self, whole, data) -> None:
        part = data.draw(st.integers(0, whole))
        row = waiting(
            waiting=whole,
            over_18_weeks=part,
            percent_over_18_weeks=float(half_up(100 * part / whole)),
        )
        assert found(waiting_times=(row,)) == ()

    def test_decimals_are_worked_out_as_they_are_printed(self) -> None:
        right = waiting(waiting=13, over_18_weeks=8, percent_over_18_weeks=61.5)
        wrong = waiting(waiting=13, over_18_weeks=8, percent_over_18_weeks=61.4)
        assert found(waiting_times=(right,)) == ()
        assert found(waiting_times=(wrong,))[0].expected == "61.5%"

    def test_who_waits_longer_waits_shorter_too(self) -> None:
        row = dashboard(waiting=10, over_18_weeks=3, over_52_weeks=4, over_78_weeks=0)
        assert kinds(waiting_dashboard=(row,)) == [FindingKind.BANDS]

    def test_longest_against_average_and_over_52(self) -> None:
        assert kinds(waiting_times=(waiting(longest_weeks=20.0, average_weeks=26.0),)) == [
            FindingKind.AVERAGE
        ]
        over = dashboard(longest_weeks=55.0, over_52_weeks=0)
        assert kinds(waiting_dashboard=(over,)) == [FindingKind.OVER_A_YEAR]
        fine = dashboard(longest_weeks=55.0, over_52_weeks=1)
        on_the_line = dashboard("Quay clinic", longest_weeks=52.0, over_52_weeks=0)
        assert kinds(waiting_dashboard=(fine, on_the_line)) == []

    def test_report_and_dashboard_of_one_month(self) -> None:
        row, other = waiting("Ferry", waiting=331), dashboard("Ferry clinic", waiting=313)
        (one,) = found(waiting_times=(row,), waiting_dashboard=(other,))
        assert (one.kind, one.printed, one.expected) == (
            FindingKind.TWO_FIGURES,
            "waiting 331",
            "313",
        )
        later = dashboard("Ferry clinic", waiting=313, as_of="2024-01")
        assert found(waiting_times=(row,), waiting_dashboard=(later,)) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Blenheim", "Blenheim Child Development Centre", True),
        ("Speech and Language Therapy", "Paediatric Speech and Language Therapy", True),
        ("Physiotherapy", "Occupational Therapy", False),
        ("Children's service", "Children's services", False),
    ],
)
def test_services_by_their_telling_words(one, other, same) -> None:
    assert same_service(one, other) is same


class TestPlans:
    def test_an_update_from_after_the_paper(self) -> None:
        late = MilestoneFact(
            milestone="Train staff", due="2023-10", position="12/04/2024 Begun.", **AT
        )
        told = MilestoneFact(
            milestone="Visit", due="2023-10", position="12/01/2024 To be seen on 30/04/2024", **AT
        )
        (one,) = found(milestones=(late, told))
        assert (one.kind, one.printed) == (FindingKind.UPDATE_DATE, "12/04/2024")

    def test_a_milestone_past_its_date_without_a_position(self) -> None:
        rows = (
            MilestoneFact(milestone="Past", due="2023-10", due_text="Oct 2023", **AT),
            MilestoneFact(milestone="This month", due="2024-01", **AT),
            MilestoneFact(milestone="Told", due="2023-10", position="As above", **AT),
            MilestoneFact(milestone="Rated", due="2023-10", status="Green", **AT),
            MilestoneFact(milestone="No date", due_text="Termly", **AT),
        )
        (one,) = found(milestones=rows)
        assert (one.kind, one.subject) == (FindingKind.NO_POSITION, "Past")

    def test_a_rating_that_the_dates_contradict(self) -> None:
        rows = (
            RecommendationFact(
                number=3,
                date="2023-06-22",
                date_text="",
                text="To mend",
                target_date="2024-01",
                target_text="January 2024",
                rag_text="Not yet due.",
                **AT,
            ),
            RecommendationFact(
                number=4,
                date="2023-06-22",
                date_text="",
                text="To paint",
                target_date="2023-06",
                target_text="June 2023",
                **AT,
            ),
        )
        (one,) = found(recommendations=rows)
        assert (one.kind, one.expected) == (FindingKind.RATING, "due")
        early = RecommendationFact(
            number=5, date="2023-06-22", date_text="", text="x", target_date="2023-05", **AT
        )
        assert kinds(recommendations=(early,)) == [FindingKind.DATES]


class TestReferences:
    def test_a_reference_printed_two_ways(self) -> None:
        row = ForwardPlanFact(matter="Harbour plan", references=("12/2002", "12/2022"), **AT)
        once = ForwardPlanFact(matter="Quay plan", references=("16/2023", "16/2023"), **AT)
        (one,) = found(forward_plan=(row, once))
        assert one.sentence == "The reference of “Harbour plan” is printed as 12/2002 and 12/2022."

    REPORT = ReportFact(item="10", title="Work plan", page="123", page_index=126)
    LIST = (
        "7.1 Appendix 10(a): Scrutiny workplan\n"
        "Appendix 10(b): Implementation of Recommendations\n"
        "Appendix 10(c): Notes of the lantern visit"
    )

    def pages(self, text: str) -> list[PageText]:
        return [PageText("124", 127, text), PageText("125", 128, self.LIST)]

    def test_an_appendix_called_by_another_letter(self) -> None:
        text = "6.2 Implementation of Recommendations\nThe table at Appendix 10(a) has been made"
        (one,) = found(self.pages(text), reports=(self.REPORT,))
        assert (one.kind, one.printed, one.expected) == (
            FindingKind.APPENDIX,
            "Appendix 10(a)",
            "Appendix 10(b)",
        )
        assert [place.page for place in one.places] == ["124", "125"]

    @pytest.mark.parametrize(
        "text",
        [
            "6.2 Implementation of Recommendations\nThe table at Appendix 10(b) has been made",
            "6.1 Scrutiny workplan\nImplementation of recommendations: see Appendix 10(a)",
            "Officers gave an overview, see Appendix 10(c)",
            "Appendix 9(a) of the last pack told of the implementation of recommendations",
        ],
    )
    def test_right_letters_are_left_in_peace(self, text) -> None:
        assert found(self.pages(text), reports=(self.REPORT,)) == ()


class TestIndicators:
    def figures(self, name, texts, framework="Outputs") -> list[IndicatorFact]:
        return [
            IndicatorFact(
                framework=framework,
                indicator=name,
                kind="target",
                period=f"202{at}-03",
                text=text,
                value=float(text.partition("/")[0].rstrip("%")),
                unit="per_100000" if text.endswith("100000") else "per_10000",
                **AT,
            )
            for at, text in enumerate(texts)
        ]

    def test_one_denominator_among_others(self) -> None:
        rows = self.figures("Rate of lanterns", ["384/10000", "400/100000", "400/10000"])
        (one,) = found(kpis=tuple(rows))
        assert (one.kind, one.printed, one.expected) == (
            FindingKind.UNIT,
            "400/100000",
            "per 10,000",
        )
        even = self.figures("Rate of lanterns", ["384/10000", "400/100000"])
        assert found(kpis=tuple(even)) == ()

    def test_one_indicator_twice_under_nearly_the_same_name(self) -> None:
        texts = ["10/10000", "20/10000", "30/10000"]
        rows = self.figures("% of interim orders over 26 weeks", texts)
        again = self.figures("% of children on an interim order of more than 26 weeks", texts)
        other = self.figures("Rate of lanterns lit", texts)
        (one,) = found(kpis=(*rows, *again, *other))
        assert one.kind is FindingKind.TWICE


class TestRunningWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("In all 8 of the 13 children (61%) waited.", ["62%"]),
            ("About 61% (8 of 13) waited; 8 (62%) of the 13 did so.", ["62%"]),
            ("8 of 13 (62%), 1,204 out of 2,408 (50%), 1/3 (33.3%)", []),
            ("3 of 10 schools improved by 5% and 18 of 26 weeks (69%)", []),
        ],
    )
    def test_percentages_beside_their_counts(self, text, expected) -> None:
        page = PageText("3", 2, text)
        assert [one.expected for one in found([page])] == expected


def test_the_sample_pack_and_papers_with_nothing_wrong(shared: Path) -> None:
    def look(path: Path):
        reading, facts = read_in_own_process(path, lambda *_: None, lambda: False)
        return check_reading(reading, facts), len(reading.pages)

    found_here, _ = look(shared / "packs" / "agenda-pack-2024-01-25.pdf")
    told = {(one.kind, one.page, one.printed, one.expected) for one in found_here}
    assert {
        (FindingKind.PERCENTAGE, "28", "61%", "62%"),
        (FindingKind.REFERENCE, "19", "12/2002", "12/2022"),
        (FindingKind.APPENDIX, "124", "Appendix 10(a)", "Appendix 10(b)"),
        (FindingKind.UPDATE_DATE, "91", "12/04/2024", "no later than 25 January 2024"),
        (FindingKind.UNIT, "107", "400/100000", "per 10,000"),
        (FindingKind.RATING, "129", "Not yet due.", "due"),
    } <= told
    assert sum(one.kind is FindingKind.PERCENTAGE for one in found_here) == 1
    assert sum(one.kind is FindingKind.TWICE for one in found_here) == 1
    assert sum(one.kind is FindingKind.NO_POSITION for one in found_here) == 9
    others = [*shared.glob("real/*.pdf"), *shared.glob("packs/[isw]*.pdf")]
    assert [(path.name, one.sentence) for path in others for one in look(path)[0]] == []
