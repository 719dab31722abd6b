"""What of chosen rows may be copied out of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.tracker.leaving import Kept
from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import recommendation_history
from scrutiny_desk.services.tracker.privacy import Asked, Gate


def to_copy(
    library: Library, rows: Sequence[RecommendationRow], asked: Asked
) -> tuple[list[RecommendationRow], Kept]:
    """The rows that may leave, with what may leave of their histories; and what was held back.

    Private rows and entries, and what exempt papers say, stay here unless asked for.
    """
    with library.read() as connection:
        gate = Gate(connection, asked)
        ids = [row.recommendation.id for row in rows]
        answered = recommendation_history.last_responses(
            connection, ids, with_private=asked.private
        )
        leaving = [
            replace(
                row,
                updates=tuple(one for one in row.updates if gate.passes_update(one)),
                response=answered.get(row.recommendation.id),
            )
            for row in rows
            if gate.passes(row.recommendation)
        ]
        return leaving, gate.left_out
