"""What somebody has open: what whoever takes over may see goes to them, the rest stays, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from utblick.features.actors.models import Contact, Promise
from utblick.features.actors.queries import CONTACT, SECRET, contacts_seen
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Stays:
    """Something open that cannot be handed over: the contact it is of, what it is, and why it stays.

    `number` is None, and the title says no more, where the giver may not see the contact either.
    """

    number: int | None
    title: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Divided:
    """What goes and what stays."""

    follow_ups: tuple[int, ...]
    promises: tuple[int, ...]
    stays: tuple[Stays, ...]

    @property
    def moved(self) -> int:
        """Count what goes."""
        return len(self.follow_ups) + len(self.promises)


def waiting_of(account: int) -> QuerySet[Contact]:
    """Give the contacts that somebody is to follow up."""
    return Contact.objects.filter(
        is_draft=False, follow_up_by=account, follow_up_on__isnull=False, followed_up_on=None
    )


def promised_of(account: int) -> QuerySet[Promise]:
    """Give what somebody has to see done."""
    return Promise.objects.filter(account=account, done_on=None, contact__is_draft=False)


def divided(account: int, giver: Viewer, receiver: Viewer) -> Divided:
    """Divide what an account has open into what the receiver sees the contact of, and what they do not."""
    rows = list(waiting_of(account).order_by("follow_up_on", "pk"))
    promises = list(promised_of(account).select_related("contact").order_by("due_on", "pk"))
    numbers = {row.pk for row in rows} | {row.contact_id for row in promises}
    seen = set(contacts_seen(receiver).filter(pk__in=numbers).values_list("pk", flat=True))
    own = set(contacts_seen(giver).filter(pk__in=numbers).values_list("pk", flat=True))
    left = [(row, _("to follow up")) for row in rows if row.pk not in seen]
    left += [(row.contact, row.what) for row in promises if row.contact_id not in seen]
    return Divided(
        tuple(row.pk for row in rows if row.pk in seen),
        tuple(row.pk for row in promises if row.contact_id in seen),
        tuple(_stays(contact, what, contact.pk in own, receiver) for contact, what in left),
    )


def _stays(contact: Contact, what: str, is_seen: bool, receiver: Viewer) -> Stays:
    if not receiver.may_somewhere(CONTACT):
        why = _("%(name)s may not see contacts.")
    elif contact.secrecy and not receiver.may(SECRET):
        why = _("The contact is marked as secret, and %(name)s may not see it.")
    else:
        why = _("The contact belongs to boards or units whose contacts %(name)s does not see.")
    told = why % {"name": receiver.name}
    if not is_seen:
        return Stays(None, _("A contact that you may not see"), "", told)
    return Stays(contact.pk, contact.subject, what, told)
