"""Which number is printed on which page: the label the chair calls out.

A pack has up to three numberings: the pack's own stamp, the reports' own page numbers and the
PDF's. Only a stamp gives a label; nothing is worked out from an offset.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.reading.page.stamps import (
    Form,
    Stamp,
    edge_lines,
    item_stamp,
    page_stamps,
    roman_number,
)

# Stamps of one numbering stand at the same distance from the edge, give or take this (points).
_SAME_EDGE = 5.0
# Numbers without the word "Page" must run over this many pages before they are believed,
_SHORTEST_RUN = 3
# and over this share of the pages that carry such a number.
_STEADY = 0.8
_SHORTEST_ROMAN = 2
_BLANK = re.compile(r"left (?:intentionally )?blank|blank page", re.IGNORECASE)
_MOST_ON_BLANK = 12


def label_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their printed labels and item stamps, the stamps' words taken out.

    Lines are not touched: they are to be made from the words that are left.
    """
    edges = [edge_lines(page) for page in pages]
    stamps = [
        stamp
        for page, lines in zip(pages, edges, strict=True)
        for stamp in page_stamps(page.index, lines)
    ]
    chosen = _chosen([stamp for stamp in stamps if stamp.form is not Form.ROMAN])
    labels = {index: stamp.number for index, stamp in chosen.items()}
    _fill_between(labels)
    _fill_after(labels, pages)
    _fill_before(labels, pages)
    printed = {index: str(number) for index, number in labels.items()}
    roman = _roman_run([stamp for stamp in stamps if stamp.form is Form.ROMAN], labels)
    printed |= {index: roman_number(stamp.number) for index, stamp in roman.items()}
    chosen |= roman
    done: list[Page] = []
    for page, lines in zip(pages, edges, strict=True):
        item = item_stamp(lines)
        gone = {id(word) for word in (item[1] if item else ())}
        if page.index in chosen:
            gone |= {id(word) for word in chosen[page.index].words}
        done.append(
            replace(
                page,
                words=tuple(word for word in page.words if id(word) not in gone)
                if gone
                else page.words,
                label=printed.get(page.index),
                item_stamp=item[0] if item else None,
            )
        )
    return tuple(done)


def _roman_run(stamps: Sequence[Stamp], labels: dict[int, int]) -> dict[int, Stamp]:
    """The pages before the first of the main numbering that are numbered i, ii, iii ..."""
    first = min(labels, default=0)
    run: dict[int, Stamp] = {}
    for stamp in sorted(stamps, key=lambda one: one.index):
        if stamp.index < first and stamp.number == len(run) + 1 and stamp.index not in run:
            run[stamp.index] = stamp
    return run if len(run) >= _SHORTEST_ROMAN else {}


def _chosen(stamps: Sequence[Stamp]) -> dict[int, Stamp]:
    """The stamp of every page that belongs to the paper's main numbering."""
    best: dict[int, Stamp] = {}
    best_score = 0.0
    for series in _series(stamps):
        run = _longest_run(series)
        form = series[0].form
        if form is not Form.PAGE and (
            len(run) < _SHORTEST_RUN or len(run) < _STEADY * len({one.index for one in series})
        ):
            continue
        # A centred "Page N" at the foot is how packs are stamped; others have to run further.
        weight = {Form.PAGE: 1.5, Form.PAGE_OF: 1.0, Form.BARE: 1.0}[form]
        weight *= 1.5 if series[0].centred else 1.0
        weight *= 0.8 if series[0].top and series[0].turned == 0 else 1.0
        score = weight * len(run)
        if score > best_score:
            kept = {one.index: one for one in series} if form is Form.PAGE else {}
            best_score, best = score, kept | {one.index: one for one in run}
    return _with_turned(best, stamps)


def _series(stamps: Sequence[Stamp]) -> list[list[Stamp]]:
    """Upright stamps (or turned ones, where nothing else is) printed alike in the same place."""
    groups: dict[tuple[Form, bool, bool, bool], list[Stamp]] = defaultdict(list)
    for stamp in stamps:
        groups[stamp.form, stamp.top, stamp.centred, stamp.turned != 0].append(stamp)
    found: list[list[Stamp]] = []
    for group in groups.values():
        last: Stamp | None = None
        for stamp in sorted(group, key=lambda one: one.edge):
            if last is None or stamp.edge - last.edge > _SAME_EDGE:
                found.append([])
            found[-1].append(stamp)
            last = stamp
    return [sorted(series, key=lambda one: one.index) for series in found]


def _longest_run(series: Sequence[Stamp]) -> list[Stamp]:
    """The longest run of stamps whose numbers grow from page to page."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for at, stamp in enumerate(series):
        spot = bisect.bisect_left(tails, stamp.number)
        before.append(tail_at[spot - 1] if spot else -1)
        if spot == len(tails):
            tails.append(stamp.number)
            tail_at.append(at)
        else:
            tails[spot] = stamp.number
            tail_at[spot] = at
    run: list[Stamp] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        run.append(series[at])
        at = before[at]
    return run[::-1]


def _with_turned(chosen: dict[int, Stamp], stamps: Sequence[Stamp]) -> dict[int, Stamp]:
    """Add the pages on which the same stamp stands elsewhere: turned, or on another edge.

    Such a stamp is taken where its number fits between its stamped neighbours.
    """
    if not chosen:
        return chosen
    form = next(iter(chosen.values())).form
    full = dict(chosen)
    for stamp in sorted(stamps, key=lambda one: (not one.centred, one.index)):
        if stamp.form is form and stamp.index not in full and _fits(stamp, chosen):
            full[stamp.index] = stamp
    return full


def _fits(stamp: Stamp, chosen: dict[int, Stamp]) -> bool:
    before = max((index for index in chosen if index < stamp.index), default=None)
    after = min((index for index in chosen if index > stamp.index), default=None)
    if before is not None and chosen[before].number >= stamp.number:
        return False
    if after is not None and chosen[after].number <= stamp.number:
        return False
    nearest = before if before is not None else after
    # A number out of all proportion is no neighbour's stamp.
    return nearest is not None and abs(
        (stamp.number - chosen[nearest].number) - (stamp.index - nearest)
    ) <= abs(stamp.index - nearest)


def _fill_between(labels: dict[int, int]) -> None:
    """Pages without a stamp between two whose numbers differ by just as many pages."""
    known = sorted(labels)
    for one, other in itertools.pairwise(known):
        if other - one > 1 and labels[other] - labels[one] == other - one:
            for index in range(one + 1, other):
                labels[index] = labels[one] + index - one


def _fill_after(labels: dict[int, int], pages: Sequence[Page]) -> None:
    """Blank pages at the end carry no stamp but count."""
    if not labels:
        return
    last = max(labels)
    for page in pages[last + 1 :]:
        if not _is_blank(page):
            return
        labels[page.index] = labels[last] + page.index - last


def _fill_before(labels: dict[int, int], pages: Sequence[Page]) -> None:
    """So do blank pages before the first stamp, down to page 1."""
    if not labels:
        return
    first = min(labels)
    for index in range(first - 1, -1, -1):
        number = labels[first] - (first - index)
        if number < 1 or not _is_blank(pages[index]):
            return
        labels[index] = number


def _is_blank(page: Page) -> bool:
    words = page.words
    if len(words) > _MOST_ON_BLANK:
        return False
    return not words or _BLANK.search(" ".join(word.text for word in words)) is not None
