"""The contrasts of every theme, over the pairs of colours that really stand on each other.

The pairs come from the style sheet itself: a rule that sets both gives its own; one that sets only
the words, or only the ground, is laid over every ground its widget can lie on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.paths import resource
from scrutiny_desk.ui.contrast import FOR_SHAPES, FOR_WORDS, contrast
from scrutiny_desk.ui.papers.view.night import soften, turn_over
from scrutiny_desk.ui.theme import Theme, mark_token

GROUNDS = ("ground", "ground_alt")
"""What a control without a ground of its own can lie on."""
WORDS = ("text", "muted", "accent", "overdue", "due", "on_track", "closed", "no_date")
SHAPES = ("improvement", "concern", "common", "neutral", "target", "border", "accent")
"""Lines and points of charts, borders of controls, the ring of the focus."""
STATES = ("hover", "selected")


def palette(ground: str, text: str, accent: str, on_accent: str) -> QPalette:
    made = QPalette(QColor(ground))
    role = QPalette.ColorRole
    for one in (role.Base, role.Window, role.Button):
        made.setColor(one, QColor(ground))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(one, QColor(text))
    made.setColor(role.Highlight, QColor(accent))
    made.setColor(role.HighlightedText, QColor(on_accent))
    return made


SYSTEMS = {
    "Windows, aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "Windows, desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "Windows, dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b"),
    "Windows, night sky": ("#000000", "#ffffff", "#d6b4fd", "#2b2b2b"),
    "white on black": ("#000000", "#ffffff", "#ffff00", "#000000"),
    "black on white": ("#ffffff", "#000000", "#0000ff", "#ffffff"),
    "no high contrast at all": ("#ffffff", "#202020", "#308cc6", "#ffffff"),
    "its words too pale": ("#ffffff", "#c0c0c0", "#f0f0a0", "#ffffff"),
}


def themes() -> Iterator[pytest.param]:
    for name in ("light", "dark"):
        yield pytest.param(lambda name=name: Theme.named(name), id=name)
    for system, colours in SYSTEMS.items():
        yield pytest.param(
            lambda colours=colours: Theme.high_contrast(palette(*colours)), id=system
        )


@pytest.fixture(params=list(themes()))
def theme(request: pytest.FixtureRequest, qapp: object) -> Theme:
    made = request.param()
    assert isinstance(made, Theme)
    return made


@dataclass(frozen=True)
class Rule:
    selector: str
    words: str | None
    ground: str | None
    border: str | None


def rules() -> list[Rule]:
    """The rules of the style sheet with the tokens they use."""
    sheet = re.sub(r"/\*.*?\*/", "", resource("themes/desk.qss").read_text(encoding="utf-8"))
    found = []
    for selector, body in re.findall(r"([^{}]+)\{((?:[^{}]|\$\{\w+\})*)\}", sheet):

        def token(pattern: str, body: str = body) -> str | None:
            given = re.search(pattern, body)
            return given.group(1) if given else None

        found.append(
            Rule(
                " ".join(selector.split()),
                token(r"(?<![-\w])color:\s*\$\{(\w+)\}"),
                token(r"background(?:-color)?:\s*\$\{(\w+)\}"),
                token(
                    r"border(?:-bottom|-color)?:[^;]*\$\{(\w+)\}\s*[;}]?\s*$|border:[^;]*\$\{(\w+)\}"
                ),
            )
        )
    return found


def test_the_sheet_is_read(qapp: object) -> None:
    assert len(rules()) > 80
    assert any(r.selector.startswith("QPushButton,") and r.words == "text" for r in rules())


def test_words_of_every_rule_can_be_read(theme: Theme) -> None:
    poor = []
    for rule in rules():
        if rule.ground is None and rule.words is None:
            continue
        grounds = (rule.ground,) if rule.ground else GROUNDS
        # A rule that gives only a ground keeps the words of its kind of widget.
        words = rule.words or ("text" if rule.ground in (*GROUNDS, *STATES) else None)
        for ground in grounds:
            if words is None or ":disabled" in rule.selector:
                continue
            measured = contrast(theme.colour(words), theme.colour(ground))
            if measured < FOR_WORDS:
                poor.append((rule.selector, words, ground, round(measured, 2)))
    assert poor == []


def test_words_can_be_read_wherever_they_are_painted(theme: Theme) -> None:
    """Rows and chips paint their own words, also on the row that is chosen or pointed at."""
    for words in WORDS:
        for ground in GROUNDS:
            measured = contrast(theme.colour(words), theme.colour(ground))
            assert measured >= FOR_WORDS, (words, ground, measured)
    for words in ("text", "muted"):
        for ground in STATES:
            measured = contrast(theme.colour(words), theme.colour(ground))
            assert measured >= FOR_WORDS, (words, ground, measured)
    assert contrast(theme.colour("on_accent"), theme.colour("accent_hover")) >= FOR_WORDS


def test_shapes_borders_and_the_focus_can_be_seen(theme: Theme) -> None:
    for shape in SHAPES:
        for ground in GROUNDS:
            measured = contrast(theme.colour(shape), theme.colour(ground))
            assert measured >= FOR_SHAPES, (shape, ground, measured)
    assert contrast(theme.colour("accent"), theme.colour("well")) >= FOR_SHAPES
    # The ring of a primary button lies between the button and what it stands on.
    assert contrast(theme.colour("text"), theme.colour("ground")) >= FOR_SHAPES


def test_every_border_of_a_control_can_be_seen(theme: Theme) -> None:
    """Not the hairlines, which only divide; a control's border says where it can be pressed."""
    for rule in rules():
        control = re.match(r"Q(LineEdit|ComboBox|PushButton|CheckBox|Menu\b)", rule.selector)
        if rule.border in (None, "hairline") or not control or ":disabled" in rule.selector:
            continue
        assert contrast(theme.colour(rule.border), theme.colour("ground")) >= FOR_SHAPES, rule


