"""The days of calls as a calendar file (RFC 5545), with the hour on the call's own clock and on Sweden's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import icalendar
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.organisation.models import Certainty
from utblick.features.programmes import times
from utblick.features.programmes.models import Call, CallMoment, Moment


def calendar_answer(calls: Iterable[Call], at: datetime, name: str) -> HttpResponse:
    """Give the days of calls as a file; their moments are to be fetched with them."""
    response = HttpResponse(calendar_of(calls, at), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def calendar_of(calls: Iterable[Call], at: datetime) -> bytes:
    """Write when calls open, close and are decided."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Utblick//Utblick//SV")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for call in calls:
        for moment in call.moments.all():
            if moment.kind != Moment.PUBLISHED:
                made.add_component(_event(moment, at))
    # Calendars refuse or misread an hour in a zone that the file does not explain.
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(moment: CallMoment, at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"call-{moment.pk}@{settings.UTBLICK_ADDRESS.partition('://')[2]}")
    event.add("dtstamp", at)
    if moment.hour is None:
        event.add("dtstart", moment.on)
        event.add("dtend", moment.on + timedelta(days=1))
    else:
        event.add("dtstart", moment.instant.astimezone(times.HOME))
        event.add("dtend", moment.instant.astimezone(times.HOME))
    summary = times.event_title(moment, get_language() or "sv")
    if moment.certainty == Certainty.UNSURE:
        summary = _("%(what)s (day not confirmed)") % {"what": summary}
    event.add("summary", summary)
    said = times.told(moment)
    event.add("description", " ".join(part for part in (said.day, said.clocks) if part))
    event.add("url", f"{settings.UTBLICK_ADDRESS}{reverse('programmes:call', args=[moment.call_id])}")
    event.add("transp", "TRANSPARENT")
    return event
