from __future__ import annotations

import base64
import json
import math
import zlib
from dataclasses import replace
from typing import Any

import pytest

from scrutiny_desk.domain.pages.pages import (
    Bookmark,
    Box,
    Cell,
    Fill,
    Line,
    Page,
    Reading,
    Rule,
    SheetNotes,
    Table,
    Word,
)
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DashboardFact,
    DocumentFact,
    DoubtFact,
    Facts,
    FigureTableFact,
    IndicatorFact,
    MeetingFact,
    RecommendationFact,
    ReportFact,
    SectionFact,
    WaitingFact,
)
from scrutiny_desk.domain.tracker.tables import ColumnGuess, FoundTables, TrackerTable
from scrutiny_desk.jobs import wire
from scrutiny_desk.library.shelves.pages import keep, pack_words

BOX = Box(1.5, 2.25, 30.1, 40.0)
WORD = Word("Größe–", BOX, 11.5, True, 0)
TURNED = Word("Page", Box(5, 6, 7, 8), 9.0, False, 270)
STRAY = Word("stray", BOX)
PAGE = Page(
    0,
    595.0,
    842,
    (WORD, TURNED),
    (Rule(BOX),),
    (Fill(BOX, "#00b050"),),
    (Line((WORD, STRAY), BOX), Line((), BOX)),
    "25",
    "6(a)",
)
TABLE = Table(((Cell("a", 0, BOX, "#ffc000"), Cell("", 1, BOX)),), 0, 1, BOX)
READING = Reading(
    "paper.txt",
    "ab" * 32,
    "text",
    "A title",
    (PAGE, Page(1, 595.0, 842.0, ())),
    (TABLE,),
    (Bookmark("One", 0, 1), Bookmark("Nowhere", 1, None)),
    b"%PDF-\x00\xff",
)
PAGES = keep(READING).pages
HEAD = replace(keep(READING), pages=())
INDEX, LABEL, WIDTH, TEXT, OCR, UPRIGHT, WORDS = 0, 1, 2, 4, 5, 6, 7
"""Where things stand in a page that is sent."""
AT = {"page": "25", "page_index": 0}
FACTS = Facts(
    document=DocumentFact(kind="other", title="A title", pages=2, sha256="ab" * 32, **AT),
    meeting=MeetingFact(committee="Cabinet", date="2024-01", members=("Ash", "Elm"), **AT),
    agenda_items=(AgendaItemFact(number="1", title="One", first_page=25, box=BOX, **AT),),
    reports=(
        ReportFact(
            item=None,
            title="Parks",
            exempt=True,
            sections=(SectionFact(number="1.0", heading="Why", **AT),),
            **AT,
        ),
    ),
    recommendations=(
        RecommendationFact(number=7, date=None, date_text="TBC", text="Do", **AT),
        RecommendationFact(number="A27/14", date="2024-01-25", date_text="", text="Do", **AT),
    ),
    waiting_times=(WaitingFact(service="Speech", as_of="2024-01", longest_weeks=91.5, **AT),),
    waiting_dashboard=(
        DashboardFact(service="S", as_of=None, change=(("waiting", "up"), ("x", None)), **AT),
    ),
    kpis=(IndicatorFact(framework="", indicator="i", kind="target", period=None, text="", **AT),),
    doubts=(DoubtFact(what="w", why="y", confidence=0.25, **AT),),
)


def told(message: wire.Message) -> Any:
    return json.loads(wire.encode(message))


def heard(body: object) -> wire.Message:
    return wire.decode(json.dumps(body).encode() + b"\n")


@pytest.mark.parametrize(
    "message",
    [
        wire.Progress(3, 138),
        wire.Trouble("Title", "", "Do this"),
        wire.Bug("Traceback\n  line"),
        wire.Pages(PAGES),
        wire.Pages(()),
        wire.Paper(HEAD, FACTS),
        wire.Paper(replace(HEAD, kind_of_file="pdf", layout_pdf=None), FACTS),
    ],
)
def test_every_message_comes_back_as_it_was(message: wire.Message) -> None:
    line = wire.encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert wire.decode(line) == message


def test_the_pages_and_the_head_make_the_whole() -> None:
    assert wire.whole(PAGES, wire.Paper(HEAD, FACTS)) == (keep(READING), FACTS)


def test_broken_characters_are_mended_before_they_are_sent() -> None:
    broken = replace(HEAD, title="a\0b\ud800c")
    message = wire.decode(wire.encode(wire.Paper(broken, FACTS)))
    assert isinstance(message, wire.Paper)
    assert message.reading.title.startswith("a\ufffdb")
    assert "\ud800" not in message.reading.title


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Segmentation fault\n",
        b"{}\n",
        b"[]\n",
        b"[[]]\n",
        b'["paper"]\n',
        b'["surprise",1]\n',
        b'["progress",1]\n',
        b'["progress",1,NaN]\n',
        b'["progress",5,4]\n',
        b'["progress",-1,4]\n',
        b'["progress",true,4]\n',
        b'["trouble","a","b",1]\n',
        b'["trouble","a","\\ud800",""]\n',
        b'["trouble","a","\\u0000",""]\n',
        b'["bug"]\n',
        b'["bug",99999999999999999999999]\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
    ],
)
def test_nonsense_is_refused(line: bytes) -> None:
    with pytest.raises(wire.Nonsense):
        wire.decode(line)


