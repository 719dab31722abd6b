"""Scanned pages: read by Tesseract where it is there, kept as pictures where it is not."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.reading.pdf import read_pdf
from scrutiny_desk.reading.scans import ocr, tesseract
from tests.reading.pdf_maker import landscape_stamp, make_pdf, ruled, say, stamp
from tests.reading.scan_maker import blank_picture, needs_tesseract, posix, scan, stand_in

LEFT = "Harbour and Coast Scrutiny Committee"


def read(path: Path) -> Reading:
    return read_pdf(path, lambda _done, _all: None)


def agenda_front(canvas: Canvas) -> None:
    say(canvas, 60, 70, "Westhaven Council", 16, bold=True)
    say(canvas, 60, 110, LEFT, 14, bold=True)
    say(canvas, 60, 140, "Thursday 18 January 2024 at 6.30 pm", 11)
    say(canvas, 60, 160, "in the Council Chamber, Town Hall, Westhaven", 11)
    say(canvas, 60, 210, "AGENDA", 14, bold=True)
    items = (
        ("1", "Apologies for absence", ""),
        ("2", "Minutes of the meeting held on 9 November 2023", "(Pages 3 - 8)"),
        ("3", "Harbour Clinic: waiting times", "(Pages 9 - 20)"),
        ("4", "Recommendation tracker", "(Pages 21 - 24)"),
    )
    for place, (number, title, pages) in enumerate(items):
        top = 250 + 60 * place
        say(canvas, 60, top, number, 11, bold=True)
        say(canvas, 90, top, title.upper(), 11, bold=True)
        say(canvas, 470, top, pages, 11, bold=True)
        say(canvas, 90, top + 18, "The committee is asked to consider what is put before it.", 11)
    stamp(canvas, "Page 1")


TRACKED = (
    ("1", "16.11.23", "Publish the clinic waiting list every month", "March 2024", "green"),
    ("2", "16.11.23", "Open a second treatment room", "June 2024", "amber"),
    ("3", "18.01.24", "Write to the hospital about discharges", "February 2024", "red"),
)
TINTS = {"green": "#00b050", "amber": "#ffc000", "red": "#ff0000"}


def tracker(canvas: Canvas) -> None:
    say(canvas, 60, 60, "Monitoring Scrutiny Recommendations", 14, bold=True)
    head = ("No", "Date of\nMeeting", "Recommendation", "Target Date", "Officer", "Update", "RAG")
    rows = [(*row[:4], "Head of Health", "Work is under way.", "") for row in TRACKED]
    ruled(
        canvas,
        [head, *rows],
        (30, 65, 165, 65, 70, 85, 40),
        top=90,
        left=40,
        style=[
            ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
            *(
                ("BACKGROUND", (6, at), (6, at), HexColor(TINTS[row[4]]))
                for at, row in enumerate(TRACKED, 1)
            ),
        ],
    )
    stamp(canvas, "Page 2")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pdf(tmp_path_factory.mktemp("printed") / "a.pdf", [agenda_front, tracker])


@pytest.fixture(scope="module")
def scanned(printed: Path) -> tuple[Reading, Facts]:
    reading = read(scan(printed, printed.with_name("scan.pdf")))
    return reading, find_facts(reading)


def share_found(seen: Page, there: Page) -> float:
    """Which part of the words there was seen."""
    wanted = Counter(word.text for word in there.words)
    return (wanted & Counter(word.text for word in seen.words)).total() / wanted.total()


@needs_tesseract
def test_nearly_every_word_of_a_scan_is_read(scanned: tuple[Reading, Facts], printed: Path) -> None:
    pages = scanned[0].pages
    for seen, there in zip(pages, read(printed).pages, strict=True):
        assert share_found(seen, there) >= 0.95
        assert seen.ocr is not None
        assert 0.8 < seen.ocr <= 1.0
        assert seen.unread is None
        assert seen.label == there.label
        assert there.ocr is None


@needs_tesseract
def test_words_stand_where_they_are_seen_and_have_their_size(
    scanned: tuple[Reading, Facts], printed: Path
) -> None:
    there = {word.text: word for word in read(printed).pages[0].words}
    seen = {word.text: word for word in scanned[0].pages[0].words}
    for text in ("Westhaven", "AGENDA", "Thursday", "HARBOUR"):
        box, other = seen[text].box, there[text].box
        # The scan lies askew by a degree, which is seven points at the end of a page.
        assert box.centre == pytest.approx(other.centre, abs=9.0)
        assert seen[text].size == pytest.approx(there[text].size, rel=0.2)


@needs_tesseract
def test_lines_of_a_scan_that_lies_askew_are_whole(scanned: tuple[Reading, Facts]) -> None:
    lines = [line.text for line in scanned[0].pages[0].lines]
    assert "Thursday 18 January 2024 at 6.30 pm" in lines
    assert "The committee is asked to consider what is put before it." in lines


@needs_tesseract
def test_the_front_of_a_scanned_agenda_gives_its_meeting_and_items(
    scanned: tuple[Reading, Facts],
) -> None:
    facts = scanned[1]
    assert facts.meeting is not None
    assert facts.meeting.committee == LEFT
    assert (facts.meeting.date, facts.meeting.time) == ("2024-01-18", "18:30")
    assert [item.number for item in facts.agenda_items] == ["1", "2", "3", "4"]
    assert [item.first_page for item in facts.agenda_items] == [None, 3, 9, 21]


@needs_tesseract
def test_a_scanned_tracker_is_a_table_with_its_rows(scanned: tuple[Reading, Facts]) -> None:
    reading, facts = scanned
    assert [(len(table.rows), table.columns) for table in reading.tables] == [(4, 7)]
    rows = facts.recommendations
    assert [
        (str(row.number), row.date_text, row.text, row.target_text, row.rag_colour) for row in rows
    ] == list(TRACKED)
    assert [row.date for row in rows] == ["2023-11-16", "2023-11-16", "2024-01-18"]


@needs_tesseract
def test_what_was_read_from_a_picture_is_never_called_sure(scanned: tuple[Reading, Facts]) -> None:
    facts = scanned[1]
    assert facts.meeting is not None
    for fact in (facts.document, facts.meeting, *facts.agenda_items, *facts.recommendations):
        assert fact.confidence <= 0.85
    assert not [doubt for doubt in facts.doubts if "picture" in doubt.what]


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_on_its_side_or_its_head_is_read(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((360, 300))
        canvas.setFont("Helvetica", 11)
        for place in range(14):
            text = f"Line {place} of the report says how long people waited for a visit."
            canvas.drawString(20, 270 - 18 * place, text)

    path = make_pdf(tmp_path / "a.pdf", [draw])
    page = read(scan(path, tmp_path / "turned.pdf", turn=turn, skew=0.4)).pages[0]
    assert (page.width > page.height) == (turn == 180)
    assert {word.turned for word in page.words} == {turn}
    said = [line.text for line in page.lines]
    assert said[3] == "Line 3 of the report says how long people waited for a visit."
    assert said[12] == "Line 12 of the report says how long people waited for a visit."
    first, last = page.lines[0].box.centre, page.lines[13].box.centre
    moved = (last[0] - first[0], last[1] - first[1])
    # From the top of the upright page to its foot: 90 clockwise that is to the left, and so on.
    down = {90: (-1, 0), 180: (0, -1), 270: (1, 0)}[turn]
    assert moved == pytest.approx((234 * down[0], 234 * down[1]), abs=8.0)
    box = page.lines[0].words[0].box
    assert 0 <= box.x0 < box.x1 <= page.width
    assert 0 <= box.y0 < box.y1 <= page.height


@needs_tesseract
def test_a_stamp_printed_over_a_scan_counts_once(tmp_path: Path) -> None:
    one = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 100, "Open the parks at dawn", 12)])
    page = read(scan(one, tmp_path / "b.pdf", stamp="Printed by Westhaven")).pages[0]
    assert sorted(word.text for word in page.words) == sorted(
        ["Open", "the", "parks", "at", "dawn", "Printed", "by", "Westhaven"]
    )


@needs_tesseract
def test_a_scanned_page_among_printed_ones(tmp_path: Path, printed: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for path in (printed, scan(printed, tmp_path / "scan.pdf", skew=-0.7)):
        writer.append(path, pages=(1, 2))
    both = tmp_path / "both.pdf"
    writer.write(both)
    done: list[tuple[int, int]] = []
    reading = read_pdf(both, lambda *so_far: done.append(so_far))
    assert [page.ocr is None for page in reading.pages] == [True, False]
    assert done == [(1, 2), (2, 2)]


@pytest.fixture
def no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_usual_places", list)


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_scan_is_kept_to_look_at(tmp_path: Path, printed: Path) -> None:
    done: list[tuple[int, int]] = []
    path = scan(printed, tmp_path / "scan.pdf", dpi=60)
    reading = read_pdf(path, lambda *so_far: done.append(so_far))
    assert [(len(page.words), page.unread, page.ocr) for page in reading.pages] == [
        (0, "no_ocr", 0.0),
        (0, "no_ocr", 0.0),
    ]
    assert done == [(1, 2), (2, 2)]
    (doubt,) = [doubt for doubt in find_facts(reading).doubts if "picture" in doubt.what]
    assert doubt.what == (
        "The 2 pages from PDF 1 to PDF 2 are pictures; their words could not be read"
    )
    assert "install Tesseract" in doubt.why
    assert (doubt.page, doubt.page_index) == ("PDF 1", 0)


@posix
def test_a_page_that_takes_too_long_is_given_up(
    tmp_path: Path, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = tmp_path / "pid"
    folder = stand_in(tmp_path / "bin", f"echo $$ > {pid}; exec sleep 600")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(ocr, "_PAGE_SECONDS", 0.0)
    one = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 100, "Words")])
    assert read(scan(one, tmp_path / "scan.pdf", dpi=60)).pages[0].unread == "too_long"
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@posix
@pytest.mark.parametrize("reads", ["exit 1", "kill -9 $$", "echo level > $2.tsv"])
def test_a_tesseract_that_breaks_leaves_the_page_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: str
) -> None:
    folder = stand_in(tmp_path / "bin", reads)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    one = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 100, "Words")] * 3)
    pages = read(scan(one, tmp_path / "scan.pdf", dpi=60)).pages
    why = "no_words" if "echo" in reads else "failed"
    assert [page.unread for page in pages] == [why] * 3


@pytest.mark.parametrize(
    ("wide", "high", "page"),
    [
        (50_000, 3_000, (595, 842)),
        (50_000, 2, (1, 1)),
        (1, 1, (595, 842)),
        (200, 200, (14_400, 14_400)),
        (200, 200, (14_400, 30)),
    ],
)
def test_absurd_pictures_are_read_or_named_and_never_fatal(
    tmp_path: Path, wide: int, high: int, page: tuple[float, float]
) -> None:
    path = blank_picture(tmp_path / "a.pdf", wide, high, page)
    (only,) = read(path).pages
    assert only.words == ()
    assert only.unread in {"no_words", "no_ocr"}


def test_a_logo_or_a_chart_does_not_make_a_page_a_scan(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "logo.png"
    Image.new("L", (40, 40), 90).save(picture)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(str(picture), 60, 600, 200, 150)
        say(canvas, 60, 400, "Harbour Clinic")

    page = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0]
    assert (page.ocr, page.unread) == (None, None)


@needs_tesseract
def test_print_over_a_photograph_stays_print(tmp_path: Path) -> None:
    import numpy as np
    from PIL import Image

    photo = tmp_path / "photo.png"
    waves = np.add.outer(np.sin(np.arange(300) / 9.0), np.cos(np.arange(210) / 7.0))
    Image.fromarray(((waves + 2) * 60).astype(np.uint8)).save(photo)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(str(photo), 0, 0, 595, 842)
        say(canvas, 60, 200, "Harbour Clinic: a strategy for the years 2024 to 2027", 18)

    page = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0]
    assert (page.ocr, page.unread, len(page.words)) == (None, None, 10)


@needs_tesseract
def test_squared_paper_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.4)
        canvas.grid(list(range(20, 580, 6)), list(range(20, 820, 6)))

    path = make_pdf(tmp_path / "a.pdf", [draw])
    reading = read(scan(path, tmp_path / "b.pdf", skew=0.2))
    assert reading.tables == ()


def test_a_turned_stamp_alone_is_no_scan(tmp_path: Path) -> None:
    page = read(make_pdf(tmp_path / "a.pdf", [lambda c: landscape_stamp(c, "Page 1")])).pages[0]
    assert page.unread is None
