"""What the columns and labels of lists of decisions, taken or to come, are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.finding.labelled import family

_NUMBER = r"(?:number|no|ref(?:erence)?)"
_MEMBER = (
    r"(?:relevant |lead |responsible |executive )?(?:cabinet members?|portfolio holders?"
    r"|executive members?|lead members?|members? responsible|(?:executive )?portfolio)"
    r"(?: (?:for|responsible|portfolio|holder|lead|consulted).{0,30})?"
    r"(?: ?/ ?(?:portfolio|decision maker|lead officer|officer))?"
)
_TAKER = (
    r"(?:name of |who is the )?decision[ -]?(?:taker|maker|making)s?(?: individual or body| body"
    r"| person or body)?|who (?:will|is to) (?:make|take) (?:the|this)?(?: key)? ?decision"
    r"|decision to be (?:made|taken) by|(?:to be )?(?:made|taken|determined) by"
    r"|decision (?:made|taken) by|decision body|decision making (?:individual|body|person).{0,30}"
    r"|body or person (?:making|taking).{0,30}|forum"
)
_TO_COME = (
    r"(?:anticipated|expected|proposed|likely|planned|earliest|provisional|target|due)"
    r" (?:earliest )?(?:date|timing|month)?(?: (?:of"
    r"|for))?(?: (?:the )?(?:key )?decision)?(?: date)?"
    r"|date on which.{0,60}|(?:date or )?period (?:in|within|during) which.{0,60}"
    r"|(?:when|date) (?:the |will the )?(?:key )?decision (?:is |will "
    r"|to )?(?:be )?(?:is )?(?:expected|due|made"
    r"|taken|to be (?:made|taken))|decision (?:due|expected)(?: date| by| on)?"
    r"|date (?:decision )?due"
    r"|decision due date|date (?:for|to be) (?:decision|taken|made)|due date|not before"
)
COLUMNS = family(
    (
        ("coming", _TO_COME),
        (
            "date",
            (
                r"dates?(?: of)?(?: (?:the )?(?:decision|meeting))?(?: (?:was )?(?:taken|made"
                r"|published))?"
                r"|(?:decision|meeting) date|date (?:of )?decision (?:taken|made)|date taken"
                r"|when|taken on"
            ),
        ),
        (
            "ref",
            (
                rf"(?:(?:key |executive )?decision |record |report |plan |minute "
                rf"|item )?{_NUMBER}"
                rf"(?: {_NUMBER})?|(?:decision )?id|unique (?:ref(?:erence)?|id)(?: {_NUMBER})?"
            ),
        ),
        ("taker", _TAKER),
        ("member", _MEMBER),
        (
            "title",
            (
                r"(?:report |decision |item |key decision )?(?:title|subject"
                r"|name)(?: of (?:the )?(?:report|decision|item))?"
                r"|(?:title|subject|name) and (?:brief )?(?:description|summary).{0,30}"
                r"|matter(?: for (?:key )?decision)?|(?:matters?|issue|item|topic)s?(?: (?:for"
                r"|in respect of).{0,50})?"
                r"|(?:subject|description) of (?:the )?(?:key )?decision"
                r"|what is the (?:key )?decision.{0,20}"
            ),
        ),
        (
            "decision",
            (
                r"(?:the |key |executive )?decisions?(?: (?:taken|made|agreed|required"
                r"|to be (?:made|taken)))?"
                r"(?: ?(?:and|/) ?outcome)?|outcome|proposed decision|decision outcome"
            ),
        ),
        (
            "other",
            (
                r"description|reasons?.{0,60}|(?:alternative|other) options.{0,60}"
                r"|consult.{0,40}"
                r"|who is to be (?:engaged|consulted).{0,20}|how (?:representations|to).{0,60}"
                r"|documents?.{0,80}|background.{0,30}|(?:name and address of |contact |lead "
                r"|report )?"
                r"(?:responsible )?officer.{0,40}|contact.{0,30}|wards?.{0,30}"
                r"|key(?: decision)?\??"
                r"|(?:is (?:this|it) a )?key decision\??|exempt.{0,60}|public or private.{0,30}"
                r"|status|classification|directorate|department|service(?: area)?"
                r"|call[ -]?in.{0,40}"
                r"|implementation.{0,30}|summary|purpose.{0,40}|(?:conflicts?"
                r"|declarations?) of interest.{0,40}"
            ),
        ),
    )
)  # fmt: skip
"""Headings of tables, and labels of sheets, of both lists."""

_NOT_WORDS = re.compile(r"[*_#]+|\([^)]*\)")


def kind_of_column(text: str) -> str:
    """The kind of a column by its heading: a group's name of `COLUMNS`, or ""."""
    bare = " ".join(_NOT_WORDS.sub(" ", text).replace(".", "").split()).strip(" :?")
    halves = [part.strip() for part in bare.split("/")] if "/" in bare else []
    for said in (bare, *halves):
        found = COLUMNS.fullmatch(said)
        if found is not None:
            return found.lastgroup or ""
    return ""


def columns_of(heading: Sequence[str]) -> dict[str, int]:
    """Kind of column -> where it stands; the first of a kind counts."""
    found: dict[str, int] = {}
    for at, text in enumerate(heading):
        kind = kind_of_column(text)
        if kind and kind not in found:
            found[kind] = at
    return found