def place(body: Any, path: tuple[int, ...], value: object) -> Any:
    at = body
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return body


def packed(rows: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(rows).encode())).decode()


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (INDEX, "0"),
        (WIDTH, -595.0),
        (WIDTH, "595"),
        (WIDTH, 1e300),
        (LABEL, 25),
        (TEXT, None),
        (OCR, 2.0),
        (UPRIGHT, 45),
        (UPRIGHT, None),
        (WORDS, "no base64"),
        (WORDS, None),
        (WORDS, base64.b64encode(b"no zlib").decode()),
        (WORDS, base64.b64encode(pack_words([WORD])[:-4]).decode()),
        (WORDS, base64.b64encode(pack_words([WORD]) + b"more").decode()),
        (WORDS, packed({})),
        (WORDS, packed([["a", 1.0, 2.0, 3.0, 4.0, 5.0, 0]])),
        (WORDS, packed([["a", 1.0, 2.0, 3.0, 4.0, 5.0, 2, 0]])),
        (WORDS, packed([["a", 1.0, 2.0, 3.0, 4.0, 5.0, 0, 45]])),
        (WORDS, packed([["a", 1.0, 2.0, 3.0, 4.0, math.inf, 0, 0]])),
        (WORDS, packed([[7, 1.0, 2.0, 3.0, 4.0, 5.0, 0, 0]])),
    ],
)
def test_a_page_that_contradicts_itself_is_refused(at: int, value: object) -> None:
    body = told(wire.Pages(PAGES))
    assert heard(body) == wire.Pages(PAGES)
    body[1][at] = value
    with pytest.raises(wire.Nonsense):
        heard(body)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((1, 1), "short"),
        ((1, 1), "ZZ" * 32),
        ((1, 2), 7),
        ((1, 2), "pdf"),
        ((1, 4), "not base64"),
        ((1, 4), None),
        ((2, 2), None),
        ((2, 3, 0, 8), "yes"),
    ],
)
def test_a_paper_that_is_none_is_refused(path: tuple[int, ...], value: object) -> None:
    body = told(wire.Paper(HEAD, FACTS))
    assert heard(body) == wire.Paper(HEAD, FACTS)
    with pytest.raises(wire.Nonsense):
        heard(place(body, path, value))


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, document=replace(FACTS.document, sha256="cd" * 32)),
        replace(FACTS, document=replace(FACTS.document, pages=3)),
        replace(FACTS, agenda_items=(replace(FACTS.agenda_items[0], page_index=2),)),
        replace(
            FACTS,
            reports=(
                replace(
                    FACTS.reports[0],
                    sections=(SectionFact(number="1", heading="", page="1", page_index=9),),
                ),
            ),
        ),
        replace(FACTS, doubts=(replace(FACTS.doubts[0], confidence=1.5),)),
    ],
)
def test_facts_that_fit_no_page_are_refused(facts: Facts) -> None:
    with pytest.raises(wire.Nonsense):
        wire.whole(PAGES, wire.Paper(HEAD, facts))


def test_pages_out_of_order_are_refused() -> None:
    with pytest.raises(wire.Nonsense):
        wire.whole(PAGES[::-1], wire.Paper(HEAD, FACTS))


def test_a_table_of_figures_survives_the_journey_but_not_with_ragged_rows() -> None:
    rows = (("Ward", "Visits"), ("Quay", "12"))
    table = FigureTableFact(
        page="25", page_index=0, box=BOX, rows=rows, row_pages=(0, 0), fills=((1, 1, "red"),)
    )
    sent = wire.Paper(HEAD, replace(FACTS, figure_tables=(table,)))
    assert wire.decode(wire.encode(sent)) == sent
    assert wire.whole(PAGES, sent)[1].figure_tables == (table,)
    for wrong in ((("Ward", "Visits"), ("Quay",)), ()):
        ragged = replace(FACTS, figure_tables=(replace(table, rows=wrong),))
        with pytest.raises(wire.Nonsense):
            wire.whole(PAGES, wire.Paper(HEAD, ragged))


def test_what_cannot_be_measured_cannot_be_sent() -> None:
    with pytest.raises(ValueError, match="not finite"):
        wire.encode(wire.Pages((replace(PAGES[0], width=float("inf")),)))


def test_the_tables_of_a_tracker_survive_the_journey() -> None:
    cell = Cell("SR 1", 0, BOX, "#ffc000", "Tracker!A2", 3)
    table = Table(((cell, Cell("", 0, BOX)),), 0, 0, BOX)
    columns = (ColumnGuess("Ref", "number", 0.95), ColumnGuess("", "", 0.0))
    found = FoundTables(
        (TrackerTable("Tracker", table, -1, columns, 0.95, known=True),),
        SheetNotes(("Old",), ("Tracker!B2",), from_1904=True),
    )
    assert wire.decode(wire.encode(wire.Tables(found))) == wire.Tables(found)
    with pytest.raises(wire.Nonsense):
        wire.decode(b'["tables", [["Tracker"]], null]\n')
