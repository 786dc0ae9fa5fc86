"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    name = "utblick.features.followup"
    label = "followup"
    verbose_name = _("Follow-up")
