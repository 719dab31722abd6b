"""Marks as a PDF keeps them: annotations with a drawing of their own, for every reader."""

from __future__ import annotations

import colorsys
import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.exporting.note_columns import as_cell
from scrutiny_desk.exporting.page_space import PageSpace, Point

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, StreamObject

PRINTED = 4
"""The flag of an annotation that is printed with its page."""
ICON, GAP = 18.0, 6.0
"""The side of a note's sign and the space around it, in points."""
_LINE = 1.5
_FRAME = 2.5
_STRONG = 0.3

Colour = tuple[float, float, float]


def colour_of(hexadecimal: str) -> Colour:
    """A colour written as "#ffe38a" as shares of red, green and blue."""
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def words_of(note: Note) -> str:
    """What a reader shows of a note when it is opened."""
    parts = [note.text.strip()]
    if note.answer.strip():
        parts.append(f"{note.status.word}: {note.answer.strip()}")
    return as_cell("\n\n".join(part for part in parts if part))


def highlight(space: PageSpace, boxes: Sequence[Box], colour: Colour) -> DictionaryObject:
    """Words with the colour under them, a box a line."""
    strokes = [f"{_rgb(colour)} rg"]
    for box in boxes:
        first, second, third, fourth = space.corners(box)
        strokes.append(_path(first, second, fourth, third) + " h f")
    return _over_words("/Highlight", space, boxes, colour, strokes, multiply=True)


def underline(space: PageSpace, boxes: Sequence[Box], colour: Colour) -> DictionaryObject:
    """Words with a line under them; darker than the colour, which is made to lie under print."""
    strokes = [f"{_rgb(_dark(colour))} RG {_LINE} w"]
    for box in boxes:
        edge = box.y1 - _LINE / 2
        strokes.append(_path(space.point(box.x0, edge), space.point(box.x1, edge)) + " S")
    return _over_words("/Underline", space, boxes, _dark(colour), strokes, multiply=False)


def square(space: PageSpace, box: Box, colour: Colour) -> DictionaryObject:
    """A frame around a chart or a table."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

    left, bottom, right, top = rectangle = space.rectangle(box)
    half = _FRAME / 2
    width, height = right - left - _FRAME, top - bottom - _FRAME
    inner = f"{left + half:.2f} {bottom + half:.2f} {width:.2f} {height:.2f} re S"
    made = _annotation(
        "/Square", rectangle, _dark(colour), [f"{_rgb(_dark(colour))} RG {_FRAME} w", inner]
    )
    made[NameObject("/BS")] = DictionaryObject({NameObject("/W"): FloatObject(_FRAME)})
    made[NameObject("/RD")] = ArrayObject([FloatObject(half)] * 4)
    return made


def sign(space: PageSpace, box: Box, colour: Colour) -> DictionaryObject:
    """A small sheet with lines on it, for a note on a whole page or item."""
    from pypdf.generic import NameObject

    edge = f"{_rgb(colour)} rg {_rgb(_dark(colour))} RG 1 w"
    sheet = Box(box.x0 + 1, box.y0 + 1, box.x1 - 1, box.y1 - 1)
    first, second, third, fourth = space.corners(sheet)
    strokes = [edge, _path(first, second, fourth, third) + " h B"]
    for share in (0.3, 0.5, 0.7):
        y = box.y0 + share * box.height
        strokes.append(_path(space.point(box.x0 + 4, y), space.point(box.x1 - 4, y)) + " S")
    made = _annotation("/Text", space.rectangle(box), colour, strokes)
    made[NameObject("/Name")] = NameObject("/Comment")
    return made


def describe(
    made: DictionaryObject, *, title: str, words: str, name: str, author: str = ""
) -> None:
    """Say what an annotation is (its kind), what it says, and by which name it is known.

    author: who wrote it; readers show it over the words, the kind where nobody is named.
    """
    from pypdf.generic import NameObject, TextStringObject

    told = (("/T", author or title), ("/Subj", title), ("/Contents", words), ("/NM", name))
    for key, value in told:
        made[NameObject(key)] = TextStringObject(as_cell(value))


def date(made: DictionaryObject, created: str, modified: str) -> None:
    """Say when a mark was made and last changed; ISO 8601."""
    from pypdf.generic import NameObject, TextStringObject

    for key, iso in (("/CreationDate", created), ("/M", modified)):
        moment = datetime.datetime.fromisoformat(iso).astimezone(datetime.UTC)
        made[NameObject(key)] = TextStringObject(moment.strftime("D:%Y%m%d%H%M%SZ"))


def keep_drawing(made: DictionaryObject, keep: Callable[[StreamObject], object]) -> None:
    """Hand the drawing of an annotation to the file that is written, which refers to it."""
    from pypdf.generic import NameObject

    appearance = made["/AP"]
    appearance[NameObject("/N")] = keep(appearance["/N"])  # type: ignore[index]


def _over_words(
    subtype: str,
    space: PageSpace,
    boxes: Sequence[Box],
    colour: Colour,
    strokes: Sequence[str],
    *,
    multiply: bool,
) -> DictionaryObject:
    from pypdf.generic import ArrayObject, FloatObject, NameObject

    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    made = _annotation(subtype, space.rectangle(whole), colour, strokes, multiply=multiply)
    corners = [length for box in boxes for point in space.corners(box) for length in point]
    made[NameObject("/QuadPoints")] = ArrayObject(FloatObject(round(one, 3)) for one in corners)
    return made


def _annotation(
    subtype: str,
    rectangle: tuple[float, float, float, float],
    colour: Colour,
    strokes: Sequence[str],
    *,
    multiply: bool = False,
) -> DictionaryObject:
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
    )

    place = ArrayObject(FloatObject(round(one, 3)) for one in rectangle)
    state = {"/Type": "/ExtGState", "/BM": "/Multiply" if multiply else "/Normal"}
    drawing = DecodedStreamObject()
    drawing.set_data("\n".join(["q", "/G gs", *strokes, "Q"]).encode("ascii"))
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): place,
            NameObject("/Resources"): _names({"/ExtGState": _names({"/G": _names(state)})}),
        }
    )
    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(subtype),
            NameObject("/Rect"): place,
            NameObject("/C"): ArrayObject(FloatObject(round(one, 4)) for one in colour),
            NameObject("/F"): NumberObject(PRINTED),
        }
    )
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawing})
    return made


def _names(pairs: Mapping[str, object]) -> DictionaryObject:
    from pypdf.generic import DictionaryObject, NameObject

    return DictionaryObject(
        {
            NameObject(key): NameObject(value) if isinstance(value, str) else value
            for key, value in pairs.items()
        }
    )


def _path(*points: Point) -> str:
    first, *others = (f"{x:.3f} {y:.3f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{point} l" for point in others)])


def _rgb(colour: Colour) -> str:
    return " ".join(f"{share:.4f}" for share in colour)


def _dark(colour: Colour) -> Colour:
    """The same hue, dark enough to be seen on white paper (3:1 and more)."""
    hue, _lightness, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, _STRONG, saturation)
