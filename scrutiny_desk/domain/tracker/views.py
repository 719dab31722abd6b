"""Which rows of the tracker are shown, in what order and under which headings.

A view is criteria, a grouping and an order. It is kept as JSON, so a word of it that is not known
(any more) is left out, and the view shows more rather than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from scrutiny_desk.domain.dates import first_day, last_day
from scrutiny_desk.domain.municipal_year import municipal_year, say_year
from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Entry,
    Kind,
    Origin,
    RecommendationRow,
)
from scrutiny_desk.domain.tracker.standing import names_nobody

FLAGS = ("unowned", "stale", "contradiction")
_YEAR = re.compile(r"(?<!\d)(?:20)?(\d{2})\s?[/-]\s?(?:20)?(\d{2})(?!\d)")
_SEPARATORS = re.compile(r"[;\n]")
NOBODY_NAMED = "Nobody is named"
"""The heading of rows that name no officer."""
CARRIED = "Carried over into "
"""How the line of a history begins that takes a row into another municipal year."""


class GroupBy(StrEnum):
    """Under what headings the rows stand."""

    NONE = ""
    OFFICER = "officer"
    COMMITTEE = "committee"
    YEAR = "year"
    STATUS = "status"
    KIND = "kind"

    @property
    def word(self) -> str:
        return {"": "None", "year": "Municipal year"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a row has to be; an empty field asks for nothing.

    A row is shown where it is one of what each field names. years: "2023/24". responses: words of
    `ResponseKind`; "" is a row that nobody answered. words: all of them stand in the row. target_
    from, target_to: ISO days between which the target's last day lies. mine: an officer or an
    executive member of the row is one of the person's own names.
    """

    statuses: frozenset[Computed] = frozenset()
    flags: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    committees: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    executives: frozenset[str] = frozenset()
    origins: frozenset[Origin] = frozenset()
    responses: frozenset[str] = frozenset()
    words: str = ""
    target_from: str = ""
    target_to: str = ""
    mine: bool = False

    def __bool__(self) -> bool:
        return self != _ANYTHING

    def without(self, name: str, value: object = None) -> Criteria:
        """The same without a field, or without one value of it."""
        kept = getattr(self, name)
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        one_of_many = isinstance(kept, frozenset) and value is not None
        values[name] = kept - {value} if one_of_many else getattr(_ANYTHING, name)
        return Criteria(**values)

    def turned(self, name: str, value: object) -> Criteria:
        """The same with a value taken into a field, or out of it where it was in."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return Criteria(**(values | {name: values[name] ^ {value}}))


_ANYTHING = Criteria()


@dataclass(frozen=True, slots=True)
class TrackerView:
    """Criteria, grouping and order. sort: a column's name, "" for the order of the shelf."""

    criteria: Criteria = _ANYTHING
    group_by: GroupBy = GroupBy.NONE
    sort: str = "number"
    falling: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain lists, words and numbers, without what asks for nothing."""
        told: dict[str, Any] = {}
        for field in fields(Criteria):
            value = getattr(self.criteria, field.name)
            if value:
                told[field.name] = sorted(value) if isinstance(value, frozenset) else value
        return told | {"group_by": self.group_by, "sort": self.sort, "falling": self.falling}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> TrackerView:
        """A view as `as_json` told it, without what is not known."""
        given: dict[str, Any] = {}
        for field in fields(Criteria):
            value = told.get(field.name)
            if field.name in _CHOICES and isinstance(value, list):
                given[field.name] = frozenset(_known(value, _CHOICES[field.name]))
            elif field.name == "mine":
                given[field.name] = value is True
            elif isinstance(value, str) and (field.name not in _DAYS or _is_day(value)):
                given[field.name] = value
        group = list(_known([told.get("group_by")], GroupBy))
        return cls(
            Criteria(**given),
            group[0] if group else GroupBy.NONE,
            str(told.get("sort", "number")),
            told.get("falling") is True,
        )


_DAYS = ("target_from", "target_to")
_CHOICES: dict[str, Callable[[str], Any]] = {
    "statuses": Computed,
    "flags": str,
    "kinds": Kind,
    "committees": str,
    "years": str,
    "officers": str,
    "executives": str,
    "origins": Origin,
    "responses": str,
}


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name. id: "" for one that comes with the program and cannot be changed."""

    id: str
    name: str
    view: TrackerView


SHIPPED = (
    *(
        SavedView("", name, TrackerView(Criteria(statuses=frozenset({computed}))))
        for name, computed in (
            ("Overdue", Computed.OVERDUE),
            ("Due", Computed.DUE),
            ("No date", Computed.NO_DATE),
        )
    ),
    SavedView("", "Mine", TrackerView(Criteria(mine=True))),
    SavedView("", "Stale", TrackerView(Criteria(flags=frozenset({"stale"})))),
    SavedView("", "Unowned", TrackerView(Criteria(flags=frozenset({"unowned"})))),
    SavedView("", "Closed", TrackerView(Criteria(statuses=frozenset({Computed.CLOSED})))),
    SavedView("", "All", TrackerView()),
)
"""The views that come with the program."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A row with what is asked of it again and again: its municipal year, and its words folded.

    One is only ever equal to itself, which is what makes finding it among ten thousand quick.
    """

    row: RecommendationRow
    year: str
    words: str


