"""Trace real asks by Utblick, and by plain scans with rapidfuzz and difflib: how good, and how long it takes.

    python benchmarks/tracing.py [--data FOLDER] [--scan-asks N] [--seed N]

FOLDER holds lobby proposals and amendments with which carries which, amendments that people have judged with the act
before and after, and more amendments for the time. The scans are so slow that they get a share of the asks; each row
says how many. Times are of the processor. Prints tables for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import json
import platform
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from utblick.engine.tracing import Ask, Text, Tracer, Versions

ROOT = Path(__file__).resolve().parents[1]
READINGS = Path(__file__).with_name("tracing_readings.jsonl")
"""How far 91 more amendments got, by one reading of ours with the nearest passages beside."""
FIRST = 5
WORDS, ASKS = 150_000, 500
VERSIONS = {"committee": 0.4, "Parliament": 0.2, "Council": 0.0}
"""Three versions of one act: in each, this share of its passages stays as proposed."""

Likeness = Callable[[str, str], float]


@dataclass(frozen=True)
class Row:
    """One line of a table: who, how many asks, the figures, and seconds for each ask."""

    name: str
    asks: int
    figures: tuple[float, ...]
    seconds: float


def rapidfuzz_likeness(asked: str, text: str) -> float:
    """Give the best partial match, letter by letter."""
    return fuzz.partial_ratio(asked, text) / 100


def difflib_likeness(asked: str, text: str) -> float:
    """Give the share of the asked words that match the text's in order."""
    words = asked.split()
    matcher = difflib.SequenceMatcher(None, words, text.split(), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(words))


SCANS: dict[str, Likeness] = {
    "rapidfuzz, every passage": rapidfuzz_likeness,
    "difflib, every passage": difflib_likeness,
}


def scan(ask: Ask, texts: Sequence[Text], likeness: Likeness) -> list[tuple[float, str]]:
    """Give all texts by how alike they are to what is asked, the most alike first."""
    asked = ask.new.lower()
    return sorted(
        ((likeness(asked, text.text.lower()), text.id) for text in texts), key=lambda row: (-row[0], row[1])
    )


def wording(data: Path, share: int, seed: int) -> list[Row]:
    """Say for how many verified pairs the amendment is among the first five different wordings that are wrong."""
    folder = data / "lobbyplag-gdpr"
    texts = [
        Text(row["uid"], row["text"]["new"], row["text"]["old"]) for row in _json(folder / "index.amd.json")
    ]
    wordings = {text.id: (text.old or "", text.text) for text in texts}
    proposals = {row["uid"]: row["text"] for row in _json(folder / "proposals.json")}
    pairs: dict[str, set[str]] = {}
    verified: dict[str, set[str]] = {}
    for row in _json(folder / "plags.json"):
        if row["proposal"] in proposals and row["amendment"] in wordings:
            pairs.setdefault(row["proposal"], set()).add(row["amendment"])
            if row["verified"]:
                verified.setdefault(row["proposal"], set()).add(row["amendment"])
    asks = [Ask(key, proposals[key]["new"], proposals[key]["old"]) for key in sorted(pairs)]
    random.Random(seed).shuffle(asks)

    def figures(ranked: dict[str, list[str]]) -> tuple[float, ...]:
        found: list[float] = []
        checked: list[float] = []
        for key, ids in ranked.items():
            ahead = _wrong_ahead(ids, {wordings[one] for one in pairs[key]}, wordings)
            for wanted, result in ((pairs[key], found), (verified.get(key, set()), checked)):
                if wanted:
                    result.append(
                        sum(ahead.get(wordings[one], FIRST) < FIRST for one in wanted) / len(wanted)
                    )
        return _mean(checked), _mean(found)

    began = time.process_time()
    tracer = Tracer((), texts)
    ranked = {ask.id: [lead.text_id for lead in tracer.trace(ask, 150).leads] for ask in asks}
    rows = [Row("Utblick", len(asks), figures(ranked), (time.process_time() - began) / len(asks))]
    some = figures({ask.id: ranked[ask.id] for ask in asks[:share]})
    rows.append(Row("Utblick", share, some, rows[0].seconds))
    for name, likeness in SCANS.items():
        began = time.process_time()
        ranked = {ask.id: [one for _, one in scan(ask, texts, likeness)] for ask in asks[:share]}
        rows.append(Row(name, share, figures(ranked), (time.process_time() - began) / share))
    return rows


def _wrong_ahead(ids: list[str], true: set[Any], wordings: dict[str, Any]) -> dict[Any, int]:
    """Give for each wording how many different wrong ones stand before it."""
    wrong: set[Any] = set()
    ahead: dict[Any, int] = {}
    for one in ids:
        ahead.setdefault(wordings[one], len(wrong))
        if wordings[one] not in true:
            wrong.add(wordings[one])
    return ahead


