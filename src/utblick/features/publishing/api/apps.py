"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "utblick.features.publishing.api"
    label = "api"
    verbose_name = _("The interface")
