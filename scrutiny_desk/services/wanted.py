"""What a person asks to leave the desk."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.notes.file_forms import FileForm


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to leave. meeting_id, paper_id: of one meeting or paper, or None for all.

    private: private notes too. exempt: the words of exempt papers too. Both are asked for anew
    each time and are never remembered.
    """

    form: FileForm = FileForm.XLSX
    meeting_id: str | None = None
    paper_id: str | None = None
    private: bool = False
    exempt: bool = False
