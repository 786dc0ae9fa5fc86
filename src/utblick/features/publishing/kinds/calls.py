"""Calls for applications as public records. What units and boards said of a call is their own matter and never told."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.organisation.models import Certainty
from utblick.features.programmes import queries, times
from utblick.features.programmes.models import Call, CallMoment
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, both, named
from utblick.features.publishing.shapes import CALL
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.accounts.viewer import Viewer

NOT_PUBLISHED = gettext_lazy(
    "Neither the call nor its programme has a web address: write where it is published."
)


def _rows(viewer: Viewer) -> QuerySet[Call]:
    return queries.calls(viewer) if viewer.may(queries.VIEW) else Call.objects.none()


def _obstacles(call: Call) -> tuple[Text, ...]:
    return () if _address(call) else (NOT_PUBLISHED,)


def _address(call: Call) -> str:
    return call.address or (call.programme.address if call.programme is not None else "")


def _facts(call: Call) -> Facts:
    now = queries.now(call, timezone.now())
    programme = named(call.programme) or _as_the_source_says(call)
    values = {
        "programme": programme,
        "number": call.key,
        "title": call.title,
        "status": now.standing.state,
        "opens": now.opens.moment.instant if now.opens else None,
        "closes": now.closes.moment.instant if now.closes else None,
        "zone": call.zone,
        "moments": [_moment(row) for row in call.moments.all()],
        "budget_eur": call.budget_eur,
        "most_percent": call.most_percent,
        "starts_from": call.starts_from,
        "ends_by": call.ends_by,
        "address": _address(call),
        "is_sure": call.certainty != Certainty.UNSURE,
    }
    titles = {language: _title(call, programme, language) for language in LANGUAGES}
    summaries = both(lambda: _summary(programme, now))
    drafts = {language: Draft(titles[language], summaries[language]) for language in LANGUAGES}
    return Facts(values, drafts, obstacles=_obstacles(call))


def _title(call: Call, programme: dict[str, str] | None, language: str) -> str:
    title = times.title_of(call, language)[0]
    # Every programme has a first call.
    if programme is not None and call.key[:1].isdigit():
        title = f"{programme[language]}: {title[:1].lower()}{title[1:]}"
    return title[:200]


def _as_the_source_says(call: Call) -> dict[str, str] | None:
    return dict.fromkeys(LANGUAGES, call.programme_text) if call.programme_text else None


def _moment(row: CallMoment) -> dict[str, Any]:
    return {
        "what": row.kind,
        "step": row.step,
        "on": row.on,
        "at": row.instant if row.hour is not None else None,
        "is_sure": row.certainty != Certainty.UNSURE,
    }


def _summary(programme: dict[str, str] | None, now: queries.CallNow) -> str:
    opens, closes = _day(now.opens), _day(now.closes)
    # What is let through is read for years: the sentence is true before, during and after.
    if opens and closes:
        days = _("Open from %(opens)s to %(closes)s.") % {"opens": opens, "closes": closes}
    elif opens or closes:
        words = _("Open from %(day)s.") if opens else _("Open until %(day)s.")
        days = words % {"day": opens or closes}
    else:
        days = "" if programme else _("The days are not known yet.")
    return " ".join(filter(None, (_in_language(programme) if programme else "", days)))


def _day(told: times.Told | None) -> str:
    """Say a moment in the language of the text, which may be another than that of the page."""
    said = times.told(told.moment) if told is not None else None
    return ", ".join(filter(None, (said.day, said.clocks))) if said else ""


def _in_language(programme: dict[str, str]) -> str:
    return f"{programme['en' if get_language() == 'en' else 'sv']}."


def _url(call: Call) -> str:
    return reverse("programmes:call", args=[call.pk])


KIND = Kind(CALL, _rows, _facts, _url, speaks_for_itself=True, model="programmes.call", barred_by=_obstacles)
