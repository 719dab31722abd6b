"""Letters to officers: whom to write to about what, writing them, and keeping what was written."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.letters import (
    Chase,
    ChasedRow,
    Chasing,
    Letter,
    LetterForm,
    LetterWords,
    OfficerRows,
)
from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Entry,
    RecommendationRow,
    Update,
)
from scrutiny_desk.domain.tracker.totals import by_reference
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import letters as shelf
from scrutiny_desk.library.shelves import papers, recommendations
from scrutiny_desk.paths import resource
from scrutiny_desk.services.tracker.privacy import NOTHING_CLOSED, Asked, Gate
from scrutiny_desk.services.tracker.recommendations import REGISTER_ROLE, list_recommendations

NOT_SENT = "Nothing was sent: open each letter, check it and send it yourself"

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f<>:\"/\\|?*]")
_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class LettersOutcome:
    """change: what was kept of the letters. files: what was written, in the letters' order."""

    change: Change
    files: tuple[Path, ...]

    @property
    def out(self) -> Path:
        """The first of the files."""
        return self.files[0]

    @property
    def said(self) -> str:
        """What was written, and that nothing was sent."""
        return self.change.said


@functools.cache
def usual_words() -> LetterWords:
    """The words round the rows, as the program brings them."""
    table = tomllib.loads(resource("letters/chase.toml").read_text(encoding="utf-8"))
    return LetterWords(*(str(table[part]).strip() for part in ("subject", "opening", "closing")))


def chasing(
    library: Library,
    as_of: datetime.date,
    chase: Chase = Chase.BOTH,
    committee: str | None = None,
    asked: Asked = NOTHING_CLOSED,
) -> Chasing:
    """Who is to be written to on a day, about which rows; the most rows first."""
    rows = [row for row in list_recommendations(library, as_of, committee) if chase.takes(row)]
    names: dict[str, str] = {}
    owned: dict[str, list[ChasedRow]] = {}
    unowned: list[ChasedRow] = []
    today: set[str] = set()
    with library.read() as connection:
        gate = Gate(connection, asked)
        written = shelf.dates(connection)
        known = _Papers(connection)
        for row in by_reference(rows):
            one = row.recommendation
            if not gate.passes(one):
                continue
            key = folded(one.officer)
            dates = written.get((one.id, key), [])
            chased = _chased(row, gate, known, as_of, dates)
            if "unowned" in row.standing.flags:
                unowned.append(chased)
                continue
            names.setdefault(key, " ".join(one.officer.split()))
            owned.setdefault(key, []).append(chased)
            if as_of.isoformat() in dates:
                today.add(key)
        officers = [
            OfficerRows(names[key], tuple(_by_committee(of_one)), key in today)
            for key, of_one in owned.items()
        ]
        officers.sort(key=lambda one: (-len(one.rows), one.officer.casefold()))
        return Chasing(tuple(officers), tuple(_by_committee(unowned)), gate.left_out)


