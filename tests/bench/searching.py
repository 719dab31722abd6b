"""How long a search takes in a library of 1,000 packs, beside the bare FTS5 query for its words.

A search is all that the room asks for before it shows its first results: what was typed is read,
every place is found and counted by year, committee, kind and meeting, and the results that a
window of 1366 by 768 has room for are fetched, each with the words around what was found, what it
is called and its meeting. (Those further down follow while the first are read.) The bare query is
the same question in the words of FTS5, with the other forms of a word that the search looks for
too; it gives numbers of rows and nothing else, the 200 best by rank. No question is asked twice
running, and nothing is kept from one to the next but the meetings' names.
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

from scrutiny_desk.domain.search_words import read_words
from scrutiny_desk.domain.searching import EVERYWHERE, Narrowed, Order
from scrutiny_desk.library import files
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.services.search import Searcher
from tests.bench.many_papers import PACKS, PAGES, Source, build, words_of

QUERIES = 400
SHOWN = 8
"""Results that a window of 1366 by 768 has room for."""
_BARE = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 200"
_NARROWED = {
    "a year": Narrowed(years=frozenset({"2019"})),
    "a committee": Narrowed(committees=frozenset({"health scrutiny committee"})),
    "a kind": Narrowed(kinds=frozenset({"recommendation"})),
}
_TOO_COMMON = 40
_TAKES_TIME = 5
"""Milliseconds of a bare query from which on its share of ours is told."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the same for FTS5."""

    kind: str
    typed: str
    bare: str = ""


def compare_search(paper: Path, times: int, home: Path) -> None:
    """Every question asked of the program and of FTS5 in turn; the quickest of `times` counts."""
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
                "bare FTS5, 200 rowids by rank": lambda one: connection.execute(
                    _BARE, (one.bare,)
                ).fetchall(),
                "search, newest first": _narrowed(searcher, EVERYWHERE),
                **{
                    f"narrowed to {name}": _narrowed(searcher, narrowed)
                    for name, narrowed in _NARROWED.items()
                },
                "best first": _narrowed(searcher, EVERYWHERE, Order.BEST),
            }
            taken = _timed(asked, times, ways)
        print(f"\nSearch: {len(asked)} questions, counted, narrowed and shown with their words")
        for name, milliseconds in taken.items():
            _line(name, milliseconds)
        bare = next(iter(taken.values()))
        for name in ("search, newest first", "best first"):
            _tell_ratios(name, taken[name], bare)
        _tell_kinds(asked, taken["search, newest first"], bare)


def _narrowed(
    searcher: Searcher, narrowed: Narrowed, order: Order = Order.NEWEST
) -> Callable[[Question], object]:
    return lambda one: searcher.search(one.typed, narrowed=narrowed, order=order, limit=SHOWN)


def _timed(
    asked: Sequence[Question], times: int, ways: dict[str, Callable[[Question], object]]
) -> dict[str, list[float]]:
    """Milliseconds of each question in each way, the quickest of several turns.

    The ways are taken in turn, so that a busy moment falls on all of them, each with a question of
    its own.
    """
    taken = {name: [float("inf")] * len(asked) for name in ways}
    for _ in range(min(times, 3)):
        for start in range(len(asked)):
            for after, (name, work) in enumerate(ways.items()):
                at = (start + after) % len(asked)
                one = asked[at]
                began = time.perf_counter()
                work(one)
                milliseconds = (time.perf_counter() - began) * 1000
                taken[name][at] = min(taken[name][at], milliseconds)
    return taken


def _at(taken: Sequence[float], part: float) -> float:
    return sorted(taken)[min(int(part * len(taken)), len(taken) - 1)]


def _line(name: str, taken: Sequence[float]) -> None:
    print(
        f"  {name:<34}{statistics.median(taken):>7.1f} ms, 95 in 100 within "
        f"{_at(taken, 0.95):>6.1f} ms, the longest {max(taken):>6.1f} ms"
    )


def _tell_ratios(name: str, ours: Sequence[float], bare: Sequence[float]) -> None:
    pairs = list(zip(ours, bare, strict=True))
    slow = [one / other for one, other in pairs if other >= _TAKES_TIME]
    quick = [one / other for one, other in pairs if other < _TAKES_TIME]
    over = [one for one, other in pairs if one > 1.5 * other]
    print(
        f"  {name}: {sum(one <= 30 for one in ours) / len(ours):.0%} within 30 ms; 95 in 100 take "
        f"{_at(ours, 0.95) / _at(bare, 0.95):.2f} times the bare query's, all together "
        f"{sum(ours) / sum(bare):.2f} times\n"
        f"    of the {len(slow)} whose bare query takes {_TAKES_TIME} ms or more, 95 in 100 take "
        f"at most {_at(slow, 0.95):.2f} times it; of the other {len(quick)}, "
        f"{_at(quick, 0.95):.2f} times it\n"
        f"    {1 - len(over) / len(pairs):.0%} take at most 1.5 times their own bare query; of the "
        f"others, 95 in 100 within {_at(over, 0.95):.1f} ms"
    )


def _tell_kinds(asked: Sequence[Question], ours: Sequence[float], bare: Sequence[float]) -> None:
    for kind in dict.fromkeys(one.kind for one in asked):
        at = [number for number, one in enumerate(asked) if one.kind == kind]
        mine, other = [ours[number] for number in at], [bare[number] for number in at]
        print(
            f"    {kind:<18}{statistics.median(mine):>7.1f} ms, at most {max(mine):>6.1f}; "
            f"bare {statistics.median(other):>7.1f} ms, at most {max(other):>6.1f}"
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
