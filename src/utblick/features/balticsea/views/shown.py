"""What the pages of the strategy share: their tabs, which plan and time is asked for, and where figures lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.balticsea.models import PlanVersion
from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.words import STATES, records_address
from utblick.features.organisation.forms import DayField
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.shell import viewer_of


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about the strategy that belong together."""
    pages = (
        ("balticsea:strategy", _("What we do")),
        ("balticsea:records", _("All of it as a list")),
        ("balticsea:untagged", _("To tag")),
        ("balticsea:groups", _("Groups and days")),
        ("balticsea:plans", _("Plans")),
    )
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]


class AskedForm(forms.Form):
    """Which version of the plan, and between which days."""

    plan = forms.ChoiceField(label=gettext_lazy("Action plan"), required=False)
    first = DayField(label=gettext_lazy("From"), required=False)
    last = DayField(label=gettext_lazy("To"), required=False)

    def __init__(self, *given: Any, plans: list[PlanVersion], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["plan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(plan.key, plan.name) for plan in plans]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("The last day is before the first."))
        return given


@dataclass(frozen=True)
class Asked:
    """What a page is asked to show: a version of the plan, and days."""

    form: AskedForm
    plan: PlanVersion | None
    first: date | None
    last: date | None

    @property
    def words(self) -> dict[str, str]:
        """What it is in the words of an address."""
        given = {"plan": self.plan.key if self.plan else "", "first": self.first, "last": self.last}
        return {name: str(value) for name, value in given.items() if value}

    def records_url(self, **also: str) -> str:
        """Give where the records behind a figure are."""
        return records_address(self.plan.key if self.plan else "", self.first, self.last, **also)

    def times(self, today: date) -> list[dict[str, Any]]:
        """Give the ways to the times that are mostly asked for."""
        spans = (
            (_("All time"), None, None),
            (str(today.year), date(today.year, 1, 1), date(today.year, 12, 31)),
            (str(today.year - 1), date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        )
        found = []
        for label, first, last in spans:
            words = {"plan": self.words.get("plan", ""), "first": first, "last": last}
            kept = {name: str(value) for name, value in words.items() if value}
            is_current = (first, last) == (self.first, self.last)
            found.append({"label": label, "url": f"?{urlencode(kept)}", "current": is_current})
        return found


def asked(request: HttpRequest) -> Asked:
    """Read what a page is asked to show; what cannot be read is said in the form and left out."""
    viewer = viewer_of(request)
    listed = list(queries.plans(viewer))
    today = timezone.localdate()
    current = queries.current_plan(viewer, today, listed)
    given = request.GET.copy()
    if not given.get("plan") and current is not None:
        given["plan"] = current.key
    form = AskedForm(given, plans=listed)
    form.is_valid()
    said = form.cleaned_data
    plan = next((one for one in listed if one.key == said.get("plan")), current)
    return Asked(form, plan, said.get("first"), said.get("last"))


def state_of(plan: PlanVersion, viewer: Viewer) -> dict[str, Any]:
    """Give a version with where it stands today, in words."""
    word, tone = STATES[queries.state_of(plan, timezone.localdate())]
    return {"plan": plan, "state": word, "tone": tone, "may_change": viewer.may(queries.CHANGE)}
