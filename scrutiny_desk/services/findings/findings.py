"""Figures that do not add up in the papers here: listing, asking about, and putting them aside.

They are worked out anew from the facts and pages on the shelf whenever something of a paper
changed, so that a correction in Review corrects them too; in between they are kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.checking.across import PrintedList, check_across
from scrutiny_desk.checking.checks import EDITION, check_paper
from scrutiny_desk.checking.kinds import PageText
from scrutiny_desk.checking.kinds import Paper as PaperToCheck
from scrutiny_desk.checking.promises import has_come
from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.findings import Finding, FoundIn, Said, apart
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.notes.quoting import anchor_of_words
from scrutiny_desk.domain.pages.find_in_text import folded as words_to_find
from scrutiny_desk.domain.pages.find_in_text import occurrences
from scrutiny_desk.domain.pages.reading_order import in_reading_order
from scrutiny_desk.domain.papers.facts import DashboardFact, WaitingFact
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import facts, meetings, notes, pages, papers, versions
from scrutiny_desk.library.shelves import findings as shelf
from scrutiny_desk.services.notes.notes import make_note
from scrutiny_desk.services.papers.shelf_facts import as_fact, facts_to_check

_FINDINGS = frozenset({Shelf.FINDINGS})
_ASKED = frozenset({Shelf.FINDINGS, Shelf.NOTES})


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What does not add up in some papers, and how much was looked through for it."""

    found: tuple[FoundIn, ...]
    papers: int
    pages: int

    @property
    def open(self) -> list[FoundIn]:
        """Those that nobody put aside or asked about yet."""
        return [one for one in self.found if one.said is None]


def findings_of(
    library: Library,
    meeting_id: str | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
    today: datetime.date | None = None,
) -> LookedThrough:
    """What does not add up in the papers of a meeting or of all, the newest meeting's first.

    progress: papers looked through, of how many. Papers in Trash and those that a newer version
    replaces are left out, and promises whose date is still to come. Raises Cancelled when
    `cancelled` says so.
    """
    with library.read() as connection:
        wanted = shelf.current(connection, meeting_id)
    by_paper: dict[str, tuple[Finding, ...]] = {}
    for done, paper_id in enumerate(wanted):
        if cancelled():
            raise Cancelled
        progress(done, len(wanted))
        by_paper[paper_id] = _of_paper(library, paper_id)
    across = _across(library)
    as_of = today or datetime.date.fromisoformat(now()[:10])
    with library.read() as connection:
        said = shelf.all_said(connection)
        known = {one.id: one for one in papers.all_papers(connection)}
        looked = [known[one] for one in wanted if one in known]
        found = [
            _with_said(one, paper, said, _versions(connection, paper.id) if said else [paper.id])
            for paper in looked
            for one in _in_order([*by_paper[paper.id], *across.get(paper.id, [])])
            if has_come(one, as_of)
        ]
    return LookedThrough(tuple(found), len(looked), sum(one.page_count for one in looked))


def _versions(connection: Connection, paper_id: str) -> list[str]:
    """A paper and those it replaces, the newest first."""
    found = [paper_id]
    while (older := versions.older_of(connection, found[-1])) is not None and older not in found:
        found.append(older)
    return found


def _with_said(
    one: Finding, paper: Paper, said: Mapping[tuple[str, str], Said], ids: Sequence[str]
) -> FoundIn:
    """The finding with what was said of it, or of the same in an earlier version."""
    own = said.get((paper.id, one.key))
    if own is not None or len(ids) == 1:
        return FoundIn(one, paper.id, paper.title, own)
    for paper_id in ids[1:]:
        for (of_paper, key), word in said.items():
            if of_paper == paper_id and apart(key) == one.key_apart:
                return FoundIn(one, paper.id, paper.title, word, (of_paper, key))
    return FoundIn(one, paper.id, paper.title)


def left_to_look_through(library: Library, meeting_id: str | None = None) -> int:
    """How many pages `findings_of` has to look through; 0 where it answers at once."""
    with library.read() as connection:
        known = shelf.known(connection, EDITION)
        left = [one for one in shelf.current(connection, meeting_id) if one not in known]
        found = [papers.paper(connection, one) for one in left]
    return sum(one.page_count for one in found if one is not None)


def put_aside(library: Library, one: FoundIn, reason: str) -> Change:
    """Put a finding aside for a reason; `bring_back` or Undo lists it again.

    Raises DeskError where no reason is given.
    """
    why = " ".join(reason.split())
    if not why:
        raise DeskError(
            "There is no reason yet",
            "A finding is put aside with a word on why, for whoever looks next",
            "Write why it is put aside",
        )
    said = Said(why, None, now())
    library.write(
        lambda connection: shelf.say(connection, one.paper_id, one.finding.key, said),
        undo="Put a finding aside",
    )
    return Change(_FINDINGS, "Finding put aside", undoable=True)


