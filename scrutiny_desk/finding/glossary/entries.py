"""The entries of a glossary: a term, what it is short for, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.finding.block_flow import was_full
from scrutiny_desk.finding.blocks import Block, is_under
from scrutiny_desk.finding.glossary.acronyms import words_at_start
from scrutiny_desk.finding.lines import Printed, join, same_level

_PARTED = re.compile(r"^(?P<term>.{1,80}?)(?:\s+[-–—=]+\s+|[–—=]\s+|\s+[–—]|:\s+)(?P<rest>\S.*)$")
_SHORT = re.compile(r"^[A-Z][A-Za-z0-9&/-]*[A-Z0-9][A-Za-z0-9&/-]*$")
_IN_CAPITALS = re.compile(r"[A-Z][A-Z0-9&/]+s?")
_MARKED = re.compile(r"^(?P<before>[^*]{0,40}?)\s*\*\*(?P<strong>[^*]{2,90})\*\*\s*(?P<rest>.*)$")
_DASH = re.compile(r"^\s*[-–—=:,;]+\s*")
_NO_TERMS = re.compile(
    r"(?:note|source|n\.?b\.?|page|figure|table|see|this|these|for)\b", re.IGNORECASE
)
_MOST_WORDS = 10
_FEW_WORDS = 5
_COLUMN_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with its expansion and meaning; sure where the print parts them plainly."""

    term: str
    expansion: str = ""
    definition: str = ""
    sure: bool = True


def read_term(term: str, meaning: str, in_full: str = "", *, only_meaning: bool = True) -> Entry:
    """The entry of a table's row. "CQC – Care Quality Commission" is a term and its expansion."""
    parted = _PARTED.match(term)
    if parted is not None and not in_full and " " not in parted["term"].strip():
        return Entry(parted["term"].strip(), parted["rest"].strip(), meaning)
    if in_full:
        return Entry(term, in_full, "" if meaning == in_full else meaning)
    if only_meaning and _SHORT.match(term):
        words = words_at_start(meaning, term)
        if words:
            rest = meaning[_after(meaning, words) :]
            if not rest.strip(" .") or _DASH.match(rest):
                return Entry(term, words, _DASH.sub("", rest).strip(" ."))
    return Entry(term, "", meaning)


def _after(text: str, words: str) -> int:
    at = text.find(words)
    return at + len(words) if at >= 0 else len(words)


Placed = tuple[Entry, Block]
"""An entry and where it stands."""


def entries_of(blocks: Iterable[Block]) -> list[Placed]:
    """The entries of the list that these blocks begin with, each with where it stands.

    The list ends at the first heading, numbered section or stretch of text that is no entry.
    """
    found: list[Placed] = []
    # A term in bold whose meaning stands under it.
    above: Block | None = None
    for block in (part for whole in blocks for part in _apart(whole)):
        if block.table is not None:
            break
        if above is not None:
            if block.bold or block.like_title:
                break
            found.append((Entry(above.text.rstrip(" :–-"), "", block.text), above))
            above = None
            continue
        entry = _entry(block)
        if found and _is_part(block, found[-1]):
            found[-1] = _with_part(found[-1], block)
        elif entry is not None:
            found.append((entry, block))
        elif block.bold and block.like_title and not block.marker:
            above = block
        elif found or block.like_title or not block.text.endswith((":", ".")):
            # Only words that lead in to the list may stand over its first entry.
            break
    return found


def _with_part(placed: Placed, block: Block) -> Placed:
    entry, where = placed
    return replace(entry, definition=join((entry.definition, block.text))), where


def _is_part(block: Block, placed: Placed) -> bool:
    """True for the bullets of a meaning that leads in to a list, and for their followers."""
    entry, first = placed
    if block.kind_of_marker == "section" or block.bold:
        return False
    if block.marker and not first.marker:
        return True
    return is_under(block, first) or (
        entry.definition.endswith(":") and block.marker != first.marker
    )


def _apart(block: Block) -> Iterator[Block]:
    """The block, or its lines apart where each entry has a line of its own."""
    groups: list[list[Printed]] = []
    for printed in block.lines:
        if groups and not _starts_entry(groups[-1][-1], printed):
            groups[-1].append(printed)
        else:
            groups.append([printed])
    if len(groups) < 2 or block.marker:
        yield block
        return
    for group in groups:
        text = join(printed.text for printed in group)
        yield replace(block, text=text, raw=text, lines=tuple(group), box=group[0].line.box)


