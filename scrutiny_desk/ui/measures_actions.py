"""The commands of the Measures room as data."""

from __future__ import annotations

from scrutiny_desk.ui.action import Action

_ROOM = "Measures"

MEASURES_ACTIONS: tuple[Action, ...] = (
    Action(
        "measures:enter",
        "&Enter or import readings…",
        "Measures",
        (),
        "Typed, pasted, or from a csv or Excel file; shown before they are entered",
        room=_ROOM,
    ),
    Action(
        "measures:decisions",
        "&Decisions on this series…",
        "Measures",
        (),
        "A new baseline, a figure left out, a target, an event: each with its reason",
        room=_ROOM,
    ),
    Action(
        "measures:card",
        "&What is counted…",
        "Measures",
        (),
        "When the clock starts and stops, the source, as at when",
        room=_ROOM,
    ),
    Action(
        "measures:names",
        "&Services under two names…",
        "Measures",
        (),
        "Say which names are one service; Undo and Split take it back",
        room=_ROOM,
        rule=True,
    ),
    Action(
        "measures:confirm",
        "C&onfirm as proposed",
        "Measures",
        (),
        "The chosen milestones stand where their own words say",
        room=_ROOM,
        heard=("C",),
        said="Confirm the chosen milestones as proposed",
        rule=True,
    ),
    Action(
        "measures:status",
        "Say where it s&tands…",
        "Measures",
        (),
        "Of the chosen milestones: a status, with words if you like",
        room=_ROOM,
        heard=("S",),
        said="Say where the chosen milestones stand",
    ),
    Action(
        "measures:unconfirm",
        "Ta&ke the confirmation back",
        "Measures",
        (),
        "It stays in the history",
        room=_ROOM,
        heard=("Del",),
        said="Take back the confirmation of the chosen milestones",
    ),
    Action(
        "measures:closer",
        "Look &closer at the months",
        "Measures",
        ("Ctrl++", "Ctrl+="),
        "Fewer months on the chart, round the one in hand; also Ctrl and the wheel",
        room=_ROOM,
        rule=True,
    ),
    Action("measures:further", "Look from &further away", "Measures", ("Ctrl+-",), room=_ROOM),
    Action("measures:earlier", "E&arlier months", "Measures", ("Ctrl+,",), room=_ROOM),
    Action("measures:later", "&Later months", "Measures", ("Ctrl+.",), room=_ROOM),
    Action("measures:every_month", "Every &month", "Measures", ("Ctrl+0",), room=_ROOM),
)
"""What a person says of series, and how closely they look."""
