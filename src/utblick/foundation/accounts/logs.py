"""Who may read the log of an account: those who see its page."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log


def account(viewer: Viewer, number: int) -> Log:
    """Give an account's log."""
    permission = "accounts.account.view"
    viewer.check(permission)
    found = get_object_or_404(Account, pk=number)
    return Log(found, reverse("administration:account", args=[found.pk]), permission)


LOGS = {"accounts.account": account}
