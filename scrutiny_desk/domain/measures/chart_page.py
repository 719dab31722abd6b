"""A chart in words: its title, its sentence, and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPage:
    """What stands beside a chart wherever it goes, so that nobody depends on seeing it.

    headings, rows: the same figures as printed, a row each. notes: what has to be said under it
    (the rules it was drawn by, where the figures come from). card: what is counted, a line each.
    """

    title: str
    sentence: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    card: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says in place of the picture."""
        return f"{self.title}. {self.sentence}"

    def as_tabs(self) -> str:
        """The table with tabs, for a sheet."""
        lines = [self.headings, *self.rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
