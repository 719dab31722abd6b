"""Notes become W3C Web Annotations (JSON-LD): each mark an annotation of a place in its paper.

https://www.w3.org/TR/annotation-model/. Pages and rectangles are named as RFC 3778 names them in
a PDF's address: the page from 1, the rectangle from the top left corner of the page as it is seen.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scrutiny_desk.domain.notes.leaving import LeavingNote, Packet
from scrutiny_desk.domain.notes.notes import Anchor, Note, NoteKind, NoteStatus
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.exporting.aside import write_aside

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
_GENERATOR = {"type": "Software", "name": "Scrutiny Desk"}
_MOTIVATIONS = {
    NoteKind.QUESTION: "questioning",
    NoteKind.CONCERN: "assessing",
    NoteKind.PRAISE: "assessing",
    NoteKind.FACT_TO_CHECK: "assessing",
    NoteKind.PROMISE: "bookmarking",
    NoteKind.DECLARATION: "commenting",
    NoteKind.IDEA: "commenting",
    NoteKind.NOTE: "commenting",
}

Json = dict[str, Any]


def write_annotations(
    packet: Packet, out: Path, step: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Write the packet as an annotation collection at `out`. DeskError where that cannot be."""
    text = json.dumps(as_collection(packet, step), ensure_ascii=False, indent=1)
    write_aside(out, lambda aside: _write(aside, text))


def _write(path: Path, text: str) -> None:
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def as_collection(
    packet: Packet, step: Callable[[int, int], None] = lambda _done, _all: None
) -> Json:
    """The packet as an AnnotationCollection with one page; its label says what was left out."""
    own = uuid.uuid5(uuid.NAMESPACE_OID, f"{packet.title} {packet.written}")
    items = []
    for done, one in enumerate(packet.notes, start=1):
        items.append(_annotation(one))
        step(done, len(packet.notes))
    label = [f"Notes and questions: {packet.title}.", packet.left_out.said, packet.holds]
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{own}",
        "type": "AnnotationCollection",
        "label": " ".join(part for part in label if part),
        "generator": _GENERATOR,
        "generated": packet.written,
        "total": len(items),
        "first": {
            "id": f"urn:uuid:{uuid.uuid5(own, 'first')}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(one: LeavingNote) -> Json:
    note = one.row.note
    creator = {"creator": {"type": "Person", "name": note.author}} if note.author else {}
    # A fragment of a PDF is on one page: a mark that goes on has a target on each of its pages.
    targets = [
        {
            "type": "SpecificResource",
            "source": _source(one.paper),
            "selector": _selectors(anchor),
        }
        for anchor in one.parts or (note.anchor,)
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": _motivation(note),
        **creator,
        "created": note.created,
        "modified": note.modified,
        "generator": _GENERATOR,
        "body": _body(note),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _motivation(note: Note) -> str:
    if note.kind is NoteKind.NOTE and note.form.on_words and not note.text.strip():
        return "highlighting"
    return _MOTIVATIONS[note.kind]


def _body(note: Note) -> list[Json]:
    """What is written, the answer, and as tags what a list would show beside it."""
    parts = []
    if note.text.strip():
        parts.append(_text(note.text, _motivation(note)))
    if note.answer.strip():
        parts.append(_text(note.answer, "replying"))
    tags = [note.kind.word]
    tags += [note.status.word] if note.status is not NoteStatus.DRAFT else []
    tags += ["Private"] if note.private else []
    return [*parts, *(_text(tag, "tagging") for tag in tags)]


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _source(paper: Paper) -> Json:
    """The paper by the bytes of its file (RFC 6920), which are the same wherever it lies."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(paper.sha256)).decode().rstrip("=")
    return {"id": f"ni:///sha-256;{digest}", "type": "Text", "dc:title": paper.title}


def _selectors(anchor: Anchor) -> list[Json]:
    """Where the mark stands: by page and rectangle, and by its words where it has any."""
    value = f"page={anchor.page_index + 1}"
    if anchor.boxes:
        box = anchor.boxes[0]
        for other in anchor.boxes[1:]:
            box = box.union(other)
        rect = (box.x0, box.y0, box.width, box.height)
        value += "&viewrect=" + ",".join(f"{length:.2f}" for length in rect)
    selectors: list[Json] = [
        {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": value}
    ]
    if anchor.quote:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": anchor.quote,
                "prefix": anchor.before,
                "suffix": anchor.after,
            }
        )
    return selectors
