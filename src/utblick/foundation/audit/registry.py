"""The actions that may stand in the audit trail, and the words that tell of them.

Each app lists its own in `auditing.py`: `SENTENCES = {"monitoring.matter.joined": _("joined two matters")}`.
The words go on after the person's name, in the past tense: *Anna Ek* joined two matters. `NAMES` there says
what is meant by a word among the changes that is no field of the record: `{"receiver": _("receiver")}`, and
`VALUES` what codes under such a word are called: `{"kind": {"join": _("join")}}`. `KINDS` says what a kind of
record is called: `{"monitoring.matter": _("matter")}`. `WALLS` says which events stand behind a wall: the first
letters of their codes and of their kinds of record, with the permission that one must have to know of them at all.
"""

from __future__ import annotations

from functools import cache

from django.utils.functional import Promise

from utblick.foundation.audit.words import UnknownAction
from utblick.foundation.listing import tables


@cache
def sentences() -> dict[str, str | Promise]:
    """Give every audited action's words by its code, from the `auditing` module of each of our apps.

    Raises ValueError when two apps claim the same code.
    """
    return tables("auditing", "SENTENCES")


def words_of(code: str) -> str:
    """Give the words of an action in the language of the page.

    Raises UnknownAction, saying where to list it, when no app has listed the code.
    """
    try:
        return str(sentences()[code])
    except KeyError:
        raise UnknownAction(code) from None


@cache
def _names() -> dict[str, str | Promise]:
    return tables("auditing", "NAMES")


@cache
def _values() -> dict[str, dict[str, str | Promise]]:
    return tables("auditing", "VALUES")


def values_of(word: str) -> dict[str, str | Promise]:
    """Give what the codes of a word among an event's changes are called, where the model does not say."""
    return _values().get(word, {})


@cache
def kinds() -> dict[str, str | Promise]:
    """Give what each kind of record in the trail is called, from `KINDS` of the `auditing` modules."""
    return tables("auditing", "KINDS")


@cache
def walls() -> dict[str, str]:
    """Give the first letters of the codes that stand behind a wall, and the permission that opens each."""
    return tables("auditing", "WALLS")


def name_of(word: str) -> str | Promise:
    """Give what a word among an event's changes is called on the page; itself when nobody has said."""
    return _names().get(word, word)
