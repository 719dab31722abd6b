"""How long a search takes in a library of 1,000 packs, beside the bare FTS5 query for its words.

A search is all that the room asks for before it shows its first results: what was typed is read,
every place is found and counted by year, committee, kind and meeting, and the results that a
window of 1366 by 768 has room for are fetched, each with the words around what was found, what it
is called and its meeting. (Those further down follow while the first are read.)

The bare query is what a plain program would run to show the same list: the same question in the
words of FTS5, with the other forms of a word that the search looks for too, and as many results in
the same order, each with its number and FTS5's snippet. For the best first that is ORDER BY rank;
for the newest first the dates of the meetings are joined on (of one day whichever comes first, so
that this costs the bare query nothing more). It gives no counts, titles, pages or meetings, knows
nothing of Trash and earlier versions, and offers no other spelling where nothing was found.

Beside each other stand the milliseconds that the processor worked, which other programs disturb
less than those that passed. Each question is asked in every way in turn, the ways once forwards and
once backwards, so that none always finds the question's rows read already by the one before it. No
question is asked twice running, and nothing is kept from one to the next but the meetings' names.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_desk.domain.searching.search_words import read_words
from scrutiny_desk.domain.searching.searching import EVERYWHERE, Narrowed, Order
from scrutiny_desk.library import files
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.services.search import Searcher
from tests.bench.many_papers import PACKS, PAGES, Source, build, words_of

QUERIES = 400
SHOWN = 8
"""Results that a window of 1366 by 768 has room for."""
_SNIPPET = "snippet(search_text, 0, '[', ']', '…', 32)"
_BARE = {
    Order.NEWEST: f"""
        SELECT rowid, {_SNIPPET} FROM search_text WHERE search_text MATCH ?1 AND rowid IN (
            SELECT search_text.rowid FROM search_text
            JOIN search_slot ON search_slot.slot = search_text.rowid >> 24
            JOIN paper ON paper.id = search_slot.paper_id
            JOIN meeting ON meeting.id = paper.meeting_id
            WHERE search_text MATCH ?1 ORDER BY meeting.date DESC, search_text.rowid LIMIT {SHOWN})
    """,
    Order.BEST: f"""
        SELECT rowid, {_SNIPPET} FROM search_text WHERE search_text MATCH ?1
        ORDER BY rank LIMIT {SHOWN}
    """,
}
_OURS = {Order.NEWEST: "search, newest first", Order.BEST: "search, best first"}
_PLAIN = {Order.NEWEST: "bare FTS5, by date", Order.BEST: "bare FTS5, by rank"}
_NARROWED = {
    "a year": Narrowed(years=frozenset({"2019"})),
    "a committee": Narrowed(committees=frozenset({"health scrutiny committee"})),
    "a kind": Narrowed(kinds=frozenset({"recommendation"})),
}
_TURNS = 4
_TOO_COMMON = 40
_TAKES_TIME = 5
"""Milliseconds of a bare query from which on its share of ours is told."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the same for FTS5."""

    kind: str
    typed: str
    bare: str = ""


def compare_search(paper: Path, _times: int, home: Path) -> None:
    """Every question asked of the program and of FTS5; the quickest of four turns counts."""
    source = words_of(paper)
    began = time.perf_counter()
    library = build(home / "library", source)
    built = time.perf_counter() - began
    with library:
        searcher = Searcher(library)
        _tell_size(home / "library" / files.LIBRARY, built)
        asked = questions(library, source)
        with closing(files.connect_to_read(home / "library" / files.LIBRARY)) as connection:
            ways: dict[str, Callable[[Question], object]] = {
                **{name: _bare(connection, order) for order, name in _PLAIN.items()},
                **{name: _narrowed(searcher, EVERYWHERE, order) for order, name in _OURS.items()},
                **{
                    f"narrowed to {name}": _narrowed(searcher, narrowed)
                    for name, narrowed in _NARROWED.items()
                },
            }
            taken, worked = _timed(asked, ways)
        print(f"\nSearch: {len(asked)} questions, counted, narrowed and shown with their words")
        for name, milliseconds in taken.items():
            _line(name, milliseconds)
        for order in Order:
            within = sum(one <= 30 for one in taken[_OURS[order]]) / len(asked)
            print(f"\n  {_OURS[order]}: {within:.0%} within 30 ms")
            _tell_ratios(worked[_OURS[order]], worked[_PLAIN[order]])
            _tell_kinds(asked, worked[_OURS[order]], worked[_PLAIN[order]])


