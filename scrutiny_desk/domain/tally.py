"""How many things of each kind there are, in the same words wherever they are counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """notes: marks on papers. questions, lines: what was typed on a board of questions.

    A big question counts as a question, a line of enquiry as a line.
    """

    notes: int = 0
    questions: int = 0
    lines: int = 0

    @property
    def total(self) -> int:
        return self.notes + self.questions + self.lines

    def parts(self, kind: str = "") -> list[str]:
        """Each kind with its number, "3 private notes"; none of which there is nothing."""
        before = f"{kind} " if kind else ""
        counted = (
            (self.notes, f"{before}note"),
            (self.questions, f"{before}question"),
            (self.lines, f"{before}line"),
        )
        said = [count(number, noun) for number, noun in counted if number]
        if self.lines:
            said[-1] += " of enquiry"
        return said

    def say(self, kind: str = "") -> str:
        """All of it in words: "6 notes and 4 questions"."""
        return together(self.parts(kind)) or "0 notes"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 note", "2 notes"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def together(parts: list[str]) -> str:
    """Parts of a sentence as one: "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
