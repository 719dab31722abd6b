"""Papers as a scanner leaves them: pictures of printed pages, a little askew and grainy."""

from __future__ import annotations

import io
import os
import shutil
import zlib
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)
posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for Tesseract")


def scan(
    printed: Path,
    path: Path,
    *,
    dpi: int = 170,
    skew: float = 1.0,
    grain: float = 8.0,
    turn: int = 0,
    stamp: str = "",
) -> Path:
    """A PDF of pictures of the pages of another.

    skew, turn: degrees clockwise. stamp: what a program printed over the pictures, as text.
    """
    canvas = Canvas(str(path))
    document = pdfium.PdfDocument(printed)
    for index in range(len(document)):
        page = document[index]
        bitmap = page.render(scale=dpi / 72)
        picture = bitmap.to_pil().convert("RGB")
        bitmap.close()
        page.close()
        picture = picture.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
        noise = np.random.default_rng(index).normal(0, grain, (picture.height, picture.width, 1))
        grey = np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8)
        picture = Image.fromarray(grey).rotate(-turn, expand=True)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=80)
        wide, high = picture.width * 72 / dpi, picture.height * 72 / dpi
        canvas.setPageSize((wide, high))
        canvas.drawImage(ImageReader(packed), 0, 0, wide, high)
        if stamp:
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(wide / 2, 20, stamp)
        canvas.showPage()
    document.close()
    canvas.save()
    return path


def blank_picture(path: Path, wide: int, high: int, page: tuple[float, float]) -> Path:
    """A PDF whose one page, of that size in points, is a white picture of so many pixels."""
    packer = zlib.compressobj(1)
    row = b"\xff" * ((wide + 7) // 8)
    data = b"".join([*(packer.compress(row) for _ in range(high)), packer.flush()])
    draw = f"q {page[0]} 0 0 {page[1]} 0 0 cm /I Do Q".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page[0]} {page[1]}]/Contents 4 0 R"
        "/Resources<</XObject<</I 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
        f"<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 1"
        f"/ColorSpace/DeviceGray/Filter/FlateDecode/Length {len(data)}>>stream\n".encode()
        + data
        + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    path.write_bytes(out)
    return path


def stand_in(folder: Path, reads: str) -> Path:
    """A folder with a program called tesseract that does `reads`, a line of shell, with a page."""
    folder.mkdir(exist_ok=True)
    program = folder / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'case "$1" in\n'
        '  --version) echo "tesseract 5.3.0" ;;\n'
        '  --list-langs) printf "List of available languages (1):\\neng\\n" ;;\n'
        f"  *) {reads} ;;\n"
        "esac\n"
    )
    program.chmod(0o755)
    return folder
