from __future__ import annotations

import json

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DashboardFact,
    DocumentFact,
    Facts,
    ReportFact,
    SectionFact,
)
from scrutiny_desk.finding.as_json import facts_to_json

DOCUMENT = DocumentFact(
    kind="other", title="Paper", pages=2, sha256="0" * 64, page="PDF 1", page_index=0
)


def test_sections_without_facts_are_left_out() -> None:
    assert facts_to_json(Facts(document=DOCUMENT)) == {
        "document": {
            "kind": "other",
            "title": "Paper",
            "pages": 2,
            "sha256": "0" * 64,
            "page": "PDF 1",
            "page_index": 0,
            "confidence": 1.0,
        }
    }


def test_rows_keep_nulls_lists_and_their_place() -> None:
    section = SectionFact(number="1.0", heading="Purpose", page="7", page_index=1)
    report = ReportFact(
        item="4", title="Parks", sections=(section,), appendices=("4(a)",), page="7", page_index=1
    )
    item = AgendaItemFact(
        number="4", title="Parks", page="PDF 1", page_index=0, box=Box(1, 2, 3, 4.005)
    )
    found = facts_to_json(Facts(document=DOCUMENT, agenda_items=(item,), reports=(report,)))
    row = json.loads(json.dumps(found))["agenda_items"][0]
    assert (row["first_page"], row["page"]) == (None, "PDF 1")
    assert row["box"] == [1, 2, 3, 4.0]
    printed = json.loads(json.dumps(found))["reports"][0]
    assert printed["sections"] == [{"number": "1.0", "heading": "Purpose"}]
    assert printed["appendices"] == ["4(a)"]
    assert printed["exempt"] is None


def test_changes_are_named() -> None:
    row = DashboardFact(
        service="Speech", as_of="2024-01", change=(("waiting", "up"),), page="1", page_index=0
    )
    found = facts_to_json(Facts(document=DOCUMENT, waiting_dashboard=(row,)))
    assert found["waiting_dashboard"][0]["change"] == {"waiting": "up"}  # type: ignore[index]
