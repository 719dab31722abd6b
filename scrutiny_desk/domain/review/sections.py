"""The sections of the review screen: which fields of a fact are shown, in which order and words.

One table for every section of `domain/papers/facts.py`; what stands in no section here (a heading
of a report, where a point is printed) is kept as it was found and not shown.
"""

from __future__ import annotations

from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    AreaFact,
    DecisionFact,
    DocumentFact,
    DoubtFact,
    ForwardPlanFact,
    GlossaryFact,
    InformalFact,
    InspectionFact,
    MeetingFact,
    PriorityFact,
    RecommendationFact,
    ReportFact,
    ResolutionFact,
)
from scrutiny_desk.domain.review.figures import FIGURES
from scrutiny_desk.domain.review.shapes import FieldShape as F
from scrutiny_desk.domain.review.shapes import Section

_PAPER_KINDS = (
    "agenda_pack",
    "supplement",
    "minutes",
    "report",
    "tracker",
    "inspection",
    "strategy",
    "statement_of_action",
    "improvement_plan",
    "workbook",
    "other",
)

_TERMS = (
    F("term", "Term", needed=True, words=("acronym", "abbreviation", "word", "name")),
    F("expansion", "Stands for", words=("full name", "in full", "expansion")),
    F("definition", "Meaning", words=("definition", "description", "explanation")),
)