def outcome(data: Path) -> list[Row]:
    """Say how well the scores tell what got in from what did not, and what got in whole from the rest."""
    baseline, texts, asks = _act(data)
    labels = {row["id"]: row["label"] for row in _lines(data / "aia-labels" / "labels.jsonl")}
    judged = [ask for ask in asks if labels[ask.id] != "already"]
    labels |= {row["uuid"]: row["label"] for row in _lines(READINGS)}
    read = [ask for ask in _amendments(data) if ask.id in labels]
    tracer = Tracer(baseline, texts)
    rows = [
        _told("Utblick", judged, labels, lambda ask: tracer.trace(ask, FIRST).score),
        _told("Utblick, our own readings", read, labels, lambda ask: tracer.trace(ask, FIRST).score),
    ]
    for name, likeness in SCANS.items():
        scorer = functools.partial(_first_score, texts=texts, likeness=likeness)
        rows.append(_told(name, judged, labels, scorer))
    return rows


def _told(name: str, asks: Sequence[Ask], labels: dict[str, str], scorer: Callable[[Ask], float]) -> Row:
    began = time.process_time()
    scores = {ask.id: scorer(ask) for ask in asks}
    seconds = (time.process_time() - began) / len(asks)
    areas = (
        _area([(scores[ask.id], labels[ask.id] != "none") for ask in asks]),
        _area([(scores[ask.id], labels[ask.id] == "whole") for ask in asks]),
    )
    return Row(name, len(asks), areas, seconds)


def _first_score(ask: Ask, texts: Sequence[Text], likeness: Likeness) -> float:
    return scan(ask, texts, likeness)[0][0]


def pace(data: Path, seed: int) -> tuple[int, int, float, float]:
    """Give the words of an act in the longest of its versions, the asks, and the seconds to build and to ask."""
    baseline, texts, _ = _act(data)
    random_ = random.Random(seed)
    filler = [
        Text(f"more-{number}", row["text"]["new"], None, None)
        for number, row in enumerate(_json(data / "lobbyplag-gdpr" / "index.amd.json"))
    ]
    words = sum(len(text.text.split()) for text in texts)
    while words < WORDS and filler:
        texts.append(filler.pop(random_.randrange(len(filler))))
        words += len(texts[-1].text.split())
    before = {text.id: text for text in baseline}
    versions = {
        name: [before.get(text.id, text) if random_.random() < kept else text for text in texts]
        for name, kept in VERSIONS.items()
    }
    asks = random_.sample(_amendments(data), ASKS)
    began = time.process_time()
    traced = Versions(baseline, versions, "en")
    built = time.process_time()
    for ask in asks:
        traced.trace(ask)
    return words, len(asks), built - began, time.process_time() - built


def _amendments(data: Path) -> list[Ask]:
    return [
        Ask(row["uuid"], row["text"], row["commission"] or "", row["title"])
        for row in _json(data / "ai-act-negotiation" / "amendments_political_groups-2024-02-09.json")
    ]


def _act(data: Path) -> tuple[list[Text], list[Text], list[Ask]]:
    rows = _lines(data / "aia-labels" / "final_rows.jsonl")
    return (
        [Text(row["row"], row["proposal"], None, row["title"]) for row in rows if row["proposal"]],
        [Text(row["row"], row["final"], None, row["title"]) for row in rows if row["final"]],
        [
            Ask(row["id"], row["new"], row["old"], row["title"])
            for row in _lines(data / "aia-labels" / "sample.jsonl")
        ],
    )


def _area(rows: Sequence[tuple[float, bool]]) -> float:
    """Give the area under the curve: how often a true one has the higher score."""
    true = [score for score, is_true in rows if is_true]
    false = [score for score, is_true in rows if not is_true]
    return _mean([float(one > other) + (one == other) / 2 for one in true for other in false])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _table(heads: Sequence[str], rows: Sequence[Row]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for row in rows:
        figures = " | ".join(f"{figure:.3f}" for figure in row.figures)
        lines.append(f"| {row.name} | {row.asks} | {figures} | {row.seconds * 1000:,.1f} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run all three parts and print their tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", metavar="FOLDER")
    parser.add_argument("--scan-asks", type=int, default=40, metavar="N")
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args(argv)
    if not (options.data / "aia-labels").is_dir():
        print(f"there are no real samples in {options.data}; say where with --data FOLDER", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, one process.\n")
    words, asks, built, asked = pace(options.data, options.seed)
    print(
        f"{asks} asks in {len(VERSIONS)} versions of {words:,} words: read in {built:.1f} s, traced in {asked:.1f} s.\n"
    )
    heads = ("amendments that carry a proposal", "asks", "verified, first 5", "all, first 5", "ms an ask")
    print(_table(heads, wording(options.data, options.scan_asks, options.seed)), "\n")
    heads = ("how far an amendment got", "asks", "AUC, anything", "AUC, whole", "ms an ask")
    print(_table(heads, outcome(options.data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
