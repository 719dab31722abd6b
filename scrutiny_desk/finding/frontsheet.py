"""The front sheet of a report: labels at the left, what they say at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages import Page
from scrutiny_desk.finding.lines import Printed, join, joined_levels, printed_lines

_LABELS = {
    "to": r"report to|to",
    "officer": (
        r"relevant officers?|report authors?|responsible officers?|lead officers?|contact officers?"
        r"|report of|report by|author|officer|corporate director|director|presented by"
    ),
    "from": r"from",
    "title": r"subject|title|report title|title of report",
    "date": r"date of (?:the )?meeting|meeting date|meeting|date",
    "class": r"classification|status|exempt(?: information)?",
    # A printed e-mail has the same head as a memo; it is no report.
    "mail": r"sent|cc|attachments?|importance",
    "other": (
        r"relevant cabinet members?|cabinet members?|portfolio holder|key decision|decision no"
        r"|wards?(?: affected)?|electoral divisions?|past pathway of (?:report|paper)"
        r"|future pathway of (?:report|paper)|reference|ref|purpose"
    ),
}
_LABEL = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()), re.IGNORECASE
)  # fmt: skip
_MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """What a front sheet says, by the kind of its labels, and the line after it."""

    said: dict[str, str]
    rest: tuple[Printed, ...]


def has_front_sheet(page: Page) -> bool:
    """True when a report starts on the page."""
    return read_front_sheet(page) is not None


def read_front_sheet(page: Page) -> FrontSheet | None:
    """The labels at the head of the page with their words; None where no report starts.

    A report needs "Report to" with an officer or a day, or "From", "To" and "Subject".
    """
    lines = printed_lines((page,))
    said: dict[str, list[str]] = {}
    long_form = False
    current: str | None = None
    value_edge = 0.0
    taken: list[Printed] = []
    end = 0
    for row in joined_levels(lines)[:_MOST_ROWS]:
        label = _label_of(row)
        if label is not None:
            kind, words, rest_edge, value = label
            long_form = long_form or words.lower() == "report to"
            current = kind
            said.setdefault(kind, [])
            if value:
                said[kind].append(value)
            value_edge = rest_edge
        elif current is not None and _goes_on(taken[-1], row, value_edge):
            said[current].append(row.text)
        elif current is not None:
            break
        else:
            # Nothing but the councils' own heading may stand over a front sheet.
            if len(taken) > 6:
                break
            taken.append(row)
            end += len(row.line.words)
            continue
        taken.append(row)
        end += len(row.line.words)
    kinds = set(said)
    if "mail" in kinds:
        return None
    full = long_form and kinds & {"officer", "date"}
    memo = {"from", "to", "title"} <= kinds
    if not full and not memo:
        return None
    return FrontSheet({kind: join(parts) for kind, parts in said.items()}, _after(lines, end))


def _after(lines: Sequence[Printed], words: int) -> tuple[Printed, ...]:
    """The lines after the first so many words of the page."""
    seen = 0
    for at, printed in enumerate(lines):
        if seen >= words:
            return tuple(lines[at:])
        seen += len(printed.line.words)
    return ()


def _label_of(row: Printed) -> tuple[str, str, float, str] | None:
    """Kind and words of the label that begins the row, where its value begins, and the value."""
    words = row.line.words
    for count in range(1, min(len(words), 6) + 1):
        text = " ".join(word.text for word in words[:count])
        colon = text.endswith(":")
        found = _LABEL.fullmatch(text.rstrip(" :"))
        if found is None:
            continue
        rest = words[count:]
        if rest and rest[0].text == ":":
            rest, colon = rest[1:], True
        gap = rest[0].box.x0 - words[count - 1].box.x1 if rest else 0.0
        # Without a colon only a wide space tells a label from the start of a sentence.
        if not colon and gap < 1.5 * row.size:
            continue
        kind = found.lastgroup or "other"
        edge = rest[0].box.x0 if rest else row.line.box.x0
        return kind, found[0], edge, " ".join(word.text for word in rest)
    return None


def _goes_on(last: Printed, row: Printed, value_edge: float) -> bool:
    """A further line of the value: at the value's edge, or run on close under the last line."""
    pitch = row.line.box.y1 - last.line.box.y1
    size = max(row.size, last.size)
    if abs(row.line.box.x0 - value_edge) < 4.0:
        return pitch < 2.2 * size
    return abs(row.line.box.x0 - last.line.box.x0) < 4.0 and pitch <= 1.5 * size
