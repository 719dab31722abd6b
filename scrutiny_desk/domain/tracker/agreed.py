"""Minutes against tracker: what was agreed and not entered, what was entered and not agreed.

A resolution and a row of the tracker are one where they are of the same day and most of their
content words are shared (`domain/questions/alike.py`), or where a person says so. What an informal
meeting asked for carries often no day: there the words alone decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.questions.alike import LEAST_SHARED, Words, alike_pairs, shared, words_of
from scrutiny_desk.domain.tracker.recommendations import Recommendation

_ENOUGH = 0.6
_ENOUGH_UNDATED = 0.75
_ONLY_WORDS = 2
_CARRIES_NO_TASK = re.compile(
    r"\b(?:appoint|elect)\w*\b.{0,80}\b(?:vice[- ])?chair\w*\b"
    r"|\bminutes\b.{0,120}\b(?:signed|approved|agreed|confirmed|correct|accurate|true|record)\b"
    r"|\b(?:approv|confirm|sign)\w*\b.{0,40}\b(?:minutes|notes)\b"
    r"|\b(?:press and public|public and press|press and the public)\b.{0,60}\bexclu\w*"
    r"|\bexclu\w*\b.{0,60}\bpress\b"
    r"|\bapologies\b.{0,40}\b(?:received|accepted|noted)\b"
    r"|\b(?:suspend|waive)\w*\b.{0,40}\bstanding orders\b"
    r"|^\W*(?:that |to )?(?:the (?:report|update|information|presentation|position) )?"
    r"(?:be )?(?:noted?|received)\b(?!.{0,80}\band\b)",
    re.IGNORECASE,
)
"""What minutes agree that leaves nobody anything to do: the meeting's own business."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that a paper records as agreed, or as asked for by an informal meeting.

    fact_ids: of every print of it, the first one first. date: ISO as precise as printed, or None.
    item: the minutes' own number, "" for none. source: "Minutes of 9 November 2023, item 10".
    """

    fact_ids: tuple[str, ...]
    paper_id: str
    page_index: int
    page_name: str
    committee: str
    date: str | None
    item: str
    text: str
    informal: bool = False
    source: str = ""

    @property
    def fact_id(self) -> str:
        """The print by which it is known to a person's word about it."""
        return self.fact_ids[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """What was agreed and the row of the tracker that it is. by_person: somebody said so."""

    agreed: Agreed
    recommendation_id: str
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Minutes against tracker.

    never_entered: agreed, and no row of the tracker says so. set_aside: agreed, but the meeting's
    own business, or somebody said that it does not belong in the tracker. never_agreed: ids of
    rows dated on a meeting whose minutes are here and say nothing of them.
    """

    paired: tuple[Pair, ...] = ()
    never_entered: tuple[Agreed, ...] = ()
    set_aside: tuple[Agreed, ...] = ()
    never_agreed: tuple[str, ...] = ()


def minutes_against_tracker(
    agreed: Sequence[Agreed],
    rows: Sequence[Recommendation],
    verdicts: Mapping[str, str | None],
) -> Comparison:
    """Pair what was agreed with the rows of one committee's tracker.

    verdicts: what a person said, by fact id: the recommendation that it is, or None for nothing
    that belongs in the tracker.
    """
    here = {row.id for row in rows}
    said = {one: key for one in agreed for key in one.fact_ids if key in verdicts}
    by_hand = {one: verdicts[key] for one, key in said.items()}
    paired = [Pair(one, rec, True) for one, rec in by_hand.items() if rec in here and rec]
    taken = {pair.recommendation_id for pair in paired}
    left = [one for one in agreed if one not in by_hand]
    paired += _by_words(left, [row for row in rows if row.id not in taken])
    found = {pair.agreed for pair in paired}
    rest = [one for one in left if one not in found]
    aside = [one for one, rec in by_hand.items() if rec is None]
    aside += [one for one in rest if carries_no_task(one.text)]
    entered = {pair.recommendation_id for pair in paired}
    known_days = {one.date for one in agreed if one.date and not one.informal}
    return Comparison(
        tuple(sorted(paired, key=lambda pair: _place(pair.agreed))),
        tuple(sorted((one for one in rest if one not in aside), key=_place)),
        tuple(sorted(aside, key=_place)),
        tuple(row.id for row in rows if row.date in known_days and row.id not in entered),
    )


def carries_no_task(text: str) -> bool:
    """Whether what was agreed is the meeting's own business: its chair, its minutes, to note."""
    return _CARRIES_NO_TASK.search(text) is not None


def repeated(rows: Sequence[Recommendation]) -> dict[str, tuple[str, ...]]:
    """By recommendation id, the ids of earlier ones of another day that ask for nearly the same."""
    words = {row.id: words_of(row.text) for row in rows}
    day = {row.id: row.date for row in rows}
    earlier: dict[str, tuple[str, ...]] = {}
    for rec_id, others in alike_pairs(words).items():
        mine = day[rec_id]
        before = [
            other
            for other, _ in others
            if mine and (theirs := day[other]) and last_day(theirs) < first_day(mine)
        ]
        if before:
            earlier[rec_id] = tuple(sorted(before, key=lambda other: day[other] or ""))
    return earlier


def earlier_alike(one: Recommendation, others: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """What `repeated` says of one recommendation alone, without comparing all the others.

    others: id, date and text of those that carry a date.
    """
    if not one.date:
        return ()
    words, day = words_of(one.text), first_day(one.date)
    found = []
    for rec_id, date, text in others:
        if rec_id == one.id or last_day(date) >= day:
            continue
        # A stem stands in whatever word it is of: most rows are out without being taken apart.
        plain = text.casefold().replace("’", "'")
        if sum(stem in plain for stem in words.stems) < LEAST_SHARED:
            continue
        if shared(words_of(text), words):
            found.append((date, rec_id))
    return tuple(rec_id for _, rec_id in sorted(found, key=lambda pair: pair[0]))


def source_of(date: str | None, item: str, meeting: str = "") -> str:
    """Where it was agreed, in words: "Minutes of 9 November 2023, item 10"."""
    if meeting:
        return meeting if date is None else f"{meeting}, {say(date)}"
    of = f"Minutes of {say(date)}" if date else "Minutes"
    return f"{of}, item {item}" if item else of


def _by_words(agreed: Sequence[Agreed], rows: Sequence[Recommendation]) -> list[Pair]:
    """The best pairs first; each row and each thing agreed is in one pair at most."""
    of_rows = {row.id: words_of(row.text) for row in rows}
    scored = []
    for one in agreed:
        words = words_of(one.text)
        for row in rows:
            score = _likeness(words, of_rows[row.id])
            if _may_be(one, row, score):
                scored.append((score, one, row.id))
    scored.sort(key=lambda entry: (-entry[0], _place(entry[1]), entry[2]))
    pairs: list[Pair] = []
    done: Collection[object] = set()
    for _, one, rec_id in scored:
        if one not in done and rec_id not in done:
            pairs.append(Pair(one, rec_id))
            done = {*done, one, rec_id}
    return pairs


def _may_be(one: Agreed, row: Recommendation, score: float) -> bool:
    if one.date and row.date:
        return one.date == row.date and score >= _ENOUGH
    return score >= _ENOUGH_UNDATED


def _likeness(one: Words, other: Words) -> float:
    """The share of content words that both use, 0 to 1; 0 where their numbers disagree."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return 0.0
    both = len(one.stems.keys() & other.stems.keys())
    fewer = min(len(one.stems), len(other.stems))
    if both < _ONLY_WORDS or not fewer:
        return 0.0
    every = len(one.stems) + len(other.stems) - both
    # Trackers often shorten what was agreed, so the share of the shorter one counts most.
    return 0.7 * both / fewer + 0.3 * both / every


def _place(one: Agreed) -> tuple[str, str, int]:
    return one.date or "", one.paper_id, one.page_index
