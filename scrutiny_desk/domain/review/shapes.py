"""What a section of the review screen and a field of it are."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.papers.facts import Fact


@dataclass(frozen=True, slots=True)
class FieldShape:
    """How one field is shown and read.

    holds: what is stored: `text`, `words` (text or None), `date`, `time`, `number`, `whole`,
    `reference` (a whole number, text or None), `figure` (text of a number with its unit), `texts`,
    `dates`, `choice`, `yes_no`, `points` (those of the kind that the field is called), `changes`.
    gives: the field that follows from this one's text. words: how else a column with it is
    headed. needed: a row without it is none. goes_on: an empty cell means the one above it.
    """

    name: str
    label: str
    holds: str = "text"
    choices: tuple[str, ...] = ()
    gives: str = ""
    words: tuple[str, ...] = ()
    needed: bool = False
    goes_on: bool = False

    @property
    def kind(self) -> str:
        if self.gives and self.holds == "text":
            return "date"
        return _KINDS[self.holds]

    @property
    def may_be_none(self) -> bool:
        """True where nothing typed is stored as None."""
        return self.holds not in {"text", "figure", *_LISTS}


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name in the facts contract, its title, and the fields of its rows.

    called_by: the field that says what a row is. longest: the field with its longest text, where
    that is another. single: a paper has one row
    of it at most. can_add: whether a person may add a row.
    """

    name: str
    title: str
    fact: type[Fact]
    called_by: str
    fields: tuple[FieldShape, ...]
    single: bool = False
    can_add: bool = True
    longest: str = ""

    def field(self, name: str) -> FieldShape:
        """The field of that name; KeyError where the section shows none."""
        for shape in self.fields:
            if shape.name == name:
                return shape
        raise KeyError(f"{self.name} shows no field {name}")


_LISTS = frozenset({"texts", "dates", "points", "changes"})
_KINDS = {
    "text": "text",
    "words": "text",
    "figure": "text",
    "date": "date",
    "time": "text",
    "number": "number",
    "whole": "number",
    "reference": "text",
    "texts": "list",
    "dates": "list",
    "choice": "choice",
    "yes_no": "choice",
    "points": "list",
    "changes": "list",
}
