"""What “regularly takes part” means, in versions, and where the goal does not apply."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Board, Certainty, Level, Named, Unit


class ParticipationDefinition(Dated):
    """One version of what counts: at which level, how often, by what; it holds until the next begins."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    level = models.PositiveSmallIntegerField(
        _("counted for each"),
        choices=[(Level.AREA, Level.AREA.label), (Level.UNIT, Level.UNIT.label)],
        default=Level.UNIT,
    )
    months = models.PositiveSmallIntegerField(
        _("at least once in (months)"), default=24, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    # Keys of exchanges' own lists; empty takes everything.
    kinds = models.JSONField(_("types that count"), default=list, blank=True)
    directions = models.JSONField(_("directions that count"), default=list, blank=True)
    needs_evidence = models.BooleanField(_("only with a lesson or something to show"), default=False)
    why = models.CharField(_("why it was changed"), max_length=300, blank=True)
    decided_by = models.CharField(
        _("decided by"),
        max_length=160,
        blank=True,
        help_text=_("Board and paragraph, or the role that decided."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [ends_after_start("participation_definition_ends_after_start")]

    def __str__(self) -> str:
        return str(_("version %(n)d") % {"n": self.number})


class NotApplicable(Dated):
    """The goal does not apply to a unit for a time, for a reason."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="not_applicable", verbose_name=_("unit"))
    reason = models.CharField(_("reason"), max_length=300)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["unit__name_sv", "-valid_from"]
        constraints = [
            ends_after_start("not_applicable_ends_after_start"),
            models.CheckConstraint(name="not_applicable_ends", condition=models.Q(valid_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.reason})"


class Confirmation(models.Model):
    """A unit's answer for a half-year: what is registered is right, or what is missing."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="confirmations", verbose_name=_("unit"))
    year = models.PositiveSmallIntegerField(_("year"))
    half = models.PositiveSmallIntegerField(_("half"), choices=[(1, _("first half")), (2, _("second half"))])
    missing = models.CharField(_("what is missing or wrong"), max_length=500, blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # When what was missing has been seen to; a new answer begins anew.
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-half", "unit__name_sv"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "half"], name="confirmation_once_a_half_year")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}:{self.half}"


class Goal(Named):
    """What the region wants to reach, followed by indicators."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    source = models.CharField(_("where the goal stands"), max_length=200, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    class Meta:
        ordering = ["sort_order", "name_sv"]


class Indicator(Named):
    """One figure that tells how a goal goes: worked out where the data are here, entered where they are not."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="indicators", verbose_name=_("goal"))
    key = models.SlugField(_("key"), max_length=40, unique=True)
    computed = models.SlugField(_("worked out as"), max_length=40, blank=True)
    definition = models.TextField(_("what it means"), max_length=1000, blank=True)
    formula = models.CharField(_("formula in words"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    owner = models.CharField(_("owner (role)"), max_length=120, blank=True)
    unit = models.CharField(_("counted in"), max_length=30, blank=True)
    target = models.DecimalField(_("target"), null=True, blank=True, max_digits=14, decimal_places=2)
    target_year = models.PositiveSmallIntegerField(_("by the year"), null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(_("followed from the year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("followed until the year"), null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    class Meta:
        ordering = ["goal__sort_order", "sort_order", "name_sv"]
        constraints = [
            models.CheckConstraint(
                name="indicator_followed_in_order",
                condition=models.Q(last_year__isnull=True)
                | models.Q(first_year__isnull=True)
                | models.Q(last_year__gte=models.F("first_year")),
                violation_error_message=_("The last year cannot be before the first."),
            )
        ]

    def is_followed(self, year: int) -> bool:
        """Tell whether the indicator has a figure of this year."""
        return (self.first_year or year) <= year <= (self.last_year or year)


class IndicatorValue(models.Model):
    """A figure of a year: entered by a person, or kept as it was worked out when the year was closed."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    # What stood when the year was closed, where a correction has changed it.
    first_value = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    # Why a closed year was corrected; shown beside the figure.
    note = models.TextField(_("note"), max_length=2000, blank=True)
    # Which version of what counts the figure was worked out with, where it was.
    version = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["indicator", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="indicator_value_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class ClosedYear(models.Model):
    """A year whose figures are closed: they no longer follow the data, and a correction leaves a note."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class ReportKind(models.TextChoices):
    """What a report is about."""

    BOARD = "board", _("Board report")
    YEAR = "year", _("EU annual review")
    COVERAGE = "coverage", _("Coverage report")
    MEMBERSHIPS = "memberships", _("Membership review")
    BALTIC_SEA = "balticsea", _("Baltic Sea report")


class Report(models.Model):
    """A report drafted from the log: figures stay live until it is frozen, and a frozen one never changes."""

    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("board")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    # What people wrote instead of the drafted texts: {"sv:exchanges": "…"}.
    texts = models.JSONField(default=dict, blank=True)
    # The whole report in each language, as it was when it was frozen.
    frozen = models.JSONField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-last", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_ends_after_it_begins",
                condition=models.Q(last__gte=models.F("first")),
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                name="board_report_has_its_board",
                condition=~models.Q(kind="board") | models.Q(board__isnull=False),
                violation_error_message=_("Choose the board that the report is for."),
            ),
        ]

    def __str__(self) -> str:
        where = f" {self.board.key}" if self.board else ""
        return f"{self.get_kind_display()}{where} {self.first.isoformat()} – {self.last.isoformat()}"
