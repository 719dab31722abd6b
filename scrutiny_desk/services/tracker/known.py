"""What the library has of recommendations, for rows of trackers to be matched with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import recommendation_history, recommendations, sightings
from scrutiny_desk.services.tracker.matching import Match, match_recommendations


@dataclass(frozen=True, slots=True)
class Known:
    """Every recommendation, those in Trash too, and what else tells a row that is one of them.

    shown: the ids of those that a person sees. texts: the words of each in every paper. earlier:
    the committees that handed it on.
    """

    shelf: tuple[Recommendation, ...]
    shown: frozenset[str]
    texts: Mapping[str, Sequence[str]]
    earlier: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, connection: Connection) -> Known:
        """What the library has now."""
        everything = recommendations.all_recommendations(connection, with_trashed=True)
        shown = recommendations.all_recommendations(connection)
        return cls(
            tuple(everything),
            frozenset(one.id for one in shown),
            sightings.printed_texts(connection),
            recommendation_history.earlier_committees(connection),
        )

    def match(
        self,
        rows: Sequence[RecommendationFact],
        committee: str,
        *,
        besides: str | None = None,
    ) -> list[Match]:
        """What each row is; what it may be is told of those alone that a person sees.

        besides: the id of one that none of the rows is.
        """
        shelf = [one for one in self.shelf if one.id != besides]
        return [
            replace(
                match,
                candidates=tuple(one for one in match.candidates if one[0] in self.shown),
            )
            for match in match_recommendations(rows, committee, shelf, self.texts, self.earlier)
        ]

    def called(self, rec_id: str) -> str:
        """How one is named to a person."""
        one = next(one for one in self.shelf if one.id == rec_id)
        return called(one)


def called(one: Recommendation) -> str:
    """How a recommendation is named to a person: its number, its date and its first words."""
    words = " ".join(one.text.split())
    short = f"{words[:80].rstrip()}…" if len(words) > 80 else words
    return ", ".join(part for part in (one.number, one.date_text) if part) + f": {short}"
