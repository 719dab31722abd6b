"""What is found in a paper: the rows of the review screen, in the shape of the facts contract.

Every fact is a frozen dataclass that carries `page` (the printed label on which it starts, or
"PDF 2"), `page_index` (the PDF page from 0), `confidence` (0 to 1) and, where known, `box`.
Dates are ISO 8601 text as precise as the paper: "2024-01-25", "2024-01", or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Where a fact came from."""

    page: str
    page_index: int
    confidence: float = 1.0
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    """What the paper is. kind is one of the contract's words (`agenda_pack`, `minutes`, ...)."""

    kind: str
    title: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    """The meeting a paper is for. time is 24 h "18:00"; names are as printed."""

    council: str = ""
    committee: str = ""
    date: str | None = None
    time: str | None = None
    venue: str = ""
    members: tuple[str, ...] = ()
    co_optees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemFact(Fact):
    """An item of the agenda; first_page and last_page are printed labels as integers, or None.

    first_index and last_index: the PDF pages (from 0) of its papers in this file, or None.
    page and page_index tell where the agenda itself prints the item.
    """

    number: str
    title: str
    first_page: int | None = None
    last_page: int | None = None
    first_index: int | None = None
    last_index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFact(Fact):
    """A numbered section heading of a report."""

    number: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFact(Fact):
    """A report's front sheet and sections. exempt is None where the paper does not say."""

    item: str | None
    title: str
    officer: str = ""
    exempt: bool | None = None
    appendices: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    sections: tuple[SectionFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFact(Fact):
    """A row of the committee's tracker.

    number: int where the paper prints a bare number, else the printed reference.
    rag_colour: `red`, `amber`, `green`, `blue` from the cell's fill, or None. What follows it is
    told by some trackers only, each in a column of its own: original_target_text is the target
    before it was revised, closed_text when it was closed, update_date the day of the update,
    history what a person wants kept of other columns.
    """

    number: int | str | None
    date: str | None
    date_text: str
    text: str
    target_text: str = ""
    target_date: str | None = None
    officer: str = ""
    update: str = ""
    rag_text: str = ""
    rag_colour: str | None = None
    committee: str = ""
    executive_member: str = ""
    origin: str = ""
    kind: str = ""
    response: str = ""
    original_target_text: str = ""
    closed_text: str = ""
    update_date: str | None = None
    history: str = ""


RARELY_TOLD = frozenset(
    {
        "committee",
        "executive_member",
        "origin",
        "kind",
        "response",
        "original_target_text",
        "closed_text",
        "update_date",
        "history",
    }
)
"""The fields of a tracker's row that few trackers have; a row is kept without those it lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFact(Fact):
    """A service's waiting list at a date. Weeks and counts are whole numbers or None."""

    service: str
    as_of: str | None
    waiting: int | None = None
    over_18_weeks: int | None = None
    percent_over_18_weeks: float | None = None
    longest_weeks: float | None = None
    average_weeks: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardFact(WaitingFact):
    """A service on a dashboard.

    change: measure name -> `up`, `down`, `same` or None. change_in_waiting: signed.
    """

    over_52_weeks: int | None = None
    over_78_weeks: int | None = None
    change: tuple[tuple[str, str | None], ...] = ()
    change_in_waiting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFact(Fact):
    """One number of an indicator. kind is `baseline`, `target` or `actual`.

    value: as a number in the unit (48.0 percent; 384.0 per_10000), None where it is no number.
    unit: `percent`, `per_10000`, `per_100000`, `count`.
    """

    framework: str
    indicator: str
    kind: str
    period: str | None
    text: str
    value: float | None = None
    unit: str = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionFact(Fact):
    """What a table prints of an indicator beside its figures, or in a list of definitions.

    good: which way is better, as printed. frequency: how often it is counted. owner: who counts it.
    """

    framework: str
    indicator: str
    definition: str = ""
    source: str = ""
    unit: str = ""
    good: str = ""
    frequency: str = ""
    owner: str = ""
    caveats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFact(Fact):
    """What minutes record as agreed. item: the minutes' own item number, or None.

    meeting_date: when it was agreed. What was merely noted is no resolution.
    """

    item: str | None
    text: str
    meeting_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InformalFact(Fact):
    """What an informal meeting asked for. meeting: the heading of its notes, as printed."""

    meeting: str
    text: str
    meeting_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFact(Fact):
    """A decision of the executive or of one of its members, as it was reported."""

    reference: str
    title: str
    date: str | None = None
    date_text: str = ""
    cabinet_member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardPlanFact(Fact):
    """A decision to come. references: every form in which its reference is printed."""

    matter: str
    references: tuple[str, ...] = ()
    date: str | None = None
    date_text: str = ""
    decision_taker: str = ""
    cabinet_member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFact(Fact):
    """A row of an improvement plan. ref and action are those of the plan's line it stands under.

    position: the plan's own words on how far it is. status: the word or colour of a rating, "".
    """

    milestone: str
    ref: str = ""
    action: str = ""
    lead: str = ""
    due_text: str = ""
    due: str | None = None
    position: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlanFact(Fact):
    """A row of the committee's work plan. section: `meeting`, `review` or `training`."""

    section: str
    date_text: str
    date: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFact(Fact):
    """One sentence or paragraph of a list. kind: the list's word in the facts contract.

    Of an inspection `effective`, `do_better`, `priority_actions`, `areas_for_improvement`; of an
    area of a statement of action `actions`, `impacts`, `outcomes`, `evidence`; of a strategy's
    priority `actions`.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFact(Fact):
    """An inspection report. inspected and previous_inspection: ISO dates, first and last day."""

    area: str
    outcome: str = ""
    inspected: tuple[str, ...] = ()
    previous_inspection: tuple[str, ...] = ()
    points: tuple[PointFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFact(Fact):
    """An area of a statement of action: what will be done, and what shows that it worked."""

    number: str
    title: str
    points: tuple[PointFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityFact(Fact):
    """A priority of a strategy with its actions."""

    number: str
    title: str
    points: tuple[PointFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryFact(Fact):
    """A term that the paper explains. expansion: what an acronym is short for, or ""."""

    term: str
    expansion: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtFact(Fact):
    """Something that could not be read with confidence, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTableFact(Fact):
    """A table of figures as it is printed, kept so that its sums can be worked out.

    rows: the words of every cell, of as many in each row. row_pages: the PDF page (from 0) on which
    each row starts. fills: row, column and colour (`red`, `amber`, `green`, `blue`) of the cells
    that hold a rating. goes_on: it may be the rest of the table that ends the page before.
    """

    rows: tuple[tuple[str, ...], ...]
    row_pages: tuple[int, ...]
    fills: tuple[tuple[int, int, str], ...] = ()
    goes_on: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every row has as many cells and a page, and every colour a cell."""
        wide = {len(row) for row in self.rows}
        return (
            len(wide) == 1
            and len(self.row_pages) == len(self.rows)
            and min(self.row_pages) >= 0
            and all(0 <= at < len(self.rows) and 0 <= on < max(wide) for at, on, _ in self.fills)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that was found in one paper."""

    document: DocumentFact
    meeting: MeetingFact | None = None
    agenda_items: tuple[AgendaItemFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    resolutions: tuple[ResolutionFact, ...] = ()
    informal: tuple[InformalFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    forward_plan: tuple[ForwardPlanFact, ...] = ()
    recommendations: tuple[RecommendationFact, ...] = ()
    waiting_times: tuple[WaitingFact, ...] = ()
    waiting_dashboard: tuple[DashboardFact, ...] = ()
    kpis: tuple[IndicatorFact, ...] = ()
    definitions: tuple[DefinitionFact, ...] = ()
    milestones: tuple[MilestoneFact, ...] = ()
    work_plan: tuple[WorkPlanFact, ...] = ()
    inspection: InspectionFact | None = None
    areas: tuple[AreaFact, ...] = ()
    priorities: tuple[PriorityFact, ...] = ()
    glossary: tuple[GlossaryFact, ...] = ()
    acronyms: tuple[GlossaryFact, ...] = ()
    """Short forms that running text explains, each once, apart from the paper's own glossary."""
    doubts: tuple[DoubtFact, ...] = ()
    figure_tables: tuple[FigureTableFact, ...] = ()
    """What the checks of sums look at; no row of the review and no part of what is published."""


NOT_TOLD = frozenset({"figure_tables"})
"""Sections that are kept for the program's own checks and told to nobody as they are."""
