from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts, ResolutionFact
from scrutiny_desk.finding import minutes
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on

HEAD: list[Say | str] = [
    Say("MINUTES OF PLACES SCRUTINY COMMITTEE MEETING - THURSDAY, 9 MAY 2024", bold=True),
    "Present:",
    "Councillor Ash (in the Chair)",
]


def facts(reading: Reading) -> Facts:
    document = DocumentFact(
        kind="minutes", title="", pages=1, sha256="", page="PDF 1", page_index=0
    )
    return minutes.find(reading, Facts(document=document))


def found(*pages: Page, kind: str = "pdf") -> list[tuple[str | None, str]]:
    return [(row.item, row.text) for row in rows(*pages, kind=kind)]


def rows(*pages: Page, kind: str = "pdf") -> tuple[ResolutionFact, ...]:
    return facts(make_reading(pages, kind=kind)).resolutions


def page_of(*says: Say | str, head: Sequence[Say | str] = HEAD) -> Page:
    return make_page(0, [*head, *says], label="1", stamp="2")


def bold(text: str) -> Say:
    return Say(text, bold=True)


def test_a_sentence_and_a_numbered_list() -> None:
    page = page_of(
        bold("1 APPOINTMENT OF CHAIR"),
        "The Committee agreed to appoint Councillor Ash as Chair.",
        bold("2 PARKS"),
        "The Committee noted the report.",
        bold("3 HARBOUR CLINIC"),
        "Members discussed the clinic.",
        "The Committee agreed:",
        "1. To visit the clinic",
        run_on("before the summer."),
        "2. That a report be brought in June.",
        bold("4 DATE OF NEXT MEETING"),
        "The Committee noted the date.",
    )
    assert found(page) == [
        ("1", "to appoint Councillor Ash as Chair."),
        ("3", "To visit the clinic before the summer."),
        ("3", "That a report be brought in June."),
    ]
    assert {row.meeting_date for row in rows(page)} == {"2024-05-09"}
    assert min(row.confidence for row in rows(page)) >= 0.9


def test_what_is_said_in_passing_gives_way_to_the_formal_words() -> None:
    page = page_of(
        bold("1 PARKS"),
        "Members asked about bins and it was agreed that Ms Yew would report back.",
        "The Committee agreed:",
        "That Ms Yew report on bins in June.",
        bold("2 PLAY AREAS"),
        "Members asked about swings and it was agreed that Mr Elm would count them.",
    )
    assert found(page) == [
        ("1", "That Ms Yew report on bins in June."),
        ("2", "that Mr Elm would count them"),
    ]
    assert rows(page)[1].confidence < 0.9
    assert len(facts(make_reading([page])).doubts) == 1


def test_resolved_with_a_dash_or_a_colon_and_letters() -> None:
    page = page_of(
        bold("84. PARKS"),
        "(Item 1)",
        "RESOLVED – That the parks plan be approved.",
        bold("85. PLAY AREAS"),
        "(Item 2)",
        "Resolved: (a) that swings be mended; and",
        "(b) that the budget be approved.",
        bold("86. TREES"),
        "(Item 3)",
        "RESOLVED that the report be noted.",
        bold("92. HEDGES"),
        "(Item 9)",
        "RESOLVED UNANIMOUSLY: That hedges be cut.",
    )
    assert found(page) == [
        ("84", "That the parks plan be approved."),
        ("85", "that swings be mended"),
        ("85", "that the budget be approved."),
        ("92", "That hedges be cut."),
    ]


def test_a_list_goes_on_over_a_page_and_its_running_head() -> None:
    first = page_of(bold("3 PARKS"), "The Committee agreed:", "1. That benches be mended in the")
    second = make_page(
        1,
        [
            bold("MINUTES OF PLACES SCRUTINY COMMITTEE MEETING -"),
            bold("THURSDAY, 9 MAY 2024"),
            "western half of the park.",
            "2. That the gate be painted.",
            bold("4 TREES"),
            "It was agreed that ten trees be planted.",
        ],
        label="2",
    )
    assert found(first, second) == [
        ("3", "That benches be mended in the western half of the park."),
        ("3", "That the gate be painted."),
        ("4", "that ten trees be planted."),
    ]
    assert [row.page for row in rows(first, second)] == ["1", "2", "2"]


def test_minutes_without_numbers() -> None:
    page = page_of(
        bold("Apologies"),
        "None.",
        bold("Parks"),
        "The Board AGREED that the lake be dredged.",
        "AGREED: To meet again in July.",
    )
    assert found(page) == [(None, "that the lake be dredged."), (None, "To meet again in July.")]


