"""Services that are printed under two names: proposed by their words, decided by a person."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from scrutiny_desk.checking.waiting import same_service
from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.definitions import unlike_clocks
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import series as shelf
from scrutiny_desk.library.shelves.series import ServicePair
from scrutiny_desk.services.measures.measures import card_of_name
from scrutiny_desk.services.measures.series_names import plain
from scrutiny_desk.services.measures.series_prints import Draft
from scrutiny_desk.services.measures.series_shelved import Shelved

MEASURES = frozenset({Shelf.MEASURES})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names, as printed, that by their words surely mean one service of one council.

    council: in the form of keys. unlike: a sentence where the two count by unlike clocks, else "".
    """

    council: str
    council_name: str
    one: str
    other: str
    unlike: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Names, as printed, that a person said are one service."""

    council: str
    council_name: str
    names: tuple[str, ...]
    unlike: str = ""


def proposals(library: Library) -> tuple[Proposal, ...]:
    """The pairs of names that nobody has decided on yet; never of two councils."""
    with library.read() as connection:
        shelved = Shelved(connection)
        drafts = shelved.drafts(entered=False)
        decided = {
            (shelved.councils.key(pair.council), pair.one, pair.other)
            for pair in shelf.pairs(connection)
        }
        found = []
        for council, names in _printed(drafts).items():
            for one, other in _alike(names):
                first, second = sorted((one, other))
                apart = other not in shelved.names.joined(council, one)
                if apart and (council, first, second) not in decided:
                    found.append(
                        Proposal(
                            council,
                            shelved.councils.name(council),
                            names[one],
                            names[other],
                            _unlike(connection, shelved, drafts, council, (one, other)),
                        )
                    )
    return tuple(found)


def joined_services(library: Library) -> tuple[Joined, ...]:
    """The services that a person put together from several names."""
    with library.read() as connection:
        shelved = Shelved(connection)
        drafts = shelved.drafts(entered=False)
        found = []
        for council, names in _printed(drafts).items():
            sets = {
                frozenset(shelved.names.joined(council, name) & names.keys()): None
                for name in names
            }
            for together in sets:
                if len(together) > 1:
                    ordered = sorted(together, key=lambda name: (-len(name), name))
                    found.append(
                        Joined(
                            council,
                            shelved.councils.name(council),
                            tuple(names[name] for name in ordered),
                            _unlike(connection, shelved, drafts, council, ordered),
                        )
                    )
    return tuple(found)


def service_names(library: Library) -> dict[str, tuple[str, ...]]:
    """Every name of a service as printed, by the council in the form of keys."""
    with library.read() as connection:
        printed = _printed(Shelved(connection).drafts(entered=False))
    return {council: tuple(sorted(names.values())) for council, names in printed.items()}


def join_services(library: Library, council: str, one: str, other: str, by: str) -> Change:
    """Say that two names of one council are one service: their series become one.

    Raises DeskError where it is one name, or somebody said that names which would be joined with
    them are two services.
    """
    first, second = _pair(one, other)

    def work(connection: Connection) -> bool:
        names = Shelved(connection).names
        if second in names.joined(council, first):
            return False
        together = names.joined(council, first) | names.joined(council, second)
        for pair in shelf.pairs(connection):
            said = {pair.one, pair.other}
            if pair.council == council and not pair.same and said <= together:
                if said == {first, second}:
                    continue
                raise DeskError(
                    f"“{pair.one}” and “{pair.other}” were said to be two services",
                    f"Putting “{one}” and “{other}” together would make them one",
                    "Say first that those two are one service",
                )
        _say(connection, council, first, second, same=True, by=by)
        return True

    if not library.write(work, undo="Put services together"):
        return NO_CHANGE
    return Change(MEASURES, f"“{one}” and “{other}” are one service", undoable=True)


def keep_apart(library: Library, council: str, one: str, other: str, by: str) -> Change:
    """Say that two names are two services, and propose them no more."""
    first, second = _pair(one, other)

    def work(connection: Connection) -> None:
        _say(connection, council, first, second, same=False, by=by)

    library.write(work, undo="Keep services apart")
    return Change(MEASURES, f"“{one}” and “{other}” stay two services", undoable=True)


def split_service(library: Library, council: str, name: str, by: str) -> Change:
    """Take a name out of the service it was put together with; the others stay together."""

    def work(connection: Connection) -> bool:
        folded = plain(name)
        rest = sorted(Shelved(connection).names.joined(council, folded) - {folded})
        for other in rest:
            _say(connection, council, *sorted((folded, other)), same=False, by=by)
        for other in rest[1:]:
            _say(connection, council, rest[0], other, same=True, by=by)
        return bool(rest)

    if not library.write(work, undo="Split service"):
        return NO_CHANGE
    return Change(MEASURES, f"“{name}” is a service of its own again", undoable=True)


def _pair(one: str, other: str) -> tuple[str, str]:
    first, second = sorted((plain(one), plain(other)))
    if first == second:
        raise DeskError("That is one name", f"Both are “{one}”", "Choose another name")
    return first, second


def _say(
    connection: Connection, council: str, one: str, other: str, *, same: bool, by: str
) -> None:
    shelf.keep_pair(connection, ServicePair(council, one, other, same, by, now()))


def _printed(drafts: dict[str, Draft]) -> dict[str, dict[str, str]]:
    """Every name of a service by council: folded, and as printed."""
    found: dict[str, dict[str, str]] = {}
    for draft in drafts.values():
        if draft.family == "waiting":
            found.setdefault(draft.council, {}).update(draft.names)
    return found


def _alike(names: dict[str, str]) -> list[tuple[str, str]]:
    """The pairs of names that surely mean one service; only names that share a word are asked."""
    by_word: dict[str, list[str]] = {}
    for name in names:
        for word in set(name.replace("’", "").replace("'", "").split()):
            by_word.setdefault(word, []).append(name)
    pairs = {tuple(sorted(pair)) for found in by_word.values() for pair in combinations(found, 2)}
    ordered = sorted((one, other) for one, other in pairs)
    return [pair for pair in ordered if same_service(*pair)]


def _unlike(
    connection: Connection,
    shelved: Shelved,
    drafts: dict[str, Draft],
    council: str,
    names: tuple[str, ...] | list[str],
) -> str:
    cards = []
    for name in names:
        for key, draft in drafts.items():
            if draft.family == "waiting" and draft.council == council and name in draft.names:
                card = card_of_name(connection, shelved, key, draft, name)
                cards.append((draft.names[name], card))
                break
    return unlike_clocks(cards)
