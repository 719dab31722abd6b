from __future__ import annotations

from scrutiny_desk.reading.layout.parts import Grid, Paragraph
from scrutiny_desk.reading.text.tabs import parts_of


def tables(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in part.rows]
        for part in parts_of(text)
        if isinstance(part, Grid)
    ]


PLAN = "Ref\tAction\tMilestone\tDue\tPosition\n"


def test_rows_of_tabs_are_a_table_between_lines() -> None:
    parts = parts_of("Waiting times\n\nService\tWaiting\nSpeech\t12\n\nThese are fewer.")
    assert [type(part) for part in parts] == [Paragraph, Grid, Paragraph]
    assert tables("Service\tWaiting\nSpeech\t12") == [[["Service", "Waiting"], ["Speech", "12"]]]


def test_tabs_that_indent_or_number_make_no_table() -> None:
    assert not tables("1.1\tThe first point.\n1.2\tThe second.\n\n(a)\tone\n(b)\ttwo")
    assert not tables("\tIndented\n\tlines\n\nVenue:\tTown Hall")


def test_short_rows_are_filled_up_and_dashes_are_no_row() -> None:
    assert tables("a\tb\tc\n--\t--\t--\n1\t2") == [[["a", "b", "c"], ["1", "2", ""]]]


def test_a_cell_over_several_lines_is_one_cell() -> None:
    quoted = 'No\tWords\tBy\n1\t"first\nsecond ""x"""\tAsh'
    assert tables(quoted)[0][1] == ["1", 'first\nsecond "x"', "Ash"]
    open_cell = "No\tWords\tBy\n1\tfirst\nsecond\tAsh\n2\tx\ty"
    assert tables(open_cell)[0][1:] == [["1", "first\nsecond", "Ash"], ["2", "x", "y"]]


def test_a_table_that_a_page_cut_is_one_table() -> None:
    cut = PLAN + "1\tOpen parks\tPlan\tMay 2024\tDone\n\nPage 7\n\n" + PLAN
    cut += "2\tMend swings\tBuy\tJune 2024\tLate\n"
    ((_, *rows),) = tables(cut)
    assert [row[0] for row in rows] == ["1", "2"]


def test_a_row_that_a_page_cut_is_one_row() -> None:
    cut = PLAN + "1\tOpen all the\tPlan\tMay 2024\tWork has begun and\n\n"
    cut += "\tparks again\t\t\tgoes on\n2\tMend\tBuy\tJune 2024\t\n"
    ((_, first, second),) = tables(cut)
    assert first == [
        "1",
        "Open all the\nparks again",
        "Plan",
        "May 2024",
        "Work has begun and\ngoes on",
    ]
    assert second[0] == "2"


def test_two_dates_are_two_rows() -> None:
    rows = "".join(f"{at}\ta\tb\t{at} May 2024\tDone\n" for at in range(1, 6))
    ((_, *found),) = tables(PLAN + rows + "\n\t\tAnother step\t9 May 2024\t\n")
    assert len(found) == 6


def test_headings_between_rows_are_rows() -> None:
    rows = "".join(f"{at}\ta\tb\t{at} May 2024\tDone\n" for at in range(1, 4))
    (found,) = tables(PLAN + rows + "\nTwo. Swings\n\n4\tc\td\t9 May 2024\tLate\n")
    assert found[4:] == [["Two. Swings", "", "", "", ""], ["4", "c", "d", "9 May 2024", "Late"]]


def test_tables_with_headings_of_their_own_stay_apart() -> None:
    head = "{}\tWaiting\tLongest\tAverage\n{}\t12\t30\t9\n\n"
    assert (
        len(tables(head.format("End of May", "Speech") + head.format("End of June", "Speech"))) == 2
    )


def test_a_row_that_lost_its_first_columns_finds_its_place() -> None:
    rows = "".join(f"{at}\tDo it\tStep\t{at} May 2024\tDone well\n" for at in range(1, 6))
    ((_, *found),) = tables(PLAN + rows + "\nNext step\t6 June 2024\tBegun today\t\n")
    assert found[-1] == ["", "", "Next step", "6 June 2024", "Begun today"]


def test_words_after_a_date_that_slipped_into_an_empty_column_go_back() -> None:
    head = "Action\tDue\tPosition\tStatus\n"
    rows = (
        "a\tMay 2024\tDone\t\nb\tJune 2024\t12/01/2024 Begun\t\nc\tJuly 2024\t12/01/2024\tBegun\n"
    )
    assert tables(head + rows)[0][3] == ["c", "July 2024", "12/01/2024\nBegun", ""]


def test_tags_in_cells_are_no_words() -> None:
    rows = 'a\tb\tc\n<p>One</p> <p>Two</p>\t<i>x</i>\t<ol style="a"> 1. y\n'
    assert tables(rows)[0][1] == ["One\nTwo", "x", "1. y"]
