"""Exchanges, the words that sort them, the questions asked afterwards, and names where a name is needed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from utblick.engine.travel.emissions import estimate
from utblick.features.networks.models import Network
from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Certainty, Named, Unit
from utblick.foundation.files.models import StoredFile


class Field(models.TextChoices):
    """What a term tells of an exchange."""

    TYPE = "type", _("type")
    DIRECTION = "direction", _("direction")
    PURPOSE = "purpose", _("purpose")


class Term(Named, Dated):
    """A type, direction or purpose that exchanges are sorted by; the region's own list."""

    field = models.CharField(_("tells"), max_length=10, choices=Field)
    key = models.SlugField(_("key"), max_length=40)
    words = models.JSONField(
        _("words that suggest it"),
        default=list,
        blank=True,
        help_text=_(
            "Beginnings of words, such as studiebes, study visit. What somebody writes is sorted by them."
        ),
    )
    suggests = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggested_by",
        verbose_name=_("suggests the purpose"),
        limit_choices_to={"field": Field.PURPOSE},
    )
    is_default = models.BooleanField(_("taken when nothing suggests another"), default=False)
    travels = models.BooleanField(
        _("somebody travels"), default=True, help_text=_("Untick it for what is done at a distance.")
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["field", "sort_order", "name_sv"]
        constraints = [
            ends_after_start("term_ends_after_start"),
            models.UniqueConstraint(fields=["field", "key"], name="term_key_once_in_its_list"),
        ]


class Way(models.TextChoices):
    """How somebody travels; what flying means depends on how far it is."""

    AIR = "air", _("by air")
    CAR = "car", _("by car")
    TRAIN = "train", _("by train")
    COACH = "coach", _("by coach")
    FERRY = "ferry", _("by ferry")


class TravelFactor(Named):
    """How much greenhouse gas a way of travelling means for one person and kilometre, and who says so.

    A way may have several, each for journeys of at least `from_km`.
    """

    mode = models.SlugField(_("key"), max_length=20, unique=True)
    way = models.CharField(_("way of travelling"), max_length=10, choices=Way, blank=True)
    from_km = models.PositiveIntegerField(_("for journeys of at least (kilometres)"), default=0)
    kg_per_km = models.DecimalField(
        _("kilograms of CO₂e for one person and kilometre"),
        max_digits=7,
        decimal_places=5,
        validators=[MinValueValidator(0)],
    )
    source = models.CharField(_("source"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"))
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)

    class Meta:
        ordering = ["way", "from_km", "-kg_per_km"]

    @property
    def factor(self) -> str:
        """Give the kilograms as the language writes them."""
        return plain_factor(self.kg_per_km)


def plain_factor(factor: Decimal | None) -> str:
    """Give a factor as the language writes it, without noughts at its end."""
    return "" if factor is None else str(localize(factor.normalize(), use_l10n=True))


class Changed(models.TextChoices):
    """What the unit answers half a year later: did anything change?"""

    YES = "yes", _("yes, something is done differently now")
    COMING = "coming", _("not yet, but it is under way")
    NO = "no", _("no")


class Exchange(models.Model):
    """One time when units of the region met, learnt from or worked with somebody abroad."""

    title = models.CharField(_("what"), max_length=200)
    type = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="of_type", verbose_name=_("type")
    )
    direction = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="of_direction", verbose_name=_("direction")
    )
    purposes = models.ManyToManyField(Term, blank=True, related_name="of_purpose", verbose_name=_("purposes"))
    # Fields that were guessed and that nobody has confirmed.
    guessed = models.JSONField(_("guessed"), default=list, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("where"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    units = models.ManyToManyField(Unit, related_name="exchanges", verbose_name=_("units"))
    networks = models.ManyToManyField(
        Network, blank=True, related_name="exchanges", verbose_name=_("networks")
    )
    partners = models.JSONField(_("partners"), default=list, blank=True)
    projects = models.JSONField(_("projects"), default=list, blank=True)
    participants = models.PositiveIntegerField(
        _("participants from the region"), null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    cost = models.PositiveIntegerField(_("cost in kronor"), null=True, blank=True)
    travel = models.ForeignKey(
        TravelFactor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("way of travelling"),
    )
    distance_km = models.PositiveIntegerField(
        _("kilometres one way"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(25_000)],
    )
    # The factor as it was when the way was said: a later one changes nothing that has been told.
    factor = models.DecimalField(_("factor used"), max_digits=7, decimal_places=5, null=True, blank=True)
    factor_source = models.CharField(_("source of the factor"), max_length=300, blank=True)
    factor_year = models.PositiveSmallIntegerField(_("year of the factor"), null=True, blank=True)
    learning = models.TextField(_("what was learnt"), blank=True, max_length=4000)
    changed = models.CharField(_("has anything changed"), max_length=10, choices=Changed, blank=True)
    change = models.TextField(_("what changed"), blank=True, max_length=4000)
    evidence = models.CharField(
        _("where it can be seen"),
        max_length=500,
        blank=True,
        help_text=_("A report, a decision, a programme: an address or a diary number."),
    )
    is_draft = models.BooleanField(_("draft"), default=False)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    is_example = models.BooleanField(_("example"), default=False)
    brought_by = models.ForeignKey(
        "ListImport",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exchanges",
        verbose_name=_("brought by the list"),
    )
    # The form it was registered by: the same form sent twice registers it once.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    # The stems of everything that can be searched for, each between blanks, Swedish and English alike.
    stems = models.TextField(editable=False, default="")
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    registered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["-ends_on"]), models.Index(fields=["country"])]
        constraints = [
            models.CheckConstraint(
                name="exchange_ends_after_it_starts",
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        """Say whether it did not take place."""
        return self.cancelled_on is not None

    @property
    def co2_kg(self) -> int | None:
        """Give an estimate of what the journeys mean, in kilograms of CO₂e; None where something is not known."""
        if self.factor is None or self.distance_km is None or not self.participants:
            return None
        return estimate(self.factor, self.distance_km, self.participants)

    def is_held(self, today: date) -> bool:
        """Say whether it has taken place: over by today, neither cancelled nor a draft."""
        return not self.is_draft and not self.is_cancelled and self.ends_on <= today


class Tie(models.Model):
    """That an exchange belongs to a record of another room, told by its kind and number as in the audit."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "number"])]
        constraints = [
            models.UniqueConstraint(fields=["exchange", "kind", "number"], name="exchange_tied_once")
        ]

    def __str__(self) -> str:
        return f"{self.exchange} / {self.kind} {self.number}"


class PersonNamed(models.Model):
    """The name of somebody who took part, kept only where it is needed, for a purpose, until a day."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.CharField(
        _("what the name is needed for"),
        max_length=200,
        help_text=_("Such as: certificate, travel order, insurance. The name is erased afterwards."),
    )
    erase_on = models.DateField(_("erased on"))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Asking(models.TextChoices):
    """When a question is asked."""

    AFTER = "after", _("after the event")
    HALF_YEAR = "half_year", _("half a year later")


class Question(models.Model):
    """One question to one person about one exchange, asked by mail once and answered without signing in."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="questions")
    asking = models.CharField(_("asked"), max_length=10, choices=Asking)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=20, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["exchange", "asking"], name="question_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.exchange} ({self.get_asking_display()})"


class OpenPlace(models.Model):
    """Places that are free on a visit, in a working group or in an exchange of staff, offered to units."""

    title = models.CharField(_("what"), max_length=200)
    type = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("type")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("where"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    places = models.PositiveSmallIntegerField(
        _("places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    about = models.TextField(_("more about it"), blank=True, max_length=4000)
    apply_by = models.DateField(_("answer by"))
    opens_on = models.DateField(
        _("open to all from"),
        help_text=_("Until then it is offered to the units that have had no exchange for two years."),
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    offered_at = models.DateTimeField()
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    told_all_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="open_place_ends_after_it_starts",
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Outcome(models.TextChoices):
    """What came of somebody's interest in a place."""

    WAITING = "", _("waiting")
    GIVEN = "given", _("has got a place")
    DECLINED = "declined", _("got no place")


class Interest(models.Model):
    """A unit that would like one of the open places."""

    place = models.ForeignKey(OpenPlace, models.CASCADE, related_name="interests")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name=_("unit"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.CharField(_("what you want to learn"), max_length=300, blank=True)
    at = models.DateTimeField()
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, blank=True, default=Outcome.WAITING
    )
    exchange = models.ForeignKey(Exchange, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["place", "unit"], name="interest_once_for_a_unit")]

    def __str__(self) -> str:
        return f"{self.place} ({self.unit})"


class ListImport(models.Model):
    """A list that somebody brings in: the file, which column is what, what came of it, and whether it was undone."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("the list's file"))
    # Which column is which field: {"0": "title", …}; and units by the names that the list gives them.
    columns = models.JSONField(_("what the columns are"), default=dict)
    own_columns = models.PositiveSmallIntegerField(default=0)
    units = models.JSONField(_("units"), default=dict)
    header = models.CharField(max_length=64, db_index=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(_("rows in the list"), default=0)
    imported = models.PositiveIntegerField(_("exchanges taken in"), default=0)
    # [[line, [[fault's code, its words], …], the row's words], …]; the second of rows that were taken in
    rejects = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return self.file.name
