"""`utblick eligibility`: an idea beside a programme's rules."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, object_in, opened_out, shown
from utblick.engine.deadlines.planning import HOME
from utblick.engine.eligibility import PROGRAMMES, Finding, Screening, Unreadable, Verdict, check, read_idea
from utblick.engine.eligibility.idea import Idea

SUMMARY = """Lay an idea beside a programme's rules: what speaks for it, what against, what to ask.

An idea is {"title", "programme", "priority", "partners": [{"name", "country", "nuts3", "legal_form", "role"}],
"eu_eur", "total_eur", "months", "starts_on"}; all but the programme may be missing, and what is missing is asked for.
It may also have "kind" (small, regular), "call", and for each partner "nuts_version", "eu_eur" and "total_eur".
The file is one idea, or JSON Lines with one idea a line; `-` is standard input. For each idea comes one line {"id"?,
"findings": [{"rule", "verdict": "met"|"not_met"|"ask", "sentence_sv", "sentence_en", "source", "certainty"}],
"summary": {"met", "not_met", "ask", "sentence_sv", "sentence_en"}}; on a terminal they are sentences. Certainty is S
(found in a source), K (known) or ? (to be checked); a rule that is not certain never says "not met". Only the programme
decides: nothing here is a promise."""
EXAMPLE = """  utblick eligibility idea.json --on 2024-04-15

with idea.json   {"title": "Clean bays", "programme": "cb-2021", "priority": "PO4", "months": 30,
                  "partners": [{"name": "A", "country": "SE", "nuts3": "SE123", "legal_form": "public",
                                "role": "lead"},
                               {"name": "B", "country": "LV", "nuts3": "LV00A", "legal_form": "ngo",
                                "role": "partner"}],
                  "eu_eur": 800000, "total_eur": 1000000, "starts_on": "2025-03-01"}"""
YEARS = range(2000, 2101)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "idea", metavar="IDEA.json", help="the idea, or several, one a line; - is standard input"
    )
    parser.add_argument(
        "--programme",
        choices=sorted(PROGRAMMES),
        help="check against this one (default: the one the idea says)",
    )
    parser.add_argument("--on", metavar="DATE", help="the rules of this day: 2024-04-15 (default: today)")
    parser.add_argument("--out", metavar="FILE", help="where the findings go (default: standard output)")
    parser.add_argument("--rejects", metavar="FILE", help="where rejected ideas go (default: standard error)")
    parser.add_argument("--language", choices=["sv", "en"], help="language of the sentences on a terminal")


def run(options: argparse.Namespace) -> int:
    on = _day(options.on) if options.on is not None else datetime.now(HOME).date()
    ideas = _read(options.idea)
    with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
        for line, row in ideas:
            named = {"id": row["id"]} if isinstance(row, dict) and isinstance(row.get("id"), str) else {}
            try:
                idea, screening = _screened(row, options.programme, on)
            except Unreadable as reason:
                rejects.add({"file": shown(options.idea), "line": line, **named, "reason": str(reason)})
                continue
            if out is sys.stdout and out.isatty():
                from utblick.config.installation import language_of

                _tell(idea, screening, language_of(options.language), out)
            else:
                print(json.dumps({**named, **_row(screening)}, ensure_ascii=False), file=out)
        return rejects.exit_code


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise Unusable(f"--on takes a day, such as 2024-04-15; not {text!r}") from None
    if day.year not in YEARS:
        raise Unusable(f"{text} is outside the years {YEARS.start} to {YEARS.stop - 1}")
    return day


def _read(path: str) -> list[tuple[int, dict[str, Any] | str]]:
    """Read one idea over several lines, or one on each line; a line that is none is the reason why."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Unusable(f"cannot read {path}: {error.strerror}") from None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    whole = object_in(raw)
    if isinstance(whole, dict):
        return [(1, whole)]
    found = [(number, object_in(line)) for number, line in enumerate(raw.splitlines(), 1) if line.strip()]
    if any(isinstance(row, dict) for _, row in found):
        return found
    raise Unusable(f"{shown(path)} has no idea that can be read: {_why(raw)}")


def _why(raw: bytes) -> str:
    """Say what is wrong with a file that has no idea at all."""
    if not raw.strip():
        return "it is empty"
    try:
        json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return "it is not in UTF-8; save it as UTF-8"
    except json.JSONDecodeError as error:
        return f"it is not JSON at line {error.lineno}, character {error.colno}; correct it there"
    except (ValueError, RecursionError):
        return "it has a number or a nesting that is too large"
    return "an idea is a JSON object, {…}; write several as one object a line"


def _screened(row: dict[str, Any] | str, asked: str | None, on: date) -> tuple[Idea, Screening]:
    if isinstance(row, str):
        raise Unreadable(row)
    idea = read_idea(row)
    known = ", ".join(sorted(PROGRAMMES))
    if idea.programme and idea.programme not in PROGRAMMES:
        raise Unreadable(f'there is no programme "{idea.programme}"; write one of: {known}')
    key = asked or idea.programme
    if not key:
        raise Unreadable(f'"programme" is missing; write one of {known}, or give --programme')
    return idea, check(idea, PROGRAMMES[key], on)


def _row(screening: Screening) -> dict[str, object]:
    return {
        "findings": [
            {
                "rule": one.rule,
                "verdict": one.verdict.value,
                "sentence_sv": one.sentence_sv,
                "sentence_en": one.sentence_en,
                "source": one.source,
                "certainty": one.certainty.value,
            }
            for one in screening.findings
        ],
        "summary": {
            **{verdict.value: list(screening.rules(verdict)) for verdict in Verdict},
            "sentence_sv": screening.summary_sv,
            "sentence_en": screening.summary_en,
        },
    }


_WORDS = {
    "sv": {Verdict.NOT_MET: "Talar emot", Verdict.ASK: "Att fråga om", Verdict.MET: "Talar för"},
    "en": {Verdict.NOT_MET: "Speaks against it", Verdict.ASK: "To ask about", Verdict.MET: "Speaks for it"},
}


def _tell(idea: Idea, screening: Screening, language: str, out: TextIO) -> None:
    for line in _told(idea, screening, language):
        print(line, file=out)


def _told(idea: Idea, screening: Screening, language: str) -> Iterator[str]:
    """Write the findings for a person: what is wrong first, then what to ask, then what is right."""
    if idea.title:
        yield f"{idea.title}\n"
    for verdict, heading in _WORDS[language].items():
        findings = [one for one in screening.findings if one.verdict is verdict]
        if findings:
            yield heading
            yield from (f"  {_sentence(one, language)} [{one.source}, {one.certainty}]" for one in findings)
            yield ""
    yield screening.summary_sv if language == "sv" else screening.summary_en


def _sentence(finding: Finding, language: str) -> str:
    return finding.sentence_sv if language == "sv" else finding.sentence_en
