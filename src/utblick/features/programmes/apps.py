"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "utblick.features.programmes"
    label = "programmes"
    verbose_name = _("Programmes")
