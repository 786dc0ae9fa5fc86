"""Register the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "utblick.foundation.audit"
    label = "audit"
    verbose_name = _("Audit log")
