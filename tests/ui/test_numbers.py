"""A number that is too long for its column is refused by every field of every form, and found by no question."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db.models import IntegerField, Model

from utblick import features, foundation, ui
from utblick.foundation.files.models import StoredFile

pytestmark = pytest.mark.django_db
TOO_LONG = ("9" * 26, str(2**63), "-" + "9" * 26, "9" * 5000)


def models() -> list[type[Model]]:
    return [
        one
        for one in apps.get_models()
        if one.__module__.startswith("utblick.") and isinstance(one._meta.pk, IntegerField)
    ]


def every_form() -> Iterator[type[forms.BaseForm]]:
    """Give all form classes of the product, wherever they are written."""
    for package in (features, foundation, ui):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if "form" in module.name.rpartition(".")[2] or module.name.endswith("subjects"):
                import_module(module.name)
    waiting: list[type[Any]] = [forms.BaseForm]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("utblick.") and hasattr(one, "base_fields"):
            yield one


def several() -> list[Any]:
    return [
        pytest.param(field, id=f"{form.__module__}.{form.__name__}.{name}")
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.ModelMultipleChoiceField)
    ]


def single() -> list[Any]:
    return [
        pytest.param(field, id=f"{form.__module__}.{form.__name__}.{name}")
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField)
    ]


@pytest.mark.parametrize("field", several())
@pytest.mark.parametrize("number", TOO_LONG, ids=len)
def test_a_field_of_several_refuses_it(field: forms.ModelMultipleChoiceField, number: str) -> None:
    # An empty set of choices asks the database nothing: some forms fill theirs as they are made.
    asked = forms.ModelMultipleChoiceField(field.queryset.model._default_manager.all())
    with pytest.raises(forms.ValidationError):
        asked.clean([number])


@pytest.mark.parametrize("field", single())
@pytest.mark.parametrize("number", TOO_LONG, ids=len)
def test_a_field_of_one_refuses_it(field: forms.ModelChoiceField, number: str) -> None:
    asked = forms.ModelChoiceField(
        field.queryset.model._default_manager.all(), to_field_name=field.to_field_name
    )
    with pytest.raises(forms.ValidationError):
        asked.clean(number)


def test_the_forms_are_found() -> None:
    assert len(several()) >= 10
    assert len(single()) >= 20


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_no_row_has_it(model: type[Model]) -> None:
    rows = model._default_manager.all()
    assert list(rows.filter(pk__in=[10**26, -(10**26), 2**63])) == []
    assert list(rows.filter(pk=10**26)) == []
    assert list(rows.exclude(pk__in=[10**26])[:1]) == list(rows[:1])


def test_the_numbers_beside_it_are_found() -> None:
    files = StoredFile.objects
    first, other = (files.create(sha256=one * 64, name=one, media_type="text/plain", size=1) for one in "ab")
    assert set(files.filter(pk__in=[10**26, first.pk])) == {first}
    assert set(files.exclude(pk__in=[10**26, first.pk])) == {other}
    assert set(files.filter(pk__in=files.filter(pk=first.pk).values("pk"))) == {first}
