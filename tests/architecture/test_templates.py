"""Templates: all used, all built on ours, nothing inline, nothing unescaped."""

from __future__ import annotations

import re

import pytest
from django.template.loader import get_template

from tests.architecture.house import ROOT, files, templates

TEMPLATES = templates()
PAGES = [name for name in TEMPLATES if name.endswith(".html")]

# What a template may be asked for by: in Python, or in another template.
QUOTED = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml))["']""")
# A name put together from parts names its beginning: {% include "ui/chart/"|add:kind %}, f"mail/{kind}.html".
PREFIX = re.compile(r"""["']([\w-]+/[\w/-]*)(?:["']\s*\|\s*add|\{)""")

INLINE = (
    (
        "an inline script",
        re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.I),
    ),
    ("an inline style sheet", re.compile(r"<style\b", re.I)),
    ("a style attribute", re.compile(r"<[^>{}]*\sstyle\s*=", re.I)),
    ("an event attribute", re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:\w-]*)\s*=", re.I)),
    ("a javascript: address", re.compile(r"href\s*=\s*[\"']\s*javascript:", re.I)),
)
# The public site has a frame of its own: it knows nobody, and runs no script.
FRAMES = ("ui/", "site/base.html")
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|\{%\s*autoescape\s+off")
OUTSIDE = re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//(?!\{)", re.I)
LOADED = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*?(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I
)


def _text(name: str) -> str:
    return (ROOT / TEMPLATES[name]).read_text(encoding="utf-8")


def _markup(name: str) -> str:
    """Give a template's text with its tags and values taken out, so that only the markup is left."""
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "…", _text(name), flags=re.DOTALL)


def _is_mail(name: str) -> bool:
    """A mail has no style sheet beside it: what it looks like has to stand in it."""
    return "mail" in name.split("/")[-1] or "/mail/" in f"/{name}"


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20


def test_every_template_can_be_read() -> None:
    for name in TEMPLATES:
        get_template(name)


def test_every_template_is_used() -> None:
    asked: set[str] = set()
    prefixes: set[str] = set()
    for path in files():
        if path.parts[0] == "src" and path.suffix in {".py", ".html", ".txt", ".xml"}:
            text = (ROOT / path).read_text(encoding="utf-8")
            asked.update(QUOTED.findall(text))
            prefixes.update(PREFIX.findall(text))
    unused = [
        name
        for name in TEMPLATES
        if name not in asked and not any(name.startswith(prefix) for prefix in prefixes)
    ]
    assert unused == []


@pytest.mark.parametrize(("what", "pattern"), INLINE, ids=[what for what, _ in INLINE])
def test_nothing_is_inline(what: str, pattern: re.Pattern[str]) -> None:
    # The content security policy would stop it, so it would not work anyway.
    assert [name for name in PAGES if not _is_mail(name) and pattern.search(_markup(name))] == []


def test_outside_text_is_always_escaped() -> None:
    assert [name for name in TEMPLATES if UNESCAPED.search(_text(name))] == []


def test_no_page_loads_anything_from_another_host() -> None:
    assert [name for name in PAGES if LOADED.search(_text(name))] == []


def test_every_page_is_built_on_ours() -> None:
    """A page is what a view gives whole: it has a title. The frames themselves have the doctype."""
    wrong = []
    for name in PAGES:
        text = _text(name)
        if _is_mail(name) or "<!doctype" in text.lower():
            if "<!doctype" in text.lower() and not name.startswith(FRAMES) and not _is_mail(name):
                wrong.append(f"{name}: only the frames in ui/ and the public site's begin a document")
            continue
        if "{% block title %}" in text and not re.match(r'\s*\{% extends "[\w/-]+\.html" %\}', text):
            wrong.append(f"{name}: has a title and extends nothing")
    assert wrong == []
