"""A network, our membership in it, and what is known of cost, people, use and the way on."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Board, Certainty, Named, Topic, Unit


class Member(models.TextChoices):
    """Who is the member."""

    REGION = "region", _("the region")
    UNIT = "unit", _("a unit")
    COMPANY = "company", _("a company of the region")
    THROUGH = "through", _("through another organisation")
    NONE = "none", _("not a member")


class Advice(models.TextChoices):
    """What is recommended before a renewal."""

    CONTINUE = "continue", _("continue")
    CHANGE = "change", _("continue in another way")
    LEAVE = "leave", _("leave")


class Network(Named):
    """A network or organisation, with our membership in it."""

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    address = models.URLField(_("web address"), max_length=300, blank=True)
    member = models.CharField(_("member"), max_length=10, choices=Member, default=Member.REGION)
    through = models.CharField(_("through which organisation"), max_length=120, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="networks", verbose_name=_("unit")
    )
    since = models.DateField(_("member since"), null=True, blank=True)
    until = models.DateField(_("last day as a member"), null=True, blank=True)
    boards = models.ManyToManyField(
        Board, blank=True, related_name="networks", verbose_name=_("responsible boards")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="networks", verbose_name=_("areas"))
    purpose = models.TextField(_("why we are members"), blank=True, max_length=2000)
    renews_on = models.DateField(_("renews on"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        _("notice in months"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name_sv"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                violation_error_message=_("The last day as a member is before the first."),
            ),
            models.CheckConstraint(
                name="unit_membership_has_its_unit",
                condition=~models.Q(member="unit") | models.Q(unit__isnull=False),
                violation_error_message=_("Choose the unit that is the member."),
            ),
        ]


class YearCost(models.Model):
    """What a membership costs in a year: fee in kronor, and hours of work."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="costs")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1995), MaxValueValidator(2100)]
    )
    fee = models.PositiveIntegerField(_("fee in kronor"), null=True, blank=True)
    hours = models.PositiveIntegerField(
        _("hours of work"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["network", "year"], name="year_cost_once")]

    def __str__(self) -> str:
        return f"{self.network} {self.year}"


class Representative(Dated):
    """Who represents the region in a network, political or official, for a term."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="representatives")
    role = models.CharField(
        _("who (role)"),
        max_length=160,
        help_text=_("The role, such as: member of the executive board, majority."),
    )
    seat = models.CharField(
        _("seat"), max_length=160, blank=True, help_text=_("Such as: general assembly, deputy.")
    )
    is_political = models.BooleanField(_("elected"), default=False)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-is_political", "role"]
        constraints = [ends_after_start("representative_ends_after_start")]

    def __str__(self) -> str:
        return self.role


class WorkingGroup(models.Model):
    """A group of a network, and the units that take part in it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="groups")
    name = models.CharField(_("name"), max_length=160)
    units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("units that take part"))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class GainKind(models.TextChoices):
    """What sort of use a membership was of."""

    CONTACT = "contact", _("contact")
    PROJECT = "project", _("project")
    POSITION = "position", _("position or answer")
    ROUTINE = "routine", _("changed routine")
    KNOWLEDGE = "knowledge", _("knowledge")
    OTHER = "other", _("other")


class Gain(models.Model):
    """Something that a membership gave: a contact, a project, a position, a changed routine."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="gains")
    on = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=GainKind, default=GainKind.OTHER)
    words = models.CharField(_("what it gave"), max_length=300)
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    address = models.URLField(_("where it can be seen"), max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words


class Recommendation(models.Model):
    """What is recommended before a renewal, and what was decided."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="recommendations")
    on = models.DateField(_("day"))
    advice = models.CharField(_("recommendation"), max_length=10, choices=Advice)
    reason = models.TextField(_("reason"), max_length=2000)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Advice, blank=True)
    decided_by = models.CharField(
        _("decided by"), max_length=160, blank=True, help_text=_("Board and paragraph.")
    )

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.get_advice_display()}"
