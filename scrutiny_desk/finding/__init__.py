"""Pages become facts: one list of finders, in `finders`, each of which knows one kind of thing.

No file and no database is known here: a reading goes in, facts come out.
"""

from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts


def find_facts(reading: Reading) -> Facts:
    """Everything that is found in the paper, with its pages."""
    # Loaded when the first paper is searched: the window needs one or two of them and never all.
    from scrutiny_desk.finding.finders import FINDERS
    from scrutiny_desk.finding.surety import no_surer_than_the_page

    found = Facts(document=_unread(reading))
    for finder in FINDERS:
        found = finder(reading, found)
    return no_surer_than_the_page(reading, found)


def _unread(reading: Reading) -> DocumentFact:
    return DocumentFact(
        kind="other",
        title=reading.title or reading.file_name,
        pages=len(reading.pages),
        sha256=reading.sha256,
        page=reading.pages[0].name if reading.pages else "PDF 1",
        page_index=0,
        confidence=0.0,
    )
