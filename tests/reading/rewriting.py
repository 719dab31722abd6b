"""Writes a paper that was read once more as another kind of file: the same words and tables."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scrutiny_desk.domain.pages.pages import Cell, Reading, Table

Block = str | Table


def blocks_of(reading: Reading) -> Iterator[Block]:
    """The lines that stand in no table, and the tables, in the order in which they are printed."""
    for page in reading.pages:
        tables = [table for table in reading.tables if table.first_page == page.index]
        boxes = [cell.box for table in reading.tables for row in table.rows for cell in row
                 if cell.page_index == page.index]  # fmt: skip
        blocks: list[tuple[float, Block]] = [(table.box.y0, table) for table in tables]
        for line in page.lines:
            if not any(box.contains(*line.box.centre) for box in boxes):
                blocks.append((line.box.y0, line.text))
        yield from (block for _, block in sorted(blocks, key=lambda block: block[0]))


def write_docx(path: Path, blocks: Sequence[Block]) -> None:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(0, block.columns)
        for row in block.rows:
            for made, cell in zip(table.add_row().cells, row, strict=True):
                made.text = cell.text
                if cell.fill is not None:
                    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{cell.fill[1:]}"/>'
                    made._tc.get_or_add_tcPr().append(parse_xml(shade))
    document.save(str(path))


def write_html(path: Path, blocks: Sequence[Block]) -> None:
    path.write_text(f"<!DOCTYPE html><body>{''.join(map(_html, blocks))}</body>", encoding="utf-8")


def _html(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{html.escape(block)}</p>\n"
    rows = (f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in block.rows)
    return f"<table>{''.join(rows)}</table>\n"


def _html_cell(cell: Cell) -> str:
    style = f' style="background-color: {cell.fill}"' if cell.fill is not None else ""
    return f"<td{style}>{html.escape(cell.text)}</td>"


def write_markdown(path: Path, blocks: Sequence[Block]) -> None:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            out.append(_escaped(block))
            continue
        rows = [f"| {' | '.join(_escaped(cell.text) for cell in row)} |" for row in block.rows]
        out.append("\n".join([rows[0], f"|{'---|' * block.columns}", *rows[1:]]))
    path.write_text("\n\n".join(out), encoding="utf-8")


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "\\|*_<>#`[]+-." else mark for mark in text)


def write_text(path: Path, blocks: Sequence[Block]) -> None:
    out = [
        block
        if isinstance(block, str)
        else "\n".join("\t".join(cell.text for cell in row) for row in block.rows)
        for block in blocks
    ]
    path.write_text("\n\n".join(out), encoding="utf-8")
