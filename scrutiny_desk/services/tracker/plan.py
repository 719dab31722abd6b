"""What a tracker would change here: each of its rows is new, changed, the same or doubtful."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Update
from scrutiny_desk.domain.tracker.tables import PrintedRow, TrackerTable
from scrutiny_desk.domain.tracker.taking_over import (
    Candidate,
    FieldChange,
    PlannedRow,
    RowState,
    TakingOver,
    TrackerChoice,
)
from scrutiny_desk.domain.tracker.update_entries import without_date
from scrutiny_desk.domain.tracker.words import kind_in
from scrutiny_desk.finding.tracker.columns import load_vocabulary
from scrutiny_desk.finding.tracker.rows import read_rows
from scrutiny_desk.finding.tracker.tables import columns_by
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import (
    papers,
    recommendation_history,
    recommendations,
    sightings,
)
from scrutiny_desk.services.tracker.known import called
from scrutiny_desk.services.tracker.matching import is_reference, match_recommendations, number_of
from scrutiny_desk.services.tracker.reading import TrackerFile, say_sheets
from scrutiny_desk.services.tracker.rows import (
    cleaned,
    printed_entries,
    unused_columns,
    with_what_is_known,
)

_ROWS_TOLD = 8
# Words that mean to be a date: "13/25/2026", "31 Novermber 2025". "Q3 2026" and "TBC" do not.
_LIKE_A_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|^\s*\d{1,2}(st|nd|rd|th)?\s+[A-Za-z]{3}")
# The fields of a recommendation that a print gives: its own name, the row's, the word for it.
_PRINTED = (
    ("number", "number", "Reference"),
    ("date_text", "date_text", "Date"),
    ("text", "text", "Recommendation"),
    ("target_text", "target_text", "Target"),
    ("officer", "officer", "Officer"),
    ("reported", "rag_text", "Reported"),
    ("executive_member", "executive_member", "Executive member"),
    ("origin_text", "origin", "Origin"),
)
_ONLY_IF_TOLD = frozenset({"executive_member", "origin_text"})
_CHANGED_HERE = "changed here, so it stays"
_NEWER_HERE = "a newer tracker says so, so it stays"


def plan_tracker(library: Library, file: TrackerFile, choice: TrackerChoice) -> TakingOver:
    """What the rows of a file would change; nothing is written."""
    with library.read() as connection:
        return plan_within(connection, file, choice)


def plan_within(connection: Connection, file: TrackerFile, choice: TrackerChoice) -> TakingOver:
    """`plan_tracker` on a connection of the caller's, as the library is at that moment."""
    printed, problems = read_choice(file, choice)
    rows = [cleaned(row.fact) for row in printed]
    here = _Here(connection, choice.told_on or now()[:10])
    matches = match_recommendations(
        rows,
        choice.committee,
        here.shelf.values(),
        sightings.printed_texts(connection),
        recommendation_history.earlier_committees(connection),
    )
    unused = unused_columns(rows)
    planned = []
    for row, one, match in zip(rows, printed, matches, strict=True):
        changes: tuple[FieldChange, ...] = ()
        if match.rec_id is None:
            state = RowState.DOUBTFUL if match.candidates else RowState.NEW
        elif match.rec_id not in here.shown:
            # It stands in papers in Trash alone: nobody sees it, so it is new to whoever looks.
            state = RowState.NEW
        else:
            changes = here.changes(match.rec_id, row, unused, choice.told_on)
            moved = any(not change.kept for change in changes)
            state = RowState.CHANGED if moved else RowState.UNCHANGED
        candidates = tuple(
            Candidate(rec_id, here.called(rec_id), why) for rec_id, why in match.candidates
        )
        planned.append(PlannedRow(row, one.at, state, match.rec_id, changes, candidates, one.said))
    known = papers.by_sha256(connection, file.sha256)
    problems += here.unknown_committee(choice.committee)
    on_shelf = known is not None and not known[1]
    return TakingOver(file.name, tuple(planned), tuple(problems), on_shelf)


def read_choice(file: TrackerFile, choice: TrackerChoice) -> tuple[list[PrintedRow], list[str]]:
    """The rows of a file by what a person says its columns are, and what could not be used."""
    vocabulary = load_vocabulary()
    names = [page.name for page in file.reading.pages]
    problems = say_sheets(file.sheets)
    printed: list[PrintedRow] = []
    for table, fields in zip(file.tables, choice.fields, strict=True):
        if not any(fields):
            continue
        if "text" not in fields:
            problems.append(
                f"{_table(table)}: no column holds the recommendation, so it is left out."
            )
            continue
        rows, left = read_rows(
            table.table,
            table.heading_at,
            columns_by(fields),
            vocabulary,
            names,
            table.sure,
            file.sheets,
        )
        printed += rows
        if table.heading_at < 0 and not table.known:
            problems.append(
                f"{_table(table)} has no row of headings; what its columns hold was guessed from "
                "what stands in them."
            )
        problems += _left(table, left)
        if not rows:
            problems.append(f"{_table(table)} has no row with a recommendation in it.")
    problems += _row_troubles(printed)
    problems += _twice(printed)
    return printed, problems


@dataclass(frozen=True, slots=True)
class _Row:
    """A recommendation as it is here."""

    one: Recommendation
    by_person: frozenset[str]
    history: Sequence[Update]


