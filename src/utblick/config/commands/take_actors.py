"""`utblick actors`: people and published meetings, as `utblick read` gives them, into the installation."""

from __future__ import annotations

import argparse
import json
from typing import Any

SUMMARY = "Take in people and published meetings from records of `utblick read`."
EXAMPLE = """  utblick read SOURCE FILE | utblick actors -
  {"inserted": 705, "updated": 0, "unchanged": 0, "rejected": 0}

A second run changes nothing. People are known again by their numbers, never by their names alone."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="JSON Lines; `-` is standard input")
    parser.add_argument("--rejects", metavar="FILE", help="where rejects go (default: standard error)")


def run(options: argparse.Namespace) -> int:
    from utblick.config.starting import start_django

    start_django()
    from django.utils import timezone

    from utblick.config.commands.lines import Rejects, rows, shown
    from utblick.features.actors import intake, meeting_intake
    from utblick.foundation.accounts.viewer import system

    at, by = timezone.now(), system("utblick actors")
    required = {"person": intake.REQUIRED, "meeting": meeting_intake.REQUIRED}
    by_kind: dict[str, list[dict[str, Any]]] = {"person": [], "meeting": []}
    with Rejects(options.rejects) as rejects:
        for path in options.files:
            for number, row in rows(path, rejects):
                kind = str(row.get("kind", ""))
                lacking = [name for name in required.get(kind, ()) if not row.get(name)]
                if kind not in by_kind or lacking:
                    reason = (
                        f"the record has no `{lacking[0]}`"
                        if lacking
                        else f"a record of kind `{kind}` is neither a person nor a meeting"
                    )
                    rejects.add({"file": shown(path), "line": number, "reason": reason})
                else:
                    by_kind[kind].append(row)
        counts = intake.take_people(by_kind["person"], by=by, at=at)
        for name, count in meeting_intake.take_meetings(by_kind["meeting"], by=by, at=at).items():
            counts[name] = counts.get(name, 0) + count
        counts["rejected"] += rejects.count
    print(json.dumps(counts))
    return 1 if counts["rejected"] else 0
