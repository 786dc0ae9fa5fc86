"""The tree of bodies and the page of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from utblick.features.actors.actions.merging import MERGE
from utblick.features.actors.contact_subjects import lines_of
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import BodyKind
from utblick.features.actors.models import Body, BodyMerge
from utblick.features.actors.views.answering import tabs
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


@dataclass(frozen=True, slots=True)
class Branch:
    """A body where it stands in the tree: how deep, and what its names are folded to."""

    body: Body
    depth: int

    @property
    def folded(self) -> str:
        return self.body.folded

    @property
    def is_former(self) -> bool:
        return not self.body.holds(timezone.localdate())


def tree(bodies: list[Body]) -> Iterator[Branch]:
    """Give the bodies from the top, each followed by its parts."""
    below: dict[int | None, list[Body]] = {}
    there = {body.pk for body in bodies}
    for body in sorted(bodies, key=lambda body: fold(body.name)):
        below.setdefault(body.parent_id if body.parent_id in there else None, []).append(body)
    waiting = [Branch(body, 0) for body in reversed(below.get(None, []))]
    while waiting:
        branch = waiting.pop()
        yield branch
        parts = below.get(branch.body.pk, [])
        waiting += [Branch(body, branch.depth + 1) for body in reversed(parts)]


def _named(branch: Branch) -> SafeString:
    body = branch.body
    former = format_html(' <span class="chip">{}</span>', _("former")) if branch.is_former else ""
    return format_html(
        '<span aria-hidden="true" class="muted">{}</span><a href="{}">{}</a>{}',
        "– " * branch.depth,
        reverse("actors:body", args=[body.pk]),
        body.name,
        former,
    )


COLUMNS = (
    Column("name", gettext_lazy("Body"), value="body.name", html=_named, heading=True, sort=True),
    Column("abbreviation", gettext_lazy("Abbreviation"), value="body.abbreviation", sort=True, narrow=True),
    Column("kind", gettext_lazy("Kind"), value="body.get_kind_display", sort=True),
    Column("parent", gettext_lazy("Part of"), value="body.parent.name", sort=True, roomy=True),
    Column("country", gettext_lazy("Country"), value="body.country", sort=True, narrow=True),
    Column("place", gettext_lazy("Place"), value="body.place", sort=True, hidden=True),
    Column("address", gettext_lazy("Web address"), value="body.address", hidden=True),
    Column("source", gettext_lazy("Where this is known from"), value="body.source", hidden=True),
    Column("certainty", gettext_lazy("How certain"), value="body.get_certainty_display", hidden=True),
)


def _words(rows: list[Branch], value: str) -> list[Branch]:
    words = fold(value).split()
    return [row for row in rows if all(f" {word}" in row.folded for word in words)]


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the bodies as a tree."""
    viewer = viewer_of(request)
    may_change = viewer.may(queries.CHANGE)
    rows = list(tree(list(queries.bodies(viewer))))
    countries = sorted({row.body.country for row in rows if row.body.country})
    listing = Listing(
        request,
        rows,
        name="bodies",
        title=_("Bodies"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the name"), apply=_words),
            Choice(key="kind", label=_("Kind"), choices=BodyKind.choices, field="body.kind"),
            Choice(
                key="country",
                label=_("Country"),
                choices=[(word, word) for word in countries],
                field="body.country",
            ),
            Flag(
                key="today",
                label=_("Only those of today"),
                apply=lambda found, _value: [row for row in found if not row.is_former],
            ),
        ),
        page_size=200,
        empty=(
            _("No bodies yet"),
            _("Add the institutions, committees and regions that you meet."),
            reverse("actors:new_body") if may_change else "",
            _("New body"),
        ),
    )
    context = {"tabs": tabs(request), "may_change": may_change, "view": queries.BODY}
    return listing.response("actors/bodies.html", context)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a body: its parts, who is and was there, and our contacts. What was merged leads to what was kept."""
    viewer, today = viewer_of(request), timezone.localdate()
    moved = Body.with_merged.filter(pk=number, merged_into__isnull=False).first()
    if moved is not None and moved.merged_into_id:
        viewer.check(queries.BODY)
        return redirect("actors:body", moved.merged_into_id)
    body = queries.body_by_number(viewer, number)
    may_merge = viewer.may(MERGE)
    posts = body.posts.filter(person__in=queries.people(viewer).prefetch_related(None).values("pk"))
    posts = posts.select_related("person")
    now = queries.once(
        sorted(
            (post for post in posts if post.holds(today)), key=lambda post: (post.weight, post.person.name)
        )
    )
    contacts = list(queries.contacts_at(viewer, body)[:20])
    about = lines_of(viewer, contacts)
    context = {
        "body": body,
        "parts": body.children.all(),
        "identifiers": body.identifiers.all(),
        "aliases": body.aliases.all(),
        "merges": BodyMerge.objects.filter(kept=body, undone_at=None).select_related("gone")
        if may_merge
        else (),
        "may_merge": may_merge,
        "predecessors": body.predecessors.all(),
        "now": now,
        "before": [post for post in posts if not post.holds(today)],
        "contacts": [(contact, about.get(contact.pk, [])) for contact in contacts],
        "contacts_total": queries.contacts_at(viewer, body).count(),
        "sees_contacts": viewer.may_somewhere(queries.CONTACT),
        "may_change": viewer.may(queries.CHANGE),
        "may_write": viewer.may_somewhere(queries.WRITE),
        "is_former": not body.holds(today),
        "view": queries.BODY,
    }
    return render(request, "actors/body.html", context)
