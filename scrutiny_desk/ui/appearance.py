"""How a person wants the window to look: its colours and how large its text is, remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from scrutiny_desk.ui.theme import Theme, system_palette, system_theme

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
COLOURS = (SYSTEM, LIGHT, DARK, CONTRAST)
SIZES = (100, 125, 150, 175, 200)
"""Text sizes that can be chosen, in percent."""
_COLOURS_KEY, _SIZE_KEY = "look/colours", "look/text"


@dataclass(frozen=True, slots=True)
class Appearance:
    """colours: one of `COLOURS`. size: one of `SIZES`, percent."""

    colours: str = SYSTEM
    size: int = 100

    @classmethod
    def kept_in(cls, settings: QSettings) -> Appearance:
        """What was chosen last; the system's colours at 100% where nothing was."""
        colours = str(settings.value(_COLOURS_KEY, SYSTEM))
        size = str(settings.value(_SIZE_KEY, "100"))
        return cls(
            colours if colours in COLOURS else SYSTEM,
            int(size) if size in {str(one) for one in SIZES} else 100,
        )

    def keep_in(self, settings: QSettings) -> None:
        """Remember this choice."""
        settings.setValue(_COLOURS_KEY, self.colours)
        settings.setValue(_SIZE_KEY, str(self.size))

    def after(self, command: str) -> Appearance:
        """What a command of the View menu ("colours:dark", "text:150") makes of this one."""
        kind, _, wanted = command.partition(":")
        if kind == "colours":
            return replace(self, colours=wanted)
        return replace(self, size=int(wanted))

    @property
    def commands(self) -> frozenset[str]:
        """The commands of the View menu that stand for this choice."""
        return frozenset({f"colours:{self.colours}", f"text:{self.size}"})

    def theme(self, application: QApplication) -> Theme:
        """The theme that this asks for now."""
        scale = self.size / 100
        if self.colours == CONTRAST:
            return Theme.high_contrast(system_palette(application), scale)
        if self.colours == SYSTEM:
            return system_theme(application, scale)
        return Theme.named(self.colours, scale)


class AppearanceWatch(QObject):
    """Keeps the choice, and tells when another theme is wanted: by a person or by the system.

    dressed: the `Theme` that is wanted now, with the same sizes. resized: one with other sizes.
    """

    dressed = Signal(object)
    resized = Signal(object)

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.chosen = Appearance.kept_in(settings)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system)

    def theme(self) -> Theme:
        """The theme that is wanted now."""
        return self.chosen.theme(self._application)

    def choose(self, command: str) -> None:
        """Take up a command of the View menu and remember it."""
        before, self.chosen = self.chosen, self.chosen.after(command)
        self.chosen.keep_in(self._settings)
        if self.chosen.size != before.size:
            self.resized.emit(self.theme())
        elif self.chosen != before:
            self.dressed.emit(self.theme())

    def _on_system(self) -> None:
        if self.chosen.colours in (SYSTEM, CONTRAST):
            self.dressed.emit(self.theme())
