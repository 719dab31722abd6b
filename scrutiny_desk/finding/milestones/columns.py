"""Which column of an improvement plan is which, from the words of its heading row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.finding.headings import plain
from scrutiny_desk.paths import resource

# Plans put whole questions over their columns; more words than this are a text.
_LONGEST_HEADING = 24
_FEW_WORDS = 4
_FEWEST_COLUMNS = 3
# A register of risks has actions, owners and dates too.
_REGISTER = re.compile(
    r"\b(?:likelihood|probability|mitigat\w+|(?:inherent|residual|gross|net) (?:risk|score)"
    r"|risk (?:description|title|score|event|owner)|(?:risk|hazard) and (?:impact|cause))\b"
)
_DATES = frozenset({"revised", "due", "date"})


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """The places of a plan's columns in its heading row.

    due and position may stand in several columns (a revised date first; progress a quarter).
    sure: the heading itself says milestone, task or deliverable. rated: it has a place for
    progress or a rating.
    """

    milestone: int
    due: tuple[int, ...]
    ref: int | None = None
    action: int | None = None
    lead: int | None = None
    position: tuple[int, ...] = ()
    status: int | None = None
    sure: bool = False
    only_a_date: bool = False

    @property
    def rated(self) -> bool:
        return bool(self.position) or self.status is not None

    @property
    def count(self) -> int:
        """How many kinds of column are known."""
        more = (self.ref, self.action, self.lead, self.status)
        return 2 + bool(self.position) + sum(place is not None for place in more)


@dataclass(frozen=True, slots=True)
class PlanVocabulary:
    """The columns' names with the patterns of their headings, in the order they are tried.

    dues: the patterns of columns with dates, without which no row heads a plan.
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    dues: tuple[re.Pattern[str], ...]

    def column_of(self, heading: str) -> str | None:
        """The column a heading names, or None."""
        words = plain(heading)
        if not words or words.count(" ") >= _LONGEST_HEADING:
            return None
        for name, pattern in self.patterns:
            if pattern.search(words):
                return name
        return None

    def columns_of(self, headings: Sequence[str]) -> PlanColumns | None:
        """The columns of a plan's heading row, or None where the row heads no plan."""
        if sum(1 for heading in headings if heading) < _FEWEST_COLUMNS:
            return None
        if not any(pattern.search(plain(heading)) for heading in headings for pattern in self.dues):
            return None
        short = [words for words in map(plain, headings) if words.count(" ") < _FEW_WORDS]
        if any(_REGISTER.search(words) for words in short):
            return None
        at: dict[str, list[int]] = {}
        for place, heading in enumerate(headings):
            name = self.column_of(heading)
            if name is not None:
                at.setdefault(name, []).append(place)
        return _settled(at, headings)


def _settled(at: Mapping[str, list[int]], headings: Sequence[str]) -> PlanColumns | None:
    """The columns as the kinds that stand beside each other give them their meaning."""
    dues = (*at.get("revised", ()), *at.get("due", ()))
    only_a_date = not dues and "date" in at
    if only_a_date:
        dues = tuple(at["date"][:1])
    work = _work_columns(at)
    if not dues or work is None:
        return None
    milestone, action = work
    ref = _first(at, "ref")
    if ref is None and headings and not headings[0].strip():
        ref = 0
    return PlanColumns(
        milestone=milestone,
        action=action,
        due=dues,
        ref=ref,
        lead=_first(at, "lead"),
        position=tuple(at.get("position", ())),
        status=_first(at, "status"),
        sure="milestone" in at,
        only_a_date=only_a_date,
    )


def _work_columns(at: Mapping[str, list[int]]) -> tuple[int, int | None] | None:
    """The columns of the milestone and of the action it stands under.

    A plan tells its work on one to three levels: objective, action, milestone or task. The last
    level is dated; a success measure stands for it only where an action has nothing else.
    """
    levels = [
        place
        for name in ("objective", "action", "milestone")
        for place in sorted(at.get(name, ()))[:2]
    ]
    if "milestone" in at:
        milestone = min(at["milestone"])
        over = at.get("action") or at.get("objective") or []
        return milestone, min(over) if over else None
    if "action" not in at:
        return None
    if len(levels) > 1:
        return levels[-1], levels[-2]
    success = _first(at, "success")
    return (levels[0], None) if success is None else (success, levels[0])


def _first(at: Mapping[str, list[int]], name: str) -> int | None:
    places = at.get(name)
    return min(places) if places else None


def load_plan_vocabulary() -> PlanVocabulary:
    """The vocabulary that stands as data in the rules."""
    data = tomllib.loads(resource("rules/plan_columns.toml").read_text(encoding="utf-8"))
    patterns = tuple(
        (column["name"], re.compile("|".join(f"(?:{one})" for one in column["patterns"])))
        for column in data["column"]
    )
    dues = tuple(pattern for name, pattern in patterns if name in _DATES)
    return PlanVocabulary(patterns, dues)
