"""`scrutiny-desk chart` on the worked series, and its pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.domain.test_spc import FALLING, LATE_RISE, SPIKE
from tests.test_cli import desk, refused


def series(folder: Path, values, sign=",") -> Path:
    path = folder / "series.csv"
    lines = [f"Month{sign}Waiting"]
    lines += [f"{2022 + at // 12}-{at % 12 + 1:02}-28{sign}{v}" for at, v in enumerate(values)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def asked(path: Path, *more: object) -> dict[str, object]:
    words = ("chart", path, "--value", "Waiting", "--date", "Month", "--json", *more)
    result = desk(*words, folder=path.parent)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def flagged(found, name) -> set[int]:
    return {at for at, point in enumerate(found["points"]) if point[name]}


def test_the_screened_spike(tmp_path) -> None:
    found = asked(series(tmp_path, SPIKE), "--profile", "nhsr-0.2")
    assert (found["mean"], found["lower"], found["upper"]) == pytest.approx(
        (1.944444, -0.715556, 4.604444), abs=1e-6
    )
    assert (found["profile"], found["n"], flagged(found, "outside")) == ("nhsr-0.2", 18, {4})
    assert found["points"][4]["point_type"] == "neutral_high"


def test_the_falling_series_with_what_is_not_available_left_out(tmp_path) -> None:
    found = asked(series(tmp_path, [*FALLING, "x"], ";"), "--better", "lower", "--target", 40)
    assert (found["n"], found["missing"]) == (16, ["2023-05-28"])
    assert flagged(found, "outside") == {2, 5, 13, 14, 15}
    assert flagged(found, "shift") == set(range(16))
    assert flagged(found, "trend") == set(range(8, 16))
    assert (found["variation"], found["assurance"]) == ("improvement", "consistent_pass")


def test_two_of_three_by_profile(tmp_path) -> None:
    path = series(tmp_path, LATE_RISE)
    assert flagged(asked(path, "--profile", "mdc-2023"), "two_of_three") == {13, 14, 15}
    # The screen of nhsr-0.2 leaves the jump of 7.5 out of the limits, which lie closer then.
    assert flagged(asked(path, "--profile", "nhsr-0.2"), "outside") == {13, 14}


def test_pictures(tmp_path) -> None:
    path = series(tmp_path, FALLING)
    asked(path, "--out", tmp_path / "a.png", "--title", "Waiting for therapy")
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.text("Title") == "Waiting for therapy"
    assert picture.width() == 1920
    asked(path, "--out", tmp_path / "a.svg")
    assert "<desc>The newest figure" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_what_cannot_be_drawn_is_told_in_a_line(tmp_path) -> None:
    path = series(tmp_path, FALLING)
    words = ("chart", path, "--date", "Month", "--value")
    assert "“Wait” is not there" in refused(desk(*words, "Wait", folder=tmp_path))
    out = ("--out", tmp_path / "a.gif")
    assert "no picture" in refused(desk(*words, "Waiting", *out, folder=tmp_path))
    nothing = series(tmp_path, ["x", "*"])
    assert "has no figure" in refused(
        desk("chart", nothing, "--date", "Month", "--value", "Waiting", folder=tmp_path)
    )
    long = tmp_path / "long.csv"
    long.write_text("Month,Ward,Waiting\n2024-01,A,3\n2024-01,B,4\n2024-02,A,5\n")
    assert "2 figures for 2024-01-01" in refused(
        desk("chart", long, *words[2:], "Waiting", folder=tmp_path)
    )
