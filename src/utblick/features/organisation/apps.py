"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "utblick.features.organisation"
    label = "organisation"
    verbose_name = _("Organisation")
