"""Pages for anybody, without signing in: signing up for an event, leaving the list, and saying what one thought.

They set no cookie, tell nothing of who else is on the list, and take only so many attempts from one place.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from utblick.features.contactpoint import actions, links
from utblick.features.contactpoint.counties import how_to_reach
from utblick.features.contactpoint.event_calendar import calendar_of
from utblick.features.contactpoint.forms_more import EvaluationForm, SignUpForm
from utblick.features.contactpoint.models import Event, SignUp
from utblick.features.contactpoint.signing_up import SAID, Door, door
from utblick.foundation.accounts.limits import Limit, TooMany, count_attempt
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given, into
from utblick.ui.outside import LANGUAGES, for_anybody, page, public_address

FROM_PLACE = Limit("signup", 30, timedelta(hours=1))
TO_MAIL = Limit("signupmail", 5, timedelta(hours=1))
JUDGED = Limit("evaluate", 20, timedelta(hours=1))


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


@for_anybody
def sign_up(request: HttpRequest, key: str) -> HttpResponse:
    """Show an event to anybody, and take their sign-up; where none can be taken, say why and how to reach us."""
    at, today = timezone.now(), timezone.localdate()
    event = Event.objects.filter(key=key).first()
    stands = door(event, at) if event is not None else Door.UNOPENED
    form = SignUpForm(given(request), day=today)
    row: SignUp | None = None
    status = 200 if event is not None else 404
    if request.method == "POST" and event is not None:
        status = 422
        if form.is_valid():
            try:
                row = _signed_up(request, event, form, at)
            except TooMany as reason:
                form.add_error(None, str(reason))
                status = 429
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            except ValidationError as problem:
                into(form, problem)
            else:
                status = 200
    said = SAID.get(stands)
    is_named = event is not None and (said is None or said.names_event)
    context = {
        "event": event,
        "form": form,
        "row": row,
        "said": said,
        "is_full": stands is Door.FULL,
        "reach": how_to_reach(today),
        "public_url": public_address("event", event.pk) if event is not None and is_named else "",
    }
    title = str(event.title if event is not None and is_named else said.heading if said else "")
    return page(request, "contactpoint/sign_up.html", title, context, status=status)


def _signed_up(request: HttpRequest, event: Event, form: SignUpForm, at: datetime) -> SignUp:
    """Put somebody on the list. Raises TooMany, and RuleBroken for a form that was not shown by us just now."""
    if form.is_trapped:
        # A program that fills in everything is told what everybody is told, and nothing happens.
        return SignUp(event=event, is_waiting=door(event, at) is Door.FULL)
    form.check_stamp()
    wish = {name: form.cleaned_data[name] for name in ("name", "mail", "organisation", "county")}
    count_attempt([(FROM_PLACE, _place(request)), (TO_MAIL, wish["mail"].strip().casefold())], at)
    return actions.sign_up(event, **wish, language=get_language() or "sv", at=at)


@never_cache
@require_safe
def event_file(request: HttpRequest, key: str) -> HttpResponse:
    """Give an event as a file for a calendar, for as long as its page names it."""
    event, at = Event.objects.filter(key=key).first(), timezone.now()
    said = SAID.get(door(event, at)) if event is not None else SAID[Door.UNOPENED]
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else (get_language() or "sv")
    with override(language):
        if event is None or (said is not None and not said.names_event):
            return _gone(request, _("No event is open for signing up at this address. Ask us when it opens."))
        answer = HttpResponse(calendar_of(event, language, at), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.key}.ics"'
    return answer


@for_anybody
def sign_off(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a mail's link leave the list; the page that is only opened changes nothing."""
    try:
        number = links.read(links.LEAVE, token)
    except links.LinkTooOld:
        return _gone(request, _expired(), 410)
    except links.LinkWrong:
        return _gone(request)
    row = SignUp.objects.select_related("event").filter(pk=number).first()
    if row is None:
        return _gone(request, _("You are not on the list."), 410)
    event, done = row.event, False
    if request.method == "POST":
        actions.sign_off(row, at=timezone.now())
        done = True
    context = {"event": event, "done": done, "public_url": public_address("event", event.pk)}
    return page(request, "contactpoint/sign_off.html", _("Leave the list"), context)


@for_anybody
def evaluate(request: HttpRequest, token: str) -> HttpResponse:
    """Take what a visitor thought, without a name."""
    try:
        number = links.read(links.JUDGE, token)
    except links.LinkTooOld:
        return _gone(request, _expired(), 410)
    except links.LinkWrong:
        return _gone(request)
    event = Event.objects.filter(pk=number).first()
    if event is None:
        return _gone(request)
    at = timezone.now()
    form = EvaluationForm(given(request))
    is_open, done, status = event.ends_at <= at and event.erased_on is None, False, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count_attempt([(JUDGED, _place(request))], at)
                actions.evaluate(event, **form.cleaned_data, at=at)
            except TooMany as reason:
                form.add_error(None, str(reason))
                status = 429
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            else:
                done, status = True, 200
    context = {
        "event": event,
        "form": form,
        "done": done,
        "is_open": is_open,
        "reach": how_to_reach(timezone.localdate()),
    }
    return page(request, "contactpoint/evaluate.html", _("What did you think?"), context, status=status)


def _expired() -> str:
    return _(
        "The link has expired: it was sent for an event that is long past. Write to the Contact Point instead."
    )


def _gone(request: HttpRequest, why: str = "", status: int = 404) -> HttpResponse:
    why = why or _("The link is not whole. Copy all of it from the mail.")
    context = {"why": why, "reach": how_to_reach(timezone.localdate())}
    return page(request, "contactpoint/link_gone.html", _("The link does not work"), context, status=status)
