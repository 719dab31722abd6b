"""The commands of the Recommendations room, as they stand in its menu."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.ui.action import Action
from scrutiny_desk.ui.tracker_row_actions import LINK_PAGE, ROW_ACTIONS
from scrutiny_desk.ui.tracker_table_actions import RECOMMENDATIONS, TABLE_ACTIONS

_IN_HAND = "The row in ha&nd"
"""A submenu: all in one, the menu is longer than a laptop's screen is high."""

TRACKER_ACTIONS: tuple[Action, ...] = (
    Action(
        "tracker:add",
        "&Add a recommendation…",
        "Recommendations",
        ("Ctrl+Shift+N",),
        "An action or an information request too",
        room=RECOMMENDATIONS,
    ),
    *(replace(one, within=_IN_HAND, rule=False) for one in (*ROW_ACTIONS, LINK_PAGE)),
    Action(
        "tracker:take_over",
        "&Take over a tracker…",
        "Recommendations",
        (),
        "From Excel, Word or PDF: shown first, then taken; a later version updates its rows",
        room=RECOMMENDATIONS,
    ),
    Action(
        "tracker:waiting",
        "Rows t&hat wait…",
        "Recommendations",
        (),
        "Rows of imported trackers that may be here already: say which they are",
        room=RECOMMENDATIONS,
        said="Rows of trackers that wait",
    ),
    Action(
        "tracker:agreed",
        "&Minutes against the tracker…",
        "Recommendations",
        (),
        "What was agreed and never entered, and what was entered and never agreed",
        room=RECOMMENDATIONS,
    ),
    Action(
        "tracker:overview",
        "&Overview…",
        "Recommendations",
        (),
        "Open, overdue and closed by year, officer or committee; how long answers take",
        room=RECOMMENDATIONS,
    ),
    *TABLE_ACTIONS,
    Action(
        "publish",
        "&Publish the tracker…",
        "Recommendations",
        (),
        "The appendix of an agenda, as Word, PDF or Excel",
        rule=True,
    ),
    Action(
        "letters",
        "Letters to off&icers…",
        "Recommendations",
        (),
        "About what is late or without recent news; nothing is sent",
    ),
    Action(
        "tracker:settings",
        "Tracker s&ettings…",
        "Recommendations",
        (),
        "A committee's references, columns, ratings and meeting cycle",
        room=RECOMMENDATIONS,
    ),
)
"""Those of one room, carried out by `ui/tracker/room.py`'s table of commands."""
