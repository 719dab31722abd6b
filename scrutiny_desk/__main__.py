"""scrutiny-desk: the window, or a command."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit code (0 done, 2 trouble said in one line, 1 a bug)."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["_read"]:
        # The reader's own process: nothing of the window or the library is loaded here.
        from scrutiny_desk.jobs.serving import serve

        return serve(given[1], with_tables=given[2:] == ["--tables"])
    from scrutiny_desk.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