def _starts_entry(last: Printed, printed: Printed) -> bool:
    if same_level(last, printed):
        return False
    led = _capitals(printed.text)
    if led is not None and words_at_start(led[1], led[0]):
        return True
    found = _PARTED.match(printed.text)
    if found is None:
        return False
    term = found["term"]
    short = len(term.split()) <= _FEW_WORDS and term[0].isupper()
    return short and (last.text.endswith(".") or not was_full(last, printed))


def _entry(block: Block) -> Entry | None:
    if block.kind_of_marker == "section":
        return None
    for read in (_by_columns, _by_weight, _by_marks, _by_sign, _by_capitals):
        entry = read(block)
        if entry is not None:
            term = entry.term.strip(" :–-*")
            if not term or len(term.split()) > _MOST_WORDS or _NO_TERMS.match(term):
                return None
            definition = _DASH.sub("", entry.definition).strip()
            return _in_short(replace(entry, term=term, definition=definition))
    return None


def _in_short(entry: Entry) -> Entry:
    """An entry of a short form: the words it is short for are told from what they mean."""
    if entry.expansion or not _SHORT.match(entry.term):
        return entry
    words = words_at_start(entry.definition, entry.term)
    if not words:
        return entry
    rest = _DASH.sub("", entry.definition[_after(entry.definition, words) :])
    return replace(entry, expansion=words, definition=rest.strip(" .,") if len(rest) < 3 else rest)


def _by_columns(block: Block) -> Entry | None:
    """A term at the left of its meaning, with white between."""
    lines = block.lines
    if len(lines) < 2 or not same_level(lines[0], lines[1]):
        return None
    edge = lines[1].line.box.x0
    if edge - lines[0].line.box.x1 < _COLUMN_GAP:
        return None
    left = [line.text for line in lines if line.line.box.x0 < edge - 2]
    right = [line.text for line in lines if line.line.box.x0 >= edge - 2]
    return Entry(join(left), "", join(right))


def _by_weight(block: Block) -> Entry | None:
    """A term in bold before its meaning, or a short form before its words in bold."""
    words: list[Word] = [word for line in block.lines for word in line.line.words]
    words = words[len(block.marker.split()) :] if block.marker else words
    start = next((at for at, word in enumerate(words) if word.bold), None)
    if start is None:
        return None
    end = next((at for at in range(start, len(words)) if not words[at].bold), len(words))
    before = " ".join(word.text for word in words[:start])
    strong = " ".join(word.text for word in words[start:end])
    rest = " ".join(word.text for word in words[end:])
    return _of_strong(before, strong, rest)


def _by_marks(block: Block) -> Entry | None:
    """The same with the stars of Markdown for bold."""
    found = _MARKED.match(block.raw)
    return _of_strong(found["before"], found["strong"], found["rest"]) if found else None


def _of_strong(before: str, strong: str, rest: str) -> Entry | None:
    if before:
        if not all(_IN_CAPITALS.fullmatch(word) for word in before.split()):
            return None
        return Entry(before, strong.strip(" :–-"), rest)
    return Entry(strong, "", rest) if rest.strip(" :–-") else None


def _by_sign(block: Block) -> Entry | None:
    """A term, a dash or colon, and its meaning."""
    found = _PARTED.match(block.text)
    if found is None:
        return None
    term = found["term"]
    led = _capitals(term)
    if led is not None:
        # "MASA Multi Agency Safeguarding Arrangement – new term in ..."
        return Entry(led[0], led[1], found["rest"])
    return Entry(term, "", found["rest"])


def _capitals(text: str) -> tuple[str, str] | None:
    """The short form in capitals that a text begins with, and the words after it; else None.

    In "PAN CSAP PAN Child Safeguarding Assurance Partnership" the words begin with the second
    "PAN", because what follows has the letters of "CSAP".
    """
    words = text.split()
    count = next(
        (at for at, word in enumerate(words) if not _IN_CAPITALS.fullmatch(word)), len(words)
    )
    if count == 0 or not any(mark.islower() for mark in " ".join(words[count:])):
        return None
    again = words.index(words[0], 1) if words[0] in words[1:count] else count
    return " ".join(words[:again]), " ".join(words[again:])


def _by_capitals(block: Block) -> Entry | None:
    """A short form and the words whose initials it is."""
    found = _capitals(block.text)
    if found is None:
        return None
    term, rest = found
    words = words_at_start(rest, term)
    return Entry(term, words, rest[len(words) :].strip()) if words else None
