"""A new recommendation has its reference proposed, until another is typed."""

from __future__ import annotations

import datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.services.tracker.settings import keep_setting
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.adding import NewRecommendation
from tests.ui.tracker.tracker_desk import COMMITTEE, enter


def test_the_next_free_reference_follows_committee_and_date(full_desk: Desk, qtbot: QtBot) -> None:
    keep_setting(full_desk.library, TrackerSetting(COMMITTEE, "SR ({yy}/{yy+1}) {n:02}"))
    enter(full_desk, "SR (25/26) 01", "Mend the quay", date="9 November 2025")
    parent = QWidget()
    qtbot.addWidget(parent)
    form = NewRecommendation(full_desk, [COMMITTEE, "Audit"], datetime.date(2026, 2, 1), parent)

    assert form.number.text() == "SR (25/26) 02"
    form.date.setText("3 May 2026")
    assert form.number.text() == "SR (26/27) 01"
    form.date.setText("soon")
    assert form.number.text() == ""
    form.date.setText("3 May 2026")
    form.committee.setCurrentIndex(1)
    assert form.number.text() == "1"
    form.number.selectAll()
    QTest.keyClicks(form.number, "AU 7")
    form.committee.setCurrentIndex(0)
    assert form.number.text() == "AU 7"
