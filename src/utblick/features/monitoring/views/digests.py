"""My mail: what I get and how often, what waits, what I was told and when."""

from __future__ import annotations

from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring.actions import digests as actions
from utblick.features.monitoring.actions.telling import tell_now
from utblick.features.monitoring.digest_forms import MailForm, StartForm, SubscriptionForm
from utblick.features.monitoring.models import Subscription, WatchProfile
from utblick.features.monitoring.models.digests import Sending
from utblick.features.monitoring.queries.digests import mail_settings, me, subscriptions
from utblick.features.monitoring.queries.mail import preview, sent_to, told_in
from utblick.foundation.rules import RuleBroken
from utblick.ui.lists import Choice, Column, DateRange, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

SHOWN_BEFORE = 8


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show what the viewer gets by mail, what waits and what was sent last."""
    return _page(request)


def _page(request: HttpRequest, *, mail_form: MailForm | None = None, status: int = 200) -> HttpResponse:
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.profile.subscribe")
    listed = list(subscriptions(viewer))
    wishes = mail_settings(viewer)
    today = timezone.localdate(at)
    paused = wishes.paused_until if wishes.is_paused(today) else None
    waits = preview(
        viewer,
        listed,
        own_rhythm=wishes.own_rhythm,
        paused_until=timezone.make_aware(datetime.combine(paused, time.min)) if paused else None,
        at=at,
    )
    context = {
        "forms": [SubscriptionForm(subscription=one) for one in listed],
        "mail_form": mail_form
        or MailForm(initial={"own_rhythm": wishes.own_rhythm, "paused_until": paused}, today=today),
        "start_form": StartForm(without=[one.profile_id for one in listed]),
        "paused_until": paused,
        "waits": waits,
        "before": sent_to(viewer)[:SHOWN_BEFORE],
    }
    return render(request, "monitoring/digest_mine.html", context, status=status)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the rhythms of all profiles, the rhythm of one's own matters and a pause."""
    viewer, at = viewer_of(request), timezone.now()
    form = MailForm(request.POST, today=timezone.localdate(at))
    rows = [SubscriptionForm(request.POST, subscription=one) for one in subscriptions(viewer)]
    if not form.is_valid():
        return _page(request, mail_form=form, status=422)
    for row in rows:
        if row.is_bound and f"{row.prefix}-rhythm" in request.POST and row.is_valid():
            one = row.subscription
            actions.subscribe(one.profile, rhythm=row.cleaned_data["rhythm"], by=viewer, at=at)
            actions.set_silence(one, row.cleaned_data["silence"], by=viewer, at=at)
    actions.change_mail(
        own_rhythm=form.cleaned_data["own_rhythm"],
        paused_until=form.cleaned_data["paused_until"],
        by=viewer,
        at=at,
    )
    toast(request, _("Saved. It holds from now on."))
    return redirect("monitoring:mail")


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin to receive a profile."""
    viewer, at = viewer_of(request), timezone.now()
    form = StartForm(request.POST, without=[])
    if not form.is_valid():
        toast(request, _("Choose a watch profile that is on."), kind="error")
        return redirect("monitoring:mail")
    profile: WatchProfile = form.cleaned_data["profile"]
    actions.subscribe(profile, rhythm=form.cleaned_data["rhythm"], by=viewer, at=at)
    toast(request, _("You get “%(name)s” from now on.") % {"name": profile.name})
    return redirect("monitoring:mail")


@require_POST
def resume(request: HttpRequest, profile: int) -> HttpResponse:
    """Take back that one has stopped a profile."""
    found = get_object_or_404(WatchProfile, pk=profile, is_active=True)
    actions.subscribe(found, by=viewer_of(request), at=timezone.now())
    toast(request, _("You get “%(name)s” from now on.") % {"name": found.name})
    return redirect("monitoring:mail")


@require_POST
def stop(request: HttpRequest, subscription: int) -> HttpResponse:
    """Stop receiving a profile."""
    viewer = viewer_of(request)
    row = Subscription.objects.filter(pk=subscription, account_id=me(viewer)).first()
    if row is None:
        raise Http404
    actions.unsubscribe(row.profile, by=viewer, at=timezone.now())
    toast(
        request,
        _("You no longer get “%(name)s”.") % {"name": row.profile.name},
        undo=reverse("monitoring:mail_resume", args=[row.profile_id]),
    )
    return redirect("monitoring:mail")


@require_POST
def send_now(request: HttpRequest) -> HttpResponse:
    """Send everything that waits, now."""
    viewer = viewer_of(request)
    try:
        digest = tell_now(by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:mail")
    toast(request, _("The mail is on its way. This is what it tells."))
    return redirect("monitoring:mail_digest", digest.pk)


COLUMNS = (
    Column(
        "built",
        gettext_lazy("Sent"),
        value=lambda d: d.built_at,
        link=lambda d: reverse("monitoring:mail_digest", args=[d.pk]),
        sort="built_at",
        heading=True,
    ),
    Column("kind", gettext_lazy("Kind"), value=lambda d: d.get_rhythm_display(), sort="rhythm"),
    Column(
        "matters",
        gettext_lazy("Matters"),
        value=lambda d: d.matter_count or 0,
        sort="matter_count",
        numeric=True,
    ),
    Column("hits", gettext_lazy("Hits"), value=lambda d: d.hit_count, sort="hit_count", numeric=True),
)


@require_GET
def history(request: HttpRequest) -> HttpResponseBase:
    """List everything that the viewer was sent."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.subscribe")
    filters = (
        Choice(key="kind", label=_("Kind"), field="rhythm", choices=list(Sending.choices)),
        DateRange(key="built", label=_("Sent"), field="built_at", moment=True),
    )
    empty = (
        _("Nothing has been sent to you yet"),
        _("Choose what you want to be told."),
        reverse("monitoring:mail"),
        _("My mail"),
    )
    listing = Listing(
        request,
        sent_to(viewer),
        name="digests",
        title=_("What I was told"),
        columns=COLUMNS,
        filters=filters,
        default_sort="-built",
        empty=empty,
    )
    return listing.response("monitoring/digest_history.html")


@require_GET
def sent(request: HttpRequest, digest: int) -> HttpResponse:
    """Show one digest whole, with the mail as it was sent."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.subscribe")
    return render(request, "monitoring/digest_sent.html", {"told": told_in(viewer, digest)})
