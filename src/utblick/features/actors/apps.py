"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    name = "utblick.features.actors"
    label = "actors"
    verbose_name = _("Actors")
