"""Programmes and calls as what can be tagged with a strategy."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.programmes import queries, times
from utblick.features.programmes.models import Call, CallVerdict, Moment, Programme, Verdict
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.taggable import Taggable, Thing, Work

PROGRAMMES = Work("programmes", _("Programmes and calls"), 65)
_SAID = (Verdict.APPLY, Verdict.LOOK_CLOSER)


def _programmes(viewer: Viewer) -> QuerySet[Programme]:
    if not viewer.may(queries.VIEW):
        return Programme.objects.none()
    return queries.programmes(viewer).order_by("-starts_on", "pk")


def _programme(programme: Programme) -> Thing:
    said = (programme.name_sv, programme.name_en, programme.family, programme.note_sv, programme.note_en)
    return Thing(
        programme.name,
        reverse("programmes:programme", args=[programme.key]),
        programme.starts_on,
        programme.costs_end_on or programme.ends_on,
        "\n".join(said),
    )


def _may_tag_programme(viewer: Viewer, _programme: Programme) -> bool:
    return viewer.may(queries.CHANGE)


def _calls(viewer: Viewer) -> QuerySet[Call]:
    """Give the calls that people wrote or said yes to: a portal's hundreds are no work of ours."""
    if not viewer.may(queries.VIEW):
        return Call.objects.none()
    chosen = CallVerdict.objects.filter(verdict__in=_SAID, taken_back_at=None).values("call")
    return queries.calls(viewer).filter(Q(document=None) | Q(pk__in=chosen)).order_by("-pk")


def _call(call: Call) -> Thing:
    title, language = times.title_of(call, get_language() or "sv")
    said = [call.title_sv, call.title, call.note]
    if call.programme is not None:
        said += [call.programme.name_sv, call.programme.name_en]
    url = reverse("programmes:call", args=[call.pk])
    opens, closes = _day(call, Moment.OPENS), _day(call, Moment.CLOSES)
    now = queries.now(call, timezone.now())
    when = str(times.STATES[now.standing.state])
    return Thing(title, url, opens, closes, "\n".join(said), language=language, when=when)


def _day(call: Call, kind: Moment) -> date | None:
    """Give the first day on which a call opens, or the last on which it closes."""
    days = [one.on for one in call.moments.all() if one.kind == kind]
    if not days:
        return None
    return max(days) if kind == Moment.CLOSES else min(days)


def _may_tag_call(viewer: Viewer, _call: Call) -> bool:
    return viewer.may(queries.CHANGE_CALL)


TAGGABLE = (
    Taggable(
        Programme,
        PROGRAMMES,
        _("programme"),
        _programmes,
        _programme,
        _may_tag_programme,
        is_asked_about=False,
    ),
    Taggable(Call, PROGRAMMES, _("call"), _calls, _call, _may_tag_call, is_asked_about=False),
)
