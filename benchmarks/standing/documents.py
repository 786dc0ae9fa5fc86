"""Documents to match: real ones where they are at hand, else text drawn from a Zipf distribution."""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from utblick.engine.text.analysis import Document

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"
LONGEST, SHORTEST = 6000, 200
"""Characters of a document: longer ones are cut into several, shorter ones are left out."""
SYLLABLES = (
    "ba",
    "del",
    "fra",
    "gor",
    "hus",
    "ik",
    "kom",
    "lan",
    "mö",
    "når",
    "pol",
    "ras",
    "stä",
    "tur",
    "vik",
)


def load(count: int, seed: int) -> tuple[str, list[Document]]:
    """Give what the documents are, and `count` of them (fewer when there are not as many), half in Swedish."""
    kind, found = (
        ("real", list(_real(REAL))) if REAL.is_dir() else ("generated", list(_generated(count, seed)))
    )
    rng = random.Random(seed)
    chosen: list[Document] = []
    for language in ("sv", "en"):
        of_it = [d for d in found if d.language == language]
        rng.shuffle(of_it)
        chosen += of_it[: count // 2]
    rng.shuffle(chosen)
    return kind, [Document(f"d{n:05}", d.title, d.text, d.language, d.fields) for n, d in enumerate(chosen)]


def _real(folder: Path) -> Iterator[Document]:
    for name in (
        "regeringen-monitoring/monitoring.jsonl",
        "regeringen-faktapromemoria/faktapromemoria.jsonl",
    ):
        source = name.split("/")[0]
        for line in (folder / name).read_text("utf-8").splitlines():
            title, _, text = json.loads(line)["text"].partition("\n")
            yield from _parts(title.lstrip("# "), text, "sv", source)
    for path in sorted((folder / "riksdagen").glob("*/*.json")):
        known = json.loads(path.read_text("utf-8-sig")).get("dokumentstatus", {}).get("dokument")
        if known and known.get("html"):
            yield from _parts(
                known.get("titel") or "", _plain(known["html"]), "sv", "riksdagen", committee=known["organ"]
            )
    for call in _objects((folder / "sedia-calls" / "open.concatenated.jsonl").read_text("utf-8")):
        if " the " in call["description"]:
            yield from _parts(call["title"], _plain(call["description"]), "en", "sedia")


def _parts(title: str, text: str, language: str, source: str, **fields: str) -> Iterator[Document]:
    text = text.strip()
    values = {"source": [source]} | {name: [value] for name, value in fields.items() if value}
    for start in range(0, len(text), LONGEST):
        part = text[start : start + LONGEST]
        if len(part) >= SHORTEST:
            yield Document("", title, part, language, values)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Read JSON objects that follow one another with or without a line break."""
    decoder, at = json.JSONDecoder(strict=False), 0
    while (at := text.find("{", at)) >= 0:
        value, at = decoder.raw_decode(text, at)
        yield value


def _plain(markup: str) -> str:
    text = html.unescape(re.sub(r"(?s)<(style|script)\b.*?</\1>|<[^>]*>", " ", markup))
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text))


def _generated(count: int, seed: int) -> Iterator[Document]:
    rng = random.Random(seed)
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(2, 6))) for _ in range(12_000)})
    rng.shuffle(words)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    for n in range(count):
        drawn = rng.choices(words, cum_weights=weights, k=rng.randint(100, 700))
        numbers = f" COM({rng.randint(2008, 2026)}) {rng.randint(1, 900)}"
        source = rng.choice(("eurlex", "sedia", "riksdagen"))
        yield Document(
            "", " ".join(drawn[:8]), " ".join(drawn[8:]) + numbers, ("sv", "en")[n % 2], {"source": [source]}
        )
