from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.measures.matrix import matrix_of, sentence_of_matrix
from scrutiny_desk.domain.measures.measure_chart import series_of, verdict_of
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.spc_series import PointType


def measure(values: list[float], good: str = "down") -> Measure:
    readings = tuple(
        Reading(f"{at}", f"{2000 + at // 12}-{at % 12 + 1:02}", "reading", value, "", "p", 1, "1")
        for at, value in enumerate(values)
    )
    return Measure(f"{values}{good}", "waiting", "A service", "Waiting", "count", good, readings)


RISING = [10.0, 11] * 7 + [20.0] * 8


def test_every_series_stands_in_one_cell() -> None:
    rows = matrix_of([measure(RISING), measure(RISING, "up"), measure([1, 2]), measure([])])

    counts = {row[0].variation: sum(len(cell.measures) for cell in row) for row in rows}
    assert counts[PointType.CONCERN] == counts[PointType.IMPROVEMENT] == 1
    assert counts[None] == 2
    assert sentence_of_matrix(rows) == (
        "4 series: 1 with a signal of concern, 1 of improvement, 0 of change; 0 without a signal,"
        " 2 with too few figures to tell."
    )


@given(st.lists(st.integers(0, 40), max_size=30), st.sampled_from(["up", "down", ""]))
def test_the_quick_verdict_is_that_of_the_whole_series(values: list[int], good: str) -> None:
    made = series_of(measure([float(one) for one in values], good))

    assert verdict_of(measure([float(one) for one in values], good)) == (
        made.variation, made.assurance,
    )  # fmt: skip
