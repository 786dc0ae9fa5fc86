"""Pages for anybody: signing up for the newsletter, confirming, choosing again and leaving, and the counted links.

A page that is only opened changes nothing, for mail scanners open every link. Whoever asks learns nothing of who else
subscribes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from utblick.features.publishing.letters import counting, links
from utblick.features.publishing.letters.actions import subscribing
from utblick.features.publishing.letters.forms_outside import ChooseForm, SignUpForm
from utblick.features.publishing.letters.limits import FROM_PLACE, TO_MAIL
from utblick.features.publishing.letters.models import Audience, Subscriber
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.accounts.limits import TooMany, count_attempt
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given, into
from utblick.ui.outside import for_anybody, page


@for_anybody
def sign_up(request: HttpRequest) -> HttpResponse:
    """Take somebody's wish for the newsletter; the answer is the same whether or not they have it already."""
    at = timezone.now()
    initial = {"language": get_language(), "audiences": _first(at)}
    form = SignUpForm(given(request), initial=initial)
    status, done = 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                done = _asked(request, form, at)
                status = 200
            except TooMany as reason:
                form.add_error(None, str(reason))
                status = 429
            except RuleBroken as reason:
                into(form, reason)
    context = {"form": form, "done": done}
    return page(request, "letters/sign_up.html", _("Subscribe to the newsletter"), context, status=status)


def _first(at: Any) -> list[int]:
    """Give the audience that is ticked from the start: the one that gets everything."""
    return list(Audience.objects.at(at).filter(gets_all=True).values_list("pk", flat=True)[:1])


def _asked(request: HttpRequest, form: SignUpForm, at: Any) -> bool:
    """Send the confirmation. Raises TooMany, and RuleBroken for a form that was not shown by us just now."""
    if form.is_trapped:
        # A program that fills in everything is told what everybody is told, and nothing happens.
        return True
    form.check_stamp()
    chosen = form.cleaned_data
    place = str(request.META.get("REMOTE_ADDR", ""))
    count_attempt([(FROM_PLACE, place), (TO_MAIL, chosen["mail"].strip().casefold())], at)
    subscribing.ask_to_subscribe(chosen["mail"], chosen["language"], list(chosen["audiences"]), at=at)
    return True


@for_anybody
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """Confirm a wish for the newsletter, after a press."""
    at = timezone.now()
    asked = subscribing.request_of(secret, at=at)
    if asked is None:
        return _gone(request, _("The link has been used, or its two days are over. Sign up once more."), 410)
    with translation.override(_language(request, asked.language)):
        subscriber = subscribing.confirm(secret, at=at) if request.method == "POST" else None
        names = [row.name for row in Audience.objects.at(at).filter(key__in=asked.audiences)]
        context = {
            "names": names,
            "subscriber": subscriber,
            "change": links.path(links.CHANGE, subscriber) if subscriber else "",
        }
        return page(request, "letters/confirm.html", _("Confirm the newsletter"), context)


@for_anybody
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a letter's link choose language and newsletters again."""

    def act(subscriber: Subscriber) -> HttpResponse:
        at = timezone.now()
        initial = {"audiences": subscriber.audiences.all(), "language": subscriber.language}
        form = ChooseForm(given(request), initial=initial)
        status, done = 200, False
        if request.method == "POST":
            status = 422
            if form.is_valid():
                chosen = form.cleaned_data
                subscribing.choose(subscriber, chosen["language"], list(chosen["audiences"]), at=at)
                status, done = 200, True
        leave_url = links.path(links.LEAVE, subscriber)
        return page(
            request,
            "letters/choose.html",
            _("Change what you get"),
            {"form": form, "done": done, "leave": leave_url},
            status=status,
        )

    return _opened(request, links.CHANGE, token, act)


@for_anybody
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave the newsletter: by the button of a mail program (RFC 8058), or by the page's own after the link."""

    def act(subscriber: Subscriber) -> HttpResponse:
        done = request.method == "POST"
        if done:
            subscribing.leave(subscriber)
        return page(request, "letters/leave.html", _("Leave the newsletter"), {"done": done})

    return _opened(request, links.LEAVE, token, act)


def _opened(
    request: HttpRequest, purpose: str, token: str, act: Callable[[Subscriber], HttpResponse]
) -> HttpResponse:
    """Do what the holder of a link asks, in their own language, or say why it cannot be done."""
    try:
        subscriber = links.holder(purpose, token)
    except (links.LinkTooOld, links.LinkWrong, ValueError, TypeError):
        return _gone(request, _("The link is not whole. Copy all of it from the mail."), 404)
    if subscriber is None:
        if request.method == "POST":
            # Pressed twice: they have left, which is what they want.
            return page(request, "letters/leave.html", _("Leave the newsletter"), {"done": True})
        return _gone(request, _("You get no newsletter any more, and nothing is kept of you."), 410)
    with translation.override(_language(request, subscriber.language)):
        return act(subscriber)


def _language(request: HttpRequest, own: str) -> str:
    """Give the language that the address asks for, else the one chosen in this browser, else the letter's own."""
    wishes = (request.GET.get("language"), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), own)
    return next((wish for wish in wishes if wish in LANGUAGES), "sv")


def _gone(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return page(request, "letters/link_gone.html", _("The link does not work"), {"why": why}, status=status)


PREFETCH = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
FETCHED_AHEAD = ("prefetch", "preview", "prerender")
MACHINES = re.compile(r"bot\b|bot/|crawl|spider|slurp|preview|scan|curl|wget|python|monitor|safelinks", re.I)


def is_a_reader(headers: Mapping[str, Any]) -> bool:
    """Say whether a request looks like somebody reading: no machine that says so, and nothing fetched ahead."""
    ahead = " ".join(str(headers.get(name, "")) for name in PREFETCH).casefold()
    if any(word in ahead for word in FETCHED_AHEAD):
        return False
    agent = str(headers.get("HTTP_USER_AGENT", ""))
    return bool(agent) and not MACHINES.search(agent)


@never_cache
@require_safe
def opened(request: HttpRequest, issue: int, item: int) -> HttpResponse:
    """Add one to how often a link was opened, and lead on to the page. Nothing is kept of who opened it."""
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else "sv"
    path = counting.leads_to(issue, item, language)
    if path is None:
        with translation.override(language):
            return _gone(request, _("The page that the link led to is not there any more."), 404)
    if request.method == "GET" and is_a_reader(request.META):
        counting.count_opening(issue, item)
    answer = HttpResponseRedirect(path)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
