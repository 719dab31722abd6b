"""Tables of figures as the reader hands them on, and what the checks say of them."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.findings import Finding
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts, FigureTableFact

AT = {"page": "28", "page_index": 31}
DOCUMENT = DocumentFact(kind="report", title="", pages=40, sha256="", **AT)


def table(text: str, fills: Sequence[tuple[int, int, str]] = ()) -> FigureTableFact:
    """A table written a row a line, its cells parted by bars."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    wide = max(map(len, rows))
    cells = tuple(tuple(row + [""] * (wide - len(row))) for row in rows)
    return FigureTableFact(rows=cells, row_pages=(31,) * len(cells), fills=tuple(fills), **AT)


def found(*tables: FigureTableFact, around: str = "") -> tuple[Finding, ...]:
    facts = Facts(document=DOCUMENT, figure_tables=tables)
    return check_paper(Paper(facts, (PageText("28", 31, around),)))


def sentences(text: str, around: str = "") -> list[str]:
    return [one.sentence for one in found(table(text), around=around)]
