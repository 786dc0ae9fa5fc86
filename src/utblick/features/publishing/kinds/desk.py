"""What the Contact Point lets out of itself: its events, and the idea bank's texts without a name.

Rows are for its advisers alone, and they alone let them through; of a case nothing else is read (decision 0030).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.contactpoint import periods, queries, rules
from utblick.features.contactpoint.kinds import Purpose, Way
from utblick.features.contactpoint.models import Event, Profile
from utblick.features.publishing.kinds.kind import DESK, Draft, Facts, Kind, Text, both
from utblick.features.publishing.kinds.shared import in_both
from utblick.features.publishing.shapes import EVENT, PARTNER
from utblick.foundation.accounts.viewer import Viewer

SHORT = 600
NOT_OPEN = gettext_lazy("The event is not open for signing up: nobody has let its page out.")
EVENT_ENDED = gettext_lazy("The event is not open for anybody any more.")
SEARCH_ENDED = gettext_lazy("The search for partners has ended.")
SECRET = gettext_lazy("The case is marked as secret.")
NOT_OURS = gettext_lazy("Only searches of our own cases can be let through.")


def _events(viewer: Viewer) -> QuerySet[Event]:
    if not viewer.may(queries.VIEW):
        return Event.objects.none()
    # Not even how many have signed up is read here.
    return queries.events(viewer).prefetch_related(None)


def _event_obstacles(event: Event) -> tuple[Text, ...]:
    # When the list of people has been erased, the page for signing up closes of itself.
    return () if event.is_open or event.erased_on is not None else (NOT_OPEN,)


def _event_facts(event: Event) -> Facts:
    values = {
        "programme": _programme(event.programme),
        "starts_at": timezone.localtime(event.starts_at),
        "ends_at": timezone.localtime(event.ends_at),
        "place": event.place,
        "sign_up_until": timezone.localtime(event.sign_up_until),
        "sign_up": reverse("contactpoint:sign_up", args=[event.key]) if event.is_open else None,
    }
    drafts = _drafts(in_both(event, "title"), in_both(event, "about"))
    return Facts(values, drafts, obstacles=_event_obstacles(event))


def _event_url(event: Event) -> str:
    return reverse("contactpoint:event", args=[event.pk])


def _searches(viewer: Viewer) -> QuerySet[Profile]:
    if not viewer.may(queries.VIEW):
        return Profile.objects.none()
    return queries.profiles(viewer).filter(way=Way.OUT).prefetch_related(None).prefetch_related("consents")


def _search_obstacles(profile: Profile) -> tuple[Text, ...]:
    today, found = timezone.localdate(), []
    if profile.way != Way.OUT:
        found.append(NOT_OURS)
    if profile.case is not None and profile.case.secrecy:
        found.append(SECRET)
    agreed = rules.agrees(profile.consents.all(), Purpose.BANK, today)
    reviewed = profile.reviewed_on is not None and profile.bank_sv.strip() and profile.bank_en.strip()
    found += [
        gettext_lazy(rule.__doc__ or "")
        for rule, holds in (
            (rules.check_has_consent, agreed),
            (rules.check_is_reviewed_text, reviewed),
            (rules.check_still_holds, profile.expires_on >= today),
        )
        if not holds
    ]
    return tuple(found)


def _search_facts(profile: Profile) -> Facts:
    what = both(
        lambda: periods.priority_names([profile.programme]).called(profile.programme, profile.priority)
    )
    values = {
        "programme": _programme(profile.programme),
        "priority": profile.priority,
        "priority_name": what if profile.priority else None,
        "text": in_both(profile, "bank"),
        "holds_until": profile.expires_on,
    }
    titles = both(
        lambda: (
            _("Partner wanted: %(what)s") % {"what": what["en" if get_language() == "en" else "sv"]}
            if profile.priority
            else _("Partner wanted")
        )
    )
    drafts = _drafts(titles, in_both(profile, "bank"))
    case = profile.case
    names = (profile.whose, *((case.organisation, case.person) if case is not None else ()))
    return Facts(
        values, drafts, obstacles=_search_obstacles(profile), never=tuple(dict.fromkeys(filter(None, names)))
    )


def _search_url(profile: Profile) -> str:
    return reverse("contactpoint:profile", args=[profile.pk])


def _drafts(titles: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, Draft]:
    """Give a text as the short one, and whole beside its beginning where it is too long for that."""
    return {
        language: Draft(titles[language], text)
        if len(text) <= SHORT
        else Draft(titles[language], f"{text[: SHORT - 2].rsplit(' ', 1)[0]} …", text)
        for language, text in texts.items()
    }


def _programme(key: str) -> dict[str, str] | None:
    period = periods.periods().get(key)
    return {"sv": period.name_sv, "en": period.name_en} if period is not None else None


EVENTS = Kind(
    EVENT,
    _events,
    _event_facts,
    _event_url,
    permission=DESK,
    speaks_for_itself=True,
    barred_by=_event_obstacles,
    ended=EVENT_ENDED,
)
SEARCHES = Kind(
    PARTNER,
    _searches,
    _search_facts,
    _search_url,
    permission=DESK,
    speaks_for_itself=True,
    barred_by=_search_obstacles,
    ended=SEARCH_ENDED,
)
