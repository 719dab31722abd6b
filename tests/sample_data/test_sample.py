"""The sample: it opens, it rebuilds to the same bytes, and it borrows no sentence and no name."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
FILES = ("sample-pack.pdf", "sample-tracker.xlsx", "sample-briefing.txt", "sample-facts.json")
RUN = 8

# What every council's papers say alike: headings, standard questions, column headings, offices.
STANDARD = """
1 0 purpose of the report
2 0 recommendation s
2 0 recommendations
3 0 reasons for recommendation s
3 0 reasons for recommendations
is the recommendation contrary to a plan or strategy adopted or approved by the council
is the recommendation in accordance with the council's approved budget
4 0 other alternative options to be considered
3 3 other alternative options to be considered
5 0 council priority
6 0 background information
6 0 background and key information
does the information submitted include any exempt information
7 0 list of appendices
8 0 financial considerations
9 0 legal considerations
10 0 risk management considerations
equalities considerations and the impact of this decision for our children and young people
sustainability climate change and environmental considerations
internal external consultation undertaken
14 0 background papers
children and young people's scrutiny committee
number waiting over 18 weeks
waiting more than 18 weeks
data as of the end of
average wait
longest wait
week wait
referrals waiting
max wait weeks
ave wait weeks
not known
speech and language therapy
data dashboard december 2023
date of meeting 25 january 2024
outcome target outcome target outcome target outcome
a g e n d a
declarations of interest
the above members are requested to attend the
at 6 00 pm
in committee room a
health waiting times and access to services
decision making individual or body
relevant cabinet member
baseline april 2023 target october 2023 target march 2024 target october 2024
date of rec recommendation target date responsible officer update rag rating
minutes of the last meeting held on
paragraph 3 of part 1 of schedule 12a of the local government act 1972
assistant director of children's services school improvement and special education
anticipated date of decision matter for decision decision reference decision taker
update of the children's services medium term financial strategy
not in education employment or training
cabinet member for young people and aspiration
cabinet member for children's services
executive and cabinet member decisions
director of children's services
""".strip().splitlines()


@pytest.fixture(scope="module")
def page_texts() -> list[str]:
    document = pypdfium2.PdfDocument(SAMPLE / "sample-pack.pdf")
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_bounded().replace("\r\n", "\n"))
        text_page.close()
        page.close()
    document.close()
    return texts


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLE / "sample-facts.json").read_text(encoding="utf-8"))
    return found


def _words(text: str) -> list[str]:
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("\u00ad", "")
    return re.findall(r"[a-z0-9']+", plain)


def _runs(text: str) -> set[str]:
    """Every run of eight words, none over a standard phrase, and no row of figures."""
    plain = f" {' '.join(_words(text))} "
    for phrase in sorted(STANDARD, key=len, reverse=True):
        plain = plain.replace(f" {phrase} ", " | ")
    runs: set[str] = set()
    for stretch in plain.split(" | "):
        words = stretch.split()
        for at in range(len(words) - RUN + 1):
            run = words[at : at + RUN]
            if sum(word[0].isdigit() for word in run) < RUN / 2:
                runs.add(" ".join(run))
    return runs


def test_the_pack_is_about_thirty_pages_and_matches_its_facts(
    page_texts: list[str], facts: dict[str, Any]
) -> None:
    assert 28 <= len(page_texts) <= 36
    assert facts["document"]["pages"] == len(page_texts)
    assert len(facts["recommendations"]) == 11
    assert len(facts["waiting_times"]) == 8
    assert len(facts["waiting_dashboard"]) == 8


def test_every_page_after_the_front_agenda_is_stamped(page_texts: list[str]) -> None:
    assert "Public Document Pack" in page_texts[0]
    front = next(at for at, text in enumerate(page_texts) if "Agenda Item 2" in text)
    for label, text in enumerate(page_texts[front:], start=1):
        assert re.search(rf"^Page {label}$", text, re.MULTILINE), f"page {label} has no stamp"
    assert not any(re.search(r"^Page \d+$", text, re.MULTILINE) for text in page_texts[:front])


def test_an_item_is_stamped_on_its_first_page_only(
    page_texts: list[str], facts: dict[str, Any]
) -> None:
    front = next(at for at, text in enumerate(page_texts) if "Agenda Item 2" in text)
    for item in facts["agenda_items"]:
        if item["first_page"] is not None:
            stamp = re.compile(rf"^Agenda Item {item['number']}$", re.MULTILINE)
            stamped = [at for at, text in enumerate(page_texts) if stamp.search(text)]
            assert stamped == [front + item["first_page"] - 1]
            assert item["last_page"] % 2 == 0


def test_a_fact_stands_on_the_page_that_is_named_for_it(
    page_texts: list[str], facts: dict[str, Any]
) -> None:
    front = next(at for at, text in enumerate(page_texts) if "Agenda Item 2" in text)
    for row in facts["recommendations"]:
        page = " ".join(_words(page_texts[front + int(row["page"]) - 1]))
        assert " ".join(_words(row["text"])[:4]) in page
    for row in facts["kpis"]:
        folded = " ".join(page_texts[front + int(row["page"]) - 1].split())
        assert row["text"] in folded


def test_a_page_range_of_the_agenda_breaks_over_lines(page_texts: list[str]) -> None:
    assert re.search(r"\(Pages \d+ -\s*\n\s*\d+\)", page_texts[0] + page_texts[1])


def test_a_row_of_the_tracker_is_split_in_two_under_a_repeated_heading(
    page_texts: list[str], facts: dict[str, Any]
) -> None:
    pages = [text for text in page_texts if "RAG" in text and "DATE OF" in text]
    assert len(pages) == 2
    words = [" ".join(_words(text)) for text in pages]
    texts = [_words(row["text"]) for row in facts["recommendations"]]
    begun = [text for text in texts if " ".join(text[:8]) in words[0]]
    ending = " ".join(begun[-1][-3:])
    assert ending in words[1]
    assert ending not in words[0]


def test_arrows_come_out_as_arrows(page_texts: list[str]) -> None:
    board = next(text for text in page_texts if "DATA DASHBOARD" in text)
    assert "(↑35)" in board
    assert "(↓2)" in board
    assert "(=)" in board


def test_the_workbook_has_real_dates_where_the_date_is_full(facts: dict[str, Any]) -> None:
    book = openpyxl.load_workbook(SAMPLE / "sample-tracker.xlsx")
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    assert len(rows) == len(facts["recommendations"])
    for cells, row in zip(rows, facts["recommendations"], strict=True):
        assert cells[1].value == datetime.datetime.fromisoformat(row["date"])
        whole = row["target_date"] is not None and len(row["target_date"]) == 10
        assert isinstance(cells[3].value, datetime.datetime) == whole
        assert (cells[6].fill.fill_type == "solid") == (row["rag_colour"] is not None)
    book.close()


def test_it_rebuilds_to_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, str(SAMPLE / "build_sample.py"), str(tmp_path)], check=True, timeout=120
    )
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


def test_no_sentence_is_borrowed(shared: Path, page_texts: list[str]) -> None:
    theirs: set[str] = set()
    for seed in sorted((shared / "seeds").glob("*.txt")):
        theirs |= _runs(seed.read_text(encoding="utf-8"))
    assert len(theirs) > 10_000
    # The sources are read besides the pages: there, no column breaks up a sentence of a table.
    ours = {path.name: path.read_text("utf-8") for path in (SAMPLE / "source").iterdir()}
    ours["the pages"] = " ".join(page_texts)
    borrowed = {name: sorted(_runs(text) & theirs) for name, text in ours.items()}
    assert not {name: runs for name, runs in borrowed.items() if runs}


def test_no_persons_name_and_no_real_place_is_in_it(shared: Path, page_texts: list[str]) -> None:
    oracle = json.loads((shared / "oracle" / "agenda-pack-2024-01-25.json").read_text("utf-8"))
    officers = [row["officer"] for row in oracle["recommendations"] + oracle["reports"]]
    people = [name.split(",")[0] for name in [*officers, *oracle["meeting"]["co_optees"]]]
    surnames = {name.split()[-1] for name in [*people, *oracle["meeting"]["members"]] if name}
    surnames |= {name.split()[0] for name in people if len(name.split()) == 2}
    surnames -= {"TBC"}
    assert len(surnames) > 10
    book = openpyxl.load_workbook(SAMPLE / "sample-tracker.xlsx")
    cells = " ".join(str(c.value) for row in book.worksheets[0].iter_rows() for c in row)
    book.close()
    said = " ".join([*page_texts, cells, (SAMPLE / "sample-briefing.txt").read_text("utf-8")])
    named = {word for word in re.findall(r"\w+", said) if word in surnames}
    assert not named
    assert not re.search(r"blackpool|lancashire|blenheim|highfurlong", said, re.IGNORECASE)
