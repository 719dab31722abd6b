"""What a search finds is what one would find who looked at every place by itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.searching.search_words import read_words
from scrutiny_desk.domain.searching.searching import Answer, HitKind, Narrowed, Order
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import search_ranking, search_snippets
from scrutiny_desk.library.shelves.search_hits import plain_snippet
from scrutiny_desk.library.shelves.search_places import KINDS
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.search import Searcher
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import Desk, facts, item, page, row

_PACKS = (
    ("2031-03-06", "Harbour Committee"), ("2030-06-02", "Harbour committee"),
    ("2030-09-05", "Parks Committee"), (None, "Parks Committee"), ("2030-09-05", "Parks Committee"),
    ("2029-01-09", "Harbour Committee"), ("2029-02-09", "Canals Committee"),
)  # fmt: skip
_TRASHED, _REPLACED, _NEWER = 5, 1, 0
_TEXTS = (
    "The sluice gate of the harbour was repaired and the lock keeper thanked",
    "Repairs to the lock wait until the sluice gate of the weir is open",
    "A gate",
)
# No pack repeats what another recommends, or it would be one, or wait for a person's word.
_OWN_WORDS = (
    "Dredge below the eastern", "Publish what repainting cost for each",
    "Train apprentices at every", "Appoint somebody who inspects the",
    "Light all walkways over the", "Insure visitors near any", "Survey eels beneath your",
)  # fmt: skip
_WORDS = (
    "sluice", "gate", "lock ", "repair", "harbour", "weir ", '"sluice gate"', '"gate of the"',
    '"the sluice gate of the"', "NEAR(sluice weir, 9)", "gate -weir", "lock OR weir", "keeper ",
    "the", "repairs ", "gates locks ", '"the lock keeper"', "w*", "harbour gate ", "nothing ",
)  # fmt: skip
_YEARS, _COMMITTEES = ("2031", "2030", ""), ("harbour committee", "parks committee", "canals")


@dataclass(frozen=True)
class _Place:
    kind: HitKind
    id: str
    place: int
    score: float
    shown: tuple[object, ...]
    year: str
    committee: str
    meeting: str
    words: tuple[str, tuple[tuple[int, int], ...]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Packs of several years; one in Trash, one replaced, and something written on all of them."""
    folder: Path = tmp_path_factory.mktemp("plainly")
    (folder / "papers").mkdir()
    with Library.open(folder / "library", create=True) as opened:
        desk = Desk(opened, folder / "papers")
        packs = [_import(desk, at) for at in range(len(_PACKS))]
        for at, pack in enumerate(packs):
            _write(opened, pack, at)
        touched = index_of_recommendation(opened, packs[_TRASHED])
        recommendations.add_update(opened, touched, date=None, role="", text="The lock was oiled")
        opened.write(
            lambda c: c.execute(
                "INSERT INTO paper_version VALUES (?, ?, '[]')", (packs[_NEWER], packs[_REPLACED])
            )
        )
        meeting = papers.paper(opened, packs[2]).meeting_id
        questions.add_entry(opened, meeting, "", text="Who keeps the sluice gate?")
        papers.move_to_trash(opened, packs[_TRASHED])
        yield opened


def _import(desk: Desk, at: int) -> str:
    date, committee = _PACKS[at]
    return desk.import_one(
        f"pack-{at}.pdf",
        facts(
            date=date,
            committee=committee,
            recommendations=[
                row(f"{at}{n}", f"{_OWN_WORDS[at]} sluice gate {n}", update="Waits for the lock")
                for n in range(3)
            ],
            items=[item("5", f"The weir {at}", 0, 2)],
        ),
        [page(n, " ".join([_TEXTS[(n + at) % 3]] * (1 + n % 2))) for n in range(5)],
    )


def _write(library: Library, pack: str, at: int) -> None:
    for kind in (NoteKind.QUESTION, NoteKind.CONCERN):
        note, _ = notes.write_note(
            library, paper_id=pack, item_id=None, kind=kind, text=f"Which gate of the weir? {at}",
            anchor=Anchor(0, "1"),
        )  # fmt: skip
    notes.revise_note(library, note.id, answer="The gate by the lock")


def index_of_recommendation(library: Library, pack: str) -> str:
    with library.read() as connection:
        return str(
            connection.execute(
                "SELECT id FROM recommendation WHERE paper_id = ? ORDER BY number", (pack,)
            ).fetchone()[0]
        )


def looked_at(connection: sqlite3.Connection, typed: str) -> list[_Place]:
    """Every place that is shown, each looked at by itself."""
    query = query_of(connection, read_words(typed)).text
    found = connection.execute(
        "SELECT rowid, bm25(search_text), snippet(search_text, 0, ?, ?, '…', 32) "
        "FROM search_text WHERE search_text MATCH ?",
        (search_snippets.BEGIN, search_snippets.END, query),
    )
    return [one for place in found if (one := _looked_at(connection, *place)) is not None]


