"""A funding programme in one of its generations."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.models import Certainty, Named


class ProgrammeKind(models.TextChoices):
    """How a programme's money is handed out."""

    INTERREG = "interreg", _("territorial cooperation (Interreg)")
    STRUCTURAL = "structural", _("structural funds in Sweden")
    DIRECT = "direct", _("managed by the Commission")
    NORDIC = "nordic", _("Nordic cooperation")
    NATIONAL = "national", _("national money for cooperation")
    OTHER = "other", _("other")


class Open(models.TextChoices):
    """Whether actors in the region's own county may apply."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    PARTLY = "partly", _("in part")
    UNSURE = "unsure", _("to be confirmed")


class Manager(models.TextChoices):
    """What a body does for a programme."""

    AUTHORITY = "authority", _("managing authority")
    SECRETARIAT = "secretariat", _("joint secretariat")
    CONTACT_POINT = "contact_point", _("contact point")
    NATIONAL = "national", _("Swedish body")


class Programme(Named):
    """A programme of one period. The period in its name and the last day of costs differ.

    `projects_end_on` and `costs_end_on` are last days, `ends_on` the end of the period in the name; `countries`
    are codes of two letters; areas are codes of `nuts_version`.
    """

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    family = models.CharField(
        _("programme without its period"), max_length=120, blank=True, help_text=_("Such as: Central Baltic.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ProgrammeKind, default=ProgrammeKind.OTHER)
    cci = models.CharField(
        _("CCI number"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(
                r"^(\d{4}[A-Z]{2}\d{2}[A-Z]{2}[A-Z]{2}\d{3}|\d{4}[A-Z]{2}\d{3}PO\d{3})$",
                _("A CCI number looks like 2014TC16RFCB014 or 2007CB163PO066."),
            )
        ],
    )
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("follows after"),
    )
    starts_on = models.DateField(_("first day of costs"), null=True, blank=True)
    ends_on = models.DateField(_("end of the period in the name"), null=True, blank=True)
    projects_end_on = models.DateField(_("last day of projects"), null=True, blank=True)
    costs_end_on = models.DateField(_("last day of costs"), null=True, blank=True)
    nuts_version = models.PositiveSmallIntegerField(_("NUTS version of its areas"), null=True, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    budget_eur = models.DecimalField(
        _("money for projects in euro"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    open_to_us = models.CharField(_("open to our county"), max_length=6, choices=Open, default=Open.UNSURE)
    legal_base = models.CharField(_("legal base"), max_length=300, blank=True)
    swedish_body = models.CharField(_("Swedish body"), max_length=160, blank=True)
    address = models.URLField(_("web address"), max_length=300, blank=True)
    note_sv = models.TextField(_("note in Swedish"), max_length=2000, blank=True)
    note_en = models.TextField(_("note in English"), max_length=2000, blank=True)
    zone = models.CharField(_("time zone of its calls"), max_length=40, default="Europe/Brussels")
    least_partners = models.PositiveSmallIntegerField(_("least number of partners"), null=True, blank=True)
    least_countries = models.PositiveSmallIntegerField(_("least number of countries"), null=True, blank=True)
    is_last_call_listed = models.BooleanField(_("no call comes after those listed"), default=False)
    outside_source = models.CharField(
        _("what is known of partners outside the area"), max_length=300, blank=True
    )
    outside_certainty = models.CharField(
        _("certainty of that"), max_length=10, choices=Certainty, default=Certainty.UNSURE
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["family", "-starts_on", "name_sv"]
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_it_begins",
                condition=models.Q(starts_on__isnull=True)
                | models.Q(costs_end_on__isnull=True)
                | models.Q(costs_end_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day of costs is before the first."),
            )
        ]

    @property
    def note(self) -> str:
        """Give the note in the language of the page."""
        return self.note_en if get_language() == "en" else self.note_sv


class ProgrammeBody(models.Model):
    """A body that does something for a programme, from a day until another."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="bodies")
    role = models.CharField(_("role"), max_length=14, choices=Manager)
    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=80, blank=True)
    counties = models.JSONField(_("counties it serves"), default=list, blank=True)
    address = models.CharField(_("mail or web address"), max_length=300, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["role", "name"]

    def __str__(self) -> str:
        return self.name


class ProgrammeName(models.Model):
    """A name or number by which sources mean a programme; `folded` is how it is compared."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="names")
    name = models.CharField(_("name or number in sources"), max_length=200)
    folded = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
