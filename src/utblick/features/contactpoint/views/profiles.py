"""Partner searches: the list, one profile with what was agreed to and where it went, and who wants to be told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.actors.models import Body
from utblick.features.contactpoint import actions, documents, matching, periods, queries, rules
from utblick.features.contactpoint.counties import ABROAD, called, county_choices, home_counties
from utblick.features.contactpoint.forms_profiles import ProfileForm
from utblick.features.contactpoint.kinds import OTHER_COUNTY, Language, Purpose, StepKind, Way
from utblick.features.contactpoint.models import Case, Profile
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import foreign

SHEET_WORDS = {
    "en": gettext_lazy("in English"),
    "sv": gettext_lazy("in Swedish"),
    "both": gettext_lazy("in both languages"),
}


def page_of(profile: Profile) -> str:
    """Give the address of a profile's page."""
    return reverse("contactpoint:profile", args=[profile.pk])


def columns(names: periods.PriorityNames) -> tuple[Column, ...]:
    """Give the columns of the list of partner searches."""
    priority = Column(
        "priority",
        gettext_lazy("Priority"),
        value=lambda row: names.called(row.programme, row.priority),
        sort="priority",
    )
    return (*COLUMNS[:4], priority, *COLUMNS[4:])


COLUMNS = (
    Column(
        "title",
        gettext_lazy("Partner search"),
        html=lambda row: format_html('<a href="{}"{}>{}</a>', page_of(row), foreign(row.shown), row.title),
        sort="title_sv",
        heading=True,
    ),
    Column("way", gettext_lazy("Which way"), value="get_way_display", sort=True),
    Column("whose", gettext_lazy("Organisation"), sort=True),
    Column("place", gettext_lazy("County or country"), value=lambda row: called(row.place), sort="place"),
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
        columns=columns(periods.priority_names(periods.periods())),
        filters=(
            Contains(
                key="q",
                label=_("Words"),
                field="title_sv",
                also=("title_en", "whose", "objective_sv", "objective_en"),
            ),
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
    told = [
        (code, SHEET_WORDS[code]) for code in sorted(Language.values, key=lambda code: code != get_language())
    ]
    context = {
        "profile": profile,
        "place": called(profile.place),
        "texts": [(code, words, code in profile.languages, _texts(profile, code)) for code, words in told],
        "sheets": [
            (key, SHEET_WORDS[key]) for key, codes in SHEETS.items() if not {*codes} - {*profile.languages}
        ],
        "priority": periods.priority_names([profile.programme]).called(profile.programme, profile.priority),
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


def _texts(profile: Profile, language: str) -> list[tuple[Any, str]]:
    """Give what a profile says in a language, part by part, with the headings of the page."""
    parts = ((_("Title"), "title"), (_("Aim"), "objective"), (_("Offers"), "offers"), (_("Wants"), "wants"))
    found = [(heading, getattr(profile, f"{name}_{language}")) for heading, name in parts]
    return [(heading, text) for heading, text in found if text]


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
        initial = known_of(case, home_counties(today))
    form = ProfileForm(given(request), day=today, initial=initial)

    def act(**fields: Any) -> Profile:
        fields.pop("version")
        return actions.save_profile(None, case=case, **fields)

    if case is None:
        above = (_("Partner searches"), reverse("contactpoint:profiles"))
    else:
        above = (f"#{case.pk}", reverse("contactpoint:case", args=[case.pk]))
    title = _("A search from abroad") if case is None else _("New partner search")
    lead = "" if case is None else _("What the case says is filled in. One language is enough to begin with.")
    return _written(request, form, act, title, above, way=Way.IN if case is None else Way.OUT, lead=lead)


def known_of(case: Case, home: Collection[str]) -> dict[str, Any]:
    """Give what a case already says of a search: nothing of its person, whose details are for the case alone."""
    ideas = [step.words for step in case.steps.all() if step.kind == StepKind.IDEA and step.words]
    check = case.checks.first()
    body = Body.with_merged.filter(pk=case.body_number).first() if case.body_number else None
    return {
        "whose": case.organisation,
        "reach": body.address[:160] if body else "",
        "place": case.county if case.county in home else OTHER_COUNTY,
        "programme": case.programme,
        "priority": case.priority,
        "countries": list(ABROAD),
        "title_sv": ((check.idea.get("title") if check else "") or case.question)[:160],
        "objective_sv": ideas[-1][:2000] if ideas else "",
    }


def _written(
    request: HttpRequest,
    form: ProfileForm,
    act: Callable[..., Profile],
    title: str,
    above: tuple[str, str],
    *,
    way: str,
    lead: str = "",
    version: Callable[[], int] | None = None,
) -> HttpResponse:
    """Show the form of a profile with the language first that it is written in first; the other can wait."""
    form.first = "en" if way == Way.IN else "sv"
    return changed(
        request,
        form,
        act,
        title,
        page_of,
        above=above,
        lead=lead,
        version=version,
        template="contactpoint/profile_form.html",
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a profile."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    profile = queries.profile_by_number(viewer, number)
    form = ProfileForm(given(request), day=timezone.localdate(), instance=profile)

    def act(**fields: Any) -> Profile:
        version = fields.pop("version") or 0
        return actions.save_profile(Profile.objects.get(pk=number), version=version, **fields)

    return _written(
        request,
        form,
        act,
        _("Change %(name)s") % {"name": profile.title},
        (profile.title, page_of(profile)),
        way=profile.way,
        version=lambda: Profile.objects.values_list("version", flat=True).get(pk=number),
    )


def sheet(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give it on paper, in a language or in both; it can be read before anybody has agreed, and sent only after.

    What is not written in a language yet is asked for first.
    """
    viewer = viewer_of(request)
    profile = queries.profile_by_number(viewer, number)
    asked = request.GET.get("language", "en")
    if form not in documents.TYPES or asked not in SHEETS:
        raise Http404
    try:
        for one in SHEETS[asked]:
            rules.check_is_written_in(one, profile.languages)
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        to_write = viewer.may(queries.WRITE)
        return redirect("contactpoint:change_profile" if to_write else "contactpoint:profile", profile.pk)
    agreed = rules.agrees(profile.consents.all(), Purpose.FORWARD, timezone.localdate())
    made = documents.profile_sheet(profile, SHEETS[asked], has_consent=agreed)
    return documents.as_file(made, form, f"partner-profile-{profile.pk}-{asked}")


SHEETS = {"en": ("en",), "sv": ("sv",), "both": ("en", "sv")}


def listener_columns(names: periods.PriorityNames) -> tuple[Column, ...]:
    """Give the columns of the list of who wants to be told."""
    priorities = Column(
        "priorities",
        gettext_lazy("Priorities"),
        value=lambda row: "; ".join(names.any_called(key) for key in row.priorities),
    )
    return (*LISTENER_COLUMNS[:2], priorities, *LISTENER_COLUMNS[2:])


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
        columns=listener_columns(periods.priority_names(periods.periods())),
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
