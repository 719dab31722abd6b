"""The milestones of the improvement plans that the papers print."""

from __future__ import annotations

from scrutiny_desk.domain.milestones import Milestone
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import facts


def list_milestones(library: Library) -> list[Milestone]:
    """Every milestone of the papers not in Trash; one that a later paper prints again as it says.

    A milestone is the same where its reference and its words are.
    """
    with library.read() as connection:
        rows = facts.of_section(connection, "milestones")
    found: dict[tuple[str, str, str], Milestone] = {}
    for row in rows:
        said = {name: str(row.body.get(name) or "") for name in _FIELDS}
        words = " ".join(said["milestone"].split())
        key = (row.council.casefold(), said["ref"], words.casefold())
        found[key] = Milestone(
            id=row.id,
            ref=said["ref"],
            action=said["action"],
            words=words,
            lead=said["lead"],
            due_text=said["due_text"],
            due=row.body.get("due"),
            position=said["position"],
            status=said["status"],
            paper_id=row.paper_id,
            page_index=row.page_index,
            page_name=row.page,
        )
    return list(found.values())


_FIELDS = ("ref", "milestone", "action", "lead", "due_text", "position", "status")
