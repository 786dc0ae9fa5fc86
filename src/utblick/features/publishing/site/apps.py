"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "utblick.features.publishing.site"
    label = "site"
    verbose_name = _("The public site")
