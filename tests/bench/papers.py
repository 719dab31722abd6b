"""The papers that are measured: the published pack where it is, else the sample."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.bench.running import ROOT

PUBLISHED_PACK = ROOT.parent / "shared" / "packs" / "agenda-pack-2024-01-25.pdf"
SAMPLE_PACK = ROOT / "sample_data" / "sample-pack.pdf"


def lengthen(paper: Path, wanted: int, out: Path) -> int:
    """Write the pages of a paper again and again until there are so many; gives how many."""
    reader, writer = PdfReader(paper), PdfWriter()
    for number in range(wanted):
        writer.add_page(reader.pages[number % len(reader.pages)])
    writer.write(out)
    return wanted


def count_pages(paper: Path) -> int:
    return len(PdfReader(paper).pages)
