"""The fields of a fact as a person sees and types them, and back."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scrutiny_desk.domain.dates import last_day, read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.facts import Fact, PointFact
from scrutiny_desk.domain.review import ReviewField
from scrutiny_desk.domain.review_shapes import FieldShape, Section
from scrutiny_desk.finding.meeting import read_time
from scrutiny_desk.finding.units import Figure, read_figure, whole
from scrutiny_desk.library.plain import storable

Body = Mapping[str, Any]
"""The fields of a fact as they stand on the shelf."""

_WHERE = frozenset(field.name for field in dataclasses.fields(Fact))
_LONGEST_TITLE = 60
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|noon|midday|hrs|hours)?", re.IGNORECASE
)
_AFTER_A_NUMBER = re.compile(r"\s*(weeks?|wks?|days?|months?)\.?$", re.IGNORECASE)
_STARTS = re.compile(r"[-−–£]?\s*\d")
_DIRECTIONS = ("up", "down", "same")
_TO_DO = {
    "date": "Write a date such as 25 January 2024, 25/01/2024 or January 2024, or leave it empty",
    "time": "Write a time such as 18:00 or 6.30 pm, or leave it empty",
    "number": "Write a number such as 1,204 or 12.5, or leave it empty",
    "whole": "Write a whole number such as 1,204, or leave it empty",
    "dates": "Write a date a line, such as 25 January 2024",
    "changes": "Write a line a measure, such as “waiting: up”, “down” or “same”",
}


class _NotReadableError(ValueError):
    """What was typed is nothing that the field can hold."""


def fields_of(section: Section, body: Body, found: Body | None) -> tuple[ReviewField, ...]:
    """The cells of a row. found: as the reader found it, None for a row added by hand."""
    return tuple(_field(shape, body, found) for shape in section.fields)


def title_of(section: Section, body: Body) -> str:
    """What a row is called, in a line: the field that names it, or its first words."""
    named = shown(section.field(section.called_by), body)
    texts = (named, *(shown(shape, body) for shape in section.fields))
    text = next((" ".join(text.split()) for text in texts if text.strip()), section.title)
    if len(text) <= _LONGEST_TITLE:
        return text
    return f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def shown(shape: FieldShape, body: Body) -> str:
    """The text of a cell; "" where nothing is known."""
    if shape.holds == "points":
        points = [one["text"] for one in body.get("points") or () if one["kind"] == shape.name]
        return "\n".join(" ".join(str(text).split()) for text in points)
    value = body.get(shape.name)
    return "" if value is None else _SHOWN.get(shape.holds, _plain)(value)


def empty_body(section: Section) -> dict[str, Any]:
    """A row of the section in which nothing is written yet, every field in its place."""
    body: dict[str, Any] = {}
    for field in dataclasses.fields(section.fact):
        if field.name in _WHERE:
            continue
        if field.default is not dataclasses.MISSING:
            body[field.name] = [] if field.default == () else field.default
        else:
            body[field.name] = ""
    for shape in section.fields:
        if shape.holds == "choice" and shape.needed:
            body[shape.name] = shape.choices[0]
        elif shape.may_be_none:
            body[shape.name] = None
        if shape.gives:
            body[shape.gives] = None
    return body


def corrected(
    section: Section, body: Body, typed: Mapping[str, str], page: str, page_index: int
) -> dict[str, Any]:
    """The body with what was typed, field name to text; what stays as it is shown is not read anew.

    page and page_index: where the row stands, for entries that are new. A date or a figure
    follows from its printed text. Raises DeskError that names the field, what was typed and what
    would do; KeyError for a field that the section does not show.
    """
    after = dict(body)
    for name, raw in typed.items():
        shape = section.field(name)
        text = storable(raw).strip()
        if text == shown(shape, body).strip():
            continue
        if not text and shape.needed:
            raise DeskError(
                f"“{shape.label}” is needed",
                f"A row of “{section.title}” without it says nothing",
                "Write it, or drop the row",
            )
        if shape.holds == "points":
            after["points"] = _points(after.get("points") or (), shape.name, text, page, page_index)
            continue
        after[name] = _read(shape, text)
        if shape.gives and shape.gives not in typed:
            after |= _following(shape, text, after, typed)
    return after


def check_needed(section: Section, body: Body) -> None:
    """DeskError where a new row lacks what its section cannot do without."""
    for shape in section.fields:
        if shape.needed and not shown(shape, body).strip():
            raise DeskError(
                f"“{shape.label}” is needed",
                f"A row of “{section.title}” without it says nothing",
                "Write it, then add the row again",
            )


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _changes_shown(value: Sequence[tuple[str, str | None]]) -> str:
    return "\n".join(f"{_word(name)}: {way or 'not known'}" for name, way in value)


def _field(shape: FieldShape, body: Body, found: Body | None) -> ReviewField:
    text = shown(shape, body)
    before = None if found is None else shown(shape, found)
    return ReviewField(
        name=shape.name,
        label=shape.label,
        text=text,
        found=None if before == text else before,
        kind=shape.kind,
        choices=_choices(shape),
        read_as=_read_as(shape, body, text),
    )


def _choices(shape: FieldShape) -> tuple[str, ...]:
    if shape.holds == "yes_no":
        return ("", "yes", "no")
    return tuple(_word(choice) for choice in shape.choices)


def _read_as(shape: FieldShape, body: Body, text: str) -> str:
    if shape.kind != "date" or not shape.gives:
        return ""
    said = _said(str(body.get(shape.gives) or ""))
    return "" if said == text else said


def _read(shape: FieldShape, text: str) -> Any:
    """What a field stores for a text; DeskError where it can be nothing of the kind."""
    if not text and shape.may_be_none:
        return None
    try:
        return _READERS[shape.holds](shape, text)
    except _NotReadableError as error:
        raise DeskError(
            f"“{shape.label}” cannot be read",
            f"“{text}” is {error}",
            _TO_DO.get(shape.holds)
            or f"Choose one of: {', '.join(word for word in _choices(shape) if word)}",
        ) from error


def _a_date(text: str) -> str:
    date = read_date(text)
    if date is None and _ISO.fullmatch(text):
        try:
            last_day(text)
        except ValueError as error:
            raise _NotReadableError("no date of the calendar") from error
        return text
    if date is None:
        raise _NotReadableError("no date")
    return date


def _a_time(text: str) -> str:
    time = read_time(_CLOCK.fullmatch(text))
    if time is None:
        raise _NotReadableError("no time of day")
    return time


def _a_number(text: str) -> float:
    # "Over 18" can be printed as a target; as a number it would be a guess.
    figure = read_figure(_AFTER_A_NUMBER.sub("", text)) if _STARTS.match(text) else None
    if figure is None:
        raise _NotReadableError("no number")
    return figure.value


def _a_whole_number(text: str) -> int:
    number = whole(_a_number(text))
    if number is None:
        raise _NotReadableError("no whole number")
    return number


def _a_choice(shape: FieldShape, text: str) -> str | bool:
    wanted = _word(text).casefold()
    if shape.holds == "yes_no":
        if wanted not in {"yes", "no"}:
            raise _NotReadableError("neither yes nor no")
        return wanted == "yes"
    for choice in shape.choices:
        if _word(choice).casefold() == wanted:
            return choice
    raise _NotReadableError("none of the words for it")


def _changes(text: str) -> list[list[str | None]]:
    changes: list[list[str | None]] = []
    for line in _lines(text):
        name, colon, way = line.rpartition(":")
        way = way.strip().casefold()
        if not colon or not name.strip() or way not in {*_DIRECTIONS, "not known"}:
            raise _NotReadableError("no list of measures and directions")
        key = name.strip().replace(" ", "_")
        changes.append([key, way if way in _DIRECTIONS else None])
    return changes


def _reference(text: str) -> int | str:
    # Eighteen figures and more are no number of a row, and no whole number of SQLite's.
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else text


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "yes_no": lambda value: "yes" if value else "no",
    "choice": lambda value: _word(str(value)),
    "date": lambda value: _said(str(value)),
    "dates": lambda value: "\n".join(_said(str(date)) for date in value),
    "texts": lambda value: "\n".join(" ".join(str(text).split()) for text in value),
    "changes": _changes_shown,
}

_READERS: Mapping[str, Callable[[FieldShape, str], Any]] = {
    "text": lambda _, text: text,
    "words": lambda _, text: text,
    "figure": lambda _, text: text,
    "reference": lambda _, text: _reference(text),
    "date": lambda _, text: _a_date(text),
    "time": lambda _, text: _a_time(text),
    "number": lambda _, text: _a_number(text),
    "whole": lambda _, text: _a_whole_number(text),
    "texts": lambda _, text: _lines(text),
    "dates": lambda _, text: [_a_date(line) for line in _lines(text)],
    "choice": _a_choice,
    "yes_no": _a_choice,
    "changes": lambda _, text: _changes(text),
}


def _following(
    shape: FieldShape, text: str, body: Body, typed: Mapping[str, str]
) -> dict[str, Any]:
    """What follows from a printed text: its date, or its figure and the figure's unit."""
    if shape.holds != "figure":
        return {shape.gives: read_date(text)}
    figure: Figure | None = read_figure(text, str(body.get("indicator", "")))
    follows: dict[str, Any] = {shape.gives: None if figure is None else figure.value}
    if figure is not None and figure.unit != "count" and "unit" not in typed:
        follows["unit"] = figure.unit
    return follows


def _points(
    points: Sequence[Body], kind: str, text: str, page: str, page_index: int
) -> list[dict[str, Any]]:
    """The points with those of one kind as they are listed now; known ones keep their place."""
    known: dict[str, list[dict[str, Any]]] = {}
    for one in points:
        if one["kind"] == kind:
            known.setdefault(" ".join(str(one["text"]).split()), []).append(dict(one))
    listed = []
    for line in _lines(text):
        before = known.get(line)
        new = PointFact(page=page, page_index=page_index, kind=kind, text=line)
        listed.append(before.pop(0) if before else dataclasses.asdict(new))
    return [*(dict(one) for one in points if one["kind"] != kind), *listed]


def _lines(text: str) -> list[str]:
    return [folded for line in text.splitlines() if (folded := " ".join(line.split()))]


def _said(iso: str) -> str:
    try:
        return say(iso)
    except (ValueError, IndexError):
        return iso


def _word(value: str) -> str:
    return value.replace("_", " ")
