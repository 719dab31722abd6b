"""A letter to an officer as a draft that mail programs open for editing; nothing is sent by it."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from scrutiny_desk.domain.tracker.letters import Letter
from scrutiny_desk.exporting.aside import write_aside


def write_letter_email(letter: Letter, out: Path) -> None:
    """Write the letter to `out` as an .eml; to nobody, unless an address was given.

    X-Unsent has Outlook open it as a draft. Raises DeskError where the file cannot be written.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if letter.to.strip():
        message["To"] = " ".join(letter.to.split())
    message["X-Unsent"] = "1"
    message.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    write_aside(out, lambda aside: _write(aside, message.as_bytes()))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
