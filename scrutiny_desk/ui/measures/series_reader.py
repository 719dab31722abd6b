"""What the Measures room shows, read away from the window's thread and kept up to date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.matrix import KeptVerdicts, Matrix, matrix_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.milestones import Milestone
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.jobs.latest import LatestWork
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.measures import KeptSeries
from scrutiny_desk.services.measures.milestones import Plan, plan_of
from scrutiny_desk.services.papers import papers

SLOW_MS = 200
"""Milliseconds after which somebody is told that something is being read."""


@dataclass(frozen=True, slots=True)
class SeriesRead:
    """The measures of the library as they were read at one time.

    papers: by their ids. told_on: the day of the newest meeting whose papers print milestones,
    None where there is none.
    """

    measures: Sequence[Measure] = ()
    matrix: Matrix = field(default_factory=lambda: matrix_of(()))
    plan: Plan = Plan()  # noqa: RUF009 - it is frozen
    papers: dict[str, Paper] = field(default_factory=dict)
    told_on: datetime.date | None = None


class _Reading:
    """Reads all of it; what did not change since the last time is taken from there."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._series = KeptSeries(library)
        self._verdicts = KeptVerdicts()

    def now(self) -> SeriesRead:
        """As the library stands."""
        measures = self._series.measures()
        plan = plan_of(self._library)
        listed = {paper.id: paper for paper in papers.list_papers(self._library)}
        return SeriesRead(
            measures,
            matrix_of(measures, self._verdicts),
            plan,
            listed,
            self._told_on(plan.milestones, listed),
        )

    def _told_on(self, held: Sequence[Milestone], listed: dict[str, Paper]) -> datetime.date | None:
        of = {one.paper_id for one in held}
        dates = {one.id: one.date for one in papers.list_meetings(self._library)}
        days = [
            last_day(date)
            for key, paper in listed.items()
            if key in of and (date := dates.get(paper.meeting_id))
        ]
        return max(days, default=None)


class SeriesReader(QObject):
    """Reads the series when asked, on a thread of its own, and tells what it read.

    read: a `SeriesRead` of the library as it stood when it was asked for last, or later. What
    changes while it reads is read as soon as that has ended. slow: it takes long enough to say so.
    troubled: a `DeskError`. broke: an exception that is a bug.
    """

    read = Signal(object)
    slow = Signal()
    troubled = Signal(object)
    broke = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = _Reading(library)
        self._latest = LatestWork(self)
        self._then: Callable[[], None] | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.slow)
        self._latest.done.connect(self._on_done)
        self._latest.troubled.connect(self._on_trouble)
        self._latest.broke.connect(self.broke)

    @property
    def busy(self) -> bool:
        """Whether something is still to be told."""
        return self._latest.busy

    def ask(self) -> None:
        """Read all that changed since it was read last."""
        self._latest.ask(self._reading.now)
        if not self._slow.isActive():
            self._slow.start()

    def go_on_from(self, other: SeriesReader) -> None:
        """Take over what another one of the same library has read; that one reads no more."""
        other.shut_down()
        self._reading = other._reading

    def when_read(self, work: Callable[[], None]) -> None:
        """Do something at once, or when what is being read is there; the last that was asked."""
        self._then = work if self.busy else None
        if not self.busy:
            work()

    def shut_down(self) -> None:
        """Wait for what runs; nothing more is told."""
        self._then = None
        self._slow.stop()
        self._latest.shut_down()

    def _on_done(self, read: SeriesRead) -> None:
        self._slow.stop()
        self.read.emit(read)
        work, self._then = self._then, None
        if work is not None:
            work()

    def _on_trouble(self, error: DeskError) -> None:
        self._slow.stop()
        self._then = None
        self.troubled.emit(error)
