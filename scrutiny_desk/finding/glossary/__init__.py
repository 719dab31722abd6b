"""What a paper explains: the terms of its glossary, and short forms explained in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Cell, Page, Reading, Table
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, GlossaryFact
from scrutiny_desk.finding.block_flow import read_blocks
from scrutiny_desk.finding.blocks import Block
from scrutiny_desk.finding.glossary.acronyms import find_acronyms
from scrutiny_desk.finding.glossary.entries import Entry, entries_of, read_term
from scrutiny_desk.finding.headings import plain, row_page, title_over
from scrutiny_desk.finding.sections import SURE, UNSURE

_TERMS = re.compile(
    r"(?:key |glossary |the )?(?:terms?|acronyms?|abbreviations?|initials|words?|phrases?"
    r"|terminology|jargon|short forms?|expressions?|initialisms?)"
    r"(?: (?:and|or|used) ?(?:acronyms?|abbreviations?|phrases?|terms?)?)*"
)
_MEANS = re.compile(
    r"(?:the |its |full |plain english )*(?:descriptions?|definitions?|meanings?|explanations?"
    r"|what (?:it|this|they) (?:means?|is|stands? for)|what (?:is it|it is)|explained)"
    r"(?: .{0,30})?"
)
_IN_FULL = re.compile(
    r"(?:in full|full (?:name|title|form|term|wording)|expansions?|expanded(?: form)?"
    r"|stands? for|what (?:it|this) stands for|long form|name in full|full version|title)"
)
_HEADING = re.compile(
    r"(?:(?:appendix|annexe?|section|part) [a-z0-9]{1,3} |\d{1,2}(?: \d{1,2})* )?(?:[a-z] )?"
    r"(?:(?:a |our |the |short |useful )?glossary(?: (?:of|and|list)(?: .{3,50})?)?"
    r"|(?:list of |key |common |useful )?(?:abbreviations|acronyms|initials)"
    r"(?: (?:and|used|list|explained).{0,40})?"
    r"|jargon (?:buster|busting|explained)|(?:key |technical |list of )(?:terms|terminology)"
    r"(?: .{3,30})?|terms (?:used|explained|and abbreviations).{0,30}|definitions(?: of .{3,30})?"
    r"|what the words mean|explanation of terms)"
)
_MENTIONED = (
    "glossar",
    "abbreviation",
    "acronym",
    "jargon",
    "terms",
    "terminology",
    "definitions",
    "words mean",
    "initials",
)
_LONGEST_HEADING = 70
_LONGEST_GLOSSARY = 12
# A single line with a colon under such a heading may be anything.
_FEWEST_ENTRIES = 2


def find(reading: Reading, found: Facts) -> Facts:
    """The glossary of the paper, and the short forms that its text explains."""
    texts = [page.text for page in reading.pages]
    rows = [fact for table in reading.tables for fact in _in_table(reading, table)]
    rows += _in_lists(reading, texts)
    rows.sort(key=lambda fact: (fact.page_index, fact.box.y0 if fact.box else 0.0))
    doubts = [
        DoubtFact(
            what=f"the glossary's words “{fact.term}”",
            why="It is not plain where the term ends and its meaning begins.",
            page=fact.page,
            page_index=fact.page_index,
            confidence=0.5,
            box=fact.box,
        )
        for fact in rows
        if fact.confidence < 0.9
    ]
    return replace(
        found,
        glossary=tuple(rows),
        acronyms=find_acronyms(reading, texts),
        doubts=(*found.doubts, *doubts),
    )


def _in_table(reading: Reading, table: Table) -> list[GlossaryFact]:
    if not 2 <= table.columns <= 4 or not table.rows:
        return []
    head = [plain(cell.text) for cell in table.rows[0]]
    if _TERMS.fullmatch(head[0]) and any(_means(text) for text in head[1:]):
        full = next((at for at, text in enumerate(head) if at and _IN_FULL.fullmatch(text)), None)
        means = next((at for at, text in enumerate(head) if at and _MEANS.fullmatch(text)), None)
        return _rows(reading, table.rows[1:], full, means)
    if table.columns <= 3 and _is_heading(title_over(reading, table)):
        # A table without a heading row of its own under the glossary's heading.
        short = sum(len(row[0].text) for row in table.rows)
        if short < sum(len(row[-1].text) for row in table.rows):
            return _rows(reading, table.rows, 1 if table.columns == 3 else None, table.columns - 1)
    return []


def _means(text: str) -> bool:
    return bool(_MEANS.fullmatch(text) or _IN_FULL.fullmatch(text))


def _rows(
    reading: Reading,
    rows: Sequence[tuple[Cell, ...]],
    full: int | None,
    means: int | None,
) -> list[GlossaryFact]:
    facts: list[GlossaryFact] = []
    # A term that goes on in the next row: it stood alone.
    alone: list[Cell] = []
    for row in rows:
        term = row[0]
        in_full = row[full].text if full is not None else ""
        meaning = row[means].text if means is not None else ""
        if not term.text:
            if facts and meaning:
                facts[-1] = replace(
                    facts[-1], definition=f"{facts[-1].definition} {meaning}".strip()
                )
            continue
        if not in_full and not meaning:
            alone.append(term)
            continue
        text = " ".join(cell.text for cell in (*alone, term))
        first = row_page(tuple(alone) or row)
        page = reading.pages[first.page_index]
        entry = read_term(text, meaning, in_full, only_meaning=full is None)
        facts.append(_fact(entry, page, replace(first)))
        alone = []
    return facts


def _fact(entry: Entry, page: Page, where: Cell | Block) -> GlossaryFact:
    return GlossaryFact(
        term=entry.term,
        expansion=entry.expansion,
        definition=entry.definition,
        page=page.name,
        page_index=page.index,
        confidence=SURE if entry.sure else UNSURE,
        box=where.box,
    )


def _in_lists(reading: Reading, texts: Sequence[str]) -> list[GlossaryFact]:
    """The entries of lists under a glossary's heading."""
    facts: list[GlossaryFact] = []
    done = -1
    for page, text in zip(reading.pages, texts, strict=True):
        low = text.lower()
        if page.index <= done or not any(word in low for word in _MENTIONED):
            continue
        if not any(_is_heading(line) for line in text.split("\n")):
            continue
        pages = reading.pages[page.index : page.index + _LONGEST_GLOSSARY]
        blocks = _if_headed(read_blocks(reading, pages, _is_heading), page)
        for at, block in enumerate(blocks):
            if block.page.index > page.index:
                break
            if block.table is None and _is_heading(block.text):
                entries = [one for one in entries_of(blocks[at + 1 :]) if not _heads(one[0])]
                if len(entries) >= _FEWEST_ENTRIES:
                    facts += [_fact(entry, where.page, where) for entry, where in entries]
                    done = entries[-1][1].page.index
    return facts


def _if_headed(blocks: Iterator[Block], page: Page) -> list[Block]:
    """All blocks where one of those on this page, the first, is a glossary's heading."""
    read: list[Block] = []
    for block in blocks:
        read.append(block)
        if block.page.index > page.index:
            return []
        if block.table is None and _is_heading(block.text):
            return [*read, *blocks]
    return []


def _heads(entry: Entry) -> bool:
    """Whether an entry is the heading of the two columns: "Term", "Meaning"."""
    term, means = plain(entry.term), plain(entry.definition or entry.expansion)
    return _TERMS.fullmatch(term) is not None and _means(means)


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ",", ";")):
        return False
    return _HEADING.fullmatch(plain(text)) is not None and not text.rstrip()[-1:].isdigit()
