"""What public lists say was granted: projects, and who took part in them. Nothing of ours is changed by it."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models.programmes import Programme


class Part(models.TextChoices):
    """An organisation's part in a project."""

    LEAD = "lead", _("lead partner")
    PARTNER = "partner", _("partner")
    ASSOCIATED = "associated", _("associated partner")
    BENEFICIARY = "beneficiary", _("beneficiary")


class ToldBy(models.TextChoices):
    """Which of a source's tables a project is known from: one of projects says more than one of partners."""

    PROJECTS = "projects", _("list of projects")
    PARTNERS = "partners", _("list of partners")


# What the readers call themselves, in words; a list brought in by a person has the name that it was given.
SOURCE_NAMES: dict[str, Promise] = {
    "cordis": _("CORDIS, the EU’s research projects"),
    "interreg_partners": _("the partner list of Interreg in Sweden"),
    "jems": _("Jems, the Interreg programmes’ system"),
    "keep": _("keep.eu, Interreg’s project database"),
}


def source_name(source: str) -> str:
    """Give a source's name for people."""
    return str(SOURCE_NAMES.get(source, source))


class PublicProject(models.Model):
    """A project as one source tells of it; sources are never merged. Amounts in euro only where the source has euro.

    `number` is what the source's other tables know it by, `rank` its place in the index of words. `same_as` is the
    telling that it is counted with, the first of those of one project; one that a person has set `apart` is counted
    for itself. The keys are of its acronym, title and number within its programme.
    """

    source = models.CharField(_("source"), max_length=60)
    source_key = models.CharField(_("the source's key"), max_length=200)
    number = models.CharField(_("the source's number"), max_length=120, blank=True)
    told_by = models.CharField(
        _("known from"), max_length=10, choices=ToldBy, default=ToldBy.PROJECTS, editable=False
    )
    rank = models.BigIntegerField(null=True, editable=False)
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="public_projects",
        verbose_name=_("programme"),
    )
    programme_text = models.CharField(_("programme as the source says"), max_length=200, blank=True)
    period = models.CharField(_("period"), max_length=20, blank=True)
    acronym = models.CharField(_("acronym"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=600)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    priority = models.CharField(_("priority"), max_length=200, blank=True)
    objective = models.CharField(_("objective"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=60, blank=True)
    total_eur = models.DecimalField(
        _("total in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    eu_eur = models.DecimalField(
        _("from the EU in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    total_amount = models.DecimalField(
        _("total as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    eu_amount = models.DecimalField(
        _("from the EU as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    seen_at = models.DateTimeField(_("seen"))
    same_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="others",
        verbose_name=_("is the same as"),
    )
    is_apart = models.BooleanField(_("counted for itself"), default=False)
    name_key = models.CharField(max_length=16, blank=True, default="", editable=False, db_index=True)
    title_key = models.CharField(max_length=16, blank=True, default="", editable=False, db_index=True)
    number_key = models.CharField(max_length=16, blank=True, default="", editable=False, db_index=True)
    fingerprint = models.CharField(max_length=40, editable=False, default="")

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [models.UniqueConstraint(fields=["source", "source_key"], name="public_project_once")]
        indexes = [
            models.Index(fields=["source", "number"], name="public_project_by_number"),
            models.Index(fields=["-rank"], name="public_project_by_rank"),
        ]

    def __str__(self) -> str:
        return self.acronym or self.title

    @property
    def source_name(self) -> str:
        """Give the source's name for people."""
        return source_name(self.source)


class PublicDetail(models.Model):
    """One thing that a source says of a project in a table of its own, also before it tells of the project itself."""

    source = models.CharField(_("source"), max_length=60)
    source_key = models.CharField(_("the source's key"), max_length=300)
    number = models.CharField(_("project's number"), max_length=120, blank=True)
    name = models.CharField(_("what it is"), max_length=40)
    code = models.CharField(_("code"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=600, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    address = models.URLField(_("web address"), max_length=500, blank=True)

    class Meta:
        ordering = ["name", "code"]
        constraints = [models.UniqueConstraint(fields=["source", "source_key"], name="public_detail_once")]
        indexes = [models.Index(fields=["source", "number"], name="public_detail_by_number")]

    def __str__(self) -> str:
        return self.title or self.code


class PublicOrganisation(models.Model):
    """An organisation as public lists name it, one for each folded name in a country.

    `same_as` is the one that a person said it is: its projects are then counted there. The figures are worked
    out whenever lists come in.
    """

    name = models.CharField(_("organisation"), max_length=400)
    folded = models.CharField(max_length=400, editable=False)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts3 = models.CharField(_("NUTS 3"), max_length=5, blank=True)
    kind = models.CharField(_("type of organisation"), max_length=120, blank=True)
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="public_organisations",
        verbose_name=_("body"),
    )
    same_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="others",
        verbose_name=_("is the same as"),
    )
    identifiers = models.JSONField(_("identifiers"), default=dict, blank=True)
    projects = models.PositiveIntegerField(_("projects"), default=0)
    led = models.PositiveIntegerField(_("projects led"), default=0)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["folded", "country"], name="public_organisation_once")]
        indexes = [
            models.Index(fields=["country", "nuts3"], name="public_organisation_place"),
            models.Index(fields=["-projects", "-last_year"], name="public_organisation_size"),
        ]

    def __str__(self) -> str:
        return self.name


class PublicParticipation(models.Model):
    """An organisation's part in a public project. `body` is the body of our register that it is said to be.

    `work` is the telling that the project is counted with, mostly the project itself; `is_again` says that another
    list tells of the same organisation in the same work. Amounts are in euro, or as told where the source has others.
    """

    project = models.ForeignKey(PublicProject, models.CASCADE, related_name="participations")
    work = models.ForeignKey(
        PublicProject, models.SET_NULL, null=True, related_name="parts_of_work", editable=False
    )
    is_again = models.BooleanField(default=False, editable=False)
    organisation = models.ForeignKey(
        PublicOrganisation, models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    source_key = models.CharField(max_length=80, blank=True, editable=False)
    name = models.CharField(_("organisation"), max_length=400)
    folded = models.CharField(max_length=400, editable=False)
    body = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="public_parts", verbose_name=_("body")
    )
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.PARTNER)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts3 = models.CharField(_("NUTS 3"), max_length=5, blank=True)
    city = models.CharField(_("place"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    organisation_type = models.CharField(_("type of organisation"), max_length=120, blank=True)
    budget_eur = models.DecimalField(
        _("budget in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    eu_eur = models.DecimalField(
        _("from the EU in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    budget_amount = models.DecimalField(
        _("budget as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    eu_amount = models.DecimalField(
        _("from the EU as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True, default="")
    identifiers = models.JSONField(_("identifiers"), default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["folded"]),
            models.Index(fields=["country", "nuts3"]),
            models.Index(fields=["project", "organisation", "part", "work"], name="public_part_in_project"),
            models.Index(fields=["organisation", "project", "part", "work"], name="public_part_by_body"),
        ]

    def __str__(self) -> str:
        return self.name


class ExchangeRate(models.Model):
    """What one euro was in another currency on a day, and who says so; people write it."""

    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("A currency has three letters, such as SEK."))],
    )
    per_euro = models.DecimalField(
        _("for one euro"),
        max_digits=14,
        decimal_places=6,
        validators=[MinValueValidator(Decimal("0.000001"), _("A rate is larger than nothing."))],
    )
    on = models.DateField(_("day of the rate"))
    source_note = models.CharField(_("where this is known from"), max_length=300)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["currency", "-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "on"],
                name="exchange_rate_once_a_day",
                violation_error_message=_("There is a rate of that currency and day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.on}"


class ListReading(models.Model):
    """That a list was brought in: when, what came of it, and the rows that were refused, with their reasons."""

    source = models.CharField(_("source"), max_length=60)
    kind = models.CharField(_("kind of record"), max_length=20, blank=True)
    name = models.CharField(_("file"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"))
    inserted = models.PositiveIntegerField(_("new"), default=0)
    updated = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    rejected = models.PositiveIntegerField(_("refused"), default=0)
    rejects = models.JSONField(_("refused rows"), default=list, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name or source_name(self.source)


class ColumnMapping(models.Model):
    """What the columns of a list mean, as a person settled it: used for every list with the same headings.

    `columns` is a list of `[heading, field]`, the field empty for a column that is not used; `told` is what the list
    does not say of itself (programme, period, country, licence).
    """

    fingerprint = models.CharField(max_length=40, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    columns = models.JSONField(_("columns"), default=list)
    told = models.JSONField(_("said of the list"), default=dict, blank=True)
    changed_at = models.DateTimeField(_("changed"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
