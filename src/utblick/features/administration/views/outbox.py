"""Outgoing mail."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from utblick.foundation.outbox.actions import resend_message
from utblick.foundation.outbox.models import OutboxMessage, State
from utblick.ui.lists import Choice, Column, Contains, DateRange, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

TONES = {State.SENT: "lichen", State.FAILED: "falu", State.RETRYING: "amber"}
WAITS = Q(sent_at__isnull=True, failed_at__isnull=True)
CONDITIONS = {
    State.SENT: Q(sent_at__isnull=False),
    State.FAILED: Q(sent_at__isnull=True, failed_at__isnull=False),
    State.SENDING: WAITS & ~Q(claimed_by=""),
    State.RETRYING: WAITS & Q(claimed_by="", attempts__gt=0),
    State.WAITING: WAITS & Q(claimed_by="", attempts=0),
}


def _in_state(rows: QuerySet[OutboxMessage], state: str) -> QuerySet[OutboxMessage]:
    return rows.filter(CONDITIONS[State(state)])


def _chip(message: OutboxMessage) -> SafeString:
    state = message.state
    return format_html('<span class="chip {}">{}</span>', TONES.get(state, ""), state.label)


def _subject(message: OutboxMessage) -> SafeString:
    address = reverse("administration:message", args=[message.pk])
    return format_html(
        '<a class="two-lines" href="{}" title="{}">{}</a>', address, message.subject, message.subject
    )


COLUMNS = (
    Column(
        "subject",
        gettext_lazy("Subject"),
        heading=True,
        sort=True,
        html=_subject,
    ),
    Column("to", gettext_lazy("To"), sort=True),
    Column("state", gettext_lazy("State"), value="state.label", html=_chip),
    Column("created_at", gettext_lazy("Written"), sort=("created_at", "id")),
    Column("sent_at", gettext_lazy("Sent"), sort=True, hidden=True),
    Column("attempts", gettext_lazy("Attempts"), numeric=True, sort=True, hidden=True),
    Column("last_error", gettext_lazy("Last error")),
)
FILTERS = (
    Contains(key="q", label=gettext_lazy("Subject or address"), field="subject", also=("to",)),
    Choice(key="state", label=gettext_lazy("State"), choices=State.choices, apply=_in_state),
    DateRange(key="written", label=gettext_lazy("Written"), field="created_at", moment=True),
)


def messages(request: HttpRequest) -> HttpResponseBase:
    """List outgoing mail."""
    viewer_of(request).check("outbox.message.view")
    listing = Listing(
        request,
        OutboxMessage.objects.defer("text", "html"),
        name="outbox",
        title=_("Outgoing mail"),
        columns=COLUMNS,
        filters=FILTERS,
        default_sort="-created_at",
    )
    return listing.response("administration/outbox.html")


def message(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one mail, as text; of a private one only its envelope."""
    viewer = viewer_of(request)
    viewer.check("outbox.message.view")
    shown = get_object_or_404(OutboxMessage, pk=pk)
    ended = bool(shown.sent_at or shown.failed_at)
    context = {
        "message": shown,
        "tone": TONES.get(shown.state, ""),
        "may_resend": ended and not shown.private and viewer.may("outbox.message.resend"),
    }
    return render(request, "administration/message.html", context)


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send one mail again."""
    shown = get_object_or_404(OutboxMessage, pk=pk)
    try:
        shown = resend_message(shown, by=viewer_of(request), at=timezone.now())
    except ValueError as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("The mail waits to be sent again."))
    return redirect("administration:message", pk=shown.pk)
