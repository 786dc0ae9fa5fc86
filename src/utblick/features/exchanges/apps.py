"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangesConfig(AppConfig):
    name = "utblick.features.exchanges"
    label = "exchanges"
    verbose_name = _("Exchanges")
