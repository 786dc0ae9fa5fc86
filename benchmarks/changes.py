"""Measure what changed between two versions of an act, beside the comparison that comes with Python.

    python benchmarks/changes.py [--words N …] [--repeat N] [--seed N] [OLD NEW]

Without files the act is made up: articles with headings, paragraphs and points, words drawn by Zipf's law. The new
version is the old one with known changes: words replaced, points inserted and deleted, articles inserted so that
those after them are renumbered. `difflib` is asked twice: for the words of the whole text in a row, and passage by
passage with the same id, as one would write it in an afternoon. With two files there is no known answer, only time
and size.
"""

from __future__ import annotations

import argparse
import difflib
import platform
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from utblick.engine.passages.changes import changes
from utblick.engine.passages.wording import tokens
from utblick.engine.passages.writing import Passage

# (passage id, words) for each stretch: "=" in both, "-" only in the old version, "+" only in the new one
Script = list[tuple[str, str, str]]
LONGEST = 120.0  # seconds; a peer that took longer is not asked for more words


class Made:
    """An act that was made up, its next version, and the articles in which words changed."""

    def __init__(self, words: int, seed: int) -> None:
        self._random = random.Random(seed)
        self._vocabulary = [f"word{n}" for n in range(20_000)]
        self._weights = list(accumulate(1 / (n + 10) for n in range(20_000)))
        articles: list[list[tuple[str, str, str]]] = []
        total = 0
        while total < words:
            articles.append(self._article())
            total += sum(len(text.split()) for _, _, text in articles[-1])
        self.old = passages(articles)
        self.new, self.changed = self._changed(articles)

    def _words(self, least: int, most: int) -> str:
        count = self._random.randint(least, most)
        return " ".join(self._random.choices(self._vocabulary, cum_weights=self._weights, k=count)) + "."

    def _article(self) -> list[tuple[str, str, str]]:
        rows = [("", self._words(2, 6), "")]
        for paragraph in range(1, self._random.randint(2, 8)):
            rows.append((f".par-{paragraph}", "", self._words(20, 90)))
            for point in "abcdefgh"[: self._random.choice((0, 0, 3, 6))]:
                rows.append((f".par-{paragraph}.pt-{point}", "", self._words(8, 40)))
        return rows

    def _changed(self, articles: list[list[tuple[str, str, str]]]) -> tuple[list[Passage], set[str]]:
        result: list[list[tuple[str, str, str]]] = []
        changed: set[int] = set()
        for article in articles:
            if self._random.random() < 0.05:
                changed.add(len(result))
                result.append(self._article())
            rows = article
            if self._random.random() < 0.3:
                changed.add(len(result))
                rows = [self._amended(row) if self._random.random() < 0.4 else row for row in article]
                rows[1] = self._amended(rows[1])
            result.append(rows)
        return passages(result), {f"art-{at + 1}" for at in changed}

    def _amended(self, row: tuple[str, str, str]) -> tuple[str, str, str]:
        words = row[2].split()
        for _ in range(self._random.randint(1, 4)):
            at = self._random.randrange(len(words) or 1)
            words[at : at + self._random.randint(0, 3)] = self._words(1, 4).rstrip(".").split()
        return (row[0], row[1], " ".join(words)) if row[2] else row


def passages(articles: Sequence[Sequence[tuple[str, str, str]]]) -> list[Passage]:
    """Number articles from 1 and give their passages."""
    rows = [
        (f"art-{at}{rest}", head, text) for at, rows in enumerate(articles, 1) for rest, head, text in rows
    ]
    return [Passage(id, "", head, text, order) for order, (id, head, text) in enumerate(rows)]


def by_utblick(old: list[Passage], new: list[Passage]) -> Script:
    """Ask Utblick. What is deleted has the number of the old version, so it is not laid to a new article."""
    return [
        (f"old {change.id}" if change.change == "deleted" else change.id, sign, text)
        for change in changes(old, new)
        for sign, text in change.words
    ]


