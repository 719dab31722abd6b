"""A written answer promised in the meeting becomes an action in the tracker, in the same step."""

from __future__ import annotations

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.tracker.standing import target_of
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import meetings, typed_drafts
from scrutiny_desk.library.shelves import questions as shelf
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_rows import found, row_of, write_values
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.settings import reference_chosen

FORM = "promise"
"""How a promise that is being typed is called among the drafts of forms."""
_CHANGED = frozenset({Shelf.QUESTIONS, Shelf.NOTES, Shelf.RECOMMENDATIONS})


def promise_answer(
    library: Library, meeting_id: str, entry_id: str, *, by_whom: str, by_when: str
) -> Change:
    """Note that a written answer was promised: by whom, and by when in words ("29 March 2024").

    The action stands in the tracker under the meeting's committee, with a line in its history that
    says where it came from; that of a private question is private. A second promise for the same
    question changes that action and adds a line. Raises DeskError where nobody is named, or the
    question has no words.
    """
    who, when = storable(by_whom).strip(), storable(by_when).strip()
    if not who:
        raise DeskError(
            "Nobody is named yet",
            "A promise needs somebody who keeps it",
            "Write by whom the answer was promised",
        )

    def work(connection: Connection) -> tuple[str, bool]:
        board = read_board(connection, meeting_id)
        entry = found(board, entry_id)
        if not entry.text.strip():
            raise DeskError(
                "This question has no words yet", "", "Write what was asked, then press W again"
            )
        meeting = meetings.meeting(connection, meeting_id)
        date = meeting.date if meeting else None
        row = row_of(connection, board, entry_id)
        action = row.recommendation_id
        until = f" by {when}" if when else ""
        if action is None:
            committee = meeting.committee if meeting else ""
            action = recommendations.enter(
                connection,
                committee=committee,
                number=reference_chosen(connection, committee, date),
                date_text=say(date) or "",
                text=f"Written answer to: {entry.text.strip()}",
                target_text=when or "TBC",
                officer=who,
            )
            said = f"Promised in the meeting by {who}: a written answer{until}."
        else:
            values = {"officer": who, "target_text": when or "TBC", "target_date": target_of(when)}
            tracker.change(connection, action, values)
            said = f"Promised anew by {who}: a written answer{until}."
        if entry.private:
            tracker.change(connection, action, {"private": 1})
        recommendations.append(connection, action, date, "Committee", said)
        shelf.change(connection, entry_id, {"recommendation_id": action})
        write_values(connection, board, entry, {"status": NoteStatus.WRITTEN_PROMISED})
        typed_drafts.drop(connection, FORM, entry_id)
        one = tracker.recommendation(connection, action)
        return action, one is not None and one.private

    action, private = library.write(work, undo="Promise a written answer")
    said = f"Written answer promised by {who}; it is an action in Recommendations now"
    if private:
        said += ". It is private: it stays out of what is published"
    return Change(
        _CHANGED,
        said,
        undoable=True,
        ids=(entry_id, action),
    )
