"""The pages behind a mail's links: open without signing in, to whoever holds the signed link.

Mail scanners open every link, so a page that is only looked at changes nothing: it says what will change and
asks for a press.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from utblick.features.monitoring import mail_links
from utblick.features.monitoring.actions import digests as actions
from utblick.features.monitoring.digest_forms import RhythmForm
from utblick.features.monitoring.mail_links import LinkTooOld, LinkWrong, Wish
from utblick.features.monitoring.models import Subscription
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer


def _open(request: HttpRequest, purpose: str, token: str) -> tuple[Account, Wish] | HttpResponse:
    """Give whose link it is and what for, with their language switched on, or the page that says why not."""
    try:
        wish = mail_links.read(purpose, token)
    except LinkTooOld:
        why = _(
            "The link in the mail is too old. Use the link in a newer mail, or sign in and open “My mail”."
        )
        return render(request, "monitoring/digest_link.html", {"why": why}, status=410)
    except LinkWrong:
        why = _("The link is not whole. Copy all of it from the mail, or sign in and open “My mail”.")
        return render(request, "monitoring/digest_link.html", {"why": why}, status=404)
    account = Account.objects.filter(pk=wish.account).first()
    if account is None:
        why = _("The account that the mail was sent to no longer exists, so nothing more will come.")
        return render(request, "monitoring/digest_link.html", {"why": why}, status=410)
    translation.activate(account.language)
    request.LANGUAGE_CODE = account.language
    return account, wish


def _as_receiver(account: Account) -> Viewer:
    """Act as the one who holds the link: enough for stopping one's own mail, which everybody may."""
    return Viewer(account_id=account.pk, name=account.name, language=account.language)


def _listed(account: Account, wish: Wish) -> list[Subscription]:
    rows = Subscription.objects.filter(account=account).select_related("profile").order_by("profile__name")
    return list(rows.filter(profile=wish.profile) if wish.profile else rows)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one profile's mail, or all of it, after a press."""
    opened = _open(request, "stop", token)
    return opened if isinstance(opened, HttpResponse) else _stop(request, *opened)


@csrf_exempt  # A mail program sends no cookie; the signed link itself shows who asks and for what.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """Stop all mail at the press of a mail program's own button (RFC 8058)."""
    opened = _open(request, "one-click", token)
    return opened if isinstance(opened, HttpResponse) else _stop(request, *opened, one_click=True)


def _stop(request: HttpRequest, account: Account, wish: Wish, *, one_click: bool = False) -> HttpResponse:
    listed = _listed(account, wish)
    context = {"account": account, "wish": wish, "listed": listed, "one_click": one_click, "done": False}
    if request.method == "POST":
        if one_click and request.POST.get("List-Unsubscribe") != "One-Click":
            why = _("The mail program did not say what it wants. Nothing has changed.")
            return render(request, "monitoring/digest_link.html", {"why": why}, status=400)
        by, at = _as_receiver(account), timezone.now()
        if wish.profile:
            for one in listed:
                actions.unsubscribe(one.profile, by=by, at=at)
        else:
            actions.stop_all_mail(by=by, at=at)
        context["done"] = True
    return render(request, "monitoring/digest_stop.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: HttpRequest, token: str) -> HttpResponse:
    """Change how often one profile's hits come, or all profiles', after a press."""
    opened = _open(request, "rhythm", token)
    if isinstance(opened, HttpResponse):
        return opened
    account, wish = opened
    listed = _listed(account, wish)
    now = listed[0].own_or_profiles_rhythm if wish.profile and listed else None
    form = RhythmForm(request.POST if request.method == "POST" else None, initial={"rhythm": now})
    context = {"account": account, "wish": wish, "listed": listed, "form": form, "done": ""}
    status = 200
    # A page that was left open may ask about mail that has been stopped since: nothing is changed then.
    if request.method == "POST" and listed:
        if form.is_valid():
            by, at = viewer_for(account, timezone.now()), timezone.now()
            try:
                for one in listed:
                    actions.subscribe(one.profile, rhythm=form.cleaned_data["rhythm"], by=by, at=at)
            except NotAllowed:
                why = _("Your account may no longer get this mail, so nothing more will come.")
                return render(request, "monitoring/digest_link.html", {"why": why}, status=403)
            context["done"] = dict(form.fields["rhythm"].choices)[form.cleaned_data["rhythm"]]  # type: ignore[attr-defined]
        else:
            status = 422
    return render(request, "monitoring/digest_rhythm.html", context, status=status)
