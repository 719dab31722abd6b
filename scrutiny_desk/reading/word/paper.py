"""A Word paper (.docx): its paragraphs, lists and tables in the order in which they stand.

Headers, footers, comments and notes are left out; tracked changes are read as accepted. Nothing
that the file links to is opened.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.archives import checked_bytes, damaged
from scrutiny_desk.reading.layout.paper import laid_paper
from scrutiny_desk.reading.layout.parts import Grid, Paragraph, Sheet
from scrutiny_desk.reading.layout.runs import Runs, all_bold, paragraph
from scrutiny_desk.reading.plain_bytes import no_words
from scrutiny_desk.reading.sheets.cell_values import theme_scheme
from scrutiny_desk.reading.word.numbers import Numbers
from scrutiny_desk.reading.word.styles import Styles
from scrutiny_desk.reading.word.tables import word_table
from scrutiny_desk.reading.word.xml import W, inside, switched_on, value, whole

_LONGEST_HEADING = 160
_OPENING = 6
_INDENT = 14.0
_DEEPEST = 20
_BREAKS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SHAPES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))


def read_word(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The paper as it reads when all its changes are accepted.

    Raises DeskError for a file that is damaged, locked, too large or has no words.
    """
    data = checked_bytes(path)
    document = _opened(path.name, data)
    sheets = document.sheets()
    if not sheets:
        raise no_words(path)
    title = _title(sheets, document.title or path.stem)
    return laid_paper(path, data, "word", title, sheets, progress)


def _title(sheets: tuple[Sheet, ...], otherwise: str) -> str:
    """The heading near the paper's beginning; what a file says it is called is often a template's.

    otherwise: the title where there is no such heading.
    """
    opening = (part for part in sheets[0].parts[:_OPENING] if isinstance(part, Paragraph))
    return next((part.text.split("\n")[0] for part in opening if part.heading), otherwise)


def _opened(name: str, data: bytes) -> _Document:
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.package import OpcPackage
    from docx.oxml.parser import parse_xml

    try:
        package = OpcPackage.open(io.BytesIO(data))
        main = package.main_document_part
        related = {
            kind: next(
                (
                    rel.target_part.blob
                    for rel in main.rels.values()
                    if rel.reltype == kind and not rel.is_external
                ),
                None,
            )
            for kind in (RT.STYLES, RT.NUMBERING, RT.THEME)
        }
        roots = {kind: parse_xml(blob) for kind, blob in related.items() if blob is not None}
        body = parse_xml(main.blob).find(f"{W}body")
        title = str(package.core_properties.title or "").strip()
    except MemoryError:
        raise
    except Exception as trouble:
        # python-docx lets whatever a damaged part causes through: KeyError, XMLSyntaxError, ...
        raise damaged(name, "a Word paper") from trouble
    if body is None:
        raise damaged(name, "a Word paper")
    return _Document(
        body,
        Styles(roots.get(RT.STYLES)),
        Numbers(roots.get(RT.NUMBERING)),
        theme_scheme(related[RT.THEME]),
        title,
    )


class _Document:
    """The body of the paper with what its styles, lists and colours are looked up in."""

    def __init__(
        self, body: Any, styles: Styles, numbers: Numbers, theme: Mapping[str, str], title: str
    ) -> None:
        self._body = body
        self._styles = styles
        self._numbers = numbers
        self._theme = theme
        self.title = title

    def sheets(self) -> tuple[Sheet, ...]:
        """The parts of the paper; a page break starts a sheet."""
        pages: list[list[Paragraph | Grid]] = [[]]
        for part in self._parts(self._body, 0):
            if part is None:
                pages.append([])
            else:
                pages[-1].append(part)
        return tuple(Sheet(tuple(parts)) for parts in pages if parts)

    def _parts(self, node: Any, depth: int) -> Iterator[Paragraph | Grid | None]:
        """The parts in a body or a text box; None stands for a page break."""
        if depth > _DEEPEST:
            return
        for child in inside(node):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                grid = word_table(child, self._cell, self._theme)
                if grid.rows:
                    yield grid

    def _paragraph(self, node: Any, depth: int) -> Iterator[Paragraph | Grid | None]:
        properties = node.find(f"{W}pPr")
        style = self._styles.of(value(properties, "pStyle"))
        if switched_on(properties, "pageBreakBefore"):
            yield None
        level = style.level
        mark, indent = "", 0.0
        runs = Runs()
        boxes: list[Any] = []
        breaks = self._gather(node, runs, boxes, bold=style.bold)
        if not runs.empty:
            mark, indent = self._mark(properties, style.numbering)
        made = paragraph(
            runs,
            mark=mark,
            heading=bool(level),
            level=level if level <= 2 else 0,
            indent=0.0 if level else indent,
        )
        if made is not None:
            yield _as_heading(made)
        for box in boxes:
            yield from self._parts(box, depth + 1)
        section = value(properties, "sectPr/type")
        ends = properties is not None and properties.find(f"{W}sectPr") is not None
        if breaks or (ends and section not in ("continuous", "nextColumn")):
            yield None

    def _mark(self, properties: Any, by_style: tuple[str, int] | None) -> tuple[str, float]:
        number, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        if number is None and by_style is not None:
            number = by_style[0]
            level = level if level is not None else str(by_style[1])
        if number is None:
            return "", 0.0
        depth = whole(level, 0)
        return self._numbers.mark(number, depth), _INDENT * min(max(depth, 0), 8)

    def _gather(self, node: Any, runs: Runs, boxes: list[Any], *, bold: bool) -> bool:
        """The words of a paragraph into `runs`, its text boxes into `boxes`; True: ends a page."""
        ends = False
        for run in inside(node):
            if run.tag != f"{W}r":
                continue
            properties = run.find(f"{W}rPr")
            if switched_on(properties, "vanish"):
                continue
            said = switched_on(properties, "b")
            if said is None:
                said = bold or self._styles.of(value(properties, "rStyle") or "").bold
            for piece in inside(run):
                if piece.tag == f"{W}br" and piece.get(f"{W}type") == "page":
                    ends = True
                elif piece.tag == f"{W}t":
                    runs.add((piece.text or "").replace("\n", " "), bold=said)
                elif piece.tag in _BREAKS:
                    runs.add(_BREAKS[piece.tag])
                elif piece.tag in _SHAPES:
                    boxes.extend(piece.iter(f"{W}txbxContent"))
        return ends

    def _cell(self, node: Any) -> tuple[str, bool]:
        """The words of a cell, its tables as lines; whether all of it is bold."""
        lines: list[tuple[str, bool]] = []
        for part in self._parts(node, _DEEPEST - 4):
            if isinstance(part, Paragraph):
                lines.append((part.text, part.heading or all_bold(part.text, part.bold)))
            elif isinstance(part, Grid):
                for row in part.rows:
                    lines.append((" ".join(cell.text for cell in row if cell.text), row[0].bold))
        return "\n".join(text for text, _ in lines), bool(lines) and all(b for _, b in lines)


def _as_heading(part: Paragraph) -> Paragraph:
    """A short paragraph that is bold throughout is a heading, whatever its style is called."""
    if part.heading or len(part.text) > _LONGEST_HEADING or not all_bold(part.text, part.bold):
        return part
    return Paragraph(part.text, heading=True, indent=part.indent)
