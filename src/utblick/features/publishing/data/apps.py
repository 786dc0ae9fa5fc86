"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpendataConfig(AppConfig):
    name = "utblick.features.publishing.data"
    label = "opendata"
    verbose_name = _("Open data")
