"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BalticSeaConfig(AppConfig):
    name = "utblick.features.balticsea"
    label = "balticsea"
    verbose_name = _("The Baltic Sea")
