"""The mails of a sign-up: that it is confirmed or waits, and that a seat has become free."""

from __future__ import annotations

from datetime import datetime
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
    """Write that somebody is on the list or waits for a seat, how they leave it, and when it is erased."""
    with override(language):
        title = {"title": row.event.title}
        if row.is_waiting:
            return Letter(
                _("You are on the waiting list: %(title)s") % title,
                _whole(
                    row,
                    _(
                        "All seats at %(title)s are taken. You are on the waiting list, and get a mail when a seat "
                        "becomes free."
                    )
                    % title,
                ),
            )
        return Letter(
            _("You are on the list: %(title)s") % title,
            _whole(row, _("You are on the list for %(title)s.") % title),
        )


def seat(row: SignUp) -> Letter:
    """Write that a seat has become free, in both languages: which one somebody reads is not kept."""
    subjects, texts = [], []
    for language in ("sv", "en"):
        with override(language):
            title = {"title": row.event.title}
            subjects.append(_("You have a seat: %(title)s") % title)
            texts.append(_whole(row, _("A seat at %(title)s has become free, and it is yours.") % title))
    return Letter(subjects[0], "\n\n– – –\n\n".join(texts))


def _whole(row: SignUp, first: str) -> str:
    event = row.event
    lines = [
        first,
        "",
        f"{_moment(event.starts_at)}, {event.place}",
        f"{settings.UTBLICK_ADDRESS}{reverse('contactpoint:sign_up', args=[event.key])}",
        "",
        _("If you cannot come, leave the list here:"),
        links.address(links.LEAVE, row.pk),
    ]
    if not row.is_waiting:
        lines += [
            "",
            _("When it is over, from %(moment)s, you may say what you thought of it here, without your name:")
            % {"moment": _moment(event.ends_at)},
            links.address(links.JUDGE, event.pk),
        ]
    lines += [
        "",
        _(
            "Your details are used for this event alone, and erased on %(day)s. "
            "Only the number of visitors is kept."
        )
        % {"day": date_format(event.erase_on, "DATE_FORMAT")},
    ]
    return "\n".join(lines)


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{date_format(local, 'DATE_FORMAT')} {date_format(local, 'TIME_FORMAT')}"
