"""A form is shown, does what it says, or is shown again with what is wrong beside its fields."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import RequestFactory

from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui import answering


class NameForm(forms.Form):
    name = forms.CharField()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Beside(RuleBroken):
    fields = ("name", "somewhere else")


def ask(act: Any, data: dict[str, str] | None, monkeypatch: pytest.MonkeyPatch, **named: Any) -> Any:
    monkeypatch.setattr(answering, "viewer_of", lambda _request: "somebody")
    monkeypatch.setattr(answering, "toast", lambda *_given, **_named: None)
    factory = RequestFactory()
    request = factory.get("/") if data is None else factory.post("/", data)
    form = NameForm(answering.given(request))
    return answering.acted(request, form, act, named.pop("back", "/back/"), **named), form


def refuse(problem: Exception) -> Any:
    def act(**_said: Any) -> None:
        raise problem

    return act


def test_a_form_that_was_not_sent_is_shown_and_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, form = ask(refuse(AssertionError()), None, monkeypatch)
    assert (outcome, form.is_bound) == (200, False)


def test_what_was_made_says_where_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, Any] = {}

    def act(**given: Any) -> int:
        said.update(given)
        return 7

    outcome, _form = ask(act, {"name": "Ada"}, monkeypatch, back=lambda made: f"/{made}/")
    assert isinstance(outcome, HttpResponse)
    assert (outcome.status_code, outcome["Location"]) == (302, "/7/")
    assert (said["by"], said["name"]) == ("somebody", "Ada")


@pytest.mark.parametrize(
    ("problem", "fields"),
    [
        (RuleBroken("Nej."), {"__all__"}),
        (Beside("Nej."), {"name"}),
        (ValidationError("Nej."), {"__all__"}),
        (ValidationError({"name": "Nej.", "hidden": "Nej."}), {"name", "__all__"}),
    ],
)
def test_what_is_wrong_stands_beside_its_field_or_at_the_top(
    problem: Exception, fields: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome, form = ask(refuse(problem), {"name": "Ada"}, monkeypatch)
    assert outcome == 422
    assert set(form.errors) == fields
    assert form["name"].value() == "Ada"


def test_a_form_with_a_fault_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, form = ask(refuse(AssertionError()), {"name": ""}, monkeypatch)
    assert (outcome, set(form.errors)) == (422, {"name"})


def test_who_was_not_the_first_may_save_again(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, form = ask(
        refuse(ChangedMeanwhile("Någon hann före.")),
        {"name": "Ada", "version": "1"},
        monkeypatch,
        version=lambda: 5,
    )
    assert (outcome, form.data["version"], form.data["name"]) == (409, "5", "Ada")
