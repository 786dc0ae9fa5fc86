"""Who may know whom: the contracts hold, each row has its reason, and no relation points up the street."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.house import PACKAGE, ROOT, feature_folders, python_files

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads(PYPROJECT)["tool"]["importlinter"]["contracts"]


def _street() -> list[str]:
    """Give the features of the street from the top, those side by side in one row each."""
    (contract,) = (row for row in CONTRACTS if row.get("containers") == ["utblick.features"])
    return [re.sub(r"[()\s]", "", row) for row in contract["layers"]]


def _rooms() -> list[str]:
    return [row.removeprefix("utblick.") for row in CONTRACTS[0]["layers"]]


def test_the_contracts_hold(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [str(program), "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_row_of_a_contract_says_why() -> None:
    section = PYPROJECT[PYPROJECT.index("[tool.importlinter]") :]
    rows = [line for line in section.splitlines() if line.startswith('  "')]
    assert len(rows) > 20
    assert [row for row in rows if len(row.partition("  # ")[2]) < 10] == []


def test_the_rooms_are_those_that_exist() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert set(_rooms()) == folders


def test_the_street_is_the_one_that_contributing_tells_of() -> None:
    told = " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
    match = re.search(r"one-way street: `([^`]+)`", told)
    assert match, "CONTRIBUTING.md no longer tells of the street"
    rows = [re.sub(r"\s", "", row) for row in match[1].split(">")]
    # Administration has no words of the trade; it stands where it needs to.
    assert rows == [row for row in _street() if row != "administration"]


def _place(app: str) -> tuple[int, str]:
    """Give how high up something is (rooms first, then the street), and which room or feature it is."""
    parts = app.split(".")
    room = _rooms().index(parts[1])
    if parts[1] != "features":
        return 100 * room, parts[1]
    row = next(number for number, names in enumerate(_street()) if parts[2] in names.split("|"))
    return 100 * room + row, parts[2]


def test_no_model_refers_to_one_further_up() -> None:
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("utblick."):
            continue
        height, name = _place(model.__module__)
        for field in model._meta.get_fields():
            other = field.related_model if field.concrete else None
            if other is None or not getattr(other, "__module__", "").startswith("utblick."):
                continue
            other_height, other_name = _place(other.__module__)
            # A lower number is further up.
            if other_height < height or (other_height == height and other_name != name):
                wrong.append(f"{model.__name__}.{field.name} → {other.__name__}")
    assert wrong == []


@pytest.mark.parametrize(
    ("app", "other", "is_up"),
    [
        ("utblick.features.organisation.models", "utblick.features.monitoring.models", True),
        ("utblick.features.monitoring.models", "utblick.features.organisation.models", False),
        ("utblick.foundation.audit.models", "utblick.features.organisation.models", True),
    ],
)
def test_up_is_up(app: str, other: str, is_up: bool) -> None:
    assert (_place(other)[0] < _place(app)[0]) is is_up


# What would give the engine a clock, a file, a network or chance: module, name.
IMPURE = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "monotonic"),
    ("time", "perf_counter"),
    ("os", "environ"),
    ("os", "getenv"),
    ("random", "random"),
    ("uuid", "uuid4"),
}


def test_the_engine_has_no_clock_no_files_and_no_chance() -> None:
    found = []
    for path in python_files(tests=False):
        if path.parts[:3] != ("src", "utblick", "engine"):
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if (node.value.id, node.attr) in IMPURE:
                    found.append(f"{path}:{node.lineno} {node.value.id}.{node.attr}")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
                found.append(f"{path}:{node.lineno} open()")
    assert found == []


def test_every_feature_tells_what_it_is_in_ten_lines() -> None:
    for folder in feature_folders():
        readme = folder / "README.md"
        assert readme.exists(), f"{folder.name} has no README.md"
        lines = [line for line in readme.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert 5 <= len(lines) <= 16, f"{folder.name}/README.md has {len(lines)} lines; ten are enough"
