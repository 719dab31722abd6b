from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.links import may_be_opened
from scrutiny_desk.reading.links import read_bookmarks, read_links


@pytest.fixture
def linked(tmp_path: Path) -> bytes:
    """Three pages; the first links to the third, to the web and to a file."""
    path = tmp_path / "linked.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in (1, 2, 3):
        canvas.bookmarkPage(f"p{number}", fit="XYZ", left=0, top=500 if number == 3 else 842)
        canvas.addOutlineEntry(f"Part {number}", f"p{number}", level=number == 2)
        canvas.drawString(72, 700, f"Page {number}")
        if number == 1:
            canvas.linkAbsolute("go", "p3", Rect=(72, 690, 120, 710))
            canvas.linkURL("https://example.org/a?b=1", (130, 690, 200, 710))
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def test_a_link_tells_where_it_stands_and_leads(linked: bytes) -> None:
    inner, outer = read_links(linked, 0)
    assert (inner.page_index, inner.address) == (2, "")
    assert inner.top == pytest.approx(A4[1] - 500, abs=1)
    assert inner.box.x0 == pytest.approx(72, abs=1)
    assert inner.box.y0 == pytest.approx(A4[1] - 710, abs=1)
    assert (outer.page_index, outer.address) == (None, "https://example.org/a?b=1")
    assert read_links(linked, 1) == ()


def test_bookmarks_keep_their_levels(linked: bytes) -> None:
    told = [(one.title, one.level, one.page_index) for one in read_bookmarks(linked)]
    assert told == [("Part 1", 0, 0), ("Part 2", 1, 1), ("Part 3", 0, 2)]


@pytest.mark.parametrize("page", [-1, 3, 99])
def test_a_page_that_is_not_there_has_no_links(linked: bytes, page: int) -> None:
    assert read_links(linked, page) == ()


def test_a_file_that_is_no_pdf_has_neither() -> None:
    assert read_links(b"no pdf", 0) == ()
    assert read_bookmarks(b"no pdf") == ()


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org/a", "mailto:clerk@example.org"]
)
def test_the_web_and_mail_may_be_opened(address: str) -> None:
    assert may_be_opened(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "mailto:",
        "ftp://x",
        "",
        "http://[x",
    ],
)
def test_nothing_else_may_be_opened(address: str) -> None:
    assert not may_be_opened(address)
