"""What leaves the desk: a member's notes as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.exporting.notes_workbook import write_notes
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.notes import list_notes


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """rows: notes written. left_out: private notes that stayed behind. said: both in words."""

    rows: int
    left_out: int
    out: Path

    @property
    def said(self) -> str:
        """What was written, in one sentence."""
        notes = "1 note" if self.rows == 1 else f"{self.rows} notes"
        kept = ""
        if self.left_out:
            private = "1 private note" if self.left_out == 1 else f"{self.left_out} private notes"
            kept = f"; {private} left out"
        return f"{notes} written to {self.out.name}{kept}."


def export_notes(
    library: Library, out: Path, *, include_private: bool, meeting_id: str | None = None
) -> ExportOutcome:
    """Write notes to an Excel workbook, a sheet a meeting; private ones only when asked for.

    Raises DeskError where `out` cannot be written.
    """
    rows = list_notes(library, meeting_id=meeting_id)
    leaving = [row for row in rows if include_private or not row.note.private]
    write_notes(leaving, out)
    return ExportOutcome(len(leaving), len(rows) - len(leaving), out)
