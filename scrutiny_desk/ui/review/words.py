"""What Review says of a found row, without Qt: its state, how sure it is, and how far one is."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.review.review import SURE, FactState, ReviewProgress, ReviewRow

REVIEWER = "reviewer"
"""Who is kept as having looked at a row: where nobody said their name."""

FAIRLY_SURE = 0.7
_MOST_DETAILS = 5
"""How many fields a row's quiet line tells; the form shows them all."""

_SHAPES = {
    FactState.FOUND: "○",
    FactState.ACCEPTED: "✓",
    FactState.CORRECTED: "✎",
    FactState.DROPPED: "–",
    FactState.ADDED: "+",
}
_COLOURS = {
    FactState.FOUND: "no_date",
    FactState.ACCEPTED: "on_track",
    FactState.CORRECTED: "improvement",
    FactState.DROPPED: "closed",
    FactState.ADDED: "neutral",
}
_DOUBTFUL = ("▲", "Look at this", "due")
CHIPS = (*(_SHAPES[state] + " " + state.word for state in FactState), " ".join(_DOUBTFUL[:2]))
"""Every chip there is, so that they can all be given the same room."""


def chip(row: ReviewRow) -> tuple[str, str, str]:
    """The shape, the word and the colour's token of a row's state."""
    if row.doubtful:
        return _DOUBTFUL
    return _SHAPES[row.state], row.state.word, _COLOURS[row.state]


def sureness(confidence: float) -> str:
    """How sure the reader was, in words and as a figure."""
    if confidence >= SURE:
        said = "sure"
    else:
        said = "fairly sure" if confidence >= FAIRLY_SURE else "unsure"
    return f"{said}, {confidence:.0%}"


def where(row: ReviewRow) -> str:
    """The printed page, as it is called everywhere."""
    return row.page if row.page.startswith("PDF") else f"page {row.page}"


def below(row: ReviewRow) -> str:
    """The quiet line under a row: its page, how sure the reader was, and what else it holds."""
    added = row.state is FactState.ADDED
    how = "added by hand" if added else sureness(row.confidence)
    return " · ".join([where(row), how, *_details(row)])


def title(row: ReviewRow) -> str:
    """What the row is called, in full where the title is the beginning of a longer field."""
    short = " ".join(row.title.split())
    if short.endswith("…"):
        stem = short.removesuffix("…").rstrip(" ,;:")
        whole = (" ".join(field.text.split()) for field in row.fields)
        return next((text for text in whole if text.startswith(stem)), short)
    return short or "Nothing is filled in"


def _details(row: ReviewRow) -> list[str]:
    """The filled fields that the title does not tell, each with its word."""
    if not row.can_correct:
        # A doubt tells all it has to tell below.
        return []
    told = f" {title(row)} "
    filled = [(field.label, " ".join(field.text.split())) for field in row.fields]
    kept = [f"{label}: {text}" for label, text in filled if text and f" {text} " not in told]
    return kept[:_MOST_DETAILS]


def spoken(row: ReviewRow) -> str:
    """The whole row for a screen reader, its state first."""
    _, word, _ = chip(row)
    doubts = " ".join(f"{doubt.rstrip('.')}." for doubt in row.doubts) if row.doubtful else ""
    return f"{word}: {title(row)}, {below(row)}. {doubts}".strip()


def how_far(progress: ReviewProgress, *, title_only: bool) -> str:
    """The line at the top: "12 of 38 looked at, 3 doubtful"."""
    if progress.rows == 0:
        return "Nothing was found in this paper. Insert adds a row."
    if title_only:
        return "Nothing but its title was found in this paper. Insert adds a row."
    if progress.looked_at == progress.rows:
        return f"✓ All {progress.rows:,} looked at"
    doubtful = f"{progress.doubtful:,} doubtful" if progress.doubtful else "none doubtful"
    return f"{progress.looked_at:,} of {progress.rows:,} looked at, {doubtful}"


def after_import(all_progress: Sequence[ReviewProgress]) -> str:
    """What the message bar says of papers that were just imported.

    "" where nothing was found but what they are, which is one row of each.
    """
    rows = sum(one.rows for one in all_progress)
    doubtful = sum(one.doubtful for one in all_progress)
    if rows <= len(all_progress) and not doubtful:
        return ""
    found = "1 row found" if rows == 1 else f"{rows:,} rows found"
    return f"{found}, {doubtful:,} doubtful" if doubtful else f"{found}, none doubtful"
