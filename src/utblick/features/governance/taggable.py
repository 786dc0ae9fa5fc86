"""The boards' decisions as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.governance import queries
from utblick.features.governance.models import Decision
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.taggable import Taggable, Thing, Work

DECISIONS = Work("decisions", gettext_lazy("Decisions"), 70)


def _rows(viewer: Viewer) -> QuerySet[Decision]:
    return queries.decisions(viewer) if viewer.may(queries.VIEW) else Decision.objects.none()


def _thing(decision: Decision) -> Thing:
    url = reverse("governance:decision", args=[decision.pk])
    text = f"{decision.title}\n{decision.text}"
    when = _("decided %(day)s") % {"day": short(decision.on, timezone.localdate())}
    return Thing(decision.title, url, decision.on, decision.on, text, (decision.board.key,), when=when)


def _may_tag(viewer: Viewer, decision: Decision) -> bool:
    return viewer.may("governance.decision.record", board=decision.board.key)


TAGGABLE = (Taggable(Decision, DECISIONS, gettext_lazy("decision"), _rows, _thing, _may_tag),)
