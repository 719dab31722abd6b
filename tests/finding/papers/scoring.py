"""How far what was found in a made-up paper is what a careful person finds in it.

An oracle holds, a section each, every fact of its paper: a section that is not in it is empty, and
whatever is found there is wrong. Of a row it holds the fields that are asked for.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

KEYS: Mapping[str, tuple[str, ...]] = {
    "agenda_items": ("number", "title"),
    "reports": ("title",),
    "resolutions": ("text",),
    "decisions": ("reference", "title"),
    "forward_plan": ("matter",),
    "recommendations": ("number", "text"),
    "waiting_times": ("service", "as_of"),
    "waiting_dashboard": ("service", "as_of"),
    "kpis": ("indicator", "kind", "period", "text"),
    "milestones": ("milestone", "due_text"),
    "work_plan": ("section", "date_text"),
    "areas": ("number", "title"),
    "priorities": ("number", "title"),
    "glossary": ("term",),
}
SURE = 0.9
_ALIKE = 0.8
Row = Mapping[str, Any]


class Score:
    """The score of one paper: a mean of F1 over its sections, and what is wrong in it."""

    def __init__(self, oracle: Row, found: Row) -> None:
        self.sections: dict[str, float] = {}
        self.wrong: list[str] = []
        self.sure = 0
        self.sure_wrong: list[str] = []
        for section, wanted in oracle.items():
            if section in KEYS:
                self._rows(section, wanted, found.get(section, []))
            elif isinstance(wanted, Mapping):
                self._fields(section, wanted, found.get(section) or {})
            else:
                self._fields(section, {section: wanted}, found)
        for section in KEYS:
            if section not in oracle and found.get(section):
                self._rows(section, [], found[section])

    @property
    def mean(self) -> float:
        return sum(self.sections.values()) / len(self.sections)

    def _rows(self, section: str, wanted: Sequence[Row], have: Sequence[Row]) -> None:
        free, credit = list(have), 0.0
        for row in wanted:
            got = max(free, key=lambda one: _closeness(section, row, one), default=None)
            if got is None or _closeness(section, row, got) < _ALIKE:
                self.wrong.append(f"{section}: missed {dict(row)}")
                continue
            free.remove(got)
            bad = [name for name in row if not same(row[name], got.get(name))]
            credit += 1 - len(bad) / len(row)
            said = [f"{section} {name}: {row[name]!r} read {got.get(name)!r}" for name in bad]
            self._count(len(row), said, got)
        for got in free:
            fields = len(wanted[0]) if wanted else 2
            self._count(fields, [f"{section}: too much {_short(got)}"] * fields, got, once=True)
        recall = credit / len(wanted) if wanted else 0.0
        precision = credit / len(have) if have else 0.0
        both = recall + precision
        self.sections[section] = 2 * recall * precision / both if both else 0.0

    def _fields(self, section: str, wanted: Row, have: Row) -> None:
        bad = [name for name in wanted if not same(wanted[name], have.get(name))]
        said = [f"{section} {name}: {wanted[name]!r} read {have.get(name)!r}" for name in bad]
        self._count(len(wanted), said, have)
        self.sections[section] = 1 - len(bad) / len(wanted)

    def _count(self, fields: int, said: list[str], got: Row, *, once: bool = False) -> None:
        sure = got.get("confidence", 0.0) >= SURE
        self.wrong += [f"{'SURE ' if sure else ''}{one}" for one in (said[:1] if once else said)]
        if sure:
            self.sure += fields
            self.sure_wrong += said


def same(wanted: object, got: object) -> bool:
    """Whether a value is what was wanted, but for white space, case and the shape of quotes."""
    if isinstance(wanted, list):
        return isinstance(got, list) and list(map(plain, wanted)) == list(map(plain, got))
    if wanted in ("", None):
        return got in ("", None)
    if isinstance(wanted, Mapping):
        return isinstance(got, Mapping) and all(same(v, got.get(k)) for k, v in wanted.items())
    return plain(wanted) == plain(got)


def plain(value: object) -> object:
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).lower()
        text = text.replace("’", "'").replace("‘", "'").replace("–", "-")
        return re.sub(r"\s+", " ", text).strip(" .")
    return value


def _closeness(section: str, wanted: Row, got: Row) -> float:
    return sum(_alike(wanted.get(k), got.get(k)) for k in KEYS[section] if k in wanted) / sum(
        1 for k in KEYS[section] if k in wanted
    )


def _alike(wanted: object, got: object) -> float:
    if same(wanted, got):
        return 1.0
    a, b = plain(wanted), plain(got)
    if not (isinstance(a, str) and isinstance(b, str)):
        return 0.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _short(row: Row) -> str:
    names = [name for name in row if name not in ("box", "page", "page_index")]
    return ", ".join(f"{name}={row[name]!r}" for name in names)[:260]
