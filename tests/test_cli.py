"""The commands as a person types them, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scrutiny_desk import __version__, paths
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from tests.reading.scan_maker import blank_picture
from tests.services.made_papers import Desk, facts, item

PACK = paths.sample("sample-pack.pdf")


def desk(*words: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `scrutiny-desk` with these words from `folder`, its own files kept there too."""
    return subprocess.run(
        [sys.executable, "-m", "scrutiny_desk", *map(str, words)],
        cwd=folder,
        env=os.environ
        | {
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "SCRUTINY_DESK_DATA": str(folder / "own"),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """The one plain line with which a command ended."""
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    line, nothing = result.stderr.split("\n", 1)
    assert nothing == ""
    assert "Traceback" not in line
    return line


def column(workbook: Path, heading: str) -> list[object]:
    """What stands under a heading of a workbook's first sheet."""
    first, *rows = load_workbook(workbook).worksheets[0].iter_rows(values_only=True)
    return [row[first.index(heading)] for row in rows]


def test_version(tmp_path) -> None:
    assert desk("--version", folder=tmp_path).stdout == f"Scrutiny Desk {__version__}\n"


def test_extract_prints_facts_with_their_pages(tmp_path) -> None:
    result = desk("extract", PACK, "--json", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    facts = json.loads(result.stdout)
    assert facts["document"]["kind"] == "agenda_pack"
    assert len(facts["recommendations"]) == 11
    assert all(row["page"] for row in facts["recommendations"])
    assert not (tmp_path / "own" / "library").exists()


def test_from_a_published_pdf_to_a_sheet_of_notes(tmp_path) -> None:
    shelf = tmp_path / "library"
    first = desk("import", PACK, "--library", shelf, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Imported" in first.stdout
    again = desk("import", PACK, "--library", shelf, folder=tmp_path)
    assert again.returncode == 0
    assert "already" in again.stdout

    library = Library.open(shelf)
    (paper,) = papers.list_papers(library)
    page = papers.pages_of(library, paper.id)[10]
    for text, private in (("Why has it grown?", False), ("Mine alone.", True)):
        notes.write_note(
            library,
            paper_id=paper.id,
            item_id=None,
            kind=NoteKind.QUESTION,
            text=text,
            anchor=Anchor(page.index, page.name),
            private=private,
        )
    library.close()

    out = tmp_path / "notes.xlsx"
    shared_only = desk("notes", "export", "--library", shelf, "--out", out, folder=tmp_path)
    assert shared_only.returncode == 0, shared_only.stderr
    assert "1 private note was left out" in shared_only.stdout
    assert column(out, "Note") == ["Why has it grown?"]
    everything = desk(
        "notes", "export", "--library", shelf, "--out", out, "--include-private", folder=tmp_path
    )
    assert everything.returncode == 0
    assert load_workbook(out).worksheets[0].max_row == 3

    book = load_workbook(out)
    heading = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(2, heading.index("Answer") + 1).value = "Said in the meeting."
    book.save(out)
    shown = desk("notes", "import", out, "--library", shelf, folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "Said in the meeting." in shown.stdout
    assert "Nothing was changed." in shown.stdout
    for said in ("1 change taken from notes.xlsx.", "2 notes are the same in notes.xlsx as here."):
        taken = desk("notes", "import", out, "--library", shelf, "--take", folder=tmp_path)
        assert taken.returncode == 0, taken.stderr
        assert said in taken.stdout

    text = tmp_path / "notes.md"
    by_ending = desk(
        "notes", "export", "--library", shelf, "--out", text, "--meeting", "2024", folder=tmp_path
    )
    assert by_ending.returncode == 0, by_ending.stderr
    assert "Why has it grown?" in text.read_text(encoding="utf-8")
    for ending, start in (("docx", b"PK"), ("jsonld", b"{"), ("pdf", b"%PDF")):
        made = tmp_path / f"notes.{ending}"
        result = desk("notes", "export", "--library", shelf, "--out", made, folder=tmp_path)
        assert result.returncode == 0, result.stderr
        assert made.read_bytes().startswith(start)
    unknown = desk(
        "notes", "export", "--library", shelf, "--out", text, "--meeting", "Moon", folder=tmp_path
    )
    assert "“Moon” is no meeting" in refused(unknown)


def broken(folder: Path, kind: str) -> Path:
    """A file of this kind of trouble."""
    from reportlab.lib import pdfencrypt
    from reportlab.pdfgen.canvas import Canvas

    path = folder / f"{kind}.pdf"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "no-pdf":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "cut-short":
        path.write_bytes(PACK.read_bytes()[:20_000])
    elif kind == "encrypted":
        canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("secret"))
        canvas.drawString(72, 700, "Nobody may read this.")
        canvas.save()
    elif kind == "no-words":
        canvas = Canvas(str(path))
        canvas.rect(72, 72, 300, 300, fill=1)
        canvas.save()
    elif kind == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("empty", "empty"),
        ("no-pdf", "PDF"),
        ("cut-short", "cut short"),
        ("encrypted", "password"),
        ("no-words", "nothing to read"),
        ("folder", "folder"),
        ("missing", "not there"),
    ],
)
def test_a_bad_file_ends_in_one_plain_line_and_nothing_is_stored(tmp_path, kind, says) -> None:
    bad = broken(tmp_path, kind)
    assert says.lower() in refused(desk("extract", bad, "--json", folder=tmp_path)).lower()
    shelf = tmp_path / "library"
    refused(desk("import", PACK, bad, "--library", shelf, folder=tmp_path))
    library = Library.open(shelf)
    assert papers.list_papers(library) == []
    library.close()


def test_a_scan_comes_in_even_where_nothing_can_read_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    scan = blank_picture(tmp_path / "scan.pdf", 600, 800, (595, 842))
    result = desk("extract", scan, "--json", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    (doubt,) = json.loads(result.stdout)["doubts"]
    assert doubt["what"] == "This page is a picture; its words could not be read"
    shelf = tmp_path / "library"
    brought = desk("import", scan, "--library", shelf, folder=tmp_path)
    assert brought.returncode == 0, brought.stderr
    library = Library.open(shelf)
    (paper,) = papers.list_papers(library)
    assert len(papers.pages_of(library, paper.id)) == 1
    library.close()


def test_a_library_that_is_not_there_or_open_elsewhere_is_said_plainly(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    missing = desk("notes", "export", "--library", tmp_path / "none", "--out", out, folder=tmp_path)
    assert "library" in refused(missing)
    assert not out.exists()
    held = Library.open(tmp_path / "held", create=True)
    try:
        line = refused(desk("import", PACK, "--library", tmp_path / "held", folder=tmp_path))
        assert "open in another" in line
    finally:
        held.close()


def test_the_tour_leaves_a_workbook_and_a_picture_of_every_room(tmp_path) -> None:
    out = tmp_path / "tour"
    result = desk("tour", out, folder=tmp_path)
    assert result.returncode == 0, result.stderr
    made = {path.name for path in out.iterdir()}
    rooms = {"home", "papers", "questions", "recommendations", "measures", "search"}
    assert {f"{room}.png" for room in rooms} | {"notes.xlsx"} <= made
    more = {"find-in-this-paper", "page-as-text", "two-dark-pages", "reading-plan"}
    assert {f"{one}.png" for one in (*more, "in-the-meeting")} <= made
    # They stand in the README, which is read over slow lines too.
    assert max(path.stat().st_size for path in out.glob("*.png")) < 200_000
    assert len(result.stdout.splitlines()) >= len(made)
    assert load_workbook(out / "notes.xlsx").worksheets[0].max_row >= 2


def test_the_running_order_is_written_for_the_meeting_named(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        papers_beside = tmp_path / "papers"
        papers_beside.mkdir()
        made = Desk(library, papers_beside)
        pack = made.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 6)]))
        meeting = papers.paper(library, pack).meeting_id
        questions.add_entry(library, meeting, "6", text="Who pays?")
    given = ("questions", "export", "order.docx", "--library", folder, "--meeting", "2031-03-06")
    refused = desk(*given, folder=tmp_path)
    assert (refused.returncode, "private" in refused.stderr) == (2, True)
    done = desk(*given, "--include-private", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 question written to order.docx.\n")
    assert (tmp_path / "order.docx").is_file()


def test_search_prints_places_under_their_meetings(tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert desk("import", PACK, "--library", library, folder=tmp_path).returncode == 0

    said = desk("search", "speech -swallowing", "--library", library, folder=tmp_path).stdout
    assert "25 January 2024" in said.splitlines()[0]
    assert said.splitlines()[-1].endswith(" places.")

    found = desk("search", "CAMHS", "--library", library, "--json", "--limit", "2", folder=tmp_path)
    answer = json.loads(found.stdout)
    assert len(answer["hits"]) == 2 < answer["total"]
    assert answer["also"][0]["typed"] == "CAMHS"
    assert sum(one["count"] for one in answer["facets"]["kinds"]) == answer["total"]

    nothing = desk("search", "speach", "--library", library, folder=tmp_path).stdout
    assert nothing.splitlines() == ["0 places.", "Did you mean speech?"]
    assert "There is no library here" in refused(
        desk("search", "speech", "--library", tmp_path / "none", folder=tmp_path)
    )
