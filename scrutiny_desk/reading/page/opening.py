"""Opening a PDF, and saying in plain words why one cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.errors import DeskError

_ASK_AGAIN = "Ask the sender for the file again, or download it once more."
# Readers are told to look for the header in the first kilobyte, some makers put bytes before it.
_HEAD = 1024
_TAIL = 4096


def cut_short(name: str) -> DeskError:
    """The error for a file of which a part is missing."""
    return DeskError(
        f"“{name}” is damaged or cut short",
        "A part of the PDF is missing, so nothing of it was read.",
        _ASK_AGAIN,
    )


def pdf_bytes(path: Path) -> bytes:
    """The bytes of a file that is a PDF by its content.

    Raises DeskError where the file is missing, empty, no PDF or visibly cut short.
    """
    name = path.name
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise DeskError(
            f"“{name}” cannot be read",
            f"The system says: {trouble.strerror or 'no reason given'}.",
            "Check that the file is still there and that you may open it.",
        ) from trouble
    if not data:
        raise DeskError(f"“{name}” is empty", "The file has no content at all.", _ASK_AGAIN)
    if b"%PDF-" not in data[:_HEAD]:
        raise DeskError(
            f"“{name}” is not a PDF",
            "Its name may say so, but its content is something else.",
            "Open it in the program it was made with and save it as a PDF.",
        )
    tail = data[-_TAIL:]
    # A PDF ends with both marks; pdfium would guess at the rest and lose pages without a word.
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise cut_short(name)
    return data


@contextmanager
def open_pdf(path: Path) -> Iterator[tuple[bytes, pdfium.PdfDocument]]:
    """The bytes and the open document; closed again at the end.

    Raises DeskError for anything that is no whole, open PDF with pages.
    """
    data = pdf_bytes(path)
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as trouble:
        code = getattr(trouble, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD:
            raise DeskError(
                f"“{path.name}” is protected by a password",
                "It cannot be read without it.",
                "Open it with the password, save or print it as an open PDF, and add that one.",
            ) from trouble
        if code == pdfium_c.FPDF_ERR_SECURITY:
            raise DeskError(
                f"“{path.name}” is encrypted in a way that cannot be read",
                "",
                "Ask the sender for an open copy.",
            ) from trouble
        raise cut_short(path.name) from trouble
    try:
        if count == 0:
            raise cut_short(path.name)
        yield data, document
    finally:
        document.close()


def load_page(name: str, document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page of an open PDF; DeskError where the file ends before it. name: of the paper."""
    try:
        return document[index]
    except pdfium.PdfiumError as trouble:
        raise cut_short(name) from trouble
