"""Every page of a PDF drawn once, small, before a window ever opens the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.reading.page.opening import load_page, open_pdf

# Large enough that every image and font of the page is decoded, small enough to cost little.
_PROOF_PIXELS = 160


def render_every_page(path: Path, progress: Callable[[int, int], None]) -> None:
    """Draw each page, so that a file that would crash the viewer does so here.

    progress is called with the pages done and all pages. Raises DeskError like read_pdf where the
    file or a page cannot be opened.
    """
    with open_pdf(path) as (_data, document):
        count = len(document)
        for index in range(count):
            page = load_page(path.name, document, index)
            longest = max(page.get_width(), page.get_height(), 1.0)
            page.render(scale=_PROOF_PIXELS / longest).close()
            page.close()
            progress(index + 1, count)
