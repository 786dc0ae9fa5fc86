"""Time standing queries: many watch profiles against documents, by Utblick and by peers, with the same hits.

    python benchmarks/standing_queries.py [--sizes 1,1000,10000,100000] [--peers all|none|NAME,…]
        [--documents N] [--repeats N] [--seconds S] [--out FOLDER]

Each figure comes from a process of its own that reads every document for the first time. Documents are real ones where
../shared/data is at hand, otherwise generated. Writes standing_queries.json and standing_queries.md.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a program
    sys.path.insert(0, str(ROOT))

from benchmarks.standing import report  # noqa: E402
from benchmarks.standing.documents import REAL, load  # noqa: E402
from benchmarks.standing.engines import ENGINES, OURS, PEERS  # noqa: E402
from benchmarks.standing.profiles import Profile, Writer, groups  # noqa: E402
from utblick.engine.query.parse import parse  # noqa: E402
from utblick.engine.text.analysis import Document  # noqa: E402

SEED = 2026
SHORT = 20.0
"""Seconds that a process may take, with building, to be run more than once."""
MIXED = "all kinds"
"""The profiles with NEAR, identifiers and fields too; the peers get lists and ANDs of lists."""


def work(name: str, folder: Path, kinds: str, size: int, seconds: float) -> dict[str, Any]:
    """Build one engine, run it on the documents, and give times, memory and hits."""
    documents = [Document(**row) for row in _rows(folder / "documents.jsonl")]
    gc.disable()
    built, matched, shown, hits, memory = 0.0, 0.0, 0.0, {}, 0
    languages = sorted({str(d.language) for d in documents})
    engine = ENGINES[name][1]()
    for turn in [[code] for code in languages] if engine.per_language else [languages]:
        if engine.per_language:
            profiles = list(islice(_rows(folder / f"{turn[0]}.jsonl"), size))
        else:
            profiles = [Profile(**row) for row in islice(_rows(folder / f"{kinds}.jsonl"), size)]
        start, used = time.perf_counter(), time.process_time()
        engine.build(profiles, turn)
        built += min(time.perf_counter() - start, time.process_time() - used + engine.outside()[1])
        del profiles
        mine = [d for d in documents if d.language in turn]
        net, wall, results = _timed(engine, mine, seconds)
        # What was not looked at in time is taken to be like the rest in its language.
        matched += net * len(mine) / len(results)
        shown += wall * len(mine) / len(results)
        hits |= {d.id: found for d, found in zip(mine, results, strict=False)}
        memory = max(memory, engine.outside()[0])
        engine = ENGINES[name][1]()
    # Not getrusage: that counts what the parent held when this process began.
    memory += int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    return {
        "build": built,
        "net": matched / len(documents),
        "wall": shown / len(documents),
        "looked_at": len(hits),
        "memory_mb": memory / 1024,
        "hits": hits,
    }


def _timed(engine: Any, documents: list[Document], seconds: float) -> tuple[float, float, list[list[int]]]:
    """Run on as many of the documents as there is time for: (time, wall time, hits).

    The time is processor time, unless the clock on the wall showed less: other work on the machine stays out.
    """
    net, wall, results = 0.0, 0.0, []
    step = engine.at_once or len(documents)
    for at in range(0, len(documents), step):
        before = engine.outside()[1]
        start, used = time.perf_counter(), time.process_time()
        found = engine.run(documents[at : at + step])
        passed, used = time.perf_counter() - start, time.process_time() - used
        net += min(passed, used + engine.outside()[1] - before)
        wall += passed
        results += engine.numbers(found)
        if wall > seconds:
            break
    return net, wall, results


def measure(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Run every engine at every size, each in its own process; give the figures and what they rest on."""
    kind, documents = load(options.documents, SEED)
    writer = Writer(documents, REAL / "eurovoc", SEED)
    _write(folder / "documents.jsonl", [_row(d) for d in documents])
    sizes = options.sizes
    lists = list(writer.profiles(max(sizes), all_kinds=False))
    _write(folder / "lists.jsonl", [p._asdict() for p in lists])
    if options.peers:
        trees = [parse(p.query, {}) for p in lists]
        for language in ("sv", "en"):
            _write(folder / f"{language}.jsonl", [groups(tree, language) for tree in trees])
        del trees
    _write(folder / f"{MIXED}.jsonl", [p._asdict() for p in writer.profiles(max(sizes), all_kinds=True)])
    figures = []
    for size in sizes:
        ours: dict[str, list[int]] = {}
        for kinds, names in (("lists", ("reading", *OURS, *options.peers)), (MIXED, OURS)):
            for name in names:
                if name == "reading" and size != sizes[0]:
                    continue
                figure, hits = _repeated(name, folder, kinds, size, options)
                if kinds == "lists" and name == OURS[0]:
                    ours = hits
                if kinds == "lists" and name in (*OURS, *options.peers):
                    figure["agreement"], figure["differing_pairs"] = agreement(ours, hits)
                figures.append(figure)
                _say(f"{size:>7,} {kinds:9} {name:14} {1 / figure['net']:9,.1f} documents/s")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[2]},
        "commit": _commit(),
        "documents": {
            "kind": kind,
            "count": len(documents),
            "languages": dict(Counter(d.language for d in documents)),
            "words_each": statistics.mean(len(d.text.split()) for d in documents),
        },
        "sizes": sizes,
        "figures": figures,
    }


