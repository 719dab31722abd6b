"""What the open row says of a recommendation, in names and words. No Qt here."""

from __future__ import annotations

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Origin,
    RecommendationRow,
    Response,
)
from scrutiny_desk.services.tracker.whole_row import WholeRow
from scrutiny_desk.ui.tracker.facts import Fact

PRINTED, ORIGIN, AGREED = "printed", "origin", "agreed"
"""What a fact's link asks for: the page of the tracker, that of its origin, where it was agreed."""


def title_of(row: RecommendationRow) -> str:
    """What it is and its reference: "Action H3"."""
    one = row.recommendation
    return f"{one.kind.word} {one.number}".strip()


def reason_of(row: RecommendationRow) -> str:
    """Why it stands as it does; that it is closed by now, where it was open on the day asked."""
    closed_on = row.recommendation.closed_on
    if closed_on is None or row.standing.computed is Computed.CLOSED:
        return row.standing.reason
    return f"{row.standing.reason} It was closed later, on {say(closed_on)}.".strip()


def main_facts(row: RecommendationRow, whole: WholeRow) -> list[Fact]:
    """The row itself, the important first; owner, target and rating also where there is none."""
    one, standing = row.recommendation, row.standing
    printed = one.paper_id is not None and one.page_index is not None
    return [
        Fact("Target", one.target_text or "None"),
        Fact("Officer", one.officer or "Nobody is named"),
        Fact("Executive member", one.executive_member),
        Fact("Reported", one.reported or "Nothing reported"),
        Fact("Flags", ", ".join(standing.flags).capitalize()),
        Fact("Overdue for", _days(standing.days_overdue)),
        Fact("Open for", _days(standing.days_open)),
        Fact("Asked on", say(one.date) or one.date_text or "Not printed"),
        Fact("Committee", one.committee),
        _origin(row, whole),
        Fact(
            "Printed in",
            whole.paper if printed else "",
            _open(one.page_name) if printed else "",
            PRINTED,
        ),
    ]


def target_facts(row: RecommendationRow, whole: WholeRow) -> list[Fact]:
    """The target over time: the first one, then each that took its place, and why."""
    if not whole.revisions:
        return []
    first = whole.revisions[0]
    facts = [Fact("At first", first.from_text or "None")]
    for one in whole.revisions:
        name = " · ".join(part for part in (say(one.date), f"to {one.to_text or 'none'}") if part)
        facts.append(Fact(name, one.reason, long=True))
    last = whole.revisions[-1].to_text.strip()
    now = row.recommendation.target_text.strip()
    if now != last:
        facts.append(Fact("Now", now or "None"))
    return facts


def response_facts(row: RecommendationRow, whole: WholeRow) -> list[Fact]:
    """The answer that stands, its clock, and earlier answers."""
    one = row.recommendation
    facts = []
    if whole.responses:
        facts.append(_answer(whole.responses[-1], "Answer"))
    facts.append(Fact("Sent on", say(one.sent_on)))
    if whole.clock is not None:
        shape = "▲ " if whole.clock.late else ""
        facts.append(Fact("Time limit", f"{shape}{whole.clock.said}"))
        facts.append(Fact("How it is reckoned", whole.clock.reckoned, long=True))
    facts += [_answer(earlier, "Before that") for earlier in reversed(whole.responses[:-1])]
    return facts


def closure_facts(row: RecommendationRow) -> list[Fact]:
    """What the committee agreed when it closed the recommendation."""
    one = row.recommendation
    if one.closed_on is None:
        return []
    outcome = one.outcome.word if one.outcome else ""
    return [
        Fact("Agreed on", say(one.closed_on)),
        Fact("Outcome", outcome),
        Fact("Where", one.closed_words),
    ]


def _origin(row: RecommendationRow, whole: WholeRow) -> Fact:
    one = row.recommendation
    word = one.origin.word if one.origin is not Origin.UNKNOWN else ""
    words = " · ".join(part for part in (word, one.origin_text) if part)
    known = one.origin_paper_id is not None and one.origin_page_index is not None
    if known and not one.origin_text and whole.origin_paper:
        words = " · ".join(part for part in (words, whole.origin_paper) if part)
    return Fact("From", words, _open(one.origin_page_name) if known else "", ORIGIN)


def _answer(one: Response, name: str) -> Fact:
    head = " · ".join(part for part in (name, say(one.date), one.by_whom) if part)
    head = f"{head} · private" if one.private else head
    words = f"{one.kind.word}. {one.text}" if one.text.strip() else one.kind.word
    return Fact(head, words, long=True)


def _open(page_name: str) -> str:
    if not page_name:
        return "Open the page"
    return f"Open {page_name if page_name.startswith('PDF') else f'page {page_name}'}"


def _days(count: int | None) -> str:
    if count is None:
        return ""
    return "1 day" if count == 1 else f"{count:,} days"
