from __future__ import annotations

from datetime import date

from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.waiting_set import ORDER, bands_of, sentence_of_bands, set_of


def measure(name: str, *values: float, group: str = "Speech therapy") -> Measure:
    readings = tuple(
        Reading(f"{name}{at}", f"2023-{at + 11:02}", "reading", value, f"{value:g}", "p", 28, "25")
        for at, value in enumerate(values)
    )
    return Measure(f"{group}{name}", "waiting", group, name, "count", "down", readings)


def test_bands_come_by_subtraction() -> None:
    rows = bands_of(
        [measure(name, value) for name, value in zip(ORDER, (331, 198, 41, 0), strict=False)]
    )

    assert [row.numbers for row in rows] == [(133, 157, 41, 0)]
    assert rows[0].date == date(2023, 11, 30)
    assert sentence_of_bands(rows).startswith(
        "At 30 November 2023: 133 waiting up to 18 weeks, 157"
    )


def test_where_fewer_steps_are_printed_the_last_band_is_open() -> None:
    [row] = bands_of([measure("Referrals waiting", 331), measure("Over 18 weeks", 198)])

    assert row.numbers == (133, 198)
    assert row.words == ("Up to 18 weeks", "Over 18 weeks")


def test_steps_that_do_not_go_down_make_no_bands() -> None:
    rows = bands_of([measure("Referrals waiting", 10), measure("Over 18 weeks", 12)])

    assert "do not make bands" in sentence_of_bands(rows)
    assert bands_of([measure("Referrals waiting", 10)]) == []


def test_a_set_is_of_one_service_in_its_order() -> None:
    every = [measure(name, 1) for name in reversed(ORDER)]
    other = measure("Referrals waiting", 1, group="Audiology")

    assert [one.name for one in set_of([*every, other], every[0])] == list(ORDER)