def write_letters(
    library: Library,
    letters: Sequence[Letter],
    folder: Path,
    forms: Collection[LetterForm],
    progress: Callable[[str, int, int], None] = lambda _words, _done, _total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> LettersOutcome:
    """Write letters into a folder and keep what was written, with a line in each row's history.

    Nothing is sent and no file is written over. Raises DeskError where there is no letter or form
    to write, or a file cannot be written, Cancelled where the person stopped it; then no file is
    left and nothing is kept.
    """
    if not letters or not forms:
        raise DeskError(
            "Nothing was written",
            "" if forms else "No form is chosen",
            "Tick the officers to write to, and Word or e-mail",
        )
    files: list[Path] = []
    try:
        for done, letter in enumerate(letters, start=1):
            if is_cancelled():
                raise Cancelled
            progress(f"Writing letter {done} of {len(letters)}", done, len(letters))
            for form in LetterForm:
                if form in forms:
                    files.append(_free(folder, letter, form))
                    _write(letter, form, files[-1])
    except (Cancelled, DeskError):
        for file in files:
            file.unlink(missing_ok=True)
        raise
    kept = library.write(lambda connection: _keep(connection, letters), undo="Write letters")
    said = f"{count(len(letters), 'letter')} written to {folder.name or folder}. {NOT_SENT}"
    return LettersOutcome(Change(_RECOMMENDATIONS, said, undoable=True, ids=kept), tuple(files))


class _Papers:
    """The titles of papers, each looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._titles: dict[str, str] = {}

    def where(self, row: RecommendationRow) -> str:
        """The paper and the page that print a row, or those of its origin; "" for neither."""
        one = row.recommendation
        for paper_id, page in (
            (one.paper_id, one.page_name),
            (one.origin_paper_id, one.origin_page_name),
        ):
            if paper_id is not None and (title := self._title(paper_id)):
                return f"{title}, page {page}" if page else title
        return one.origin_text.strip()

    def _title(self, paper_id: str) -> str:
        if paper_id not in self._titles:
            paper = papers.paper(self._connection, paper_id)
            self._titles[paper_id] = paper.title if paper else ""
        return self._titles[paper_id]


def _chased(
    row: RecommendationRow, gate: Gate, known: _Papers, as_of: datetime.date, written: list[str]
) -> ChasedRow:
    one = row.recommendation
    news = [
        update
        for update in row.news
        if (update.date is None or first_day(update.date) <= as_of) and gate.passes_update(update)
    ]
    last = news[-1] if news else None
    return ChasedRow(
        one.id,
        one.committee,
        " ".join(one.number.split()),
        " ".join(one.text.split()),
        say(one.date) or " ".join(one.date_text.split()),
        _late(row),
        _heard(row, last, as_of),
        known.where(row),
        # One of this very day is this letter, written anew.
        tuple(date for date in written if date < as_of.isoformat()),
    )


def _late(row: RecommendationRow) -> str:
    """How late it is; what its target is where it is not late."""
    one, overdue = row.recommendation, row.standing.days_overdue
    if row.standing.computed is Computed.OVERDUE and overdue is not None:
        return f"Its target, {say(one.target_date)}, passed {count(overdue, 'day')} ago."
    target = " ".join(one.target_text.split()) or say(one.target_date)
    return f"Its target: {target}." if target else "It has no target yet."


def _heard(row: RecommendationRow, last: Update | None, as_of: datetime.date) -> str:
    if last is None:
        days = row.standing.days_open
        since = f" in the {count(days, 'day')} since it was agreed" if days is not None else ""
        return f"No update is on record{since}."
    days = (as_of - last_day(last.date)).days if last.date else 0
    old = f" ({count(days, 'day')} ago)" if days > 0 else ""
    lead = ", ".join(part for part in (say(last.date) + old, last.role.strip()) if part)
    return f"Last update{', ' if lead else ''}{lead}: {' '.join(last.text.split())}"


def _by_committee(rows: list[ChasedRow]) -> list[ChasedRow]:
    """Rows of one committee together; within it as they are."""
    return sorted(rows, key=lambda row: folded(row.committee))


def _free(folder: Path, letter: Letter, form: LetterForm) -> Path:
    """A file's name that is not taken: "Letter Head of Service 2024-01-25.docx"."""
    words = " ".join(_NOT_IN_A_NAME.sub(" ", f"Letter {letter.officer}").split())
    stem = f"{words[:_NAME_LIMIT].strip(' .')} {letter.on.isoformat()}"
    out, number = folder / f"{stem}.{form.value}", 1
    while out.exists():
        number += 1
        out = folder / f"{stem} {number}.{form.value}"
    return out


def _write(letter: Letter, form: LetterForm, out: Path) -> None:
    if form is LetterForm.DOCX:
        from scrutiny_desk.exporting.letter_word import write_letter_word as write
    else:
        from scrutiny_desk.exporting.letter_email import write_letter_email as write
    write(letter, out)


def _keep(connection: Connection, letters: Sequence[Letter]) -> tuple[str, ...]:
    earlier = shelf.dates(connection)
    made = []
    for letter in letters:
        letter_id, on, created = new_id(), letter.on.isoformat(), now()
        made.append(letter_id)
        shelf.add(
            connection,
            letter_id,
            officer=letter.officer,
            date=on,
            words=letter.text,
            created=created,
            rec_ids=[row.id for row in letter.rows],
        )
        for row in letter.rows:
            before = earlier.get((row.id, folded(letter.officer)), [])
            if on in before:
                continue
            number = f" It is letter {len(before) + 1} about this." if before else ""
            said = f"Letter to {letter.officer} written.{number}"
            recommendations.add_update(
                connection,
                Update(new_id(), row.id, on, REGISTER_ROLE, said, created, Entry.LETTER),
            )
    return tuple(made)
