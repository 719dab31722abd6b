"""Every command of the window as data: its words, its keys and its place in the menus.

The menus, the rooms' own buttons and the Keyboard help are all made from this one table. Commands
of a room (`room` is its title) reach the room through its `run` method; the others the window.
"""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.notes import NoteKind


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    name: how the code calls it. words: what the menu says, `&` before the letter to press.
    keys: Qt key sequences, the first of which is shown. menu: "File", "Edit" ... or "" for none.
    room: the title of the room that carries it out, "" for the window itself.
    rule: a separating line stands before it in the menu.
    heard: keys by which a pane of the room gives the command itself; shown, not bound.
    said: what it is called away from its menu, where its own words would say too little.
    under: the words of the submenu it stands in, where it is one of a choice.
    ticked: it is on or off, and its entry in the menu says which.
    """

    name: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    room: str = ""
    rule: bool = False
    heard: tuple[str, ...] = ()
    said: str = ""
    under: str = ""
    ticked: bool = False

    @property
    def full_words(self) -> str:
        """What it is called away from its menu, without "&" and "…"."""
        return self.said or self.plain_words.rstrip("…")

    @property
    def plain_words(self) -> str:
        return self.words.replace("&&", "\0").replace("&", "").replace("\0", "&")


MENUS = ("&File", "&Edit", "&Note", "&Mark", "&Questions", "&Review", "&View", "&Go", "&Help")
PAPERS = "Papers"
QUESTIONS = "Questions"
REVIEW = "Review"
SEARCH = "Search"

MARKS: tuple[Action, ...] = (
    Action(
        "mark:highlight",
        "&Highlight",
        "Mark",
        ("H",),
        "The selected words, or the mark in hand",
        room=PAPERS,
        said="Highlight the selected words",
    ),
    Action(
        "mark:underline",
        "&Underline",
        "Mark",
        ("U",),
        "The selected words, or the mark in hand",
        room=PAPERS,
        said="Underline the selected words",
    ),
    Action(
        "mark:region",
        "&Draw round a region",
        "Mark",
        ("D",),
        "A rectangle round a chart or a table, by arrows or mouse",
        room=PAPERS,
        said="Mark a region of the page",
    ),
    Action("mark:page", "Note on the whole &page", "Mark", ("P",), room=PAPERS),
    Action("mark:item", "Note on the whole &item", "Mark", ("I",), room=PAPERS),
    Action("mark:next", "&Next mark", "Mark", ("F5",), "In this paper", room=PAPERS, rule=True),
    Action("mark:previous", "Pre&vious mark", "Mark", ("Shift+F5",), room=PAPERS),
    Action(
        "mark:open", "&Write on the mark in hand", "Mark", ("F2",), "Its card opens", room=PAPERS
    ),
    Action(
        "mark:move",
        "&Move the mark in hand",
        "Mark",
        ("M",),
        "To the selected words; a region by the arrows; a page note to the page in sight",
        room=PAPERS,
        said="Put the mark in hand on the selected words",
    ),
    Action(
        "mark:privacy",
        "&Share, or make private",
        "Mark",
        ("Alt+0",),
        "The mark in hand; a private one stays on this computer unless you ask",
        room=PAPERS,
        said="Share the mark in hand, or make it private",
    ),
    Action(
        "mark:delete",
        "D&elete the mark in hand",
        "Mark",
        (),
        "Undo brings it back",
        room=PAPERS,
        heard=("Delete",),
    ),
    *(
        Action(
            f"mark:kind:{kind}",
            f"As {kind.word[:1].lower()}{kind.word[1:]}",
            "Mark",
            (f"Alt+{number}",),
            "The mark in hand; its colour and shape follow",
            room=PAPERS,
            rule=number == 1,
            said=f"Make the mark in hand: {kind.word[:1].lower()}{kind.word[1:]}",
        )
        for number, kind in enumerate(NoteKind, start=1)
    ),
    Action(
        "mark:all",
        "&All marks of the paper",
        "Mark",
        ("Ctrl+Shift+M",),
        "Listed by item, one kind or all of them",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "mark:placing",
        "Marks that need p&lacing",
        "Mark",
        (),
        "From the earlier version of this paper",
        room=PAPERS,
    ),
)
"""What is done with marks on the pages."""

ACTIONS: tuple[Action, ...] = (
    Action(
        "open",
        "&Open papers…",
        "File",
        ("Ctrl+O",),
        "Import a PDF, a Word or web paper, a workbook or a text",
    ),
    Action("recent", "Open &recent", "File"),
    Action("sample", "Try the &sample", "File", (), "Import the sample pack that comes with this"),
    Action(
        "export",
        "&Export notes…",
        "File",
        ("Ctrl+E",),
        "As an Excel workbook, a Word briefing, or another kind of file",
        rule=True,
    ),
    Action(
        "notes_back",
        "&Import notes from Excel…",
        "File",
        (),
        "What was changed in an exported workbook is shown before it is taken",
    ),
    Action(
        "trash_paper",
        "&Move this paper to Trash",
        "File",
        (),
        "The paper chosen in the agenda, else the one that is open; Undo brings it back",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "trash",
        "&Trash…",
        "File",
        (),
        "Papers moved there: bring one back, or delete it for good",
    ),
    Action("library", "&Choose library…", "File", (), "Work in another library folder", rule=True),
    Action("quit", "&Quit", "File", ("Ctrl+Q",), rule=True),
    Action("undo", "&Undo", "Edit", ("Ctrl+Z",), "Take back the last change"),
    Action("redo", "&Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make the change again"),
    Action(
        "copy_cited",
        "Copy with c&itation",
        "Edit",
        ("Ctrl+Shift+C",),
        "The selected words and “(Agenda pack 25 January 2024, p. 25, item 6)”",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "find",
        "&Find in this paper…",
        "Edit",
        ("Ctrl+F",),
        "Every place where the words stand is marked",
        room=PAPERS,
    ),
    Action("find_next", "Find ne&xt", "Edit", ("F3",), "Or Enter, while finding", room=PAPERS),
    Action(
        "find_previous",
        "Find pre&vious",
        "Edit",
        ("Shift+F3",),
        "Or Shift+Enter, while finding",
        room=PAPERS,
    ),
    Action("search", "&Search everything", "Edit", ("Ctrl+Shift+F",)),
    Action(
        "search:order",
        "Newest or &best first",
        "Edit",
        ("Alt+O",),
        "The order of what is found",
        room=SEARCH,
        said="Order the results by the newest or the best",
    ),
    Action(
        "search:clear",
        "Clear the c&hoices",
        "Edit",
        tip="Kinds, years and committees that the results are narrowed to",
        room=SEARCH,
        said="Clear what the results are narrowed to",
    ),
    Action(
        "palette",
        "Find a &command…",
        "Edit",
        ("Ctrl+K",),
        "Every command, item, paper and meeting by its words",
    ),
    Action(
        f"note:{NoteKind.QUESTION}",
        "&Question",
        "Note",
        ("Q",),
        "A question on the selected words, or on the item chosen in the agenda",
        room=PAPERS,
        said="Write a question",
    ),
    Action(
        f"note:{NoteKind.NOTE}",
        "&Note",
        "Note",
        ("N",),
        "A note on the selected words, or on the item chosen in the agenda",
        room=PAPERS,
        said="Write a note",
    ),
    *(
        Action(
            f"note:{kind}",
            kind.word,
            "Note",
            room=PAPERS,
            rule=kind is NoteKind.CONCERN,
            said=f"Write a note: {kind.word.lower()}",
        )
        for kind in NoteKind
        if kind not in {NoteKind.QUESTION, NoteKind.NOTE}
    ),
    *MARKS,
    Action(
        "board:question",
        "&Question",
        "Questions",
        ("Q",),
        "Write a question on the board; Enter writes the next",
        room=QUESTIONS,
    ),
    Action(
        "board:line",
        "&Line of enquiry",
        "Questions",
        ("L",),
        "A heading on the board, with questions under it",
        room=QUESTIONS,
    ),
    Action(
        "board:follow_up",
        "&Follow-up",
        "Questions",
        ("F",),
        "A question under the question in hand",
        room=QUESTIONS,
    ),
    Action(
        "evidence",
        "&Evidence for a question…",
        "Questions",
        ("E",),
        "The selected words, or the page, beside a question of the board",
        room=PAPERS,
    ),
    Action("board:up", "Move &up", "Questions", ("Alt+Up",), room=QUESTIONS, rule=True),
    Action("board:down", "Move &down", "Questions", ("Alt+Down",), room=QUESTIONS),
    Action("board:in", "Make it a f&ollow-up", "Questions", ("Alt+Right",), room=QUESTIONS),
    Action("board:out", "Make it a questio&n", "Questions", ("Alt+Left",), room=QUESTIONS),
    Action(
        "board:move_to",
        "&Move to…",
        "Questions",
        ("M",),
        "To another line of enquiry or agenda item",
        room=QUESTIONS,
    ),
    Action(
        "meeting",
        "&In the meeting",
        "Questions",
        ("F5",),
        "One question at a time, large, with one key for each kind of answer",
        room=QUESTIONS,
        rule=True,
    ),
    Action(
        "sheet:print",
        "&Print the running order…",
        "Questions",
        ("Ctrl+P",),
        "In large print, with room to write",
        room=QUESTIONS,
    ),
    Action(
        "sheet:word",
        "Running order as &Word…",
        "Questions",
        ("Ctrl+Shift+W",),
        "In large print, with room to write",
        room=QUESTIONS,
    ),
    Action("review", "&Review the found rows", "Review", ("F7",), "Beside the page they come from"),
    Action("review:doubtful", "Next &doubtful row", "Review", ("F8",), room=REVIEW, rule=True),
    Action("review:accept", "&Accept the row", "Review", room=REVIEW, heard=("Enter",)),
    Action("review:correct", "&Correct the row", "Review", room=REVIEW, heard=("F2",)),
    Action(
        "review:drop",
        "Dro&p the row",
        "Review",
        (),
        "It stays here, and can be put back",
        room=REVIEW,
        heard=("Delete",),
    ),
    Action(
        "review:accept_all",
        "Accept a&ll",
        "Review",
        ("Ctrl+Shift+A",),
        "Every row shown that was not looked at",
        room=REVIEW,
    ),
    Action(
        "review:add",
        "A&dd a row…",
        "Review",
        ("Insert",),
        "Draw over rows that were missed, or type one",
        room=REVIEW,
    ),
    Action("fold_agenda", "Fold the &agenda", "View", ("F9",), room=PAPERS, rule=True),
    Action("fold_notes", "Fold the &notes", "View", ("F10",), room=PAPERS),
    Action(
        "thumbnails",
        "Small &pictures of the pages",
        "View",
        ("Shift+F9",),
        "With their names and marks; an arrow key goes from page to page",
        room=PAPERS,
        ticked=True,
    ),
    Action(
        "alone",
        "&Full screen",
        "View",
        ("F11",),
        "The page alone; Escape brings the desk back",
        room=PAPERS,
        ticked=True,
    ),
    Action(
        "page_text",
        "Page as te&xt",
        "View",
        ("Ctrl+T",),
        "The words of the page in their order, with its tables and marks, for a screen reader",
        room=PAPERS,
    ),
    Action("zoom_in", "Zoom &in", "View", ("Ctrl++", "Ctrl+="), room=PAPERS, rule=True),
    Action("zoom_out", "Zoom &out", "View", ("Ctrl+-",), room=PAPERS),
    Action("zoom_fit", "Fit the &width", "View", ("Ctrl+0",), room=PAPERS),
    Action("zoom_page", "Fit the whole pa&ge", "View", ("Ctrl+9",), room=PAPERS),
    Action(
        "spread",
        "Two pages &side by side",
        "View",
        ("Ctrl+Shift+B",),
        "As in a bound pack, the first page alone on the right",
        room=PAPERS,
        ticked=True,
        rule=True,
    ),
    Action(
        "night",
        "&Dark pages",
        "View",
        ("Ctrl+Shift+L",),
        "Light print on a dark page; colours keep their hue",
        room=PAPERS,
        ticked=True,
    ),
    Action(
        "fold_blank",
        "Fold a&way blank pages",
        "View",
        (),
        "Pages left blank are left out, or shown again; page numbers stay",
        room=PAPERS,
        ticked=True,
    ),
    Action(
        "turn_page",
        "T&urn the page",
        "View",
        ("Ctrl+Shift+R",),
        "A quarter clockwise; the page stays so",
        room=PAPERS,
    ),
    Action(
        "explain",
        "&What the word means",
        "View",
        ("Ctrl+I",),
        "From the glossaries and short forms of the papers",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "changes",
        "What &changed",
        "View",
        ("Ctrl+D",),
        "Since the earlier version of this paper",
        room=PAPERS,
    ),
    *(
        Action(
            f"colours:{name}",
            words,
            "View",
            rule=name == "system",
            said=f"Colours: {words.replace('&', '').lower()}",
            under="Co&lours",
        )
        for name, words in (
            ("system", "As the &system"),
            ("light", "&Light"),
            ("dark", "&Dark"),
            ("contrast", "&High contrast"),
        )
    ),
    *(
        Action(f"text:{size}", f"{size}%", "View", said=f"Text size: {size}%", under="&Text size")
        for size in (100, 125, 150, 175, 200)
    ),
    Action(
        "go_to_page",
        "Go to &page…",
        "Go",
        ("Ctrl+G",),
        "By its printed number, “PDF 29”, “report 3” or “item 6 p 3”",
        room=PAPERS,
    ),
    Action("next_page", "&Next page", "Go", ("Ctrl+PgDown",), room=PAPERS),
    Action("previous_page", "Pre&vious page", "Go", ("Ctrl+PgUp",), room=PAPERS),
    Action(
        "back",
        "&Back",
        "Go",
        ("Alt+Left",),
        "To where you were before you jumped to another page or paper",
        room=PAPERS,
        rule=True,
    ),
    Action("forward", "&Forward", "Go", ("Alt+Right",), "Where Back came from", room=PAPERS),
    Action(
        "links",
        "&Links on this page…",
        "Go",
        ("Ctrl+L",),
        "To other pages, or out to the web after asking",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "bookmarks",
        "Boo&kmarks",
        "Go",
        ("Ctrl+B",),
        "The bookmarks that the file itself carries",
        room=PAPERS,
    ),
    Action(
        "mark_read",
        "Mark the page as &read, or not",
        "Go",
        ("R",),
        "It then stays so, whatever was seen of it",
        room=PAPERS,
        rule=True,
    ),
    Action(
        "mark_item_read",
        "Mark the &item as read, or not",
        "Go",
        ("Shift+R",),
        "The item of the page, or the one chosen in the agenda",
        room=PAPERS,
    ),
    Action(
        "next_unread",
        "Next &unread page",
        "Go",
        ("Ctrl+R",),
        "Where reading goes on",
        room=PAPERS,
    ),
    Action(
        "reading_plan",
        "Rea&ding plan…",
        "Go",
        ("F4",),
        "What is left to read, shared out over the evenings until the meeting",
    ),
    Action(
        "time_limits",
        "&Time limits…",
        "Go",
        ("Shift+F4",),
        "Work out the last day for an answer or an agenda; the rules with their sources",
    ),
    Action("keyboard", "&Keyboard", "Help", ("F1",)),
    Action("search:how", "How to &search", "Help", room=SEARCH),
    Action("about", "&About Scrutiny Desk", "Help"),
)

ON_THE_PAGE: tuple[tuple[str, str], ...] = (
    ("Up, Down, Space, Page Up, Page Down, Home, End", "Scroll the pages"),
    ("Right, Left", "The next or the previous page, where a page is not wider than the view"),
    ("Ctrl and the mouse wheel", "Zoom round the pointer"),
    ("Ctrl+Right, Ctrl+Left", "Select the next or the previous word"),
    ("Ctrl+Down, Ctrl+Up", "Select the first word of the next or the previous line"),
    ("Shift+Right, Shift+Left, Shift+Down, Shift+Up", "Make the selection longer or shorter"),
    ("Shift and a click", "Stretch the selection to there, over pages too"),
    ("Double click, triple click", "Select the word, the paragraph"),
    ("Ctrl+C", "Copy the selected words"),
    ("Escape", "Select nothing; from a note, go back to the page"),
    ("Enter, with a mark in hand", "Write on it"),
    ("Delete, with a mark in hand", "Delete it; Undo brings it back"),
    ("Arrows, while a region is drawn", "Move it; with Ctrl by less"),
    ("Shift and an arrow, while a region is drawn", "Stretch it"),
    ("Enter, while a region is drawn", "Keep it; Escape leaves it"),
    ("Menu or Shift+F10", "Every kind of mark for the selected words"),
    ("Menu or Shift+F10, in the agenda", "Write on the item, or move the paper to Trash"),
    ("Delete, on a paper in the agenda", "Move it to Trash; Undo brings it back"),
    ("F6, Shift+F6", "Go between agenda, open fields, page and notes"),
)
"""Keys that only mean something on the page: keys, what they do."""

IN_REVIEW: tuple[tuple[str, str], ...] = (
    ("Up, Down", "Go to another row; its page follows"),
    ("Enter", "Accept the row and go to the next"),
    ("F2, or a double click", "Correct the row"),
    ("Enter, in a field", "Go to the next field"),
    ("Ctrl+Enter, in a field", "Accept the row and go to the next"),
    ("Delete", "Drop the row, or put it back"),
    ("Escape", "From a field or from adding, go back to the rows"),
    ("Arrows, while adding", "Move the rectangle; with Ctrl by less"),
    ("Shift and an arrow, while adding", "Stretch the rectangle"),
    ("Page Up, Page Down, while adding", "Take the rectangle to another page"),
    ("Enter, while adding", "Read the rows in the rectangle"),
    ("Ctrl+Left, Ctrl+Right, in the rows to add", "Move a column's words to another field"),
    ("Ctrl+Enter, in the rows to add", "Add them"),
    ("F6, Shift+F6", "Go between rows, fields and page"),
)
"""Keys that only mean something in Review: keys, what they do."""


IN_THE_MEETING: tuple[tuple[str, str], ...] = (
    ("A, P, E", "The question was answered, answered in part, evaded"),
    ("W", "A written answer was promised: by whom, by when; it becomes an action"),
    ("N", "Note the answer as it is given"),
    ("F", "Ask a follow-up at once"),
    ("Right or Space, Left", "Go to the next or the previous question"),
    ("C", "Stop the item's clock, or let it go on"),
    ("Escape", "From a field, go back to the keys; from there, go back to the board"),
)
"""Keys that only mean something while questions are put in the meeting: keys, what they do."""

ON_THE_BOARD: tuple[tuple[str, str], ...] = (
    ("Enter or F2", "Write in the question in hand; Enter again writes the next one"),
    ("Shift+Enter, while writing", "A new line in the same question"),
    ("Ctrl+Enter", "Open the page the question stands on"),
    ("Delete", "Delete the question; what stands under it stays"),
    ("Menu or Shift+F10", "Everything that can be done with the question in hand"),
)
"""Keys that only mean something on the board of questions: keys, what they do."""


def action(name: str) -> Action:
    """The command of this name; KeyError where there is none."""
    for one in ACTIONS:
        if one.name == name:
            return one
    raise KeyError(name)
