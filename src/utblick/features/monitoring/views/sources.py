"""Sources: the list with how each is, the page of one, and what people do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.fetching import MAILBOX, NOT_FETCHED
from utblick.features.monitoring.forms_sources import SourceForm, kind_label
from utblick.features.monitoring.health import Health
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries import sources as queries
from utblick.features.monitoring.queries.sources import SourceHealth
from utblick.features.monitoring.reader_words import said_of
from utblick.foundation.rules import RuleBroken
from utblick.ui import charts
from utblick.ui.dates import ago_html, since_html
from utblick.ui.lists import Choice, Column, Contains, Flag, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

REJECTS_SHOWN = 50
TONES = {
    Health.FRESH: "lichen",
    Health.SILENT: "amber",
    Health.FAILING: "falu",
    Health.UNVERIFIED: "",
    Health.BY_HAND: "",
    Health.OFF: "",
}


def rhythm_words(usual: timedelta) -> str:
    """Say how often something usually comes."""
    hours = usual.total_seconds() / 3600
    if hours < 20:
        n = max(1, round(hours))
        return ngettext("every hour", "every %(n)d hours", n) % {"n": n}
    days = round(hours / 24)
    if days <= 1:
        return _("every day")
    if days < 14 and days != 7:
        return ngettext("every day", "every %(n)d days", days) % {"n": days}
    weeks = round(days / 7)
    if weeks < 9:
        return ngettext("every week", "every %(n)d weeks", weeks) % {"n": weeks}
    months = max(2, round(days / 30))
    return ngettext("every month", "every %(n)d months", months) % {"n": months}


def _chip(one: SourceHealth) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', TONES[one.health], one.health.label)


def _chip_and_error(one: SourceHealth) -> SafeString:
    """Say in two lines how a source is; its own page has the rest."""
    if not one.source.failures_in_row:
        return _chip(one)
    since = one.failing_since
    return format_html(
        '{}{} <span class="small muted two-lines">{}</span>',
        _chip(one),
        format_html(' <span class="small muted nowrap">{} {}</span>', _("Since"), since_html(since))
        if since
        else "",
        one.source.error,
    )


def _spark(one: SourceHealth) -> SafeString:
    if not any(one.weeks):
        return SafeString("")
    title = _("Documents a week for twelve weeks: %(name)s") % {"name": one.source.name}
    return charts.sparkline(title, one.weeks)


COLUMNS = (
    Column(
        "name",
        gettext_lazy("Source"),
        value="source.name",
        link=lambda one: reverse("monitoring:source", args=[one.source.key]),
        sort=True,
        heading=True,
    ),
    Column("health", gettext_lazy("How it is"), value="health.label", html=_chip_and_error, sort=True),
    Column(
        "success",
        gettext_lazy("Last reached"),
        value="source.last_success_at",
        html=lambda one: (
            ago_html(one.source.last_success_at) if one.health != Health.BY_HAND else SafeString("")
        ),
        sort=True,
    ),
    Column(
        "news",
        gettext_lazy("Last news"),
        value="source.last_new_at",
        html=lambda one: ago_html(one.source.last_new_at),
        sort=True,
    ),
    Column(
        "usual",
        gettext_lazy("Usual rhythm"),
        value=lambda one: rhythm_words(one.usual) if one.health != Health.BY_HAND else "",
        narrow=True,
        roomy=True,
    ),
    Column(
        "weeks",
        gettext_lazy("A week"),
        value=lambda one: ", ".join(map(str, one.weeks)),
        html=_spark,
        roomy=True,
    ),
    Column("documents", gettext_lazy("Documents"), value="documents", sort=True, numeric=True, roomy=True),
    Column(
        "kind",
        gettext_lazy("How it is read"),
        value=lambda one: kind_label(one.source.kind),
        sort=True,
        hidden=True,
    ),
    Column("address", gettext_lazy("Address"), value="source.address", hidden=True),
    Column("error", gettext_lazy("Error"), value="source.error", hidden=True),
    Column("since", gettext_lazy("Not reached since"), value="failing_since", sort=True, hidden=True),
    Column("topics", gettext_lazy("Topics"), value="source.topics", hidden=True),
    Column("language", gettext_lazy("Language"), value="source.language", hidden=True),
    Column("licence", gettext_lazy("Licence"), value="source.licence", hidden=True),
)


# What is common to all of them is said once, above.
WITHOUT_ERRORS = tuple(
    replace(column, html=_chip, narrow=True) if column.key == "health" else column for column in COLUMNS
)


def _filters() -> tuple[Any, ...]:
    kinds = sorted(set(Source.objects.order_by().values_list("kind", flat=True).distinct()))
    return (
        Contains(key="name", label=_("Words"), field="source.name", also=("source.address", "source.topics")),
        Choice(key="health", label=_("How it is"), choices=Health.choices),
        Choice(
            key="kind",
            label=_("How it is read"),
            field="source.kind",
            choices=[(k, kind_label(k)) for k in kinds],
        ),
        Flag(key="alarm", label=_("Needs a look"), field="is_alarming"),
        Flag(key="unverified", label=_("Not yet verified"), field="is_unverified"),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List every source, those that need a look first."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.source.view")
    found = queries.listed(viewer, at=at)
    summary = queries.summarised(found)
    listing = Listing(
        request,
        found,
        name="sources",
        title=_("Sources"),
        columns=WITHOUT_ERRORS if summary.nothing_reached else COLUMNS,
        filters=_filters(),
        page_size=100,
        empty=(
            _("No sources yet"),
            _("Add one by its address, or switch on the ones that a region's EU office usually follows."),
            reverse("monitoring:add_source") if viewer.may("monitoring.source.change") else "",
            _("Add a source"),
        ),
    )
    context = {
        "summary": summary,
        "may_change": viewer.may("monitoring.source.change"),
        "may_import": viewer.may("monitoring.document.import"),
        "has_more": actions.lacks_of_catalogue(),
    }
    return listing.response("monitoring/sources.html", context)


def _of(request: HttpRequest, key: str) -> Source:
    viewer = viewer_of(request)
    viewer.check("monitoring.source.view")
    return get_object_or_404(queries.sources(viewer), key=key)


def _bars(source: Source, at: datetime) -> SafeString:
    weeks = queries.documents_by_week(at, source).get(source.pk, [0] * queries.WEEKS)
    monday = timezone.localdate(at)
    items = [
        charts.Bar((monday - timedelta(weeks=len(weeks) - 1 - n)).strftime("v%V"), value)
        for n, value in enumerate(weeks)
    ]
    return charts.bars(_("Documents a week"), items, unit=_("documents"), period=_("Week"))


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show one source: how it is, its looks, what came from it, who listens to it."""
    viewer, at = viewer_of(request), timezone.now()
    source = _of(request, key)
    profiles, listening = queries.profiles_using(source, viewer)
    documents = queries.newest_documents(source)
    one = queries.health_of(source, at)
    moves = [{**move, "at": parse_datetime(move["at"])} for move in reversed(source.state.get("moves", []))]
    is_asked = source.kind == MAILBOX or (bool(source.address) and source.kind not in NOT_FETCHED)
    context = {
        "source": source,
        "one": one,
        "tone": TONES[one.health],
        "kind": kind_label(source.kind),
        "usual": rhythm_words(one.usual) if one.health != Health.BY_HAND else "",
        "documents": documents,
        "total": source.documents.count(),
        "originals": queries.originals(documents),
        "looks": [(look, said_of(look.rejects[:REJECTS_SHOWN])) for look in queries.checks(source)],
        "bringing": queries.bringing(source),
        "profiles": profiles,
        "listening": listening,
        "moves": moves,
        "is_asked": is_asked,
        "chart": _bars(source, at),
        "catalogue_note": source.options.get("catalogue", {}).get("note", ""),
        "may_change": viewer.may("monitoring.source.change"),
    }
    return render(request, "monitoring/source.html", context)


