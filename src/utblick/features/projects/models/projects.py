"""A project of the region's own, and the dated steps that its stage is derived from."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import Secrecy
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes.models import Call, Objective, Part, Programme


class Currency(models.TextChoices):
    """What a project's amounts are written in."""

    SEK = "SEK", _("kronor")
    EUR = "EUR", _("euro")


class StepKind(models.TextChoices):
    """What happened to a project on a day."""

    IDEA = "idea", _("the idea was written down")
    APPLIED = "applied", _("the application was sent")
    GRANTED = "granted", _("the grant was decided")
    REJECTED = "rejected", _("the application was turned down")
    STARTED = "started", _("the project started")
    CLOSED = "closed", _("the project was closed")
    IN_USE = "in_use", _("its results came into use")
    WITHDRAWN = "withdrawn", _("it was withdrawn")
    CORRECTED = "corrected", _("earlier steps were put right")


def amount(label: object, help_text: object = "") -> models.DecimalField:  # type: ignore[type-arg]
    """Give a field for a sum of money in the project's own currency; empty where it is not known."""
    return models.DecimalField(
        label,  # type: ignore[arg-type]
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=help_text,  # type: ignore[arg-type]
    )


class Project(models.Model):
    """A project that the region leads or takes part in. All amounts are in its `currency`.

    `rate` is kronor for one euro. `board` owns it, `concerned` are the others; both are proposed from the topics.
    """

    title_sv = models.CharField(_("what it is called"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    acronym = models.CharField(_("short name"), max_length=60, blank=True)
    purpose = models.TextField(_("why"), max_length=4000, blank=True)
    part = models.CharField(_("our role"), max_length=12, choices=Part, default=Part.PARTNER)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("unit")
    )
    units = models.ManyToManyField(
        Unit, blank=True, related_name="shared_projects", verbose_name=_("other units that take part")
    )
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("project manager"),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="projects", verbose_name=_("areas"))
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("owner board")
    )
    concerned = models.ManyToManyField(
        Board, blank=True, related_name="+", verbose_name=_("boards that it concerns")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("programme")
    )
    call = models.ForeignKey(
        Call, models.SET_NULL, null=True, blank=True, related_name="projects", verbose_name=_("call")
    )
    objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("priority or objective"),
    )
    number = models.CharField(_("the programme's number of it"), max_length=80, blank=True)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    currency = models.CharField(_("amounts are in"), max_length=3, choices=Currency, default=Currency.SEK)
    rate = models.DecimalField(
        _("kronor for one euro"),
        max_digits=8,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.0001"))],
    )
    rate_on = models.DateField(_("day of the rate"), null=True, blank=True)
    rate_source = models.CharField(_("where the rate is from"), max_length=160, blank=True)
    total = amount(_("the whole project's budget"), _("With all partners."))
    grant = amount(_("grant to the whole project"))
    our_budget = amount(_("our part of the budget"))
    our_grant = amount(_("grant to us"))
    own_share = amount(_("our own share"), _("What we pay ourselves, in money and in hours."))
    financed_by = models.CharField(
        _("who decided on the own share"),
        max_length=160,
        blank=True,
        help_text=_("Such as: head of the clinic, by delegation; the board."),
    )
    financed_on = models.DateField(_("decided on"), null=True, blank=True)
    financing_diary = models.CharField(_("diary number of that decision"), max_length=40, blank=True)
    financing_account = models.CharField(_("account or cost centre"), max_length=60, blank=True)
    secrecy = models.CharField(_("secrecy"), max_length=12, choices=Secrecy, blank=True)
    secrecy_reason = models.CharField(_("reason for secrecy"), max_length=300, blank=True)
    secrecy_by = models.CharField(_("marked by"), max_length=120, blank=True)
    secrecy_on = models.DateField(_("marked on"), null=True, blank=True)
    is_example = models.BooleanField(_("example"), default=False)
    # The form it was begun by: the same form sent twice begins it once.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title_sv", "pk"]
        constraints = [
            models.CheckConstraint(
                name="project_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            )
        ]

    def __str__(self) -> str:
        # What the trail keeps must hold nothing that is secret.
        return f"#{self.pk}" if self.secrecy else self.name

    @property
    def title(self) -> str:
        """Give the title in the language of the page, as far as there is one."""
        return (self.title_en if get_language() == "en" else "") or self.title_sv

    @property
    def name(self) -> str:
        """Give the short name with the title."""
        return f"{self.acronym}: {self.title}" if self.acronym else self.title


class Step(models.Model):
    """Something that happened to a project on a day; one that was wrong is `undone_by` a correcting step."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="steps")
    kind = models.CharField(_("what happened"), max_length=10, choices=StepKind)
    on = models.DateField(_("day"))
    words = models.CharField(_("in words"), max_length=400, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    undone_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="undoes", editable=False
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
