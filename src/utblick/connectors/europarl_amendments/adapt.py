"""Amendments as records: of political groups, committees and the plenary, and normalised ones for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.europarl_amendments.blocks import Block, read_blocks
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import AmendmentRecord, Record, Reject

SOURCE = "europarl_amendments"
DELETED = "deleted"
# What the tools left of a list of paragraphs: `first', 'second`.
_GLUE = re.compile(r"'\s*,\s*'(?=\S)")
_LANGUAGE = re.compile(r"\s*\bOr\. ([a-z]{2})\b\s*")
_JUSTIFICATION = re.compile(r"\s*\bJustification\b\s*")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read amendments: JSON of one of four shapes, or text in blocks (also with HTML links in it).

    The files name no procedure and no document: both stay empty.
    """
    if decode(data[:400]).lstrip()[:1] not in ("[", "{"):
        blocks = list(read_blocks(data))
        if not blocks:
            reason = "The file holds no amendments: no line says “Amendment 1” or “Amendment: 1: Article 2”."
            yield Reject(file=name, line=1, reason=reason)
        for block in blocks:
            yield _of_block(block, name)
        return
    empty = True
    for item in read_objects(decode(data), _is_amendment):
        empty = False
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
        elif "lobbyist_title" in item.value and isinstance(item.value.get("text"), dict):
            yield _proposed(item.value, item.line, name)
        elif isinstance(item.value.get("text"), dict):
            yield _normalised(item.value, item.line, name)
        elif _is_amendment(item.value):
            yield _tabled(item.value, item.line, name)
        else:
            yield Reject(file=name, line=item.line, reason="The object is no amendment.", id=_id(item.value))
    if empty:
        yield Reject(file=name, line=1, reason="The file holds no amendments.")


def _is_amendment(value: Mapping[str, Any]) -> bool:
    return ("amendment_number" in value and "text" in value) or (
        "uid" in value and isinstance(value.get("text"), dict)
    )


def _tabled(value: Mapping[str, Any], at: int, name: str) -> AmendmentRecord | Reject:
    """Read an amendment of a group (with the text that it changes), or of a committee.

    Those of committees run the two columns of the page together: only where the place is new is the text theirs
    alone.
    """
    number, target = _string(value.get("amendment_number")), line(_string(value.get("title")))
    if not number or not target:
        reason = "The amendment has no number." if not number else "The amendment names no place."
        return Reject(file=name, line=at, reason=reason, id=_id(value))
    of_group = "commission" in value
    text, justification, language = _apart(_string(value.get("text")))
    old = _paragraphs(_string(value.get("commission")))
    if not text and not old and not justification:
        return Reject(file=name, line=at, reason="The amendment has no text.", id=_id(value))
    is_deleted = text.casefold() == DELETED
    is_mixed = not of_group and "(new)" not in target.casefold()
    author = line(_string(value.get("author")))
    return AmendmentRecord(
        source=SOURCE,
        source_id=_string(value.get("uuid")) or f"{author}:{number}",
        licence=LICENCE,
        number=number,
        target=target,
        old=old,
        new="" if is_deleted else text,
        authors=_names(_string(value.get("proposers"))),
        group=author if of_group else "",
        committee="" if of_group else author,
        justification=justification,
        status="tabled",
        fields=fields(
            deletes="whole" if is_deleted else "",
            columns="run together" if is_mixed else "",
            original_language=language,
        ),
    )


def _normalised(value: Mapping[str, Any], at: int, name: str) -> AmendmentRecord | Reject:
    """Read a pair made for comparing: words in lower case, no marks, no place and no authors."""
    identifier, texts = _string(value.get("uid")), value["text"]
    old, new = (line(_string(texts.get(key))) for key in ("old", "new"))
    if not identifier or not (old or new):
        reason = "The amendment has no identifier." if not identifier else "The amendment has no text."
        return Reject(file=name, line=at, reason=reason, id=identifier)
    return AmendmentRecord(
        source=SOURCE,
        source_id=identifier,
        old=old,
        new=new,
        fields=fields(words="normalised", deletes="" if new else "whole"),
    )


def _proposed(value: Mapping[str, Any], at: int, name: str) -> AmendmentRecord | Reject:
    """Read a change that an organisation asked for, from its paper; the place is the corpus' own code (`a4i1`)."""
    identifier, texts = _string(value.get("uid")), value["text"]
    old, new = (clean(_string(texts.get(key))) for key in ("old", "new"))
    if not identifier or not (old or new):
        reason = "The proposal has no identifier." if not identifier else "The proposal has no text."
        return Reject(file=name, line=at, reason=reason, id=identifier)
    places = value.get("relations")
    return AmendmentRecord(
        source=SOURCE,
        source_id=identifier,
        document=line(_string(value.get("doc"))),
        old=old,
        new=new,
        authors=[one for one in [line(_string(value.get("lobbyist_title")))] if one],
        status="proposed",
        fields=fields(
            page=_string(value.get("page")),
            place=places if isinstance(places, list) else [],
            deletes="" if new else "whole",
        ),
    )


def _of_block(block: Block, name: str) -> AmendmentRecord | Reject:
    is_deleted = block.new.casefold() == DELETED
    if not block.new and not block.old:
        reason = "The amendment has no text."
        return Reject(file=name, line=block.line, reason=reason, id=block.number)
    return AmendmentRecord(
        source=SOURCE,
        source_id=f"amendment:{block.number}",
        licence=LICENCE,
        number=block.number,
        target=block.target,
        old=block.old or "",
        new="" if is_deleted else block.new,
        fields=fields(
            deletes="whole" if is_deleted else "",
            columns="new text only" if block.old is None else "",
        ),
    )


def _apart(text: str) -> tuple[str, str, str]:
    """Give the text, its justification and the language it was written in, which stand in one."""
    language = _LANGUAGE.search(text)
    if language is None:
        return _paragraphs(text), "", ""
    after = _JUSTIFICATION.split(text[language.end() :], maxsplit=1)
    rest = after[1] if len(after) == 2 else ""
    return _paragraphs(f"{text[: language.start()]} {after[0]}"), clean(rest), language[1]


def _paragraphs(text: str) -> str:
    return clean(_GLUE.sub("\n", text))


def _names(text: str) -> Sequence[str]:
    return [name for one in text.split(",") if (name := line(one))]


def _id(value: Mapping[str, Any]) -> str:
    return _string(value.get("uuid")) or _string(value.get("uid"))


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
