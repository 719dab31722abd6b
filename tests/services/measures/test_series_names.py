from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.measure_chart import points_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.papers.facts import DashboardFact
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.service_matching import (
    join_services,
    joined_services,
    keep_apart,
    proposals,
    split_service,
)
from scrutiny_desk.services.papers.importing import import_papers
from tests.services.made_papers import Desk, facts, page
from tests.services.measures.test_measures_service import of_council, waiting

SHORT, FULL = "Quayside", "Quayside Child Development Centre"


def dashboard(service: str, as_of: str, page_index: int = 7, **figures: float) -> DashboardFact:
    return DashboardFact(
        page=str(page_index), page_index=page_index, service=service, as_of=as_of, **figures
    )


def of(desk: Desk, name: str = "Referrals waiting") -> list[Measure]:
    return [one for one in list_measures(desk.library) if one.name == name]


def two_names(desk: Desk) -> str:
    return desk.import_one(
        "pack.pdf",
        facts(
            waiting=[waiting(FULL, "2031-01-31", 4, waiting=204)],
            dashboard=[dashboard(SHORT, "2031-01", 7, waiting=204, over_52_weeks=18)],
        ),
    )


def test_two_names_are_proposed_and_not_joined_before_a_person_says_so(desk: Desk) -> None:
    two_names(desk)
    (proposed,) = proposals(desk.library)
    assert {proposed.one, proposed.other} == {SHORT, FULL}
    assert {one.group for one in of(desk)} == {SHORT, FULL}


def test_a_confirmed_service_is_one_with_one_reading_in_two_places(desk: Desk) -> None:
    two_names(desk)
    change = join_services(desk.library, "", SHORT, FULL, "you")
    assert change.undoable
    (measure,) = of(desk)
    (reading,) = measure.readings
    assert (measure.group, set(measure.names)) == (FULL, {SHORT, FULL})
    assert [(p.page_name, p.name) for p in reading.places] == [("4", FULL), ("7", SHORT)]
    assert measure.disagreements == ()
    assert proposals(desk.library) == ()
    (together,) = joined_services(desk.library)
    assert together.names == (FULL, SHORT)
    undoing.undo(desk.library)
    assert len(of(desk)) == 2
    assert len(proposals(desk.library)) == 1


def test_a_service_is_split_again_and_not_proposed_again(desk: Desk) -> None:
    two_names(desk)
    join_services(desk.library, "", SHORT, FULL, "you")
    split_service(desk.library, "", SHORT, "you")
    assert len(of(desk)) == 2
    assert proposals(desk.library) == ()
    undoing.undo(desk.library)
    assert len(of(desk)) == 1


def test_splitting_one_of_three_leaves_the_other_two_together(desk: Desk) -> None:
    names = ("Quayside", "Quayside centre", "Quayside Child Development Centre")
    desk.import_one("pack.pdf", facts(waiting=[waiting(n, "2031-01", waiting=2) for n in names]))
    join_services(desk.library, "", names[0], names[1], "you")
    join_services(desk.library, "", names[0], names[2], "you")
    assert len(of(desk)) == 1
    split_service(desk.library, "", names[0], "you")
    assert {frozenset(one.names) for one in of(desk)} == {
        frozenset(names[1:]),
        frozenset(names[:1]),
    }


def test_names_kept_apart_are_not_joined_by_way_of_a_third(desk: Desk) -> None:
    names = ("Quayside", "Quayside centre", "Quayside clinic")
    desk.import_one("pack.pdf", facts(waiting=[waiting(n, "2031-01", waiting=2) for n in names]))
    keep_apart(desk.library, "", names[0], names[2], "you")
    join_services(desk.library, "", names[0], names[1], "you")
    with pytest.raises(DeskError, match="two services"):
        join_services(desk.library, "", names[1], names[2], "you")
    assert len(of(desk)) == 2


def test_services_of_two_councils_are_never_proposed_or_joined(desk: Desk) -> None:
    for council, name in (("North", SHORT), ("South", FULL)):
        found = facts(waiting=[waiting(name, "2031-01", waiting=9)])
        desk.import_one(f"{council}.pdf", of_council(found, council, "2031-02-10"))
    assert proposals(desk.library) == ()
    join_services(desk.library, "north", SHORT, FULL, "you")
    assert len(of(desk)) == 2


def test_the_newest_print_counts_where_two_papers_disagree(desk: Desk) -> None:
    for date, figure in (("2031-05-01", 95), ("2031-03-06", 90), ("2031-04-03", 90)):
        desk.import_one(
            f"{date}.pdf",
            facts(date=date, waiting=[waiting("Ferries", "2031-01-31", 5, waiting=figure)]),
        )
    (measure,) = of(desk)
    ((counts, other),) = measure.disagreements
    assert (counts.value, counts.counts, len(counts.places)) == (95, True, 1)
    assert (other.value, other.counts, len(other.places)) == (90, False, 2)
    assert [one.value for one in points_of(measure)] == [95]


def test_joined_names_with_unlike_clocks_say_so(desk: Desk) -> None:
    desk.import_one(
        "pack.pdf",
        facts(
            waiting=[waiting(FULL, "2031-01-31", 0, waiting=204)],
            dashboard=[dashboard(SHORT, "2031-02", 1, waiting=230)],
        ),
        [
            page(0, "Waits are counted from referral to treatment"),
            page(1, "Referrals waiting are defined as referrals awaiting first contact"),
        ],
    )
    (proposed,) = proposals(desk.library)
    assert proposed.unlike == (
        f"Counted by unlike clocks: {SHORT} counts referral to first contact,"
        f" {FULL} counts referral to treatment."
    )
    join_services(desk.library, "", SHORT, FULL, "you")
    (measure,) = of(desk)
    assert measure.unlike == proposed.unlike


def test_the_sample_pack(desk: Desk, shared: Path) -> None:
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    import_papers(desk.library, [pack], read_in_own_process, lambda *_: None, lambda: False)
    council = proposals(desk.library)[0].council
    pairs = {frozenset((one.one, one.other)) for one in proposals(desk.library)}
    blenheim = frozenset(("Blenheim", "Blenheim Child Development Centre"))
    speech = frozenset(("Speech and Language Therapy", "Paediatric Speech and Language Therapy"))
    assert {blenheim, speech} <= pairs
    for pair in (blenheim, speech):
        join_services(desk.library, council, *sorted(pair), "you")
    assert proposals(desk.library) == ()

    def newest(group: str) -> dict[str, float | None]:
        return {
            one.name: points_of(one)[-1].value
            for one in list_measures(desk.library)
            if one.group == group and points_of(one)
        }

    therapy = newest("Paediatric Speech and Language Therapy")
    names = ("Referrals waiting", "Over 18 weeks", "Over 52 weeks", "Over 78 weeks")
    assert [therapy[name] for name in names] == [331, 198, 41, 0]
    centre = newest("Blenheim Child Development Centre")
    assert (centre["Referrals waiting"], centre["Over 52 weeks"]) == (204, 18)
    assert not any(one.group == "Blenheim" for one in list_measures(desk.library))
    services = [one for one in list_measures(desk.library) if one.family == "waiting"]
    assert not any(one.disagreements for one in services)
