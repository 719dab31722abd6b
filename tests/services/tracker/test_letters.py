"""Whom to write to about what, and that what was written is kept."""

from __future__ import annotations

import datetime
import email
import email.policy
from pathlib import Path

import docx
import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.letters import Chase, Chasing, Letter, LetterForm, LetterWords
from scrutiny_desk.domain.tracker.recommendations import Entry
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import letters, recommendations
from scrutiny_desk.services.tracker.letters import chasing, usual_words, write_letters
from scrutiny_desk.services.tracker.privacy import Asked
from tests.services.made_papers import Desk
from tests.services.tracker.tracker_filled import AS_OF, HIDDEN, ODD_LETTERS, fill, write

LATER = datetime.date(2031, 4, 10)
WORDS = LetterWords("About {committee}", "Dear {officer},\n\nOn {date}:", "Thank you.")


@pytest.fixture
def filled(desk: Desk) -> dict[str, str]:
    return fill(desk)


def of(found: Chasing) -> dict[str, list[str]]:
    return {one.officer: [row.number for row in one.rows] for one in found.officers}


def the_letter(library: Library, on: datetime.date, **more: object) -> Letter:
    found = chasing(library, on, **more)
    (one,) = [one for one in found.officers if one.officer == "Pilot"]
    return Letter(one.officer, on, one.rows, WORDS)


def test_officers_are_asked_about_what_is_late_or_went_quiet(library, filled) -> None:
    assert of(chasing(library, AS_OF, Chase.OVERDUE)) == {"Pilot": ["1"]}
    assert of(chasing(library, AS_OF, Chase.STALE)) == {"Painter": ["2"]}
    both = chasing(library, AS_OF)
    assert of(both) == {"Painter": ["2"], "Pilot": ["1"]}
    assert [row.number for row in both.unowned] == ["4"]
    assert both.left_out.parts == "1 private recommendation and 1 private update"
    assert not [word for word in HIDDEN if word in repr(both)]
    assert of(chasing(library, AS_OF, committee="Audit")) == {}
    asked = chasing(library, AS_OF, asked=Asked(private=True, exempt=True))
    assert of(asked) == {"Pilot": ["1", "5"], "Painter": ["2"]}


def test_a_letter_has_the_original_words_the_days_and_the_last_update(library, filled) -> None:
    assert the_letter(library, AS_OF).text == (
        "6 March 2031\n"
        "\n"
        "About Harbour and Bridges Scrutiny Committee\n"
        "\n"
        "Dear Pilot,\n"
        "\n"
        "On 6 March 2031:\n"
        "\n"
        "No. 1, agreed on 1 June 2030\n"
        "“Mend the quay”\n"
        "Its target, December 2030, passed 65 days ago.\n"
        "Last update, 1 February 2031 (33 days ago), Officer: Stone has come. Masons begin in "
        "April.\n"
        "It stands in Agenda pack, page 7.\n"
        "\n"
        "Thank you.\n"
    )
    (unowned,) = chasing(library, AS_OF).unowned
    assert unowned.text == f"Ask for {ODD_LETTERS}"
    assert unowned.facts == (
        "Its target, January 2031, passed 34 days ago.",
        "No update is on record in the 112 days since it was agreed.",
    )


