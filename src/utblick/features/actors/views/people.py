"""The list of people, the page of one, and the preparation of a meeting on one screen."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.actors import queries
from utblick.features.actors.contact_subjects import lines_of
from utblick.features.actors.folding import fold
from utblick.features.actors.hosting import published_by
from utblick.features.actors.kinds import PersonKind, PostRole
from utblick.features.actors.models import Merge, Person, Post
from utblick.features.actors.purposes import PURPOSES
from utblick.features.actors.views.answering import listed, tabs
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import EXPORTS, Listing
from utblick.ui.shell import viewer_of

RIGHTS = {kind.value: right for right, kinds in queries.KINDS_BY_RIGHT for kind in kinds}


def _named(person: Person) -> SafeString:
    address = reverse("actors:person", args=[person.pk])
    protected = (
        format_html(' <span class="chip amber">{}</span>', _("protected")) if person.is_protected else ""
    )
    return format_html('<a href="{}">{}</a>{}', address, person.called, protected)


def function_of(person: Person) -> str:
    """Give the functions of today in a line."""
    posts = queries.posts_now(person, timezone.localdate())
    return "; ".join(f"{post.title}, {post.body.short}" for post in posts)


COLUMNS = (
    Column("name", gettext_lazy("Name"), value="called", html=_named, sort="name", heading=True),
    Column("kind", gettext_lazy("Kind"), value="get_kind_display", sort="kind"),
    Column("function", gettext_lazy("Roles of today"), value=function_of),
    Column("country", gettext_lazy("Country"), value="country", sort="country", narrow=True),
    Column(
        "met",
        gettext_lazy("Last contact"),
        value="met",
        html=lambda row: day_html(row.met),
        sort="met",
        narrow=True,
    ),
    Column(
        "review",
        gettext_lazy("To be reviewed on"),
        value="review_on",
        html=lambda row: day_html(row.review_on),
        sort="review_on",
        hidden=True,
    ),
    Column("source", gettext_lazy("Where this is known from"), value="source", hidden=True),
    Column(
        "certainty",
        gettext_lazy("How certain"),
        value="get_certainty_display",
        sort="certainty",
        hidden=True,
    ),
)


def _words(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    for word in fold(value).split():
        rows = rows.filter(folded__contains=f" {word}")
    return rows


def _at_body(rows: QuerySet[Person], value: str) -> QuerySet[Person]:
    posts = Post.objects.at(timezone.localdate())
    for word in fold(value).split():
        posts = posts.filter(body__folded__contains=f" {word}")
    return rows.filter(pk__in=posts.values("person"))


def _in_role(rows: QuerySet[Person], value: str) -> QuerySet[Person]:
    return rows.filter(pk__in=Post.objects.at(timezone.localdate()).filter(role=value).values("person"))


@require_GET
def everybody(request: HttpRequest) -> HttpResponseBase:
    """List the people outside the region."""
    viewer = viewer_of(request)
    rows = queries.people(viewer).annotate(met=queries.last_met(viewer))
    if request.GET.get("format") in EXPORTS:
        rows = rows.filter(is_protected=False)
    may_change = viewer.may(queries.CHANGE)
    kinds = queries.kinds_seen(viewer)
    listing = Listing(
        request,
        rows,
        name="people",
        title=_("People"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the name"), field="folded", apply=_words),
            Contains(key="body", label=_("Body"), apply=_at_body),
            Choice(key="role", label=_("Role"), choices=PostRole.choices, apply=_in_role),
            Choice(
                key="kind",
                label=_("Kind"),
                choices=[(value, label) for value, label in PersonKind.choices if value in kinds],
            ),
            Choice(key="certainty", label=_("How certain"), choices=Certainty.choices),
            Flag(key="new", label=_("Never met"), apply=lambda found, _value: found.filter(met=None)),
        ),
        default_sort="name",
        empty=(
            _("No people yet"),
            _("They come with the contacts you write, and with the lists of members that are read."),
            reverse("actors:new_person") if may_change else "",
            _("New person"),
        ),
    )
    context = {
        "tabs": tabs(request),
        "may_change": may_change,
        "may_write": viewer.may_somewhere(queries.WRITE),
        "view": queries.BODY,
    }
    return listed(listing, "actors/people.html", context)


def _shown(viewer: Viewer, person: Person) -> dict[str, Any]:
    """Give what both the person's page and the preparation show."""
    today = timezone.localdate()
    contacts = list(queries.contacts_with(viewer, person)[:20])
    about = lines_of(viewer, contacts)
    return {
        "person": person,
        "posts": [(post, post.holds(today)) for post in person.posts.all()],
        "posts_now": queries.posts_now(person, today),
        "contacts": [(contact, about.get(contact.pk, [])) for contact in contacts],
        "contacts_total": queries.contacts_with(viewer, person).count(),
        "promises": queries.open_promises(viewer, person),
        "details": queries.sees_details(viewer, person),
        "may_change": viewer.may(queries.CHANGE),
        "may_write": viewer.may_somewhere(queries.WRITE),
        "sees_contacts": viewer.may_somewhere(queries.CONTACT),
        "today": today,
        "view": RIGHTS[person.kind],
    }


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a person: roles over time, our contacts, what is promised. Who was merged leads to who was kept."""
    viewer = viewer_of(request)
    moved = Person.objects.filter(pk=number, merged_into__isnull=False).first()
    if moved is not None and moved.merged_into_id:
        queries.person_by_number(viewer, moved.merged_into_id)
        return redirect("actors:person", moved.merged_into_id)
    person = queries.person_by_number(viewer, number)
    may_merge = viewer.may("actors.person.merge")
    context = {
        **_shown(viewer, person),
        "aliases": person.aliases.all(),
        "identifiers": person.identifiers.all(),
        "other_facts": person.other_facts.all() if viewer.may(queries.CHANGE) else (),
        "published": published_by(person)[:10],
        "merges": Merge.objects.filter(kept=person, undone_at=None) if may_merge else (),
        "may_merge": may_merge,
        "may_extract": viewer.may("actors.person.extract"),
        "may_forget": viewer.may("actors.person.forget"),
        "purposes": {one.field: one.why for one in PURPOSES},
    }
    return render(request, "actors/person.html", context)


@require_GET
def prepare(request: HttpRequest, number: int) -> HttpResponse:
    """Show what one needs before a meeting, on one screen that can be printed."""
    viewer = viewer_of(request)
    person = queries.person_by_number(viewer, number)
    shown = _shown(viewer, person)
    bodies = [post.body for post in shown["posts_now"]]
    return render(request, "actors/prepare.html", {**shown, "bodies": bodies})
