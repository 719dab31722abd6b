"""What a PDF that Qt wrote says to whoever does not see it: its language, its title, its spaces."""

from __future__ import annotations

from pathlib import Path

# Qt takes the first letter that a shape stands for, and in many fonts a space is a tab's shape too.
_TAB, _SPACE = b"<0009>", b"<0020>"


def say_words(path: Path, title: str) -> None:
    """Name the file's language and title, and let spaces be spaces where words are copied."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        BooleanObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    writer = PdfWriter(clone_from=PdfReader(path))
    writer.add_metadata({"/Title": title, "/Creator": "Scrutiny Desk"})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    mended: set[int] = set()
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        fonts = resources.get("/Font", {}) if isinstance(resources, DictionaryObject) else {}
        for font in fonts.values():
            shape = font.get_object()
            if id(shape) in mended or "/ToUnicode" not in shape:
                continue
            mended.add(id(shape))
            stream = DecodedStreamObject()
            stream.set_data(shape["/ToUnicode"].get_object().get_data().replace(_TAB, _SPACE))
            shape[NameObject("/ToUnicode")] = writer._add_object(stream.flate_encode())  # noqa: SLF001
    with path.open("wb") as out:
        writer.write(out)
