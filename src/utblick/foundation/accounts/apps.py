"""Register the app with Django."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def _load_default_permissions(**_kwargs: Any) -> None:
    from utblick.foundation.accounts.matrix import load_defaults

    load_defaults()


class AccountsConfig(AppConfig):
    name = "utblick.foundation.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Give every installation its permission matrix as soon as there is a table for it."""
        post_migrate.connect(_load_default_permissions, sender=self, dispatch_uid="accounts.permissions")
