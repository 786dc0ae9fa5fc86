"""`utblick trace`: how far proposed wordings got in amendments or in an adopted text."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, opened_out, rows, shown
from utblick.engine.tracing import Ask, Text, Tracer

SUMMARY = """Say how far proposed wordings got, and which passages carry most of each.

Asks are {"id", "old"?, "new", "target"?}: `old` is the text it would change ("" for none), `target` where it stands.
Texts and baseline are {"id", "text", "label"?}, or amendments {"id", "old", "new", "label"?}; one JSON object a
line; `-` is standard input or output. With a baseline only what is new beside it counts. A result is {"id",
"outcome": "whole"|"part"|"none"|"already", "score": 0–1, "leads": [{"text_id", "score", "spans", "ask_spans"}]}:
the passages that carry most of what the ask adds or strikes, best first, with the places of the words in the
passage and in the ask's `new`. A lead is for a person to judge, never proof."""
EXAMPLE = """  utblick trace --asks asks.jsonl --texts adopted.jsonl --baseline proposal.jsonl --out traced.jsonl

with asks.jsonl      {"id": "a1", "old": "…", "new": "…", "target": "artikel 25.2 a"}
and adopted.jsonl    {"id": "art-25.par-2.pt-a", "text": "…", "label": "Artikel 25.2 a"}"""
MOST_WORDS = 10_000
MOST_LEADS = 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--asks", metavar="FILE", required=True, help="the proposed wordings")
    parser.add_argument("--texts", metavar="FILE", required=True, help="the passages to look in")
    parser.add_argument("--baseline", metavar="FILE", help="the same text before, passage by passage")
    parser.add_argument(
        "--top", metavar="K", type=int, default=5, help="leads for each ask at most (default: 5)"
    )
    parser.add_argument("--out", metavar="FILE", help="where the results go (default: standard output)")
    parser.add_argument("--rejects", metavar="FILE", help="where rejected rows go (default: standard error)")


def run(options: argparse.Namespace) -> int:
    if not 1 <= options.top <= MOST_LEADS:
        raise Unusable(f"--top takes a number from 1 to {MOST_LEADS}")
    if [options.asks, options.texts, options.baseline].count("-") > 1:
        raise Unusable("standard input (-) can be read only once")
    with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
        texts = _read_texts(options.texts, rejects)
        if not texts:
            raise Unusable(
                f"{shown(options.texts)} has no text that can be read, so there is nowhere to look"
            )
        baseline = _read_texts(options.baseline, rejects) if options.baseline else []
        tracer = Tracer(baseline, texts)
        seen: set[str] = set()
        for line, row in rows(options.asks, rejects):
            if reason := _id_reason(row, seen) or _ask_reason(row):
                _reject(rejects, options.asks, line, row, reason)
                continue
            seen.add(row["id"])
            traced = tracer.trace(Ask(row["id"], row["new"], row.get("old"), row.get("target")), options.top)
            leads = [
                {"text_id": one.text_id, "score": one.score, "spans": one.spans, "ask_spans": one.ask_spans}
                for one in traced.leads
            ]
            result = {"id": traced.id, "outcome": traced.outcome, "score": traced.score, "leads": leads}
            print(json.dumps(result, ensure_ascii=False), file=out)
            if sys.stderr.isatty() and len(seen) % 100 == 0:
                print(f"\r{len(seen):,} asks", end="", file=sys.stderr, flush=True)
        if sys.stderr.isatty() and len(seen) >= 100:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        return rejects.exit_code


def _read_texts(path: str, rejects: Rejects) -> list[Text]:
    texts: dict[str, Text] = {}
    for line, row in rows(path, rejects):
        if reason := _id_reason(row, texts) or _text_reason(row):
            _reject(rejects, path, line, row, reason)
            continue
        amendment = row.get("text") is None
        texts[row["id"]] = Text(
            row["id"],
            row["new"] if amendment else row["text"],
            (row.get("old") or "") if amendment else None,
            row.get("label"),
        )
    return list(texts.values())


def _text_reason(row: dict[str, Any]) -> str:
    text, old, new, label = (row.get(name) for name in ("text", "old", "new", "label"))
    if text is None and new is None:
        return 'a text needs a "text", or (an amendment) an "old" and a "new"'
    if not all(isinstance(one, str | None) for one in (text, old, new)):
        return '"text", "old" and "new" must be texts'
    if not isinstance(label, str | None):
        return '"label" must be a text: "Article 25 – paragraph 2"'
    return ""


def _ask_reason(row: dict[str, Any]) -> str:
    new, old, target = row.get("new"), row.get("old"), row.get("target")
    if not isinstance(new, str):
        return '"new" must be a text: the wording that is asked for ("" to strike all of "old")'
    if not isinstance(old, str | None):
        return '"old" must be a text: what the ask would change'
    if not isinstance(target, str | None):
        return '"target" must be a text: "Article 25 – paragraph 2"'
    if not any(map(str.isalnum, new + (old or ""))):
        return "the ask has no word: it neither adds nor strikes anything"
    if max(len(new.split()), len((old or "").split())) > MOST_WORDS:
        return (
            f"the ask has more than {MOST_WORDS:,} words: give the passages that it changes, one ask for each"
        )
    return ""


def _id_reason(row: dict[str, Any], taken: Any) -> str:
    key = row.get("id")
    if not isinstance(key, str) or not key:
        return '"id" must be a text'
    return "an earlier row has this id" if key in taken else ""


def _reject(rejects: Rejects, path: str, line: int, row: dict[str, Any], reason: str) -> None:
    named = {"id": row["id"]} if isinstance(row.get("id"), str) else {}
    rejects.add({"file": shown(path), "line": line, **named, "reason": reason})
