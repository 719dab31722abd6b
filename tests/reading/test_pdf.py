"""Reading a PDF: its words, its shapes, and the files that are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.pdf import read_pdf
from tests.reading.pdf_maker import HEIGHT, WIDTH, landscape_stamp, make_pdf, ruled, say, stamp


def read(path: Path) -> Reading:
    return read_pdf(path, lambda _done, _all: None)


def test_words_stand_where_they_are_printed(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 100, 200, "Waiting times fell", 12)])
    page = read(path).pages[0]
    assert [word.text for word in page.words] == ["Waiting", "times", "fell"]
    first = page.words[0]
    assert first.box.x0 == pytest.approx(100, abs=1.5)
    assert first.box.y0 < 200 - 4 < first.box.y1
    assert first.size == pytest.approx(12)
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT), abs=0.01)
    assert page.name == "PDF 1"


def test_bold_is_known_from_the_font(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 100, "Purpose", bold=True)
        say(canvas, 60, 130, "To consider")

    lines = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0].lines
    assert [(line.text, line.bold) for line in lines] == [("Purpose", True), ("To consider", False)]


def test_a_turned_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 100, 200, "Upright in the file")])
    writer = PdfWriter()
    page = PdfReader(path).pages[0]
    page.rotate(90)
    writer.add_page(page)
    turned = tmp_path / "turned.pdf"
    writer.write(turned)
    seen = read(turned).pages[0]
    assert (seen.width, seen.height) == pytest.approx((HEIGHT, WIDTH), abs=0.01)
    word = seen.words[0]
    assert word.turned == 90
    # What stood 100 from the left and 200 from the top now stands 200 from the right.
    assert word.box.centre[0] == pytest.approx(HEIGHT - 197, abs=4)
    assert word.box.y0 == pytest.approx(100, abs=2)


def test_the_visible_part_of_a_cropped_page_is_the_page(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 100, 200, "Cropped")])
    writer = PdfWriter()
    page = PdfReader(path).pages[0]
    page.cropbox = RectangleObject((50, 0, WIDTH, HEIGHT - 40))
    writer.add_page(page)
    cropped = tmp_path / "cropped.pdf"
    writer.write(cropped)
    seen = read(cropped).pages[0]
    assert seen.width == pytest.approx(WIDTH - 50, abs=0.01)
    assert seen.words[0].box.x0 == pytest.approx(50, abs=1.5)
    assert seen.words[0].box.centre[1] == pytest.approx(157, abs=4)


def test_words_along_the_edge_are_turned(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        landscape_stamp(canvas, "Draft copy")
        canvas.drawString(200, 300, "Upright")

    page = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0]
    assert {word.text: word.turned for word in page.words} == {
        "Upright": 0,
        "Draft": 270,
        "copy": 270,
    }
    assert page.text == "Upright"


def test_words_of_a_page_of_short_lines_stay_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(40):
            # Letter by letter, as many programs set their text: no space is in the file.
            for letter, x in (("L", 0.0), ("i", 5.56), ("n", 7.78), ("e", 13.34), ("A", 21.68)):
                say(canvas, 60 + x, 60 + 15 * number, letter)
        stamp(canvas, "Page 1")

    lines = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0].lines
    assert [line.text for line in lines] == ["Line A"] * 40


def test_lines_that_stand_like_stairs_are_not_one_word(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(20):
            # Each line begins where the one above it ends, and reaches up into it.
            say(canvas, 60 + 12.23 * number, 60 + 9 * number, "An")

    words = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0].words
    assert [word.text for word in words] == ["An"] * 20


def test_two_columns_are_two_lines_and_a_sentence_is_one(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 100, "Relevant officer:")
        say(canvas, 250, 100, "A. Person, Head of Service")
        say(canvas, 60, 130, "One sentence that runs over the whole width of the page")

    lines = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0].lines
    assert [line.text for line in lines] == [
        "Relevant officer:",
        "A. Person, Head of Service",
        "One sentence that runs over the whole width of the page",
    ]


def test_rules_and_fills_are_told_apart_by_thickness(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 60, "Shapes")
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(100, 500, 60, 30, stroke=0, fill=1)
        canvas.rect(100, 400, 200, 0.8, stroke=0, fill=1)
        canvas.line(100, 300, 100, 200)

    page = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0]
    assert [
        (fill.colour, round(fill.box.width), round(fill.box.height)) for fill in page.fills
    ] == [("#ff0000", 60, 30)]
    assert sorted(rule.horizontal for rule in page.rules) == [False, True]
    assert page.fills[0].box.y0 == pytest.approx(HEIGHT - 530, abs=0.5)


def test_shapes_inside_a_form_are_moved_with_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 60, "Form")
        canvas.beginForm("box")
        canvas.setFillColorRGB(0, 0.5, 0)
        canvas.rect(0, 0, 40, 20, stroke=0, fill=1)
        canvas.endForm()
        canvas.translate(200, 300)
        canvas.doForm("box")

    page = read(make_pdf(tmp_path / "a.pdf", [draw])).pages[0]
    assert len(page.fills) == 1
    assert page.fills[0].box.x0 == pytest.approx(200, abs=0.5)
    assert page.fills[0].box.y1 == pytest.approx(HEIGHT - 300, abs=0.5)


def test_bookmarks_keep_their_levels_and_pages(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        say(canvas, 60, 60, "One")
        canvas.bookmarkPage("one")
        canvas.addOutlineEntry("Item 1", "one", level=0)

    def second(canvas: Canvas) -> None:
        say(canvas, 60, 60, "Two")
        canvas.bookmarkPage("two")
        canvas.addOutlineEntry("Appendix", "two", level=1)

    marks = read(make_pdf(tmp_path / "a.pdf", [first, second])).bookmarks
    assert [(mark.title, mark.level, mark.page_index) for mark in marks] == [
        ("Item 1", 0, 0),
        ("Appendix", 1, 1),
    ]


def test_progress_counts_every_page(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 60, "Text")] * 3)
    seen: list[tuple[int, int]] = []
    read_pdf(path, lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_every_page_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 60, "Text")] * 3)
    drawn: list[float] = []
    real = pypdfium2.PdfPage.render

    def render(page: pypdfium2.PdfPage, **asked: Any) -> Any:
        drawn.append(asked["scale"] * page.get_height())
        return real(page, **asked)

    monkeypatch.setattr(pypdfium2.PdfPage, "render", render)
    read(path)
    assert drawn == pytest.approx([160.0] * 3)


def test_the_same_bytes_have_the_same_hash(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 60, "Text")])
    again = tmp_path / "b.pdf"
    again.write_bytes(path.read_bytes())
    assert read(path).sha256 == read(again).sha256
    assert read(again).file_name == "b.pdf"


def refusal(path: Path) -> str:
    with pytest.raises(DeskError) as caught:
        read(path)
    assert caught.value.to_do, "a refusal says what to do"
    return caught.value.title


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    assert "empty" in refusal(path)


def test_a_file_that_only_has_the_name_of_a_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear all, the agenda follows.")
    assert "not a PDF" in refusal(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "gone.pdf")


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "locked.pdf", [lambda c: say(c, 60, 60, "Secret")], encrypt="a password"
    )
    assert "password" in refusal(path)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 60, "Text" * 20)] * 40)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "cut short" in refusal(path)


def test_a_paper_of_drawings_without_a_word_is_refused_with_what_to_do(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.4, 0.4, 0.4)
        canvas.circle(300, 400, 100, fill=1)

    path = make_pdf(tmp_path / "drawing.pdf", [draw])
    with pytest.raises(DeskError) as caught:
        read(path)
    assert "nothing to read" in caught.value.title
    assert "ask the sender" in caught.value.to_do


def test_one_page_without_text_is_no_scan(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 60, "Text"), lambda _c: None])
    assert [len(page.words) for page in read(path).pages] == [1, 0]


def test_the_published_pack_is_read_whole(shared: Path) -> None:
    reading = read(shared / "packs" / "agenda-pack-2024-01-25.pdf")
    assert len(reading.pages) == 138
    assert len(reading.bookmarks) == 9
    assert reading.pages[25 + 3].label == "25"


def test_a_table_drawn_inside_the_page_is_found(tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "a.pdf", [lambda c: ruled(c, [["A", "B"], ["1", "2"]], [80, 80]) and None]
    )
    tables = read(path).tables
    assert [[cell.text for cell in row] for row in tables[0].rows] == [["A", "B"], ["1", "2"]]
