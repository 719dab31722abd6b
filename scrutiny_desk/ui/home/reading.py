"""What Home says about reading: what is left, what tonight takes, and where one stopped."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.domain.papers.reading_plan import Evening, count_pages, say_items, say_minutes
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers, reading_plan
from scrutiny_desk.services.papers.reading_plan import ReadingPlan
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.parts import Block
from scrutiny_desk.ui.papers.reading.evenings import say_day


def reading_block(
    desk: Desk, meeting_id: str, today: datetime.date, open_plan: Callable[[str], None]
) -> Block:
    """The card about a meeting's papers; open_plan: called with the meeting whose plan is asked."""
    plan = reading_plan.plan_of(desk.library, meeting_id, today)
    block = Block(desk.theme, "Reading")
    block.sentence.setText(say_left(plan))
    block.say_more(say_next(plan))
    words, place = where_to_go_on(desk.library, plan)
    go_on = block.add_button(words, primary=True)
    go_on.clicked.connect(lambda: desk.page_asked.emit(place.paper_id, place.page_index))
    block.add_button("Reading plan…").clicked.connect(lambda: open_plan(meeting_id))
    return block


def say_left(plan: ReadingPlan) -> str:
    """The meeting, and what of its papers is left."""
    title, pages, left = papers.meeting_title(plan.meeting), plan.tally.pages, plan.left
    if not left:
        return f"{title}: every page of the plan is read."
    time = say_minutes(plan.seconds_left)
    return f"{title}: {len(left)} of {count_pages(pages)} left, about {time}."


def say_next(plan: ReadingPlan) -> str:
    """What tonight takes, or which evening is the next, or ""."""
    if not plan.left:
        return ""
    if not plan.evenings:
        date = plan.meeting.date
        past = date is not None and date < plan.today.isoformat()
        return f"The meeting was on {say(date)}." if past else "No evening is planned."
    first = plan.evenings[0]
    named = say_day(first.day, plan.today)
    if not first.left:
        done = "Tonight’s pages are read."
        following = next((one for one in plan.evenings[1:] if one.left), None)
        if following is None:
            return done
        return f"{done} {say_day(following.day, plan.today)}: {_takes(following, plan)}."
    return f"{named}: {_takes(first, plan)}."


def where_to_go_on(library: Library, plan: ReadingPlan) -> tuple[str, Place]:
    """The words of the button, and the place: where one stopped, else where the plan begins."""
    ids = list(dict.fromkeys(item.paper_id for item in plan.items))
    stopped = papers.last_place(library)
    if stopped is None or stopped.paper_id not in ids:
        kept = (papers.place_in(library, paper_id) for paper_id in ids)
        stopped = next((place for place in kept if place is not None), None)
    if stopped is not None:
        return f"Continue at {_called(plan, stopped)}", stopped
    begun = [evening.left for evening in plan.evenings if evening.left]
    first = next(iter((*begun[:1], plan.left)), ())
    place = Place(first[0].paper_id, first[0].index) if first else Place(ids[0], 0)
    return "Start reading", place


def _called(plan: ReadingPlan, place: Place) -> str:
    pages = (page for item in plan.items for page in item.pages)
    name = next(
        (p.name for p in pages if (p.paper_id, p.index) == (place.paper_id, place.page_index)), ""
    )
    return name if name.startswith("PDF") else f"page {name}"


def _takes(evening: Evening, plan: ReadingPlan) -> str:
    left = [item for item in evening.items if any(page.left for page in item.pages)]
    seconds = sum(map(plan.pace.pace.seconds, evening.left))
    return f"{say_items(left)}, {count_pages(len(evening.left))}, about {say_minutes(seconds)}"
