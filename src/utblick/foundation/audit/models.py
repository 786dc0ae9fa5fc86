"""The audit trail: one row for each action, added once and never touched again."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unchangeable(Exception):
    """Refuse to change or remove what the audit trail already holds."""


def _refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise Unchangeable("The audit trail is only ever added to: an event can be neither changed nor removed.")


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Read events; writing in bulk goes past `record`, so it is refused."""

    update = delete = bulk_update = bulk_create = _refuse


class AuditEvent(models.Model):
    """One thing that someone, or the system, did to one record."""

    at = models.DateTimeField(_("when"))
    by_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("account")
    )
    by_name = models.CharField(_("who"), max_length=120)
    action = models.CharField(_("what was done"), max_length=80)
    target_type = models.CharField(_("kind of record"), max_length=80, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    target_text = models.CharField(_("record"), max_length=300, blank=True)
    board = models.CharField(_("board"), max_length=12, blank=True)
    changes = models.JSONField(_("changes"), default=dict, encoder=DjangoJSONEncoder)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "at"], name="audit_by_target"),
            models.Index(fields=["by_account", "at"], name="audit_by_account"),
            models.Index(fields=["action", "at"], name="audit_by_action"),
            models.Index(fields=["at", "id"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; refuse to save it a second time."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()
