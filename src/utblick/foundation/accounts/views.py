"""Signing in and out, and one's own account."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash, views
from django.contrib.auth.forms import PasswordChangeForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as django_set_language

from utblick.foundation import audit
from utblick.foundation.accounts import actions, limits
from utblick.foundation.accounts.forms import DetailsForm, ResetForm, SignInForm
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _next(request: HttpRequest) -> str:
    """Give where to go after signing in: a page of ours that was asked for, or the first."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else str(settings.LOGIN_REDIRECT_URL)


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show the form, or check it and begin a new session."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    if request.method != "POST":
        form = SignInForm(request)
        return render(request, "accounts/sign_in.html", {"form": form, "next": _next(request)})
    counted = limits.sign_in_limits(request.POST.get("username", ""), _place(request))
    now = timezone.now()
    try:
        limits.count_attempt(counted, now)
    except limits.TooMany as many:
        # The password is not even looked at: a right one must not show.
        form = SignInForm(request, initial={"username": request.POST.get("username", "")})
        context = {"form": form, "next": _next(request), "refused": str(many)}
        return render(request, "accounts/sign_in.html", context, status=429)
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return render(request, "accounts/sign_in.html", {"form": form, "next": _next(request)})
    account = form.get_user()
    limits.forgive(counted)
    with transaction.atomic():
        login(request, account)
        audit.record("accounts.account.signed_in", by=actions.owner(account), at=now, target=account)
    answer = HttpResponseRedirect(_next(request))
    _set_language_cookie(answer, account.language)
    return answer


@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """End the session."""
    if isinstance(request.user, Account):
        by = actions.owner(request.user)
        with transaction.atomic():
            audit.record("accounts.account.signed_out", by=by, at=timezone.now(), target=request.user)
            logout(request)
    messages.success(request, _("You have signed out."))
    return redirect("accounts:sign_in")


@never_cache
def reset(request: HttpRequest) -> HttpResponseBase:
    """Ask for a link for a new password; the answer is the same whether there is such an account or not."""
    form = ResetForm(request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        email, now = form.cleaned_data["email"], timezone.now()
        try:
            limits.count_attempt(limits.reset_limits(email, _place(request)), now)
        except limits.TooMany as many:
            refused = str(many)
        else:
            actions.ask_for_reset(email, at=now)
            return redirect("accounts:reset_sent")
    context = {"form": form, "refused": refused}
    return render(request, "accounts/reset.html", context, status=429 if refused else 200)


def reset_sent(request: HttpRequest) -> HttpResponseBase:
    """Say what happens next."""
    return render(request, "accounts/reset_sent.html")


class ChoosePassword(views.PasswordResetConfirmView):
    """Choose a password with the link from the mail; the link is moved out of the address at once."""

    template_name = "accounts/choose_password.html"
    success_url = reverse_lazy("accounts:password_chosen")

    def get_user(self, uidb64: str) -> Any:
        account = super().get_user(uidb64)
        # A link sent before the account ended opens nothing after it.
        return account if account is not None and account.may_sign_in(timezone.localdate()) else None

    def form_valid(self, form: Any) -> HttpResponse:
        account = cast(Account, form.user)
        with transaction.atomic():
            answer = super().form_valid(form)
            by = actions.owner(account)
            audit.record("accounts.account.password_changed", by=by, at=timezone.now(), target=account)
        return answer


def password_chosen(request: HttpRequest) -> HttpResponseBase:
    """Say that the new password holds."""
    return render(request, "accounts/password_chosen.html")


def profile(request: HttpRequest) -> HttpResponseBase:
    """Show one's own account and what one is here; change name and language."""
    account = cast(Account, request.user)
    viewer = request.viewer  # type: ignore[attr-defined]
    form = DetailsForm(request.POST or None, initial={"name": account.name, "language": account.language})
    if request.method == "POST" and form.is_valid():
        actions.change_own_details(account, by=viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        answer = redirect("accounts:profile")
        _set_language_cookie(answer, account.language)
        return answer
    roles = [role.label for role in Role if role.value in viewer.roles]
    context = {"form": form, "account": account, "roles": roles, "boards": sorted(viewer.boards)}
    return render(request, "accounts/profile.html", context)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ChangePassword(views.PasswordChangeView):
    """Change one's own password; every other session of the account ends."""

    template_name = "accounts/change_password.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("accounts:profile")

    def form_valid(self, form: Any) -> HttpResponse:
        account = cast(Account, self.request.user)
        with transaction.atomic():
            form.save()
            by = actions.owner(account)
            audit.record("accounts.account.password_changed", by=by, at=timezone.now(), target=account)
        update_session_auth_hash(self.request, form.user)
        messages.success(self.request, _("The new password holds. You are signed out everywhere else."))
        return HttpResponseRedirect(reverse("accounts:profile"))


def set_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages, and remember it on the account of someone signed in."""
    language = request.POST.get("language", "")
    known = language in dict(settings.LANGUAGES) and check_for_language(language)
    if request.method == "POST" and known and isinstance(request.user, Account):
        actions.remember_language(request.user, language)
    return django_set_language(request)


def _set_language_cookie(answer: HttpResponse, language: str) -> None:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
