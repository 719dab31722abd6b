"""What the commands of a plan print for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk import cli
from scrutiny_desk.domain.measures.milestone_words import Status
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.domain.papers.facts import IndicatorFact, MilestoneFact
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.milestones import confirm, list_milestones
from scrutiny_desk.services.measures.series_deciding import decide
from tests.services.made_papers import Desk, facts

AT = {"page": "3", "page_index": 4}


def milestone(words: str, due: str | None, position: str = "") -> MilestoneFact:
    return MilestoneFact(ref="1.1", milestone=words, due=due, due_text=due or "", position=position,
                         **AT)  # fmt: skip


def indicator(kind: str, period: str, value: float | None, text: str) -> IndicatorFact:
    return IndicatorFact(framework="Practice", indicator="Reviews", kind=kind, period=period,
                         value=value, unit="percent", text=text, **AT)  # fmt: skip


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.run(["measures", *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        desk = Desk(library, tmp_path)
        found = facts(
            date="2024-01-25",
            milestones=[
                milestone("Hold the workshop", "2023-10-31", "Work has commenced."),
                milestone("Agree the plan", "2023-11-30"),
            ],
            kpis=[
                indicator("baseline", "2023-04", 40, "40%"),
                indicator("target", "2023-10", 60, "60%"),
                indicator("actual", "2023-10", 50, "50%"),
                indicator("target", "2024-03", 70, "70%"),
            ],
        )
        desk.import_one("plan.pdf", found)
    return folder


def test_milestones_tell_what_is_proposed_and_by_which_words(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["milestones", "--library", str(place), "--as-of", "2024-01-25"]
    first, second = json.loads(asked(capsys, *where, "--json"))

    assert first["state"] == "under way"
    assert first["past_its_date"] is True
    assert first["proposed"] == {"status": "under way", "said": "Work has commenced."}
    assert first["confirmed"] is None
    assert (second["state"], second["proposed"]) == ("overdue, no position", None)
    assert "1 overdue without a position" in asked(capsys, *where)


def test_indicators_tell_the_share_of_the_way_and_what_is_missing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["indicators", "--library", str(place)]
    told = json.loads(asked(capsys, *where, "--json"))

    assert told["period"] == "2023-10"
    (row,) = told["indicators"]
    assert (row["standing"], row["share_of_the_way"], row["good"]) == ("off target", 0.5, "up")
    later = json.loads(asked(capsys, *where, "--period", "March 2024", "--json"))
    assert later["missing_actuals"] == [
        {"group": "Practice", "name": "Reviews", "period": "2024-03"}
    ]
    within = json.loads(asked(capsys, *where, "--tolerance", "20", "--json"))
    assert within["indicators"][0]["standing"] == "within tolerance"
    assert cli.run(["measures", *where, "--period", "May 1999"]) == 2
    assert "2023-10, 2024-03" in capsys.readouterr().err


def test_the_direction_of_good_by_hand_comes_before_that_of_the_targets(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["indicators", "--library", str(place), "--json"]

    def say(way: str) -> dict[str, object]:
        with Library.open(place) as library:
            (one,) = list_measures(library)
            decide(library, one.key, DecisionKind.BETTER, words=way, reason="As agreed")
        (row,) = json.loads(asked(capsys, *where))["indicators"]
        return row

    lower = say("lower")
    assert (lower["good"], lower["good_by_hand"]) == ("down", True)
    assert (lower["standing"], lower["worse_than_baseline"]) == ("on target", True)
    assert lower["share_of_the_way"] == 0.5
    neither = say("neither")
    assert (neither["good"], neither["standing"]) == (None, "not judged")


def test_what_a_person_confirmed_is_told_and_private_words_only_when_asked_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(place) as library:
        library.person = "A. Member"
        first = list_milestones(library)[:1]
        confirm(library, first, Status.SLIPPED, words="Heard at lunch", private=True)
    where = ["milestones", "--library", str(place), "--as-of", "2024-01-25", "--json"]

    told = json.loads(asked(capsys, *where))[0]
    assert told["state"] == "slipped"
    assert (told["confirmed"]["by"], told["confirmed"]["words"]) == ("A. Member", None)
    told = json.loads(asked(capsys, *where, "--include-private"))[0]
    assert told["confirmed"]["words"] == "Heard at lunch"


def test_a_series_tells_its_definition_card(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = json.loads(asked(capsys, "list", "--library", str(place), "--json"))

    fields = one["card"]["fields"]
    assert (fields["unit"]["words"], fields["unit"]["from"]) == ("per cent", "figures")
    assert fields["good"]["words"] == "Higher is better, from the baseline to the targets"
