"""Contacts on a person's day: writing one, what is to be followed up, what is promised, drafts to complete."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.actors import queries
from utblick.features.actors.time_out import DESTROY, time_out
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.doors import Door

SHOWN = 5
WITHIN = timedelta(days=14)


def write(viewer: Viewer) -> Door | None:
    """Lead to the form of a new contact."""
    if not viewer.may_somewhere(queries.WRITE):
        return None
    return Door(_("Write a contact"), reverse("actors:write"))


def waiting(viewer: Viewer, at: datetime) -> Part | None:
    """Give what the viewer is to follow up or has promised within two weeks, the soonest first.

    Who sees contacts is reminded, also one who writes none: a follow-up may have been handed to them.
    """
    if viewer.account_id is None or not viewer.may_somewhere(queries.CONTACT):
        return None
    last = day_of(at) + WITHIN
    lines = [
        Line(
            row.subject,
            reverse("actors:contact", args=[row.pk]),
            words=_("to follow up"),
            day=row.follow_up_on,
            is_due=True,
        )
        for row in queries.follow_ups(viewer).filter(follow_up_on__lte=last).prefetch_related(None)
    ]
    mine = queries.open_promises(viewer).filter(account=viewer.account_id, due_on__lte=last)
    lines += [
        Line(
            row.what,
            reverse("actors:contact", args=[row.contact_id]),
            words=_("we promised") if row.side == "us" else _("they promised"),
            day=row.due_on,
            is_due=True,
        )
        for row in mine
    ]
    if not lines:
        return None
    lines.sort(key=lambda line: (line.day, str(line.title)))
    return Part(
        "follow-ups",
        _("Contacts to follow up"),
        lines[:SHOWN],
        more=f"{reverse('actors:contacts')}?mine=1",
        more_words=_("All of mine"),
        order=25,
        total=len(lines) if len(lines) > SHOWN else None,
    )


def drafts(viewer: Viewer, at: datetime) -> Part | None:
    """Give the viewer's drafts of contacts, the latest first."""
    if viewer.account_id is None or not viewer.may_somewhere(queries.WRITE):
        return None
    rows = list(queries.drafts(viewer).prefetch_related(None)[: SHOWN + 1])
    if not rows:
        return None
    lines = [
        Line(row.subject, reverse("actors:change_contact", args=[row.pk]), day=row.on) for row in rows[:SHOWN]
    ]
    return Part(
        "contact-drafts",
        _("Contacts to complete"),
        lines,
        more=reverse("actors:drafts"),
        more_words=_("All drafts"),
        order=30,
    )


def time_is_out(viewer: Viewer, at: datetime) -> Part | None:
    """Remind who may destroy of what is out of time by the plan."""
    if not viewer.may(DESTROY):
        return None
    found = time_out(viewer, day_of(at))
    if not found.count:
        return None
    words = (
        (_("contacts"), len(found.contacts)),
        (_("drafts"), len(found.drafts)),
        (_("people"), len(found.people)),
        (_("held back"), len(found.held)),
    )
    line = Line(
        found.words,
        reverse("actors:time_out"),
        words=", ".join(f"{label}: {count}" for label, count in words if count),
    )
    return Part("time-out", _("Out of time by the plan"), [line], order=60)


PARTS = (waiting, drafts, time_is_out)
WAYS = (write,)
