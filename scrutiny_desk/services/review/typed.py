"""What a person types in a field, read as what the field stores."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from scrutiny_desk.domain.dates import last_day, read_date
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.shapes import FieldShape
from scrutiny_desk.finding.meeting import read_time
from scrutiny_desk.finding.units import read_figure, whole

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


def read_typed(shape: FieldShape, text: str) -> Any:
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
            or f"Choose one of: {', '.join(word for word in choices_of(shape) if word)}",
        ) from error


def choices_of(shape: FieldShape) -> tuple[str, ...]:
    """The words that can be chosen in a field."""
    if shape.holds == "yes_no":
        return ("", "yes", "no")
    return tuple(word_of(choice) for choice in shape.choices)


def word_of(value: str) -> str:
    """A stored word as it is shown."""
    return value.replace("_", " ")


def lines_in(text: str) -> list[str]:
    """The filled lines of a text, white space folded."""
    return [folded for line in text.splitlines() if (folded := " ".join(line.split()))]


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
    wanted = word_of(text).casefold()
    if shape.holds == "yes_no":
        if wanted not in {"yes", "no"}:
            raise _NotReadableError("neither yes nor no")
        return wanted == "yes"
    for choice in shape.choices:
        if word_of(choice).casefold() == wanted:
            return choice
    raise _NotReadableError("none of the words for it")


def _changes(text: str) -> list[list[str | None]]:
    changes: list[list[str | None]] = []
    for line in lines_in(text):
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


_READERS: Mapping[str, Callable[[FieldShape, str], Any]] = {
    "text": lambda _, text: text,
    "words": lambda _, text: text,
    "figure": lambda _, text: text,
    "reference": lambda _, text: _reference(text),
    "date": lambda _, text: _a_date(text),
    "time": lambda _, text: _a_time(text),
    "number": lambda _, text: _a_number(text),
    "whole": lambda _, text: _a_whole_number(text),
    "texts": lambda _, text: lines_in(text),
    "dates": lambda _, text: [_a_date(line) for line in lines_in(text)],
    "choice": _a_choice,
    "yes_no": _a_choice,
    "changes": lambda _, text: _changes(text),
}
