"""One way for every form of the boards' work: show it, or do what it says and go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted


class Standing(NamedTuple):
    """What stands in a field now, when somebody was faster."""

    label: str
    value: str


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., str],
    *,
    title: str,
    back: str,
    permission: str,
    about: str = "",
    trail: Sequence[tuple[str, str]] = (),
    now: Callable[[], tuple[int, forms.BaseForm]] | None = None,
) -> HttpResponse:
    """Show a form, or call `act` with what it holds; `act` gives the address to go on to.

    `now` gives the record's version and a form of it as it stands, for who was not the first: what differs from
    the written is shown, and what was written stays. `trail` is the (words, address) above the page.
    """
    standing: list[Standing] = []

    def version() -> int:
        assert now is not None
        stands_at, there = now()
        standing.extend(_standing(form, there))
        return stands_at

    outcome = acted(request, form, act, lambda address: str(address), version=version if now else None)
    if isinstance(outcome, HttpResponse):
        return outcome
    above = trail or [(_("Boards"), reverse("governance:desks"))]
    context = {
        "form": form,
        "title": title,
        "back": back,
        "permission": permission,
        "about": about,
        "standing": standing,
        "steps": [{"label": words, "url": address} for words, address in (*above, (title, ""))],
    }
    return render(request, "governance/change.html", context, status=outcome)


def _beside(form: forms.BaseForm, reason: RuleBroken) -> None:
    """Put a rule's sentence beside the first of its fields that the form has, or above all."""
    fields = [name for name in getattr(reason, "fields", ()) if name in form.fields]
    for name in fields or [None]:
        form.add_error(name, str(reason))


def _standing(form: forms.BaseForm, there: forms.BaseForm) -> list[Standing]:
    """Give what stands in each field that differs from what was written."""
    found = []
    for bound in there.visible_fields():
        stands = bound.field.prepare_value(bound.initial)
        stands = bound.field.prepare_value(getattr(stands, "pk", stands))
        written = form.cleaned_data.get(bound.name)
        written = bound.field.prepare_value(getattr(written, "pk", written))
        if (stands or "") != (written or ""):
            found.append(Standing(str(bound.label), _as_shown(bound.field, stands)))
    return found


def _as_shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if value in (None, ""):
        return _("nothing")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        listed: Iterable[tuple[Any, Any]] = field.choices  # type: ignore[assignment]
        return next((str(label) for key, label in listed if str(key) == str(value)), str(value))
    return str(value)
