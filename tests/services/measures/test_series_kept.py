from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.measures.figure_layout import EnteredRow
from scrutiny_desk.domain.measures.matrix import matrix_of
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import KeptSeries, list_measures
from scrutiny_desk.services.measures.series_deciding import decide
from scrutiny_desk.services.measures.series_entries import (
    enter_readings,
    new_series,
    take_out_reading,
)
from scrutiny_desk.services.measures.service_matching import join_services, split_service
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from tests.services.made_papers import Desk, facts
from tests.services.measures.test_measures_service import kpi, waiting
from tests.services.measures.test_series_many import fill


def test_a_reading_entered_on_one_series_leaves_all_others_as_they_are(desk: Desk) -> None:
    fill(desk)
    kept = KeptSeries(desk.library)
    before = kept.measures()
    new = [EnteredRow("2022-01", 77.0, "77", "line 1")]
    series = new_series("Service 2", "Referrals waiting", "count")
    enter_readings(desk.library, series, new, origin="typed", by="Alex Reed")

    after = kept.measures()

    other = [new for old, new in zip(before, after, strict=True) if new is not old]
    assert [one.group for one in other] == ["Service 2"]
    assert other[0].readings[-1].value == 77.0
    assert len(other[0].readings) == 21
    assert kept.measures() == after == list_measures(desk.library)


def test_whatever_changes_is_seen_by_who_kept_the_series(desk: Desk) -> None:
    fill(desk)
    kept = KeptSeries(desk.library)
    paper = next(one for one in papers.list_papers(desk.library) if one.file_name == "pack.pdf")
    held: list[object] = [kept.measures()]

    def own_of(group: str) -> str:
        one = next(one for one in kept.measures() if one.group == group)
        return one.readings[0].own[0].id

    def key_of(group: str) -> str:
        return next(one.key for one in kept.measures() if one.group == group)

    def drop_a_figure() -> object:
        listed = review.list_rows(desk.library, paper.id)
        rows = [one for one in listed if one.section == "waiting_times"]
        return review.drop(desk.library, [rows[0].id], "you")

    changes: list[Callable[[], object]] = [
        lambda: take_out_reading(desk.library, own_of("Service 4")),
        lambda: undoing.undo(desk.library),
        lambda: undoing.redo(desk.library),
        lambda: decide(
            desk.library, key_of("Service 2"), DecisionKind.TARGET, number=3, reason="Plan"
        ),
        lambda: decide(
            desk.library, key_of("Service 1"), DecisionKind.COUNTS, date="2020-01", number=1.0,
            words="reading", reason="The print",
        ),
        lambda: join_services(desk.library, "", "Service 1", "Service 2", "you"),
        lambda: split_service(desk.library, "", "Service 1", "you"),
        lambda: desk.import_one(
            "second.pdf",
            facts(
                title="Second",
                date="2031-04-03",
                waiting=[waiting("Service 1", "2020-01-28", waiting=40)],
                kpis=[kpi("actual", "2031-01", "40%", 40.0)],
            ),
        ),
        drop_a_figure,
        lambda: papers.move_to_trash(desk.library, paper.id),
        lambda: undoing.undo(desk.library),
    ]  # fmt: skip
    for change in changes:
        change()
        now = kept.measures()
        assert now == list_measures(desk.library)
        assert matrix_of(now) == matrix_of(list_measures(desk.library))
        assert now != held[-1]
        held.append(now)