def bring_back(library: Library, one: FoundIn) -> Change:
    """List a finding again that was put aside; `NO_CHANGE` where it was not."""
    if not one.put_aside:
        return NO_CHANGE
    of_paper, key = one.said_of or (one.paper_id, one.finding.key)
    library.write(
        lambda connection: shelf.unsay(connection, of_paper, key),
        undo="Bring a finding back",
    )
    return Change(_FINDINGS, "Finding brought back", undoable=True)


def ask_about(library: Library, one: FoundIn) -> Change:
    """Make a finding a question on its page, with its sentence as the words; `ids[0]` is the note.

    Raises DeskError where it is a question already or its paper is gone.
    """
    if not one.finding.places:
        raise ValueError("a finding stands on a page")
    place = one.finding.places[0]

    def work(connection: Connection) -> str:
        known = shelf.all_said(connection).get(one.said_of or (one.paper_id, one.finding.key))
        if known is not None and known.note_id is not None:
            raise DeskError(
                "This is a question already",
                "It was asked about before, and stands on its page and on the board",
                "Open the page, or the board of questions",
            )
        anchor = _anchor(connection, one.paper_id, one.finding)
        note = make_note(
            connection,
            one.paper_id,
            None,
            NoteKind.QUESTION,
            one.finding.sentence,
            anchor,
            private=True,
        )
        notes.add(connection, replace(note, author=library.person))
        shelf.say(connection, one.paper_id, one.finding.key, Said("", note.id, note.created))
        return note.id

    note_id = library.write(work, undo="Make a finding a question")
    page = place.page if place.page.startswith("PDF") else f"page {place.page}"
    return Change(_ASKED, f"Question written on {page}", undoable=True, ids=(note_id,))


def _anchor(connection: Connection, paper_id: str, one: Finding) -> Anchor:
    """What is printed, where it stands once on its page; else the whole page."""
    place = one.places[0]
    words = in_reading_order(pages.words(connection, paper_id, place.page_index) or [])
    found = occurrences(words, words_to_find(one.printed))
    if len(found) != 1:
        return Anchor(place.page_index, place.page)
    return anchor_of_words(words, found[0].first, found[0].last, place.page_index, place.page)


def _of_paper(library: Library, paper_id: str) -> tuple[Finding, ...]:
    with library.read() as connection:
        known = shelf.kept(connection, paper_id, EDITION)
        if known is not None:
            return known
        if library.read_only:
            return _work_out(connection, paper_id)

    def work(connection: Connection) -> tuple[Finding, ...]:
        # Within one transaction, so that nothing of the paper changes between the two.
        found = _work_out(connection, paper_id)
        shelf.keep(connection, paper_id, EDITION, found)
        return found

    return library.write(work)


def _work_out(connection: Connection, paper_id: str) -> tuple[Finding, ...]:
    text = [
        PageText(page.name, page.index, page.text) for page in pages.pages(connection, paper_id)
    ]
    return check_paper(PaperToCheck(facts_to_check(connection, paper_id), tuple(text)))


def _across(library: Library) -> dict[str, list[Finding]]:
    with library.read() as connection:
        known = shelf.kept_across(connection, EDITION)
        if known is not None:
            return known
        if library.read_only:
            return _work_out_across(connection)

    def work(connection: Connection) -> dict[str, list[Finding]]:
        found = _work_out_across(connection)
        shelf.keep_across(connection, EDITION, found)
        return found

    return library.write(work)


def _work_out_across(connection: Connection) -> dict[str, list[Finding]]:
    """Committee by committee; two councils' committees of one name are two."""
    shown: dict[str, tuple[Paper, Meeting]] = {}
    lists: dict[tuple[str, str], list[PrintedList]] = {}
    for section, kind in (("waiting_times", WaitingFact), ("waiting_dashboard", DashboardFact)):
        for row in facts.of_section(connection, section):
            if row.paper_id not in shown and (both := _with_meeting(connection, row.paper_id)):
                shown[row.paper_id] = both
            if row.paper_id in shown:
                paper, meeting = shown[row.paper_id]
                key = (folded(meeting.council), folded(meeting.committee))
                called = f"“{paper.title}”, {meetings.title(meeting.committee, meeting.date)}"
                lists.setdefault(key, []).append(PrintedList(paper.id, called, as_fact(row, kind)))
    found: dict[str, list[Finding]] = {}
    for printed in lists.values():
        ordered = sorted(printed, key=lambda one: shown[one.paper_id][1].date or "9999")
        for paper_id, one in check_across(ordered):
            found.setdefault(paper_id, []).append(one)
    return found


def _with_meeting(connection: Connection, paper_id: str) -> tuple[Paper, Meeting] | None:
    paper = papers.paper(connection, paper_id)
    meeting = None if paper is None else meetings.meeting(connection, paper.meeting_id)
    return None if paper is None or meeting is None else (paper, meeting)


def _in_order(found: Sequence[Finding]) -> list[Finding]:
    """In the order of their pages, each once."""
    once = {one.key: one for one in found}
    return sorted(once.values(), key=lambda one: one.places[0].page_index if one.places else -1)
