"""What Home says about figures: the newest that do not add up, each with its page."""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.findings import FoundIn
from scrutiny_desk.services.findings.findings import LookedThrough
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.findings.looking import Looking
from scrutiny_desk.ui.findings.rows import say_page
from scrutiny_desk.ui.home.parts import Block

_ROWS = 4


class FiguresBlock(Block):
    """The card about figures; open_list: called when the whole list is asked for."""

    def __init__(self, desk: Desk, open_list: Callable[[], None]) -> None:
        super().__init__(desk.theme, "Figures worth a look")
        self._desk, self._open_list = desk, open_list
        self.sentence.setText("The papers are being looked through.")
        self.looking = Looking(desk, self)
        self.looking.looked.connect(self._show)
        self.looking.troubled.connect(desk.troubled)
        self.looking.look(None)

    def settle(self) -> None:
        """Stop looking: the library may be closed next."""
        if self.looking.running:
            self.looking.shut_down()
            self.sentence.setText("Looking goes on when Home is shown again.")

    def _show(self, looked: LookedThrough) -> None:
        self.sentence.setText(say_worth_a_look(looked))
        for one in _a_kind_each(looked.open)[:_ROWS]:
            if one.finding.places:
                self._row(one)
        if looked.found:
            self.add_button("Open figures").clicked.connect(self._open_list)

    def _row(self, one: FoundIn) -> None:
        place = one.finding.places[0]
        link = self.add_row(one.finding.sentence, say_page(place), "no_date")
        link.clicked.connect(lambda: self._desk.page_asked.emit(one.paper_id, place.page_index))


def say_worth_a_look(looked: LookedThrough) -> str:
    """How many figures nobody looked at yet, in how many papers."""
    count = len(looked.open)
    where = len({one.paper_id for one in looked.open})
    if count:
        papers = "1 paper" if where == 1 else f"{where:,} papers"
        return f"{count:,} {'does' if count == 1 else 'do'} not add up, in {papers}."
    if looked.found:
        return "Each was asked about or put aside."
    return "Nothing was found that does not add up."


def _a_kind_each(found: list[FoundIn]) -> list[FoundIn]:
    """The newest meeting's first; of one paper every kind once before any a second time."""
    turns: dict[tuple[str, str], int] = {}
    order: dict[str, int] = {}
    keyed: list[tuple[tuple[int, int, int], FoundIn]] = []
    for one in found:
        turn = turns.get((one.paper_id, one.finding.kind), 0)
        turns[one.paper_id, one.finding.kind] = turn + 1
        paper = order.setdefault(one.paper_id, len(order))
        keyed.append(((paper, turn, len(keyed)), one))
    return [one for _, one in sorted(keyed, key=lambda entry: entry[0])]
