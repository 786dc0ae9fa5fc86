"""Contacts with people outside as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.actors import queries
from utblick.features.actors.models import Contact
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.taggable import Taggable, Thing, Work

CONTACTS = Work("contacts", _("Contacts"), 50)


def _rows(viewer: Viewer) -> QuerySet[Contact]:
    """Give the contacts that the viewer sees; one that was destroyed by the plan is still counted."""
    if not viewer.may_somewhere(queries.CONTACT):
        return Contact.objects.none()
    return queries.contacts(viewer).prefetch_related("boards")


def _thing(contact: Contact) -> Thing:
    boards = tuple(board.key for board in contact.boards.all())
    url = reverse("actors:contact", args=[contact.pk])
    text = f"{contact.subject}\n{contact.said}"
    when = f"{contact.get_channel_display()}, {short(contact.on, timezone.localdate())}"
    return Thing(contact.subject, url, contact.on, contact.on, text, boards, when=when)


TAGGABLE = (Taggable(Contact, CONTACTS, _("contact"), _rows, _thing, queries.may_change),)
