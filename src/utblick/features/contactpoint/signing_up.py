"""Where the page for signing up to an event stands, and what it says there; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.models import Event

LONGEST = 40


class Door(StrEnum):
    """Where an event stands for somebody who wants to come."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    HELD = "held"
    ERASED = "erased"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says. Where `names_event` is false nothing of the event is told: nobody has let it out."""

    heading: str | Promise
    words: str | Promise
    names_event: bool = True


SAID: dict[Door, Said] = {
    Door.CLOSED: Said(
        _("Signing up is closed."),
        _("The last moment for signing up has passed. Ask us whether there is room."),
    ),
    Door.HELD: Said(_("The event has been held."), _("It is over. Ask us about the next one.")),
    Door.ERASED: Said(
        _("The event has been held."),
        _("The list of those who signed up has been erased. Ask us about the next one."),
        names_event=False,
    ),
    Door.UNOPENED: Said(
        _("Signing up is not open."),
        _("No event is open for signing up at this address. Ask us when it opens."),
        names_event=False,
    ),
}


def door(event: Event, at: datetime) -> Door:
    """Say where an event stands at a moment; its sign-ups are read."""
    if event.erased_on is not None:
        return Door.ERASED
    if not event.is_open:
        return Door.UNOPENED
    if at >= event.ends_at:
        return Door.HELD
    if at > event.sign_up_until:
        return Door.CLOSED
    return Door.FULL if event.seats is not None and event.on_list >= event.seats else Door.OPEN


def free_key(title: str, besides: Event | None = None) -> str:
    """Give a short name made of a title that no other event has: whole words, and a number where it takes one."""
    words = slugify(title).split("-")
    start = ""
    for word in words:
        longer = f"{start}-{word}".strip("-")
        if len(longer) > LONGEST - 4:
            break
        start = longer
    start = start or slugify(title)[: LONGEST - 4].strip("-") or "traff"
    others = Event.objects.exclude(pk=besides.pk) if besides is not None else Event.objects.all()
    taken = set(others.filter(key__startswith=start).values_list("key", flat=True))
    key, number = start, 2
    while key in taken:
        key, number = f"{start}-{number}", number + 1
    return key
