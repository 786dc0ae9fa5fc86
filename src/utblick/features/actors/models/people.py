"""Bodies and people outside the region, and who was what in which body when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Self, TypeVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.folding import folded
from utblick.features.actors.kinds import BodyKind, HowKnown, PersonKind, PostRole, Scheme
from utblick.features.actors.purposes import BY_FIELD
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty, Named

_Row = TypeVar("_Row", bound=models.Model)
COUNTRY = RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as BE; EU for the Union's own bodies."))


class LastingQuerySet(models.QuerySet[_Row]):
    """Rows that hold for a time of which either end may be unknown."""

    def at(self, at: date | datetime) -> Self:
        """Keep the rows that hold on the day of `at`, as far as is known."""
        day = day_of(at)
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=day),
        )


class Lasting(models.Model):
    """Carry the days during which a row holds: the last exclusive, either unknown."""

    valid_from = models.DateField(_("holds from"), null=True, blank=True)
    valid_until = models.DateField(
        _("holds until"),
        null=True,
        blank=True,
        help_text=_("The first day when it no longer holds; empty means until further notice."),
    )

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date | None:
        """Give the last day when it holds; None until further notice."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    def holds(self, at: date | datetime) -> bool:
        """Say whether it holds on the day of `at`, as far as is known."""
        day = day_of(at)
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )


def lasts(name: str) -> models.CheckConstraint:
    """Give the constraint that a row holds for at least one day, where both ends are known."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(valid_until__isnull=True)
        | models.Q(valid_from__isnull=True)
        | models.Q(valid_until__gt=models.F("valid_from")),
        violation_error_message=_("The last day must come after the first."),
    )


class Sourced(models.Model):
    """Carry where a fact is known from, under which licence, when it was seen there, and how sure it is."""

    source = models.CharField(
        _("where this is known from"),
        max_length=300,
        blank=True,
        help_text=_("A web page, a list, a card, a conversation."),
    )
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    seen_on = models.DateField(_("seen there on"), null=True, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.KNOWN)

    class Meta:
        abstract = True


class StandingBodies(models.Manager.from_queryset(LastingQuerySet)):  # type: ignore[misc]
    """The bodies that have not become part of another record of themselves."""

    def get_queryset(self) -> LastingQuerySet[Any]:
        found: LastingQuerySet[Any] = super().get_queryset().filter(merged_into=None)
        return found


class Body(Named, Lasting, Sourced):
    """An institution, a part of one, or another body outside the region."""

    kind = models.CharField(_("kind"), max_length=16, choices=BodyKind)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[COUNTRY],
        help_text=_("Two letters, such as BE; EU for the Union's own bodies."),
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    address = models.URLField(_("web address"), max_length=300, blank=True)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("continued by"),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    folded = models.TextField(editable=False, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    # The first is what every app chooses from: nobody can choose a record that is part of another.
    objects = StandingBodies()
    with_merged = LastingQuerySet.as_manager()

    class Meta:
        ordering = ["name_sv"]
        constraints = [lasts("body_ends_after_start")]

    def __str__(self) -> str:
        return self.name

    def save(self, *given: Any, **named: Any) -> None:
        self.fold()
        super().save(*given, **named)

    def fold(self) -> None:
        """Lay out the names, the abbreviation and the other names so that they are found however they are written."""
        aliases = list(self.aliases.values_list("name", flat=True)) if self.pk else []
        self.folded = folded(self.name_sv, self.name_en, self.abbreviation, *aliases)

    @property
    def short(self) -> str:
        """Give the abbreviation, or the name where there is none."""
        return self.abbreviation or self.name


class BodyName(models.Model):
    """Another way in which a body is named or shortened, and where."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases")
    name = models.CharField(_("other name"), max_length=160)
    source = models.CharField(_("where this is known from"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="body_name_once")]

    def __str__(self) -> str:
        return self.name


