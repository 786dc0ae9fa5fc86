"""Find what still lacks a translation: every message id in templates and code, against the .po files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
# name of the function -> which of its arguments are (context, message, plural)
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")
_LITERAL = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_IN_TEMPLATE = re.compile(
    rf"\b(n?p?gettext|_)\(\s*{_LITERAL}\s*(?:,\s*{_LITERAL}\s*)?(?:,\s*{_LITERAL}\s*)?[,)]", re.DOTALL
)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One message id and where it is written; `app` is the folder of the app, from `src/utblick`."""

    app: str
    msgid: str
    context: str | None
    plural: str | None
    place: str


def _app_of(path: Path, root: Path) -> str:
    """Give the nearest folder above that is an app (has `apps.py`), or the top folder."""
    for folder in path.parents:
        if folder == root:
            break
        if (folder / "apps.py").exists():
            return str(folder.relative_to(root))
    return path.relative_to(root).parts[0]


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_python(source: str, place: str, app: str) -> Iterator[Message]:
    """Give the messages of a Python file, and the sentences of its rules; computed names are not found."""
    tree = ast.parse(source)
    for line, sentence in _rule_sentences(tree):
        yield Message(app, sentence, None, None, f"{place}:{line}")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in CALLS:
            continue
        context, message, plural = (
            _text(node.args[at]) if at is not None and at < len(node.args) else None for at in CALLS[name]
        )
        if message:
            yield Message(app, message, context, plural, f"{place}:{node.lineno}")


def _rule_sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the docstring of each rule: a function that `broken(…)` names, or that `@_rule` makes one."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    named = {
        node.args[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "broken"
        and node.args
        and isinstance(node.args[0], ast.Name)
    }
    for name, function in functions.items():
        decorated = any(isinstance(one, ast.Name) and one.id == "_rule" for one in function.decorator_list)
        docstring = ast.get_docstring(function)
        if docstring and (decorated or name in named):
            # As `foundation.rules.broken` says it: the first paragraph, on one line.
            yield function.lineno, " ".join(docstring.split("\n\n")[0].split())


def in_template(source: str, place: str, app: str) -> Iterator[Message]:
    """Give the messages of a Django template."""
    code = templatize(source, origin=place)
    for found in _IN_TEMPLATE.finditer(code):
        words = [ast.literal_eval(word) if word else None for word in found.groups()[1:]]
        context, message, plural = (words[at] if at is not None else None for at in CALLS[found[1]])
        if message:
            line = code.count("\n", 0, found.start()) + 1
            yield Message(app, message, context, plural, f"{place}:{line}")


def messages(root: Path = ROOT) -> list[Message]:
    """Give every message of every app, sorted."""
    found: set[Message] = set()
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts:
            place = str(path.relative_to(root))
            found.update(in_python(path.read_text(encoding="utf-8"), place, _app_of(path, root)))
    for suffix in ("html", "txt"):
        for path in sorted(root.rglob(f"templates/**/*.{suffix}")):
            place = str(path.relative_to(root))
            found.update(in_template(path.read_text(encoding="utf-8"), place, _app_of(path, root)))
    return sorted(found, key=lambda one: (one.app, one.place, one.msgid))


def catalogues(language: str, root: Path = ROOT) -> list[tuple[Path, polib.POFile]]:
    """Give every .po file of a language."""
    paths = sorted(root.rglob(f"locale/{language}/LC_MESSAGES/django.po"))
    return [(path, polib.pofile(str(path))) for path in paths]


def translated(language: str, root: Path = ROOT) -> set[tuple[str | None, str]]:
    """Give (context, message id) of everything with a whole translation, in any app."""
    done = set()
    for _path, catalogue in catalogues(language, root):
        for entry in catalogue:
            forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
            if forms and all(forms) and not entry.obsolete and not entry.fuzzy:
                done.add((entry.msgctxt, entry.msgid))
    return done


def missing(language: str, root: Path = ROOT) -> list[tuple[str, str, str]]:
    """Give (app, message id, place) of each message that lacks a translation; each once for an app."""
    done = translated(language, root)
    first: dict[tuple[str, str, str | None], str] = {}
    for one in messages(root):
        if (one.context, one.msgid) not in done:
            first.setdefault((one.app, one.msgid, one.context), one.place)
    return [(app, msgid, place) for (app, msgid, _context), place in first.items()]


def unsound(language: str, root: Path = ROOT) -> list[str]:
    """Say in sentences what is wrong in the .po files: placeholders, leftovers, guesses, missing plurals."""
    used = {(one.context, one.msgid) for one in messages(root)}
    sentences = []
    said: dict[tuple[str | None, str], tuple[str, Path]] = {}
    for path, catalogue in catalogues(language, root):
        name = path.relative_to(root)
        for entry in catalogue:
            where = f"{name}:{entry.linenum}: “{entry.msgid}”"
            if entry.obsolete or (entry.msgctxt, entry.msgid) not in used:
                sentences.append(f"{where} is used nowhere: take it away")
                continue
            if entry.fuzzy:
                sentences.append(f"{where} is marked fuzzy: check it and take the mark away")
            other = said.setdefault((entry.msgctxt, entry.msgid), (entry.msgstr, name))
            if other[0] != entry.msgstr:
                sentences.append(
                    f"{where} is translated otherwise in {other[1]}: agree, or give one a context"
                )
            wanted = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural or "")
            forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
            for form in forms:
                extra = _placeholders(form) - wanted
                lost = _placeholders(entry.msgid_plural or entry.msgid) - _placeholders(form)
                if form and (extra or (lost and form is forms[-1])):
                    sentences.append(f"{where} and its translation have different placeholders")
    return sentences


def _placeholders(text: str) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(text.replace("%%", ""))}


def compiled(root: Path = ROOT) -> int:
    """Write the .mo file beside each .po file that is newer, and give how many were written."""
    written = 0
    for path in sorted(root.rglob("locale/*/LC_MESSAGES/django.po")):
        made = path.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(made))
            written += 1
    return written
