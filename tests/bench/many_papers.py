"""A made library as large as an office's after many years: 1,000 packs of 134 pages each.

Its words are those of a real pack put together anew in runs of a few words, so that they are as
common, and stand beside each other as often, as words do in such papers. One word in sixty is made
up, most of them rare, as names and places are.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from scrutiny_desk.library import words
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library

PACKS = 1000
PAGES = 134
NOTES = 12
RECOMMENDATIONS = 8
_AT_ONCE = 20
_COMMITTEES = (
    "Children and Young People", "Health", "Adult Social Care", "Environment", "Housing",
    "Transport", "Finance", "Community Safety", "Culture", "Planning", "Schools", "Audit",
)  # fmt: skip
_TERMS = (
    ("EHCP", "Education, Health and Care Plan"),
    ("SEND", "Special Educational Needs and Disabilities"),
    ("CAMHS", "Child and Adolescent Mental Health Services"),
    ("ICB", "Integrated Care Board"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The words of the pages of one pack, a list a page, and all of them in a row."""

    pages: list[list[str]]
    all: list[str]


def words_of(paper: Path) -> Source:
    """What a pack prints, for making others of it."""
    pdf = pypdfium2.PdfDocument(paper)
    pages = [page.get_textpage().get_text_range().split() for page in pdf]
    pdf.close()
    pages = [page for page in pages if len(page) > 40]
    return Source(pages, [word for page in pages for word in page])


def build(folder: Path, source: Source) -> Library:
    """Make the library in a folder; the same words give the same library."""
    chance = random.Random(134_000)
    library = Library.open(folder, create=True)
    dates = [f"{2015 + i * 10 // PACKS}-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(PACKS)]
    # Papers do not come in by the dates of their meetings.
    chance.shuffle(dates)
    for first in range(0, PACKS, _AT_ONCE):
        packs = [
            (date, [_page(source, chance) for _ in range(PAGES)])
            for date in dates[first : first + _AT_ONCE]
        ]

        def work(
            connection: sqlite3.Connection,
            packs: list[tuple[str, list[str]]] = packs,
            first: int = first,
        ) -> None:
            for number, (date, pages) in enumerate(packs, first):
                _add(connection, number, date, pages, source, chance)

        library.write(work)
    return library


def _add(
    connection: sqlite3.Connection,
    number: int,
    date: str,
    pages: list[str],
    source: Source,
    chance: random.Random,
) -> None:
    meeting, paper = new_id(), new_id()
    committee = f"{_COMMITTEES[number % len(_COMMITTEES)]} Scrutiny Committee"
    connection.execute(
        "INSERT INTO meeting VALUES (?, 'A council', ?, ?, ?, NULL, '')",
        (meeting, committee, committee.casefold(), date),
    )
    connection.execute(
        "INSERT INTO paper VALUES (?, ?, 'agenda_pack', ?, 'pack.pdf', ?, ?, ?, ?, NULL)",
        (paper, meeting, f"Agenda pack {number}", *(f"{number:064x}",) * 2, PAGES, date),
    )
    # In the order in which an import fills the shelves, which is what the index likes best.
    for at, (text, update) in enumerate(_pairs(source, chance, RECOMMENDATIONS)):
        one = new_id()
        connection.execute(
            "INSERT INTO recommendation (id, paper_id, committee, number, date_text, text, "
            "target_text, officer, reported, page_name) VALUES (?, ?, ?, ?, '', ?, '', '', '', '')",
            (one, paper, committee, str(at + 1), text),
        )
        connection.execute(
            "INSERT INTO recommendation_update (id, recommendation_id, paper_id, role, text, "
            "created) VALUES (?, ?, ?, '', ?, ?)",
            (new_id(), one, paper, update, date),
        )
        connection.execute(
            "INSERT INTO recommendation_sighting (recommendation_id, paper_id, number, date_text, "
            "text, target_text, officer, reported, page_index, page_name) "
            "VALUES (?, ?, ?, '', ?, '', '', '', 3, '4')",
            (one, paper, str(at + 1), text),
        )
    connection.executemany(
        "INSERT INTO page (paper_id, page_index, label, width, height, text, words) "
        "VALUES (?, ?, ?, 595.0, 842.0, ?, x'')",
        [(paper, index, str(index + 1), text) for index, text in enumerate(pages)],
    )
    words.learn(connection, pages)
    connection.executemany(
        "INSERT INTO fact (id, paper_id, section, position, page, page_index, confidence, body) "
        "VALUES (?, ?, ?, ?, '4', 3, 1.0, ?)",
        [(new_id(), paper, *row) for row in _facts(source, chance)],
    )
    connection.executemany(
        "INSERT INTO note (id, paper_id, kind, text, page_index, page_label, boxes, quote, "
        "words_before, words_after, status, answer, private, created, modified) "
        "VALUES (?, ?, ?, ?, ?, ?, '[]', ?, '', '', 'draft', ?, 1, ?, ?)",
        [
            (
                *(new_id(), paper, "note" if at < NOTES // 2 else "question", text),
                *(at, str(at + 1), "", answer if at % 4 == 0 else "", date, date),
            )
            for at, (text, answer) in enumerate(_pairs(source, chance, NOTES))
        ],
    )


def _facts(source: Source, chance: random.Random) -> Iterator[tuple[str, int, str]]:
    for at, (term, expansion) in enumerate(_TERMS):
        body = {"term": term, "expansion": expansion, "definition": ""}
        yield "acronyms", at, json.dumps(body)
    for at in range(6):
        service = " ".join(source.all[at * 40 : at * 40 + 3])
        yield "waiting_times", at, json.dumps({"service": service, "as_of": None})
    for at, (text, _) in enumerate(_pairs(source, chance, 4)):
        yield "resolutions", at, json.dumps({"item": str(at), "text": text})


def _pairs(source: Source, chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    for _ in range(count):
        yield _run(source, chance, 18), _run(source, chance, 14)


def _run(source: Source, chance: random.Random, length: int) -> str:
    start = chance.randrange(len(source.all) - length)
    return " ".join(source.all[start : start + length])


def _page(source: Source, chance: random.Random) -> str:
    """As many words as some page of the source has, in runs of three to fourteen."""
    wanted = len(chance.choice(source.pages))
    text: list[str] = []
    while len(text) < wanted:
        length = chance.randint(3, 14)
        start = chance.randrange(len(source.all) - length)
        text += source.all[start : start + length]
        if chance.random() < 0.14:
            text.append(made_up(chance))
    return " ".join(text[:wanted])


def made_up(chance: random.Random) -> str:
    """A word that no paper has, the same few far more often than most."""
    number = int(chance.paretovariate(0.45)) % 40_000
    name = ""
    for _ in range(3):
        number, at = divmod(number * 7 + 3, 70)
        name += "bdfghklmnprstv"[at % 14] + "aeiou"[at // 14]
    return name.capitalize() + "ton"
