from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.facts import IndicatorFact, WaitingFact
from scrutiny_desk.domain.searching.search_words import read_words
from scrutiny_desk.domain.searching.searching import Narrowed, Order
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.promises import promise_answer
from scrutiny_desk.services.review import review
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, page, row

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
    return sorted(hit.page_index for hit in search(desk.library, words).hits if hit.kind == "page")


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
        ("bridge NOT swing", []),
        ("bridge -committee", [1]),
        ("-committee bridge", [1]),
        ('bridge -"the bridge"', [0]),
        ("tide OR committee", [0, 2]),
        ("tide OR committee swing", [0]),  # OR stands between the two words beside it
        ("bridge OR", [0, 1]),
        ("OR bridge AND", [0, 1]),
        ("polic* ", [1]),
        ("bri ", []),  # a space ends the word
        ("the-tid", [2]),  # its last part is unfinished
        ("the-t", []),  # one letter is not the beginning of a word
        ("NEAR(committee bridge, 3)", [0]),
        ("NEAR(committee bridge, 2)", []),
        ('NEAR("the committee" bridge)', [0]),
        ("committee NEAR bridge", [0]),
        ("committee NEAR/2 bridge", []),
        ("NEAR(bridge", [0, 1]),
        ('bridge" (tide', []),
        ("the-committee bridge", [0]),
        ("-bridge", []),
        ("NOT bridge*", []),
        ("bus", []),  # no beginning of "by", whatever the endings are
        ("", []),
        ("  ", []),
        ("*", []),
        ("\x00", []),
    ],
)
def test_words_as_a_person_types_them(desk: Desk, pack: str, words: str, found: list[int]) -> None:
    assert pages_with(desk, words) == found


_SCRAPS = (
    "bridge",
    "swi*",
    '"',
    '"swing ',
    "NEAR(",
    "NEAR/3",
    ", 5)",
    "OR",
    "NOT",
    "-",
    "AND",
    "*",
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text(max_size=24)
    | st.text(alphabet='ab0\x00\ud800"*-()^:{,+ ', max_size=16)
    | st.lists(st.sampled_from(_SCRAPS), max_size=8).map(" ".join)
)
def test_whatever_is_typed_gives_places_or_a_plain_sentence(
    desk: Desk, pack: str, words: str
) -> None:
    for order in Order:
        answer = search(desk.library, words, order=order)
        assert answer.total == len(answer.hits)
        assert answer.hits or answer.said or read_words(words).wanted or not words.strip()


def test_a_very_long_question_is_cut_and_says_so(desk: Desk, pack: str) -> None:
    answer = search(desk.library, "bridge " * 3000)
    assert answer.said == "Only the first 32 words are looked for"
    assert len(answer.hits) == 2


def test_a_very_long_phrase_is_looked_for_by_its_first_words(desk: Desk) -> None:
    words = [f"word{number}" for number in range(60)]
    desk.import_one("pack.pdf", facts(), [page(0, " ".join(words)), page(1, "word0 word1")])
    for typed in (" ".join(words), " ".join(words[:40]) + " elsewhere " * 5000):
        answer = search(desk.library, f'"{typed}"')
        assert answer.said == "Only the first 32 words are looked for"
        assert [hit.page_index for hit in answer.hits if hit.kind == "page"] == [0]
    assert search(desk.library, f'"{" ".join(words[:32])}"').said == ""


def test_a_hit_tells_where_it_stands(desk: Desk, pack: str) -> None:
    (hit,) = search(desk.library, "considered").hits
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
        (hit,) = search(desk.library, words).hits
        assert (hit.kind, hit.id, hit.title, hit.paper_id) == ("note", note.id, "Concern", pack)
    notes.revise_note(desk.library, note.id, text="Paint", answer="Scraped in spring")
    assert search(desk.library, "rust").hits == ()
    (answer,) = search(desk.library, "scraping").hits
    assert (answer.kind, answer.id) == ("answer", note.id)
    notes.revise_note(desk.library, note.id, kind=NoteKind.QUESTION)
    assert [hit.kind for hit in search(desk.library, "paint OR scraped").hits] == [
        "question",
        "answer",
    ]
    notes.revise_note(desk.library, note.id, answer="")
    assert search(desk.library, "scraped").hits == ()
    notes.delete_note(desk.library, note.id)
    assert search(desk.library, "paint").hits == ()


def test_recommendations_are_found_by_text_officer_and_updates(desk: Desk, pack: str) -> None:
    for words in ("channel", "pilot", "sounding"):
        (hit,) = search(desk.library, words).hits
        assert (hit.kind, hit.title) == ("recommendation", "Recommendation 5")
        assert (hit.paper_id, hit.page_index) == (pack, 8)
    recommendations.revise_recommendation(desk.library, hit.id, officer="Warden")
    # Whose it was before is in its history, which is searched too.
    assert [hit.snippet for hit in search(desk.library, "pilot").hits] != []
    recommendations.add_update(desk.library, hit.id, date=None, role="", text="Barge ordered")
    assert [h.id for h in search(desk.library, "warden barge sounding").hits] == [hit.id]


