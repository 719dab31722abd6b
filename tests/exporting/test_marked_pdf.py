"""A copy of the PDF in which other readers show the marks, where they stand."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.leaving import LeftOut
from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, NoteKind, NoteStatus
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.exporting.marked_pdf import write_marked_pdf
from scrutiny_desk.exporting.page_space import PageSpace
from scrutiny_desk.exporting.pdf_marks import colour_of, square
from scrutiny_desk.reading.pdf import read_pdf
from tests.exporting.packets import leaving, packet

COLOURS = dict.fromkeys(NoteKind, "#FFE38A")
SUBTYPES = {
    MarkForm.HIGHLIGHT: pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    MarkForm.UNDERLINE: pdfium_c.FPDF_ANNOT_UNDERLINE,
    MarkForm.REGION: pdfium_c.FPDF_ANNOT_SQUARE,
    MarkForm.PAGE: pdfium_c.FPDF_ANNOT_TEXT,
}


def pdf(rotation: int = 0, crop: tuple[float, ...] | None = None, pages: int = 1) -> bytes:
    """Pages of a few words, turned and cut as asked; the words stand within the cut."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(600, 800), invariant=True)
    for number in range(pages):
        canvas.setFont("Helvetica", 14)
        for at, words in enumerate(("Waiting times have grown", "since the last report", "again")):
            canvas.drawString(150, 500 - 40 * at, f"{words} {number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=io.BytesIO(drawn.getvalue()))
    for page in writer.pages:
        if crop is not None:
            page.cropbox = RectangleObject(crop)
        page.rotate(rotation)
    turned = io.BytesIO()
    writer.write(turned)
    return turned.getvalue()


def words_of(content: bytes, tmp_path) -> dict[str, Box]:
    """Where the words stand on the first page as it is seen, by the reader of papers."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    page = read_pdf(path, lambda *_: None).pages[0]
    return {word.text: word.box for word in page.words}


def marked(content: bytes, tmp_path, *notes, left_out: LeftOut | None = None) -> bytes:
    out = tmp_path / "copy.pdf"
    write_marked_pdf(packet(*notes, left_out=left_out), content, out, COLOURS)
    return out.read_bytes()


def note(*boxes: Box, form: MarkForm = MarkForm.HIGHLIGHT, text: str = "Why?", **more):
    more.setdefault("anchor", Anchor(0, "PDF 1", boxes))
    return leaving(text, form=form, **more)


def seen(content: bytes) -> list[tuple[int, list[tuple[float, ...]], tuple[float, ...]]]:
    """Each mark as PDFium reads it: its kind, the corners of its words, and its rectangle."""
    document = pdfium.PdfDocument(content)
    page = document.get_page(0)
    found = []
    for at in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        mark = pdfium_c.FPDFPage_GetAnnot(page.raw, at)
        quads = []
        for one in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(mark)):
            quad = pdfium_c.FS_QUADPOINTSF()
            assert pdfium_c.FPDFAnnot_GetAttachmentPoints(mark, one, ctypes.byref(quad))
            quads.append(tuple(getattr(quad, f"{axis}{n}") for n in range(1, 5) for axis in "xy"))
        rect = pdfium_c.FS_RECTF()
        pdfium_c.FPDFAnnot_GetRect(mark, ctypes.byref(rect))
        kind = pdfium_c.FPDFAnnot_GetSubtype(mark)
        found.append((kind, quads, (rect.left, rect.bottom, rect.right, rect.top)))
        pdfium_c.FPDFPage_CloseAnnot(mark)
    page.close()
    document.close()
    return found


def on_screen(content: bytes, points: tuple[float, ...]) -> Box:
    """Where points of the PDF stand on the page as it is seen, worked out by PDFium itself."""
    document = pdfium.PdfDocument(content)
    page = document.get_page(0)
    scale = 100  # hundredths of a point: the answer comes in whole pixels
    size = [round(length * scale) for length in page.get_size()]
    across, down = [], []
    for x, y in zip(points[::2], points[1::2], strict=True):
        to_x, to_y = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(
            page.raw, 0, 0, *size, 0, x, y, ctypes.byref(to_x), ctypes.byref(to_y)
        )
        across.append(to_x.value / scale)
        down.append(to_y.value / scale)
    page.close()
    document.close()
    return Box(min(across), min(down), max(across), max(down))


def close(one: Box, other: Box) -> bool:
    pairs = zip(
        (one.x0, one.y0, one.x1, one.y1), (other.x0, other.y0, other.x1, other.y1), strict=True
    )
    return all(abs(a - b) < 0.1 for a, b in pairs)


def pixels(content: bytes, *, marks: bool = True):
    document = pdfium.PdfDocument(content)
    page = document.get_page(0)
    picture = page.render(scale=1, may_draw_forms=False, draw_annots=marks).to_pil().convert("RGB")
    page.close()
    document.close()
    return picture


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (100, 300, 560, 620), (-50, 40, 700, 700)])
def test_a_mark_stands_over_its_words_however_the_page_is_turned_and_cut(
    tmp_path, rotation, crop
) -> None:
    content = pdf(rotation, crop)
    box = words_of(content, tmp_path)["grown"]
    copy = marked(content, tmp_path, note(box))
    ((kind, (corners,), rectangle),) = seen(copy)
    assert kind == pdfium_c.FPDF_ANNOT_HIGHLIGHT
    assert close(on_screen(copy, corners), box)
    left, bottom, right, top = rectangle
    assert close(on_screen(copy, (left, bottom, right, top)), box)
    # The corners begin top left as the page is seen, and go on to the right.
    first, second = on_screen(copy, corners[:2]), on_screen(copy, corners[2:4])
    assert (round(first.x0), round(first.y0)) == (round(box.x0), round(box.y0))
    assert (round(second.x0), round(second.y0)) == (round(box.x1), round(box.y0))
    # And it is drawn there, and nowhere else.
    before, after = pixels(copy, marks=False), pixels(copy)
    changed = [
        (x, y)
        for x in range(before.width)
        for y in range(before.height)
        if before.getpixel((x, y)) != after.getpixel((x, y))
    ]
    assert changed
    for x, y in changed:
        assert box.x0 - 1.5 <= x <= box.x1 + 1.5
        assert box.y0 - 1.5 <= y <= box.y1 + 1.5
    assert (255, 227, 138) in {after.getpixel(point) for point in changed}


@pytest.mark.parametrize("form", SUBTYPES)
def test_each_form_is_a_mark_of_its_own_that_is_drawn_and_printed(tmp_path, form) -> None:
    content = pdf()
    copy = marked(content, tmp_path, note(Box(150, 280, 300, 320), form=form))
    assert [kind for kind, _, _ in seen(copy)] == [SUBTYPES[form]]
    (mark,) = PdfReader(io.BytesIO(copy)).pages[0]["/Annots"]
    assert mark.get_object()["/F"] == 4
    assert "/N" in mark.get_object()["/AP"]
    assert pixels(copy).tobytes() != pixels(copy, marks=False).tobytes()


def test_words_over_two_lines_are_one_mark_of_two_parts(tmp_path) -> None:
    boxes = (Box(200, 280, 320, 296), Box(150, 320, 240, 336))
    ((_, quads, _),) = seen(marked(pdf(), tmp_path, note(*boxes)))
    assert len(quads) == 2


def test_a_mark_over_the_end_of_a_page_is_on_both_pages(tmp_path) -> None:
    out = tmp_path / "copy.pdf"
    content = pdf(pages=2)
    over = note(Box(150, 360, 200, 380), text="Why again?")
    goes_on = ((1, (Box(150, 280, 320, 300),)),)
    write_marked_pdf(packet(over), content, out, COLOURS, further=lambda _anchor: goes_on)
    first, second = ([one.get_object() for one in page["/Annots"]] for page in PdfReader(out).pages)
    assert [one["/Subtype"] for one in (*first, *second)] == ["/Highlight", "/Highlight"]
    assert first[0]["/Contents"] == second[0]["/Contents"]
    assert first[0]["/NM"] != second[0]["/NM"]


def test_a_mark_says_its_kind_its_words_and_its_times_and_names_nobody(tmp_path) -> None:
    one = note(
        Box(150, 280, 300, 320),
        text="Why ≟?",
        kind=NoteKind.CONCERN,
        status=NoteStatus.EVADED,
        answer="Later.",
    )
    copy = PdfReader(io.BytesIO(marked(pdf(), tmp_path, one)))
    mark = copy.pages[0]["/Annots"][0].get_object()
    assert (mark["/T"], mark["/Subj"]) == ("Concern", "Concern")
    assert mark["/Contents"] == "Why ≟?\n\nEvaded: Later."
    assert mark["/NM"] == one.row.note.id
    assert (mark["/CreationDate"], mark["/M"]) == ("D:20240120100000Z", "D:20240121100000Z")


def test_a_mark_names_who_wrote_it_where_they_said_their_name(tmp_path) -> None:
    one = note(Box(150, 280, 300, 320), text="Why?", author="A. Member")
    copy = PdfReader(io.BytesIO(marked(pdf(), tmp_path, one)))
    mark = copy.pages[0]["/Annots"][0].get_object()
    assert (mark["/T"], mark["/Subj"]) == ("A. Member", "Question")


def test_the_copy_begins_with_the_original_byte_for_byte(tmp_path) -> None:
    content = pdf(pages=3)
    copy = marked(content, tmp_path, note(Box(150, 280, 300, 320)))
    assert copy.startswith(content)
    assert len(PdfReader(io.BytesIO(copy)).pages) == 3


def test_the_papers_own_links_stay(tmp_path) -> None:
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=True)
    canvas.drawString(72, 700, "Words")
    canvas.linkURL("https://a.example/", (72, 690, 120, 712))
    canvas.save()
    copy = marked(drawn.getvalue(), tmp_path, note(), note(Box(150, 280, 300, 320)))
    there = PdfReader(io.BytesIO(copy)).pages[0]["/Annots"]
    assert [one.get_object()["/Subtype"] for one in there] == ["/Link", "/Text", "/Highlight"]


def test_notes_on_one_page_stand_beneath_each_other(tmp_path) -> None:
    found = seen(marked(pdf(), tmp_path, note(), note(), note()))
    tops = [rectangle[3] for _, _, rectangle in found]
    assert tops == sorted(set(tops), reverse=True)


def test_the_copy_says_what_was_left_out(tmp_path) -> None:
    copy = marked(pdf(), tmp_path, note(), left_out=LeftOut(2, 0))
    first = PdfReader(io.BytesIO(copy)).pages[0]["/Annots"][0].get_object()
    assert first["/Contents"] == "2 private notes were left out."
    assert first["/T"] == "Scrutiny Desk"


def locked() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(user_password="", owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"no PDF at all", locked()], ids=["empty", "other", "locked"]
)
def test_a_locked_or_broken_paper_is_said_plainly_and_nothing_is_written(tmp_path, content) -> None:
    with pytest.raises(DeskError, match="No copy of") as told:
        marked(content, tmp_path, note())
    assert ("locked" in str(told.value)) == content.startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("colour", ["#FFE38A", "#CFEBD2", "#E3E7EB", "#F3E9C6"])
def test_a_region_has_a_frame_that_is_seen_on_white_paper(colour) -> None:
    made = square(PageSpace(0, 0, 600, 800, 0), Box(100, 100, 300, 200), colour_of(colour))
    assert made["/BS"]["/W"] >= 1.5
    shares = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in made["/C"]
    ]
    red, green, blue = (float(one) for one in shares)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 3
