"""What the Search room says of what was found, and what to do where nothing was."""

from __future__ import annotations

from scrutiny_desk.domain.searching.searching import Answer, Narrowed

EMPTY = (
    "Search everything",
    "Type a word or two: pages, questions, notes, recommendations and measures of every meeting.",
)


def told(answer: Answer) -> str:
    """How many places there are, what was looked for besides, and what could not be."""
    said: list[str] = []
    if answer.total:
        places = "1 place" if answer.total == 1 else f"{answer.total:,} places"
        meetings = len(answer.by_meeting)
        where = "1 meeting" if meetings == 1 else f"{meetings:,} meetings"
        said.append(f"{places} in {where}. Enter opens one.")
        if answer.ranked is not None:
            said.append(f"Here are the best of the newest {answer.ranked:,}; add a word for fewer.")
    besides: dict[str, list[str]] = {}
    for typed, other in answer.also:
        besides.setdefault(typed, []).append(f"“{other}”")
    said += [f"{typed} also as {' or '.join(others)}." for typed, others in besides.items()]
    if answer.said and answer.total:
        said.append(f"{answer.said}.")
    return " ".join(said)


def nothing_found(answer: Answer, narrowed: Narrowed) -> tuple[str, str]:
    """A title and what to do, where there is no result."""
    if answer.said:
        return answer.said, "How to search, above, shows what can be typed."
    if narrowed and answer.facets.kinds:
        return (
            "Nothing among what was chosen",
            "Clear the choices at the left, or choose others: the words stand elsewhere.",
        )
    if answer.suggestions:
        return "Nothing has these words", "Take the spelling above, or try fewer words."
    return "Nothing has these words", "Try fewer words, or the beginning of one."
