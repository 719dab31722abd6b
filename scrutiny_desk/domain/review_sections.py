"""The sections of the review screen: which fields of a fact are shown, in which order and words.

One table for every section of `domain/facts.py`; what stands in no section here (a heading of a
report, where a point is printed) is kept as it was found and not shown.
"""

from __future__ import annotations

from scrutiny_desk.domain.facts import (
    AgendaItemFact,
    AreaFact,
    DashboardFact,
    DecisionFact,
    DocumentFact,
    DoubtFact,
    ForwardPlanFact,
    GlossaryFact,
    IndicatorFact,
    InspectionFact,
    MeetingFact,
    MilestoneFact,
    PriorityFact,
    RecommendationFact,
    ReportFact,
    ResolutionFact,
    WaitingFact,
    WorkPlanFact,
)
from scrutiny_desk.domain.review_shapes import FieldShape as F
from scrutiny_desk.domain.review_shapes import Section

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

_UNITS = (
    "count",
    "percent",
    "per_1000",
    "per_10000",
    "per_100000",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
)

_WAITING = (
    F(
        "service",
        "Service",
        needed=True,
        goes_on=True,
        words=("team", "specialty", "pathway", "list"),
    ),
    F("as_of", "As of", "date", words=("date", "month", "period")),
    F("waiting", "Waiting", "whole", words=("referrals waiting", "number waiting", "waiting list")),
    F("over_18_weeks", "Over 18 weeks", "whole", words=("18 weeks or more",)),
    F("percent_over_18_weeks", "% over 18 weeks", "number", words=("per cent over 18 weeks",)),
    F("longest_weeks", "Longest wait (weeks)", "number", words=("longest wait", "longest")),
    F("average_weeks", "Average wait (weeks)", "number", words=("average wait", "mean wait")),
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
    Section("waiting_times", "Waiting times", WaitingFact, "service", _WAITING),
    Section(
        "waiting_dashboard",
        "Waiting dashboard",
        DashboardFact,
        "service",
        (
            *_WAITING,
            F("over_52_weeks", "Over 52 weeks", "whole"),
            F("over_78_weeks", "Over 78 weeks", "whole"),
            F("change_in_waiting", "Change in waiting", "whole", words=("change",)),
            F("change", "Arrows", "changes", words=("trend", "direction")),
        ),
    ),
    Section(
        "kpis",
        "Indicators",
        IndicatorFact,
        "indicator",
        (
            F(
                "framework",
                "Framework",
                goes_on=True,
                words=("theme", "priority", "outcome", "group"),
            ),
            F(
                "indicator",
                "Indicator",
                needed=True,
                goes_on=True,
                words=("measure", "kpi", "description"),
            ),
            F("kind", "Kind", "choice", choices=("actual", "baseline", "target"), needed=True),
            F("period", "Period", "words", words=("date", "quarter", "year", "month", "as of")),
            F(
                "text",
                "As printed",
                "figure",
                gives="value",
                words=("value", "result", "figure", "performance", "actual"),
            ),
            F("value", "Value", "number"),
            F(
                "unit",
                "Unit",
                "choice",
                choices=_UNITS,
                needed=True,
            ),
        ),
    ),
    Section(
        "milestones",
        "Milestones",
        MilestoneFact,
        "milestone",
        (
            F("ref", "Ref.", goes_on=True, words=("reference", "no", "number", "ref no")),
            F("action", "Action", goes_on=True, words=("objective", "what we will do", "priority")),
            F("milestone", "Milestone", needed=True, words=("step", "task", "activity")),
            F(
                "lead",
                "Lead",
                goes_on=True,
                words=("owner", "officer", "responsible", "lead officer", "who"),
            ),
            F("due_text", "Due", gives="due", words=("due date", "by when", "deadline", "when")),
            F("position", "Position", words=("progress", "update", "comment", "commentary")),
            F("status", "Status", words=("rag", "rating", "rag rating", "rag status")),
        ),
    ),
    Section(
        "work_plan",
        "Work plan",
        WorkPlanFact,
        "topics",
        (
            F("section", "Part", "choice", choices=("meeting", "review", "training"), needed=True),
            F(
                "date_text",
                "Date",
                gives="date",
                words=("meeting", "meeting date", "when", "month"),
            ),
            F("topics", "Topics", "texts", words=("topic", "items", "item", "subject", "business")),
        ),
    ),
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
