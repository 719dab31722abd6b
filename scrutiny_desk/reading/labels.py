"""Which number is printed on which page: the label the chair calls out.

A pack has up to three numberings: the pack's own stamp, the reports' own page numbers and the
PDF's. Only a stamp gives a label; nothing is worked out from an offset.
"""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages import Page
from scrutiny_desk.reading.stamps import Form, Stamp, item_stamp, page_stamps

# Stamps of one numbering stand at the same distance from the edge, give or take this (points).
_SAME_EDGE = 5.0
# Numbers without the word "Page" must run over this many pages before they are believed,
_SHORTEST_RUN = 3
# and over this share of the pages that carry such a number.
_STEADY = 0.8
_BLANK = "intentionally left blank"


def label_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their printed labels and item stamps, the stamps' words taken out.

    Lines are not touched: they are to be made from the words that are left.
    """
    stamps = [stamp for page in pages for stamp in page_stamps(page)]
    chosen = _chosen(stamps)
    labels = {index: stamp.number for index, stamp in chosen.items()}
    _fill_between(labels)
    _fill_after(labels, pages)
    done: list[Page] = []
    for page in pages:
        item = item_stamp(page)
        gone = {id(word) for word in (item[1] if item else ())}
        if page.index in chosen:
            gone |= {id(word) for word in chosen[page.index].words}
        number = labels.get(page.index)
        done.append(
            replace(
                page,
                words=tuple(word for word in page.words if id(word) not in gone),
                label=None if number is None else str(number),
                item_stamp=item[0] if item else None,
            )
        )
    return tuple(done)


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
        text = " ".join(word.text for word in page.words).lower()
        if text and _BLANK not in text:
            return
        labels[page.index] = labels[last] + page.index - last
