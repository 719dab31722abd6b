"""scrutiny-desk: the window, or a command."""

from __future__ import annotations

import sys


WITH_TABLES = "--tables"
"""Asks the reader's own process for the tables that are or may be trackers."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit code (0 done, 2 trouble said in one line, 1 a bug)."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["_read"]:
        # The reader's own process: nothing of the window or the library is loaded here.
        from scrutiny_desk.jobs.serving import serve

        return serve(given[1], with_tables=WITH_TABLES in given[2:])
    from scrutiny_desk.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
