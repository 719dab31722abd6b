"""Marks of other formats that a plain text was left with: HTML tags and Markdown's asterisks."""

from __future__ import annotations

import re

# Tags by their names only, so that "<100 places" and "<a@b.uk>" stay what they are.
_NAMES = "p|br|i|b|u|em|strong|sub|sup|ol|ul|li|span|div|font|small|big|center|h[1-6]"
_BREAKS = re.compile(
    r"(?:\s*</?(?:p|br|ol|ul|li|div|center|h[1-6])(?:\s[^<>\n]*)?/?>\s*)+", re.IGNORECASE
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
_STRONG = re.compile(r"(?<![*\w])\*\*(?=\S)([^*]{1,600}?)(?<=\S)\*\*(?![*\w])")


def without_marks(text: str) -> str:
    """The words of a cell without tags; a paragraph or a list item of it starts a line."""
    if "<" in text:
        text = _TAG.sub("", _BREAKS.sub("\n", text))
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    return text.strip()


def without_marks_in_lines(text: str) -> str:
    """A running text without tags and asterisks; its lines stay the lines that they are."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    return text
