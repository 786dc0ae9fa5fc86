"""Where things are in the house, for the tests that keep it in order."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "utblick"
FEATURES = PACKAGE / "features"


@cache
def files() -> tuple[Path, ...]:
    """Give every file of the project, relative to its root: those that git knows or could be asked to."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = (Path(name) for name in listed.stdout.decode().split("\0") if name)
        return tuple(sorted(path for path in paths if (ROOT / path).is_file()))
    # An unpacked archive has no git: everything but what is made here.
    made = {".venv", "var", "build", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in found if not made.intersection(path.parts)))


def python_files(*, tests: bool = True) -> Iterator[Path]:
    """Give the Python files, without migrations, which a machine writes."""
    for path in files():
        if path.suffix == ".py" and "migrations" not in path.parts and (tests or path.parts[0] == "src"):
            yield path


def templates() -> dict[str, Path]:
    """Give every template of ours by the name it is asked for."""
    found = {}
    for path in files():
        if "templates" in path.parts and path.parts[0] == "src":
            place = path.parts.index("templates")
            found["/".join(path.parts[place + 1 :])] = path
    return found


def feature_folders() -> list[Path]:
    """Give the folder of each feature."""
    return sorted(path for path in FEATURES.iterdir() if (path / "__init__.py").exists())
