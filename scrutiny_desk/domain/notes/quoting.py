"""The anchor that words of a page, a region of it or the whole of it make."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scrutiny_desk.domain.notes.notes import Anchor
from scrutiny_desk.domain.pages.pages import Box, Word

AROUND = 32
"""Characters kept on either side of a quote, to find it again in a new version."""


def same_line(one: Word, other: Word) -> bool:
    """Whether two words of one page stand on the same printed line."""
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return shared > 0.5 * min(one.box.height, other.box.height)


def line_boxes(words: Sequence[Word]) -> tuple[Box, ...]:
    """The words as boxes, one for each run of words on one line."""
    boxes: list[Box] = []
    before: Word | None = None
    for word in words:
        if before is not None and same_line(before, word) and word.box.x0 >= before.box.x0:
            boxes[-1] = boxes[-1].union(word.box)
        else:
            boxes.append(word.box)
        before = word
    return tuple(boxes)


def anchor_of_words(
    words: Sequence[Word], first: int, last: int, page_index: int, page_label: str
) -> Anchor:
    """The anchor of the words from `first` to `last` of a page (both from 0, both in it)."""
    chosen = words[first : last + 1]
    before = " ".join(word.text for word in words[:first])
    after = " ".join(word.text for word in words[last + 1 :])
    return Anchor(
        page_index=page_index,
        page_label=page_label,
        boxes=line_boxes(chosen),
        quote=" ".join(word.text for word in chosen),
        before=before[-AROUND:],
        after=after[:AROUND],
    )


def words_within(words: Sequence[Word], box: Box) -> list[int]:
    """Which words of a page have their middle in a rectangle."""
    return [index for index, word in enumerate(words) if box.contains(*word.box.centre)]


def anchor_of_region(words: Sequence[Word], box: Box, page_index: int, page_label: str) -> Anchor:
    """The anchor of a rectangle on a page, with the words printed in it."""
    inside = words_within(words, box)
    if not inside:
        return Anchor(page_index, page_label, (box,))
    before = " ".join(word.text for word in words[: inside[0]])
    after = " ".join(word.text for word in words[inside[-1] + 1 :])
    return Anchor(
        page_index=page_index,
        page_label=page_label,
        boxes=(box,),
        quote=" ".join(words[index].text for index in inside),
        before=before[-AROUND:],
        after=after[:AROUND],
    )


Further = Callable[[Anchor], Sequence[tuple[int, tuple[Box, ...]]]]
"""Where the words of an anchor go on after its page: pages (from 0) and the boxes on each."""


def lines_over_pages(
    anchor: Anchor, words_on: Callable[[int], Sequence[Word]], page_count: int
) -> tuple[tuple[int, tuple[Box, ...]], ...]:
    """The lines of a quote that goes on over the end of its page: pages (from 0) and boxes.

    Only those after the anchor's own page; none where the quote ends on it, or the words that
    follow are not those that were quoted. words_on: the words of a page in reading order.
    """
    if anchor.after or not anchor.boxes:
        return ()
    words = words_on(anchor.page_index)
    last = len(words) - 1
    if not words or not anchor.boxes[-1].contains(*words[last].box.centre):
        return ()
    first = anchor.boxes[0]
    begins = next((i for i, word in enumerate(words) if first.contains(*word.box.centre)), last)
    rest = _without(anchor.quote, " ".join(word.text for word in words[begins:]))
    found: list[tuple[int, tuple[Box, ...]]] = []
    for page_index in range(anchor.page_index + 1, page_count):
        if not rest:
            break
        on_page: list[Word] = []
        for word in words_on(page_index):
            following = _without(rest, word.text) if rest else None
            if following is None:
                break
            on_page.append(word)
            rest = following
        if on_page:
            found.append((page_index, line_boxes(on_page)))
        elif words_on(page_index):
            break
    return tuple(found) if rest == "" else ()


def parts_over_pages(
    anchor: Anchor, words_on: Callable[[int], Sequence[Word]], labels: Sequence[str]
) -> tuple[Anchor, ...]:
    """The anchor parted at the ends of pages, each part with its own words and those around them.

    The anchor alone where its words stay on their page. labels: of every page, in order.
    """
    further = lines_over_pages(anchor, words_on, len(labels))
    quotes = [
        " ".join(
            word.text
            for word in words_on(page_index)
            if any(box.contains(*word.box.centre) for box in boxes)
        )
        for page_index, boxes in further
    ]
    first = anchor.quote.removesuffix(" ".join(["", *quotes]))
    said = [first, *quotes]
    if not further or " ".join(said) != anchor.quote:
        return (anchor,)
    places = [(anchor.page_index, anchor.boxes), *further]
    return tuple(
        Anchor(
            page_index=page_index,
            page_label=labels[page_index],
            boxes=boxes,
            quote=said[at],
            before=anchor.before if at == 0 else " ".join(said[:at])[-AROUND:],
            after=" ".join(said[at + 1 :])[:AROUND],
        )
        for at, (page_index, boxes) in enumerate(places)
    )


def _without(text: str, begins: str) -> str | None:
    """What follows the words a text begins with; None where it begins otherwise."""
    if text == begins:
        return ""
    return text.removeprefix(f"{begins} ") if text.startswith(f"{begins} ") else None
