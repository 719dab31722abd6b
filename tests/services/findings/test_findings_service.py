"""Findings follow the shelf; what a person says of one is kept and taken back by Undo."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.papers.facts import (
    DashboardFact,
    FigureTableFact,
    ReportFact,
    WaitingFact,
)
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.findings import findings
from scrutiny_desk.services.findings.findings import findings_of
from scrutiny_desk.services.findings.findings_leaving import export_findings
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.importing import import_papers
from scrutiny_desk.services.papers.shelf_facts import facts_to_check
from scrutiny_desk.services.review import review
from tests.services.made_papers import Desk, facts, page

AT = {"page": "28", "page_index": 0}
WRONG = WaitingFact(
    service="Ferry clinic",
    as_of="2030-12",
    waiting=13,
    over_18_weeks=8,
    percent_over_18_weeks=61.0,
    **AT,
)


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one("pack.pdf", facts(waiting=[WRONG]))


def sentences(library: Library, meeting_id: str | None = None) -> list[str]:
    return [one.finding.sentence for one in findings_of(library, meeting_id).found]


def test_the_findings_of_a_paper_come_from_its_rows_and_pages(desk: Desk, pack: str) -> None:
    looked = findings_of(desk.library)
    (one,) = looked.found
    assert (one.paper_id, one.finding.page, one.finding.expected) == (pack, "28", "62%")
    assert (looked.papers, looked.pages, len(looked.open)) == (1, 1, 1)
    assert findings.left_to_look_through(desk.library) == 0
    assert findings_of(desk.library) == looked


def test_words_of_the_pages_are_looked_through_too(desk: Desk) -> None:
    desk.import_one("pack.pdf", facts(), [page(0, "In all 61% (8 of 13) children", "28")])
    assert sentences(desk.library) == ["Printed 61% for 8 of 13, which is 62%."]


def test_a_table_of_figures_is_kept_with_its_paper_and_added_up(desk: Desk) -> None:
    rows = (("Ward", "Referrals"), ("Quay", "12"), ("Mill", "8"), ("Total", "21"))
    kept = FigureTableFact(rows=rows, row_pages=(0,) * 4, fills=((1, 1, "red"),), **AT)
    paper = desk.import_one("pack.pdf", replace(facts(), figure_tables=(kept,)))
    assert sentences(desk.library) == [
        "“Total” of “Referrals” is printed as 21; the 2 figures above it make 20 (12 + 8)."
    ]
    with desk.library.read() as connection:
        assert facts_to_check(connection, paper).figure_tables == (kept,)
    assert not any("Quay" in row.title for row in review.list_rows(desk.library, paper))


def test_a_correction_in_review_corrects_what_is_found(desk: Desk, pack: str) -> None:
    assert len(findings_of(desk.library).found) == 1
    row = next(one for one in review.list_rows(desk.library, pack) if "Ferry" in one.title)
    review.correct(desk.library, row.id, {"percent_over_18_weeks": "62"}, "Pat")
    assert findings.left_to_look_through(desk.library) == 1
    assert sentences(desk.library) == []
    undoing.undo(desk.library)
    assert len(findings_of(desk.library).found) == 1
    review.drop(desk.library, [row.id], "Pat")
    assert sentences(desk.library) == []


def test_a_row_that_is_accepted_is_not_looked_through_again(desk: Desk, pack: str) -> None:
    findings_of(desk.library)
    row = next(one for one in review.list_rows(desk.library, pack) if "Ferry" in one.title)
    review.accept(desk.library, [row.id], "Pat")
    assert findings.left_to_look_through(desk.library) == 0


def test_papers_in_trash_and_replaced_versions_are_left_out(desk: Desk, pack: str) -> None:
    papers.move_to_trash(desk.library, pack)
    assert sentences(desk.library) == []
    undoing.undo(desk.library)
    assert len(sentences(desk.library)) == 1
    words = " ".join(f"word{at}" for at in range(200))
    older = desk.import_one("a.pdf", facts(date="2031-04-03", waiting=[WRONG]), [page(0, words)])
    right = replace(WRONG, percent_over_18_weeks=62.0)
    newer = desk.import_one(
        "b.pdf", facts(date="2031-04-03", waiting=[right]), [page(0, f"{words} more")]
    )
    meeting = papers.paper(desk.library, newer).meeting_id
    assert sentences(desk.library, meeting) == []
    papers.move_to_trash(desk.library, newer)
    assert [one.paper_id for one in findings_of(desk.library, meeting).found] == [older]


def test_what_was_put_aside_stays_so_in_a_newer_version(desk: Desk) -> None:
    words = " ".join(f"word{at}" for at in range(200))
    desk.import_one("a.pdf", facts(waiting=[WRONG]), [page(0, words)])
    findings.put_aside(desk.library, findings_of(desk.library).found[0], "Known misprint")
    later = replace(WRONG, page="30", page_index=1)
    newer = desk.import_one(
        "b.pdf", facts(waiting=[later]), [page(0, f"{words} more"), page(1, "Page 30")]
    )
    (one,) = findings_of(desk.library).found
    assert (one.paper_id, one.put_aside, one.finding.page) == (newer, True, "30")
    findings.bring_back(desk.library, one)
    assert len(findings_of(desk.library).open) == 1


def test_a_finding_is_put_aside_with_a_reason_and_brought_back(desk: Desk, pack: str) -> None:
    (one,) = findings_of(desk.library).found
    with pytest.raises(DeskError, match="no reason"):
        findings.put_aside(desk.library, one, "  ")
    findings.put_aside(desk.library, one, "Known\nmisprint")
    (aside,) = findings_of(desk.library).found
    assert aside.put_aside
    assert aside.said is not None
    assert aside.said.reason == "Known misprint"
    assert findings_of(desk.library).open == []
    findings.bring_back(desk.library, aside)
    assert findings_of(desk.library).found == (one,)
    undoing.undo(desk.library)
    assert findings_of(desk.library).found == (aside,)


def test_a_finding_becomes_a_question_on_its_page(desk: Desk, pack: str) -> None:
    (one,) = findings_of(desk.library).found
    change = findings.ask_about(desk.library, one)
    (row,) = notes.list_notes(desk.library)
    assert row.note.id == change.ids[0]
    assert (row.note.kind, row.note.text) == (NoteKind.QUESTION, one.finding.sentence)
    assert (row.note.anchor.page_index, row.note.anchor.page_label) == (0, "28")
    assert findings_of(desk.library).found[0].asked
    with pytest.raises(DeskError, match="question already"):
        findings.ask_about(desk.library, one)
    undoing.undo(desk.library)
    assert notes.list_notes(desk.library) == []
    assert findings_of(desk.library).found == (one,)


def test_what_is_printed_is_marked_where_it_stands_once(desk: Desk) -> None:
    text = "In all 61% (8 of 13) children"
    desk.import_one("pack.pdf", facts(), [page(0, text, "28")])
    findings.ask_about(desk.library, findings_of(desk.library).found[0])
    (row,) = notes.list_notes(desk.library)
    assert (row.note.anchor.quote, len(row.note.anchor.boxes)) == ("61%", 1)
    assert row.note.anchor.after == "(8 of 13) children"


def test_what_is_printed_twice_is_asked_on_the_whole_page(desk: Desk) -> None:
    text = "In all 61% (8 of 13) children, not 61% of all"
    desk.import_one("pack.pdf", facts(), [page(0, text, "28")])
    findings.ask_about(desk.library, findings_of(desk.library).found[0])
    (row,) = notes.list_notes(desk.library)
    assert (row.note.anchor.quote, row.note.anchor.boxes) == ("", ())


def test_a_question_that_is_deleted_gives_the_finding_back(desk: Desk, pack: str) -> None:
    (one,) = findings_of(desk.library).found
    note_id = findings.ask_about(desk.library, one).ids[0]
    notes.delete_note(desk.library, note_id)
    assert findings_of(desk.library).found == (one,)
    undoing.undo(desk.library)
    assert findings_of(desk.library).found[0].asked


def test_papers_of_a_committee_are_compared(desk: Desk) -> None:
    row = WaitingFact(service="Ferry clinic", as_of="2030-11", waiting=297, **AT)
    now = DashboardFact(
        service="Ferry clinic", as_of="2030-12", waiting=331, change_in_waiting=35, **AT
    )
    earlier = desk.import_one("a.pdf", facts(date="2031-01-09", waiting=[row]))
    later = desk.import_one("b.pdf", facts(date="2031-02-06", dashboard=[now]))
    desk.import_one("c.pdf", facts(date="2031-02-06", committee="Others", waiting=[row]))
    (one,) = findings_of(desk.library).found
    assert (one.paper_id, one.finding.kind) == (later, FindingKind.LAST_MONTH)
    assert [place.paper_id for place in one.finding.places] == ["", earlier]
    papers.move_to_trash(desk.library, earlier)
    assert sentences(desk.library) == []


def test_the_newest_meeting_comes_first(desk: Desk) -> None:
    old = desk.import_one("a.pdf", facts(date="2031-01-09", waiting=[WRONG]))
    new = desk.import_one("b.pdf", facts(date="2031-02-06", committee="B", waiting=[WRONG]))
    assert [one.paper_id for one in findings_of(desk.library).found] == [new, old]


def test_a_library_to_read_only_tells_them_too(desk: Desk, pack: str, tmp_path: Path) -> None:
    desk.library.close()
    with Library.open(desk.library.folder, read_only=True) as library:
        assert len(sentences(library)) == 1


def test_looking_can_be_stopped(desk: Desk, pack: str) -> None:
    with pytest.raises(Cancelled):
        findings_of(desk.library, cancelled=lambda: True)


def test_a_paper_deleted_for_good_takes_its_findings_along(desk: Desk, pack: str) -> None:
    from scrutiny_desk.services.papers import trash

    (one,) = findings_of(desk.library).found
    findings.put_aside(desk.library, one, "Known")
    papers.move_to_trash(desk.library, pack)
    trash.delete_for_good(desk.library, pack)
    with desk.library.read() as connection:
        assert connection.execute("SELECT count(*) FROM finding_said").fetchone()[0] == 0


def test_the_sample_pack_from_the_shelf_is_as_from_the_file(library: Library, shared: Path) -> None:
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    import_papers(
        library,
        [pack],
        read_in_own_process,
        lambda *_: None,
        lambda: False,
    )
    assert len(findings_of(library, today=datetime.date(2024, 1, 25)).found) == 21
    later = findings_of(library, today=datetime.date(2024, 7, 1)).found
    promised = [one for one in later if one.finding.kind is FindingKind.PROMISE]
    assert len(later) == 21 + len(promised)
    assert "June 2024" in {one.finding.expected for one in promised}


def test_findings_leave_as_a_workbook_without_exempt_pages_and_reasons(
    desk: Desk, tmp_path: Path
) -> None:
    closed = ReportFact(item="5", title="Staff", exempt=True, page="9", page_index=1)
    found = replace(
        facts(waiting=[replace(WRONG, service="=Ferry clinic"), replace(WRONG, page_index=1)]),
        reports=(closed,),
    )
    desk.import_one("pack.pdf", found, [page(0, "Open", "28"), page(1, "Closed", "29")])
    looked = findings_of(desk.library)
    findings.put_aside(desk.library, looked.found[0], "Only I know why")
    out = tmp_path / "figures.xlsx"
    said = export_findings(desk.library, findings_of(desk.library).found, out)
    assert said == ("1 finding written to figures.xlsx. 1 finding on exempt pages was left out.")
    book = load_workbook(out)
    rows = list(book["Figures"].iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1] == (
        "Harbour and Bridges Scrutiny Committee · 6 March 2031",
        "Agenda pack",
        "28",
        "Percentage and its counts",
        "61%",
        "62%",
        looked.found[0].finding.sentence,
        "Put aside",
    )
    told = [row[0] for row in book["About this file"].iter_rows(values_only=True)]
    assert told[-1] == "1 finding on exempt pages was left out."
