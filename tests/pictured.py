"""Pictures and pages with pictures, made up for tests."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SIZE = (320, 240)


def photograph() -> Image.Image:
    """Light that falls off over a noisy scene of many colours."""
    noise = np.random.default_rng(4).integers(0, 255, (24, 32, 3), dtype=np.uint8)
    scene = Image.fromarray(noise).resize(SIZE, Image.Resampling.BICUBIC)
    return scene.filter(ImageFilter.GaussianBlur(3))


def chart() -> Image.Image:
    """Bars of three colours on white."""
    drawn = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(drawn)
    for at, colour in enumerate(("#1f77b4", "#d62728", "#2ca02c") * 3):
        pen.rectangle((20 + 32 * at, 200 - 18 * at, 44 + 32 * at, 220), fill=colour)
    return drawn.resize((640, 480), Image.Resampling.LANCZOS)


def pdf_with(*pictures: Image.Image, rotate: int = 0) -> bytes:
    """A page of 400 by 600 points; the first picture from (60, 350) to (260, 500), others below."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 600), invariant=True)
    canvas.setPageRotation(rotate)
    canvas.drawString(50, 550, "A page with a picture")
    for at, picture in enumerate(pictures):
        canvas.drawImage(ImageReader(picture), 60, 100 - 90 * at, 200, 150 - 70 * at)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
