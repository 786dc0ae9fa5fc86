"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvocacyConfig(AppConfig):
    name = "utblick.features.advocacy"
    label = "advocacy"
    verbose_name = _("Advocacy")
