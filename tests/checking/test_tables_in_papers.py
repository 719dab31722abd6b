"""The sums of tables are worked out whatever a paper was made with and however it draws them."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.finding import find_facts
from scrutiny_desk.library.shelves.pages import keep
from scrutiny_desk.reading.reader import read_paper
from scrutiny_desk.services.findings.checking import check_reading
from tests.finding.paper_maker import GRID, LOOKS, make_paper, table, title, words

ROWS = (
    ("Harbour ward", "Referrals", "Seen in time", "Spend (£k)"),
    ("Quayside and the Old Town", "1,204", "980", "31.4"),
    ("Millbrook", "310", "255", "12.0"),
    ("Lantern Hill", "88", "61", "(2.6)"),
    ("Total", "1,602", "1,296", "40.8"),
)
SAID = [
    (
        "“Total” of “Seen in time” is printed as 1,269; the 3 figures above it make 1,296"
        " (980 + 255 + 61)."
    )
]
WIDTHS = (170, 90, 90, 90)


def slipped() -> list[tuple[str, ...]]:
    return [*ROWS[:-1], ("Total", "1,602", "1,269", "40.8")]


def sums(path: Path) -> list[Finding]:
    reading = read_paper(path, lambda _done, _all: None)
    found = check_reading(keep(reading), find_facts(reading))
    return [one for one in found if one.kind is FindingKind.TOTAL]


def told(path: Path) -> list[str]:
    return [one.sentence for one in sums(path)]


def as_pdf(path: Path, rows, look=GRID, **more) -> Path:
    story = [
        title("Referrals of the year"),
        words("The wards' figures follow."),
        *more.pop("over", ()),
    ]
    return make_paper(path, [*story, table(rows, WIDTHS, look, **more)], first_label=7)


@pytest.mark.parametrize("look", LOOKS)
def test_a_table_of_a_pdf(look: str, tmp_path: Path) -> None:
    assert told(as_pdf(tmp_path / "right.pdf", ROWS, LOOKS[look])) == []
    (one,) = sums(as_pdf(tmp_path / "wrong.pdf", slipped(), LOOKS[look]))
    assert [one.sentence] == SAID
    assert [place.page for place in one.places] == ["7"]


def test_a_table_over_two_pages_names_both(tmp_path: Path) -> None:
    many = [(f"Ward of the number {at}", "12", "8", "1.0") for at in range(60)]
    rows = [ROWS[0], *many, ("Total", "720", "488", "60.0")]
    (one,) = sums(as_pdf(tmp_path / "long.pdf", rows, repeat=True))
    assert one.sentence == (
        "“Total” of “Seen in time” is printed as 488; the 60 figures above it make 480."
    )
    assert [place.page for place in one.places] == ["8", "7"]


def test_merged_headings(tmp_path: Path) -> None:
    rows = [
        ("Ward", "2022/23", "", "2023/24", ""),
        ("", "Boys", "Girls", "Boys", "Girls"),
        ("Quayside", "12", "9", "14", "11"),
        ("Millbrook", "30", "28", "31", "25"),
        ("Total", "42", "37", "45", "37"),
    ]
    spans = (("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1)))
    story = [table(rows, (120, 60, 60, 60, 60), headings=2, style=spans)]
    assert told(make_paper(tmp_path / "merged.pdf", story)) == [
        "“Total” of “2023/24 Girls” is printed as 37; the 2 figures above it make 36 (11 + 25)."
    ]


def _docx(path: Path, rows) -> Path:
    paper = docx.Document()
    paper.add_heading("Referrals of the year")
    made = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    paper.save(str(path))
    return path


def _xlsx(path: Path, rows) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Referrals of the year"])
    sheet.append([])
    for at, row in enumerate(rows):
        sheet.append([row[0], *(_number(text) if at else text for text in row[1:])])
    book.save(path)
    return path


def _number(text: str) -> float:
    plain = float(text.strip("()").replace(",", ""))
    return -plain if text.startswith("(") else plain


def _csv(path: Path, rows) -> Path:
    path.write_text("\n".join(",".join(f'"{one}"' for one in row) for row in rows), "utf-8")
    return path


def _html(path: Path, rows) -> Path:
    lines = ("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in rows)
    path.write_text(f"<h1>Referrals</h1><table>{''.join(lines)}</table>", "utf-8")
    return path


def _markdown(path: Path, rows) -> Path:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    path.write_text("\n".join(["# Referrals", "", lines[0], "|---|--:|--:|--:|", *lines[1:]]))
    return path


MAKERS = {"docx": _docx, "xlsx": _xlsx, "csv": _csv, "html": _html, "md": _markdown}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_table_of_another_kind_of_file(kind: str, tmp_path: Path) -> None:
    assert told(MAKERS[kind](tmp_path / f"right.{kind}", ROWS)) == []
    said = told(MAKERS[kind](tmp_path / f"wrong.{kind}", slipped()))
    plain = [one.replace(",", "") for one in said]
    assert plain == [one.replace(",", "") for one in SAID]
