"""A field on a page: what must be filled in, and choices that say what is not chosen."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

CHOICES = (("a", "Ett"), ("b", "Två"))
DASHED = (("", "---------"), *CHOICES)


class _Form(forms.Form):
    text = forms.CharField(label="text")
    optional = forms.CharField(label="optional", required=False)
    set = forms.ChoiceField(label="set", choices=CHOICES)
    open = forms.ChoiceField(label="open", choices=DASHED)
    several = forms.MultipleChoiceField(label="several", choices=CHOICES)
    maybe = forms.ChoiceField(label="maybe", choices=DASHED, required=False)


def _drawn(name: str, language: str) -> str:
    with override(language):
        return render_to_string("ui/field.html", {"field": _Form()[name]})


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("text", True),
        ("optional", False),
        ("set", False),
        ("open", True),
        ("several", True),
        ("maybe", False),
    ],
)
def test_only_what_may_be_left_empty_is_called_required(name: str, is_told: bool) -> None:
    assert ("obligatoriskt" in _drawn(name, "sv")) == is_told


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("open", "sv", "välj …"),
        ("open", "en", "choose …"),
        ("maybe", "sv", "inget valt"),
        ("maybe", "en", "not chosen"),
    ],
)
def test_what_is_not_chosen_is_said_in_words(name: str, language: str, words: str) -> None:
    drawn = _drawn(name, language)
    assert f'<option value="" selected>{words}</option>' in drawn
    assert "----" not in drawn
