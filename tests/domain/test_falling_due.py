"""What falls due is told by its day, in one order."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.falling_due import DueKind, FallingDue, in_order, shortened

DAY = datetime.date(2024, 1, 25)


def due(day: datetime.date, kind: DueKind = DueKind.TARGET, title: str = "Mend it") -> FallingDue:
    return FallingDue(kind, "1", day, "Harbour", title, "Mend it all", "The engineer", "So.")


def test_how_it_stands() -> None:
    one = datetime.timedelta(days=1)
    assert due(DAY).standing(DAY) == "today"
    assert due(DAY + one).standing(DAY) == "in 1 day"
    assert due(DAY - 3 * one).standing(DAY) == "3 days late"
    assert due(DAY - one).late(DAY)
    assert not due(DAY).late(DAY)


def test_the_earliest_stands_first_and_agendas_before_targets() -> None:
    later = due(datetime.date(2024, 2, 1), DueKind.AGENDA)
    target, agenda = due(DAY), due(DAY, DueKind.AGENDA)
    assert in_order([later, target, agenda]) == (agenda, target, later)


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("Mend\nthe  quay") == "Mend the quay"
    cut = shortened("quay " * 40)
    assert len(cut) <= 91
    assert cut.endswith("quay…")
    assert len(shortened("x" * 200)) == 91