def prepared(row: RecommendationRow) -> Prepared:
    return Prepared(row, row_year(row), _folded_words(row))


def row_year(row: RecommendationRow) -> str:
    """The municipal year in which a row stands, "" where nothing tells it.

    It is the latest of the year of its date, of the year in its reference ("SR (25/26) 01") and
    of the year that it was carried over into.
    """
    one = row.recommendation
    carried = [
        entry.text[len(CARRIED) : len(CARRIED) + len("2023/24")]
        for entry in row.updates
        if entry.what is Entry.CHANGE and entry.text.startswith(CARRIED)
    ]
    return max([_year_of(one.date), year_in(one.number), *carried])


def _year_of(date: str | None) -> str:
    # A date that names a year alone falls in two of them.
    return say_year(municipal_year(first_day(date))) if date and "-" in date else ""


def year_in(reference: str) -> str:
    """The municipal year that a reference names ("SR (25/26) 01" is of "2025/26"), or ""."""
    for match in _YEAR.finditer(reference):
        first, second = int(match[1]), int(match[2])
        if second == (first + 1) % 100:
            return say_year(2000 + first)
    return ""


def names_of(words: str) -> tuple[str, ...]:
    """Names as somebody types them, apart by semicolons: folded, without what is empty."""
    return tuple(name for part in _SEPARATORS.split(words) if (name := _plain(part)))


def fitting(
    rows: Sequence[Prepared], criteria: Criteria, mine: tuple[str, ...] = ()
) -> Sequence[Prepared]:
    """The rows that are what the criteria ask for, in the order in which they are given.

    mine: the person's own names, folded. A row is theirs where one of them stands in its officer
    or its executive member.
    """
    found = rows
    for name, of in _FIELD.items():
        if wanted := getattr(criteria, name):
            found = [one for one in found if of(one) in wanted]
    if flags := criteria.flags:
        found = [one for one in found if not flags.isdisjoint(one.row.standing.flags)]
    start, end = criteria.target_from, criteria.target_to
    if start or end:
        found = [one for one in found if _between(one.row.recommendation.target_date, start, end)]
    if criteria.mine:
        found = [one for one in found if is_mine(one.row, mine)]
    for word in criteria.words.casefold().split():
        found = [one for one in found if word in one.words]
    return found


_FIELD: dict[str, Callable[[Prepared], object]] = {
    "statuses": lambda one: one.row.standing.computed,
    "kinds": lambda one: one.row.recommendation.kind,
    "committees": lambda one: one.row.recommendation.committee.strip(),
    "years": lambda one: one.year,
    "officers": lambda one: _named(one.row.recommendation.officer),
    "executives": lambda one: _named(one.row.recommendation.executive_member),
    "origins": lambda one: one.row.recommendation.origin,
    "responses": lambda one: one.row.response or "",
}
"""What of a row each set of values is asked of."""


def values_in(one: Prepared, name: str) -> tuple[object, ...]:
    """What a row says for a field of `Criteria` that is a set of values."""
    return one.row.standing.flags if name == "flags" else (_FIELD[name](one),)


def is_mine(row: RecommendationRow, mine: tuple[str, ...]) -> bool:
    """Whether one of the names stands in the officer or the executive member of a row."""
    owners = f"{_plain(row.recommendation.officer)}\n{_plain(row.recommendation.executive_member)}"
    return any(name in owners for name in mine)


def _between(target: str | None, start: str, end: str) -> bool:
    if target is None:
        return False
    day = last_day(target).isoformat()
    return (not start or day >= start) and (not end or day <= end)


def _folded_words(row: RecommendationRow) -> str:
    one = row.recommendation
    parts = [
        one.number, one.text, one.committee, one.officer, one.executive_member, one.target_text,
        one.reported, one.date_text, one.origin_text, one.kind, row.response or "",
        row.standing.computed, *row.standing.flags,
    ]  # fmt: skip
    for entry in row.updates:
        parts += (entry.role, entry.text)
    return "\n".join(parts).casefold()


def group_of(one: Prepared, by: GroupBy) -> str:
    """The words of the heading under which a row stands."""
    recommendation = one.row.recommendation
    return {
        GroupBy.NONE: "",
        GroupBy.OFFICER: _named(recommendation.officer) or NOBODY_NAMED,
        GroupBy.COMMITTEE: recommendation.committee.strip() or "No committee",
        GroupBy.YEAR: one.year or "No date",
        GroupBy.STATUS: one.row.standing.computed.word,
        GroupBy.KIND: recommendation.kind.word,
    }[by]


def _named(words: str) -> str:
    """Who is named, "" where nobody is: empty, "TBC" and the like are one."""
    return "" if names_nobody(words) else words.strip()


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


_T = TypeVar("_T")


def _known(values: Iterable[object], kind: Callable[[str], _T]) -> Iterable[_T]:
    for value in values:
        try:
            if isinstance(value, str):
                yield kind(value)
        except ValueError:
            continue


def _is_day(value: str) -> bool:
    try:
        return first_day(value) == last_day(value)
    except ValueError:
        return False
