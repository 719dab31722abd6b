"""The shelves of a library: functions that take a connection and give back domain dataclasses."""
