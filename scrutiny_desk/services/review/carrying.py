"""Carrying a person's review from one paper to its next version, or to the same paper again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.review.sections import is_section, section_named
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import facts, pages
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.reading.lines import box_of
from scrutiny_desk.services.review.fields import corrected, fields_of, title_of
from scrutiny_desk.services.review.filing import completed, follow
from scrutiny_desk.services.review.rows import CARRIED

# What differs between two prints of one row: where it stands, and what the file itself is.
_OF_THE_PRINT = frozenset(
    {"page", "page_index", "confidence", "box", "first_index", "last_index", "pages", "sha256"}
)
# A rectangle drawn by hand may stand a little beside its words.
_ASIDE = 2.0


def carry_over(
    connection: Connection,
    from_paper_id: str,
    to_paper_id: str,
    *,
    only: Collection[str] | None = None,
    without: Collection[str] = (),
) -> None:
    """Give a paper's rows what a person made of the same rows of an older print of it.

    Rows are the same where the reader found the same in both. A row that a person added is added
    again where the words it stood on are printed. A correction or an added row for which there is
    no place becomes a doubt that says so; a dropped row that is not found again needs none. Rows
    of the newer paper that somebody has looked at stay as they are. only, without: the sections
    that are carried (None for all) and that are not.
    """

    def wanted(section: str) -> bool:
        return section not in without and (only is None or section in only)

    _Carrying(connection, from_paper_id, to_paper_id, wanted).run()


class _Carrying:
    """One paper's review on its way to another."""

    def __init__(
        self,
        connection: Connection,
        from_paper_id: str,
        to_paper_id: str,
        wanted: Callable[[str], bool],
    ) -> None:
        self._connection = connection
        self._from, self._to = from_paper_id, to_paper_id
        self._old = [
            row
            for row in facts.of_paper(connection, from_paper_id)
            if _is_shown(row) and wanted(row.section)
        ]
        self._new: dict[tuple[str, str], list[FactRow]] = {}
        for row in facts.of_paper(connection, to_paper_id):
            if row.state is FactState.FOUND and row.found is not None and _is_shown(row):
                self._new.setdefault(_key(row.section, row.found), []).append(row)
        self._pages = pages.pages(connection, to_paper_id)

    def run(self) -> None:
        for row in self._old:
            if row.body.get(CARRIED) and row.state is FactState.FOUND:
                self._doubt(row, row.body["what"], row.body["why"])
            elif row.state is FactState.ADDED:
                self._added(row)
            elif row.state is not FactState.FOUND:
                self._looked_at(row)

    def _looked_at(self, row: FactRow) -> None:
        same = self._take(row.section, row.found or row.body)
        if same is not None:
            if row.state is FactState.CORRECTED:
                self._correct(same, row)
            else:
                self._change(same, row.state, row.confirmed_by)
        elif row.state is FactState.CORRECTED:
            right = self._take(row.section, row.body)
            if right is not None:
                self._change(right, FactState.ACCEPTED, row.confirmed_by)
            else:
                self._not_carried(row, "no row here is as that one was found")

    def _correct(self, same: FactRow, row: FactRow) -> None:
        cells = fields_of(section_named(row.section), row.body, row.found)
        typed = {cell.name: cell.text for cell in cells if cell.found is not None}
        section = section_named(same.section)
        try:
            body = corrected(section, same.body, typed, same.page, same.page_index)
        except DeskError:
            self._not_carried(row, "what was written in it can no longer be read")
            return
        body = completed(self._connection, self._to, same.section, body, same.found)
        self._change(same, FactState.CORRECTED, row.confirmed_by, body)

    def _added(self, row: FactRow) -> None:
        found = self._take(row.section, row.body)
        if found is not None:
            self._change(found, FactState.ACCEPTED, row.confirmed_by)
            return
        section = section_named(row.section)
        there = facts.of_paper(self._connection, self._to, row.section) if section.single else []
        if any(other.state is not FactState.DROPPED for other in there):
            self._not_carried(row, "another row stands in its place")
            return
        place = self._place(row)
        if place is None:
            self._not_carried(row, "the words it stood on are not printed here")
            return
        page, box = place
        body = completed(self._connection, self._to, row.section, dict(row.body), None)
        fact_id = facts.add_row(
            self._connection,
            paper_id=self._to,
            section=row.section,
            page=page.name,
            page_index=page.index,
            box=box,
            body=body,
            state=FactState.ADDED,
            by=row.confirmed_by,
        )
        fact = facts.fact(self._connection, fact_id)
        if fact is not None:
            follow(self._connection, fact)

    def _take(self, section: str, body: Mapping[str, Any]) -> FactRow | None:
        """A row of the newer paper that nobody has taken yet and that says this, or None."""
        same = self._new.get(_key(section, body))
        return same.pop(0) if same else None

    def _change(
        self, row: FactRow, state: FactState, by: str | None, body: dict[str, Any] | None = None
    ) -> None:
        facts.change(self._connection, row.id, state=state, by=by, body=body)
        if state is not FactState.ACCEPTED:
            follow(self._connection, row)

    def _place(self, row: FactRow) -> tuple[PageRow, Box | None] | None:
        """Where the words of an added row are printed in the newer paper, or None."""
        words = pages.words(self._connection, self._from, row.page_index) or []
        inside = [
            word for word in words if row.box is not None and row.box.contains(*word.box.centre)
        ]
        if row.box is None or not inside:
            return self._same_page(row)
        wanted = [folded(word.text) for word in inside]
        for page in self._nearest(row):
            printed = set(folded(page.text).split())
            if not all(part in printed for text in wanted for part in text.split()):
                continue
            # Beside the row other columns may stand, so only what stands under it counts.
            under = [
                word
                for word in pages.words(self._connection, self._to, page.index) or []
                if row.box.x0 - _ASIDE <= word.box.centre[0] <= row.box.x1 + _ASIDE
            ]
            at = _find([folded(word.text) for word in under], wanted)
            if at is not None:
                return page, box_of(under[at : at + len(wanted)])
        return None

    def _same_page(self, row: FactRow) -> tuple[PageRow, Box | None] | None:
        """The page with the very same text as the one that a row without words stands on."""
        was = {page.index: page for page in pages.pages(self._connection, self._from)}
        if row.page_index not in was:
            return None
        text = folded(was[row.page_index].text)
        for page in self._nearest(row):
            if folded(page.text) == text:
                return page, row.box
        return None

    def _nearest(self, row: FactRow) -> list[PageRow]:
        """The newer paper's pages: that of the same name first, then the nearest."""
        return sorted(
            self._pages,
            key=lambda page: (page.name != row.page, abs(page.index - row.page_index)),
        )

    def _not_carried(self, row: FactRow, why: str) -> None:
        section = section_named(row.section)
        cells = fields_of(section, row.body, row.found)
        told = [
            f"{cell.label}: “{' '.join(cell.text.split())}”"
            for cell in cells
            if (cell.found is not None if row.found is not None else cell.text)
        ]
        what = "A correction" if row.state is FactState.CORRECTED else "A row added by hand"
        self._doubt(
            row,
            f"{what} of the earlier copy: “{title_of(section, row.body)}” in {section.title}",
            f"Not carried over, because {why}. It said {'; '.join(told)}.",
        )

    def _doubt(self, row: FactRow, what: str, why: str) -> None:
        near = self._nearest(row)
        page = near[0] if near else PageRow(0, None, 0.0, 0.0, "")
        facts.add_row(
            self._connection,
            paper_id=self._to,
            section="doubts",
            page=page.name,
            page_index=page.index,
            box=None,
            body={"what": what, "why": why, CARRIED: True},
            state=FactState.FOUND,
            by=None,
        )


def _is_shown(row: FactRow) -> bool:
    return is_section(row.section)


def _key(section: str, body: Mapping[str, Any]) -> tuple[str, str]:
    return section, json.dumps(_told(body), sort_keys=True)


def _told(value: Any) -> Any:
    """What is told, without where and in which file it stands."""
    if isinstance(value, Mapping):
        return {name: _told(one) for name, one in value.items() if name not in _OF_THE_PRINT}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return value


def _find(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where the wanted words follow each other, or None."""
    for at in range(len(words) - len(wanted) + 1):
        if words[at : at + len(wanted)] == wanted:
            return at
    return None
