"""Watch profiles: the list, and the page of one with its hits, figures and receivers."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring.actions import digests as mail
from utblick.features.monitoring.actions import profiles as actions
from utblick.features.monitoring.actions.profiles import Saved
from utblick.features.monitoring.forms_profiles import SubscribeForm
from utblick.features.monitoring.models import Hit, WatchProfile
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.preview import Month
from utblick.features.monitoring.queries import profiles as queries
from utblick.features.monitoring.queries.recall import summary
from utblick.features.organisation.queries import topics
from utblick.foundation.rules import RuleBroken
from utblick.ui import charts, dates
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


class Weeks:
    """The weekly hits of all profiles, counted when the first of them is drawn."""

    def __init__(self) -> None:
        self._at = timezone.now()

    @cached_property
    def by_profile(self) -> dict[int, list[int]]:
        return queries.weekly_hits(None, at=self._at)

    def drawn(self, profile: WatchProfile) -> SafeString:
        title = _("Hits a week for twelve weeks: %(name)s") % {"name": profile.name}
        return charts.sparkline(title, self.by_profile.get(profile.pk, [0] * queries.WEEKS))


def _name(profile: WatchProfile, unreadable: dict[int, str]) -> SafeString:
    link = format_html('<a href="{}">{}</a>', reverse("monitoring:profile", args=[profile.pk]), profile.name)
    if profile.pk in unreadable:
        return format_html('{} <span class="chip falu">{}</span>', link, _("cannot be read"))
    if not profile.is_active:
        return format_html('{} <span class="chip">{}</span>', link, _("off"))
    return link


def _columns(unreadable: dict[int, str]) -> tuple[Column, ...]:
    weeks = Weeks()
    return (
        Column(
            "name",
            _("Profile"),
            value="name",
            html=lambda p: _name(p, unreadable),
            sort="name",
            heading=True,
        ),
        Column("recent", _("Hits, 30 days"), sort="recent", numeric=True),
        Column("weeks", _("Twelve weeks"), value=lambda p: p.recent, html=weeks.drawn, roomy=True),
        Column(
            "silent",
            _("Last hit"),
            value=lambda p: p.last_hit_at,
            html=lambda p: dates.day_html(p.last_hit_at) if p.last_hit_at else SafeString(_("no hit yet")),
            sort="last_hit_at",
        ),
        Column("owner", _("Owner"), value="owner.name", sort="owner__name"),
        Column("rhythm", _("Rhythm"), value="get_rhythm_display", sort="rhythm", narrow=True),
        Column("receivers", _("Receivers"), sort="receivers", numeric=True, roomy=True),
        Column("languages", _("Languages"), hidden=True),
        Column("topic", _("Topic"), hidden=True, sort="topic"),
        Column("query", _("Query"), hidden=True),
        Column("why", _("Why we follow this"), hidden=True),
        Column("changed", _("Changed"), value="changed_at", sort="changed_at", hidden=True),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the watch profiles."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.profile.view")
    may_change = viewer.may("monitoring.profile.change")
    listing = Listing(
        request,
        queries.listed(viewer, at=at),
        name="profiles",
        title=_("Watch profiles"),
        columns=_columns(queries.unreadable()),
        filters=(
            Contains(key="name", label=_("Words in name, reason or query"), also=("why", "query")),
            Choice(key="rhythm", label=_("Rhythm"), choices=Rhythm.choices),
            Flag(key="mine", label=_("That I receive"), field="subscribed"),
            Flag(
                key="off",
                label=_("Switched off"),
                apply=lambda rows, _value: rows.filter(is_active=False),
            ),
        ),
        default_sort="name",
        empty=(
            _("No watch profiles yet"),
            _("A profile is a standing question to everything that comes in."),
            reverse("monitoring:new_profile") if may_change else "",
            _("Make a profile"),
        ),
    )
    return listing.response("monitoring/profiles.html", {"may_change": may_change})


def _document(hit: Hit) -> SafeString:
    # A corrected title is another text than the one that was marked.
    is_same = hit.digest == hit.document.digest
    marks = [p["marks"] for p in hit.passages if p["field"] == "title"] if is_same else []
    in_text = [passage for passage in hit.passages if passage["field"] == "text"]
    context = {"hit": hit, "title_marks": marks[0] if marks else [], "in_text": in_text}
    return SafeString(render_to_string("monitoring/profile_hit.html", context))


def _published(hit: Any) -> SafeString:
    """Draw the day of publication, or say that it is only the day the document was seen."""
    day = dates.day_html(hit.on)
    return day if hit.document.published_on else format_html("{} {}", _("seen"), day)


HIT_COLUMNS = (
    Column(
        "document",
        gettext_lazy("Document"),
        value=lambda h: h.document.title,
        html=_document,
        sort="document__title",
        heading=True,
    ),
    Column(
        "source", gettext_lazy("Source"), value=lambda h: h.document.source.name, hidden=True, in_exports=True
    ),
    Column(
        "published",
        gettext_lazy("Published"),
        value=lambda h: h.document.published_on,
        html=_published,
        sort=("on", "found_at"),
    ),
    Column(
        "seen",
        gettext_lazy("First seen"),
        value=lambda h: h.document.first_seen_at,
        sort="document__first_seen_at",
        hidden=True,
    ),
    Column(
        "state",
        gettext_lazy("State"),
        value=lambda h: h.document.matter.get_state_display() if h.is_open else "",
        narrow=True,
    ),
    Column("url", gettext_lazy("Address"), value=lambda h: h.document.url, hidden=True, in_exports=True),
    Column(
        "words",
        gettext_lazy("Words found"),
        value=lambda h: ", ".join(dict.fromkeys(_found_words(h))),
        hidden=True,
    ),
)


def _found_words(hit: Hit) -> list[str]:
    return [p["text"][start:end].casefold() for p in hit.passages for start, end in p["marks"]]


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show a profile: what it asks, its hits, its figures and who receives it."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.profile.view")
    profile = queries.profile_by_number(viewer, number)
    found = queries.figures(viewer, profile, at=at)
    own = profile.subscriptions.filter(account_id=viewer.account_id or 0).first()
    rows = queries.hits_of(viewer, profile)
    listing = Listing(
        request,
        rows,
        name=f"hits-{profile.pk}",
        title=_("Hits of “%(name)s”") % {"name": profile.name},
        columns=HIT_COLUMNS,
        filters=(
            Contains(key="title", label=_("Words in the title"), field="document__title"),
            Choice(
                key="source",
                label=_("Source"),
                field="document__source__key",
                choices=lambda: [(s.key, s.name) for s in queries.sources_to_choose(viewer)],
            ),
            DateRange(key="published", label=_("Published"), field="on"),
        ),
        default_sort="-published",
        page_size=20,
        empty=(_("No hits yet"), _("What comes in is shown here, with the words that were found."), "", ""),
    )
    context: dict[str, Any] = {
        "profile": profile,
        "reading": queries.reading(profile.query),
        "figures": found,
        "chart": month_chart(found.months, reverse("monitoring:profile", args=[profile.pk])),
        "silence": queries.silence(viewer, profile, at=at, last=found.last_hit_at),
        "receivers": queries.receivers(profile),
        "own": own,
        "subscribe_form": SubscribeForm(initial={"rhythm": own.rhythm if own else ""}),
        "may_change": viewer.may("monitoring.profile.change"),
        "may_subscribe": viewer.may("monitoring.profile.subscribe"),
        "topic": topics(at).filter(key=profile.topic).first() if profile.topic else None,
        "running": queries.look_back_running(profile),
        "recall": summary(profile),
        "tab": "hits",
    }
    return listing.response("monitoring/profile.html", context)


def month_chart(months: list[Month], address: str = "") -> SafeString:
    """Draw the hits of each month; with an address, each figure opens its hits."""
    items = []
    for month in months:
        last = (month.first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        window = f"?published_from={month.first.isoformat()}&published_to={last.isoformat()}"
        label = dates.month(month.first)
        items.append(charts.Bar(label, month.count, f"{address}{window}" if address and month.count else ""))
    return charts.bars(_("Hits a month"), items, unit=_("hits"), period=_("Month"), height=84, most_labels=6)


@require_POST
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Switch a profile on or off."""
    viewer = viewer_of(request)
    profile = queries.profile_by_number(viewer, number)
    on = request.POST.get("on") == "1"
    try:
        saved = actions.switch_profile(profile, on=on, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        said = _("The profile is on.") if on else _("The profile is off. Its hits are kept.")
        toast(request, f"{said} {looked_words(saved)}".strip())
    return redirect("monitoring:profile", number)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Look through the archive once more."""
    viewer = viewer_of(request)
    profile = queries.profile_by_number(viewer, number)
    try:
        toast(request, looked_words(actions.look_again(profile, by=viewer, at=timezone.now())))
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    return redirect("monitoring:profile", number)


@require_POST
def subscribe(request: HttpRequest, number: int) -> HttpResponse:
    """Receive a profile, in a rhythm of one's own, or stop receiving it."""
    viewer, at = viewer_of(request), timezone.now()
    profile = queries.profile_by_number(viewer, number)
    form = SubscribeForm(request.POST)
    if request.POST.get("stop"):
        mail.unsubscribe(profile, by=viewer, at=at)
        toast(request, _("You no longer receive this profile."))
    elif form.is_valid():
        held = mail.subscribe(profile, rhythm=form.cleaned_data["rhythm"], by=viewer, at=at)
        rhythm = Rhythm(held.rhythm or profile.rhythm).label
        toast(request, _("You receive this profile: %(rhythm)s.") % {"rhythm": rhythm})
    else:
        toast(request, _("Choose how often you want to hear from the profile."), kind="error")
    return redirect("monitoring:profile", number)


def looked_words(saved: Saved) -> str:
    """Say what the archive answered."""
    if saved.run is not None:
        return _("The archive is looked through in the background: the hits come as they are found.")
    looked = saved.looked
    if looked is None:
        return ""
    said = [
        ngettext("%(n)d new hit in the archive", "%(n)d new hits in the archive", looked.inserted)
        % {"n": looked.inserted}
    ]
    if looked.gone:
        said.append(
            ngettext("%(n)d is no longer one", "%(n)d are no longer hits", looked.gone) % {"n": looked.gone}
        )
    if looked.to_inbox:
        said.append(
            ngettext("%(n)d matter came to the inbox", "%(n)d matters came to the inbox", looked.to_inbox)
            % {"n": looked.to_inbox}
        )
    if looked.from_inbox:
        said.append(
            ngettext("%(n)d left it unjudged", "%(n)d left it unjudged", looked.from_inbox)
            % {"n": looked.from_inbox}
        )
    return ", ".join(said) + "."
