"""The links of a question's mail, for one question each."""

from __future__ import annotations

from utblick.foundation.outbox import mail_links
from utblick.foundation.outbox.mail_links import VALID, LinkTooOld, LinkWrong

__all__ = ["LinkTooOld", "LinkWrong", "address", "read"]

PURPOSE = "exchanges.question"


def address(question: int, answer: str = "") -> str:
    """Give the whole address of a question, or of one of its answers."""
    query = f"?svar={answer}" if answer else ""
    return mail_links.address("exchanges:answer", question, purpose=PURPOSE, query=query)


def read(token: str) -> int:
    """Give the question that a link is for. Raises LinkTooOld and LinkWrong."""
    return int(mail_links.subject_of(token, purpose=PURPOSE, valid=VALID))
