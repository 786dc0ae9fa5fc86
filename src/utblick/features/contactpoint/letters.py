"""The mail that confirms a sign-up."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.contactpoint import links
from utblick.features.contactpoint.models import SignUp


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str


def confirmation(row: SignUp, language: str) -> Letter:
    """Write that somebody is on the list, how they leave it, and when it is erased."""
    event = row.event
    with override(language):
        begins = timezone.localtime(event.starts_at)
        lines = [
            _("You are on the list for %(title)s.") % {"title": event.title},
            "",
            f"{date_format(begins, 'DATE_FORMAT')} {date_format(begins, 'TIME_FORMAT')}, {event.place}",
            f"{settings.UTBLICK_ADDRESS}{reverse('contactpoint:sign_up', args=[event.key])}",
            "",
            _("If you cannot come, leave the list here:"),
            links.address(links.LEAVE, row.pk),
            "",
            _("Afterwards you may say what you thought of it here, without your name:"),
            links.address(links.JUDGE, event.pk),
            "",
            _(
                "Your details are used for this event alone, and erased on %(day)s. "
                "Only the number of visitors is kept."
            )
            % {"day": date_format(event.erase_on, "DATE_FORMAT")},
        ]
        return Letter(_("You are on the list: %(title)s") % {"title": event.title}, "\n".join(lines))
