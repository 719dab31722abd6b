"""A web page: its words and tables alone. Nothing is fetched and nothing of it runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.layout.paper import laid_paper
from scrutiny_desk.reading.layout.parts import Grid, Paragraph, Sheet
from scrutiny_desk.reading.layout.runs import Runs, paragraph
from scrutiny_desk.reading.plain_bytes import no_words, text_of
from scrutiny_desk.reading.web.tables import is_layout, table_parts

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
_LEFT_OUT = frozenset(
    {
        "script", "style", "noscript", "template", "head", "title", "nav", "menu", "svg", "math",
        "iframe", "object", "embed", "applet", "canvas", "video", "audio", "button", "select",
        "input", "textarea", "datalist", "dialog", "map", "frameset", "noframes",
    }
)  # fmt: skip
_OUT_ROLES = frozenset(["navigation", "menu", "menubar", "search", "dialog", "alertdialog"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside",
        "address", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "form", "fieldset",
        "legend", "figure", "figcaption", "details", "summary", "table", "caption", "hr", "center",
        "tr", "td", "th",
    }
)  # fmt: skip
_BOLD = frozenset(["b", "strong", "th", "dt", "legend"])
_INDENT = 14.0
_DEEPEST = 150


def read_html(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The page as paragraphs, headings, lists and tables.

    Raises DeskError for a page that is too large or has no words.
    """
    data, text = text_of(path, encoding_in=_CHARSET)
    root = _parsed(text)
    parts = parts_of_html(root) if root is not None else ()
    if not parts:
        raise no_words(path)
    titled = root.find(".//title") if root is not None else None
    title = (titled.text_content() if titled is not None else "").strip()
    heads = (part.text for part in parts if isinstance(part, Paragraph) and part.heading)
    title = title or next(heads, path.stem)
    return laid_paper(path, data, "html", title, (Sheet(parts),), progress)


def fragment_parts(html: str) -> tuple[Paragraph | Grid, ...]:
    """The parts of a piece of a page, as it stands in a Markdown paper."""
    root = _parsed(f"<body>{html}</body>")
    return parts_of_html(root) if root is not None else ()


def _parsed(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def parts_of_html(root: Any) -> tuple[Paragraph | Grid, ...]:
    walk = _Walk()
    walk.element(root, bold=False, depth=0)
    walk.flush()
    return tuple(walk.parts)


class _Walk:
    """Goes through a page from top to bottom and writes down its parts."""

    def __init__(self) -> None:
        self.parts: list[Paragraph | Grid] = []
        self._runs = Runs()
        self._lists: list[tuple[str, int]] = []
        self._mark = ""
        self._heading = 0

    def element(self, node: Any, *, bold: bool, depth: int) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if left_out(node):
            return
        if depth > _DEEPEST:
            self._runs.add(_folded(node.text_content()), bold=bold)
            return
        if tag == "table" and not is_layout(node):
            self.flush()
            self.parts.extend(table_parts(node, left_out))
            return
        if tag == "br":
            self._runs.add("\n")
            return
        block = tag in _BLOCKS or tag in _HEADINGS
        if block:
            self.flush()
        self._enter(tag, node)
        heavy = bold or tag in _BOLD
        self._words(node.text, tag, heavy)
        for child in node:
            self.element(child, bold=heavy, depth=depth + 1)
            self._words(child.tail, tag, heavy)
        if block:
            self.flush()
        if tag in ("ul", "ol"):
            self._lists.pop()
        if tag in _HEADINGS:
            self._heading = 0

    def _words(self, text: str | None, tag: str, bold: bool) -> None:
        if text:
            self._runs.add(text if tag == "pre" else _folded(text), bold=bold)

    def _enter(self, tag: str, node: Any) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "ul":
            self._lists.append(("", 0))
        elif tag == "ol":
            start = str(node.get("start") or "1")
            self._lists.append((node.get("type") or "1", int(start) if start.isdigit() else 1))
        elif tag == "li":
            self._mark = self._next_mark(node)

    def _next_mark(self, node: Any) -> str:
        if not self._lists or not self._lists[-1][0]:
            return "•"
        kind, number = self._lists[-1]
        said = str(node.get("value") or "")
        number = int(said) if said.isdigit() else number
        self._lists[-1] = (kind, number + 1)
        from scrutiny_desk.reading.layout.list_numbers import numbered

        shown = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
        return f"{numbered(number, shown.get(kind, 'decimal'))}."

    def flush(self) -> None:
        if self._runs.empty:
            self._runs.take()
            return
        made = paragraph(
            self._runs,
            mark=self._mark,
            heading=bool(self._heading),
            level=self._heading if self._heading <= 2 else 0,
            indent=_INDENT * max(len(self._lists) - 1, 0),
        )
        self._mark = ""
        if made is not None:
            self.parts.append(made)


def left_out(node: Any) -> bool:
    """Whether a part of the page is no part of the paper, or is not shown."""
    if not isinstance(node.tag, str) or node.tag in _LEFT_OUT:
        return True
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    return node.get("role") in _OUT_ROLES or bool(_HIDDEN.search(node.get("style") or ""))


def _folded(text: str) -> str:
    return text.replace("\n", " ")
