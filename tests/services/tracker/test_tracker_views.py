"""Views of the tracker are saved, renamed, ordered, deleted, and all of it can be taken back."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Computed
from scrutiny_desk.domain.tracker.views import Criteria, TrackerView
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import views as service

LATE = TrackerView(Criteria(statuses=frozenset({Computed.OVERDUE}), words="quay"), sort="target")


def names(library: Library) -> list[str]:
    return [one.name for one in service.list_views(library)]


def test_a_view_is_kept_with_all_it_asks_for(library: Library) -> None:
    service.save_view(library, "  Late   at the quay ", LATE)
    (saved,) = service.list_views(library)
    assert (saved.name, saved.view) == ("Late at the quay", LATE)
    service.revise_view(library, saved.id, TrackerView())
    assert service.list_views(library)[0].view == TrackerView()
    undoing.undo(library)
    undoing.undo(library)
    assert names(library) == []


@pytest.mark.parametrize("name", ["", "  ", "overdue", "LATE."])
def test_a_name_has_to_be_there_and_free(library: Library, name: str) -> None:
    service.save_view(library, "Late", LATE)
    with pytest.raises(DeskError):
        service.save_view(library, name, LATE)
    assert names(library) == ["Late"]


def test_views_are_renamed_ordered_and_deleted(library: Library) -> None:
    one, two, three = (service.save_view(library, name, LATE).ids[0] for name in "ABC")
    service.rename_view(library, one, "First")
    assert not service.rename_view(library, one, "First")
    assert not service.move_view(library, one, -1)
    service.move_view(library, three, -1)
    assert names(library) == ["First", "C", "B"]
    service.delete_view(library, two)
    assert names(library) == ["First", "C"]
    undoing.undo(library)
    assert names(library) == ["First", "C", "B"]
    with pytest.raises(DeskError, match="no longer there"):
        service.delete_view(library, "gone")
