"""The sections of the review screen that hold figures, milestones and meetings to come."""

from __future__ import annotations

from scrutiny_desk.domain.papers.facts import (
    DashboardFact,
    DefinitionFact,
    IndicatorFact,
    MilestoneFact,
    WaitingFact,
    WorkPlanFact,
)
from scrutiny_desk.domain.review.shapes import FieldShape as F
from scrutiny_desk.domain.review.shapes import Section

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

FIGURES: tuple[Section, ...] = (
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
        "definitions",
        "Definitions of indicators",
        DefinitionFact,
        "indicator",
        (
            F("framework", "Framework", goes_on=True, words=("theme", "outcome", "group")),
            F("indicator", "Indicator", needed=True, words=("measure", "kpi", "metric")),
            F("definition", "Definition", words=("description", "what is counted")),
            F("source", "Source", words=("data source",)),
            F("unit", "Unit", words=("unit of measure", "format")),
            F("good", "Which way is good", words=("polarity", "good is", "direction")),
            F("frequency", "How often", words=("frequency", "reporting period")),
            F("owner", "Who counts", words=("owner", "data owner", "lead", "responsible")),
            F("caveats", "Caveats", words=("notes", "comments", "limitations")),
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
)
"""Waiting lists, indicators, plans: in the order of the screen."""
