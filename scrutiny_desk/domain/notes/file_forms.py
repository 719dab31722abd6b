"""The kinds of file that notes leave in."""

from __future__ import annotations

from enum import StrEnum


class FileForm(StrEnum):
    """The kinds of file that notes leave in; the value is the file's ending without its dot."""

    XLSX = "xlsx"
    DOCX = "docx"
    MARKDOWN = "md"
    JSONLD = "jsonld"
    PDF = "pdf"

    @property
    def word(self) -> str:
        """How the form is called in a list."""
        return _WORDS[self]

    @property
    def meant_for(self) -> str:
        """What it is good for, in one sentence."""
        return _MEANT_FOR[self]

    def own_name(self, name: str) -> str:
        """A file's name with this form's ending: in place of another form's, or after any other."""
        stem, dot, ending = name.rpartition(".")
        if dot and ending.lower() == self.value:
            return name
        others = {form.value for form in FileForm}
        return f"{stem if stem and ending.lower() in others else name}.{self.value}"


_MEANT_FOR = {
    FileForm.XLSX: "A row a note, to sort, filter and change; what is changed can be brought back.",
    FileForm.DOCX: "By agenda item, with quotes, pages and room to write, to print or pass on.",
    FileForm.MARKDOWN: "By agenda item as plain text, for a wiki or a message.",
    FileForm.JSONLD: "Marks for other programs that annotate papers, by the W3C's standard.",
    FileForm.PDF: "Highlights and comments that any PDF reader shows; the paper itself is copied.",
}
_WORDS = {
    FileForm.XLSX: "Excel workbook",
    FileForm.DOCX: "Word briefing by item",
    FileForm.MARKDOWN: "Markdown text",
    FileForm.JSONLD: "Web annotations (JSON-LD)",
    FileForm.PDF: "Copy of the PDF with the marks in it",
}
