"""What a recommendation can be linked to, and putting the link there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.going_to import choices, say_missing
from scrutiny_desk.domain.pages.page_numbers import number_pages
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.searching.searching import HitKind, Narrowed, Order
from scrutiny_desk.domain.tracker.recommendations import Link, LinkKind, Outcome, Recommendation
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import recommendation_history as shelf
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.services.measures.measures import series_listed
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions.board import board_of, turns_of
from scrutiny_desk.services.search import Searcher
from scrutiny_desk.services.tracker.history import link, put_link
from scrutiny_desk.services.tracker.recommendations import set_closed

MOST_PAGES = 60
"""So many pages are listed of those that have the words."""

_LONGEST = 120
_LEAST_TYPED = 2
_PAGES_ALONE = Narrowed(kinds=frozenset({HitKind.PAGE.value}))


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a recommendation can be linked to.

    words: what a link to it says. where: what is told beside it in a list. ref, paper_id,
    page_index, page_name as in `Link`; a paper without a page_index still needs one.
    """

    kind: LinkKind
    words: str
    where: str = ""
    ref: str = ""
    paper_id: str | None = None
    page_index: int | None = None
    page_name: str = ""


def targets(library: Library, kind: LinkKind, one: Recommendation) -> list[Target]:
    """What there is of a kind for a recommendation; nothing for files, which stand elsewhere.

    Of pages the one that was read last comes first, then every paper, the newest first.
    """
    if kind is LinkKind.RECOMMENDATION:
        return list(_recommendations(library, one))
    made = {LinkKind.PAGE: _pages, LinkKind.QUESTION: _questions, LinkKind.MEASURE: _measures}
    return list(made[kind](library)) if kind in made else []


def pages_with(searcher: Searcher, typed: str) -> list[Target]:
    """The pages of papers here in which what is typed stands, the best ones first.

    typed: as in Search. Nothing for less than two letters, which stand nearly everywhere.
    """
    if len(typed.strip()) < _LEAST_TYPED:
        return []
    answer = searcher.search(typed, narrowed=_PAGES_ALONE, order=Order.BEST, limit=MOST_PAGES)
    return [
        Target(
            LinkKind.PAGE,
            f"{_page_words(hit.page_name)} of {hit.title}",
            f"{hit.meeting_title}: “{' '.join(hit.snippet.split())}”",
            "",
            hit.paper_id,
            hit.page_index,
            hit.page_name,
        )
        for hit in answer.hits
    ]


def page_target(library: Library, paper_id: str, page_index: int, quote: str = "") -> Target:
    """A page (from 0) as something to link to, with the words quoted from it."""
    paper = papers.paper(library, paper_id)
    pages = papers.pages_of(library, paper_id)
    named = (page.name for page in pages if page.index == page_index)
    name = next(named, f"PDF {page_index + 1}")
    words = f"{_page_words(name)} of {_named(paper)}"
    if quote.strip():
        words = f"{words}: “{_short(quote)}”"
    return Target(LinkKind.PAGE, words, "", "", paper_id, page_index, name)


def page_typed(library: Library, paper_id: str, typed: str) -> Target:
    """The page of a paper that somebody typed ("25", "PDF 29", "item 6, 2").

    Raises DeskError where there is none.
    """
    items = papers.agenda_of(library, paper_id)
    numbers = number_pages(papers.pages_of(library, paper_id), items)
    found = choices(typed, numbers, items, 0)
    if not found:
        missing = say_missing(typed, numbers) if typed.strip() else "No page is written yet."
        raise DeskError("Which page is it?", missing.rstrip("."), "Write its number, like 25")
    return page_target(library, paper_id, found[0].page_index)


def link_to(library: Library, rec_id: str, target: Target, said: str = "") -> Change:
    """Link a recommendation to something; said: a person's own words for it.

    Raises DeskError where it is linked to that already.
    """
    with library.read() as connection:
        here = shelf.links(connection, rec_id).get(rec_id, [])
    key = (target.kind, target.ref, target.paper_id, target.page_index)
    if any((one.kind, one.ref, one.paper_id, one.page_index) == key for one in here):
        raise DeskError(f"It is linked to {target.words} already", "", "Choose something else")
    return link(
        library,
        rec_id,
        target.kind,
        words=f"{said.strip()} ({target.words})" if said.strip() else target.words,
        ref=target.ref,
        paper_id=target.paper_id,
        page_index=target.page_index,
        page_name=target.page_name,
    )


def close_by_page(
    library: Library,
    rec_id: str,
    on: datetime.date,
    outcome: Outcome,
    words: str,
    page: Target,
) -> Change:
    """Close a recommendation and link the page that records the agreement, in one step.

    words: where the agreement stands, as `close_recommendation` takes them.
    """
    where = storable(words)
    said = f"The agreement to close it ({page.words})"
    made = Link(
        new_id(), rec_id, page.kind, page.paper_id, page.page_index, page.page_name, "", said, now()
    )

    def work(connection: Connection) -> None:
        values = {"closed_on": on.isoformat(), "outcome": outcome.value, "closed_words": where}
        set_closed(connection, rec_id, values)
        put_link(connection, made)

    library.write(work, undo="Close recommendation")
    shelves = frozenset({Shelf.RECOMMENDATIONS})
    return Change(shelves, "Recommendation closed", undoable=True, ids=(rec_id, made.id))


def page_in_hand(library: Library) -> Target | None:
    """The page that was read last in Papers, or None where none was, or its paper is in Trash."""
    last = papers.last_place(library)
    if last is None or all(one.id != last.paper_id for one in papers.list_papers(library)):
        return None
    return page_target(library, last.paper_id, last.page_index)


def meeting_of_question(library: Library, entry_id: str) -> str | None:
    """The meeting on whose board a question stands, or None where it stands on none."""
    for meeting in papers.list_meetings(library):
        if board_of(library, meeting.id).entry(entry_id) is not None:
            return meeting.id
    return None


def _pages(library: Library) -> Iterator[Target]:
    listed = sorted(papers.list_papers(library), key=lambda one: one.imported, reverse=True)
    here = page_in_hand(library)
    if here is not None:
        yield replace(here, where="open in Papers")
    meetings = {one.id: one for one in papers.list_meetings(library)}
    for paper in listed:
        meeting = meetings.get(paper.meeting_id)
        where = papers.meeting_title(meeting) if meeting else ""
        yield Target(LinkKind.PAGE, _named(paper), where, "", paper.id)


def _questions(library: Library) -> Iterator[Target]:
    for meeting in papers.list_meetings(library):
        for turn in turns_of(library, meeting.id):
            words = _short(turn.entry.text)
            if words:
                said = f"question of {say(meeting.date) or 'an undated meeting'}: {words}"
                where = f"item {turn.item.number}" if turn.item.number else ""
                yield Target(LinkKind.QUESTION, said, where, turn.entry.id)


def _measures(library: Library) -> Iterator[Target]:
    for measure in series_listed(library):
        yield Target(LinkKind.MEASURE, f"{measure.group}: {measure.name}", "", measure.key)


def _recommendations(library: Library, but: Recommendation) -> Iterator[Target]:
    with library.read() as connection:
        rows = tracker.all_recommendations(connection)
    for row in rows:
        if row.id != but.id:
            said = f"{f'{row.kind.value} {row.number}'.strip()}: {_short(row.text)}"
            where = say(row.date) or row.date_text
            yield Target(LinkKind.RECOMMENDATION, said, where, row.id)


def _page_words(name: str) -> str:
    return name if name.startswith("PDF") else f"page {name}"


def _named(paper: Paper) -> str:
    return paper.title or paper.file_name


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
