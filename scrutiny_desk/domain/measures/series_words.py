"""What a judged series says, in plain sentences that never say more than the rules do."""

from __future__ import annotations

from scrutiny_desk.domain.measures.spc_series import (
    LEAST_POINTS,
    Assurance,
    Better,
    JudgedPoint,
    PointType,
    SeriesChart,
)

_TELLS = {
    PointType.COMMON_CAUSE: "The newest figure lies within what chance alone brings about.",
    PointType.IMPROVEMENT: "The newest figure is a signal of improvement",
    PointType.CONCERN: "The newest figure is a signal of concern",
    PointType.NEUTRAL_HIGH: "The newest figure is a signal of change upwards",
    PointType.NEUTRAL_LOW: "The newest figure is a signal of change downwards",
}


def sentence_of_series(made: SeriesChart, name: str) -> str:
    """What may be said of a series; name: how it is called, "" where that stands beside it."""
    of = f"{name}: " if name else ""
    count = made.counted
    figures = "1 figure" if count == 1 else f"{count} figures"
    if not made.points:
        return f"{of}there is no figure yet."
    if not made.can_tell:
        said = f"{of}with {figures} nothing can be told: {LEAST_POINTS} are the fewest that can."
        if any(one.outside for one in made.points):
            said += " One lies beyond the limits that so few give, which is no more than a hint."
        return said[:1].upper() + said[1:]
    if made.variation is None:
        said = (
            f"{of}with {figures} the rules of {made.profile.name} judge nothing yet:"
            f" they draw limits from {made.profile.limits_from} on."
        )
        return said[:1].upper() + said[1:]
    newest = next(one for one in reversed(made.points) if not one.figure.excluded)
    parts = [f"{of}{_newest(newest)}", _since(made), _assured(made)]
    said = " ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def why_of(point: JudgedPoint) -> str:
    """The rules that mark a point, in words; "" for none."""
    rules = (
        (point.outside, "it lies beyond a limit"),
        (point.trend, "it is one of seven or more that go one way"),
        (point.two_of_three, "two of three lie near a limit"),
        (point.shift, "seven or more lie on one side of the mean"),
    )
    return ", and ".join(words for holds, words in rules if holds)


def _newest(point: JudgedPoint) -> str:
    said = _TELLS[point.type]
    return said if point.type is PointType.COMMON_CAUSE else f"{said}: {why_of(point)}."


def _since(made: SeriesChart) -> str:
    """Whether anything earlier in the last segment was a signal where the newest figure is none."""
    if made.variation is not PointType.COMMON_CAUSE:
        return ""
    last = len(made.segments) - 1
    marked = [
        one for one in made.points if one.segment == last and one.type is not PointType.COMMON_CAUSE
    ]
    if not marked:
        return "No rule finds a signal in the series."
    words = "1 earlier figure is" if len(marked) == 1 else f"{len(marked)} earlier figures are"
    return f"{words} marked by a rule."


def _assured(made: SeriesChart) -> str:
    if made.assurance is None or made.target is None:
        return ""
    target = f"{made.target:,.2f}".rstrip("0").rstrip(".")
    way = "over" if made.better is Better.HIGHER else "under"
    return {
        Assurance.PASS: f"The limits lie on the good side of the target of {target}: left as it is"
        " it will go on being met.",
        Assurance.FAIL: f"The limits lie on the wrong side of the target of {target}: left as it"
        " is it will go on being missed.",
        Assurance.HIT_AND_MISS: f"The target of {target} lies within the limits: being {way} it in"
        " one month and not in the next is chance.",
    }[made.assurance]
