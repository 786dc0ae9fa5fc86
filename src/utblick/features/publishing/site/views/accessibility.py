"""The accessibility statement, and the form for what does not work."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.publishing.site import actions, addresses
from utblick.features.publishing.site.answering import Head, answer
from utblick.features.publishing.site.forms import CommentForm, token
from utblick.features.publishing.site.holdings import holdings
from utblick.foundation.accounts.limits import Limit, TooMany, count_attempt
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken
from utblick.ui.accessibility import METHODS, SHORTCOMINGS, last_check

HOUR = timedelta(hours=1)
EVERYBODY = "everybody"


def limits(place: str) -> list[tuple[Limit, str]]:
    """Give what one report counts against: its sender's place, and all of them together."""
    most = settings.UTBLICK_REPORTS_AN_HOUR
    return [
        (Limit("comment", max(1, most // 10), HOUR), place),
        (Limit("comments", most, HOUR), EVERYBODY),
    ]


def statement(request: HttpRequest, language: str) -> HttpResponse:
    """Show the statement, and take what a visitor could not use."""
    form = CommentForm(initial={"token": token(), "page": ""})
    status = 200
    if request.method == "POST":
        form = CommentForm(request.POST)
        if form.is_filled_in_by_a_program:
            # The same answer as to a person, so that it learns nothing.
            return _thanks(language)
        problem, status = _taken(request, form, language)
        if problem is None:
            return _thanks(language)
        if problem:
            form.add_error(None, problem)
        form.data = {**request.POST.dict(), "token": token()}
    head = Head(_("Accessibility statement"), addresses.both(addresses.place, "accessibility"))
    context = {
        "shortcomings": SHORTCOMINGS,
        "methods": METHODS,
        "check": last_check(),
        "contact": actions.contact(),
        "supervisor": getattr(settings, "UTBLICK_SUPERVISOR", "Digg"),
        "supervisor_url": getattr(settings, "UTBLICK_SUPERVISOR_URL", "https://www.digg.se/tdosanmalan"),
        "form": form,
        "is_sent": request.method == "GET" and request.GET.get("sent") == "1",
        "here": addresses.place("accessibility", language),
    }
    return answer("accessibility.html", language, head, context, holdings(), status=status)


def _taken(request: HttpRequest, form: CommentForm, language: str) -> tuple[str | None, int]:
    """Register what was sent; give None, or a sentence (empty where the fields say it) and the status."""
    if not form.is_valid():
        return "", 422
    if not form.is_fresh:
        return _("The form was too old or was not ours. Load the page again and send once more."), 422
    at, told = timezone.now(), form.cleaned_data
    try:
        count_attempt(limits(str(request.META.get("REMOTE_ADDR", ""))), at)
        actions.register(
            text=told["text"],
            page=told["page"],
            mail=told["mail"],
            language=language,
            by=system("public site"),
            at=at,
        )
    except TooMany as reason:
        return str(reason), 429
    except RuleBroken as reason:
        return str(reason), 422
    except ValidationError as reason:
        return " ".join(reason.messages), 422
    return None, 200


def _thanks(language: str) -> HttpResponse:
    response = HttpResponseRedirect(f"{addresses.place('accessibility', language)}?sent=1#form")
    response.status_code = 303
    return response
