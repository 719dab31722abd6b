from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.importing import import_papers
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, page, row


def counts(library: Library) -> dict[str, int]:
    tables = ("meeting", "paper", "agenda_item", "page", "fact", "recommendation", "search_entry")
    with library.read() as connection:
        return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}


def test_a_pack_stands_on_every_shelf(desk: Desk) -> None:
    path = desk.lay(
        "pack.pdf",
        facts(items=[item("1", "Apologies", 0, 0), item("2", "The swing bridge", 1, 2)]),
        [page(0, "Agenda"), page(1, "The swing bridge\nstays shut", "1"), page(2)],
    )
    outcome, change = desk.bring(path)
    (paper,) = outcome.imported
    (meeting,) = papers.list_meetings(desk.library)
    assert papers.meeting_title(meeting) == f"{COMMITTEE} · 6 March 2031"
    assert (paper.kind, paper.title, paper.page_count) == ("agenda_pack", "Agenda pack", 3)
    assert papers.list_papers(desk.library, meeting.id) == [paper]
    assert [i.number for i in papers.agenda_of(desk.library, paper.id)] == ["1", "2"]
    shown = papers.pages_of(desk.library, paper.id)
    assert [(p.name, p.text) for p in shown[:2]] == [
        ("PDF 1", "Agenda"),
        ("1", "The swing bridge\nstays shut"),
    ]
    words = papers.words_on(desk.library, paper.id, 1)
    assert words == list(desk.papers["pack.pdf"][0].pages[1].words)
    assert papers.pdf_of(desk.library, paper.id) == b"pack.pdf"
    assert change.ids == (paper.id,)
    assert not change.undoable
    assert "Trash" in change.said
    assert undoing.steps(desk.library) == (None, None)


@pytest.mark.parametrize(("state", "refused"), [("veryHidden", True), ("visible", False)])
def test_a_workbook_of_notes_is_no_paper(desk: Desk, state: str, refused: bool) -> None:
    path = desk.lay("notes.xlsx", facts(kind="tracker"))
    book = Workbook()
    book.create_sheet("Desk").sheet_state = state
    book.save(path)
    if not refused:  # somebody's own sheet may be called so
        outcome, _ = desk.bring(path)
        assert len(outcome.imported) == 1
        return

    before = counts(desk.library)
    with pytest.raises(DeskError, match="workbook of notes that was written here") as told:
        desk.bring(path)
    assert "Import notes from Excel" in told.value.to_do
    assert counts(desk.library) == before


def test_a_laid_out_paper_shows_its_layout_and_keeps_its_original(desk: Desk) -> None:
    path = desk.lay("tracker.txt", facts(kind="tracker"), layout=b"%PDF laid out")
    outcome, _ = desk.bring(path)
    paper_id = outcome.imported[0].id
    assert papers.pdf_of(desk.library, paper_id) == b"%PDF laid out"
    assert papers.original_of(desk.library, paper_id) == b"tracker.txt"


def test_the_same_bytes_are_not_read_again(desk: Desk) -> None:
    first = desk.import_one("pack.pdf", facts())
    copy = desk.lay("copy.pdf", facts(), content=b"pack.pdf")
    before = counts(desk.library)
    outcome, change = desk.bring(copy)
    assert [paper.id for paper in outcome.already] == [first]
    assert outcome.imported == ()
    assert change == NO_CHANGE
    assert desk.read_names == ["pack.pdf"]
    assert counts(desk.library) == before


def test_a_file_given_twice_is_imported_once(desk: Desk) -> None:
    path = desk.lay("pack.pdf", facts())
    outcome, _ = desk.bring(path, path)
    assert len(outcome.imported) == 1
    assert outcome.already == outcome.imported
    assert counts(desk.library)["paper"] == 1


def test_importing_a_trashed_paper_restores_it(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts())
    papers.move_to_trash(desk.library, paper_id)
    assert papers.list_meetings(desk.library) == []
    outcome, change = desk.bring(desk.folder / "pack.pdf")
    assert [paper.id for paper in outcome.imported] == [paper_id]
    assert "restored" in change.said
    assert [paper.id for paper in papers.list_papers(desk.library)] == [paper_id]
    assert desk.read_names == ["pack.pdf"]


def test_papers_of_one_committee_and_date_share_a_meeting(desk: Desk) -> None:
    desk.import_one("pack.pdf", facts())
    desk.import_one(
        "late.pdf", facts(kind="supplement", committee="HARBOUR & BRIDGES  Scrutiny Committee")
    )
    desk.import_one("next.pdf", facts(date="2031-05-01"))
    titles = [papers.meeting_title(m) for m in papers.list_meetings(desk.library)]
    assert titles == [f"{COMMITTEE} · 1 May 2031", f"{COMMITTEE} · 6 March 2031"]


def test_a_paper_without_a_date_stands_under_its_own_title(desk: Desk) -> None:
    desk.import_one("tracker.xlsx", facts(kind="workbook", title="Our tracker", date=None))
    (meeting,) = papers.list_meetings(desk.library)
    assert (meeting.committee, meeting.date) == ("Our tracker", None)


def test_a_paper_without_a_date_joins_the_one_pack_it_came_with(desk: Desk) -> None:
    tracker = desk.lay("tracker.xlsx", facts(kind="workbook", date=None, committee=""))
    desk.bring(tracker, desk.lay("pack.pdf", facts()))
    (meeting,) = papers.list_meetings(desk.library)
    assert len(papers.list_papers(desk.library, meeting.id)) == 2


