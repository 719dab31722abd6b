"""What a later print of a tracker's row tells that the one before did not, as lines of history."""

from __future__ import annotations

from scrutiny_desk.domain.dates import last_day, read_date, say
from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.tracker.recommendations import (
    Entry,
    Recommendation,
    Response,
    TargetRevision,
    Update,
)
from scrutiny_desk.domain.tracker.standing import target_of
from scrutiny_desk.domain.tracker.words import kind_in, origin_in, response_in
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import recommendation_history, recommendations
from scrutiny_desk.services.tracker.recommendations import REGISTER_ROLE, said_change

_TOLD = ("number", "date_text", "text", "target_text", "officer", "reported")


class Teller:
    """Tells in the histories what one paper changes. told_on: the paper's day, ISO or None."""

    def __init__(self, connection: Connection, paper: Paper, told_on: str | None) -> None:
        self._connection = connection
        self._paper = paper
        self._told_on = told_on
        self._printed_in = f"As printed in “{paper.title}” ({paper.file_name})."

    def tell_changes(self, rec_id: str, before: Recommendation | None) -> None:
        """A line for every field that reads otherwise than before this print."""
        after = recommendations.recommendation(self._connection, rec_id)
        if before is None or after is None:
            return
        for name in _TOLD:
            old, new = getattr(before, name), getattr(after, name)
            if folded(str(old)) != folded(str(new)):
                self._line(rec_id, f"{said_change(name, old, new)} {self._printed_in}")
        if before.reported_colour != after.reported_colour and before.reported == after.reported:
            old, new = before.reported_colour or "none", after.reported_colour or "none"
            self._line(rec_id, f"Colour of the rating: {new}; before: {old}. {self._printed_in}")

    def tell_the_rest(self, rec_id: str, row: RecommendationFact) -> None:
        """What only some trackers tell: member, kind, origin, answer, first target, closure.

        Only from the newest print, and never over what a person wrote.
        """
        one = recommendations.recommendation(self._connection, rec_id)
        if one is None or one.paper_id != self._paper.id:
            return
        self._fields(one, row)
        if row.original_target_text:
            self._first_target(one, row.original_target_text)
        if row.response:
            self._response(rec_id, row.response)
        if row.closed_text and one.closed_on is None:
            self._closure(one, row.closed_text)
        for line in row.history.splitlines():
            self._line_once(rec_id, line)

    def _fields(self, one: Recommendation, row: RecommendationFact) -> None:
        by_person = recommendations.by_person(self._connection, one.id)
        kind, origin = kind_in(row.kind), origin_in(row.origin)
        wanted: dict[str, str | None] = {
            "executive_member": row.executive_member or None,
            "kind": kind and kind.value,
            "origin_text": row.origin or None,
            "origin": origin and origin.value,
        }
        differs = {
            name: value
            for name, value in wanted.items()
            if value is not None and name not in by_person and str(getattr(one, name)) != value
        }
        if not differs:
            return
        recommendations.change(self._connection, one.id, differs)
        for name, value in differs.items():
            before = getattr(one, name)
            if name in {"executive_member", "origin_text"} and str(before).strip():
                self._line(one.id, f"{said_change(name, before, value)} {self._printed_in}")

    def _first_target(self, one: Recommendation, first: str) -> None:
        known = recommendation_history.revisions(self._connection, one.id).get(one.id, [])
        if any(folded(first) in {folded(r.from_text), folded(r.to_text)} for r in known):
            return
        if folded(first) == folded(one.target_text):
            return
        recommendation_history.add_revision(
            self._connection,
            TargetRevision(
                new_id(),
                one.id,
                None,
                first,
                target_of(first),
                one.target_text,
                one.target_date,
                self._printed_in,
                now(),
            ),
        )

    def _response(self, rec_id: str, words: str) -> None:
        kind = response_in(words)
        if kind is None:
            self._line_once(rec_id, f"Response: {words}", Entry.RESPONSE)
            return
        known = recommendation_history.responses(self._connection, rec_id).get(rec_id, [])
        if any(one.kind is kind and folded(one.text) == folded(words) for one in known):
            return
        answer = Response(new_id(), rec_id, self._told_on, kind, "", words, now())
        recommendation_history.add_response(self._connection, answer)
        self._line_once(rec_id, f"Response: {words}", Entry.RESPONSE)

    def _closure(self, one: Recommendation, words: str) -> None:
        date = read_date(words)
        if date is None:
            self._line_once(one.id, f"Closed, as the tracker says: {words}")
            return
        day = last_day(date).isoformat() if len(date) == len("2024-01") else date
        recommendations.change(
            self._connection, one.id, {"closed_on": day, "closed_words": self._printed_in}
        )
        self._line(one.id, f"Closed on {say(date)}. {self._printed_in}", Entry.CLOSURE)

    def _line_once(self, rec_id: str, said: str, what: Entry = Entry.CHANGE) -> None:
        history = recommendations.updates(self._connection, rec_id, with_trashed=True)
        if folded(said) not in {folded(one.text) for one in history.get(rec_id, ())}:
            self._line(rec_id, said, what)

    def _line(self, rec_id: str, said: str, what: Entry = Entry.CHANGE) -> None:
        update = Update(new_id(), rec_id, self._told_on, REGISTER_ROLE, said, now(), what)
        recommendations.add_update(self._connection, update, self._paper.id)
