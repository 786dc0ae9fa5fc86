"""The actions that may stand in the audit trail, and the words that tell of them.

Each app lists its own in `auditing.py`: `SENTENCES = {"monitoring.matter.joined": _("joined two matters")}`.
The words go on after the person's name, in the past tense: *Anna Ek* joined two matters. `NAMES` there says
what is meant by a word among the changes that is no field of the record: `{"receiver": _("receiver")}`. `KINDS` says
what a kind of record is called: `{"monitoring.matter": _("matter")}`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

from utblick.foundation.audit.words import UnknownAction


@cache
def sentences() -> dict[str, str | Promise]:
    """Give every audited action's words by its code, from the `auditing` module of each of our apps.

    Raises ValueError when two apps claim the same code.
    """
    found: dict[str, str | Promise] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.auditing"
        if not app.name.startswith("utblick.") or find_spec(name) is None:
            continue
        for code, words in import_module(name).SENTENCES.items():
            if code in found:
                raise ValueError(f"the audited action {code} is listed twice; the second time in {name}")
            found[code] = words
    return found


def words_of(code: str) -> str:
    """Give the words of an action in the language of the page.

    Raises UnknownAction, saying where to list it, when no app has listed the code.
    """
    try:
        return str(sentences()[code])
    except KeyError:
        raise UnknownAction(code) from None


def _said(table: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.auditing"
        if app.name.startswith("utblick.") and find_spec(name) is not None:
            found |= getattr(import_module(name), table, {})
    return found


@cache
def _names() -> dict[str, str | Promise]:
    return _said("NAMES")


@cache
def _values() -> dict[str, dict[str, str | Promise]]:
    return _said("VALUES")


def values_of(word: str) -> dict[str, str | Promise]:
    """Give what the codes of a word among an event's changes are called, where the model does not say."""
    return _values().get(word, {})


@cache
def kinds() -> dict[str, str | Promise]:
    """Give what each kind of record in the trail is called, from `KINDS` of the `auditing` modules."""
    return _said("KINDS")


def name_of(word: str) -> str:
    """Give what a word among an event's changes is called on the page; itself when nobody has said."""
    return str(_names().get(word, word))
