"""What is done with the chosen rows, one or several: each action asks what it needs to know."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.municipal_year import municipal_year, say_year
from scrutiny_desk.domain.tracker.recommendations import Kind, Outcome
from scrutiny_desk.services.tracker import many
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.adding import whole_date
from scrutiny_desk.ui.tracker.ask_form import AskForm, chooser, words_of
from scrutiny_desk.ui.tracker.listing import Listing
from scrutiny_desk.ui.tracker.rows import Column

MANY = (
    "tracker:set_officer",
    "tracker:set_executive",
    "tracker:set_target",
    "tracker:set_reported",
    "tracker:set_kind",
    "tracker:update_all",
    "tracker:close_rows",
    "tracker:reopen_rows",
    "tracker:carry_over",
    "tracker:transfer",
)
"""The actions on the chosen rows."""
_YEARS_AHEAD = 2


class ManyHand(QObject):
    """Carries out the actions on the chosen rows.

    chosen: gives the ids of the rows; day: the day in hand; words_for: the words a column is often
    given; committees: those to choose from; opened: shows a window.
    """

    def __init__(
        self,
        desk: Desk,
        listing: Listing,
        window: QWidget,
        *,
        chosen: Callable[[], list[str]],
        day: Callable[[], datetime.date],
        words_for: Callable[[Column], list[str]],
        committees: Callable[[], list[str]],
        opened: Callable[[AskForm], None],
    ) -> None:
        super().__init__(window)
        self._desk, self._listing, self._window = desk, listing, window
        self._chosen, self._day, self._words_for = chosen, day, words_for
        self._committees, self._opened = committees, opened

    def run(self, name: str) -> None:
        """Ask what the action needs to know, and then do it."""
        ids = self._chosen()
        if not ids:
            self._desk.said.emit("No row is chosen. Choose one or more in the table first.", False)
            return
        ways: dict[str, Callable[[], object]] = {
            "tracker:set_officer": lambda: self._set(ids, Column.OFFICER, "officer"),
            "tracker:set_executive": lambda: self._set(ids, Column.EXECUTIVE, "executive member"),
            "tracker:set_target": lambda: self._target(ids),
            "tracker:set_reported": lambda: self._set(ids, Column.REPORTED, "rating"),
            "tracker:set_kind": lambda: self._kind(ids),
            "tracker:update_all": lambda: self._update(ids),
            "tracker:close_rows": lambda: self._close(ids),
            "tracker:reopen_rows": lambda: self._desk.perform(
                lambda: many.reopen_many(self._desk.library, ids)
            ),
            "tracker:carry_over": lambda: self._carry(ids),
            "tracker:transfer": lambda: self._transfer(ids),
        }
        ways[name]()

    def _ask(
        self,
        title: str,
        ids: Sequence[str],
        fields: Sequence[tuple[str, QWidget]],
        verb: str,
        work: Callable[[], Change],
    ) -> None:
        about = f"For {self._about(ids)}"
        self._opened(AskForm(self._desk, title, about, fields, verb, work, self._window))

    def _about(self, ids: Sequence[str]) -> str:
        """The rows by their references, as many as can be read at a glance."""
        named = [self._listing.row(one).recommendation.number.strip() for one in ids]
        few = [one for one in named if one][:_NAMED]
        more = ", …" if len(ids) > len(few) else ""
        return f"{many.count(len(ids))}: {', '.join(few)}{more}" if few else many.count(len(ids))

    def _set(self, ids: list[str], column: Column, word: str) -> None:
        field = chooser(self._words_for(column), free=True)
        name, library = column.field or "", self._desk.library
        self._ask(
            f"Set the {word}",
            ids,
            [(column.heading, field)],
            "Set it",
            lambda: many.change_cells(library, {one: {name: words_of(field)} for one in ids}),
        )

    def _kind(self, ids: list[str]) -> None:
        field, library = chooser([one.word for one in Kind]), self._desk.library
        kinds = list(Kind)
        self._ask(
            "Set the kind",
            ids,
            [(Column.KIND.heading, field)],
            "Set it",
            lambda: many.change_cells(
                library, {one: {"kind": kinds[field.currentIndex()]} for one in ids}
            ),
        )

    def _target(self, ids: list[str]) -> None:
        target, reason = QLineEdit(), QLineEdit()
        target.setPlaceholderText("A day, a month, or TBC")
        reason.setPlaceholderText("Why the target moves")
        library, day = self._desk.library, self._day()
        self._ask(
            "Revise the target",
            ids,
            [("New target", target), ("Reason", reason)],
            "Revise it",
            lambda: many.put_off_many(library, ids, words_of(target), words_of(reason), day),
        )

    def _update(self, ids: list[str]) -> None:
        date, role, text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        date.setText(say(self._day().isoformat()))
        role.setPlaceholderText("Role, like Scrutiny manager")
        text.setTabChangesFocus(True)
        text.setFixedHeight(self._desk.theme.px(90))
        library = self._desk.library

        def work() -> Change:
            told = words_of(date)
            if told and read_date(told) is None:
                whole_date(told)
            return many.update_many(
                library, ids, date=read_date(told), role=words_of(role), text=words_of(text)
            )

        fields = [("What was done", text), ("Date", date), ("Who says so", role)]
        self._ask("Add an update", ids, fields, "Add it to each", work)

    def _close(self, ids: list[str]) -> None:
        on, where = QLineEdit(), QLineEdit()
        on.setText(say(self._day().isoformat()))
        where.setPlaceholderText("Like Minutes of 25 January, item 4")
        ended = [one for one in Outcome if one]
        outcome, library = chooser([one.word for one in ended]), self._desk.library
        self._ask(
            "Close",
            ids,
            [("Closed as", outcome), ("The committee agreed on", on), ("Where it stands", where)],
            "Close it" if len(ids) == 1 else "Close them",
            lambda: many.close_many(
                library,
                ids,
                whole_date(words_of(on)),
                ended[outcome.currentIndex()],
                words_of(where),
            ),
        )

    def _carry(self, ids: list[str]) -> None:
        first = municipal_year(self._day())
        years = list(range(first, first + _YEARS_AHEAD + 1))
        field, library = chooser([f"Year {say_year(one)}" for one in years]), self._desk.library
        field.setCurrentIndex(1)
        self._ask(
            "Carry over into another municipal year",
            ids,
            [("Into", field)],
            "Carry over",
            lambda: many.carry_over_many(library, ids, years[field.currentIndex()]),
        )

    def _transfer(self, ids: list[str]) -> None:
        here = {self._listing.row(one).recommendation.committee for one in ids}
        others = [one for one in self._committees() if one and here != {one}]
        field, library = chooser(others, free=True), self._desk.library
        self._ask(
            "Transfer to another committee",
            ids,
            [("Committee", field)],
            "Transfer",
            lambda: many.transfer_many(library, ids, words_of(field)),
        )


_NAMED = 4