def test_trashed_papers_are_left_out(desk: Desk, pack: str) -> None:
    notes.write_note(
        desk.library, paper_id=pack, item_id=None, kind=NoteKind.IDEA, text="x-ray",
        anchor=Anchor(0, "1"),
    )  # fmt: skip
    papers.move_to_trash(desk.library, pack)
    assert [search(desk.library, words).hits for words in ("bridge", "x-ray", "channel")] == [
        ()
    ] * 3
    papers.restore(desk.library, pack)
    assert [len(search(desk.library, w).hits) for w in ("bridge", "x-ray", "channel")] == [2, 1, 1]


def test_the_best_come_first_and_no_more_than_asked(desk: Desk) -> None:
    filler = " ".join(["mud"] * 80)
    desk.import_one(
        "pack.pdf", facts(), [page(0, f"lock {filler}"), page(1, "lock lock"), page(2, filler)]
    )
    best = search(desk.library, "lock", order=Order.BEST)
    assert [hit.page_index for hit in best.hits] == [1, 0]
    for skipped, found in ((0, [1]), (1, [0]), (2, [])):
        part = search(desk.library, "lock", order=Order.BEST, limit=1, skipped=skipped)
        assert [hit.page_index for hit in part.hits] == found
        assert part.total == 2


def test_the_index_agrees_with_what_it_indexes(desk: Desk, pack: str) -> None:
    desk.library.write(
        lambda c: c.execute(
            "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
        )
    )
    with desk.library.read() as connection:
        entries = connection.execute("SELECT count(*) FROM search_entry").fetchone()[0]
        # Anew from what stands on the shelves, the index holds the very same.
        kept = connection.execute(
            "SELECT id FROM search_entry WHERE (id >> 20) & 15 = 3 EXCEPT "
            "SELECT (slot << 24) | (3 << 20) | page_index FROM page "
            "JOIN search_slot USING (paper_id)"
        ).fetchall()
    assert entries == len(PAGES) + 1
    assert kept == []


MORE = (
    ("2031-03-06", "Harbour and Bridges Scrutiny Committee"),
    ("2030-06-02", "Harbour and Bridges Scrutiny Committee"),
    ("2030-09-05", "Parks Committee"),
)


@pytest.fixture
def years(desk: Desk) -> list[str]:
    """Three packs that print the same words; a note in the last and a recommendation in each."""
    # None of them repeats another, or it would wait for a person's word.
    asked_for = (
        "Repair the eastern sluice",
        "Paint every sluice green",
        "Who opens a sluice at night",
    )
    packs = [
        desk.import_one(
            f"pack-{date}.pdf",
            facts(
                date=date,
                committee=committee,
                recommendations=[row(at, said)],
                items=[item("5", "The sluice gate", 0, 1)],
                kpis=[kpi("Sluices repaired"), kpi("Sluices repaired", "60%")],
                waiting=[waiting("Sluice repairs")],
            ),
            [page(0, "A sluice gate", "1"), page(1, f"The sluice of {date}", "2")],
        )
        for at, ((date, committee), said) in enumerate(zip(MORE, asked_for, strict=True))
    ]
    notes.write_note(
        desk.library, paper_id=packs[2], item_id=None, kind=NoteKind.QUESTION,
        text="Who holds the sluice key?", anchor=Anchor(1, "2"),
    )  # fmt: skip
    return packs


def kpi(indicator: str, text: str = "40%") -> IndicatorFact:
    return IndicatorFact(
        framework="Water plan", indicator=indicator, kind="actual", period="2030", text=text,
        page="2", page_index=1,
    )  # fmt: skip


def waiting(service: str) -> WaitingFact:
    return WaitingFact(service=service, as_of="2030-05", waiting=4, page="2", page_index=1)


def counts(choices) -> dict[str, int]:
    return {choice.word: choice.count for choice in choices}


def test_the_newest_meeting_comes_first_and_what_somebody_wrote_before_the_pages(
    desk: Desk, years: list[str]
) -> None:
    hits = search(desk.library, "sluice").hits
    assert list(dict.fromkeys(hit.paper_id for hit in hits)) == [years[0], years[2], years[1]]
    assert [hit.kind for hit in hits if hit.paper_id == years[2]] == [
        *("question", "recommendation", "measure", "measure", "item", "page", "page")
    ]
    measures = [hit.id for hit in hits if hit.kind == "measure" and hit.paper_id == years[0]]
    assert measures == ["waiting\nsluice repairs\n", "indicator\nwater plan\nsluices repaired"]
    (found,) = [hit for hit in hits if hit.kind == "item" and hit.paper_id == years[0]]
    assert (found.title, found.snippet, found.page_index) == ("Item 5", "The sluice gate", 0)


