"""Whole papers of councils in many house styles: everything in them is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper
from tests.finding.papers import (
    action_statement,
    bilingual_agenda,
    block_plan,
    county_pack,
    decisions_page,
    delivery_plan,
    forward_plan,
    improvement_plan,
    indicator_blocks,
    inspection_report,
    leader_pack,
    listed_programme,
    mixed_months,
    numbered_minutes,
    origin_tracker,
    other_tables,
    plain_minutes,
    quarterly_table,
    review_tracker,
    service_inspection,
    strategy_paper,
    supplement,
    table_minutes,
    text_pack,
    waiting_report,
    welsh_work_plan,
    word_agenda,
)
from tests.finding.papers.scoring import Score

PAPERS: tuple[ModuleType, ...] = (
    action_statement,
    bilingual_agenda,
    block_plan,
    county_pack,
    decisions_page,
    delivery_plan,
    forward_plan,
    improvement_plan,
    indicator_blocks,
    inspection_report,
    leader_pack,
    listed_programme,
    mixed_months,
    numbered_minutes,
    origin_tracker,
    other_tables,
    plain_minutes,
    quarterly_table,
    review_tracker,
    service_inspection,
    strategy_paper,
    supplement,
    table_minutes,
    text_pack,
    waiting_report,
    welsh_work_plan,
    word_agenda,
)
LEAST = 0.95
WRONG_IN_A_HUNDRED = 1.0


def score_of(paper: ModuleType, folder: Path) -> Score:
    """The paper made, read through the same door as a person's file, and scored."""
    found = facts_to_json(find_facts(read_paper(paper.make(folder), lambda _done, _all: None)))
    return Score(paper.ORACLE, json.loads(json.dumps(found)))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.NAME)
def test_what_is_in_a_paper_is_found(paper: ModuleType, tmp_path: Path) -> None:
    score = score_of(paper, tmp_path)
    assert score.mean >= LEAST, "\n".join(score.wrong)
    assert score.sections.get("agenda_items", 1.0) == 1.0, "\n".join(score.wrong)


def test_what_is_given_as_sure_is_right(tmp_path: Path) -> None:
    scores = [score_of(paper, tmp_path) for paper in PAPERS]
    wrong = [said for score in scores for said in score.sure_wrong]
    assert len(wrong) * 100 <= WRONG_IN_A_HUNDRED * sum(score.sure for score in scores), "\n".join(
        wrong
    )
