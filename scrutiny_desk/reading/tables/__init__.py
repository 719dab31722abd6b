"""Finds the tables of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Page, Table
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.cells import Grid, grid_of
from scrutiny_desk.reading.tables.columns import columns_on
from scrutiny_desk.reading.tables.grid import edges_of_fills, lattice_of, with_outer_edges
from scrutiny_desk.reading.tables.joins import join_grids
from scrutiny_desk.reading.tables.level_rules import edges_of_stripes, level_grids
from scrutiny_desk.reading.tables.rulings import rulings_of, touching


def find_tables(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables of the pages from the first page on, each joined over its page breaks.

    The pages must have their lines, and their stamps taken out.
    """
    mender = Mender.of(pages)
    grids: list[Grid] = []
    for page in pages:
        grids.extend(_grids_on(page, mender, grids[-1] if grids else None))
    return tuple(join_grids(grids, {page.index: page for page in pages}, mender))


def _grids_on(page: Page, mender: Mender, above: Grid | None) -> list[Grid]:
    """The tables on one page; above: the last table before it."""
    found: list[Grid] = []
    rulings = rulings_of(page.rules)
    going_on = above if above is not None and above.page_index == page.index - 1 else None
    for group in touching(rulings):
        if going_on is not None and not found:
            group = with_outer_edges(group, going_on.xs)  # noqa: PLW2901
        lattice = lattice_of(group)
        if lattice is None:
            continue
        tinted = edges_of_fills(lattice, page.fills)
        if tinted:
            lattice = lattice_of([*group, *tinted]) or lattice
        grid = grid_of(page, lattice, mender)
        if grid is not None:
            found.append(grid)
    stripes = rulings_of([*page.rules, *edges_of_stripes(page.fills)])
    found.extend(level_grids(page, stripes, [grid.box for grid in found], mender, going_on))
    found.extend(columns_on(page, [grid.box for grid in found], mender, going_on))
    return sorted(found, key=lambda grid: grid.box.y0)
