"""The board: what a committee means to ask under each agenda item, and in what order.

An item has one big question, lines of enquiry under it, questions under those, and follow-ups
under a question. Questions that stand under no line yet are loose, and come after the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scrutiny_desk.domain.notes.notes import NoteStatus

TOP = ""
"""The parent of what stands under no line and no question."""

MEETING_AS_A_WHOLE = "-"
"""The key of what stands under no agenda item."""


class EntryKind(StrEnum):
    """A line of enquiry is a heading; everything that is asked is a question."""

    LINE = "line"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page that a question stands on, with the words quoted from it.

    id: "" for the page on which the question itself was written, which cannot be taken away.
    page_index from 0; page_label as printed, or "PDF 2".
    """

    id: str
    paper_id: str
    page_index: int
    page_label: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of enquiry or a question, as it stands on the board.

    item: the key of its `BoardItem`. parent: the id of what it stands under, or `TOP`. position:
    its place among its siblings; None for a question from a page that nobody has placed yet.
    minutes: None where nobody gave it any. merged_into: the id of the question asked in its stead.
    recommendation_id: the action that a promised written answer became. dismissed: hints that
    somebody has put aside for this question.
    """

    id: str
    kind: EntryKind
    item: str
    parent: str = TOP
    position: int | None = None
    text: str = ""
    who: str = ""
    status: NoteStatus = NoteStatus.DRAFT
    answer: str = ""
    private: bool = True
    minutes: int | None = None
    merged_into: str | None = None
    recommendation_id: str | None = None
    from_page: bool = False
    evidence: tuple[Evidence, ...] = ()
    dismissed: frozenset[str] = frozenset()

    @property
    def is_line(self) -> bool:
        return self.kind is EntryKind.LINE


@dataclass(frozen=True, slots=True)
class BoardItem:
    """An agenda item of the meeting: ids of its rows in every paper that lists it, oldest first.

    key: what entries name it by. minutes: None where nobody set them. seconds: time used so far
    in the meeting.
    """

    key: str
    ids: tuple[str, ...]
    number: str
    title: str
    big_question: str = ""
    minutes: int | None = None
    seconds: int = 0

    @property
    def name(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry where it stands when the board is read from top to bottom.

    depth: 0 for a line or a loose question, 1 under a line, and one more for a follow-up.
    number: the running number of a question within its item ("3", "3.1"), "" for a line and for
    what was merged into another. under: the id of the line it stands under, `TOP` when loose.
    """

    entry: Entry
    depth: int
    number: str
    under: str = TOP

    @property
    def is_follow_up(self) -> bool:
        return "." in self.number


@dataclass(frozen=True, slots=True)
class Board:
    """All that stands on the board of a meeting; entries in no particular order."""

    meeting_id: str
    items: tuple[BoardItem, ...] = ()
    entries: tuple[Entry, ...] = ()
    total_minutes: int | None = None
    _by_item: dict[str, list[Entry]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, key: str) -> list[Entry]:
        """The entries of one item."""
        if not self._by_item and self.entries:
            for entry in self.entries:
                self._by_item.setdefault(entry.item, []).append(entry)
        return self._by_item.get(key, [])

    def item(self, key: str) -> BoardItem | None:
        return next((item for item in self.items if item.key == key), None)

    def entry(self, entry_id: str | None) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == entry_id), None)


def siblings(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries of one item by the id of what they stand under, each group in its order.

    What stands under something that is not on the board (a question that became a concern, say)
    stands at the top, so that nothing is lost. Merged questions are siblings of none.
    """
    known = {entry.id: entry for entry in entries}
    groups: dict[str, list[Entry]] = {}
    for entry in known.values():
        if entry.merged_into in known:
            continue
        parent = entry.parent if entry.parent in known and not entry.is_line else TOP
        seat = known.get(parent)
        # A follow-up of what was merged into another follows the question asked in its stead.
        if seat is not None and seat.merged_into in known:
            parent = str(seat.merged_into)
        groups.setdefault(parent, []).append(entry)
    for group in groups.values():
        # Ids rise in time, and unplaced questions come in the order of the papers.
        order = {entry.id: number for number, entry in enumerate(group)}
        group.sort(key=lambda one: (one.position is None, one.position or 0, order[one.id]))
    return groups


def laid_out(entries: Iterable[Entry]) -> list[Placed]:
    """The entries of one item as they are read: lines with their questions, then loose ones.

    A question is followed by its follow-ups, and by what was merged into it.
    """
    entries = list(entries)
    groups = siblings(entries)
    merged: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.merged_into:
            merged.setdefault(entry.merged_into, []).append(entry)
    placed: list[Placed] = []
    count = 0

    def ask(question: Entry, depth: int, number: str, under: str) -> None:
        placed.append(Placed(question, depth, number, under))
        placed.extend(Placed(one, depth + 1, "", under) for one in merged.get(question.id, ()))
        for at, follow_up in enumerate(groups.get(question.id, ()), start=1):
            ask(follow_up, depth + 1, f"{number}.{at}", under)

    top = groups.get(TOP, [])
    for line in (entry for entry in top if entry.is_line):
        placed.append(Placed(line, 0, "", line.id))
        for question in groups.get(line.id, ()):
            count += 1
            ask(question, 1, str(count), line.id)
    for question in (entry for entry in top if not entry.is_line):
        count += 1
        ask(question, 0, str(count), TOP)
    return placed


def asked(placed: Sequence[Placed]) -> list[Placed]:
    """What is put to somebody: no lines, nothing that was merged into another."""
    return [one for one in placed if one.number]


def people(known: Iterable[str], entries: Iterable[Entry]) -> list[str]:
    """Whom one may ask: those asked already on the board first, then the others known, once each.

    Case makes no difference; the words that come first stay.
    """
    seen: dict[str, str] = {}
    for words in [*(entry.who for entry in entries), *known]:
        plain = " ".join(words.split())
        if plain:
            seen.setdefault(plain.casefold(), plain)
    return list(seen.values())
