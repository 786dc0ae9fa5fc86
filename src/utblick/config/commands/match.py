"""`utblick match`: which watch profiles hit which documents, and where."""

from __future__ import annotations

import argparse
import gc
import itertools
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, object_in, opened_out, raw_lines, rows, shown
from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.lines import HitLines
from utblick.engine.query.parse import QueryError
from utblick.engine.text.analysis import Document

SUMMARY = """Find which watch profiles hit which documents, and the words that made them hit.

Profiles are {"id", "query", "languages"?}, documents {"id", "language"?, "title", "text", "fields"?},
concepts {"id", "labels": {"sv": […], "en": […]}}, one JSON object a line; `-` is standard input or output.
A hit is {"profile", "document", "spans": [{"field", "start", "end"}]}: documents in the order given, then by
profile."""
EXAMPLE = """  utblick match --profiles profiles.jsonl --documents documents.jsonl --out hits.jsonl

with profiles.jsonl   {"id": "fuel", "query": "biodrivmedel* NEAR/5 (skatt OR avgift) NOT title:remiss"}
and documents.jsonl   {"id": "d1", "title": "Skatten på biodrivmedel", "text": "…"}"""
# The languages of the house are made ready before the first document; others when one comes.
READY = ("sv", "en")
CHUNK = 32

