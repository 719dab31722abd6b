"""The figures of the sample plan, and its milestones, come out of the paper as they are printed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from scrutiny_desk.domain.measures.indicators import Standing, missing_actuals, once_each, rows_in
from scrutiny_desk.domain.measures.milestones import MilestoneState, state_of
from scrutiny_desk.domain.measures.waiting_set import bands_of, set_of
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.milestones import list_milestones
from scrutiny_desk.services.papers.importing import import_papers

OCTOBER = date(2023, 10, 31)


@pytest.fixture
def plan(shared: Path, library: Library) -> Library:
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    import_papers(library, [pack], read_in_own_process, lambda *_: None, lambda: False)
    return library


def test_the_sample_pack(plan: Library) -> None:
    measures = list_measures(plan)
    indicators = once_each(measures)
    rows = rows_in(indicators, OCTOBER)
    practice = [row for row in rows if row.measure.unit == "percent"][:8]

    assert [row.actual.value for row in practice if row.actual] == [42, 41, 52, 59, 47, 45, 46, 48]
    assert [row.measure.name for row in practice if row.standing is Standing.ON] == [
        "Regular and Timely Reviews"
    ]
    assert sum(row.under_baseline for row in practice) == 2
    shares = [row.share and round(row.share, 2) for row in practice]
    assert shares == [-0.5, 0.18, -0.6, 1.82, 0.73, 0.69, 0.8, 0.9]
    assert len(missing_actuals(indicators, OCTOBER)) == 7

    speech = next(one for one in measures if one.name == "Referrals waiting")
    assert [row.numbers for row in bands_of(set_of(measures, speech))][-1][:1] == (133,)

    plan_rows = list_milestones(plan)
    told = Counter(state_of(one, date(2024, 1, 25)) for one in plan_rows)
    assert told[MilestoneState.NO_POSITION] == 9
    assert told[MilestoneState.DONE] == 35
    assert told[MilestoneState.SLIPPED] == 10
    assert told[MilestoneState.UNDER_WAY] == 25
    assert told[MilestoneState.NOT_YET] == 5
    left = [one for one in plan_rows if state_of(one, date(2024, 1, 25)) is MilestoneState.PAST]
    assert len(left) == 10
    assert sum(bool(one.above) for one in left) == 6
