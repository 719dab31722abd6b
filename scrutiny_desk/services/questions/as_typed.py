"""What is typed on the board and in the meeting, written at every key without waiting.

Each function has its twin in `questions`: call that, or `typed`, with the same words when the
typing pauses. It tells what changed, or what went wrong. Both are one step of Undo.
"""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.questions import typing_in


def keep_words(library: Library, meeting_id: str, entry_id: str, field: str, words: str) -> None:
    """Have the words of a field (`text`, `answer`, `who`) written; see `revise_entry`."""
    asked = {field: storable(words)}
    library.write_soon(
        lambda connection: questions.revise(connection, meeting_id, entry_id, asked),
        undo=questions.EDIT,
        key=typing_in(entry_id, field),
    )


def keep_minutes(library: Library, meeting_id: str, entry_id: str, minutes: int | None) -> None:
    """Have a question's minutes written; see `set_minutes`."""
    library.write_soon(
        lambda connection: questions.put_minutes(connection, meeting_id, entry_id, minutes),
        undo=questions.SET_MINUTES,
        key=typing_in(entry_id, "minutes"),
    )


def keep_big_question(library: Library, meeting_id: str, item: str, words: str) -> None:
    """Have an item's big question written; see `set_big_question`."""
    _keep_enquiry(library, meeting_id, item, {"big_question": storable(words)})


def keep_item_minutes(library: Library, meeting_id: str, item: str, minutes: int | None) -> None:
    """Have an item's minutes written; see `set_item_minutes`."""
    _keep_enquiry(library, meeting_id, item, {"minutes": minutes})


def keep_total_minutes(library: Library, meeting_id: str, minutes: int | None) -> None:
    """Have the meeting's minutes written; see `set_total_minutes`."""
    library.write_soon(
        lambda connection: questions.put_total_minutes(connection, meeting_id, minutes),
        undo=questions.SET_TOTAL_MINUTES,
        key=typing_in(meeting_id, "minutes"),
    )


def typed(about: str, set_it: Callable[[], Change]) -> Change:
    """Carry out the twin at a pause. What was kept at every key is told, though nothing differs.

    about: the id of the entry or meeting, or the key of the item. Raises what `set_it` raises.
    """
    return set_it() or Change(questions.BOARD_AND_NOTES, undoable=True, ids=(about,))


def _keep_enquiry(
    library: Library, meeting_id: str, item: str, values: dict[str, str | int | None]
) -> None:
    def work(connection: Connection) -> None:
        questions.put_enquiry(connection, meeting_id, item, values)

    field = next(iter(values))
    library.write_soon(
        work,
        undo=questions.BIG_QUESTION if field == "big_question" else questions.SET_ITEM_MINUTES,
        key=typing_in(f"{meeting_id} {item}", field),
    )
