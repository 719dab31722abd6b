"""The commands for one recommendation, as they stand in the menu of the Recommendations room."""

from __future__ import annotations

from scrutiny_desk.ui.action import Action

_ROOM = "Recommendations"

ROW_ACTIONS: tuple[Action, ...] = (
    Action(
        "tracker:edit",
        "&Edit the row in hand…",
        _ROOM,
        ("Alt+Return",),
        "Every field of it; also F2 in the open row",
        room=_ROOM,
        rule=True,
        said="Edit the recommendation in hand",
    ),
    Action(
        "tracker:update",
        "Add an &update",
        _ROOM,
        ("Ctrl+U",),
        "What was done so far, or what was heard; it can be private",
        room=_ROOM,
        said="Add an update to the recommendation in hand",
    ),
    Action(
        "tracker:response",
        "Note a &response…",
        _ROOM,
        ("Ctrl+R",),
        "Accepted, accepted in part, rejected …: when, by whom, in what words",
        room=_ROOM,
        said="Note a response to the recommendation in hand",
    ),
    Action(
        "tracker:revise",
        "Revise the &target…",
        _ROOM,
        ("Ctrl+T",),
        "A new target and the reason; the one before stays",
        room=_ROOM,
        said="Revise the target of the recommendation in hand",
    ),
    Action(
        "tracker:link",
        "&Link evidence…",
        _ROOM,
        ("Ctrl+L",),
        "A page of a paper, a file, a question, a measure, another recommendation",
        room=_ROOM,
        said="Link evidence to the recommendation in hand",
    ),
    Action(
        "tracker:close",
        "&Close it…",
        _ROOM,
        ("Ctrl+Shift+D",),
        "The day the committee agreed to close it, how it ended, and where that stands",
        room=_ROOM,
        said="Close the recommendation in hand",
    ),
    Action("tracker:reopen", "Reo&pen it", _ROOM, room=_ROOM, said="Reopen the recommendation"),
    Action(
        "tracker:page",
        "Open its pa&ge",
        _ROOM,
        ("Ctrl+Shift+P",),
        "Where the tracker prints it; Alt+Left goes back",
        room=_ROOM,
        said="Open the page of the recommendation in hand",
    ),
    Action(
        "tracker:origin",
        "Open &where it was agreed",
        _ROOM,
        ("Ctrl+Shift+G",),
        "The page of the minutes, the review or the notes that it comes from",
        room=_ROOM,
        said="Open where the recommendation in hand was agreed",
    ),
)
"""Carried out by `ui/tracker/hands.py`."""

LINK_PAGE = Action(
    "link_page",
    "L&ink this page to a recommendation…",
    _ROOM,
    ("T",),
    "The selected words, or the page, as evidence in the tracker",
    room="Papers",
)
"""Carried out by the Papers room."""
