"""The fields of a fact as a person sees and types them, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.facts import Fact, PointFact
from scrutiny_desk.domain.review.review import ReviewField
from scrutiny_desk.domain.review.shapes import FieldShape, Section
from scrutiny_desk.finding.units import Figure, read_figure
from scrutiny_desk.library.plain import storable
from scrutiny_desk.services.review.typed import choices_of, lines_in, read_typed, word_of

Body = Mapping[str, Any]
"""The fields of a fact as they stand on the shelf."""

_WHERE = frozenset(field.name for field in dataclasses.fields(Fact))
_LONGEST_TITLE = 60


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
        after[name] = read_typed(shape, text)
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
    return "\n".join(f"{word_of(name)}: {way or 'not known'}" for name, way in value)


def _field(shape: FieldShape, body: Body, found: Body | None) -> ReviewField:
    text = shown(shape, body)
    before = None if found is None else shown(shape, found)
    return ReviewField(
        name=shape.name,
        label=shape.label,
        text=text,
        found=None if before == text else before,
        kind=shape.kind,
        choices=choices_of(shape),
        read_as=_read_as(shape, body, text),
    )


def _read_as(shape: FieldShape, body: Body, text: str) -> str:
    if shape.kind != "date" or not shape.gives:
        return ""
    said = _said(str(body.get(shape.gives) or ""))
    return "" if said == text else said


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "yes_no": lambda value: "yes" if value else "no",
    "choice": lambda value: word_of(str(value)),
    "date": lambda value: _said(str(value)),
    "dates": lambda value: "\n".join(_said(str(date)) for date in value),
    "texts": lambda value: "\n".join(" ".join(str(text).split()) for text in value),
    "changes": _changes_shown,
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
    for line in lines_in(text):
        before = known.get(line)
        new = PointFact(page=page, page_index=page_index, kind=kind, text=line)
        listed.append(before.pop(0) if before else dataclasses.asdict(new))
    return [*(dict(one) for one in points if one["kind"] != kind), *listed]


def _said(iso: str) -> str:
    try:
        return say(iso)
    except (ValueError, IndexError):
        return iso
