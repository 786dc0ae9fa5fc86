"""Send a mail again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage


def resend_message(message: OutboxMessage, *, by: Viewer, at: datetime) -> OutboxMessage:
    """Let a message be sent again, from its first attempt, and give it.

    One that was given up is sent itself. One that was sent is copied under a new key, so that the receiver's
    mail server does not take the second for a double. Raises NotAllowed, and ValueError with a sentence while
    the message is still waiting.
    """
    by.check("outbox.message.resend")
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
        if not message.sent_at and not message.failed_at:
            raise ValueError(_("The message is still waiting to be sent."))
        if message.private:
            raise ValueError(_("This letter holds a link that soon grows old. Send a new link instead."))
        before = message.state.value
        if message.sent_at:
            count = OutboxMessage.objects.filter(key__startswith=f"{message.key[:180]}#").count()
            message.pk, message.key = None, f"{message.key[:180]}#{count + 2}"
            message._state.adding = True
        message.created_at = message.send_after = at
        message.attempts, message.last_error = 0, ""
        message.sent_at = message.failed_at = message.claimed_until = None
        message.claimed_by = ""
        message.save()
        audit.record(
            "outbox.message.resent", by=by, at=at, target=message, changes={"state": [before, "waiting"]}
        )
    return message
