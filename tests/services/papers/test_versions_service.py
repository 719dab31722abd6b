from __future__ import annotations

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.facts import WaitingFact
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.domain.papers.versions import PageFate, WordChange
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures import measures
from scrutiny_desk.services.papers import papers, versions
from scrutiny_desk.services.search import search
from tests.services.made_papers import Desk, facts, item, page

FERRY = "The ferry to the east bank will sail every twenty minutes from May, said the officer."
CRANES = "Three cranes were inspected in the spring and one of them was found to need new cables."
LOCKS = "The lock keepers asked for longer hours in summer because the boats wait until late."


def pages(*texts: str) -> list:
    return [page(index, text, str(index + 1)) for index, text in enumerate(texts)]


def bring(desk: Desk, name: str, *texts: str, **more: object) -> str:
    items = [item("1", "Ferry", 0, 0), item("2", "Cranes", 1, len(texts) - 1)]
    return desk.import_one(name, facts(items=items, **more), pages(*texts))


def meeting_of(desk: Desk, paper_id: str) -> str:
    return papers.paper(desk.library, paper_id).meeting_id


def test_a_revised_pack_replaces_the_one_of_its_meeting(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    new = bring(desk, "new.pdf", FERRY, CRANES.replace("one", "two"), LOCKS)
    news = versions.news_of(desk.library, meeting_of(desk, new))
    assert news[old].replaced
    assert news[old].replaces is None
    assert not news[new].replaced
    assert news[new].replaces == papers.paper(desk.library, old)
    assert news[new].changed == frozenset({1})


def test_what_changed_names_pages_and_words(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES)
    new = bring(desk, "new.pdf", FERRY, LOCKS, CRANES.replace("one", "two"))
    changed = versions.what_changed(desk.library, new)
    assert changed is not None
    assert (changed.older.id, changed.newer.id) == (old, new)
    added, altered = changed.pages
    assert (added.fate, added.new_name, added.old_name) == (PageFate.ADDED, "2", None)
    assert (altered.fate, altered.old_name, altered.new_name) == (PageFate.ALTERED, "2", "3")
    assert altered.words == (WordChange("one", "two"),)
    assert versions.what_changed(desk.library, old) is None


def test_other_papers_of_the_meeting_replace_nothing(desk: Desk) -> None:
    first = bring(desk, "first.pdf", FERRY, FERRY, kind="supplement")
    second = bring(desk, "second.pdf", CRANES, LOCKS, kind="supplement")
    report = bring(desk, "report.pdf", FERRY, FERRY + " Again.", kind="report")
    news = versions.news_of(desk.library, meeting_of(desk, first))
    assert [news[one].replaces for one in (first, second, report)] == [None] * 3


def test_the_pack_of_another_meeting_is_no_version(desk: Desk) -> None:
    bring(desk, "march.pdf", FERRY, CRANES, date="2031-03-06")
    may = bring(desk, "may.pdf", FERRY, CRANES.replace("one", "two"), date="2031-05-08")
    assert versions.what_changed(desk.library, may) is None


def test_the_same_words_in_other_bytes_are_told_as_a_second_copy(desk: Desk) -> None:
    first = bring(desk, "first.pdf", FERRY, CRANES, kind="minutes")
    (outcome, _) = desk.bring(
        desk.lay("again.pdf", facts(kind="minutes"), pages(FERRY + " " + CRANES))
    )
    ((copy, other),) = outcome.second_copies
    assert (copy.id, other.id) == (outcome.imported[0].id, first)
    assert versions.what_changed(desk.library, copy.id) is None
    papers.move_to_trash(desk.library, copy.id)
    assert list(versions.news_of(desk.library, copy.meeting_id)) == [first]


def test_figures_of_a_replaced_paper_no_longer_count(desk: Desk) -> None:
    def clinic(waiting: int) -> WaitingFact:
        return WaitingFact(
            page="1", page_index=0, service="Clinic", as_of="2031-02", waiting=waiting
        )

    def counted() -> list[float | None]:
        return [
            one.value
            for measure in measures.list_measures(desk.library)
            for one in measure.readings
        ]

    bring(desk, "old.pdf", FERRY, CRANES, waiting=[clinic(40)])
    new = bring(desk, "new.pdf", FERRY, CRANES.replace("one", "two"), waiting=[clinic(42)])
    assert counted() == [42]
    papers.move_to_trash(desk.library, new)
    assert counted() == [40]
    undoing.undo(desk.library)
    assert counted() == [42]
    versions.keep_apart(desk.library, new)
    assert counted() == [40, 42]
    undoing.undo(desk.library)
    assert counted() == [42]


def test_search_finds_the_newer_version_alone(desk: Desk) -> None:
    bring(desk, "old.pdf", FERRY, CRANES)
    new = bring(desk, "new.pdf", FERRY, CRANES.replace("one", "two"))
    assert {hit.paper_id for hit in search(desk.library, "ferry").hits} == {new}
    papers.move_to_trash(desk.library, new)
    assert len({hit.paper_id for hit in search(desk.library, "ferry").hits}) == 1


def test_a_paper_that_replaces_nothing_cannot_be_parted(desk: Desk) -> None:
    only = bring(desk, "only.pdf", FERRY, CRANES)
    with pytest.raises(DeskError, match="replaces no other paper"):
        versions.keep_apart(desk.library, only)


def test_a_paper_is_unread_until_it_is_opened(desk: Desk) -> None:
    only = bring(desk, "only.pdf", FERRY, CRANES)
    meeting = meeting_of(desk, only)
    assert versions.news_of(desk.library, meeting)[only].unread
    papers.remember_place(desk.library, Place(only, 1, 0.5))
    assert not versions.news_of(desk.library, meeting)[only].unread
