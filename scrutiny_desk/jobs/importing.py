"""Import as a piece of work for the window: read in a process of its own, then shelve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.papers.papers import ImportOutcome
from scrutiny_desk.jobs.reader import read_in_own_process
from scrutiny_desk.jobs.work import IsCancelled, JobRunner, Progress
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers.importing import ReadPaper, import_papers, with_review


class ImportJob:
    """Imports of one library, one after another, on a runner.

    The runner's `done` delivers `(ImportOutcome, Change)`.
    """

    def __init__(
        self, library: Library, runner: JobRunner, read: ReadPaper = read_in_own_process
    ) -> None:
        self._library = library
        self._runner = runner
        self._read = read

    def start(self, paths: Sequence[Path]) -> None:
        """Import these files, all or none of them. DeskError while an import is under way."""
        chosen = tuple(paths)

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[ImportOutcome, Change]:
            outcome, change = import_papers(self._library, chosen, self._read, progress, cancelled)
            return with_review(self._library, outcome), change

        self._runner.start(work)
