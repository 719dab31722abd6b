"""What the Review room says where it has no row to show: a title and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.review.review import ReviewRow
from scrutiny_desk.ui.models.review_rows import Filter

NO_PAPER = ("Open a paper first", "Ctrl+O opens one; what is found in it is looked at here.")
_NOTHING = ("Nothing was found in this paper", "Add what you see: press Insert, then draw over it.")
_NONE_DOUBTFUL = ("No doubtful row is left", "Choose All to see every row.")
_ALL_DONE = ("Everything in this paper was looked at", "Choose All to see every row.")
_NONE_HERE = ("No row of this kind here", "Choose All kinds, or another tab.")


def why_none(rows: Sequence[ReviewRow], shown: Filter, section_name: str | None) -> tuple[str, str]:
    """Why none of a paper's rows is shown under a tab and a kind."""
    if not rows:
        return _NOTHING
    if section_name is not None:
        return _NONE_HERE
    return _NONE_DOUBTFUL if shown is Filter.DOUBTFUL else _ALL_DONE
