from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from scrutiny_desk import app, paths
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.handing_over import Door, hand_over
from scrutiny_desk.ui.theme import Theme


def test_the_window_takes_what_a_second_start_was_given(tmp_path: Path, qtbot: QtBot) -> None:
    door = Door()
    door.open(tmp_path)
    wanted = [tmp_path / "pack with spaces.pdf", tmp_path / "Überblick.docx"]
    with ThreadPoolExecutor() as second_start:
        with qtbot.waitSignal(door.came) as came:
            given: Future[bool] = second_start.submit(hand_over, tmp_path, wanted)
        assert came.args == [wanted]
        assert given.result()
        # A start with no papers brings the window to the front.
        with qtbot.waitSignal(door.came) as came:
            given = second_start.submit(hand_over, tmp_path, [])
        assert came.args == [[]]
        assert given.result()
    door.close()


def test_the_window_imports_what_a_second_start_was_given(
    tmp_path: Path, settings: QSettings, qtbot: QtBot
) -> None:
    library = Library.open(tmp_path / "library", create=True)
    program = app.Program(library, Theme.named("light"), settings)
    qtbot.addWidget(program.window)
    program.window.show()
    program.hear_second_starts()
    with ThreadPoolExecutor() as second_start:
        with qtbot.waitSignal(program.runner.done, timeout=60_000):
            given = second_start.submit(
                hand_over, library.folder, [paths.sample("sample-briefing.txt")]
            )
        assert given.result()
    assert [one.file_name for one in papers.list_papers(library)] == ["sample-briefing.txt"]
    folder = library.folder
    program.window.close()
    program.close()
    program.deleteLater()
    assert not (folder / "second-start").exists()


def test_nobody_takes_it_where_no_window_is_open(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, [tmp_path / "pack.pdf"])
    door = Door()
    door.open(tmp_path)
    door.close()
    assert not hand_over(tmp_path, [tmp_path / "pack.pdf"])
    # Nothing of it stays in the library.
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_broke_down_takes_nothing_and_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "second-start").mkdir()
    assert not hand_over(tmp_path, [tmp_path / "pack.pdf"], wait=0)
    assert list((tmp_path / "second-start").iterdir()) == []


def test_what_is_left_over_and_what_is_no_message_is_not_taken(
    tmp_path: Path, qtbot: QtBot
) -> None:
    inside = tmp_path / "second-start"
    inside.mkdir()
    (inside / "old.json").write_text('{"papers": ["/old.pdf"]}', encoding="utf-8")
    door = Door()
    heard: list[list[Path]] = []
    door.came.connect(heard.append)
    door.open(tmp_path)
    assert list(inside.iterdir()) == []
    for number, words in enumerate(("no message", '{"papers": ["not/absolute.pdf"]}', "[]")):
        (inside / f"{number}.json").write_text(words, encoding="utf-8")
    qtbot.waitUntil(lambda: list(inside.iterdir()) == [])
    assert heard == []
    door.close()
