"""The two kinds of trouble: one a person can act on, and everything else, which is a bug."""

from __future__ import annotations


class DeskError(Exception):
    """Trouble a person can act on.

    Shown in the window's message bar, or as one line and exit code 2 by a command.

    title: what it is about, a few words ("This PDF is protected by a password").
    happened: what happened and what it means, one sentence; may be empty when the title says all.
    to_do: what the person can do now, one sentence.
    """

    def __init__(self, title: str, happened: str = "", to_do: str = "") -> None:
        self.title = title
        self.happened = happened
        self.to_do = to_do
        super().__init__(self.one_line())

    def one_line(self) -> str:
        """The whole message as a single line of plain words."""
        return _sentences(self.title, self.happened, self.to_do)

    def below_the_title(self) -> str:
        """What happened and what to do, for where the title stands by itself."""
        return _sentences(self.happened, self.to_do)


def _sentences(*parts: str) -> str:
    told = [part.strip() for part in parts if part.strip()]
    ended = [part if part.endswith((".", "?")) else f"{part}." for part in told]
    return " ".join(" ".join(ended).split())


class Cancelled(Exception):
    """The person stopped a long piece of work; nothing of it was kept."""
