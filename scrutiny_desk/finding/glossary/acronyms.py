"""Short forms that a paper's running text explains: "Education, Health and Care (EHC)".

Only where the letters are the initials of the words beside them; small words may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import GlossaryFact

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "other",
        "per",
        "the",
        "than",
        "to",
        "under",
        "upon",
        "via",
        "with",
        "and/or",
        "&",
    ]
)
_SHORT = r"[A-Z][A-Za-z]{0,9}(?:&[A-Z])?[A-Z][A-Za-z&]{0,9}(?:['’]?s)?|[A-Z]&[A-Z]"
_IN_BRACKETS = re.compile(r"\(([^()]{2,110})\)")
_INSIDE = re.compile(
    rf"\s*[‘'“\"]?(?:the |or |known as |hereafter )?({_SHORT})[’'”\"]?\s*(?:[,;–-].*)?", re.DOTALL
)
_LAST = re.compile(rf"(?:^|[^\w(/-])({_SHORT})\s*$")
_DASHED = re.compile(
    rf"^[ •▪■●·*–-]*({_SHORT})\**\s*(?:\s[-–—]\s|[–—=:])\s*\**(?=\w)([^\n;•*]{{6,110}})",
    re.MULTILINE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|&|\d+")
_BREAK = re.compile(r"[.;:()?!•“”\"]\s")
_QUOTES = " ,‘’'“”\"-–"
_LONGEST_SHORT = 10
_MOST_WORDS = 14
_MIN_CAPITALS = 2
_SURE = 0.95


def find_acronyms(reading: Reading, texts: Sequence[str]) -> tuple[GlossaryFact, ...]:
    """Each short form once, with the first page that explains it.

    texts: the text of every page of the reading, a printed line a line.
    """
    found: dict[str, GlossaryFact] = {}
    in_cells: dict[int, list[str]] = {}
    for table in reading.tables:
        for row in table.rows:
            for cell in row:
                if "(" in cell.text:
                    in_cells.setdefault(cell.page_index, []).append(cell.text)
    for page, text in zip(reading.pages, texts, strict=True):
        for part in (text, *in_cells.get(page.index, ())):
            for short, words in explained_in(part):
                key = _key(short)
                if key not in found:
                    found[key] = _fact(short, words, page)
    return tuple(found.values())


def explained_in(text: str) -> Iterator[tuple[str, str]]:
    """The short forms of a text with the words that they are short for."""
    if "(" in text:
        flat = " ".join(text.replace("-\n", "-").split())
        for match in _IN_BRACKETS.finditer(flat):
            before = flat[max(0, match.start() - 200) : match.start()]
            inside = _INSIDE.fullmatch(match[1])
            if inside is not None:
                words = words_before(before, inside[1])
                if words:
                    yield inside[1], words
                continue
            last = _LAST.search(before[-16:])
            if last is not None:
                words = words_at_start(match[1], last[1])
                # All that stands in the brackets, not the beginning of a remark.
                if words and len(words) >= len(match[1].strip(_QUOTES)) - 1:
                    yield last[1], words
    for match in _DASHED.finditer(text):
        words = words_at_start(match[2], match[1])
        if words:
            yield match[1], words


def _key(short: str) -> str:
    return re.sub(r"['’]?s$", "", short)


def _fact(short: str, words: str, page: Page) -> GlossaryFact:
    return GlossaryFact(
        term=short if _key(short).isupper() and short == _key(short) else _key(short),
        expansion=words,
        page=page.name,
        page_index=page.index,
        confidence=_SURE,
    )


def words_before(text: str, short: str) -> str:
    """The last words of the text, if the short form's letters are their initials; else ""."""
    breaks = [match.end() for match in _BREAK.finditer(text)]
    text = text[breaks[-1] :] if breaks else text
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    if not words or text[words[-1].end() :].strip(_QUOTES):
        return ""
    for at in range(len(words) - 1, -1, -1):
        if _is_start(text, words[at]) and spells([word[0] for word in words[at:]], short):
            # Of "the use of ... " the words start where the letters do.
            return " ".join(text[words[at].start() :].split()).strip(_QUOTES)
    return ""


def words_at_start(text: str, short: str) -> str:
    """The first words of the text, if the short form's letters are their initials; else "".

    The longest run of words that fits, so that no part of the last name is left off.
    """
    text = text.strip(" *" + _QUOTES)
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    for end in range(1, len(words) + 1):
        if words[end - 1][0].lower() in _SMALL:
            continue
        part = text[: words[end - 1].end()]
        if _BREAK.search(part):
            return ""
        if spells([word[0] for word in words[:end]], short):
            return " ".join(part.split())
    return ""


def _is_start(text: str, word: re.Match[str]) -> bool:
    return word[0].lower() not in _SMALL and (
        word.start() == 0
        or not (text[word.start() - 1].isalnum() or text[word.start() - 1] in "’'")
    )


def spells(words: Sequence[str], short: str) -> bool:
    """True when the letters of the short form are the initials of these words, in order.

    Small words may be left out; every other word gives at least its first letter. A plural "s" of
    the short form does not count. A word in capitals may give all its letters ("SEND"), and small
    letters may go on within a word ("SENCo") or be those of small words ("DfE").
    """
    letters = re.sub(r"['’]?s$", "", short).replace("&", "")
    capitals = sum(mark.isupper() for mark in letters)
    if capitals < _MIN_CAPITALS or len(letters) > _LONGEST_SHORT or not words:
        return False
    if words[0].lower() in _SMALL or words[-1].lower() in _SMALL:
        return False
    if short.upper() in (word.upper() for word in words):
        return False
    return _fits(letters, tuple(words), 0, 0)


def _fits(letters: str, words: tuple[str, ...], at: int, word: int) -> bool:
    """Whether letters[at:] can be spelt from words[word:]."""
    if word == len(words):
        return at == len(letters)
    text = words[word]
    if text.lower() in _SMALL and _fits(letters, words, at, word + 1):
        return True
    return any(_fits(letters, words, end, word + 1) for end in _ends(letters, at, text))


def _ends(letters: str, at: int, text: str) -> Iterator[int]:
    """Where letters[at:] can go on after those that the word `text` may give."""
    letter = letters[at : at + 1]
    if letter.lower() != text[0].lower() or (letter.islower() and text.lower() not in _SMALL):
        return
    yield at + 1
    if text.isupper() and len(text) > 1 and letters.startswith(text, at):
        yield at + len(text)
        return
    end = at + 1
    while letters[end : end + 1].islower() and text.lower().startswith(
        letters[at : end + 1].lower()
    ):
        end += 1
        yield end