def _bare(connection: sqlite3.Connection, order: Order) -> Callable[[Question], object]:
    return lambda one: connection.execute(_BARE[order], (one.bare,)).fetchall()


def _narrowed(
    searcher: Searcher, narrowed: Narrowed, order: Order = Order.NEWEST
) -> Callable[[Question], object]:
    return lambda one: searcher.search(one.typed, narrowed=narrowed, order=order, limit=SHOWN)


def _timed(
    asked: Sequence[Question], ways: dict[str, Callable[[Question], object]]
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds of each question in each way, the quickest of several turns: those that passed,
    and those that the processor worked.

    The ways are taken in turn, so that a busy moment falls on all of them, each with a question of
    its own.
    """
    taken = {name: [float("inf")] * len(asked) for name in ways}
    worked = {name: [float("inf")] * len(asked) for name in ways}
    for turn in range(_TURNS):
        in_turn = list(ways.items())[:: -1 if turn % 2 else 1]
        for start in range(len(asked)):
            for after, (name, work) in enumerate(in_turn):
                at = (start + after) % len(asked)
                one = asked[at]
                began, worked_before = time.perf_counter(), time.thread_time()
                work(one)
                working = (time.thread_time() - worked_before) * 1000
                passed = (time.perf_counter() - began) * 1000
                taken[name][at] = min(taken[name][at], passed)
                worked[name][at] = min(worked[name][at], working)
    return taken, worked


def _at(taken: Sequence[float], part: float) -> float:
    return sorted(taken)[min(int(part * len(taken)), len(taken) - 1)]


def _line(name: str, taken: Sequence[float]) -> None:
    print(
        f"  {name:<34}{statistics.median(taken):>7.1f} ms, 95 in 100 within "
        f"{_at(taken, 0.95):>6.1f} ms, the longest {max(taken):>6.1f} ms"
    )


def _tell_ratios(ours: Sequence[float], bare: Sequence[float]) -> None:
    pairs = list(zip(ours, bare, strict=True))
    slow = [one / other for one, other in pairs if other >= _TAKES_TIME]
    within = [one <= 1.5 * other for one, other in pairs]
    or_more = [one <= max(1.5 * other, other + 1) for one, other in pairs]
    over = [one - other for one, other in pairs if one > 1.5 * other]
    print(
        f"    95 in 100 take {_at(ours, 0.95) / _at(bare, 0.95):.2f} times what 95 in 100 bare "
        f"queries take, all together {sum(ours) / sum(bare):.2f} times\n"
        f"    search by search: {sum(within) / len(pairs):.1%} take at most 1.5 times their own "
        f"bare query, {sum(or_more) / len(pairs):.1%} that or 1 ms more than it\n"
        f"    of the {len(slow)} whose bare query takes {_TAKES_TIME} ms or more, 95 in 100 take "
        f"at most {_at(slow, 0.95):.2f} times it"
    )
    if over:
        print(
            f"    the {len(over)} over 1.5 times take {statistics.median(over):.1f} ms more than "
            f"it, at most {max(over):.1f} ms more and at most {_longest(pairs):.1f} ms in all"
        )


def _longest(pairs: Sequence[tuple[float, float]]) -> float:
    return max(one for one, other in pairs if one > 1.5 * other)


def _tell_kinds(asked: Sequence[Question], ours: Sequence[float], bare: Sequence[float]) -> None:
    for kind in dict.fromkeys(one.kind for one in asked):
        at = [number for number, one in enumerate(asked) if one.kind == kind]
        mine, other = [ours[number] for number in at], [bare[number] for number in at]
        within = sum(one <= 1.5 * two for one, two in zip(mine, other, strict=True))
        print(
            f"    {kind:<18}{statistics.median(mine):>7.2f} ms, at most {max(mine):>6.1f}; "
            f"bare {statistics.median(other):>7.2f} ms, at most {max(other):>6.1f}; "
            f"{within} of {len(at)} at most 1.5 times it"
        )


def _tell_size(file: Path, built: float) -> None:
    with closing(sqlite3.connect(file)) as connection:
        sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    index = sum(size for name, size in sizes.items() if name.startswith("search"))
    whole = sum(sizes.values())
    print(
        f"\nA library of {PACKS:,} packs, {PACKS * PAGES:,} pages, built in {built:.0f} s: "
        f"{whole / 1e6:.0f} MB without its PDFs and boxes of words, {index / 1e6:.0f} of it "
        f"the index"
    )


def questions(library: Library, source: Source) -> list[Question]:
    """What somebody might ask, the same each time: common and rare words, phrases, beginnings."""
    chance = random.Random(95)
    with library.read() as connection:
        common = {
            row[0]
            for row in connection.execute(
                "SELECT word FROM search_word ORDER BY pages DESC LIMIT ?", (_TOO_COMMON,)
            )
        }
        rare = [
            row[0]
            for row in connection.execute(
                "SELECT word FROM search_word WHERE pages BETWEEN 2 AND 60 ORDER BY word"
            )
        ]
    runs = [[re.sub(r"\W", "", word) for word in page] for page in source.pages]
    telling = [
        w for run in runs for w in run if len(w) > 3 and w.isalpha() and w.lower() not in common
    ]
    makers = (
        *(_one(telling),) * 5, *(_rare(rare),) * 3, *(_two(telling),) * 4, _three(telling),
        *(_phrase(runs),) * 3, _near(telling), *(_typed(telling),) * 5, _without(telling), _acronym,
    )  # fmt: skip
    asked = [chance.choice(makers)(chance) for _ in range(QUERIES)]
    with library.read() as connection:
        return [
            replace(one, bare=query_of(connection, read_words(one.typed)).text) for one in asked
        ]


Maker = Callable[[random.Random], Question]


def _one(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        word = chance.choice(telling)
        return Question("a word", f"{word} ")

    return make


def _rare(rare: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        word = chance.choice(rare)
        return Question("a rare word", f"{word} ")

    return make


def _two(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        one, two = chance.choice(telling), chance.choice(telling)
        return Question("two words", f"{one} {two} ")

    return make


def _three(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        three = [chance.choice(telling) for _ in range(3)]
        return Question("three words", f"{' '.join(three)} ")

    return make


def _phrase(runs: list[list[str]]) -> Maker:
    def make(chance: random.Random) -> Question:
        run = chance.choice(runs)
        start = chance.randrange(len(run) - 4)
        said = " ".join(word for word in run[start : start + chance.randint(2, 4)] if word)
        return Question("a phrase", f'"{said}"')

    return make


def _near(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        one, two = chance.choice(telling), chance.choice(telling)
        return Question("near", f"NEAR({one} {two}, 10)")

    return make


def _typed(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        word = chance.choice(telling)
        return Question("letters as typed", word[: chance.randint(2, len(word))])

    return make


def _without(telling: list[str]) -> Maker:
    def make(chance: random.Random) -> Question:
        one, two = chance.choice(telling), chance.choice(telling)
        return Question("without a word", f"{one} -{two} ")

    return make


def _acronym(chance: random.Random) -> Question:
    return Question("a short form", f"{chance.choice(('EHCP', 'ICB'))} ")
