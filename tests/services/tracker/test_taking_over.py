"""A tracker kept elsewhere comes into the library, and later versions of it bring it up to date."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Entry, ResponseKind
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.domain.tracker.taking_over import LEAVE, NEW_ROW, RowState
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.importing import import_papers
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.history import beside
from scrutiny_desk.services.tracker.publishing import WantedAppendix, appendix_of
from scrutiny_desk.services.tracker.settings import keep_setting, setting_of
from scrutiny_desk.services.tracker.taking_over import say_plan, take_over
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, look, read_here, take, workbook

TODAY = datetime.date(2026, 4, 1)


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def rows(library: Library):
    return recommendations.list_recommendations(library, TODAY)


def one(library: Library, number: str):
    return next(row for row in rows(library) if row.recommendation.number == number)


def test_a_workbook_is_shown_first_and_taken_whole(library: Library, tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", [HEADING, QUAY, LAMP], fills={"G2": "FFC000"})
    _, _, plan = look(library, path, committee="Harbour Committee")
    assert plan.in_words == "2 rows: 2 new"
    assert rows(library) == []
    done = take(library, path, committee="Harbour Committee")
    assert done.said == "2 new recommendations taken over from tracker.xlsx"
    quay, lamp = (row.recommendation for row in rows(library))
    assert (quay.number, quay.date, quay.officer) == (
        "SR (25/26) 01",
        "2025-06-03",
        "Harbour master",
    )
    assert (quay.target_date, quay.reported, quay.reported_colour) == ("2026-03", "Amber", "amber")
    assert (quay.committee, lamp.target_date) == ("Harbour Committee", None)
    assert [update.text for update in rows(library)[0].news] == ["Surveyed."]
    # It came in as a paper, so a row leads to the page that prints it.
    assert quay.paper_id is not None
    assert quay.page_index == 0


def test_the_same_file_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", [HEADING, QUAY, LAMP])
    take(library, path)
    _, _, plan = look(library, path)
    assert plan.in_words == "2 rows: 2 unchanged"
    done = take(library, path)
    assert not done
    assert done.said == "Nothing in tracker.xlsx differs from what is here"


def test_a_later_version_updates_its_rows_and_keeps_every_entry(
    library: Library, tmp_path: Path
) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY, LAMP]), told_on="1 March 2026")
    later = (*QUAY[:3], "Head of Works", "July 2026", "Stone is ordered.", "Green")
    path = workbook(tmp_path / "april.xlsx", [HEADING, later, LAMP])
    _, _, plan = look(library, path, told_on="1 April 2026")
    assert plan.in_words == "2 rows: 1 changed and 1 unchanged"
    assert [(c.word, c.before, c.after) for c in plan.rows[0].changes] == [
        ("Target", "March 2026", "July 2026"),
        ("Officer", "Harbour master", "Head of Works"),
        ("Reported", "Amber", "Green"),
        ("New update", "Surveyed.", "Stone is ordered."),
    ]
    take(library, path, told_on="1 April 2026")
    assert len(rows(library)) == 2
    quay = one(library, "SR (25/26) 01")
    assert quay.recommendation.officer == "Head of Works"
    assert [(u.date, u.text) for u in quay.news] == [
        ("2026-03-01", "Surveyed."),
        ("2026-04-01", "Stone is ordered."),
    ]
    told = [u.text for u in quay.updates if u.what is Entry.CHANGE]
    assert any(
        "Officer: “Head of Works”; before: “Harbour master”" in text and "april.xlsx" in text
        for text in told
    )
    (revision,) = beside(library, quay.recommendation.id)[0]
    assert (revision.from_text, revision.to_text) == ("March 2026", "July 2026")
    assert revision.reason.startswith("As printed in")


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(
    library: Library, tmp_path: Path
) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    later = (*QUAY[:5], "Stone is ordered.", "Green")
    take(library, workbook(tmp_path / "april.xlsx", [HEADING, later, LAMP]))
    assert len(rows(library)) == 2
    undoing.undo(library)
    (quay,) = rows(library)
    assert quay.recommendation.reported == "Amber"
    assert [u.text for u in quay.updates] == ["Surveyed."]
    assert len(papers.list_papers(library)) == 1
    undoing.redo(library)
    assert one(library, QUAY[0]).recommendation.reported == "Green"
    assert len(rows(library)) == 2
    assert len(papers.list_papers(library)) == 2
    undoing.undo(library)
    undoing.undo(library)
    assert rows(library) == []
    # Taken back is not taken for good: the file can be taken over anew.
    take(library, tmp_path / "march.xlsx")
    assert len(rows(library)) == 1


def test_import_and_taking_over_give_the_same_rows(library: Library, tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", [HEADING, QUAY, LAMP])
    take(library, path)

    def plain(row):
        one = row.recommendation
        told = [(u.date, u.role, u.text, u.what) for u in row.updates]
        return (one.number, one.date, one.text, one.target_date, one.officer, one.reported, told)

    with Library.open(tmp_path / "other", create=True) as other:
        import_papers(
            other,
            [path],
            lambda *given: read_here(*given)[:2],
            lambda *_: None,
            lambda: False,
        )
        assert list(map(plain, rows(other))) == list(map(plain, rows(library)))
        # And taking over what was imported finds nothing new.
        _, _, plan = look(other, path)
        assert plan.in_words == "2 rows: 2 unchanged"


def test_a_doubtful_row_waits_for_a_person(library: Library, tmp_path: Path) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    other = ("SR (25/26) 01", "3 June 2025", "That the harbour be dredged this winter", *QUAY[3:])
    path = workbook(tmp_path / "april.xlsx", [HEADING, other])
    file, choice, plan = look(library, path)
    (row,) = plan.rows
    assert row.state is RowState.DOUBTFUL
    assert row.candidates[0].why == "the same reference, other words"
    assert any("It may be" in line for line in say_plan(plan))
    take_over(library, file, choice, plan, {})
    assert [r.recommendation.text for r in rows(library)] == [QUAY[2]]
    _, _, plan = look(library, path)
    take_over(library, file, choice, plan, {0: plan.rows[0].candidates[0].rec_id})
    (quay,) = rows(library)
    assert quay.recommendation.text == other[2]
    assert any("before: “That the harbour board mends" in u.text for u in quay.updates)


def test_a_doubtful_row_can_be_said_to_be_new_or_left(library: Library, tmp_path: Path) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    path = workbook(
        tmp_path / "april.xlsx", [HEADING, (*QUAY[:1], "4 June 2025", "Other", *QUAY[3:])]
    )
    take(library, path, choices={0: LEAVE})
    assert len(rows(library)) == 1
    take(library, path, choices={0: NEW_ROW})
    assert len(rows(library)) == 2


def test_what_a_person_changed_here_stays(library: Library, tmp_path: Path) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    rec_id = rows(library)[0].recommendation.id
    recommendations.revise_recommendation(library, rec_id, officer="The bridge master")
    later = (*QUAY[:3], "Head of Works", *QUAY[4:6], "Green")
    path = workbook(tmp_path / "april.xlsx", [HEADING, later])
    _, _, plan = look(library, path)
    assert [(c.word, bool(c.kept)) for c in plan.rows[0].changes] == [
        ("Officer", True),
        ("Reported", False),
    ]
    take(library, path)
    now = rows(library)[0].recommendation
    assert (now.officer, now.reported) == ("The bridge master", "Green")


def test_nothing_is_taken_when_the_library_changed_meanwhile(
    library: Library, tmp_path: Path
) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    path = workbook(tmp_path / "april.xlsx", [HEADING, (*QUAY[:6], "Green"), LAMP])
    file, choice, plan = look(library, path)
    rec_id = rows(library)[0].recommendation.id
    recommendations.revise_recommendation(library, rec_id, reported="Red")
    with pytest.raises(DeskError, match="changed meanwhile"):
        take_over(library, file, choice, plan, {})
    assert len(rows(library)) == 1
    assert len(papers.list_papers(library)) == 1


def test_columns_can_be_put_right_and_are_remembered(library: Library, tmp_path: Path) -> None:
    heading = ("Code", "What they want", "Who does it", "Before")
    body = [("H1", "That the quay be lit at night by the board", "Harbour master", "March 2026")]
    path = workbook(
        tmp_path / "odd.xlsx",
        [heading, *body, ("H2", "That the mole be closed in storms", "A", "TBC")],
    )
    said = ("Code=number", "What they want=text", "Who does it=Officer", "Before=target")
    take(library, path, *said)
    first = one(library, "H1").recommendation
    assert (first.officer, first.target_date) == ("Harbour master", "2026-03")
    # The next file with such headings needs no word.
    later = workbook(tmp_path / "odd2.xlsx", [heading, ("H3", "That ropes be renewed", "B", "")])
    take(library, later)
    assert one(library, "H3").recommendation.officer == "B"


def test_what_a_tracker_has_no_column_for_stays(library: Library, tmp_path: Path) -> None:
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY]))
    short = [("Ref", "Date", "Recommendation", "Update", "RAG"), (*QUAY[:3], "Done.", "Green")]
    take(library, workbook(tmp_path / "april.xlsx", short))
    now = rows(library)[0].recommendation
    assert (now.officer, now.target_text, now.reported) == ("Harbour master", "March 2026", "Green")


def test_further_columns_are_taken_too(library: Library, tmp_path: Path) -> None:
    heading = (
        "Reference",
        "Type",
        "Origin",
        "Recommendation",
        "Responsible officer",
        "Cabinet member",
        "Original target date",
        "Revised target date",
        "Response",
        "Latest update",
        "Status",
        "Date closed",
    )
    row = (
        "A27/14",
        "Action",
        "Minutes of 12 June 2025",
        "That the figures be sent",
        "The clerk",
        "Member for Ports",
        "July 2025",
        "October 2025",
        "Accepted in part: not the older ones",
        "12/07/25: asked for. 03/10/25: sent.",
        "1 Achieved",
        "6 November 2025",
    )
    take(library, workbook(tmp_path / "log.xlsx", [heading, row]), told_on="1 December 2025")
    (found,) = rows(library)
    one = found.recommendation
    assert (one.kind.value, one.origin.value, one.executive_member) == (
        "action",
        "minute",
        "Member for Ports",
    )
    assert (one.target_date, one.closed_on, one.officer) == ("2025-10", "2025-11-06", "The clerk")
    assert found.standing.computed.value == "closed"
    news = [(u.date, u.text) for u in found.news if u.what is Entry.UPDATE]
    assert news == [("2025-07-12", "asked for."), ("2025-10-03", "sent.")]
    revisions, responses, _ = beside(library, one.id)
    assert [(r.from_text, r.to_text) for r in revisions] == [("July 2025", "October 2025")]
    assert [r.kind for r in responses] == [ResponseKind.IN_PART]


def test_a_grown_update_cell_adds_only_what_is_new(library: Library, tmp_path: Path) -> None:
    def with_update(words: str):
        return (*QUAY[:5], words, QUAY[6])

    take(library, workbook(tmp_path / "a.xlsx", [HEADING, with_update("12/03/26: Surveyed.")]))
    grown = "12/03/26: Surveyed. 30/03/26: Stone is ordered."
    take(library, workbook(tmp_path / "b.xlsx", [HEADING, with_update(grown)]))
    assert [(u.date, u.text) for u in rows(library)[0].news] == [
        ("2026-03-12", "Surveyed."),
        ("2026-03-30", "Stone is ordered."),
    ]


def test_the_tracker_of_a_pdf_pack_gives_its_eleven_rows(shared: Path, library: Library) -> None:
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    _, _, plan = look(library, pack)
    assert plan.in_words == "11 rows: 11 new"
    take(library, pack)
    assert [row.recommendation.number for row in rows(library)] == [str(n) for n in range(1, 12)]
    _, _, again = look(library, pack)
    assert again.in_words == "11 rows: 11 unchanged"


def test_a_paper_imported_with_columns_unknown_is_taken_over_once_they_are_said(
    library: Library, tmp_path: Path
) -> None:
    heading = ("Ref", "Date", "Recommendation", "Keeper of it", *HEADING[4:])
    path = workbook(tmp_path / "tracker.xlsx", [heading, QUAY, LAMP])
    import_papers(
        library, [path], lambda *given: read_here(*given)[:2], lambda *_: None, lambda: False
    )
    assert [row.recommendation.officer for row in rows(library)] == ["", ""]
    take(library, path, "Keeper of it=officer")
    assert [row.recommendation.officer for row in rows(library)] == [QUAY[3], LAMP[3]]
    assert len(papers.list_papers(library)) == 1


def test_rows_say_themselves_whose_they_are(library: Library, tmp_path: Path) -> None:
    heading = ("Committee", *HEADING)
    path = workbook(tmp_path / "all.xlsx", [heading, ("Harbour", *QUAY), ("Bridges", *LAMP)])
    take(library, path)
    assert {row.recommendation.committee for row in rows(library)} == {"Harbour", "Bridges"}


def test_another_colour_alone_is_a_change(library: Library, tmp_path: Path) -> None:
    plain = (*QUAY[:6], "")
    take(library, workbook(tmp_path / "a.xlsx", [HEADING, plain], fills={"G2": "FF0000"}))
    path = workbook(tmp_path / "b.xlsx", [HEADING, plain], fills={"G2": "00B050"})
    _, _, plan = look(library, path)
    assert [(c.word, c.before, c.after) for c in plan.rows[0].changes] == [
        ("Colour of the rating", "red", "green")
    ]
    take(library, path)
    (quay,) = rows(library)
    assert quay.recommendation.reported_colour == "green"
    assert any("Colour of the rating: green; before: red" in u.text for u in quay.updates)


def test_what_was_closed_by_a_tracker_goes_to_trash_with_it(
    library: Library, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [(*HEADING, "Date closed"), (*QUAY, "3 March 2026")])
    take(library, path)
    (quay,) = rows(library)
    assert quay.recommendation.closed_on == "2026-03-03"
    assert quay.standing.computed.value == "closed"
    papers.move_to_trash(library, quay.recommendation.paper_id)
    assert rows(library) == []


def test_what_lies_in_trash_is_taken_over_anew(library: Library, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADING, QUAY, LAMP])
    take(library, path)
    (paper,) = papers.list_papers(library)
    papers.move_to_trash(library, paper.id)
    _, _, plan = look(library, path)
    assert plan.in_words == "2 rows: 2 new"
    done = take(library, path)
    assert done.said == "2 new recommendations taken over from a.xlsx"
    assert len(rows(library)) == 2
    assert [u.text for u in rows(library)[0].updates] == ["Surveyed."]


def test_a_committee_written_otherwise_is_pointed_out(library: Library, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADING, QUAY])
    take(library, path, committee="Harbour Committee")
    _, _, plan = look(library, path, committee="Harbour Cttee")
    assert plan.problems == (
        "Nothing of “Harbour Cttee” is here yet; the rows here are of “Harbour Committee”.",
    )


def test_an_older_tracker_adds_its_entries_and_changes_no_row(
    library: Library, tmp_path: Path
) -> None:
    later = (*QUAY[:3], "Head of Works", *QUAY[4:5], "Stone is ordered.", "Green")
    take(library, workbook(tmp_path / "april.xlsx", [HEADING, later]), told_on="1 April 2026")
    path = workbook(tmp_path / "march.xlsx", [HEADING, QUAY])
    _, _, plan = look(library, path, told_on="1 March 2026")
    assert [(c.word, c.kept) for c in plan.rows[0].changes] == [
        ("Officer", "a newer tracker says so, so it stays"),
        ("Reported", "a newer tracker says so, so it stays"),
        ("New update", ""),
    ]
    take(library, path, told_on="1 March 2026")
    (quay,) = rows(library)
    assert (quay.recommendation.officer, quay.recommendation.reported) == ("Head of Works", "Green")
    assert [u.text for u in quay.news] == ["Surveyed.", "Stone is ordered."]


def columns(library: Library, committee: str) -> list[tuple[str, str]]:
    return [(one.column.value, one.heading) for one in setting_of(library, committee).columns]


def test_the_appendix_takes_over_the_columns_and_headings_of_the_tracker(
    library: Library, tmp_path: Path
) -> None:
    heading = ("Ref", "What we asked for", "Date", "Lead officer", "By when", "Progress", "RAG")
    row = (QUAY[0], QUAY[2], QUAY[1], *QUAY[3:])
    first = workbook(tmp_path / "march.xlsx", [heading, row])
    said = ("What we asked for=text", "By when=target", "Progress=update")
    take(library, first, *said, committee="Harbour Committee")
    own = [
        ("number", "Ref"),
        ("text", "What we asked for"),
        ("date", "Date"),
        ("officer", "Lead officer"),
        ("target", "By when"),
        ("update", "Progress"),
        ("reported", "RAG"),
    ]
    assert columns(library, "Harbour Committee") == own
    (part,) = appendix_of(library, WantedAppendix(TODAY)).parts
    assert [one.heading for one in part.columns] == [heading for _, heading in own]
    # Columns that somebody chose are theirs, whatever a later version of the tracker has.
    usual = TrackerSetting("Harbour Committee")
    keep_setting(library, usual)
    take(library, workbook(tmp_path / "april.xlsx", [HEADING, QUAY, LAMP]))
    assert setting_of(library, "Harbour Committee").columns == usual.columns


def test_undo_takes_the_layout_back_with_the_rows(library: Library, tmp_path: Path) -> None:
    take(library, workbook(tmp_path / "a.xlsx", [HEADING, QUAY]), committee="Harbour Committee")
    assert ("officer", "Lead officer") in columns(library, "Harbour Committee")
    undoing.undo(library)
    assert setting_of(library, "Harbour Committee") == TrackerSetting("Harbour Committee")
