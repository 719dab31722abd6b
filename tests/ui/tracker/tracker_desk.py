"""Rows put into a desk's library, for the dialogs of what leaves the tracker."""

from __future__ import annotations

from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk

COMMITTEE = "The committee"


def enter(
    desk: Desk,
    number: str,
    text: str,
    *,
    officer: str = "Pilot",
    target: str = "December 2023",
    date: str = "9 November 2023",
    private: bool = False,
) -> str:
    """Enter a recommendation and give its id."""
    (rec_id,) = recommendations.add_recommendation(
        desk.library,
        committee=COMMITTEE,
        number=number,
        date_text=date,
        text=text,
        target_text=target,
        officer=officer,
    ).ids
    if private:
        recommendations.revise_recommendation(desk.library, rec_id, private=True)
    return rec_id
