"""Calls as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.programmes import queries, times
from utblick.features.programmes.models import Call, Moment
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.taggable import Taggable, Thing, Work

CALLS = Work("calls", _("Calls"), 65)


def _rows(viewer: Viewer) -> QuerySet[Call]:
    """Give the calls, the latest first."""
    return queries.calls(viewer).order_by("-pk") if viewer.may(queries.VIEW) else Call.objects.none()


def _thing(call: Call) -> Thing:
    """Tell of a call, which lasts from its first day to the last on which one can apply."""
    title, language = times.title_of(call, get_language() or "sv")
    days = [moment.on for moment in call.moments.all() if moment.kind != Moment.DECISION]
    now = queries.now(call, timezone.now())
    text = "\n".join([call.title, call.title_sv, call.programme_text])
    return Thing(
        title,
        reverse("programmes:call", args=[call.pk]),
        min(days, default=None),
        max(days, default=None),
        text,
        language=language,
        when=str(times.STATES[now.standing.state]),
    )


def _may_tag(viewer: Viewer, _call: Call) -> bool:
    return viewer.may(queries.CHANGE_CALL)


TAGGABLE = (Taggable(Call, CALLS, _("call"), _rows, _thing, _may_tag, is_asked_about=False),)
