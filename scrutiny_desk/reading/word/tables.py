"""The tables of a Word file: their cells, what these cover, and their shading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from scrutiny_desk.reading.layout.parts import Grid, GridCell
from scrutiny_desk.reading.layout.spans import MOST_COLUMNS, grid_of
from scrutiny_desk.reading.sheets.cell_values import is_colour
from scrutiny_desk.reading.word.xml import W, inside, switched_on, value, whole

# Word's names of a theme's colours are not those of the theme itself.
_THEME_NAMES = {
    "background1": "lt1",
    "text1": "dk1",
    "background2": "lt2",
    "text2": "dk2",
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MARKERS = {
    "yellow": "ffff00",
    "green": "00ff00",
    "cyan": "00ffff",
    "magenta": "ff00ff",
    "blue": "0000ff",
    "red": "ff0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "c0c0c0",
    "black": "000000",
}

CellText = Callable[[Any], tuple[str, bool]]
"""The words of a cell, and whether all of them are bold."""


def word_table(table: Any, text_of: CellText, theme: Mapping[str, str]) -> Grid:
    """A table as a grid; rows that were deleted are left out, cells that go on are one."""
    rows: list[list[GridCell]] = []
    for row in inside(table):
        if row.tag != f"{W}tr" or row.find(f"{W}trPr/{W}del") is not None:
            continue
        rows.append(list(_cells(row, text_of, theme)))
    return grid_of(_joined_down(rows))


def _cells(row: Any, text_of: CellText, theme: Mapping[str, str]) -> Iterator[GridCell]:
    gap = min(whole(value(row, "trPr/gridBefore"), 0), MOST_COLUMNS)
    for _ in range(gap):
        yield GridCell("")
    heading = bool(switched_on(row.find(f"{W}trPr"), "tblHeader"))
    for cell in inside(row):
        if cell.tag != f"{W}tc":
            continue
        across = min(max(whole(value(cell, "tcPr/gridSpan"), 1), 1), MOST_COLUMNS)
        words, bold = text_of(cell)
        # Marked for `_joined_down`: a cell that only goes on with the one over it covers no row.
        down = 0 if _goes_on(cell) else 1
        yield GridCell(words, _fill(cell, theme), bold or heading, across, down)


def _goes_on(cell: Any) -> bool:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _joined_down(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """The rows with each merged cell told how many rows it covers, and the covered ones gone."""
    starts: dict[int, tuple[int, int]] = {}
    covers: dict[tuple[int, int], int] = {}
    for at, row in enumerate(rows):
        column = 0
        for index, cell in enumerate(row):
            if cell.down == 0 and column in starts:
                covers[starts[column]] = covers.get(starts[column], 1) + 1
            else:
                starts[column] = (at, index)
            column += cell.across
    # A cell that goes on where none began stands for itself.
    begun = set(starts.values()) | set(covers)
    return [
        [
            GridCell(cell.text, cell.fill, cell.bold, cell.across, covers.get((at, index), 1))
            for index, cell in enumerate(row)
            if cell.down or (at, index) in begun
        ]
        for at, row in enumerate(rows)
    ]


def _fill(cell: Any, theme: Mapping[str, str]) -> str | None:
    shading = cell.find(f"{W}tcPr/{W}shd")
    colour = _shade(shading, theme) if shading is not None else None
    return colour or _marked(cell)


def _shade(shading: Any, theme: Mapping[str, str]) -> str | None:
    """The colour of a shading: written in full, else as a colour of the theme."""
    solid = shading.get(f"{W}val") == "solid"
    said = shading.get(f"{W}color" if solid else f"{W}fill") or ""
    if not is_colour(said):
        name = shading.get(f"{W}themeColor" if solid else f"{W}themeFill") or ""
        said = theme.get(_THEME_NAMES.get(name, name), "")
        if not is_colour(said):
            return None
        kind = "theme" if solid else "themeFill"
        said = _lighter(said, shading.get(f"{W}{kind}Tint"), shading.get(f"{W}{kind}Shade"))
    return None if said.lower() == "ffffff" else f"#{said.lower()}"


def _lighter(colour: str, tint: str | None, shade: str | None) -> str:
    """A theme's colour mixed with white (tint) or black (shade), each a share of 255 in hex."""
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    if tint and len(tint) == 2:
        share = int(tint, 16) / 255
        parts = [round(part * share + 255 * (1 - share)) for part in parts]
    if shade and len(shade) == 2:
        parts = [round(part * int(shade, 16) / 255) for part in parts]
    return "".join(f"{part:02x}" for part in parts)


def _marked(cell: Any) -> str | None:
    """The one colour with which all words of a cell are marked as with a pen."""
    colours: set[str | None] = set()
    for run in cell.iter(f"{W}r"):
        if any((text.text or "").strip() for text in run.findall(f"{W}t")):
            colours.add(_MARKERS.get(value(run, "rPr/highlight") or ""))
    if len(colours) != 1:
        return None
    colour = colours.pop()
    return f"#{colour}" if colour is not None else None
