"""Run everything that must be true, and close with one line of figures: `N passed, N failed, N skipped`.

`python tests/run.py` runs all parts; `python tests/run.py sqlite tests/features` runs one part, with pytest's
own words after it. The parts: `checks`, `sqlite`, `postgres`, `browser`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
sys.path.insert(0, str(ROOT))

# What a checkout must be before its tests are worth running: name, command.
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("types (mypy)", ("mypy", "src", "--no-error-summary")),
    ("lint (ruff)", ("ruff", "check", "--quiet", ".")),
    ("layout (ruff format)", ("ruff", "format", "--check", "--quiet", ".")),
    ("no migration is missing", ("utblick", "manage", "makemigrations", "--check", "--dry-run")),
)
# Rooms without Django: what they do cannot depend on the database, so they run once.
ROOMS_WITHOUT_DATABASE = ("tests/engine", "tests/connectors", "tests/architecture")
# Each worker begins with half of the tests, so most files stay whole and their states are filled once.
SPREAD = ("-n", "2", "--dist", "worksteal")
MOST_TRIED_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """How many tests came out how."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def environment(data: Path, database: str = "") -> dict[str, str]:
    """Give a run's environment: its own data folder, so that no test touches the installation's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UTBLICK_")}
    # Compiled files are kept: every worker, and every `utblick` that a test starts, would compile all of it again.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    data.mkdir(parents=True, exist_ok=True)
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return kept | {"UTBLICK_DATA": str(data), "UTBLICK_DATABASE": database, "PATH": path}


def read_report(report: Path, exit_code: int) -> Figures:
    """Read the figures of one pytest run; a run that broke off counts as a failure more."""
    found = Figures()
    if report.exists():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests, failures, errors, skipped = (
                int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
            )
            bad = failures + errors
            found += Figures(max(tests - bad - skipped, 0), bad, skipped)
    # 0 and 1 are finished runs. Anything else (2 interrupted … 5 nothing collected) proves nothing.
    if exit_code not in (0, 1) or (exit_code == 1 and not found.failed):
        found += Figures(failed=1)
    return found


def checks(folder: Path, _words: Sequence[str]) -> Figures:
    """Run the checks, two at a time; show only what one has to say against the code."""

    def run(check: tuple[str, tuple[str, ...]]) -> Figures:
        name, (program, *words) = check
        began = time.monotonic()
        done = subprocess.run(
            [str(BIN / program), *words],
            cwd=ROOT,
            env=environment(folder / "checks"),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"  {verdict:8}{name}, {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            print(done.stdout + done.stderr, flush=True)
            return Figures(failed=1)
        return Figures(passed=1)

    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(run, CHECKS), Figures())


def suite(folder: Path, name: str, words: Iterable[str], database: str = "") -> Figures:
    """Run pytest once and give its figures."""
    report = folder / f"{name}.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"--junitxml={report}",
        "--no-header",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*command, *words], cwd=ROOT, env=environment(folder / name, database), stdin=subprocess.DEVNULL
    )
    return read_report(report, done.returncode)


def sqlite(folder: Path, words: Sequence[str]) -> Figures:
    """Run the suite on SQLite."""
    return suite(folder, "sqlite", [*SPREAD, "-m", "not browser and not postgres", *words])


def postgres(folder: Path, words: Sequence[str]) -> Figures:
    """Run the same suite on a PostgreSQL of its own."""
    from tests.postgres import running

    rooms = [] if words else [f"--ignore={room}" for room in ROOMS_WITHOUT_DATABASE]
    with running() as address:
        return suite(folder, "postgres", [*SPREAD, "-m", "not browser", *rooms, *words], address)


def failed_tests(report: Path) -> list[str]:
    """Give the tests of a report that failed, as pytest names them."""
    if not report.exists():
        return []
    cases = ElementTree.parse(report).getroot().iter("testcase")
    bad = (case for case in cases if case.find("failure") is not None or case.find("error") is not None)
    return list(dict.fromkeys(f"{case.get('file')}::{case.get('name')}" for case in bad))


def browser(folder: Path, words: Sequence[str]) -> Figures:
    """Run the tests that need Chromium, which `tests/end_to_end/conftest.py` finds, gets or skips for.

    A browser is another program on a machine that has more to do: few that failed are tried once more, alone, and
    those that pass then are told by name. What is wrong fails again.
    """
    marked = ["-m", "browser", "-o", "junit_family=xunit1"]
    first = suite(folder, "browser", [*SPREAD, *marked, *(words or ["tests/end_to_end"])])
    again = failed_tests(folder / "browser.xml")
    if not 0 < len(again) == first.failed <= MOST_TRIED_AGAIN:
        return first
    print("Tried once more, alone: " + ", ".join(again), flush=True)
    return Figures(first.passed, 0, first.skipped) + suite(folder, "browser-again", [*marked, *again])


PARTS: dict[str, tuple[str, Callable[[Path, Sequence[str]], Figures]]] = {
    "checks": ("Checks of the code's text", checks),
    "sqlite": ("The suite on SQLite", sqlite),
    "postgres": ("The suite on PostgreSQL", postgres),
    "browser": ("In the browser", browser),
}


def main(arguments: Sequence[str]) -> int:
    """Run the named parts, or all, and give 1 when anything failed."""
    chosen = [word for word in arguments if word in PARTS] or list(PARTS)
    words = [word for word in arguments if word not in PARTS]
    total = Figures()
    began = time.monotonic()
    kept = os.environ.get("UTBLICK_TEST_REPORTS")
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="utblick-tests-") as folder:
        for name in chosen:
            title, part = PARTS[name]
            part_began = time.monotonic()
            print(f"\n{title}", flush=True)
            figures = part(Path(folder), words)
            total += figures
            print(f"{title}: {figures}; {time.monotonic() - part_began:.0f} s", flush=True)
    print(f"\nAll together, in {time.monotonic() - began:.0f} s:\n{total}", flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
