from __future__ import annotations

from datetime import date, datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.reading_plan import PlanChoices
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers, reading, reading_plan
from tests.services.made_papers import Desk, facts, item, page

MEETING = "2031-03-06"
TEXT = "The ferry to the east bank will sail every twenty minutes from May. " * 20


def pages(count: int, say: str = TEXT) -> list:
    return [page(index, f"{say} Page number {index} of it", str(index)) for index in range(count)]


@pytest.fixture
def pack(desk: Desk) -> str:
    """A front page, item 5 on pages 1 to 3 with 5(a) on page 3, and item 6 on pages 4 to 7."""
    items = [item("5", "Ferry", 1, 3), item("5(a)", "Times", 3, 3), item("6", "Cranes", 4, 7)]
    return desk.import_one("pack.pdf", facts(items=items, date=MEETING), pages(8))


def plan(desk: Desk, pack: str, today: date) -> reading_plan.ReadingPlan:
    return reading_plan.plan_of(desk.library, meeting(desk, pack), today)


def meeting(desk: Desk, pack: str) -> str:
    return papers.paper(desk.library, pack).meeting_id


def shared(found: reading_plan.ReadingPlan) -> list[tuple[int, list[int]]]:
    return [(one.day.day, [p.index for p in one.pages]) for one in found.evenings]


def test_pages_belong_to_the_narrowest_item_or_the_front(desk: Desk, pack: str) -> None:
    found = plan(desk, pack, date(2031, 3, 2))
    assert [(one.called, [p.index for p in one.pages]) for one in found.items] == [
        ("Front", [0]),
        ("item 5", [1, 2]),
        ("item 5(a)", [3]),
        ("item 6", [4, 5, 6, 7]),
    ]


def test_what_is_left_is_shared_out_until_the_day_before_the_meeting(desk: Desk, pack: str) -> None:
    assert shared(plan(desk, pack, date(2031, 3, 4))) == [(4, [0, 1, 2, 3]), (5, [4, 5, 6, 7])]
    assert shared(plan(desk, pack, date(2031, 3, 6))) == [(6, list(range(8)))]


def test_no_evening_is_made_up_for_a_meeting_that_is_past(desk: Desk, pack: str) -> None:
    found = plan(desk, pack, date(2031, 3, 7))
    assert (found.days, found.evenings, len(found.left)) == ((), (), 8)


def test_tonights_pages_stay_tonights_while_they_are_read(desk: Desk, pack: str) -> None:
    today = datetime.now().astimezone().date()
    choices = PlanChoices(evenings=(today.isoformat(), "2200-01-01"))
    reading_plan.choose(desk.library, meeting(desk, pack), choices)
    reading.mark(desk.library, pack, [0, 1], read=True, what="Two pages")
    tonight = plan(desk, pack, today).tonight
    assert tonight is not None
    assert [p.index for p in tonight.pages] == [0, 1, 2, 3]
    assert [p.index for p in tonight.left] == [2, 3]


def test_the_pages_of_a_missed_evening_go_to_those_that_follow(desk: Desk, pack: str) -> None:
    days = ("2031-03-01", "2031-03-03", "2031-03-05")
    reading_plan.choose(desk.library, meeting(desk, pack), PlanChoices(evenings=days))
    assert [day for day, _ in shared(plan(desk, pack, date(2031, 3, 1)))] == [1, 3, 5]
    found = plan(desk, pack, date(2031, 3, 2))
    assert shared(found) == [(3, [0, 1, 2, 3]), (5, [4, 5, 6, 7])]
    assert (found.past, found.tonight) == (1, None)


def test_items_come_first_or_are_left_out_as_chosen(desk: Desk, pack: str) -> None:
    keys = {one.number: one.key for one in plan(desk, pack, date(2031, 3, 4)).items}
    choices = PlanChoices(put_first=(keys["6"],), left_out=(keys[""],))
    assert reading_plan.choose(desk.library, meeting(desk, pack), choices).undoable
    assert not reading_plan.choose(desk.library, meeting(desk, pack), choices)
    found = plan(desk, pack, date(2031, 3, 4))
    assert shared(found) == [(4, [4, 5, 6, 7]), (5, [1, 2, 3])]
    assert (len(found.left), found.tally.pages) == (7, 8)
    undoing.undo(desk.library)
    assert plan(desk, pack, date(2031, 3, 4)).choices == PlanChoices()


def test_a_revised_paper_takes_the_place_of_the_earlier_one(desk: Desk, pack: str) -> None:
    chosen = plan(desk, pack, date(2031, 3, 4)).items[-1].key
    reading_plan.choose(desk.library, meeting(desk, pack), PlanChoices(put_first=(chosen,)))
    items = [item("5", "Ferry", 1, 3), item("6", "Cranes", 4, 8)]
    new = desk.import_one("new.pdf", facts(items=items, date=MEETING), pages(9))
    found = plan(desk, pack, date(2031, 3, 5))
    assert {one.paper_id for one in found.items} == {new}
    assert [p.index for p in found.evenings[0].pages][:5] == [4, 5, 6, 7, 8]


def test_a_pace_can_be_set_within_bounds(desk: Desk, pack: str) -> None:
    before = plan(desk, pack, date(2031, 3, 4)).seconds_left
    reading_plan.set_pace(desk.library, 120)
    found = plan(desk, pack, date(2031, 3, 4))
    assert found.pace.set_by_person == 120
    assert found.seconds_left > 1.5 * before
    reading_plan.set_pace(desk.library, 9999)
    assert reading.pace(desk.library).words_per_minute == reading.pace_rule().fastest
    reading_plan.set_pace(desk.library, None)
    assert plan(desk, pack, date(2031, 3, 4)).seconds_left == before


def test_the_next_meeting_is_read_for_unless_another_to_come_is_in_hand(desk: Desk) -> None:
    ids = {}
    for name, day in (("past", "2031-01-09"), ("next", "2031-03-06"), ("later", "2031-05-08")):
        paper = desk.import_one(f"{name}.pdf", facts(date=day), pages(2, name))
        ids[name] = papers.paper(desk.library, paper).meeting_id
    today = date(2031, 3, 1)
    assert reading_plan.meeting_to_read(desk.library, None, today) == ids["next"]
    assert reading_plan.meeting_to_read(desk.library, ids["past"], today) == ids["next"]
    assert reading_plan.meeting_to_read(desk.library, ids["later"], today) == ids["later"]
    assert reading_plan.meeting_to_read(desk.library, ids["past"], date(2032, 1, 1)) == ids["past"]


def test_a_meeting_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(DeskError, match="no such meeting"):
        reading_plan.plan_of(desk.library, "nobody", date(2031, 3, 1))