def test_letters_are_kept_told_in_the_history_and_a_second_cites_the_first(
    library: Library, filled, tmp_path: Path
) -> None:
    first = the_letter(library, AS_OF)
    outcome = write_letters(library, [first], tmp_path, set(LetterForm))

    assert [file.name for file in outcome.files] == [
        "Letter Pilot 2031-03-06.docx",
        "Letter Pilot 2031-03-06.eml",
    ]
    assert outcome.change.said == (
        f"1 letter written to {tmp_path.name}. Nothing was sent: open each letter, check it and "
        "send it yourself"
    )
    (row,) = [
        one
        for one in recommendations.list_recommendations(library, LATER)
        if one.recommendation.number == "1"
    ]
    (entry,) = [one for one in row.updates if one.what is Entry.LETTER]
    assert (entry.date, entry.text) == ("2031-03-06", "Letter to Pilot written.")
    assert entry not in row.news
    assert chasing(library, AS_OF).officers[-1].today
    assert the_letter(library, AS_OF).rows[0].written_on == ()

    second = the_letter(library, LATER)
    assert "We wrote about this on 6 March 2031.\n" in second.text
    write_letters(library, [second], tmp_path, {LetterForm.EML})
    third = the_letter(library, datetime.date(2031, 5, 10))
    assert "We wrote about this on 6 March 2031 and 10 April 2031.\n" in third.text
    (row,) = [
        one
        for one in recommendations.list_recommendations(library, LATER)
        if one.recommendation.number == "1"
    ]
    assert row.updates[-1].text == "Letter to Pilot written. It is letter 2 about this."

    undoing.undo(library)
    undoing.undo(library)
    assert the_letter(library, LATER).rows[0].written_on == ()


def test_an_officer_who_takes_over_is_not_told_of_letters_to_the_one_before(
    library: Library, filled, tmp_path: Path
) -> None:
    write_letters(library, [the_letter(library, AS_OF)], tmp_path, {LetterForm.DOCX})
    recommendations.revise_recommendation(library, filled["1"], officer="Harbour master")

    (one,) = [one for one in chasing(library, LATER).officers if one.officer == "Harbour master"]

    assert one.rows[0].written_on == ()


def test_the_draft_is_to_nobody_and_opens_for_editing(library, filled, tmp_path) -> None:
    write(library, filled["1"], "2031-03-05", f"Asked for {ODD_LETTERS}")
    outcome = write_letters(library, [the_letter(library, AS_OF)], tmp_path, {LetterForm.EML})

    content = outcome.files[0].read_bytes()
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "About Harbour and Bridges Scrutiny Committee"
    assert (message["To"], message["From"]) == (None, None)
    text = message.get_content()
    assert text.startswith("Dear Pilot,")
    assert ODD_LETTERS in text
    assert b"\n" not in content.replace(b"\r\n", b"")

    given = Letter(
        "Pilot", AS_OF, the_letter(library, AS_OF).rows, WORDS, "pilot@example.org\nBcc: x"
    )
    (again,) = write_letters(library, [given], tmp_path, {LetterForm.EML}).files
    assert again.name == "Letter Pilot 2031-03-06 2.eml"
    headers = again.read_text(encoding="utf-8").split("\n\n")[0]
    assert "\nBcc" not in headers


def test_the_word_letter_holds_the_same_words(library, filled, tmp_path) -> None:
    letter = the_letter(library, AS_OF)
    (out,) = write_letters(library, [letter], tmp_path, {LetterForm.DOCX}).files

    paragraphs = docx.Document(str(out)).paragraphs
    assert [one.text for one in paragraphs] == [
        "Pilot", letter.date, *(words for _, words in letter.passages)
    ]  # fmt: skip
    styles = {one.text: one.style.name for one in paragraphs}
    assert styles["No. 1, agreed on 1 June 2030"] == "Heading 3"
    assert styles["“Mend the quay”"] == "Quote"


def test_a_letter_that_cannot_be_written_leaves_nothing(library, filled, tmp_path) -> None:
    letter = the_letter(library, AS_OF)
    with pytest.raises(DeskError, match="Tick the officers"):
        write_letters(library, [], tmp_path, {LetterForm.DOCX})
    with pytest.raises(DeskError, match="Tick the officers"):
        write_letters(library, [letter], tmp_path, set())
    with pytest.raises(DeskError, match="no folder"):
        write_letters(library, [letter], tmp_path / "gone", {LetterForm.DOCX})
    assert not chasing(library, AS_OF).officers[-1].today


def test_the_usual_words_name_nobody_and_ask_for_an_update() -> None:
    words = usual_words()
    assert "{officer}" in words.opening
    assert "{committee}" in words.subject
    assert letters.NOT_SENT.startswith("Nothing was sent")
