"""The shelf of what a council says of time limits for itself."""

from __future__ import annotations

import datetime
import sqlite3

from scrutiny_desk.domain.clocks import Choice, Counting, Nation, OwnDay, OwnValue, Unit


def own_values(connection: sqlite3.Connection) -> dict[str, list[OwnValue]]:
    """The council's own values by the id of their limit, earliest first."""
    rows = connection.execute(
        "SELECT id, since, value, unit, counting, weekends, bank_holidays, source "
        "FROM own_time_limit ORDER BY id, since"
    )
    found: dict[str, list[OwnValue]] = {}
    for row in rows:
        own = OwnValue(
            int(row["value"]),
            Unit(row["unit"]),
            Counting(row["counting"]),
            bool(row["weekends"]),
            bool(row["bank_holidays"]),
            row["source"],
            datetime.date.fromisoformat(row["since"]) if row["since"] else None,
        )
        found.setdefault(row["id"], []).append(own)
    return found


def keep_value(connection: sqlite3.Connection, limit_id: str, own: OwnValue) -> None:
    """Keep the council's own value of a limit, in the place of one of the same first day."""
    connection.execute(
        "INSERT INTO own_time_limit "
        "(id, since, value, unit, counting, weekends, bank_holidays, source) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, since) DO UPDATE SET "
        "value = excluded.value, unit = excluded.unit, counting = excluded.counting, "
        "weekends = excluded.weekends, bank_holidays = excluded.bank_holidays, "
        "source = excluded.source",
        (
            limit_id,
            _since(own.since),
            own.value,
            own.unit.value,
            own.counting.value,
            own.weekends,
            own.bank_holidays,
            own.source,
        ),
    )


def drop_value(connection: sqlite3.Connection, limit_id: str, since: datetime.date | None) -> None:
    """Take a value of the council's own away; since: its first day, None for none."""
    connection.execute(
        "DELETE FROM own_time_limit WHERE id = ? AND since = ?", (limit_id, _since(since))
    )


def _since(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()


def own_days(connection: sqlite3.Connection) -> tuple[OwnDay, ...]:
    """The days a person entered, earliest first."""
    rows = connection.execute("SELECT day, name, closed FROM closed_day ORDER BY day")
    return tuple(
        OwnDay(datetime.date.fromisoformat(row["day"]), row["name"], bool(row["closed"]))
        for row in rows
    )


def keep_day(connection: sqlite3.Connection, own: OwnDay) -> None:
    """Keep a day, in the place of what was said of it before."""
    connection.execute(
        "INSERT INTO closed_day (day, name, closed) VALUES (?, ?, ?) "
        "ON CONFLICT (day) DO UPDATE SET name = excluded.name, closed = excluded.closed",
        (own.day.isoformat(), own.name, own.closed),
    )


def drop_day(connection: sqlite3.Connection, day: datetime.date) -> None:
    """Take a day away."""
    connection.execute("DELETE FROM closed_day WHERE day = ?", (day.isoformat(),))


def choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """Which limits committees go by, in order of their names."""
    rows = connection.execute(
        "SELECT committee, purpose, name, limit_id FROM time_limit_choice "
        "ORDER BY committee, purpose"
    )
    return tuple(Choice(*row) for row in rows)


def keep_choice(connection: sqlite3.Connection, choice: Choice) -> None:
    """Keep which limit a committee goes by."""
    connection.execute(
        "INSERT INTO time_limit_choice (committee, purpose, name, limit_id) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (committee, purpose) DO UPDATE SET name = excluded.name, "
        "limit_id = excluded.limit_id",
        (choice.committee, choice.purpose, choice.name, choice.limit_id),
    )


def drop_choice(connection: sqlite3.Connection, committee: str, purpose: str) -> None:
    """Forget which limit a committee goes by; committee is its name folded."""
    connection.execute(
        "DELETE FROM time_limit_choice WHERE committee = ? AND purpose = ?", (committee, purpose)
    )


def nation(connection: sqlite3.Connection) -> Nation:
    """Where the council is; England where nobody said."""
    row = connection.execute("SELECT nation FROM clock_nation").fetchone()
    return Nation.ENGLAND if row is None else Nation(row[0])


def keep_nation(connection: sqlite3.Connection, nation: Nation) -> None:
    """Keep where the council is."""
    connection.execute(
        "INSERT INTO clock_nation (id, nation) VALUES (1, ?) "
        "ON CONFLICT (id) DO UPDATE SET nation = excluded.nation",
        (nation.value,),
    )