class _Here:
    """The recommendations of the library, to be compared with a tracker of a day."""

    def __init__(self, connection: Connection, day: str) -> None:
        self._connection = connection
        self._day = day
        self.shelf = {
            one.id: one
            for one in recommendations.all_recommendations(connection, with_trashed=True)
        }
        self.shown = {one.id for one in recommendations.all_recommendations(connection)}
        self._histories: Mapping[str, Sequence[Update]] = recommendations.updates(
            connection, with_trashed=True
        )
        self._newest = sightings.newest_days(connection)

    def unknown_committee(self, committee: str) -> list[str]:
        """A word of warning where every row would be new because its committee is."""
        names = {
            folded(one.committee): one.committee for one in self.shelf.values() if one.committee
        }
        if not committee or not names or folded(committee) in names:
            return []
        known = together([f"“{name}”" for name in list(names.values())[:_ROWS_TOLD]])
        return [f"Nothing of “{committee}” is here yet; the rows here are of {known}."]

    def called(self, rec_id: str) -> str:
        return called(self.shelf[rec_id])

    def changes(
        self,
        rec_id: str,
        row: RecommendationFact,
        unused: frozenset[str],
        told_on: str | None,
    ) -> tuple[FieldChange, ...]:
        """What reads otherwise in a row, and what it adds to the history."""
        one = self.shelf[rec_id]
        by_person = recommendations.by_person(self._connection, rec_id)
        row = with_what_is_known(row, one, unused)
        newer_here = self._newest.get(rec_id, "") > self._day
        found = []
        for name, printed, word in _PRINTED:
            before, after = str(getattr(one, name)), _words(row, printed)
            if folded(before) == folded(after) or (name in _ONLY_IF_TOLD and not after):
                continue
            kept = _NEWER_HERE if newer_here else _CHANGED_HERE if name in by_person else ""
            found.append(FieldChange(word, before, after, kept))
        if one.reported_colour != row.rag_colour and folded(one.reported) == folded(row.rag_text):
            kept = _NEWER_HERE if newer_here else _CHANGED_HERE if "reported" in by_person else ""
            colours = one.reported_colour or "", row.rag_colour or ""
            found.append(FieldChange("Colour of the rating", *colours, kept))
        kind = kind_in(row.kind)
        if kind is not None and kind is not one.kind and "kind" not in by_person:
            found.append(FieldChange("Kind", one.kind.word, kind.word))
        if row.closed_text and one.closed_on is None:
            found.append(FieldChange("Closed on", "", row.closed_text))
        return (*found, *self._updates(rec_id, row, told_on))

    def _updates(
        self, rec_id: str, row: RecommendationFact, told_on: str | None
    ) -> list[FieldChange]:
        history = self._histories.get(rec_id, ())
        said = {folded(text) for one in history for text in (one.text, without_date(one.text))}
        if not row.update.strip() or folded(row.update) in said:
            return []
        last = next((one.text for one in reversed(history) if one.what.is_news), "")
        return [
            FieldChange("New update", last, text)
            for _, text in printed_entries(row, told_on)
            if folded(text) not in said and folded(without_date(text)) not in said
        ]


def _words(row: RecommendationFact, name: str) -> str:
    return number_of(row) if name == "number" else str(getattr(row, name))


def _left(table: TrackerTable, left: Sequence[str]) -> list[str]:
    """What is said of rows that hold something, but no recommendation."""
    if not left:
        return []
    where = [one for one in left[:_ROWS_TOLD] if one]
    if not where:
        return [f"{_table(table)}: {count(len(left), 'row')} without a recommendation left out."]
    more = len(left) - len(where)
    where += [count(more, "more row")] if more else []
    return [f"Without a recommendation, so left out: {together(where)}."]


def _row_troubles(printed: Sequence[PrintedRow]) -> list[str]:
    """Dates that are no dates, by cell; each row tells its own too."""
    found = []
    for row in printed:
        refs = dict(row.refs)
        for name, text, date in (
            ("date", row.fact.date_text, row.fact.date),
            ("target", row.fact.target_text, row.fact.target_date),
            ("closed", row.fact.closed_text, read_date(row.fact.closed_text)),
        ):
            if date is None and _LIKE_A_DAY.search(text):
                where = refs.get(name) or f"Row {number_of(row.fact)}".rstrip()
                found.append(f"{where}: “{text[:40]}” is not read as a date.")
    more = len(found) - _ROWS_TOLD
    return [
        *found[:_ROWS_TOLD],
        *([f"And {count(more, 'more date')} like these."] if more > 0 else []),
    ]


def _twice(printed: Sequence[PrintedRow]) -> list[str]:
    """References that stand before different recommendations of one file."""
    by_number: dict[str, list[PrintedRow]] = {}
    for row in printed:
        if is_reference(number_of(row.fact)):
            by_number.setdefault(folded(number_of(row.fact)), []).append(row)
    said = []
    for rows in by_number.values():
        if len({folded(row.fact.text) for row in rows}) > 1:
            where = together([row.at or f"page {row.fact.page}" for row in rows[:_ROWS_TOLD]])
            said.append(f"{number_of(rows[0].fact)} stands before different rows: {where}.")
    return said


def _table(table: TrackerTable) -> str:
    return f"“{table.name}”"