def test_a_paper_without_a_date_joins_neither_of_two_packs(desk: Desk) -> None:
    desk.bring(
        desk.lay("one.pdf", facts()),
        desk.lay("two.pdf", facts(date="2031-05-01")),
        desk.lay("tracker.xlsx", facts(kind="workbook", title="Ours", date=None, committee="")),
    )
    assert [m.date for m in papers.list_meetings(desk.library)] == [
        "2031-05-01",
        "2031-03-06",
        None,
    ]


def test_all_or_nothing_when_a_later_paper_fails(desk: Desk) -> None:
    good = desk.lay("good.pdf", facts())

    def read(path: Path, progress, cancelled):
        if path.name == "bad.pdf":
            raise DeskError("This PDF is protected by a password")
        return desk.read(path, progress, cancelled)

    bad = desk.lay("bad.pdf", facts())
    before = counts(desk.library)
    with pytest.raises(DeskError, match="password"):
        import_papers(desk.library, [good, bad], read, lambda *_: None, lambda: False)
    assert counts(desk.library) == before


def test_an_error_while_storing_leaves_nothing(desk: Desk) -> None:
    before = counts(desk.library)
    good = desk.lay("good.pdf", facts())
    # Two pages of the same index cannot stand on the shelf, which is found out midway.
    broken = desk.lay("broken.pdf", facts(date="2031-05-01"), [page(0, "one"), page(0, "two")])
    with pytest.raises(Exception, match="UNIQUE"):
        desk.bring(good, broken)
    assert counts(desk.library) == before
    assert search(desk.library, "page").hits == ()


def test_cancelling_between_papers_leaves_nothing(desk: Desk) -> None:
    paths = [desk.lay("one.pdf", facts()), desk.lay("two.pdf", facts(date="2031-05-01"))]
    before = counts(desk.library)
    with pytest.raises(Cancelled):
        import_papers(
            desk.library, paths, desk.read, lambda *_: None, lambda: len(desk.read_names) == 1
        )
    assert counts(desk.library) == before
    assert desk.read_names == ["one.pdf"]


def test_progress_names_the_file_and_its_pages(desk: Desk) -> None:
    told: list[tuple[str, int, int]] = []
    path = desk.lay("pack.pdf", facts(), [page(0), page(1)])
    import_papers(desk.library, [path], desk.read, lambda *t: told.append(t), lambda: False)
    assert told == [("pack.pdf", 0, 0), ("pack.pdf", 2, 2)]


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(DeskError, match="cannot be read"):
        desk.bring(desk.folder / "none.pdf")


def test_a_file_that_changes_under_the_reader_is_refused(desk: Desk) -> None:
    path = desk.lay("pack.pdf", facts())

    def read(path: Path, progress, cancelled):
        path.write_bytes(b"something else")
        return desk.read(path, progress, cancelled)

    with pytest.raises(DeskError, match="changed while it was read"):
        import_papers(desk.library, [path], read, lambda *_: None, lambda: False)
    assert counts(desk.library)["paper"] == 0


def test_text_no_library_can_hold_is_mended_at_the_door(desk: Desk) -> None:
    paper_id = desk.import_one(
        "broken.pdf",
        facts(title="A\x00 title", recommendations=[row(1, "Mend\x00 the \ud800 quay")]),
        [page(0, "half\x00word \udfff")],
    )
    assert papers.paper(desk.library, paper_id).title == "A title"
    assert papers.pages_of(desk.library, paper_id)[0].text == "halfword ?"
    with desk.library.read() as connection:
        texts = connection.execute("SELECT text FROM recommendation").fetchall()
    assert [text[0] for text in texts] == ["Mend the ? quay"]


def test_a_date_that_is_none_is_stopped_at_the_door(desk: Desk) -> None:
    wrong = facts(recommendations=[row(1, "Mend the quay", target_date="6 March")])
    with pytest.raises(ValueError, match="6 March"):
        desk.bring(desk.lay("pack.pdf", wrong))
    assert counts(desk.library)["paper"] == 0


def test_138_full_pages_are_stored(desk: Desk) -> None:
    text = "\n".join(" ".join(f"word{n}x{w}" for w in range(10)) for n in range(45))
    path = desk.lay("pack.pdf", facts(), [page(n, text) for n in range(138)])
    desk.bring(path)
    assert counts(desk.library)["page"] == 138


def test_a_second_paper_of_the_same_tracker_adds_no_row(desk: Desk) -> None:
    desk.import_one("one.pdf", facts(recommendations=[row(1, "Mend the quay", update="Begun")]))
    desk.import_one(
        "two.pdf",
        facts(date="2031-05-01", recommendations=[row(1, "Mend the quay.", update="Half done")]),
    )
    (found,) = recommendations.list_recommendations(desk.library, datetime.date(2031, 5, 1))
    assert [(u.date, u.text) for u in found.updates] == [
        ("2031-03-06", "Begun"),
        ("2031-05-01", "Half done"),
    ]


def test_a_date_without_a_committee_is_kept(desk: Desk) -> None:
    desk.import_one("visit.pdf", facts(kind="other", title="A visit", committee=""))
    (meeting,) = papers.list_meetings(desk.library)
    assert papers.meeting_title(meeting) == "A visit · 6 March 2031"
