"""How a page of a paper is cited: "(Agenda pack 25 January 2024, p. 25, item 6)"."""

from __future__ import annotations

from scrutiny_desk.domain.pages.page_numbers import PageNumbers


def place(first: PageNumbers, last: PageNumbers | None = None) -> str:
    """The pages and their item: "p. 25, item 6", "pp. 25–26, item 6", "PDF 2".

    last: where the words end, if that is another page.
    """
    if last is None or last.index == first.index:
        pages = f"PDF {first.index + 1}" if first.label is None else f"p. {first.label}"
        return pages if not first.item else f"{pages}, item {first.item}"
    if first.label is not None and last.label is not None:
        pages = f"pp. {first.label}–{last.label}"
    else:
        pages = f"PDF {first.index + 1}–{last.index + 1}"
    if first.item and last.item and first.item != last.item:
        return f"{pages}, items {first.item} and {last.item}"
    item = first.item or last.item
    return pages if not item else f"{pages}, item {item}"


def citation(paper: str, date: str, first: PageNumbers, last: PageNumbers | None = None) -> str:
    """The paper, its meeting's date ("25 January 2024", or "") and the place, in brackets."""
    name = f"{paper} {date}" if date and date not in paper else paper
    return f"({name}, {place(first, last)})"


def cited(words: str, source: str) -> str:
    """Words with their citation behind them, to be put into a letter as they are."""
    return f"“{words}” {source}" if words else source
