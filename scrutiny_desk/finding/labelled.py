"""Labels with what is said beside or under them, in printed lines and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.pages.pages import Line, Table, Word
from scrutiny_desk.finding.lines import Printed, join, joined_levels

_WIDE = 1.5
"""A space of so many type sizes parts a label from what it says."""
_EDGE = 4.0
_INDENT = 40.0
# A further line of a value stands at most this many type sizes below the last one: at the edge
# of the value, or right under the label.
_FARTHEST = 2.2
_CLOSE = 1.5
_LONGEST_LABEL = 90
_COLON = re.compile(r"\s*[:：]\s*")
_FIGURE = re.compile(
    r"\bref(?:erence|\.)?\s*(?:n\s?\^?[o°º]\.?|no\.?|number)?\s*[:.]?\s*([A-Z]{0,5}[\w/.-]*\d[\w/.-]*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Pair:
    """A label and its value. kind: the family of the label; first: the line it begins on."""

    kind: str
    label: str
    first: Printed
    x0: float
    last: Printed
    edge: float | None = None
    beside: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def value(self) -> str:
        return join(self.parts)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row without a wide space between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].box.x0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def segments(line: Line) -> list[Segment]:
    """A row's words, parted where a wide space stands."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.box.x0 - groups[-1][-1].box.x1 < _WIDE * max(word.size, 6.0):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Segment(tuple(group)) for group in groups]


def label_in(text: str, labels: re.Pattern[str]) -> tuple[str, str, str] | None:
    """Kind and words of the label that begins the text, and what follows its colon; or None.

    labels: a pattern with a named group for each kind, matched against the whole label.
    """
    plain = text.strip("*_# ")
    if len(plain) <= _LONGEST_LABEL:
        found = labels.fullmatch(plain.rstrip(" :*_"))
        if found is not None:
            return found.lastgroup or "", found[0], ""
    colon = _COLON.search(plain, 0, _LONGEST_LABEL)
    if colon is None:
        return None
    found = labels.fullmatch(plain[: colon.start()].rstrip(" *_"))
    if found is None:
        return None
    return found.lastgroup or "", found[0], plain[colon.end() :].strip("*_ ")


def pairs_in(lines: Sequence[Printed], labels: re.Pattern[str]) -> list[Pair]:
    """Every label of the lines with its value: at its right, after a colon, or right under it."""
    return _read(lines, labels, None)[0]


def opening_pairs(
    lines: Sequence[Printed], labels: re.Pattern[str], most_above: int
) -> tuple[list[Pair], int]:
    """The labels that the lines open with, and how many words these and their values take.

    Not more than `most_above` rows may stand over the first label.
    """
    return _read(lines, labels, most_above)


def _read(
    lines: Sequence[Printed], labels: re.Pattern[str], most_above: int | None
) -> tuple[list[Pair], int]:
    done: list[Pair] = []
    open_: list[Pair] = []
    # Words read before the row on which each label begins.
    before: list[int] = []
    words = above = 0
    for row in joined_levels(lines):
        used = False
        awaiting: Pair | None = None
        for segment in segments(row.line):
            label = label_in(segment.text, labels)
            # "Confidential" is a label of its own, but beside "Classification" it is the value.
            if awaiting is not None and not awaiting.parts and ":" not in segment.text:
                label = None
            if label is not None:
                awaiting = _begun(label, segment, row)
                # A label ends the values of those that stand in its column, or had none by now.
                open_ = [
                    pair
                    for pair in open_
                    if abs(pair.x0 - segment.x0) > _EDGE and (pair.parts or pair.first is row)
                ]
                open_.append(awaiting)
                done.append(awaiting)
                before.append(words)
                used = True
            elif awaiting is not None and not awaiting.parts:
                awaiting.edge, awaiting.beside = segment.x0, True
                awaiting.parts.append(segment.text)
            else:
                used = _continue(open_, segment, row) or used
        if most_above is not None and not used:
            if done or above >= most_above:
                break
            above += 1
        words += len(row.line.words)
    # A label without a value at the very end is the heading of what follows.
    while most_above is not None and done and not done[-1].parts:
        done.pop()
        words = before.pop()
    return done, words


def _begun(label: tuple[str, str, str], segment: Segment, row: Printed) -> Pair:
    kind, said, value = label
    pair = Pair(kind, said, row, segment.x0, row)
    if value:
        pair.parts.append(value)
        count = len(segment.words) - len(value.split())
        pair.edge = segment.words[count].box.x0 if 0 < count < len(segment.words) else None
    return pair


def _continue(open_: Sequence[Pair], segment: Segment, row: Printed) -> bool:
    """Adds a further line to the value it belongs to; False where it belongs to none."""
    for pair in reversed(open_):
        aligned = pair.edge is not None and abs(pair.edge - segment.x0) < _EDGE
        if aligned and _near(pair.last, row, _FARTHEST):
            pair.parts.append(segment.text)
            pair.last = row
            return True
    for pair in reversed(open_):
        if abs(pair.x0 - segment.x0) > (_EDGE if pair.parts else _INDENT):
            continue
        # Under a label whose value stands at its right, words are the rest of the label.
        if pair.beside and _near(pair.last, row, _CLOSE):
            return True
        # A value may begin on the line after its label, and on the page after it.
        if not pair.beside and (
            _near(pair.last, row, _CLOSE if pair.parts else _FARTHEST)
            or (not pair.parts and pair.last.page.index + 1 == row.page.index)
        ):
            pair.parts.append(segment.text)
            pair.last = row
            return True
    return False


def _near(last: Printed, row: Printed, sizes: float) -> bool:
    if last.page.index != row.page.index:
        return False
    return row.line.box.y1 - last.line.box.y1 <= sizes * max(last.size, row.size)


def pairs_of(table: Table, labels: re.Pattern[str]) -> list[tuple[str, str, str, int]]:
    """Kind, label, value and row of every label of a table of labels and values.

    Two pairs may stand side by side; "Label: value" in one cell counts too. A figure printed
    behind a label ("Matter for decision Ref No 12/2022") comes as a pair of kind `ref`.
    """
    found: list[tuple[str, str, str, int]] = []
    for at, row in enumerate(table.rows):
        cells = [cell.text for cell in row]
        c = 0
        while c < len(cells):
            text = cells[c]
            figure = _FIGURE.search(text) if len(text) <= _LONGEST_LABEL else None
            label = label_in(text[: figure.start()] if figure else text, labels)
            c += 1
            if label is None:
                continue
            kind, words, value = label
            if figure is not None:
                found.append(("ref", words, figure[1], at))
            if not value:
                while c < len(cells) and not cells[c]:
                    c += 1
                if c < len(cells):
                    value = cells[c]
                    c += 1
            found.append((kind, words, value, at))
    return found


def family(kinds: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern of all kinds of labels, each under its name."""
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in kinds), re.IGNORECASE)
