"""The connection that work on the shelves is given, by a name that services may import."""

from __future__ import annotations

import sqlite3

Connection = sqlite3.Connection
"""Services only hand it on, from `Library.read` and `Library.write` to a shelf."""
