"""How the window looks: the tokens of one theme, and the style sheet made from them.

Rooms never name a colour or a size; they ask `desk.theme.colour("accent")` when they paint, use
`theme.space` for margins, and give a widget a look with `look(widget, "title")`. The looks:

- QLabel: `small`, `muted`, `small-muted`, `heading`, `title`, `page-title`; tone `overdue`, `due`,
  `on_track`, `closed`, `no_date` colours the words.
- QPushButton, QToolButton: `primary` (one to a room), `quiet`, `link`; none for an ordinary one.
- QFrame: `card`, `side` (the grey of a side pane), `plain`, `top`, `bar`, `rule` (a hairline),
  `float` (what lies over the window).
- QScrollArea: `ringed` where it takes the keyboard itself, to be scrolled.
- QTreeView, QListView: `side` on a grey pane. QComboBox: `small`, `quiet`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.paths import resource
from scrutiny_desk.ui.contrast import contrasting

_NEVER_SCALED = {"ring", "corner", "menu_side", "pane_least", "page_least"}
"""Lines and least widths: larger text must not make the window wider than a screen."""
_LARGE_TYPE = frozenset({"page_title", "spoken"})
"""Type that is large already grows half as much: at 200% it must leave room for the rest."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one theme. Lengths are pixels, type sizes points, both before `scale`.

    space: 4, 8, 12, 16, 24, 32 at 100%. scale: one factor for text and targets (2.0 is 200%).
    """

    name: str
    colours: Mapping[str, str]
    space: tuple[int, int, int, int, int, int]
    type_sizes: Mapping[str, float]
    shape: Mapping[str, int | str]
    longest_motion_ms: int
    scale: float = 1.0

    @classmethod
    def named(cls, name: str, scale: float = 1.0) -> Theme:
        """The theme `light` or `dark` of resources/themes."""
        tokens = tomllib.loads(resource(f"themes/{name}.toml").read_text(encoding="utf-8"))
        s4, s8, s12, s16, s24, s32 = tokens["space"]["steps"]
        return cls(
            name=tokens["name"],
            colours=tokens["colour"],
            space=(s4, s8, s12, s16, s24, s32),
            type_sizes=tokens["type"],
            shape=tokens["shape"],
            longest_motion_ms=tokens["motion"]["longest_ms"],
            scale=scale,
        )

    @classmethod
    def high_contrast(cls, palette: QPalette, scale: float = 1.0) -> Theme:
        """The sizes of the light theme with every colour from the system's own palette.

        A colour of the system's that cannot be read on its ground gives way to that of its words.
        Marks on a page keep their colours: they stand under black print on white paper.
        """
        plain = cls.named("light", scale)
        return replace(plain, name="high contrast", colours=contrasting(palette, plain.colours))

    def colour(self, name: str) -> str:
        """The colour of a token as "#rrggbb". KeyError for a name that is no token."""
        return self.colours[name]

    def paint(self, name: str) -> QColor:
        """The same colour for a painter."""
        return QColor(self.colours[name])

    def mark(self, kind: NoteKind) -> str:
        """The colour laid over marked words of this kind."""
        return self.colours[mark_token(kind)]

    def points(self, name: str = "body") -> float:
        """A type size (`body`, `small`, `title`, `page_title`) in points."""
        grown = (1 + self.scale) / 2 if name in _LARGE_TYPE and self.scale > 1 else self.scale
        return self.type_sizes[name] * grown

    def px(self, length: int) -> int:
        """A length that grows with the text."""
        return round(length * self.scale)

    def size(self, name: str) -> int:
        """A token of [shape] in pixels (`row`, `target`, `corner`, `pane` ...)."""
        length = self.shape[name]
        if not isinstance(length, int):
            raise TypeError(f"{name} is no length")
        return length if name in _NEVER_SCALED else self.px(length)

    def font(self, name: str = "body", *, bold: bool = False) -> QFont:
        """The system's font at a type size; for painters, labels take a look instead."""
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(self.points(name))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def scaled(self, scale: float) -> Theme:
        """The same theme with larger or smaller text."""
        return replace(self, scale=scale)

    def stylesheet(self) -> str:
        """The Qt style sheet of the whole window, from resources/themes/desk.qss."""
        ring = self.size("ring")
        names: dict[str, object] = dict(self.colours)
        names |= {f"space_{step}": self.px(step) for step in self.space}
        names |= {name: f"{self.points(name):g}" for name in self.type_sizes}
        names |= {
            name: self.size(name) for name in ("corner", "menu_side", "row", "target", "ring")
        }
        names |= {
            # The padding and border of a control come on top of these.
            "target_inner": self.size("target") - 2 * self.px(self.space[0]),
            "menu_row": self.size("target") - 2 * self.px(self.space[0]),
            "pad_ring_v": self.px(self.space[0]) - ring + 1,
            "pad_ring_h": self.px(self.space[2]) - ring + 1,
            "pad_ring_quiet": self.px(self.space[1]) - ring + 1,
            # Round a filled button the ring stands off by a line of the ground.
            "ring_filled": ring + 1,
            "pad_filled_v": max(self.px(self.space[0]) - ring, 0),
            "pad_filled_h": self.px(self.space[2]) - ring,
            "icons": self._icons(),
        }
        sheet = resource("themes/desk.qss").read_text(encoding="utf-8")
        return Template(sheet).substitute(names)

    def palette(self) -> QPalette:
        """The palette for what the style draws itself (check boxes, menus, placeholder words)."""
        role = QPalette.ColorRole
        palette = QPalette()
        for name, roles in {
            "ground": (role.Base, role.Window, role.Button, role.Light),
            "ground_alt": (role.AlternateBase,),
            "well": (role.Midlight,),
            "text": (role.Text, role.WindowText, role.ButtonText, role.ToolTipBase),
            "muted": (role.PlaceholderText,),
            "border": (role.Mid, role.Dark),
            "accent": (role.Highlight, role.Link, role.Accent),
            "on_accent": (role.HighlightedText,),
        }.items():
            for one in roles:
                palette.setColor(one, self.paint(name))
        palette.setColor(role.ToolTipText, self.paint("ground"))
        for one in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, self.paint("muted"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the whole program in this theme."""
        app.setStyle("Fusion")
        app.setPalette(self.palette())
        font = QFont(app.font())
        font.setPointSizeF(self.points("body"))
        app.setFont(font)
        app.setStyleSheet(self.stylesheet())

    def _icons(self) -> str:
        dark = QColor(self.colours["ground"]).lightnessF() < 0.5
        return resource(f"icons/{'dark' if dark else 'light'}").as_posix()


def system_palette(app: QApplication) -> QPalette:
    """The palette of the system itself, whatever theme is on."""
    ours = QPalette(app.palette())
    app.setPalette(QPalette())
    theirs = QPalette(QGuiApplication.palette())
    app.setPalette(ours)
    return theirs


def system_theme(app: QApplication, scale: float = 1.0) -> Theme:
    """The theme the system asks for: light, dark, or its own high contrast."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme.high_contrast(system_palette(app), scale)
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return Theme.named("dark" if dark else "light", scale)


def mark_token(kind: NoteKind) -> str:
    """The token of a kind's colour."""
    return kind.token


def look(widget: QWidget, role: str, tone: str = "") -> None:
    """Give a widget one of the looks of this module's heading, also after it was shown."""
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
