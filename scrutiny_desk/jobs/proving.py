"""What runs in the process that draws: every page of a PDF once, telling how far it is."""

from __future__ import annotations

from pathlib import Path

from scrutiny_desk.jobs.edge import Mouth, answer, end_with_the_program, limit_memory


def draw(path: str) -> int:
    """Draws every page and says so on standard output; an exit code, 0 when all were drawn."""
    mouth = Mouth()
    limit_memory()
    end_with_the_program()
    from scrutiny_desk.reading.page.proof import render_every_page

    paper = Path(path)

    def drawn(done: int, total: int) -> None:
        mouth.say(["progress", done, total])

    return answer(mouth, paper.name, lambda: render_every_page(paper, drawn))