@require_POST
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Fetch the source now, in the background."""
    source = _of(request, key)
    actions.check_now(source, by=viewer_of(request), at=timezone.now())
    toast(
        request, _("The source will be fetched within seconds; load the page again to see what came of it.")
    )
    return redirect("monitoring:source", key=key)


@require_POST
def switch(request: HttpRequest, key: str) -> HttpResponse:
    """Switch the source on or off."""
    source = _of(request, key)
    on = request.POST.get("on") == "1"
    actions.switch_source(source, on=on, by=viewer_of(request), at=timezone.now())
    told = (
        _("“%(name)s” is followed again.")
        if on
        else _("“%(name)s” is no longer followed. Its documents stay.")
    )
    toast(request, told % {"name": source.name})
    return redirect("monitoring:source", key=key)


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change name, address, rhythm and the rest."""
    viewer, source = viewer_of(request), _of(request, key)
    viewer.check("monitoring.source.change")
    form = SourceForm(request.POST or None, source=source, initial=SourceForm.initial_of(source))
    if request.method == "POST" and form.is_valid():
        values, selector = form.values(), form.cleaned_data["selector"]
        try:
            actions.change_source(source, values, selector=selector, by=viewer, at=timezone.now())
        except RuleBroken as reason:
            form.add_error(None, str(reason))
        else:
            toast(request, _("Saved."))
            return redirect("monitoring:source", key=key)
    status = 422 if form.errors else 200
    return render(request, "monitoring/source_change.html", {"form": form, "source": source}, status=status)


@require_POST
def catalogue(request: HttpRequest) -> HttpResponse:
    """Switch on the sources that a region's EU office usually follows."""
    counts = actions.load_catalogue(timezone.now(), by=viewer_of(request))
    if counts["added"]:
        told = ngettext("%(n)d source was added.", "%(n)d sources were added.", counts["added"])
        toast(request, told % {"n": counts["added"]})
    else:
        toast(request, _("All of them are followed already."))
    return redirect("monitoring:sources")
