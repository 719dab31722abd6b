from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.text.markdown import read_markdown

pytestmark = pytest.mark.usefixtures("qapp")


def read(path: Path, content: str) -> Reading:
    path.write_text(content, encoding="utf-8")
    return read_markdown(path, lambda _done, _total: None)


def test_a_paper_reads_as_it_is_meant(tmp_path: Path) -> None:
    content = (
        "---\ntitle: x\n---\n# Parks\n\nReport to: **Members**\nDate: 25 January 2024\n\n"
        "3. Open\n4. Mend\n   - swings\n\n[Plan](https://example.org) &amp; `code`<br>end\n"
    )
    reading = read(tmp_path / "a.md", content)
    assert reading.pages[0].text.split("\n") == [
        "Parks",
        "Report to: Members",
        "Date: 25 January 2024",
        "3. Open",
        "4. Mend",
        "• swings",
        "Plan & code",
        "end",
    ]
    assert [word.text for word in reading.pages[0].words if word.bold] == ["Parks", "Members"]
    assert (reading.kind_of_file, reading.title) == ("markdown", "Parks")


def test_tables_of_every_kind(tmp_path: Path) -> None:
    content = (
        "| No | Open |\n|---|:-:|\n| 1 | a \\| **b** |\n| 2 |\n\n"
        "Open\tShut\nParks\tnone\n\n"
        "<table><tr><td>p<td>q<tr><td>r<td>s</table>\n"
    )
    reading = read(tmp_path / "a.md", content)
    assert [[[cell.text for cell in row] for row in table.rows] for table in reading.tables] == [
        [["No", "Open"], ["1", "a | b"], ["2", ""]],
        [["Open", "Shut"], ["Parks", "none"]],
        [["p", "q"], ["r", "s"]],
    ]
