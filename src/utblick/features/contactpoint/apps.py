"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactPointConfig(AppConfig):
    name = "utblick.features.contactpoint"
    label = "contactpoint"
    verbose_name = _("Contact Point")