SECTIONS: tuple[Section, ...] = (
    Section(
        "document",
        "Paper",
        DocumentFact,
        "title",
        (
            F("title", "Title", needed=True),
            F("kind", "Kind", "choice", choices=_PAPER_KINDS, needed=True),
        ),
        single=True,
        can_add=False,
    ),
    Section(
        "meeting",
        "Meeting",
        MeetingFact,
        "committee",
        (
            F("committee", "Committee", words=("body", "panel", "board")),
            F("council", "Council", words=("authority",)),
            F("date", "Date", "date"),
            F("time", "Time", "time"),
            F("venue", "Venue", words=("place", "location", "room")),
            F("members", "Members", "texts", words=("membership", "councillors")),
            F("co_optees", "Co-optees", "texts", words=("co opted members",)),
        ),
        single=True,
    ),
    Section(
        "agenda_items",
        "Agenda items",
        AgendaItemFact,
        "title",
        (
            F("number", "Item", words=("no", "number", "item no", "agenda item")),
            F("title", "Title", needed=True, words=("subject", "heading", "business")),
            F("first_page", "First page", "whole", words=("page", "pages", "page no", "from")),
            F("last_page", "Last page", "whole", words=("to",)),
        ),
    ),
    Section(
        "reports",
        "Reports",
        ReportFact,
        "title",
        (
            F("item", "Item", "words", words=("item no", "agenda item")),
            F("title", "Title", needed=True, words=("report", "subject", "report title")),
            F("officer", "Officer", words=("report of", "author", "lead officer", "contact")),
            F("exempt", "Exempt", "yes_no", words=("part 2", "confidential")),
            F("appendices", "Appendices", "texts", words=("annexes", "attachments")),
            F("recommendations", "Recommendations", "texts", words=("recommended",)),
        ),
    ),
    Section(
        "recommendations",
        "Recommendations",
        RecommendationFact,
        "text",
        (
            F("number", "No.", "reference"),
            F("date_text", "Date", gives="date"),
            F("text", "Recommendation", needed=True),
            F("target_text", "Target date", gives="target_date"),
            F("officer", "Officer"),
            F("update", "Update"),
            F("rag_text", "Rating"),
            F("rag_colour", "Colour", "choice", choices=("", "red", "amber", "green", "blue")),
            F("committee", "Committee"),
            F("kind", "Kind"),
            F("origin", "Origin"),
            F("executive_member", "Executive member"),
            F("original_target_text", "First target"),
            F("response", "Response"),
            F("closed_text", "Closed"),
        ),
    ),
    Section(
        "resolutions",
        "Resolutions",
        ResolutionFact,
        "text",
        (
            F("item", "Item", "words", words=("minute", "minute no", "no", "number")),
            F("text", "Resolved", needed=True, words=("resolution", "agreed", "decision")),
            F("meeting_date", "Meeting", "date", words=("date", "meeting date", "date agreed")),
        ),
    ),
    Section(
        "informal",
        "Informal meetings",
        InformalFact,
        "text",
        (
            F("meeting", "Notes of", words=("meeting", "title")),
            F("text", "Asked for", needed=True, words=("recommendation", "action")),
            F("meeting_date", "Meeting", "date", words=("date", "meeting date")),
        ),
    ),
    Section(
        "decisions",
        "Decisions",
        DecisionFact,
        "title",
        (
            F("reference", "Reference", words=("ref", "ref no", "no", "number", "decision no")),
            F("title", "Decision", needed=True, words=("title", "subject", "matter", "report")),
            F(
                "date_text",
                "Date",
                gives="date",
                words=("date taken", "decision date", "date made"),
            ),
            F(
                "cabinet_member",
                "Cabinet member",
                words=("executive member", "portfolio holder", "member", "decision maker"),
            ),
        ),
    ),
    Section(
        "forward_plan",
        "Forward plan",
        ForwardPlanFact,
        "matter",
        (
            F(
                "matter",
                "Matter",
                needed=True,
                words=("decision", "title", "subject", "matter for decision", "description"),
            ),
            F("references", "References", "texts", words=("ref", "reference", "no", "ref no")),
            F(
                "date_text",
                "Date",
                gives="date",
                words=("decision date", "expected date", "date of decision", "when", "due date"),
            ),
            F("decision_taker", "Decision taker", words=("decision maker", "taken by", "who")),
            F(
                "cabinet_member",
                "Cabinet member",
                words=("executive member", "portfolio holder", "lead member"),
            ),
        ),
    ),
    *FIGURES,
    Section(
        "inspection",
        "Inspection",
        InspectionFact,
        "area",
        (
            F("area", "Area", needed=True, words=("local area", "provider", "service")),
            F("outcome", "Outcome", words=("judgement", "overall effectiveness", "result")),
            F("inspected", "Inspected", "dates", words=("inspection dates", "date")),
            F("previous_inspection", "Previous inspection", "dates", words=("last inspected",)),
            F("effective", "What works", "points"),
            F("do_better", "What should be better", "points"),
            F("priority_actions", "Priority actions", "points"),
            F("areas_for_improvement", "Areas for improvement", "points"),
        ),
        single=True,
    ),
    Section(
        "areas",
        "Areas of action",
        AreaFact,
        "title",
        (
            F("number", "No.", words=("number", "ref", "area")),
            F("title", "Title", needed=True, words=("area of weakness", "area of concern")),
            F("actions", "Actions", "points", words=("action", "what we will do")),
            F("impacts", "Impacts", "points", words=("impact",)),
            F("outcomes", "Outcomes", "points", words=("outcome", "success")),
            F("evidence", "Evidence", "points", words=("how we will know",)),
        ),
    ),
    Section(
        "priorities",
        "Priorities",
        PriorityFact,
        "title",
        (
            F("number", "No.", words=("number", "ref", "priority no")),
            F("title", "Title", needed=True, words=("priority", "aim", "objective")),
            F("actions", "Actions", "points", words=("action", "what we will do")),
        ),
    ),
    Section("glossary", "Glossary", GlossaryFact, "term", _TERMS, longest="definition"),
    Section(
        "acronyms", "Short forms in the text", GlossaryFact, "term", _TERMS, longest="definition"
    ),
    Section(
        "doubts",
        "To look at",
        DoubtFact,
        "what",
        (F("what", "What"), F("why", "Why")),
        can_add=False,
    ),
)
"""Every section, in the order of the screen."""

_BY_NAME = {section.name: section for section in SECTIONS}


def section_named(name: str) -> Section:
    """The section of that name; KeyError where there is none."""
    return _BY_NAME[name]


def is_section(name: str) -> bool:
    """Whether a library's section is one that is shown."""
    return name in _BY_NAME
