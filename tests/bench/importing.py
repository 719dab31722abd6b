"""Import against reading nothing but the tables or the text, and a long pack against a short."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.papers import count_pages, lengthen
from tests.bench.running import measure

LONG_PACK = 462
"""Pages."""

PDFIUM_TEXT = """
import sys, pypdfium2
paper = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_range()) for page in paper))
"""
PDFPLUMBER_TABLES = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as paper:
    print(sum(len(page.extract_tables()) for page in paper.pages))
"""


def compare_import(paper: Path, times: int, home: Path) -> None:
    python = sys.executable
    ours, tables, text = "scrutiny-desk import", "pdfplumber, tables alone", "pdfium, text alone"
    found = measure(
        {
            ours: lambda own: [
                *(python, "-m", "scrutiny_desk", "import", str(paper)),
                *("--library", str(own / "library")),
            ],
            tables: lambda _: [python, "-c", PDFPLUMBER_TABLES, str(paper)],
            text: lambda _: [python, "-c", PDFIUM_TEXT, str(paper)],
        },
        times,
        home,
    )
    print("Import: words, tables, facts, every page drawn once, stored and indexed")
    for one in found.values():
        print(one.line())
    print(
        f"  import takes {found[ours].seconds / found[tables].seconds:.2f} of the time of "
        f"pdfplumber's tables and {found[ours].seconds / found[text].seconds:.1f} times that of "
        "pdfium's text"
    )


def compare_sizes(paper: Path, times: int, home: Path) -> None:
    """A pack of 462 pages, as long as councils publish, made of the pages of the usual one."""
    long = home / "long-pack.pdf"
    pages = lengthen(paper, LONG_PACK, long)
    small = count_pages(paper)
    found = measure(
        {
            f"scrutiny-desk import, {count} pages": lambda own, one=one: [
                *(sys.executable, "-m", "scrutiny_desk", "import", str(one)),
                *("--library", str(own / "library")),
            ]
            for one, count in ((paper, small), (long, pages))
        },
        times,
        home,
    )
    print("\nLength: the same import of a pack several times as long")
    for one in found.values():
        print(one.line())
    short_one, long_one = found.values()
    print(
        f"  {pages / small:.2f} times the pages take {long_one.seconds / short_one.seconds:.2f} "
        f"times the time; the reader process holds {long_one.megabytes:.0f} MB at most"
    )