def by_id(old: list[Passage], new: list[Passage]) -> Script:
    """Compare the passages of the same id with difflib, word by word."""
    before = {passage.id: passage.text for passage in old}
    after = {passage.id: passage.text for passage in new}
    script: Script = []
    for id in dict.fromkeys([*before, *after]):
        script += [(id, sign, text) for sign, text in scanned(before.get(id, ""), after.get(id, ""))]
    return script


def by_words(old: list[Passage], new: list[Passage]) -> Script:
    """Compare all words of the two texts in a row with difflib."""
    left = [(passage.id, token) for passage in old for token in tokens(passage.text + "\n")]
    right = [(passage.id, token) for passage in new for token in tokens(passage.text + "\n")]
    matcher = difflib.SequenceMatcher(None, [token for _, token in left], [token for _, token in right])
    script: Script = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            script += [(id, "=", token) for id, token in right[c:d]]
        else:
            script += [(id, "-", token) for id, token in left[a:b]] + [
                (id, "+", token) for id, token in right[c:d]
            ]
    return script


def scanned(old: str, new: str) -> list[tuple[str, str]]:
    """Give difflib's words for two texts."""
    left, right = tokens(old), tokens(new)
    result: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            result.append(("=", "".join(left[a:b])))
        else:
            result += [
                (sign, text) for sign, text in (("-", "".join(left[a:b])), ("+", "".join(right[c:d]))) if text
            ]
    return result


ENGINES: dict[str, Callable[[list[Passage], list[Passage]], Script]] = {
    "Utblick": by_utblick,
    "difflib, passages of the same id": by_id,
    "difflib, all words in a row": by_words,
}


def judged(script: Script, old: list[Passage], new: list[Passage], changed: set[str] | None) -> list[str]:
    """Give the cells of a table: lossless, articles found and wrongly told, size and pieces of the script."""
    whole = all(
        Counter(" ".join(" ".join(tokens(text)) for _, sign, text in script if sign in ("=", side)).split())
        == Counter(" ".join(" ".join(tokens(passage.text)) for passage in passages).split())
        for side, passages in (("-", old), ("+", new))
    )
    edits = [text for _, sign, text in script if sign != "="]
    size = sum(len(text.split()) for text in edits)
    if not changed:
        return ["yes" if whole else "no", "", "", f"{size:,}"]
    told = {
        id.split(".")[0]
        for id, sign, text in script
        if sign != "=" and text.strip() and not id.startswith("old ")
    }
    found, wrong = len(told & changed) / len(changed), len(told - changed)
    return ["yes" if whole else "no", f"{found:.0%}", f"{wrong:,}", f"{size:,}"]


def measured(old: list[Passage], new: list[Passage], changed: set[str] | None, repeat: int) -> None:
    """Print a table of all engines for one pair of versions."""
    count = sum(len(passage.text.split()) for passage in old)
    articles = f", {len(changed):,} articles changed" if changed is not None else ""
    print(f"\n{count:,} words in {len(old):,} passages{articles}\n")
    print(
        "| | seconds | lossless | changed articles found | told without reason | words taken out and put in |"
    )
    print("|---|---:|---|---:|---:|---:|")
    for name, engine in list(ENGINES.items()):
        times: list[float] = []
        script: Script = []
        for _ in range(repeat):
            start = time.perf_counter()
            script = engine(old, new)
            times.append(time.perf_counter() - start)
            if times[-1] > LONGEST / 10:
                break
        if times[-1] > LONGEST:
            ENGINES.pop(name)
        cells = [f"{statistics.median(times):.2f}", *judged(script, old, new, changed)]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="two versions of an act")
    parser.add_argument("--words", type=int, nargs="+", default=[15_000, 150_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, median of {options.repeat}")
    if options.files:
        from utblick.config.commands.passages import passages_in

        old, new = (passages_in(str(Path(name))) for name in options.files)
        measured(old, new, None, options.repeat)
        return 0
    for words in options.words:
        made = Made(words, options.seed)
        measured(made.old, made.new, made.changed, options.repeat)
    return 0


if __name__ == "__main__":
    sys.exit(main())
