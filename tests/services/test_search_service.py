from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desk.domain.notes import Anchor, NoteKind
from scrutiny_desk.services import notes, papers, recommendations
from scrutiny_desk.services.search import search
from tests.services.made_papers import COMMITTEE, Desk, facts, page, row

PAGES = [
    page(0, "The committee considered the swing bridge", "1"),
    page(1, "Recommendations on the policies of the café by the bridge that does not swing"),
    page(2, "Waiting for the tide"),
]


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one(
        "pack.pdf",
        facts(recommendations=[row(5, "Dredge the channel", officer="Pilot", update="Sounding")]),
        PAGES,
    )


def pages_with(desk: Desk, words: str) -> list[int | None]:
    return sorted(hit.page_index for hit in search(desk.library, words) if hit.kind == "page")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge", [0, 1]),
        ("BRIDGE swing", [0, 1]),
        ('"swing bridge"', [0]),
        ("“swing bridge”", [0]),
        ('"swing bridge', [0]),
        ("bri", [0, 1]),
        ("bri swing", []),  # only the last word may be unfinished
        ("cafe", [1]),
        ("policy", [1]),  # the stem of policies
        ("recommendati", [1]),  # goes on beyond the stem
        ("recommendation", [1]),
        ("waitin", [2]),
        ("waitinx", []),
        ("the-tide", [2]),
        ("NOT bridge*", [1]),
        ('bridge" OR (tide', []),
        ("", []),
        ("  ", []),
        ("*", []),
        ("\x00", []),
    ],
)
def test_words_as_a_person_types_them(desk: Desk, pack: str, words: str, found: list[int]) -> None:
    assert pages_with(desk, words) == found


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=24) | st.text(alphabet='ab0\x00\ud800"*-()^:{ ', max_size=12))
def test_no_words_break_the_search(desk: Desk, words: str) -> None:
    assert search(desk.library, words) == []


def test_a_hit_tells_where_it_stands(desk: Desk, pack: str) -> None:
    (hit,) = search(desk.library, "considered")
    assert (hit.kind, hit.paper_id, hit.page_index, hit.page_name) == ("page", pack, 0, "1")
    assert (hit.title, hit.meeting_title) == ("Agenda pack", f"{COMMITTEE} · 6 March 2031")
    assert hit.snippet == "The committee considered the swing bridge"
    assert [hit.snippet[a:b] for a, b in hit.bold] == ["considered"]


def test_notes_are_found_by_text_quote_and_answer(desk: Desk, pack: str) -> None:
    note, _ = notes.write_note(
        desk.library,
        paper_id=pack,
        item_id=None,
        kind=NoteKind.CONCERN,
        text="Rust everywhere",
        anchor=Anchor(0, "1", quote="a girder"),
    )
    for words in ("rust", "girders"):
        (hit,) = search(desk.library, words)
        assert (hit.kind, hit.id, hit.title, hit.paper_id) == ("note", note.id, "Concern", pack)
    notes.revise_note(desk.library, note.id, text="Paint", answer="Scraped in spring")
    assert search(desk.library, "rust") == []
    assert [hit.id for hit in search(desk.library, "scraping")] == [note.id]
    notes.delete_note(desk.library, note.id)
    assert search(desk.library, "paint") == []


def test_recommendations_are_found_by_text_officer_and_updates(desk: Desk, pack: str) -> None:
    for words in ("channel", "pilot", "sounding"):
        (hit,) = search(desk.library, words)
        assert (hit.kind, hit.title) == ("recommendation", "Recommendation 5")
        assert (hit.paper_id, hit.page_index) == (pack, 8)
    recommendations.revise_recommendation(desk.library, hit.id, officer="Warden")
    assert search(desk.library, "pilot") == []
    recommendations.add_update(desk.library, hit.id, date=None, role="", text="Barge ordered")
    assert [h.id for h in search(desk.library, "warden barge sounding")] == [hit.id]


def test_trashed_papers_are_left_out(desk: Desk, pack: str) -> None:
    notes.write_note(
        desk.library, paper_id=pack, item_id=None, kind=NoteKind.IDEA, text="x-ray",
        anchor=Anchor(0, "1"),
    )  # fmt: skip
    papers.move_to_trash(desk.library, pack)
    assert [search(desk.library, words) for words in ("bridge", "x-ray", "channel")] == [[]] * 3
    papers.restore(desk.library, pack)
    assert [len(search(desk.library, w)) for w in ("bridge", "x-ray", "channel")] == [2, 1, 1]


def test_the_best_come_first_and_no_more_than_asked(desk: Desk) -> None:
    filler = " ".join(["mud"] * 80)
    desk.import_one(
        "pack.pdf", facts(), [page(0, f"lock {filler}"), page(1, "lock lock"), page(2, filler)]
    )
    assert [hit.page_index for hit in search(desk.library, "lock")] == [1, 0]
    assert [hit.page_index for hit in search(desk.library, "lock", limit=1)] == [1]


def test_the_index_agrees_with_what_it_indexes(desk: Desk, pack: str) -> None:
    desk.library.write(
        lambda c: c.execute(
            "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
        )
    )
    with desk.library.read() as connection:
        entries = connection.execute("SELECT count(*) FROM search_entry").fetchone()[0]
    assert entries == len(PAGES) + 1
