"""Pasted rows become recommendations by their headings, or by the columns of the table."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.pages.tab_text import read_cells
from scrutiny_desk.domain.tracker.recommendations import Kind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.copying import to_copy
from scrutiny_desk.services.tracker.pasted import which_are_here
from scrutiny_desk.services.tracker.pasting import PastedRow, add_pasted, read_pasted
from scrutiny_desk.services.tracker.privacy import Asked

DAY = datetime.date(2031, 3, 6)
HEADED = (
    "Ref\tDate\tRecommendation\tTarget date\tResponsible officer\tUpdate\tRAG\tBudget\r\n"
    'H1\t6 March 2031\t"Mend the quay,\nall of it"\tMay 2031\tPilot\tBegun on 1 March 2031'
    "\tAmber\t9\r\n"
    "H2\t\t\t\t\t\t\t\r\n"
    "H3\t7 March 2031\tPaint the rail\tTBC\t\t\t\t\r\n"
)


def test_headings_say_what_the_columns_are() -> None:
    found = read_pasted(read_cells(HEADED), [], {})
    assert found.headings
    assert found.without_words == 1
    assert found.rows == (
        PastedRow(
            "Mend the quay,\nall of it", "H1", "6 March 2031", "", "May 2031", "Pilot",
            reported="Amber", update="Begun on 1 March 2031",
        ),
        PastedRow("Paint the rail", "H3", "7 March 2031", "", "TBC"),
    )  # fmt: skip


def test_without_headings_the_tables_columns_say_it() -> None:
    cells = [["H1", "Mend the quay", "overdue", "Pilot", "more"]]
    found = read_pasted(cells, ["number", "text", "", "officer"], {})
    assert not found.headings
    assert found.rows == (PastedRow("Mend the quay", "H1", officer="Pilot"),)
    assert read_pasted([], ["text"], {}).rows == ()


def test_what_was_copied_from_the_table_is_known_by_its_own_headings() -> None:
    own = {"No.": "number", "Recommendation": "text", "Last update": "", "Reported": "reported"}
    cells = [["No.", "Recommendation", "Last update", "Reported"],
             ["H1", "Mend the quay", "25 January 2024", "Amber"]]  # fmt: skip
    found = read_pasted(cells, [], own)
    assert found.rows == (PastedRow("Mend the quay", "H1", reported="Amber"),)


def test_they_are_entered_in_one_step(library: Library) -> None:
    rows = [
        PastedRow("Mend", "H1", "6 March 2031", target_text="May 2031", kind=Kind.ACTION,
                  update="Begun on 1 March 2031", reported="Amber"),
        PastedRow("Plant", committee="Parks"),
    ]  # fmt: skip
    done = add_pasted(library, rows, "Harbour")
    assert done.said == "2 recommendations added"
    first, second = recommendations.list_recommendations(library, DAY)
    one = first.recommendation
    assert (one.committee, one.target_date, one.kind, one.reported) == (
        "Harbour", "2031-05", Kind.ACTION, "Amber",
    )  # fmt: skip
    assert [(entry.date, entry.text) for entry in first.news] == [
        ("2031-03-01", "Begun on 1 March 2031")
    ]
    assert second.recommendation.committee == "Parks"
    undoing.undo(library)
    assert recommendations.list_recommendations(library, DAY) == []


def test_private_rows_and_updates_are_copied_only_when_asked(library: Library) -> None:
    ids = add_pasted(library, [PastedRow("Open"), PastedRow("Secret")], "Harbour").ids
    recommendations.revise_recommendation(library, ids[1], private=True)
    rows = recommendations.list_recommendations(library, DAY)
    leaving, kept = to_copy(library, rows, Asked())
    assert [row.recommendation.text for row in leaving] == ["Open"]
    assert kept.parts == "1 private recommendation"
    leaving, kept = to_copy(library, rows, Asked(private=True))
    assert len(leaving) == 2
    assert kept.total == 0


def test_pasted_rows_that_are_here_are_known_by_number_and_words(library: Library) -> None:
    one, other = add_pasted(
        library, [PastedRow("Mend the old quay", "1", "6 March 2031"), PastedRow("Sweep", "30")],
        "Harbour",
    ).ids  # fmt: skip
    found = which_are_here(
        library,
        [
            PastedRow("Mend the old quays", "1"),
            PastedRow("", "30"),
            PastedRow("Mend the old quay", "7"),
            PastedRow("Mend the old quay", "1", "9 May 2032"),
            PastedRow("Mend the old quay", "1"),
            PastedRow("Plant the slope with gorse", "1"),
        ],
        "Harbour",
    )
    assert [match.rec_id for match in found] == [one, other, None, None, None, None]
    assert [bool(match.candidates) for match in found[2:]] == [True, True, True, False]
    parks = which_are_here(library, [PastedRow("Mend the old quay", "1")], "Parks")
    assert parks[0].rec_id is None