def test_marks_on_a_page(theme: Theme) -> None:
    """Print under a mark, the shape on its chip, and the ring round the mark in hand."""
    paper, ink = theme.colour("paper"), theme.colour("ink")
    for kind in NoteKind:
        under = theme.colour(mark_token(kind))
        assert contrast("#000000", under) >= 13, kind
        assert contrast(ink, under) >= FOR_WORDS, kind
    # A mark's colour alone can hardly be told from white: its outline and its shape are ink.
    assert contrast(ink, paper) >= FOR_SHAPES
    assert contrast(theme.colour("mark_ring"), paper) >= FOR_SHAPES
    assert contrast("#000000", theme.colour("page_selection")) >= FOR_WORDS


def by_night(theme: Theme, colour: str) -> QColor:
    """A colour of a light page as it is painted on a dark one."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    turn_over(image, QRect(0, 0, 1, 1))
    painter = QPainter(image)
    soften(painter, image.rect(), theme.paint("page_night"), theme.paint("page_night_ink"))
    painter.end()
    return image.pixelColor(0, 0)


def test_a_dark_page_and_what_lies_on_it(theme: Theme) -> None:
    """Print, also under marks, hits and the selection; shapes, and the ring of the mark in hand."""
    print_, ink = by_night(theme, "#000000"), by_night(theme, theme.colour("ink"))
    page = by_night(theme, "#ffffff")
    assert page.lightnessF() < 0.2
    assert contrast(print_, page) >= 13
    for under in (*(mark_token(kind) for kind in NoteKind), "page_found", "page_selection"):
        ground = by_night(theme, theme.colour(under))
        assert contrast(print_, ground) >= FOR_WORDS, under
        assert contrast(ink, ground) >= FOR_WORDS, under
    for ring in ("ink", "mark_ring"):
        assert contrast(by_night(theme, theme.colour(ring)), page) >= FOR_SHAPES, ring


def test_what_is_found_on_a_light_page(theme: Theme) -> None:
    found = theme.colour("page_found")
    assert contrast("#000000", found) >= FOR_WORDS
    # Where one is, the ring tells; where the others are, the line under them.
    assert contrast(theme.colour("mark_ring"), found) >= FOR_SHAPES
    assert contrast(theme.colour("ink"), found) >= FOR_SHAPES
