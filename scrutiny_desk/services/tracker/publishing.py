"""The appendix of an agenda: the tracker as a file in the committee's own columns."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.leaving import (
    DEFAULT_COLUMNS,
    Appendix,
    AppendixPart,
    ChosenColumn,
    ClosedRows,
    LeavingColumn,
    LeavingForm,
    LeavingHistory,
)
from scrutiny_desk.domain.tracker.ratings import RatingScheme, scheme_of
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.domain.tracker.standing import STALE_AFTER_DAYS
from scrutiny_desk.domain.tracker.totals import by_reference, totals
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import recommendation_history as history
from scrutiny_desk.library.shelves import tracker_settings
from scrutiny_desk.services.papers.meeting_days import last_meetings
from scrutiny_desk.services.tracker.appendix_rows import RowMaker, closed_since
from scrutiny_desk.services.tracker.privacy import NOTHING_CLOSED, Asked, Gate
from scrutiny_desk.services.tracker.recommendations import list_recommendations
from scrutiny_desk.services.tracker.settings import rating_schemes
from scrutiny_desk.services.tracker.target_revisions import revisions_of

TITLE = "Recommendations tracker"

_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f<>:\"/\\|?*]")
_NAME_LIMIT = 100

Step = Callable[[int, int], None]
Writer = Callable[[Appendix, Path, Step], None]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class WantedAppendix:
    """What is to leave of the tracker, as it stood at the end of a day.

    committee: of one alone, or None for all. since: the day of the last meeting where a person
    says it; None: the latest one before the day that the library knows. asked: what may leave
    that otherwise stays.
    """

    as_of: datetime.date
    form: LeavingForm = LeavingForm.DOCX
    committee: str | None = None
    history: LeavingHistory = LeavingHistory.FULL
    closed: ClosedRows = ClosedRows.SINCE
    since: datetime.date | None = None
    asked: Asked = NOTHING_CLOSED


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """appendix: what was written, and what stayed behind. out: the file."""

    appendix: Appendix
    out: Path

    @property
    def said(self) -> str:
        """What was written and what it leaves out."""
        written = f"{count(len(self.appendix), 'recommendation')} written to {self.out.name}."
        return " ".join([written, *self.appendix.notices])


def publish(
    library: Library,
    out: Path,
    wanted: WantedAppendix,
    write_pdf: Writer,
    progress: Progress = lambda _words, _done, _total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> PublishOutcome:
    """Write the appendix to a file; private and exempt words only where they are asked for.

    write_pdf: writes a PDF, which takes the window's own library of types. Raises DeskError where
    there is nothing to write or `out` cannot be written, Cancelled where the person stopped it;
    then `out` is as it was.
    """
    appendix = appendix_of(library, wanted)
    if not appendix:
        raise nothing_to_publish(appendix, wanted)

    def step(done: int, total: int) -> None:
        if is_cancelled():
            raise Cancelled
        progress(f"Writing recommendation {done} of {total}", done, total)

    _writer(wanted.form, write_pdf)(appendix, out, step)
    return PublishOutcome(appendix, out)


def appendix_of(library: Library, wanted: WantedAppendix) -> Appendix:
    """What would leave, and what would stay behind, without writing anything."""
    rows = list_recommendations(library, wanted.as_of, wanted.committee)
    meetings = last_meetings(library, wanted.as_of)
    parts = []
    with library.read() as connection:
        gate = Gate(connection, wanted.asked)
        settings = tracker_settings.all_settings(connection)
        maker = RowMaker(
            gate,
            wanted.as_of,
            wanted.history,
            revisions_of(connection),
            history.responses(connection),
        )
        for key, of_one in _by_committee(rows).items():
            setting = settings.get(key)
            columns = setting.columns if setting else DEFAULT_COLUMNS
            scheme_id = setting.rating_scheme if setting else ""
            since = wanted.since or meetings.get(key)
            passed = [row for row in by_reference(of_one) if gate.passes(row.recommendation)]
            listed = [row for row in passed if _is_listed(row, wanted.closed, since)]
            columns = _fitting(columns, listed, wanted.form, maker)
            scheme = _scheme(scheme_id)
            cycle = setting.cycle if setting else STALE_AFTER_DAYS
            made = maker.rows(listed, columns, scheme, since, cycle)
            parts.append(
                AppendixPart(
                    of_one[-1].recommendation.committee,
                    columns,
                    made,
                    totals(passed),
                    since,
                    unlisted=len(passed) - len(listed),
                    ratings=scheme.choices,
                )
            )
        return Appendix(
            TITLE, wanted.as_of, tuple(parts), wanted.history, gate.left_out, gate.along, now()
        )


def proposed_name(appendix: Appendix, form: LeavingForm) -> str:
    """A name for the file: "Committee 2024-01-25 recommendations.docx"."""
    words = f"{appendix.committee} {appendix.as_of.isoformat()} recommendations"
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", words).split())[-_NAME_LIMIT:].strip(" .")
    return f"{plain[:1].upper()}{plain[1:]}.{form.value}"


def nothing_to_publish(appendix: Appendix, wanted: WantedAppendix) -> DeskError:
    """The trouble of an appendix without a row."""
    if appendix.left_out.total:
        return DeskError(
            "Nothing was written",
            f"What there is stays here: {appendix.left_out.parts}",
            "Take it along on purpose, if it may leave",
        )
    if any(part.unlisted for part in appendix.parts):
        return DeskError(
            "Nothing was written",
            "Every recommendation is closed, and closed ones are left out",
            "Ask for the closed ones too",
        )
    whose = f" of “{wanted.committee}”" if wanted.committee else ""
    return DeskError(
        "Nothing was written",
        f"There is no recommendation{whose} in this library",
        "Import a tracker, or choose another committee",
    )


def _by_committee(rows: list[RecommendationRow]) -> dict[str, list[RecommendationRow]]:
    found: dict[str, list[RecommendationRow]] = {}
    for row in rows:
        found.setdefault(folded(row.recommendation.committee), []).append(row)
    return dict(sorted(found.items()))


def _is_listed(row: RecommendationRow, closed: ClosedRows, since: datetime.date | None) -> bool:
    if row.standing.computed is not Computed.CLOSED or closed is ClosedRows.ALL:
        return True
    return closed is ClosedRows.SINCE and closed_since(row, since)


def _fitting(
    columns: tuple[ChosenColumn, ...],
    rows: list[RecommendationRow],
    form: LeavingForm,
    maker: RowMaker,
) -> tuple[ChosenColumn, ...]:
    """The columns for these rows.

    Of the usual columns the origin is left out where no row has one. A workbook keeps a target
    that was revised in a column of its own, so that both are dates.
    """
    if columns == DEFAULT_COLUMNS and not any(maker.has_origin(row) for row in rows):
        columns = tuple(one for one in columns if one.column is not LeavingColumn.ORIGIN)
    chosen = [one.column for one in columns]
    if (
        form is LeavingForm.XLSX
        and LeavingColumn.ORIGINAL not in chosen
        and LeavingColumn.TARGET in chosen
        and any(maker.original_of(row) is not None for row in rows)
    ):
        at = chosen.index(LeavingColumn.TARGET) + 1
        original = ChosenColumn(LeavingColumn.ORIGINAL, LeavingColumn.ORIGINAL.heading)
        columns = (*columns[:at], original, *columns[at:])
    return columns


def _scheme(scheme_id: str) -> RatingScheme:
    return scheme_of(rating_schemes(), scheme_id)


def _writer(form: LeavingForm, write_pdf: Writer) -> Writer:
    if form is LeavingForm.PDF:
        return write_pdf
    if form is LeavingForm.DOCX:
        from scrutiny_desk.exporting.tracker_word import write_tracker_word

        return write_tracker_word
    from scrutiny_desk.exporting.tracker_workbook import write_tracker_workbook

    return write_tracker_workbook