def _looked_at(
    connection: sqlite3.Connection, place: int, score: float, marked: str
) -> _Place | None:
    slot, kind = place >> 24, KINDS[place >> 20 & 15]
    (paper, meeting, ref) = connection.execute(
        "SELECT paper_id, meeting_id, (SELECT ref FROM search_entry WHERE id = ?) "
        "FROM search_slot WHERE slot = ?",
        (place, slot),
    ).fetchone()
    if paper is not None:
        meeting, trashed = connection.execute(
            "SELECT meeting_id, trashed FROM paper WHERE id = ?", (paper,)
        ).fetchone()
        replaced = connection.execute(
            "SELECT count(*) FROM paper_version WHERE older_id = ?", (paper,)
        ).fetchone()[0]
        by_hand = (
            kind is HitKind.RECOMMENDATION
            and connection.execute(
                "SELECT count(*) FROM recommendation_update WHERE recommendation_id = ? "
                "AND paper_id IS NULL",
                (ref,),
            ).fetchone()[0]
        )
        written = kind in {HitKind.NOTE, HitKind.QUESTION, HitKind.ANSWER, HitKind.RECOMMENDATION}
        if (trashed and not by_hand) or (replaced and not written):
            return None
    committee, key, date = connection.execute(
        "SELECT committee, committee_key, date FROM meeting WHERE id = ?", (meeting,)
    ).fetchone()
    newest = tuple(-ord(digit) for digit in (date or "").ljust(10, "~"))
    return _Place(
        kind=kind,
        id=ref or f"{paper}:{place & 1048575}",
        place=place,
        score=score,
        shown=(date is None, newest, committee, meeting, slot, list(HitKind).index(kind), place),
        year=(date or "")[:4],
        committee=key,
        meeting=meeting,
        words=plain_snippet(marked),
    )


def ordered(places: list[_Place], order: Order, ranked: int) -> list[_Place]:
    shown = sorted(places, key=lambda one: one.shown)
    if order is Order.NEWEST:
        return shown
    among: list[_Place] = []
    for one in shown:
        if len(among) >= ranked and one.place >> 20 != among[-1].place >> 20:
            break
        among.append(one)
    return sorted(among, key=lambda one: (one.score, one.place))


def allowed(one: _Place, to: Narrowed, *, but: str = "") -> bool:
    return (
        (not to.years or but == "years" or one.year in to.years)
        and (not to.committees or but == "committees" or one.committee in to.committees)
        and (not to.kinds or but == "kinds" or one.kind in to.kinds)
    )


def counts_of(places: list[_Place], to: Narrowed, what: str, field: str) -> dict[str, int]:
    said = {str(getattr(one, field)): 0 for one in places} | dict.fromkeys(getattr(to, what), 0)
    return said | Counter(str(getattr(one, field)) for one in places if allowed(one, to, but=what))


def told(answer: Answer) -> list[tuple[object, ...]]:
    return [(h.kind, h.id, h.meeting_id, h.snippet, h.bold) for h in answer.hits]


@pytest.mark.parametrize(("ranked", "far"), [(2000, 500), (7, 500), (2000, 0)])
def test_a_search_finds_counts_and_shows_what_looking_at_every_place_does(
    library: Library, ranked: int, far: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ranked, far: as they are, and so small that the ways for very many places are taken."""
    monkeypatch.setattr(search_ranking, "RANKED", ranked)
    monkeypatch.setattr(search_snippets, "_FAR", far)
    searcher = Searcher(library)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(_WORDS),
        st.builds(
            Narrowed,
            st.frozensets(st.sampled_from(_YEARS), max_size=2),
            st.frozensets(st.sampled_from(_COMMITTEES), max_size=2),
            st.frozensets(st.sampled_from([kind.value for kind in HitKind]), max_size=3),
        ),
        st.sampled_from(Order),
        st.integers(0, 30),
        st.sampled_from([0, 0, 1, 5, 40]),
    )
    def same(typed: str, to: Narrowed, order: Order, limit: int, skipped: int) -> None:
        answer = searcher.search(typed, narrowed=to, order=order, limit=limit, skipped=skipped)
        with library.read() as connection:
            places = looked_at(connection, typed)
        chosen = [one for one in places if allowed(one, to)]
        wanted = ordered(chosen, order, ranked)[skipped : skipped + limit]
        assert told(answer) == [(p.kind, p.id, p.meeting, *p.words) for p in wanted]
        assert answer.total == len(chosen)
        assert answer.by_meeting == Counter(one.meeting for one in chosen)
        for what, field in (("years", "year"), ("committees", "committee"), ("kinds", "kind")):
            choices = {choice.key: choice.count for choice in getattr(answer.facets, what)}
            assert choices == counts_of(places, to, what, field)

    same()


def test_the_library_of_these_tests_has_what_is_told_apart(library: Library) -> None:
    with library.read() as connection:
        hidden = connection.execute(
            "SELECT count(*) FROM search_text WHERE search_text MATCH 'gate'"
        ).fetchone()[0]
        places = looked_at(connection, "gate ")
    assert len(places) < hidden
    assert {one.kind for one in places} == {
        *(HitKind.PAGE, HitKind.NOTE, HitKind.QUESTION, HitKind.ANSWER, HitKind.RECOMMENDATION),
    }
