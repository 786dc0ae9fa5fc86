"""Who runs the policy areas, where we sit, which bodies are near, and the strategy's days."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.features.actors.models import Body
from utblick.features.actors.models.people import COUNTRY, Lasting, LastingQuerySet, Sourced, lasts
from utblick.features.balticsea.models.plans import Kept, PolicyArea, in_language
from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Certainty, Named, Unit


class CoordinatorRole(models.TextChoices):
    """What an organisation is in a policy area."""

    LEAD = "lead", _("lead coordinator")
    COORDINATOR = "coordinator", _("coordinator")
    CO = "co", _("co-coordinator")


class Coordinator(Kept, Lasting, Sourced):
    """That an organisation coordinates a policy area for a time; organisations, never persons."""

    area = models.ForeignKey(
        PolicyArea, models.CASCADE, related_name="coordinators", verbose_name=_("policy area")
    )
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="coordinates",
        verbose_name=_("body in the register"),
        help_text=_("Ties the organisation to what else is known of it here."),
    )
    name_sv = models.CharField(_("organisation, in Swedish"), max_length=200)
    name_en = models.CharField(_("organisation, in English"), max_length=200, blank=True)
    role = models.CharField(
        _("role"), max_length=12, choices=CoordinatorRole, default=CoordinatorRole.COORDINATOR
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[COUNTRY],
        help_text=_("Two capital letters, such as FI; empty for bodies of several countries."),
    )

    objects = LastingQuerySet.as_manager()

    class Meta:
        ordering = ["area", "-role", "name_sv"]
        constraints = [lasts("coordinator_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give what the organisation is called in the language of the page."""
        return in_language(self.name_sv, self.name_en)

    @property
    def is_unsure(self) -> bool:
        """Say whether it is to be checked."""
        return self.certainty == Certainty.UNSURE

    @property
    def country_beside(self) -> str:
        """Give the country's code to stand beside the name; nothing where the country is all that is known."""
        names = (country_sv(self.country), country_en(self.country))
        return "" if self.name_sv in names or self.name_en in names else self.country


class GroupKind(models.TextChoices):
    """What sort of group somebody sits in."""

    STEERING = "steering", _("steering group")
    REFERENCE = "reference", _("national reference group")
    NETWORK = "network", _("network of authorities and regions")
    OTHER = "other", _("other group")


class GroupSeat(Kept, Dated):
    """A seat that the region has in a group of the strategy: by role, account and unit, for a term."""

    area = models.ForeignKey(
        PolicyArea,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("policy area"),
        help_text=_("Empty for groups of the whole strategy."),
    )
    kind = models.CharField(_("kind of group"), max_length=12, choices=GroupKind, default=GroupKind.STEERING)
    group = models.CharField(
        _("group"), max_length=160, blank=True, help_text=_("What it is called, where the kind does not say.")
    )
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body that holds it together"),
    )
    role = models.CharField(
        _("who (role)"),
        max_length=160,
        help_text=_("The role, such as: head of the water unit. Never a person's name."),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    is_observer = models.BooleanField(_("observer"), default=False)
    is_example = models.BooleanField(_("example"), default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "role"]
        constraints = [ends_after_start("group_seat_ends_after_start")]

    def __str__(self) -> str:
        return self.role

    def get_absolute_url(self) -> str:
        """Give the address of its page."""
        return reverse("balticsea:seat", args=[self.pk])

    @property
    def called(self) -> str:
        """Give what the group is called."""
        return self.group or capfirst(str(self.get_kind_display()))


class GroupMeeting(Kept):
    """A meeting of a group where we sit: when, where and what is worth remembering."""

    seat = models.ForeignKey(GroupSeat, models.CASCADE, related_name="meetings", verbose_name=_("seat"))
    on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    notes = models.TextField(_("what is worth remembering"), max_length=4000, blank=True)
    address = models.URLField(_("where the minutes are"), max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.seat} {self.on}"


class RelatedBody(Kept, Named):
    """A body of the Baltic Sea cooperation that is near to a policy area, or to the whole strategy."""

    areas = models.ManyToManyField(
        PolicyArea,
        blank=True,
        related_name="bodies",
        verbose_name=_("policy areas"),
        help_text=_("None for the whole strategy."),
    )
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body in the register"),
    )
    address = models.URLField(_("web address"), max_length=300, blank=True)

    class Meta:
        ordering = ["name_sv"]


class DayKind(models.TextChoices):
    """What sort of day or time of the strategy it is."""

    FORUM = "forum", _("Annual Forum")
    PRESIDENCY = "presidency", _("presidency of the national coordinators")
    REPORTING = "reporting", _("yearly report")
    OTHER = "other", _("other")


class StrategyDay(Kept, Named, Sourced):
    """A day or a time of the strategy: the Annual Forum, a presidency, the last day for the yearly report."""

    kind = models.CharField(_("kind"), max_length=12, choices=DayKind, default=DayKind.OTHER)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[COUNTRY])
    address = models.URLField(_("web address"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["-starts_on", "name_sv"]
        constraints = [
            models.CheckConstraint(
                name="strategy_day_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            )
        ]
