"""The named steps by which a library's two files came to their present shape, oldest first.

A step that was once released is never edited: a new shape is a new step in a new module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_desk.library.migrations import (
    m0001_papers,
    m0002_notes,
    m0003_recommendations,
    m0004_search,
    m0005_drafts,
    m0006_review,
    m0007_versions,
    m0008_glossary,
    m0009_pictures,
    m0010_marks,
    m0011_questions,
    m0012_reading,
    m0013_search,
    m0014_turns,
    m0015_upright,
    m0016_tracker,
    m0017_clocks,
    m0018_dated_limits,
    m0022_form_drafts,
    m0024_findings,
    m0025_series,
    m0026_said,
    m0027_cards,
    m0028_transfers,
    m0029_private_responses,
    m0030_series_revisions,
    m0031_series_drafts,
    m0032_folded_expansions,
    originals_0001,
)

if TYPE_CHECKING:
    from sqlite_utils.db import Database
    from sqlite_utils.migrations import Migrations


@dataclass(frozen=True, slots=True)
class Steps:
    """A file's steps by name, oldest first.

    Kept apart from sqlite-utils' own object, so that its import (most of a second on a slow
    machine) is paid for only when there is a step to take.
    """

    name: str
    all: tuple[tuple[str, Callable[[Database], None]], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.all)

    def as_migrations(self) -> Migrations:
        """The steps as sqlite-utils applies and records them."""
        from sqlite_utils.migrations import Migrations

        migrations = Migrations(self.name)
        for name, step in self.all:
            migrations(name=name)(step)
        return migrations


LIBRARY_STEPS = Steps(
    "library",
    (
        ("0001_papers", m0001_papers.create),
        ("0002_notes", m0002_notes.create),
        ("0003_recommendations", m0003_recommendations.create),
        ("0004_search", m0004_search.create),
        ("0005_drafts", m0005_drafts.create),
        ("0006_review", m0006_review.create),
        ("0007_versions", m0007_versions.create),
        ("0008_glossary", m0008_glossary.create),
        ("0009_pictures", m0009_pictures.create),
        ("0010_marks", m0010_marks.create),
        ("0011_questions", m0011_questions.create),
        ("0012_reading", m0012_reading.create),
        ("0013_search", m0013_search.create),
        ("0014_turns", m0014_turns.create),
        ("0015_upright", m0015_upright.create),
        ("0016_tracker", m0016_tracker.create),
        ("0017_clocks", m0017_clocks.create),
        ("0018_dated_limits", m0018_dated_limits.create),
        ("0022_form_drafts", m0022_form_drafts.create),
        ("0024_findings", m0024_findings.create),
        ("0025_series", m0025_series.create),
        ("0026_said", m0026_said.create),
        ("0027_cards", m0027_cards.create),
        ("0028_transfers", m0028_transfers.create),
        ("0029_private_responses", m0029_private_responses.create),
        ("0030_series_revisions", m0030_series_revisions.create),
        ("0031_series_drafts", m0031_series_drafts.create),
        ("0032_folded_expansions", m0032_folded_expansions.create),
    ),
)
"""The steps of `library.db`."""

ORIGINALS_STEPS = Steps("originals", (("0001_originals", originals_0001.create),))
"""The steps of `papers.db`."""
