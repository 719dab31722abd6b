"""Scrutiny Desk: a reading desk for a council's scrutiny committee."""

from scrutiny_desk import singletons

__version__ = "0.1.0"

singletons.keep_alive()
