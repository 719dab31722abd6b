"""What the words of a tracker's cell mean: a kind, where a row comes from, an answer."""

from __future__ import annotations

import re

from scrutiny_desk.domain.tracker.recommendations import Kind, Origin, ResponseKind

_KINDS = (
    (Kind.REQUEST, re.compile(r"\b(information )?request|information\b", re.IGNORECASE)),
    (Kind.RECOMMENDATION, re.compile(r"\brec(ommendation)?s?\b", re.IGNORECASE)),
    (Kind.ACTION, re.compile(r"\b(action|task)s?\b", re.IGNORECASE)),
)
_ORIGINS = (
    (Origin.INFORMAL_MEETING, re.compile(r"\binformal\b", re.IGNORECASE)),
    (Origin.REVIEW, re.compile(r"\b(review|task (and|&) finish|working group)\b", re.IGNORECASE)),
    (Origin.MINUTE, re.compile(r"\bminutes?\b", re.IGNORECASE)),
    (Origin.QUESTION, re.compile(r"\bquestion\b", re.IGNORECASE)),
)
_ANSWERS = (
    (
        ResponseKind.IN_PART,
        re.compile(r"(accepted|agreed) in part|(part(ly|ially)?|in part) (accepted|agreed)"),
    ),
    (ResponseKind.IN_PRINCIPLE, re.compile(r"(accepted|agreed) in principle|in principle")),
    (ResponseKind.REJECTED, re.compile(r"(not (accepted|agreed)|rejected|declined|refused)\b")),
    (ResponseKind.ACCEPTED, re.compile(r"(fully )?(accepted|agreed)\b")),
    (ResponseKind.NOTED_ONLY, re.compile(r"noted\b")),
)


def kind_in(words: str) -> Kind | None:
    """The kind that a cell names, or None."""
    return next((kind for kind, said in _KINDS if said.search(words)), None)


def origin_in(words: str) -> Origin | None:
    """Where a row comes from by the words of its origin, or None where they do not tell."""
    return next((origin for origin, said in _ORIGINS if said.search(words)), None)


def response_in(words: str) -> ResponseKind | None:
    """The answer that a cell begins with ("Accepted in part: the road is private"), or None."""
    plain = " ".join(words.casefold().split())
    return next((kind for kind, said in _ANSWERS if said.match(plain)), None)
