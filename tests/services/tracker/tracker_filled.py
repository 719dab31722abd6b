"""A register with everything that matters when it leaves: private, exempt, new and closed rows."""

from __future__ import annotations

import datetime
from dataclasses import replace

from scrutiny_desk.domain.papers.facts import ReportFact
from scrutiny_desk.domain.tracker.recommendations import Entry, Outcome, Update
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.recommendations import list_recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, page, row

AS_OF = datetime.date(2031, 3, 6)
LAST_MEETING = datetime.date(2030, 11, 14)

PRIVATE_ROW, PRIVATE_UPDATE = "Secretquay", "Whisperedsum"
EXEMPT_ROW, EXEMPT_UPDATE = "Closedsession", "Undisclosedprice"
HIDDEN = (PRIVATE_ROW, PRIVATE_UPDATE, EXEMPT_ROW, EXEMPT_UPDATE)
ODD_LETTERS = "£5 “at most”, café, Łódź, żółć"


def fill(desk: Desk) -> dict[str, str]:
    """Two packs and what was typed; gives the ids of the rows by their references."""
    earlier = facts(
        date="2030-11-14",
        recommendations=[
            row(1, "Mend the quay", date="2030-06-01", date_text="1.6.30", officer="Pilot",
                target_text="December 2030", target_date="2030-12", rag_text="Amber",
                update="Stone ordered."),
            row(2, "Paint the bridge", officer="Painter", target_text="31.03.31",
                target_date="2031-03-31", rag_text="", rag_colour="green"),
        ],
    )  # fmt: skip
    exempt = ReportFact(page="4", page_index=4, item="6", title="A report", exempt=True)
    later = replace(
        facts(
            items=[item("5", "Tracker", 1, 3), item("6", "Closed", 4, 6)],
            recommendations=[
                row(3, f"Sell the tug {EXEMPT_ROW}", page="5", page_index=5, officer="Pilot",
                    update=EXEMPT_UPDATE, target_text="TBC"),
            ],
        ),
        reports=(exempt,),
    )  # fmt: skip
    pages = [page(at, f"Page {at}", str(at)) for at in range(9)]
    desk.import_one("earlier.pdf", earlier, pages)
    desk.import_one("later.pdf", later, pages)
    library = desk.library
    add(library, "4", f"Ask for {ODD_LETTERS}", "14.11.30", officer="", target="January 2031")
    add(library, "5", f"Talk to {PRIVATE_ROW}", "14.11.30", officer="Pilot", target="TBC")
    add(library, "10", "Count the gulls", "1.3.30", officer="Warden", target="1 May 2030")
    add(library, "6", "=1+1", "1.3.30", officer="Warden", target="May 2030")
    found = ids(library)
    recommendations.revise_recommendation(library, found["5"], private=True)
    write(library, found["1"], "2031-01-20", f"Not yet {PRIVATE_UPDATE}", private=True)
    write(library, found["1"], "2031-02-01", "Stone has come.\nMasons begin in April.")
    write(library, found["1"], "2031-03-20", "After the day that is asked for.")
    on = datetime.date(2030, 12, 1)
    tracker_history.revise_target(library, found["2"], "30.04.31", "Rain", on)
    recommendations.close_recommendation(
        library, found["10"], datetime.date(2031, 1, 10), Outcome.IMPLEMENTED
    )
    recommendations.close_recommendation(library, found["6"], datetime.date(2030, 5, 9))
    return found


def add(library: Library, number: str, text: str, date: str, *, officer: str, target: str) -> None:
    recommendations.add_recommendation(
        library,
        committee=COMMITTEE,
        number=number,
        date_text=date,
        text=text,
        target_text=target,
        officer=officer,
    )


def write(library: Library, rec_id: str, date: str, text: str, *, private: bool = False) -> None:
    """Append an update, a private one where asked."""
    update = Update(new_id(), rec_id, date, "Officer", text, now(), Entry.UPDATE, private)
    library.write(lambda connection: shelf.add_update(connection, update))


def ids(library: Library) -> dict[str, str]:
    return {
        one.recommendation.number: one.recommendation.id
        for one in list_recommendations(library, AS_OF)
    }
