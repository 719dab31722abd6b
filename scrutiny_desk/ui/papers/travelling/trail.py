"""Where somebody was before each jump, to go back and forward as in a browser. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.papers.papers import Place

KEPT = 100


class Trail:
    """The places to go back to and, after going back, those to go forward to."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def behind(self) -> Place | None:
        """Where Back goes."""
        return self._behind[-1] if self._behind else None

    @property
    def ahead(self) -> Place | None:
        """Where Forward goes."""
        return self._ahead[-1] if self._ahead else None

    def depart(self, here: Place) -> None:
        """Somebody jumps away from here; what was ahead is forgotten."""
        self._ahead.clear()
        if self.behind != here:
            self._behind.append(here)
        del self._behind[:-KEPT]

    def never_left(self) -> None:
        """The last departure led nowhere: nobody wants to go back to where one stands."""
        if self._behind:
            self._behind.pop()

    def back(self, here: Place) -> Place | None:
        """The place to go back to, from here; None where there is none."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place to go forward to, from here; None where there is none."""
        return _step(self._ahead, self._behind, here)

    def keep_only(self, still_there: Callable[[Place], bool]) -> None:
        """Forget places that cannot be gone to any more."""
        self._behind = [place for place in self._behind if still_there(place)]
        self._ahead = [place for place in self._ahead if still_there(place)]


def _step(taken: list[Place], given: list[Place], here: Place) -> Place | None:
    if not taken:
        return None
    given.append(here)
    return taken.pop()
