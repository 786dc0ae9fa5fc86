"""The mails about a subscription itself: the one that asks for a confirmation, and the one for who has confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.publishing.letters import links
from utblick.features.publishing.letters.models import Audience, Subscriber
from utblick.ui.navigation import organisation_name


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str


def confirmation(secret: str, audiences: Sequence[Audience], language: str) -> Letter:
    """Ask somebody to confirm that it was they who signed up."""
    with override(language):
        lines = [
            _(
                "Somebody, we hope you, asked for the newsletter about international cooperation to this address."
            ),
            "",
            *(f"- {row.name}" for row in audiences),
            "",
            _("Confirm it here within two days:"),
            links.confirm_address(secret),
            "",
            _(
                "If it was not you, do nothing. No newsletter comes, and your address is erased after two days."
            ),
            "",
            organisation_name(),
        ]
        return Letter(_("Confirm that you want the newsletter"), "\n".join(lines))


def known(subscriber: Subscriber) -> Letter:
    """Tell somebody who subscribes already how they change or leave."""
    with override(subscriber.language):
        lines = [
            _("Somebody, we hope you, asked for the newsletter to this address. You subscribe already."),
            "",
            f"{_('Change what you get')}: {links.address(links.CHANGE, subscriber)}",
            f"{_('Leave the newsletter')}: {links.address(links.LEAVE, subscriber)}",
            "",
            organisation_name(),
        ]
        return Letter(_("You subscribe to the newsletter already"), "\n".join(lines))
