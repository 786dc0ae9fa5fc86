"""The glossary knows every model of every app, with its Swedish word and a sentence."""

from __future__ import annotations

import re

from django.apps import apps

from tests.architecture.house import ROOT

ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TEXT = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## (\w+)$", re.MULTILINE)


def _told() -> dict[tuple[str, str], tuple[str, str]]:
    """Give the glossary's rows: (app, model) → Swedish word, sentence."""
    parts = SECTION.split(TEXT)
    return {
        (app, model): (word.strip(), sentence.strip())
        for app, rows in zip(parts[1::2], parts[2::2], strict=True)
        for model, word, sentence in ROW.findall(rows)
    }


def _models() -> set[tuple[str, str]]:
    return {
        (model._meta.app_label, model.__name__)
        for model in apps.get_models()
        if model.__module__.startswith("utblick.")
    }


def test_every_model_is_in_the_glossary() -> None:
    assert sorted(_models() - set(_told())) == []


def test_the_glossary_knows_only_models_that_exist() -> None:
    assert sorted(set(_told()) - _models()) == []


def test_every_row_has_a_word_and_a_sentence() -> None:
    poor = [
        key
        for key, (word, sentence) in _told().items()
        if not word or len(sentence) < 20 or sentence[-1] != "."
    ]
    assert poor == []
