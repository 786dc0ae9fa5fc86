"""The list of accounts, and one account."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from utblick.features.organisation.appointing import roles_to_give
from utblick.features.organisation.queries import is_leaving, roles_of
from utblick.features.organisation.views.leaving import what_is_held
from utblick.foundation.accounts import actions
from utblick.foundation.accounts.forms import AccountForm, NewAccountForm
from utblick.foundation.accounts.models import Account, open_on
from utblick.ui.lists import Choice, Column, Contains, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

OPEN, ENDED = "open", "ended"


def _by_state(rows: QuerySet[Account], state: str) -> QuerySet[Account]:
    still_open = open_on(timezone.localdate())
    return rows.filter(still_open) if state == OPEN else rows.exclude(still_open)


def _state(account: Account) -> str:
    return str(_("open") if account.may_sign_in(timezone.localdate()) else _("ended"))


def _address(account: Account) -> SafeString:
    """Draw an address so that a narrow column breaks it at the @."""
    name, at, host = account.email.partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)


COLUMNS = (
    Column(
        "name",
        gettext_lazy("Name"),
        heading=True,
        sort=True,
        link=lambda account: reverse("administration:account", args=[account.pk]),
    ),
    Column("email", gettext_lazy("E-mail address"), sort=True, html=_address),
    Column("state", gettext_lazy("State"), value=_state),
    Column("valid_until", gettext_lazy("First day without access"), sort=True),
    Column("last_login", gettext_lazy("Last signed in"), sort=True),
    Column("language", gettext_lazy("Language"), value="get_language_display", hidden=True),
    Column("created_at", gettext_lazy("Created"), sort=True, hidden=True),
)
FILTERS = (
    Contains(key="q", label=gettext_lazy("Name or address"), field="name", also=("email",)),
    Choice(
        key="state",
        label=gettext_lazy("State"),
        choices=((OPEN, gettext_lazy("open")), (ENDED, gettext_lazy("ended"))),
        apply=_by_state,
    ),
)


def accounts(request: HttpRequest) -> HttpResponseBase:
    """List the accounts."""
    viewer_of(request).check("accounts.account.view")
    listing = Listing(
        request,
        Account.objects.all(),
        name="accounts",
        title=_("Accounts"),
        columns=COLUMNS,
        filters=FILTERS,
        default_sort="name",
    )
    return listing.response("administration/accounts.html")


def new_account(request: HttpRequest) -> HttpResponseBase:
    """Create an account."""
    viewer = viewer_of(request)
    viewer.check("accounts.account.change")
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = actions.create_account(**form.cleaned_data, by=viewer, at=timezone.now())
        except actions.AccountRefused as reason:
            form.add_error("email", str(reason))
        else:
            toast(request, _("The account is created, and a link is on its way to %s.") % account.email)
            return redirect("administration:account", pk=account.pk)
    return render(request, "administration/new_account.html", {"form": form})


def account(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one account with its history; change it."""
    viewer = viewer_of(request)
    viewer.check("accounts.account.view")
    shown = get_object_or_404(Account, pk=pk)
    may_change = viewer.may("accounts.account.change")
    initial: dict[str, Any] = {field: getattr(shown, field) for field in actions.CHANGEABLE}
    form = AccountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_account(shown, **form.cleaned_data, by=viewer, at=timezone.now())
        except actions.AccountRefused as reason:
            form.add_error(None, str(reason))
        else:
            shown.refresh_from_db()
            left = what_is_held(viewer, shown)["left"] if is_leaving(shown) else ""
            toast(request, f"{_('Saved.')} {left}".strip())
            return redirect("administration:account", pk=pk)
    context = {
        "form": form,
        "account": shown,
        "may_change": may_change,
        "state": _state(shown),
        "roles": roles_of(shown),
        "may_give": bool(roles_to_give(viewer)) and shown.may_sign_in(timezone.localdate()),
        "today": timezone.localdate(),
        **what_is_held(viewer, shown),
    }
    return render(request, "administration/account.html", context)


@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the owner a link for choosing a password."""
    shown = get_object_or_404(Account, pk=pk)
    try:
        actions.send_password_link(shown, by=viewer_of(request), at=timezone.now())
    except actions.AccountRefused as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("A link is on its way to %s.") % shown.email)
    return redirect("administration:account", pk=pk)
