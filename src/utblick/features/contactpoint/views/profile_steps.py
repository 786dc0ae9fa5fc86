"""What happens to a profile: agreed to, sent on, answered, renewed, listed without a name; and who wants to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.engine.coverage.months import months_after
from utblick.features.contactpoint import actions, handing_over, matching, queries
from utblick.features.contactpoint.forms_profiles import (
    LASTS,
    BankForm,
    ConsentForm,
    ForwardForm,
    ListenerForm,
    RenewForm,
    ReplyForm,
)
from utblick.features.contactpoint.kinds import Way
from utblick.features.contactpoint.models import Consent, Forwarding, Listener, Profile
from utblick.features.contactpoint.views.changing import changed
from utblick.features.contactpoint.views.profiles import page_of
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _profile(request: HttpRequest, number: int) -> Profile:
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    return queries.profile_by_number(viewer, number)


def _with(
    request: HttpRequest, profile: Profile, form: Any, act: Callable[..., Any], title: str
) -> HttpResponse:
    back = page_of(profile)
    return changed(request, form, act, title, back, above=(profile.title, back))


def renew(request: HttpRequest, number: int) -> HttpResponse:
    """Let a profile hold longer."""
    profile = _profile(request, number)
    start = max(profile.expires_on, timezone.localdate())
    form = RenewForm(given(request), initial={"expires_on": months_after(start, LASTS)})
    return _with(
        request, profile, form, lambda **said: actions.renew_profile(profile, **said), _("Renew the profile")
    )


def consent(request: HttpRequest, number: int) -> HttpResponse:
    """Note that somebody has agreed."""
    profile = _profile(request, number)
    form = ConsentForm(given(request), initial={"on": timezone.localdate()})
    return _with(
        request, profile, form, lambda **said: actions.note_consent(profile, **said), _("Note a consent")
    )


def send(request: HttpRequest, number: int) -> HttpResponse:
    """Note to whom a profile was sent; those whom one from abroad suits can be chosen."""
    profile = _profile(request, number)
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = matching.matches(profile, queries.listeners(viewer)) if profile.way == Way.IN else []
    names = [
        *handing_over.sisters(profile.programme, today),
        handing_over.secretariat(profile.programme, today),
        *(one.listener.organisation for one in found),
    ]
    # One from abroad is for our own; one of ours is read by others.
    wanted = ("sv", "en") if profile.way == Way.IN else ("en", "sv")
    languages = profile.languages
    form = ForwardForm(
        given(request),
        names=names,
        languages=languages,
        initial={"on": today, "language": next((one for one in wanted if one in languages), wanted[0])},
    )

    def act(**said: Any) -> None:
        actions.forward(
            profile,
            form.names(said),
            said["on"],
            language=said["language"],
            by=said["by"],
            at=said["at"],
        )

    return _with(request, profile, form, act, _("Send the profile on"))


def bank(request: HttpRequest, number: int) -> HttpResponse:
    """Review the text for the idea bank, and list it."""
    profile = _profile(request, number)
    initial = {
        "bank_sv": profile.bank_sv or profile.objective_sv[:1000],
        "bank_en": profile.bank_en or profile.objective_en[:1000],
    }
    form = BankForm(given(request), initial=initial)
    return _with(
        request,
        profile,
        form,
        lambda **said: actions.list_in_bank(profile, **said),
        _("Review for the idea bank"),
    )


@require_POST
def unlist(request: HttpRequest, number: int) -> HttpResponse:
    """Take an idea out of the idea bank."""
    profile = _profile(request, number)
    actions.take_out_of_bank(profile, by=viewer_of(request), at=timezone.now())
    toast(request, _("Taken out of the idea bank."))
    return redirect(page_of(profile))


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Note that a consent was taken back."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(Consent.objects.select_related("profile"), pk=number)
    actions.withdraw_consent(row, by=viewer, at=timezone.now())
    toast(request, _("Noted. Nothing more is sent on from today."))
    return redirect(page_of(row.profile))


def reply(request: HttpRequest, number: int) -> HttpResponse:
    """Note what somebody replied."""
    viewer_of(request).check(queries.WRITE)
    row = get_object_or_404(Forwarding.objects.select_related("profile"), pk=number)
    form = ReplyForm(given(request), initial={"reply": row.reply, "words": row.words})
    title = _("Reply of %(name)s") % {"name": row.to_whom}
    return _with(request, row.profile, form, lambda **said: actions.note_reply(row, **said), title)


def listener(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Write who wants to be told of partner searches, or change it."""
    viewer_of(request).check(queries.WRITE)
    row = get_object_or_404(Listener, pk=number) if number is not None else None
    form = ListenerForm(given(request), day=timezone.localdate(), instance=row)

    def act(**said: Any) -> Listener:
        version = said.pop("version")
        stands = Listener.objects.get(pk=row.pk) if row is not None else None
        return actions.save_listener(stands, version=(version or 0) if stands else None, **said)

    above = (_("Who wants to be told of partner searches"), reverse("contactpoint:listeners"))
    title = row.organisation if row is not None else _("Somebody who wants to be told")
    return changed(
        request,
        form,
        act,
        title,
        above[1],
        above=above,
        version=lambda: Listener.objects.values_list("version", flat=True).get(pk=number or 0),
    )


@require_POST
def withdraw_listener(request: HttpRequest, number: int) -> HttpResponse:
    """Note that somebody no longer wants to be told."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    actions.withdraw_listener(get_object_or_404(Listener, pk=number), by=viewer, at=timezone.now())
    toast(request, _("Noted. They are no longer told."))
    return redirect("contactpoint:listeners")
