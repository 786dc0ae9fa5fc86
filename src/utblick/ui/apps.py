"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from utblick.ui import alphabet, numbers


class UiConfig(AppConfig):
    name = "utblick.ui"
    label = "ui"
    verbose_name = _("User interface")

    def ready(self) -> None:
        """Let too long a number be nobody's, wherever several are asked for; order words as Swedish does."""
        numbers.register()
        alphabet.register()
