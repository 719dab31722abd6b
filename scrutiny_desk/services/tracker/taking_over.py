"""Taking over somebody's tracker: one transaction, which Undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.leaving import DEFAULT_COLUMNS
from scrutiny_desk.domain.tracker.taking_over import (
    LEAVE,
    NEW_ROW,
    Choices,
    PlannedRow,
    RowState,
    TakingOver,
    TrackerChoice,
)
from scrutiny_desk.library import undo
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import column_mappings, facts, papers
from scrutiny_desk.services.papers.filing import ReadyPaper, file_tracker, file_without_tracker
from scrutiny_desk.services.papers.importing import keep_original, made_ready
from scrutiny_desk.services.papers.papers import ALL_OF_A_PAPER, put_aside
from scrutiny_desk.services.tracker.layout import chose_no_columns, layout_of, take_layout
from scrutiny_desk.services.tracker.plan import plan_within
from scrutiny_desk.services.tracker.reading import TrackerFile
from scrutiny_desk.services.tracker.rows import file_rows


def take_over(
    library: Library,
    file: TrackerFile,
    choice: TrackerChoice,
    plan: TakingOver,
    choices: Choices,
) -> Change:
    """Take the rows of a tracker as they were looked at; the file comes in as a paper.

    choices: what a person says of rows; a doubtful one of which nothing is said is left. Nothing
    is written where nothing would change and the paper is here. A committee that chose no columns
    prints its appendix in those of its tracker from then on. Raises DeskError, and takes
    nothing, where the library is no longer as it was looked at.
    """
    wanted = _wanted(plan, choices)
    if not any(_is_news(plan.rows[at], rec_id) for at, rec_id in wanted) and plan.is_known:
        return replace(NO_CHANGE, said=f"Nothing in {plan.name} differs from what is here")
    ready = made_ready(
        file.path, file.sha256, file.reading, replace(file.facts, recommendations=())
    )
    keep_original(library, ready)

    def work(connection: Connection) -> tuple[str, list[str]]:
        if plan_within(connection, file, choice).rows != plan.rows:
            raise DeskError(
                "The tracker here was changed meanwhile",
                f"{plan.name} was looked at before that, so nothing was taken",
                "Look at it again, and take it then",
            )
        with undo.unrecorded(connection):
            _remember(connection, file, choice)
        whose = {
            one for one in _committees(plan, wanted, choice) if chose_no_columns(connection, one)
        }
        paper, again = _paper(connection, file, ready.ready, choice)
        rows = [plan.rows[at].fact for at, _ in wanted]
        ids = file_rows(
            connection,
            paper,
            rows,
            [rec_id for _, rec_id in wanted],
            choice.committee,
            choice.told_on,
            again=again,
        )
        taken = dict(zip((at for at, _ in wanted), ids, strict=True))
        _keep_facts(connection, paper, plan, taken, choices)
        columns = layout_of(file, choice)
        if columns and columns != DEFAULT_COLUMNS:
            take_layout(connection, whose, columns)
        return paper.id, ids

    paper_id, ids = library.write(work, undo="Take over tracker")
    return Change(
        ALL_OF_A_PAPER,
        _said(plan, wanted),
        undoable=True,
        ids=(*dict.fromkeys(ids), paper_id),
    )


def say_plan(plan: TakingOver) -> list[str]:
    """What a tracker would change, a line each: both values of every change, and every doubt."""
    lines = [f"{plan.in_words}."]
    for state in RowState:
        for at in plan.of(state):
            row = plan.rows[at]
            where = f" ({row.at})" if row.at else ""
            if state is not RowState.UNCHANGED or row.changes:
                lines.append(f"{state.word}{where}: {row.called}")
            for one in row.changes:
                kept = f" ({one.kept})" if one.kept else ""
                lines.append(f"  {one.word}: “{one.after}”; here: “{one.before}”{kept}")
            lines += [f"  It may be {one.called} ({one.why})" for one in row.candidates]
            lines += [f"  {said}" for said in row.said]
    return [*lines, *plan.problems]


def _wanted(plan: TakingOver, choices: Choices) -> list[tuple[int, str | None]]:
    """The places of the rows to take, each with the recommendation that it is, None for new."""
    found: list[tuple[int, str | None]] = []
    for at, row in enumerate(plan.rows):
        chosen = choices.get(at)
        if chosen == LEAVE or (chosen is None and row.state is RowState.DOUBTFUL):
            continue
        found.append((at, row.rec_id if chosen is None else None if chosen == NEW_ROW else chosen))
    return found


def _committees(
    plan: TakingOver, wanted: Sequence[tuple[int, str | None]], choice: TrackerChoice
) -> set[str]:
    """Whose rows these are."""
    if choice.committee:
        return {choice.committee}
    return {plan.rows[at].fact.committee for at, _ in wanted}


def _is_news(row: PlannedRow, rec_id: str | None) -> bool:
    return rec_id is None or rec_id != row.rec_id or row.state is not RowState.UNCHANGED


def _remember(connection: Connection, file: TrackerFile, choice: TrackerChoice) -> None:
    """Keep what a person said of headings, where it is not what the program would say."""
    for table, fields in zip(file.tables, choice.fields, strict=True):
        before = column_mappings.recall(connection, table.headings)
        if any(fields) and fields != (before or table.fields) and any(table.headings):
            column_mappings.remember(connection, table.headings, fields)


def _paper(
    connection: Connection, file: TrackerFile, ready: ReadyPaper, choice: TrackerChoice
) -> tuple[Paper, bool]:
    """The paper of the file, and whether it was here before.

    It is filed into Trash and taken out of it, so that Undo lays it there: what follows from its
    pages is too much to be taken back row by row.
    """
    known = papers.by_sha256(connection, file.sha256)
    if known is None:
        alone = Meeting("", "", ready.title, choice.told_on, None, "")
        with undo.unrecorded(connection):
            paper = file_without_tracker(connection, ready, alone)
            put_aside(connection, paper.id, trashed=True)
    else:
        paper = known[0]
    if known is None or known[1]:
        put_aside(connection, paper.id, trashed=False)
    return paper, known is not None


def _keep_facts(
    connection: Connection,
    paper: Paper,
    plan: TakingOver,
    ids: dict[int, str],
    choices: Choices,
) -> None:
    """Keep every row of the tracker as a fact of its paper, also those that were left.

    Of a paper that was here before, those are there already that stand for something. A row that
    a person said to leave is dropped; a doubtful one of which nothing was said waits.
    """
    there = facts.of_paper(connection, paper.id, "recommendations")
    standing = {row.stands_for for row in there}
    kept = [
        (at, row.fact)
        for at, row in enumerate(plan.rows)
        if not there or (at in ids and ids[at] not in standing)
    ]
    file_tracker(connection, paper, [fact for _, fact in kept], [ids.get(at) for at, _ in kept])
    rows = facts.of_paper(connection, paper.id, "recommendations")
    rows.sort(key=lambda row: row.position)
    for (at, _), row in zip(reversed(kept), reversed(rows), strict=False):
        if choices.get(at) == LEAVE:
            facts.change(connection, row.id, state=FactState.DROPPED, by=None)


def _said(plan: TakingOver, wanted: Sequence[tuple[int, str | None]]) -> str:
    news = [(at, rec_id) for at, rec_id in wanted if _is_news(plan.rows[at], rec_id)]
    new = sum(1 for at, rec_id in news if rec_id is None or plan.rows[at].state is RowState.NEW)
    changed = len(news) - new
    parts = [f"{count(new, 'new recommendation')}"] if new else []
    parts += [f"{count(changed, 'changed one')}"] if changed else []
    left = len(plan.rows) - len(wanted)
    rest = f"; {count(left, 'row')} left" if left else ""
    return storable(f"{together(parts) or 'Nothing new'} taken over from {plan.name}{rest}")
