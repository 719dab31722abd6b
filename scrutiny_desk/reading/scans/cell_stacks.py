"""The cells of a scanned table set one under the other, to be read as one column.

Tesseract takes a page of narrow columns for running text, loses lone figures and reads across
the cells. In a column of cells nothing stands beside a word that does not belong to it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from scrutiny_desk.reading.scans.ocr_words import WordTable
from scrutiny_desk.reading.scans.straightening import Grey, Span

# In pixels. The highest is well under what Tesseract takes (32,767).
_HIGHEST = 12_000
_EDGE = 24
_APART = 36
# Ink this near the ruling line is what was left of it.
_INSET = 4
_ROUND_INK = 8
_INK = 0.6
# Fewer dark pixels are dust.
_LEAST_INK = 12
_DARK_CELL = 110


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell's ink: its corner in the page's picture, and its top in the stack."""

    left: int
    top: int
    at: int
    ink: Grey


@dataclass(frozen=True, slots=True)
class Stack:
    """Cells under each other as a picture, and where they come from."""

    picture: Image.Image
    pieces: tuple[_Piece, ...]

    def put_back(self, table: WordTable) -> WordTable:
        """The words that were read in the stack at their places on the page."""
        tops = [piece.at - _APART // 2 for piece in self.pieces]
        left, top = [], []
        for x, y, height in zip(table["left"], table["top"], table["height"], strict=True):
            piece = self.pieces[max(0, bisect.bisect_right(tops, y + height // 2) - 1)]
            left.append(x - _EDGE + piece.left)
            top.append(y - piece.at + piece.top)
        return {**table, "left": left, "top": top}


def stacks_of(grey: Grey, cells: Iterable[Span]) -> list[Stack]:
    """The cells that have ink in them, in as many stacks as their height asks for.

    grey: the page with its ruling lines painted over. Light print on dark is turned round.
    """
    stacks: list[Stack] = []
    pieces: list[_Piece] = []
    at = _EDGE
    for cell in cells:
        found = _ink_of(grey, cell)
        if found is None:
            continue
        left, top, ink = found
        if pieces and at + len(ink) > _HIGHEST:
            stacks.append(_stack(pieces))
            pieces, at = [], _EDGE
        pieces.append(_Piece(left, top, at, ink))
        at += len(ink) + _APART
    return [*stacks, _stack(pieces)] if pieces else stacks


def has_ink(grey: Grey) -> bool:
    """Whether anything at all can be printed in the picture."""
    return int(np.count_nonzero(grey < _INK * _paper(grey))) >= _LEAST_INK


def _ink_of(grey: Grey, cell: Span) -> tuple[int, int, Grey] | None:
    """The printed part of a cell and its corner; None for an empty cell."""
    x0, y0, x1, y1 = cell
    inside = grey[max(0, y0 + _INSET) : y1 - _INSET, max(0, x0 + _INSET) : x1 - _INSET]
    if inside.size == 0:
        return None
    if float(np.median(inside)) < _DARK_CELL:
        inside = np.asarray(255 - inside, dtype=np.uint8)
    dark = inside < _INK * _paper(inside)
    if int(np.count_nonzero(dark)) < _LEAST_INK:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    top, bottom = max(0, int(rows[0]) - _ROUND_INK), int(rows[-1]) + _ROUND_INK
    left, right = max(0, int(columns[0]) - _ROUND_INK), int(columns[-1]) + _ROUND_INK
    return (
        max(0, x0 + _INSET) + left,
        max(0, y0 + _INSET) + top,
        inside[top:bottom, left:right],
    )


def _stack(pieces: list[_Piece]) -> Stack:
    wide = max(piece.ink.shape[1] for piece in pieces) + 2 * _EDGE
    high = pieces[-1].at + len(pieces[-1].ink) + _EDGE
    canvas = np.full((high, wide), 255, dtype=np.uint8)
    for piece in pieces:
        ink = piece.ink
        # Each cell on white paper, so that a tint's edge is no line.
        lifted = ink.astype(np.float32) * (255.0 / max(1.0, _paper(ink)))
        there = canvas[piece.at : piece.at + ink.shape[0], _EDGE : _EDGE + ink.shape[1]]
        there[:] = np.clip(lifted, 0, 255)
    return Stack(Image.fromarray(canvas), tuple(pieces))


def _paper(grey: Grey) -> float:
    return float(np.percentile(grey, 85))