def agreement(ours: dict[str, list[int]], theirs: dict[str, list[int]]) -> tuple[float, int]:
    """Compare the hits on the documents that a peer looked at: (share of pairs in both, pairs in only one)."""
    a = {(key, number) for key in theirs for number in ours[key]}
    b = {(key, number) for key, numbers in theirs.items() for number in numbers}
    return len(a & b) / len(a | b) if a | b else 1.0, len(a ^ b)


def _repeated(
    name: str, folder: Path, kinds: str, size: int, options: argparse.Namespace
) -> tuple[dict[str, Any], dict[str, list[int]]]:
    runs: list[dict[str, Any]] = []
    while len(runs) < options.repeats:
        command = [sys.executable, __file__, "--work", name, "--kinds", kinds, "--sizes", str(size)]
        command += ["--seconds", str(options.seconds), "--out", str(folder)]
        start = time.monotonic()
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
        if done.returncode:
            sys.exit(f"{name} with {size:,} profiles failed:\n{done.stderr}")
        runs.append(json.loads(done.stdout))
        if time.monotonic() - start > SHORT:
            break
    hits = runs[0]["hits"]
    median = {
        key: statistics.median(run[key] for run in runs) for key in ("build", "net", "wall", "memory_mb")
    }
    pairs = sum(map(len, hits.values()))
    figure = {"engine": name, "kinds": kinds, "profiles": size, "runs": len(runs), **median}
    return figure | {"looked_at": runs[0]["looked_at"], "hits_each": pairs / len(hits)}, hits


def main(given: list[str] | None = None) -> int:
    """Run the benchmark as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=_sizes, default=[1, 1_000, 10_000, 100_000], help="numbers of profiles"
    )
    parser.add_argument(
        "--peers", type=_peers, default=PEERS, help=f"all, none, or some of {', '.join(PEERS)}"
    )
    parser.add_argument(
        "--documents", type=int, default=2000, help="how many documents, half of them Swedish"
    )
    parser.add_argument(
        "--repeats", type=int, default=3, help="processes for each figure, of which the median"
    )
    parser.add_argument(
        "--seconds", type=float, default=20, help="for each language, where one document is asked by itself"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "benchmarks", help="where the results go")
    parser.add_argument("--work", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--kinds", default="lists", help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if options.documents < 2 or options.repeats < 1:
        parser.error("--documents takes a number from 2 up, --repeats from 1 up")
    if options.work:
        print(json.dumps(work(options.work, options.out, options.kinds, options.sizes[0], options.seconds)))
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        if any(name.startswith("postgres") for name in options.peers):
            from tests.postgres import running

            os.environ["STANDING_POSTGRES"] = stack.enter_context(running())
        found = measure(Path(folder), options)
    (options.out / "standing_queries.json").write_text(json.dumps(found, indent=1) + "\n")
    (options.out / "standing_queries.md").write_text(report.table(found))
    print(report.table(found))
    # Times of programs that do not find the same are no comparison.
    return 1 if any(figure.get("differing_pairs") for figure in found["figures"]) else 0


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(part) for part in text.split(",")})
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("numbers of profiles start at 1")
    return sizes


def _peers(text: str) -> tuple[str, ...]:
    names = PEERS if text == "all" else () if text == "none" else tuple(text.split(","))
    if unknown := set(names) - set(PEERS):
        raise argparse.ArgumentTypeError(f"no such peer: {', '.join(sorted(unknown))}")
    return names


def _rows(path: Path) -> Any:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _row(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in ("id", "title", "text", "language", "fields")}


def _write(path: Path, rows: Sequence[Any]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _commit() -> str:
    command = ["git", "log", "-1", "--format=%h", "--", "src/utblick/engine"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    return done.stdout.strip() or "unknown"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
