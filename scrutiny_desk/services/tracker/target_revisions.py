"""How a target moved: what a person revised, and what one paper prints otherwise than the last."""

from __future__ import annotations

from itertools import pairwise

from scrutiny_desk.domain.tracker.recommendations import TargetRevision
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import recommendation_history, sightings


def revisions_of(
    connection: Connection, rec_id: str | None = None
) -> dict[str, list[TargetRevision]]:
    """Revisions by recommendation id (of one, or of all), the latest one last.

    Those of papers are not stored: they follow from what stands in the papers on the shelf, and
    go to Trash with them.
    """
    found = recommendation_history.revisions(connection, rec_id)
    for one, prints in sightings.printed_targets(connection, rec_id).items():
        printed = [
            TargetRevision(
                f"printed {after['paper_id']}",
                one,
                after["day"],
                before["target_text"],
                before["target_date"],
                after["target_text"],
                after["target_date"],
                f"As printed in “{after['title']}” ({after['file_name']}).",
                after["imported"],
            )
            for before, after in pairwise(prints)
            if folded(before["target_text"]) != folded(after["target_text"])
        ]
        if printed:
            found.setdefault(one, []).extend(printed)
            found[one].sort(key=lambda revision: revision.date or revision.created[:10])
    return found
