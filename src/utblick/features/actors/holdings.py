"""What somebody has open with people outside: what they are to follow up, and what they promised."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.actors.handing import promised_of, waiting_of
from utblick.features.actors.queries import contacts_seen
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def contacts(viewer: Viewer, account: int, _at: datetime) -> Held | None:
    """Give the follow-ups and promises of somebody, of the contacts that the viewer sees."""
    seen = contacts_seen(viewer)
    lines = [
        Line(row.subject, reverse("actors:contact", args=[row.pk]), day=row.follow_up_on, is_due=True)
        for row in waiting_of(account).filter(pk__in=seen).order_by("follow_up_on", "pk")
    ]
    promises = promised_of(account).filter(contact__in=seen).order_by("due_on", "pk")
    lines += [
        Line(
            row.what,
            reverse("actors:contact", args=[row.contact_id]),
            day=row.due_on,
            is_due=bool(row.due_on),
        )
        for row in promises
    ]
    counted = ngettext("%d thing to do after a contact", "%d things to do after contacts", len(lines))
    return held("contacts", _("To do after contacts"), counted % len(lines), lines, order=28)


HOLDINGS = (Holding(contacts),)
