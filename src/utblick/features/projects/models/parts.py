"""What belongs to a project: partners, board decisions, risks, reporting days, results and documents."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.folding import fold
from utblick.features.actors.models import Body
from utblick.features.actors.models.people import COUNTRY
from utblick.features.organisation.models import Board, Unit
from utblick.features.programmes.models import Part
from utblick.features.projects.models.projects import Project, amount
from utblick.features.projects.places import country_name, region_name

NUTS3 = RegexValidator(r"^[A-Z]{2}[0-9A-Z]{3}$", _("A NUTS 3 code has two letters and three signs: SE123."))
DEGREES = [(1, _("small")), (2, _("fairly small")), (3, _("fairly large")), (4, _("large"))]


class Versioned(models.Model):
    """Carry a version, so that two people who change the same row never overwrite each other silently."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Partner(Versioned):
    """An organisation that takes part in a project, under the name that it had there.

    `body` is the body of the register that it surely is. Amounts are in the project's currency.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners")
    name = models.CharField(_("organisation"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, default="")
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="project_parts",
        verbose_name=_("body in the register"),
    )
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.PARTNER)
    country = models.CharField(
        _("country"), max_length=2, blank=True, validators=[COUNTRY], help_text=_("Two letters, such as FI.")
    )
    nuts3 = models.CharField(_("NUTS 3 code"), max_length=5, blank=True, validators=[NUTS3])
    nuts_version = models.PositiveSmallIntegerField(
        _("version of NUTS"),
        null=True,
        blank=True,
        choices=[(year, str(year)) for year in (2013, 2016, 2021, 2024)],
    )
    total = amount(_("its part of the budget"))
    grant = amount(_("grant to it"))
    own_share = amount(_("its own share"))
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who of ours knows them"),
    )
    reach = models.CharField(
        _("how to reach its office"),
        max_length=300,
        blank=True,
        help_text=_("A web page, or the address of an office or a function. Never a private address."),
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["folded"])]

    def __str__(self) -> str:
        return self.name

    def save(self, *given: object, **named: object) -> None:
        self.folded = fold(self.name)[:300]
        super().save(*given, **named)  # type: ignore[arg-type]

    @property
    def place(self) -> str:
        """Say where it is in words: its region and its country, as far as they are known."""
        return ", ".join(filter(None, [region_name(self.nuts3), country_name(self.country)]))


class Matter(models.TextChoices):
    """What a board decided on."""

    IDEA = "idea", _("the idea")
    APPLY = "apply", _("to apply")
    FINANCE = "finance", _("the financing")
    JOIN = "join", _("to take part")
    AGREEMENT = "agreement", _("the partnership agreement")
    REPORT = "report", _("the final report")
    CLOSE = "close", _("the closing")
    OTHER = "other", _("other")


class BoardDecision(Versioned):
    """What a board decided about a project, as it stands in the minutes.

    One that `is_from_board` was recorded where the board's decisions are, and is corrected there.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="decisions")
    board = models.ForeignKey(Board, models.PROTECT, related_name="+", verbose_name=_("board"))
    on = models.DateField(_("day of the decision"))
    paragraph = models.CharField(_("paragraph"), max_length=40, blank=True, help_text=_("Such as: § 87."))
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    matter = models.CharField(_("decided on"), max_length=10, choices=Matter, default=Matter.APPLY)
    is_delegated = models.BooleanField(_("by delegation"), default=False)
    address = models.URLField(_("where the minutes are"), max_length=500, blank=True)
    is_from_board = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.board.key, str(self.on), self.paragraph]))


class Risk(Versioned):
    """What may go wrong, how much it would matter, and who does something about it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="risks")
    words = models.CharField(_("what may happen"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(
        _("likelihood"), choices=DEGREES, default=2, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    consequence = models.PositiveSmallIntegerField(
        _("consequence"), choices=DEGREES, default=2, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    measure = models.CharField(_("what we do about it"), max_length=400, blank=True)
    owner = models.CharField(_("who does it (role)"), max_length=160, blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    is_over = models.BooleanField(_("is over"), default=False)

    class Meta:
        ordering = ["is_over", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def weight(self) -> int:
        """Give likelihood times consequence, from 1 to 16."""
        return self.likelihood * self.consequence


class ReportDate(Versioned):
    """A day when somebody is to have a report."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="reports")
    words = models.CharField(_("what"), max_length=200, help_text=_("Such as: progress report 2."))
    to = models.CharField(_("to whom"), max_length=160, blank=True)
    due_on = models.DateField(_("last day"))
    sent_on = models.DateField(_("handed in on"), null=True, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.words


class Result(Versioned):
    """What a project changed, where it is seen, and the evidence of it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="results")
    on = models.DateField(_("day"))
    words = models.TextField(_("what changed"), max_length=2000)
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("in which unit")
    )
    where = models.CharField(_("where it is seen"), max_length=200, blank=True)
    address = models.URLField(_("address of the evidence"), max_length=500, blank=True)
    passage = models.TextField(
        _("the passage that shows it"),
        max_length=2000,
        blank=True,
        help_text=_("Word for word, from a routine, a report or a decision."),
    )
    is_in_use = models.BooleanField(_("used in ordinary work today"), default=False)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def has_evidence(self) -> bool:
        """Say whether somebody else can see for themselves."""
        return bool(self.address or self.passage)


class ProjectDocument(Versioned):
    """A document of a project where it lies: in the diary, on the web, in the programme's own system."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="documents")
    title = models.CharField(_("document"), max_length=200)
    on = models.DateField(_("day"), null=True, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    address = models.URLField(_("where it is"), max_length=500, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title
