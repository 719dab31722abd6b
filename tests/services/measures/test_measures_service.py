from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.papers.facts import DashboardFact, Facts, IndicatorFact, WaitingFact
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.papers import papers
from tests.services.made_papers import Desk, facts


def waiting(service: str, as_of: str | None, page: int = 4, **figures: float) -> WaitingFact:
    return WaitingFact(page=str(page), page_index=page, service=service, as_of=as_of, **figures)


def kpi(kind: str, period: str | None, text: str, value: float | None, **more: str):
    words = {"framework": "Harbour plan", "indicator": "Moorings let", "unit": "percent", **more}
    return IndicatorFact(
        page="9", page_index=9, kind=kind, period=period, text=text, value=value, **words
    )


def by_name(desk: Desk) -> dict[tuple[str, str], Measure]:
    return {(m.group, m.name): m for m in list_measures(desk.library)}


def figures(measure: Measure) -> list[tuple[str | None, float | None, str]]:
    return [(r.as_of, r.value, r.page_name) for r in measure.readings]


def test_every_figure_of_a_service_is_a_measure(desk: Desk) -> None:
    row = DashboardFact(
        page="31", page_index=40, service="Ferry passes", as_of="2031-01", waiting=90,
        over_18_weeks=45, percent_over_18_weeks=50.5, longest_weeks=80, average_weeks=17.5,
        over_52_weeks=9, over_78_weeks=0, change_in_waiting=12,
    )  # fmt: skip
    paper_id = desk.import_one("pack.pdf", facts(dashboard=[row]))
    found = by_name(desk)
    assert {name: (m.unit, m.readings[0].printed) for (_, name), m in found.items()} == {
        "Referrals waiting": ("count", "90"),
        "Over 18 weeks": ("count", "45"),
        "Per cent over 18 weeks": ("percent", "50.5%"),
        "Longest wait": ("weeks", "80"),
        "Average wait": ("weeks", "17.5"),
        "Over 52 weeks": ("count", "9"),
        "Over 78 weeks": ("count", "0"),
    }
    measure = found["Ferry passes", "Referrals waiting"]
    (reading,) = measure.readings  # the month before is not made up from the change
    assert (measure.family, measure.good) == ("waiting", "down")
    assert (reading.kind, reading.paper_id, reading.page_index) == ("reading", paper_id, 40)


def test_readings_stand_in_time_whatever_their_papers(desk: Desk) -> None:
    desk.import_one(
        "b.pdf", facts(date="2031-05-01", waiting=[waiting("A", "2031-04-30", waiting=3)])
    )
    desk.import_one(
        "a.pdf",
        facts(waiting=[waiting("A", None, waiting=9), waiting("A", "2031-01", waiting=5)]),
    )
    assert figures(by_name(desk)["A", "Referrals waiting"]) == [
        ("2031-01", 5.0, "4"),
        ("2031-04-30", 3.0, "4"),
        (None, 9.0, "4"),
    ]


def test_a_figure_printed_again_is_one_reading_and_a_different_one_is_two(desk: Desk) -> None:
    desk.import_one(
        "pack.pdf",
        facts(
            waiting=[
                waiting("Ferry passes", "2031-01-31", 30, waiting=90),
                waiting("FERRY  passes", "2031-01-31", 12, waiting=90),
                waiting("Ferry passes", "2031-01-31", 33, waiting=91),
                waiting("Adult ferry passes", "2031-01-31", 34, waiting=1),
            ],
            dashboard=[
                DashboardFact(
                    page="50", page_index=50, service="Ferry passes", as_of="2031-01", waiting=90
                )
            ],
        ),
    )
    desk.import_one(
        "next.pdf",
        facts(date="2031-05-01", waiting=[waiting("Ferry passes", "2031-01-31", 8, waiting=90)]),
    )
    found = by_name(desk)
    assert len(found) == 2
    group = next(group for group, _ in found if group.casefold() == "ferry passes")
    assert figures(found[group, "Referrals waiting"]) == [
        ("2031-01-31", 90.0, "12"),
        ("2031-01-31", 91.0, "33"),
    ]


def test_an_indicators_good_direction_follows_its_targets(desk: Desk) -> None:
    desk.import_one(
        "plan.pdf",
        facts(
            kpis=[
                kpi("target", "2031-10", "60%", 60.0),
                kpi("baseline", "2030-10", "48%", 48.0),
                kpi("actual", "2031-10", "43%", 43.0),
                kpi("actual", "2031-10", "43%", 43.0),
                kpi("target", "October 2032", "TBC", None),
                kpi("baseline", "2030", "12", 12.0, indicator="Ships aground", unit="count"),
                kpi("target", "2031", "4", 4.0, indicator="Ships aground", unit="count"),
                kpi("actual", None, "5", 5.0, indicator="Gulls", unit="count"),
            ]
        ),
    )
    found = by_name(desk)
    moorings = found["Harbour plan", "Moorings let"]
    assert [(r.kind, r.as_of, r.value, r.printed) for r in moorings.readings] == [
        ("baseline", "2030-10", 48.0, "48%"),
        ("target", "2031-10", 60.0, "60%"),
        ("actual", "2031-10", 43.0, "43%"),
        ("target", "2032-10", None, "TBC"),
    ]
    assert (moorings.family, moorings.unit, moorings.good) == ("indicator", "percent", "up")
    assert found["Harbour plan", "Ships aground"].good == "down"
    assert found["Harbour plan", "Gulls"].good == ""


def test_units_are_never_put_on_one_line(desk: Desk) -> None:
    desk.import_one(
        "plan.pdf",
        facts(
            kpis=[
                kpi("baseline", "2030", "384 per 10,000", 384.0, unit="per_10000"),
                kpi("target", "2031", "300 per 100,000", 300.0, unit="per_100000"),
            ]
        ),
    )
    measures = list_measures(desk.library)
    assert [(m.unit, len(m.readings), m.good) for m in measures] == [
        ("per_10000", 1, ""),
        ("per_100000", 1, ""),
    ]
    assert len({m.key for m in measures}) == 2


def test_figures_of_trashed_papers_are_left_out(desk: Desk) -> None:
    paper_id = desk.import_one("a.pdf", facts(waiting=[waiting("A", "2031-01", waiting=5)]))
    papers.move_to_trash(desk.library, paper_id)
    assert list_measures(desk.library) == []


def of_council(found: Facts, council: str, date: str) -> Facts:
    assert found.meeting is not None
    return replace(found, meeting=replace(found.meeting, council=council, date=date))


def test_two_councils_services_of_one_name_share_no_line(desk: Desk) -> None:
    for council, date, number in (("North", "2031-01-10", 90), ("South", "2031-01-11", 30)):
        found = facts(waiting=[waiting("Ferry passes", "2031-01", waiting=number)])
        desk.import_one(f"{council}.pdf", of_council(found, council, date))
    assert {(m.group, m.readings[0].value) for m in list_measures(desk.library)} == {
        ("Ferry passes · North", 90),
        ("Ferry passes · South", 30),
    }


def test_a_paper_that_names_no_council_counts_with_the_only_one(desk: Desk) -> None:
    for council, as_of in (("North", "2031-01"), ("", "2031-02")):
        found = facts(waiting=[waiting("Ferry passes", as_of, waiting=90)])
        desk.import_one(f"{as_of}.pdf", of_council(found, council, f"{as_of}-10"))
    (measure,) = list_measures(desk.library)
    assert (measure.group, len(measure.readings)) == ("Ferry passes", 2)
