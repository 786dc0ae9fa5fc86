"""The house in order: sizes, names, docstrings, decisions."""

from __future__ import annotations

import ast
import re

from tests.architecture.house import PACKAGE, ROOT, files, python_files

CEILING = 400
# A ratchet: files that were longer when this was written, and how long they may be. Numbers only go down.
LONGER: dict[str, int] = {}

FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "stuff"}
HANDWRITTEN = {".py", ".css", ".js", ".html"}


def test_no_file_is_longer_than_the_ceiling() -> None:
    too_long = []
    for path in files():
        if path.suffix not in HANDWRITTEN or "migrations" in path.parts:
            continue
        lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
        if lines > LONGER.get(str(path), CEILING):
            too_long.append(f"{path}: {lines}")
    assert too_long == []


def test_the_ratchet_holds_only_files_that_still_need_it() -> None:
    slack = []
    for name, allowed in LONGER.items():
        lines = (ROOT / name).read_text(encoding="utf-8").count("\n") if (ROOT / name).exists() else 0
        if lines <= CEILING or lines < allowed:
            slack.append(f"{name}: {lines} lines now; write that, or take the row away")
    assert slack == []


def test_names_say_what_things_are() -> None:
    empty = [
        str(path)
        for path in files()
        if {re.sub(r"\.\w+$", "", part).casefold() for part in path.parts} & FORBIDDEN
    ]
    assert empty == []


def test_every_folder_says_what_it_holds() -> None:
    silent = []
    for path in python_files(tests=False):
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8"))):
            silent.append(str(path))
    assert silent == []


def test_every_folder_with_code_is_a_package() -> None:
    loose = {
        str(path.parent)
        for path in python_files(tests=False)
        if not (ROOT / path.parent / "__init__.py").exists()
    }
    assert loose == set()


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in python_files(tests=False)
        if not ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8")))
    ]
    assert silent == []


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
STATUS = re.compile(
    rf"^\*\*(Decided|Proposed|Withdrawn|Replaced by \d{{4}})\*\* ({MONTHS}) \d{{4}}\.$", re.MULTILINE
)


def test_decisions_are_numbered_and_have_a_status() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(records) >= 2
    numbers = []
    for record in records:
        match = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.md", record.name)
        assert match, f"{record.name}: a decision is called NNNN-what-it-says.md"
        numbers.append(int(match[1]))
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {match[1]} "), f"{record.name}: the heading begins with its number"
        assert STATUS.search(text), f"{record.name}: no line `**Decided** November 2026.`"
    assert numbers == sorted(set(numbers)), "two decisions share a number"


def test_replaced_decisions_name_one_that_exists() -> None:
    records = {path.name[:4]: path.read_text("utf-8") for path in (ROOT / "docs/decisions").glob("*.md")}
    for number, text in records.items():
        for other in re.findall(r"^\*\*Replaced by (\d{4})\*\*", text, re.MULTILINE):
            assert other in records, f"{number} was replaced by {other}, which does not exist"


def test_every_connector_says_under_which_licence_it_reads() -> None:
    folders = [path for path in (PACKAGE / "connectors").iterdir() if (path / "__init__.py").exists()]
    silent = [
        folder.name
        for folder in folders
        if not (folder / "README.md").exists()
        or "licence" not in (folder / "README.md").read_text("utf-8").lower()
    ]
    assert silent == []


LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for path in files():
        if path.suffix != ".md":
            continue
        for target in LINK.findall((ROOT / path).read_text(encoding="utf-8")):
            inside = "://" not in target and not target.startswith("mailto:")
            if inside and not (ROOT / path.parent / target).exists():
                broken.append(f"{path}: {target}")
    assert broken == []


def test_the_package_holds_no_compiled_catalogue() -> None:
    assert [str(path) for path in files() if path.suffix == ".mo"] == []
    assert PACKAGE.is_dir()