def test_what_is_merely_noted_is_left_out_of_a_list() -> None:
    page = page_of(
        bold("5 BUDGET"),
        "The Cabinet decided to:",
        "(a) note the forecast;",
        "(b) approve the transfer to reserves;",
        "(c) note the risks and ask for a report in May.",
        bold("6 RISKS"),
        "RESOLVED – That the update be received and noted.",
    )
    assert found(page) == [
        ("5", "approve the transfer to reserves"),
        ("5", "note the risks and ask for a report in May."),
    ]


def test_points_under_a_point_belong_to_it() -> None:
    page = page_of(
        bold("5 BUDGET"),
        "RESOLVED that the Council:",
        "(1) approves the budget, subject to:",
        "(i) the reserve being kept",
        "(ii) a review in May",
        "(2) asks for a report.",
    )
    assert found(page) == [
        ("5", "approves the budget, subject to: (i) the reserve being kept (ii) a review in May"),
        ("5", "asks for a report."),
    ]


def test_the_day_is_that_of_the_minutes_and_not_of_the_pack() -> None:
    front = make_page(
        0, ["PLACES SCRUTINY COMMITTEE", "Thursday, 6 June 2024", "AGENDA", "1 MINUTES"], label=None
    )
    page = make_page(
        1,
        [
            bold("MINUTES of a meeting of the Cabinet held in the Council Chamber,"),
            run_on("Town Hall, on Thursday, 2 May 2024.", bold=False),
            "PRESENT: Councillors Ash and Elm",
            bold("12. Parks"),
            "The Cabinet agreed that the park be opened.",
        ],
        label="1",
        stamp="1",
    )
    (row,) = rows(front, page)
    assert (row.item, row.meeting_date) == ("12", "2024-05-02")


def test_two_sets_of_minutes_keep_their_days() -> None:
    other = make_page(
        1,
        [
            bold("MINUTES OF PLACES SCRUTINY COMMITTEE MEETING - MONDAY, 3 JUNE 2024"),
            "Present:",
            "Councillor Elm",
            bold("1 PARKS"),
            "The Committee agreed that the lake be cleaned.",
            "(The meeting ended at 7.15 pm)",
            "The Committee agreed that this is no longer part of it.",
        ],
        label="2",
        stamp="2",
    )
    first = page_of(bold("1 PARKS"), "The Committee agreed that the lake be dredged.")
    assert [(row.meeting_date, row.text) for row in rows(first, other)] == [
        ("2024-05-09", "that the lake be dredged."),
        ("2024-06-03", "that the lake be cleaned."),
    ]


def test_numbers_in_a_column_of_their_own() -> None:
    page = page_of(
        Say("84", x=40.0, bold=True),
        Say("PARKS", x=120.0, bold=True, level=True),
        Say("RESOLVED:", x=120.0),
        Say("(1)", x=120.0),
        beside("That the park be opened.", 160.0),
        Say("(2)", x=120.0),
        beside("That it be named Harbour Park.", 160.0),
    )
    assert found(page) == [
        ("84", "That the park be opened."),
        ("84", "That it be named Harbour Park."),
    ]


def test_text_without_bold() -> None:
    page = make_page(
        0,
        [
            "Minutes of the meeting of the Health Board held on 4 March 2025",
            "Attendance: Councillor Ash",
            "1. Apologies for absence",
            "There were none.",
            "2. Harbour Clinic",
            "The Board discussed the clinic.",
            "Resolved -",
            "1. That the clinic be visited.",
            run_on("2. That a letter be sent."),
            "3. Parks",
            "The Board agreed that parks be open.",
        ],
    )
    assert found(page, kind="text") == [
        ("2", "That the clinic be visited."),
        ("2", "That a letter be sent."),
        ("3", "that parks be open."),
    ]


def test_an_agenda_or_a_report_gives_none() -> None:
    agenda = make_page(
        0,
        [
            "PLACES COMMITTEE",
            "Monday, 3 June 2024",
            "AGENDA",
            "2 MINUTES OF 9 MAY 2024",
            "To agree",
        ],
    )
    report = make_page(
        1,
        ["Report to: PLACES COMMITTEE", "The Committee agreed that the park be opened in March."],
        label="3",
        stamp="3",
    )
    assert found(agenda, report) == []


def test_minutes_without_a_full_date_say_so() -> None:
    page = page_of(
        bold("1 PARKS"),
        "RESOLVED that parks be open.",
        head=[bold("MINUTES OF THE PLACES COMMITTEE"), "Present: Councillor Ash"],
    )
    (row,) = rows(page)
    assert row.meeting_date is None
    assert row.confidence < 0.9
    assert [doubt.what for doubt in facts(make_reading([page])).doubts] == [
        "the date of the meeting"
    ]
