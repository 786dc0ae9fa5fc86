"""Partner searches: the list, one profile with what was agreed to and where it went, and who wants to be told."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.contactpoint import actions, documents, matching, periods, queries, rules
from utblick.features.contactpoint.counties import called, county_choices, home_counties
from utblick.features.contactpoint.forms_profiles import ProfileForm
from utblick.features.contactpoint.kinds import Purpose, Way
from utblick.features.contactpoint.models import Profile
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def page_of(profile: Profile) -> str:
    """Give the address of a profile's page."""
    return reverse("contactpoint:profile", args=[profile.pk])


COLUMNS = (
    Column(
        "title",
        gettext_lazy("Partner search"),
        html=lambda row: format_html('<a href="{}">{}</a>', page_of(row), row.title),
        sort="title_sv",
        heading=True,
    ),
    Column("way", gettext_lazy("Which way"), value="get_way_display", sort=True),
    Column("whose", gettext_lazy("Organisation"), sort=True),
    Column("place", gettext_lazy("County or country"), value=lambda row: called(row.place), sort="place"),
    Column("priority", gettext_lazy("Priority"), sort=True, narrow=True),
    Column("sent", gettext_lazy("Sent on to"), value=lambda row: len(row.forwardings.all()), numeric=True),
    Column(
        "expires",
        gettext_lazy("Holds until"),
        value="expires_on",
        html=lambda row: due_chip_html(row.expires_on, with_word=False),
        sort="expires_on",
    ),
)


def everything(request: HttpRequest) -> HttpResponseBase:
    """List the partner searches, those that run out first on top."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.profiles(viewer),
        name="profiles",
        title=_("Partner searches"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="title_sv", also=("title_en", "whose", "objective_sv")),
            Choice(key="way", label=_("Which way"), choices=Way.choices),
            Flag(
                key="holds",
                label=_("Holds today"),
                apply=lambda rows, _value: rows.filter(expires_on__gte=timezone.localdate()),
            ),
        ),
        default_sort="-expires",
        empty=(
            _("No partner searches yet"),
            _("One of ours begins in its case; one from abroad is written here."),
            reverse("contactpoint:new_profile"),
            _("A search from abroad"),
        ),
    )
    if "format" in request.GET:
        actions.tell_of_export("contactpoint.case.exported", listing.count, by=viewer, at=timezone.now())
    return listing.response("contactpoint/profiles.html", {"tabs": tabs(request), "view": queries.VIEW})


def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one profile: what it says, what was agreed to, where it went, and whom it suits."""
    viewer, today = viewer_of(request), timezone.localdate()
    profile = queries.profile_by_number(viewer, number)
    consents = list(profile.consents.all())
    found = matching.matches(profile, queries.listeners(viewer)) if profile.way == Way.IN else []
    words = dict(matching.form_choices(get_language()))
    context = {
        "profile": profile,
        "place": called(profile.place),
        "period_name": periods.name_of(profile.programme, periods.periods()),
        "wanted": [words.get(one, one) for one in profile.partner_forms],
        "countries": [called(one) for one in profile.countries],
        "may_forward": rules.agrees(consents, Purpose.FORWARD, today) and profile.expires_on >= today,
        "has_bank": rules.agrees(consents, Purpose.BANK, today),
        "is_in_bank": profile.reviewed_on is not None
        and rules.agrees(consents, Purpose.BANK, today)
        and profile.expires_on >= today,
        "is_over": profile.expires_on < today,
        "consents": consents,
        "matches": [(one, called(one.listener.county)) for one in found],
        "archives": archives(profile, today),
        "may_change": viewer.may(queries.WRITE),
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/profile.html", context)


def archives(profile: Profile, today: date) -> list[tuple[str, str]]:
    """Lead to who has done such things in public projects: in our counties, or in the countries that are wanted."""
    codes = home_counties(today) if profile.way == Way.IN else profile.countries
    words = " OR ".join(matching.telling_words(f"{profile.title_sv} {profile.title_en}"))
    address = reverse("programmes:find_partner")
    return [(called(code), f"{address}?{urlencode({'q': words, 'plats': code})}") for code in codes if words]


def new(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Write a profile: of a case, or one from abroad."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.WRITE)
    case = queries.case_by_number(viewer, number) if number is not None else None
    current = periods.period_on(today, periods.periods().values())
    initial: dict[str, Any] = {
        "programme": current.key if current else "",
        "countries": ["SE"],
        "place": "EE",
    }
    if case is not None:
        home = {code for code, _words in county_choices(today)[:-2]}
        initial = {
            "whose": case.organisation,
            "place": case.county if case.county in home else "other",
            "programme": case.programme,
            "priority": case.priority,
            "countries": ["AX", "EE", "FI", "LV"],
        }
    form = ProfileForm(given(request), day=today, initial=initial)

    def act(**fields: Any) -> Profile:
        fields.pop("version")
        return actions.save_profile(None, case=case, **fields)

    if case is None:
        above = (_("Partner searches"), reverse("contactpoint:profiles"))
    else:
        above = (f"#{case.pk}", reverse("contactpoint:case", args=[case.pk]))
    title = _("A search from abroad") if case is None else _("New partner search")
    return changed(request, form, act, title, page_of, above=above)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a profile."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    profile = queries.profile_by_number(viewer, number)
    form = ProfileForm(given(request), day=timezone.localdate(), instance=profile)

    def act(**fields: Any) -> Profile:
        version = fields.pop("version") or 0
        return actions.save_profile(Profile.objects.get(pk=number), version=version, **fields)

    return changed(
        request,
        form,
        act,
        _("Change %(name)s") % {"name": profile.title},
        page_of,
        above=(profile.title, page_of(profile)),
        version=lambda: Profile.objects.values_list("version", flat=True).get(pk=number),
    )


def sheet(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give the one-pager in English; it can be read before anybody has agreed, and sent only after."""
    profile = queries.profile_by_number(viewer_of(request), number)
    if form not in documents.TYPES:
        raise Http404
    return documents.as_file(documents.profile_sheet(profile), form, f"partner-profile-{profile.pk}")


LISTENER_COLUMNS = (
    Column(
        "organisation",
        gettext_lazy("Organisation"),
        html=lambda row: format_html(
            '<a href="{}">{}</a>', reverse("contactpoint:change_listener", args=[row.pk]), row.organisation
        ),
        sort=True,
        heading=True,
    ),
    Column("county", gettext_lazy("County"), value=lambda row: called(row.county), sort="county"),
    Column("priorities", gettext_lazy("Priorities")),
    Column("words", gettext_lazy("What they work with")),
    Column("agreed_on", gettext_lazy("Agreed on"), sort=True, narrow=True),
    Column("withdrawn_on", gettext_lazy("Taken back on"), sort=True, narrow=True),
)


def listeners(request: HttpRequest) -> HttpResponseBase:
    """List who wants to be told of partner searches."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.listeners(viewer),
        name="listeners",
        title=_("Who wants to be told of partner searches"),
        columns=LISTENER_COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="organisation", also=("words",)),
            Choice(key="county", label=_("County"), choices=county_choices(timezone.localdate())),
        ),
        default_sort="organisation",
        empty=(
            _("Nobody has asked to be told yet"),
            _("Write those who have said that they want to be told."),
            reverse("contactpoint:new_listener"),
            _("Write one"),
        ),
    )
    if "format" in request.GET:
        actions.tell_of_export("contactpoint.case.exported", listing.count, by=viewer, at=timezone.now())
    return listing.response("contactpoint/listeners.html", {"tabs": tabs(request), "view": queries.VIEW})
