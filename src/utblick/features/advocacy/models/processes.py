"""Policy processes: what the region wants to influence over years, why, decided by whom, and who works on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Board, Certainty, Named, Topic


class Arena(models.TextChoices):
    """Where a process is decided."""

    EU = "eu", _("the EU")
    BALTIC = "baltic", _("the Baltic Sea area")
    NATIONAL = "national", _("Sweden")
    SEVERAL = "several", _("several")


class Process(Named):
    """A long-term question that the region works on: it holds many procedures, cases and acts."""

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    goal_sv = models.TextField(_("goal in Swedish"), max_length=1000, blank=True)
    goal_en = models.TextField(_("goal in English"), max_length=1000, blank=True)
    why_sv = models.TextField(_("why, in Swedish"), max_length=2000, blank=True)
    why_en = models.TextField(_("why, in English"), max_length=2000, blank=True)
    arena = models.CharField(_("arena"), max_length=10, choices=Arena, default=Arena.EU)
    board = models.ForeignKey(
        Board, models.PROTECT, related_name="policy_processes", verbose_name=_("owner board")
    )
    concerned = models.ManyToManyField(
        Board, blank=True, related_name="concerned_processes", verbose_name=_("concerned boards")
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="policy_processes", verbose_name=_("topics")
    )
    begins_on = models.DateField(_("worked on since"), null=True, blank=True)
    ends_on = models.DateField(_("worked on until"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision = models.CharField(
        _("decision"), max_length=160, blank=True, help_text=_("Board and paragraph of the minutes.")
    )
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="policy_processes",
        verbose_name=_("owner"),
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["name_sv"]
        constraints = [
            models.CheckConstraint(
                name="process_ends_after_it_begins",
                condition=models.Q(ends_on__isnull=True)
                | models.Q(begins_on__isnull=True)
                | models.Q(ends_on__gte=models.F("begins_on")),
                violation_error_message=_("The last day is before the first."),
            )
        ]

    @property
    def goal(self) -> str:
        """Give the goal in the language of the page, or in the other where it is the only one."""
        return in_language(self.goal_sv, self.goal_en)

    @property
    def why(self) -> str:
        """Give the reason in the language of the page, or in the other where it is the only one."""
        return in_language(self.why_sv, self.why_en)


class Place(models.TextChoices):
    """Where a member of the team works."""

    HOME = "home", _("at home")
    BRUSSELS = "brussels", _("in Brussels")


class TeamMember(Dated):
    """Who works on a process, where and as what, for a time."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="team")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("account"),
    )
    place = models.CharField(_("works"), max_length=10, choices=Place, default=Place.HOME)
    task = models.CharField(_("task"), max_length=160, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["place", "account__name"]
        constraints = [ends_after_start("team_member_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.account} ({self.get_place_display()})"


def in_language(swedish: str, english: str) -> str:
    """Give the text of the page's language, or the other where there is only that."""
    return (english or swedish) if get_language() == "en" else (swedish or english)
