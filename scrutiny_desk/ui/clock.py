"""The day on this computer's clock."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The day it is here now."""
    return datetime.now().astimezone().date()
