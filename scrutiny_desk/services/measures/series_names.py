"""Whose series it is: councils kept apart, and the names of services that a person said are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scrutiny_desk.library.shelves.series import OwnSeries, ServicePair

EVERY_MEASURE = "*"
"""In the place of a measure: a decision for every measure of the service."""


def plain(name: str) -> str:
    """A name as it stands in a key: one case, single spaces."""
    return " ".join(name.split()).casefold()


def waiting_key(council: str, service: str, field: str) -> str:
    """The key of a service's measure; council and service folded."""
    return f"waiting|{council}|{service}|{field}"


def indicator_key(council: str, framework: str, indicator: str, unit: str) -> str:
    """The key of an indicator; all folded but the unit."""
    return f"indicator|{council}|{framework}|{indicator}|{unit}"


class Councils:
    """Whose figures they are: two councils' services of one name share no line."""

    def __init__(self, printed: Iterable[str], own: Iterable[OwnSeries] = ()) -> None:
        self._names = {plain(council): council.strip() for council in printed}
        for words in own:
            self._names.setdefault(words.council, words.council_name)
        self._named = sorted(self._names.keys() - {""})

    @property
    def told(self) -> tuple[str, ...]:
        """All that keys follow from."""
        return tuple(self._named)

    def key(self, council: str) -> str:
        """The council in a form for keys, or the only one there is."""
        return plain(council) or (self._named[0] if len(self._named) == 1 else "")

    def name(self, key: str) -> str:
        """The name of a council as it is printed."""
        return self._names.get(key, "")

    def worded(self, group: str, key: str) -> str:
        """The group's name, with the council where the library holds more than one."""
        name = self._names.get(key, "")
        return f"{group} · {name}" if len(self._named) > 1 and key and name else group


class ServiceNames:
    """Which names of services are one, by what people said."""

    def __init__(self, said: Sequence[ServicePair], councils: Councils) -> None:
        self._councils = councils
        sets: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for pair in said:
            if pair.same:
                council = councils.key(pair.council)
                one, other = (council, pair.one), (council, pair.other)
                joined = sets.get(one, {one}) | sets.get(other, {other})
                for member in joined:
                    sets[member] = joined
        # The fullest name stands for all of them.
        self._leader = {
            member: max(joined, key=lambda name: (len(name[1]), name[1]))
            for member, joined in sets.items()
        }
        self._sets = sets

    @property
    def told(self) -> frozenset[tuple[tuple[str, str], tuple[str, str]]]:
        """All that keys follow from."""
        return frozenset(self._leader.items())

    def leader(self, council: str, service: str) -> str:
        """The name, folded, under which a service's series is kept."""
        found = self._leader.get((council, service))
        return service if found is None else found[1]

    def joined(self, council: str, service: str) -> set[str]:
        """All names that are this one service, itself among them."""
        return {name for _, name in self._sets.get((council, service), {(council, service)})}

    def canonical(self, key: str) -> str:
        """The key of the series that a key belongs to now."""
        family, council, rest = key.split("|", 2)
        council = self._councils.key(council)
        if family != "waiting":
            return f"{family}|{council}|{rest}"
        service, _, field = rest.rpartition("|")
        return waiting_key(council, self.leader(council, service), field)


def service_key(key: str) -> str:
    """The key of all measures of the service of a measure; "" of an indicator."""
    family, _, _ = key.partition("|")
    return f"{key.rpartition('|')[0]}|{EVERY_MEASURE}" if family == "waiting" else ""


def own_keys(key: str, names: Iterable[str]) -> tuple[str, ...]:
    """The keys under which something may have been said of a measure: its own, and that of each
    name that a person put together with it. names: as printed.
    """
    family, council, rest = key.split("|", 2)
    if family != "waiting":
        return (key,)
    field = rest.rpartition("|")[2]
    return tuple(dict.fromkeys((key, *(waiting_key(council, plain(one), field) for one in names))))
