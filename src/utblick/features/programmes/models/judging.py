"""What a unit looks for in calls, and what units and boards said of a call."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models import WatchProfile
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes.models.calls import Call


class Verdict(models.TextChoices):
    """What a unit or a board says of a call."""

    NOT_FOR_US = "not_for_us", _("not for us")
    LOOK_CLOSER = "look_closer", _("look closer")
    APPLY = "apply", _("apply")


class Reason(models.TextChoices):
    """Why a call is not for a unit."""

    NOT_OPEN = "not_open", _("we may not apply")
    TOPIC = "topic", _("outside what we do")
    TIME = "time", _("too little time before it closes")
    MONEY = "money", _("we cannot pay our own share")
    PEOPLE = "people", _("nobody has time to do it")
    PARTNERS = "partners", _("we lack partners")
    SIZE = "size", _("too small or too large for us")
    OTHERS = "others", _("somebody else in the region does it")
    OTHER = "other", _("another reason")


class UnitNeed(models.Model):
    """What a unit looks for in calls: in words of its own, by topics, and by watch profiles."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="call_need", verbose_name=_("unit"))
    words = models.JSONField(_("words"), default=list, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    profiles = models.ManyToManyField(
        WatchProfile, blank=True, related_name="unit_needs", verbose_name=_("watch profiles")
    )
    preparation_weeks = models.PositiveSmallIntegerField(_("weeks we need to prepare"), default=10)
    own_share_note = models.CharField(_("how our own share is paid"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["unit"]

    def __str__(self) -> str:
        return str(self.unit)


class CallVerdict(models.Model):
    """What one unit, or one board, said of a call; one holds at a time, and what was taken back stays."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="verdicts")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="call_verdicts", verbose_name=_("unit")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="call_verdicts", verbose_name=_("board")
    )
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    words = models.TextField(_("in words"), max_length=1000, blank=True)
    at = models.DateTimeField(_("said"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="verdict_of_a_unit_or_a_board",
                condition=models.Q(unit__isnull=True) ^ models.Q(board__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["call", "unit"], condition=models.Q(taken_back_at=None), name="unit_verdict_once"
            ),
            models.UniqueConstraint(
                fields=["call", "board"], condition=models.Q(taken_back_at=None), name="board_verdict_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_verdict_display())
