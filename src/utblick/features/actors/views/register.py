"""The register of people as the law wants it: reviewing, extracts, forgetting, and what is kept and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from utblick.features.actors import actions, queries
from utblick.features.actors.actions.forgetting import binding
from utblick.features.actors.extracts import FIELDS
from utblick.features.actors.forms import ForgetForm
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Person, RetentionRule
from utblick.features.actors.purposes import PURPOSES
from utblick.features.actors.rules import PUBLISHED_MONTHS, REVIEW_MONTHS
from utblick.features.actors.views.answering import answered, tabs
from utblick.ui.columns import Column, show
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

FORGET, EXTRACT = "actors.person.forget", "actors.person.extract"


def _label(name: str) -> str:
    field: Any = Person._meta.get_field(name)
    return str(field.verbose_name)


def _said(person: Person, name: str) -> str:
    display = getattr(person, f"get_{name}_display", None)
    return str(display()) if display else show(getattr(person, name))


def _person(row: Any) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>', reverse("actors:person", args=[row.person.pk]), row.person.called
    )


REVIEW_COLUMNS = (
    Column(
        "name", gettext_lazy("Name"), value="person.called", html=_person, heading=True, sort="person.name"
    ),
    Column("kind", gettext_lazy("Kind"), value="person.get_kind_display", sort=True),
    Column(
        "why",
        gettext_lazy("Why"),
        value=lambda row: (
            _("the last role has ended") if row.has_ended else _("nothing has happened for long")
        ),
        sort=True,
    ),
    Column("ended", gettext_lazy("Role ended"), value="ended_on", sort="ended_on", narrow=True),
    Column("last", gettext_lazy("Last contact"), value="last_contact", sort="last_contact", narrow=True),
    Column(
        "review",
        gettext_lazy("To be reviewed on"),
        value="person.review_on",
        html=lambda row: day_html(row.person.review_on),
        sort=True,
        narrow=True,
    ),
)


@require_GET
def review(request: HttpRequest) -> HttpResponseBase:
    """List the people to look at: nothing has happened for long, or their last role has ended."""
    viewer = viewer_of(request)
    rows = queries.to_review(viewer, timezone.localdate())
    listing = Listing(
        request,
        rows,
        name="review",
        title=_("To review"),
        columns=REVIEW_COLUMNS,
        filters=(Choice(key="kind", label=_("Kind"), choices=PersonKind.choices, field="person.kind"),),
        default_sort="review",
        empty=(
            _("Nobody waits to be reviewed"),
            _("People come here when nothing has happened for long, or when their last role has ended."),
            "",
            "",
        ),
    )
    context = {
        "tabs": tabs(request),
        "view": queries.CHANGE,
        "may_forget": viewer.may(FORGET),
        "may_plan": viewer.may("actors.plan.change"),
    }
    return listing.response("actors/review.html", context)


@require_http_methods(["GET", "POST"])
def extract(request: HttpRequest, number: int) -> HttpResponse:
    """Show all that is kept of a person, or give it as a file; each time is written down, so it is asked for."""
    viewer = viewer_of(request)
    viewer.check(EXTRACT)
    person = queries.person_by_number(viewer, number)
    context: dict[str, Any] = {"person": person, "view": EXTRACT}
    if request.method == "POST":
        found = actions.take_extract(person, by=viewer, at=timezone.now())
        if request.POST.get("as") == "json":
            answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
            answer["Content-Disposition"] = f'attachment; filename="registerutdrag-{number}.json"'
            return answer
        context["extract"] = found
        context["facts"] = [(_label(name), _said(person, name)) for name in FIELDS]
    return render(request, "actors/extract.html", context)


@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a person, with the ground; what binds is told before anything is asked."""
    viewer = viewer_of(request)
    viewer.check(FORGET)
    person = queries.person_by_number(viewer, number)
    form = ForgetForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda **who: actions.forget_person(person, form.cleaned_data["ground"], **who),
        _("Forget a person"),
        reverse("actors:people"),
        FORGET,
        warning=_(
            "The name, how to reach them, the numbers and the roles are erased. Contacts keep the function and the "
            "institution. It cannot be undone."
        ),
        binding=binding(person, timezone.localdate()),
        person=person,
        yes=_("Yes, forget the person"),
    )


@require_GET
def processing(request: HttpRequest) -> HttpResponse:
    """Show the record of processing (Article 30) and the text to those we know of (Articles 13 and 14)."""
    viewer = viewer_of(request)
    viewer.check(queries.BODY)
    rules = {rule.person_kind: rule for rule in RetentionRule.objects.exclude(person_kind="")}
    context = {
        "rows": [
            (one, [PersonKind(kind).label for kind in PersonKind.values if kind in one.kinds])
            for one in PURPOSES
        ],
        "published_months": PUBLISHED_MONTHS,
        "clocks": [
            (
                kind.label,
                rules[kind.value].months if kind.value in rules else REVIEW_MONTHS,
                rules.get(kind.value),
            )
            for kind in PersonKind
        ],
        "kept": RetentionRule.objects.filter(person_kind=""),
        "may_plan": viewer.may("actors.plan.change"),
        "tabs": tabs(request),
        "view": queries.BODY,
    }
    return render(request, "actors/processing.html", context)
