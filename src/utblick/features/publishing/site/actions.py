"""What is done with visitors' reports: take one, mark it as dealt with; by whom (`by`) and when (`at`) always said."""

from __future__ import annotations

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.publishing.site import rules
from utblick.features.publishing.site.models import Comment
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.viewer import Viewer

SETTLE = "site.comment.settle"


@transaction.atomic
def register(*, text: str, page: str, mail: str, language: str, by: Viewer, at: datetime) -> Comment:
    """Register what a visitor could not use, and tell whoever answers for accessibility.

    Anybody may; `by` is the site itself. Raises RuleBroken with a sentence, ValidationError by field.
    """
    rules.check_says_something(text)
    row = Comment(received_at=at, language=language, text=text.strip(), page=page.strip(), mail=mail.strip())
    row.full_clean()
    row.save()
    audit.record("site.comment.registered", by=by, at=at, target=row)
    _tell(row, at)
    return row


@transaction.atomic
def settle(row: Comment, *, by: Viewer, at: datetime) -> Comment:
    """Mark a report as dealt with; the address to answer is no longer needed and goes."""
    by.check(SETTLE)
    row = Comment.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_is_not_settled(row.settled_at is not None)
    row.settled_at, row.settled_by, row.mail = at, by.name[:120], ""
    row.save()
    audit.record("site.comment.settled", by=by, at=at, target=row)
    return row


def contact() -> str:
    """Give the address of whoever answers for accessibility."""
    told = getattr(settings, "UTBLICK_ACCESSIBILITY_CONTACT", "") or settings.DEFAULT_FROM_EMAIL
    return parseaddr(told)[1]


def _tell(row: Comment, at: datetime) -> None:
    with override(settings.LANGUAGE_CODE):
        # What the visitor wrote is read in the system, so that it lies in no mailbox for longer than it should.
        text = "\n\n".join(
            [
                _("A visitor has reported something that does not work on the public site."),
                _("Read it and answer:"),
                f"{settings.UTBLICK_ADDRESS}{reverse('site_comments:comments')}",
            ]
        )
        subject = _("Report on accessibility")
    outbox.enqueue(
        key=f"site.comment:{row.pk}:{at.isoformat()}",
        to=contact(),
        subject=subject,
        text=text,
        at=at,
        language=settings.LANGUAGE_CODE,
    )
