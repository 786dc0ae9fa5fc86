"""Memberships on a person's day: the last days to give notice, for those who recommend what to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.networks import queries, rules
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

WITHIN = timedelta(days=120)
SHOWN = 4


def notices(viewer: Viewer, at: datetime) -> Part | None:
    """Give the memberships whose last day to give notice comes within four months, the soonest first."""
    if not viewer.may(queries.VIEW) or not viewer.may_somewhere(queries.WRITE):
        return None
    today = day_of(at)
    found = []
    for row in queries.networks(viewer).filter(renews_on__gte=today):
        notice = rules.last_notice_day(row.renews_on, row.notice_months)
        if notice is None or not today <= notice <= today + WITHIN:
            continue
        if rules.is_member(row.member, row.since, row.until, today) and queries.may_advise(viewer, row):
            found.append((notice, row))
    if not found:
        return None
    found.sort(key=lambda one: (one[0], one[1].name))
    lines = [
        Line(row.name, reverse("networks:network", args=[row.key]), day=notice, is_due=True)
        for notice, row in found[:SHOWN]
    ]
    return Part(
        "notices",
        _("Memberships to decide on"),
        lines,
        more=reverse("networks:review"),
        more_words=_("Renewals"),
        order=40,
        total=len(found) if len(found) > SHOWN else None,
    )


PARTS = (notices,)