Outcome = tuple[int, str | None, str]
"""(line, the document's id or None, its hits as lines or the reason why it is rejected)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profiles", metavar="FILE", required=True, help="the watch profiles")
    parser.add_argument("--documents", metavar="FILE", required=True, help="the documents")
    parser.add_argument("--concepts", metavar="FILE", help="the concepts that queries name with #")
    parser.add_argument("--out", metavar="FILE", help="where the hits go (default: standard output)")
    parser.add_argument("--rejects", metavar="FILE", help="where rejected rows go (default: standard error)")
    parser.add_argument(
        "--workers", metavar="N", type=int, default=1, help="processes that match (default: 1)"
    )


def run(options: argparse.Namespace) -> int:
    if options.workers < 1:
        raise Unusable("--workers takes a number from 1 up")
    if [options.profiles, options.documents, options.concepts].count("-") > 1:
        raise Unusable("standard input (-) can be read only once")
    collecting = gc.isenabled()
    gc.disable()  # nothing here makes cycles, and walking a large index again and again takes its time
    try:
        with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
            concepts = read_concepts(options.concepts, rejects) if options.concepts else {}
            index = read_profiles(options.profiles, concepts, rejects)
            seen: set[str] = set()
            progress = _Progress()
            for line, key, text in _outcomes(index, options.documents, options.workers):
                reason = text if key is None else "an earlier document has this id" if key in seen else ""
                if reason:
                    row = {"file": shown(options.documents), "line": line, "id": key, "reason": reason}
                    rejects.add({name: value for name, value in row.items() if value is not None})
                    continue
                seen.add(str(key))
                if text:
                    out.write(text)
                progress.show(len(seen))
            progress.end()
            return rejects.exit_code
    finally:
        if collecting:
            gc.enable()


def read_concepts(path: str, rejects: Rejects) -> dict[str, dict[str, list[str]]]:
    """Read the concepts: id -> language -> labels."""
    concepts: dict[str, dict[str, list[str]]] = {}
    for line, row in rows(path, rejects):
        reason = _id_reason(row, concepts)
        labels = row.get("labels")
        if not reason and not (isinstance(labels, dict) and all(map(_is_strings, labels.values()))):
            reason = (
                '"labels" must be lists of words by language: {"sv": ["biodrivmedel"], "en": ["biofuel"]}'
            )
        if reason:
            _reject(rejects, path, line, row, reason)
        else:
            concepts[row["id"]] = {str(language).lower(): words for language, words in labels.items()}  # type: ignore[union-attr]
    return concepts


def read_profiles(path: str, concepts: dict[str, dict[str, list[str]]], rejects: Rejects) -> ProfileIndex:
    """Read the profiles into an index; those that cannot be read are rejected."""
    profiles: dict[str, tuple[int, dict[str, Any]]] = {}
    for line, row in rows(path, rejects):
        languages = row.get("languages")
        reason = _id_reason(row, profiles)
        if not reason and not isinstance(row.get("query"), str):
            reason = '"query" must be a text: the query'
        if not reason and not (languages is None or _is_strings(languages)):
            reason = '"languages" must be a list of language codes: ["sv", "en"]'
        if reason:
            _reject(rejects, path, line, row, reason)
        else:
            profiles[row["id"]] = (line, row)
    index = ProfileIndex(concepts)
    failed: list[tuple[int, dict[str, Any], str]] = []
    # Filed in the order of their ids, so that hits come out in it without being sorted by name.
    for key in sorted(profiles):
        line, row = profiles.pop(key)
        try:
            index.add(key, row["query"], row.get("languages") or ())
        except QueryError as error:
            failed.append((line, row, str(error)))
    for line, row, reason in sorted(failed, key=lambda one: one[0]):
        _reject(rejects, path, line, row, reason)
    if len(index):
        index.prepare(READY)
    return index


def document_in(row: dict[str, Any]) -> Document | str:
    """Give the document of a row, or the reason why it is none."""
    title, text, language = row.get("title"), row.get("text"), row.get("language")
    reason = _id_reason(row, ())
    if reason:
        return reason
    if title is None and text is None:
        return 'a document needs a "title" or a "text"'
    if not isinstance(title, str | None) or not isinstance(text, str | None):
        return '"title" and "text" must be texts'
    if not isinstance(language, str | None):
        return '"language" must be a language code: "sv"'
    fields: dict[str, list[str]] = {}
    given = row.get("fields")
    if not isinstance(given, dict | None):
        return '"fields" must be lists of values by name: {"source": ["eurlex"]}'
    for name, values in (given or {}).items():
        values = [] if values is None else values if isinstance(values, list) else [values]
        if not all(isinstance(value, str | int | float) for value in values):
            return f'the field "{name[:40]}" must be a list of texts'
        fields[name] = [value if isinstance(value, str) else str(value) for value in values]
    return Document(row["id"], title or "", text or "", language, fields)


def _outcomes(index: ProfileIndex, path: str, workers: int) -> Iterator[Outcome]:
    lines = raw_lines(path)
    if workers == 1:
        matcher = _Matcher(index)
        for line, raw in lines:
            yield matcher.outcome(line, raw)
        return
    _Matcher.shared = _Matcher(index)
    gc.freeze()  # what the processes share stays shared
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        for outcomes in pool.imap(_chunk_outcomes, _chunks(lines, CHUNK)):
            yield from outcomes


class _Matcher:
    """An index and the lines it writes; `shared` is the one that forked processes find."""

    shared: _Matcher

    def __init__(self, index: ProfileIndex) -> None:
        self._lines = HitLines(index)

    def outcome(self, line: int, raw: bytes) -> Outcome:
        row = object_in(raw)
        document = row if isinstance(row, str) else document_in(row)
        if isinstance(document, str):
            return line, None, document
        return line, document.id, self._lines.of(document)


def _chunk_outcomes(chunk: list[tuple[int, bytes]]) -> list[Outcome]:
    return [_Matcher.shared.outcome(line, raw) for line, raw in chunk]


def _chunks(lines: Iterable[tuple[int, bytes]], size: int) -> Iterator[list[tuple[int, bytes]]]:
    iterator = iter(lines)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk


def _id_reason(row: dict[str, Any], taken: Iterable[str]) -> str:
    key = row.get("id")
    if not isinstance(key, str) or not key:
        return '"id" must be a text'
    return "an earlier row has this id" if key in taken else ""


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _reject(rejects: Rejects, path: str, line: int, row: dict[str, Any], reason: str) -> None:
    key = row.get("id")
    named = {"id": key} if isinstance(key, str) else {}
    rejects.add({"file": shown(path), "line": line, **named, "reason": reason})


class _Progress:
    """Documents so far, twice a second, when a person watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._next = 0.0

    def show(self, count: int) -> None:
        if self._watched and (now := time.monotonic()) >= self._next:
            self._next = now + 0.5
            print(f"\r{count:,} documents", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._watched and self._next:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
