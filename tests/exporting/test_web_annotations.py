"""Marks as W3C Web Annotations: what the recommendation asks for, checked by its own rules."""

from __future__ import annotations

import datetime
import json
import re
import uuid
from dataclasses import replace

import pytest

from scrutiny_desk.domain.notes.leaving import LeftOut
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.exporting.web_annotations import as_collection, write_annotations
from tests.exporting.packets import leaving, packet

WORDS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
VIEW = re.compile(r"page=[1-9]\d*(&viewrect=\d+\.\d\d,\d+\.\d\d,\d+\.\d\d,\d+\.\d\d)?")


def check_resource(resource: dict) -> None:
    """Section 3: ids are IRIs, types are words of the model."""
    if "id" in resource:
        assert IRI.fullmatch(resource["id"])


def check_time(text: str) -> None:
    """Section 3.3.2: an xsd:dateTime, with its time zone."""
    assert datetime.datetime.fromisoformat(text).tzinfo is not None


def check_body(body: dict) -> None:
    """Section 3.2.4: a TextualBody has exactly one value, and at most one purpose here."""
    assert body["type"] == "TextualBody"
    assert isinstance(body["value"], str)
    assert body["value"].strip()
    assert body["purpose"] in WORDS
    assert body["format"] == "text/plain"


def check_selector(selector: dict) -> None:
    """Section 4.2: exactly one value; a quote's exact words once, and what is around them."""
    if selector["type"] == "FragmentSelector":
        assert selector["conformsTo"] == "http://tools.ietf.org/rfc/rfc3778"
        assert VIEW.fullmatch(selector["value"])
    else:
        assert selector["type"] == "TextQuoteSelector"
        assert isinstance(selector["exact"], str)
        assert selector["exact"]
        assert set(selector) <= {"type", "exact", "prefix", "suffix"}


def check_annotation(one: dict) -> None:
    """Section 3.1: one or more contexts, one id, the type, one or more targets, bodies."""
    assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert one["type"] == "Annotation"
    assert uuid.UUID(one["id"].removeprefix("urn:uuid:"))
    assert one["motivation"] in WORDS
    check_time(one["created"])
    check_time(one["modified"])
    assert one["generator"] == {"type": "Software", "name": "Scrutiny Desk"}
    assert "creator" not in one
    for body in one["body"]:
        check_body(body)
    targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
    assert targets
    for target in targets:
        assert target["type"] == "SpecificResource"
        check_resource(target["source"])
        assert target["selector"]
        for selector in target["selector"]:
            check_selector(selector)


def check_collection(whole: dict) -> None:
    """Section 5: a collection with one page, its items in it, numbered from nought."""
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["type"] == "AnnotationCollection"
    check_resource(whole)
    assert isinstance(whole["label"], str)
    assert whole["total"] == len(whole["first"]["items"])
    assert whole["first"]["type"] == "AnnotationPage"
    assert whole["first"]["startIndex"] == 0
    check_resource(whole["first"])
    ids = [one["id"] for one in whole["first"]["items"]]
    assert len(ids) == len(set(ids))
    for one in whole["first"]["items"]:
        check_annotation(one)


MARKED = Anchor(
    28, "25", (Box(72, 100, 200, 112), Box(60, 114, 180, 126)), "the words", "before ", " after"
)


def test_every_kind_of_mark_is_an_annotation_of_the_recommendation(tmp_path) -> None:
    notes = [
        leaving("Why?", id=str(uuid.uuid4()), kind=kind, anchor=anchor, answer=answer)
        for kind in NoteKind
        for anchor in (MARKED, Anchor(3, "PDF 4"))
        for answer in ("", "Because.")
    ]
    out = tmp_path / "notes.jsonld"
    write_annotations(packet(*notes), out)
    whole = json.loads(out.read_text(encoding="utf-8"))
    check_collection(whole)
    assert whole["total"] == len(notes)


def test_a_mark_is_named_by_its_page_its_rectangle_and_its_words() -> None:
    (one,) = as_collection(packet(leaving(anchor=MARKED)))["first"]["items"]
    where, words = one["target"]["selector"]
    assert where["value"] == "page=29&viewrect=60.00,100.00,140.00,26.00"
    assert words == {
        "type": "TextQuoteSelector",
        "exact": "the words",
        "prefix": "before ",
        "suffix": " after",
    }
    assert one["target"]["source"]["id"] == "ni:///sha-256;" + "A" * 43


def test_a_mark_that_goes_over_the_end_of_a_page_has_a_target_on_each() -> None:
    parts = (
        Anchor(28, "25", (Box(72, 700, 200, 712),), "the wait", "before ", "grew"),
        Anchor(29, "26", (Box(72, 60, 120, 72),), "grew", "the wait", ""),
    )
    note = replace(leaving(anchor=replace(parts[0], quote="the wait grew")), parts=parts)
    whole = as_collection(packet(note))
    (one,) = whole["first"]["items"]
    assert [target["selector"][0]["value"] for target in one["target"]] == [
        "page=29&viewrect=72.00,700.00,128.00,12.00",
        "page=30&viewrect=72.00,60.00,48.00,12.00",
    ]
    assert [target["selector"][1]["exact"] for target in one["target"]] == ["the wait", "grew"]
    assert len({target["source"]["id"] for target in one["target"]}) == 1


@pytest.mark.parametrize(
    ("kind", "text", "motivation"),
    [
        (NoteKind.QUESTION, "Why?", "questioning"),
        (NoteKind.CONCERN, "Late", "assessing"),
        (NoteKind.NOTE, "See", "commenting"),
        (NoteKind.NOTE, "", "highlighting"),
    ],
)
def test_the_motivation_follows_the_kind(kind, text, motivation) -> None:
    (one,) = as_collection(packet(leaving(text, kind=kind, anchor=MARKED)))["first"]["items"]
    assert one["motivation"] == motivation


def test_who_wrote_a_note_is_its_creator_and_nobody_is_where_nobody_said_a_name() -> None:
    (named,) = as_collection(packet(leaving(author="A. Member")))["first"]["items"]
    assert named["creator"] == {"type": "Person", "name": "A. Member"}
    (other,) = as_collection(packet(leaving()))["first"]["items"]
    assert "creator" not in other


def test_kind_status_and_privacy_are_tags_and_the_answer_is_a_reply() -> None:
    note = leaving(status=NoteStatus.EVADED, answer="In due course.", private=True)
    (one,) = as_collection(packet(note))["first"]["items"]
    assert [(body["purpose"], body["value"]) for body in one["body"]] == [
        ("questioning", "Why?"),
        ("replying", "In due course."),
        ("tagging", "Question"),
        ("tagging", "Evaded"),
        ("tagging", "Private"),
    ]


def test_the_label_says_what_was_left_out() -> None:
    label = as_collection(packet(left_out=LeftOut(1, 0)))["label"]
    assert label == "Notes and questions: All meetings. 1 private note was left out."