class BodyIdentifier(models.Model):
    """A number that somebody else knows a body by."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("whose number"), max_length=24, choices=Scheme)
    value = models.CharField(_("number"), max_length=200)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="body_identifier_once",
                violation_error_message=_("Another body has that number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Person(Sourced):
    """Somebody outside the region, with what is needed to reach them in their function and nothing else."""

    kind = models.CharField(_("kind"), max_length=14, choices=PersonKind)
    name = models.CharField(_("name"), max_length=160, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[COUNTRY])
    mail = models.EmailField(_("work mail"), blank=True)
    phone = models.CharField(_("work phone"), max_length=40, blank=True)
    address = models.URLField(_("public web page"), max_length=300, blank=True)
    how_known = models.CharField(
        _("how we know of them"), max_length=8, choices=HowKnown, default=HowKnown.PUBLIC
    )
    informed_on = models.DateField(_("told on"), null=True, blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    is_protected = models.BooleanField(
        _("protected identity"), default=False, help_text=_("Never exported, never published.")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    forgotten_on = models.DateField(_("forgotten on"), null=True, blank=True, editable=False)
    folded = models.TextField(editable=False, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["mail"], name="person_by_mail")]
        constraints = [
            models.CheckConstraint(
                name="person_has_a_name",
                condition=~models.Q(name="") | models.Q(forgotten_on__isnull=False),
                violation_error_message=_("Write the name."),
            )
        ]

    def __str__(self) -> str:
        # What the trail keeps of a person must hold nothing that has to be forgotten.
        return f"#{self.pk}"

    def save(self, *given: Any, **named: Any) -> None:
        self.fold()
        super().save(*given, **named)

    @property
    def called(self) -> str:
        """Give the name, or what stands where it was."""
        return self.name or gettext("a person who has been forgotten")

    def fold(self) -> None:
        """Lay out the name and the other names so that they are found however they are written."""
        aliases = list(self.aliases.values_list("name", flat=True)) if self.pk else []
        self.folded = folded(self.name, *aliases)


class PersonName(models.Model):
    """Another way in which a person's name is written, and where."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")
    name = models.CharField(_("other name"), max_length=160)
    source = models.CharField(_("where this is known from"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_name_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PersonIdentifier(models.Model):
    """A number that somebody else knows a person by."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("whose number"), max_length=24, choices=Scheme)
    value = models.CharField(_("number"), max_length=200)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="person_identifier_once",
                violation_error_message=_("Another person has that number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class OtherFact(models.Model):
    """What another source says of a person than what stands: kept beside it, for somebody to decide."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_facts")
    field = models.CharField(max_length=20)
    value = models.CharField(max_length=300)
    source = models.CharField(_("where this is known from"), max_length=300)
    seen_on = models.DateField(_("seen there on"), null=True, blank=True)

    class Meta:
        ordering = ["field", "source"]
        constraints = [
            models.UniqueConstraint(fields=["person", "field", "source"], name="other_fact_once_by_source")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def field_label(self) -> str:
        """Give what the field is called."""
        return str(BY_FIELD[self.field].label)


class Post(Lasting, Sourced):
    """What somebody was in a body, from a day until another. A political group is a body too."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="posts", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=20, choices=PostRole, default=PostRole.MEMBER)
    title_sv = models.CharField(
        _("title in Swedish"),
        max_length=120,
        blank=True,
        help_text=_("Only where the role does not say it."),
    )
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    origin_key = models.CharField(max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = LastingQuerySet.as_manager()

    class Meta:
        ordering = [models.F("valid_from").desc(nulls_last=True), "pk"]
        constraints = [
            lasts("post_ends_after_start"),
            models.UniqueConstraint(
                fields=["origin_key"], condition=~models.Q(origin_key=""), name="post_once_by_origin"
            ),
        ]
        indexes = [models.Index(fields=["body", "valid_until"], name="post_by_body")]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def title(self) -> str:
        """Give the title in the language of the page, or the role's name."""
        own = (self.title_en or self.title_sv) if get_language() == "en" else (self.title_sv or self.title_en)
        return own or str(self.get_role_display())

    @property
    def weight(self) -> int:
        """Give the place of the role among roles: the lowest says in which function somebody is met."""
        return PostRole.values.index(self.role)