def test_the_places_are_counted_by_year_committee_and_kind(desk: Desk, years: list[str]) -> None:
    answer = search(desk.library, "sluice", limit=3)
    assert (len(answer.hits), answer.total) == (3, 19)
    assert sum(answer.by_meeting.values()) == 19
    assert list(counts(answer.facets.years).items()) == [("2031", 6), ("2030", 13)]
    assert counts(answer.facets.committees) == {MORE[0][1]: 12, "Parks Committee": 7}
    assert counts(answer.facets.kinds) == {
        "Pages": 6, "Measures": 6, "Recommendations": 3, "Agenda items": 3, "Questions": 1,
    }  # fmt: skip


def test_choices_narrow_what_is_found_and_the_other_counts(desk: Desk, years: list[str]) -> None:
    narrowed = Narrowed(years=frozenset({"2030"}), kinds=frozenset({"page", "question"}))
    answer = search(desk.library, "sluice", narrowed=narrowed)
    assert {(hit.paper_id, hit.kind) for hit in answer.hits} == {
        (years[1], "page"), (years[2], "page"), (years[2], "question"),
    }  # fmt: skip
    assert counts(answer.facets.years) == {"2031": 2, "2030": 5}
    assert counts(answer.facets.kinds)["Measures"] == 4
    assert counts(answer.facets.committees) == {"Parks Committee": 3, MORE[0][1]: 2}
    best = search(desk.library, "sluice", narrowed=narrowed, order=Order.BEST)
    assert {hit.id for hit in best.hits} == {hit.id for hit in answer.hits}
    none = search(desk.library, "sluice", narrowed=Narrowed(years=frozenset({"1999"})))
    assert (none.hits, none.total, none.suggestions) == ((), 0, ())
    assert counts(none.facets.years)["1999"] == 0


def test_all_parts_of_a_long_answer_are_the_whole_of_it(desk: Desk, years: list[str]) -> None:
    whole = search(desk.library, "sluice").hits
    parts = [
        hit
        for at in range(0, 20, 4)
        for hit in search(desk.library, "sluice", limit=4, skipped=at).hits
    ]
    assert tuple(parts) == whole


def test_a_recommendation_somebody_touched_stays_when_its_paper_is_in_trash(
    desk: Desk, years: list[str]
) -> None:
    (hit,) = search(desk.library, '"eastern sluice"').hits
    recommendations.add_update(desk.library, hit.id, date=None, role="", text="Welded")
    papers.move_to_trash(desk.library, years[0])
    for order in Order:
        answer = search(desk.library, "sluice", order=order)
        assert [h.kind for h in answer.hits if h.paper_id == years[0]] == ["recommendation"]
        assert answer.total == len(answer.hits) == 14


def test_a_measure_stays_as_long_as_one_row_of_it_does(desk: Desk, years: list[str]) -> None:
    def found() -> int:
        narrowed = Narrowed(years=frozenset({"2031"}), kinds=frozenset({"measure"}))
        return search(desk.library, "water sluices", narrowed=narrowed).total

    rows = [r.id for r in review.list_rows(desk.library, years[0]) if r.section == "kpis"]
    assert (len(rows), found()) == (2, 1)
    review.drop(desk.library, rows[:1], "Pat")
    assert found() == 1
    review.drop(desk.library, rows[1:], "Pat")
    assert found() == 0
    undoing.undo(desk.library)
    assert found() == 1
    review.correct(desk.library, rows[1], {"indicator": "Weirs repaired"}, "Pat")
    assert found() == 0
    assert search(desk.library, "weir").hits[0].id == "indicator\nwater plan\nweirs repaired"


def test_a_spelling_that_is_in_the_library_is_offered(desk: Desk, pack: str) -> None:
    assert search(desk.library, "brigde").suggestions == ("bridge",)
    assert search(desk.library, "swing comittee").suggestions == ("swing committee",)
    assert search(desk.library, '"swing brigde ').suggestions == ('"swing bridge',)
    assert search(desk.library, "tide bridge").suggestions == ()  # both are known
    assert search(desk.library, "xylophones").suggestions == ()


def test_a_promised_answer_is_found_under_its_meeting_until_it_is_undone(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 6)]))
    meeting_id = papers.paper(desk.library, paper_id).meeting_id
    asked = questions.add_entry(desk.library, meeting_id, "6", text="Who pays for gulls?").ids[0]
    promise_answer(desk.library, meeting_id, asked, by_whom="The engineer", by_when="")
    found = search(desk.library, "gulls")
    assert {hit.kind for hit in found.hits} == {"question", "recommendation"}
    assert {hit.meeting_id for hit in found.hits} == {meeting_id}
    assert found.by_meeting == {meeting_id: 2}
    assert [one.word for one in found.facets.years] == ["2031"]
    assert [one.word for one in found.facets.committees] == [COMMITTEE]
    undoing.undo(desk.library)
    assert search(desk.library, "gulls").by_meeting == {meeting_id: 1}
    undoing.redo(desk.library)
    assert search(desk.library, "gulls").by_meeting == {meeting_id: 2}
