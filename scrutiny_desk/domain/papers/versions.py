"""Two versions of one paper: whether they are, and what changed from page to page."""

from __future__ import annotations

import difflib
import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 5
_FEWEST_LETTERS = 20
_ALTERED = 0.35
_MOST_PAIRS = 4000


class PageFate(StrEnum):
    """What became of a page. The value is the word for the screen."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of one page that became others; "" on one side for words added or taken out."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is not as it was. old and new: PDF pages from 0, None where there is none."""

    fate: PageFate
    old: int | None
    new: int | None
    words: tuple[WordChange, ...] = ()


def words_key(text: str) -> str | None:
    """What two prints of the same words share, whatever their bytes, breaks and signs.

    None for a text too short to tell one paper from another, such as a blank page's notice.
    """
    letters = "".join(_WORD.findall(text.casefold()))
    if len(letters) < _FEWEST_LETTERS:
        return None
    return hashlib.sha256(letters.encode()).hexdigest()


def shared_words(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the shorter of two texts stands in the longer one too, 0 to 1.

    The texts come page by page. Runs of five words are counted, so that neither page breaks nor
    an order of their own matter.
    """
    first, second = _shingles(one), _shingles(other)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def compare_pages(old: Sequence[str], new: Sequence[str]) -> tuple[PageChange, ...]:
    """The pages that were added, removed or altered, in the order of the new paper.

    old and new: the text of each page. Pages with the same words are the same, wherever their
    lines break; a page is altered when a third of its words is still there.
    """
    keys = [[_key(text) for text in pages] for pages in (old, new)]
    found: list[PageChange] = []
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what != "equal":
            found.extend(_between(old, new, range(i1, i2), range(j1, j2)))
    return tuple(found)


def unchanged_pages(
    changes: Sequence[PageChange], old_count: int, new_count: int
) -> tuple[tuple[int, int], ...]:
    """The pages that are as they were: old and new index of each, from what `compare_pages` gives.

    old_count, new_count: how many pages each version has.
    """
    gone = {change.old for change in changes}
    come = {change.new for change in changes}
    return tuple(
        zip(
            (index for index in range(old_count) if index not in gone),
            (index for index in range(new_count) if index not in come),
            strict=True,
        )
    )


def same_pages(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The page of the new paper (from 0) that came from each page of the old one that is left.

    As `compare_pages` holds them together; a page that was moved is known by its very words, if
    no other page has them.
    """
    changes = compare_pages(old, new)
    pairs = {one.old: one.new for one in changes if one.old is not None and one.new is not None}
    pairs.update(unchanged_pages(changes, len(old), len(new)))
    moved: dict[str, list[tuple[int | None, int | None]]] = {}
    for one in changes:
        if one.fate is not PageFate.ALTERED:
            text = old[one.old] if one.old is not None else new[one.new or 0]
            moved.setdefault(_key(text), []).append((one.old, one.new))
    for key, pages in moved.items():
        left = [before for before, _ in pages if before is not None]
        added = [after for _, after in pages if after is not None]
        if len(key) >= _FEWEST_LETTERS and len(left) == len(added) == 1:
            pairs[left[0]] = added[0]
    return pairs


def _between(
    old: Sequence[str], new: Sequence[str], gone: range, come: range
) -> Iterable[PageChange]:
    """The changes where pages of the old paper stand against pages of the new one."""
    pairs = dict(_pairs(old, new, gone, come))
    left = iter(gone)
    waiting = next(left, None)
    for page in come:
        partner = pairs.get(page)
        if partner is None:
            yield PageChange(PageFate.ADDED, None, page)
            continue
        while waiting is not None and waiting < partner:
            yield PageChange(PageFate.REMOVED, waiting, None)
            waiting = next(left, None)
        waiting = next(left, None)
        yield PageChange(PageFate.ALTERED, partner, page, _word_changes(old[partner], new[page]))
    while waiting is not None:
        yield PageChange(PageFate.REMOVED, waiting, None)
        waiting = next(left, None)


def _pairs(
    old: Sequence[str], new: Sequence[str], gone: range, come: range
) -> Iterable[tuple[int, int]]:
    """New pages with the old pages they come from, both in order: the alikest chain."""
    if len(gone) * len(come) > _MOST_PAIRS:
        # A paper rewritten from end to end: only pages at the same place are held together.
        for i, j in zip(gone, come, strict=False):
            if _alike(_bag(old[i]), _bag(new[j])) >= _ALTERED:
                yield j, i
        return
    bags_old = {i: _bag(old[i]) for i in gone}
    bags_new = {j: _bag(new[j]) for j in come}
    rows, columns = list(gone), list(come)
    score = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    take = [[False] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for a, i in enumerate(rows, 1):
        for b, j in enumerate(columns, 1):
            alike = _alike(bags_old[i], bags_new[j])
            kept = max(score[a - 1][b], score[a][b - 1])
            paired = score[a - 1][b - 1] + alike if alike >= _ALTERED else 0.0
            score[a][b] = max(kept, paired)
            take[a][b] = paired > kept
    a, b = len(rows), len(columns)
    while a and b:
        if take[a][b]:
            yield columns[b - 1], rows[a - 1]
            a, b = a - 1, b - 1
        elif score[a - 1][b] >= score[a][b - 1]:
            a -= 1
        else:
            b -= 1


def _word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """The words that changed, as printed, those close together as one change."""
    old, new = before.split(), after.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        WordChange(" ".join(old[i1:i2]), " ".join(new[j1:j2]))
        for what, i1, i2, j1, j2 in matcher.get_opcodes()
        if what != "equal"
    )


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _bag(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    most = max(len(one), len(other))
    return len(one & other) / most if most else 1.0


def _shingles(pages: Iterable[str]) -> frozenset[tuple[str, ...]]:
    words = list(itertools.chain.from_iterable(_WORD.findall(page.casefold()) for page in pages))
    if len(words) < _SHINGLE:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[at:] for at in range(_SHINGLE)), strict=False))
