"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "utblick.features.publishing.letters"
    label = "letters"
    verbose_name = _("Letters to subscribers")
