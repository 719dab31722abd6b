"""The commands of the tracker's table: what is shown of it, and what is done with its rows."""

from __future__ import annotations

from scrutiny_desk.ui.action import Action

RECOMMENDATIONS = "Recommendations"

TABLE_ACTIONS: tuple[Action, ...] = (
    Action(
        "tracker:words",
        "Find &words…",
        "Recommendations",
        ("Ctrl+F",),
        "Only the rows in which they all stand are shown",
        room=RECOMMENDATIONS,
        rule=True,
        said="Find words in the recommendations",
    ),
    Action(
        "tracker:filter",
        "&Filter…",
        "Recommendations",
        ("Ctrl+Shift+L",),
        "By status, flag, kind, committee, year, officer, response, target; mine alone",
        room=RECOMMENDATIONS,
        said="Filter the recommendations",
    ),
    Action(
        "tracker:show_all",
        "Show a&ll rows",
        "Recommendations",
        ("Alt+0",),
        "Takes the whole filter off",
        room=RECOMMENDATIONS,
        said="Show all recommendations",
    ),
    Action(
        "tracker:views",
        "&Views…",
        "Recommendations",
        ("Ctrl+Shift+O",),
        "Overdue, mine, stale … and your own; group the rows; save the filter as a view",
        room=RECOMMENDATIONS,
        said="Views of the recommendations",
    ),
    Action(
        "tracker:save_view",
        "&Save this filter as a view…",
        "Recommendations",
        room=RECOMMENDATIONS,
        said="Save the filter of the recommendations as a view",
    ),
    Action(
        "tracker:columns",
        "&Columns…",
        "Recommendations",
        ("Ctrl+Shift+K",),
        "Which columns the table shows; Space ticks one",
        room=RECOMMENDATIONS,
        said="Columns of the recommendations",
    ),
)
"""Carried out by `ui/tracker/room.py`."""
