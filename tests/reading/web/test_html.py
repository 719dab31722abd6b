from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.web.paper import read_html

pytestmark = pytest.mark.usefixtures("qapp")


def read(path: Path, content: str | bytes) -> Reading:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_html(path, lambda _done, _total: None)


def test_only_what_a_reader_sees_is_read(tmp_path: Path) -> None:
    content = """<html><head><title>Parks &amp; play</title><style>p {}</style></head><body>
    <nav>Menu</nav><h1>Parks</h1><p>They <b>are</b>
    open<br>now</p><p hidden>a</p><p style="display: none">b</p><div aria-hidden="true">c</div>
    <script>document.write("d")</script><!-- e --><button>f</button>
    <img src="http://127.0.0.1:9/x.png" alt=""><iframe src="file:///etc/hostname">g</iframe>
    <ol type=a start=3><li>Open<li>Mend<ul><li>swings</ul></ol></body></html>"""
    reading = read(tmp_path / "a.html", content)
    assert reading.pages[0].text.split("\n") == [
        "Parks",
        "They are open",
        "now",
        "c. Open",
        "d. Mend",
        "• swings",
    ]
    assert (reading.kind_of_file, reading.title) == ("html", "Parks & play")


def test_cells_that_cover_others_and_their_colours(tmp_path: Path) -> None:
    content = """<table><caption>Waits</caption>
    <tr><th rowspan=2>Service<th colspan=2>Weeks<tr><th>Longest<th>Average
    <tr><td bgcolor=red>Speech<td style="background: rgb(0, 176, 80)">69<td><p>26</p><p>x</p>
    </table>"""
    (table,) = read(tmp_path / "a.html", content).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Service", "Weeks", ""],
        ["", "Longest", "Average"],
        ["Speech", "69", "26 x"],
    ]
    assert [cell.fill for cell in table.rows[2]] == ["#ff0000", "#00b050", None]


def test_a_table_that_only_lays_out_the_page_is_none(tmp_path: Path) -> None:
    content = (
        "<table><tr><td>Menu<td>Parks<table><tr><td>a<td>b<tr><td>1<td>2</table></table>"
        "<table role=presentation><tr><td>x<td>y</table>"
    )
    (table,) = read(tmp_path / "a.html", content).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b"], ["1", "2"]]


def test_the_encoding_that_a_page_says_it_is_in(tmp_path: Path) -> None:
    content = '<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2")
    assert read(tmp_path / "a.html", content).pages[0].text == "Łódź"


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 1000 + "Parks" + "</div>" * 1000,
        "<table><tr><td>" * 500 + "Parks",
        "<table><tr><td colspan=9999999 rowspan=0>Parks<td>x<tr><td>y</table>",
        "<p>Parks<table><tr></tr></table>",
        "<ul>" * 600 + "<li>Parks",
    ],
)
def test_pages_made_to_break_readers(tmp_path: Path, content: str) -> None:
    reading = read(tmp_path / "a.html", content)
    assert "Parks" in "".join(word.text for page in reading.pages for word in page.words)
