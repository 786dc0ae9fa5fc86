"""The strategy's action plans: each version with its areas and actions, and how areas went on from one to the next."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models.people import Lasting, LastingQuerySet, Sourced, lasts
from utblick.features.organisation.models import Named


class Kept(models.Model):
    """Carry a number that grows with each change, so that two people never overwrite each other unknowingly."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Objective(Kept, Named, Lasting, Sourced):
    """One of the strategy's objectives: save the sea, connect the region, increase prosperity."""

    key = models.SlugField(_("key"), max_length=20, unique=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    objects = LastingQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "name_sv"]
        constraints = [lasts("objective_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class SubObjective(Kept, Named, Lasting, Sourced):
    """What is meant by an objective, one thing at a time."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="parts", verbose_name=_("objective")
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    objects = LastingQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "name_sv"]
        constraints = [lasts("sub_objective_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class PlanVersion(Kept, Named, Lasting, Sourced):
    """One version of the action plan. It is in preparation until the day it was adopted is known."""

    key = models.SlugField(
        _("key"), max_length=12, unique=True, help_text=_("Usually the year, such as 2021.")
    )
    document = models.CharField(
        _("document"), max_length=80, blank=True, help_text=_("Such as SWD(2021) 24.")
    )
    address = models.URLField(_("web address"), max_length=300, blank=True)
    adopted_on = models.DateField(
        _("adopted on"), null=True, blank=True, help_text=_("Empty while the plan is in preparation.")
    )
    note_sv = models.TextField(_("note in Swedish"), max_length=1000, blank=True)
    note_en = models.TextField(_("note in English"), max_length=1000, blank=True)

    class Meta:
        ordering = ["-key"]
        constraints = [lasts("plan_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the address of its page."""
        return reverse("balticsea:plan", args=[self.key])

    @property
    def note(self) -> str:
        """Give the note in the language of the page, or in the other where it is the only one."""
        return in_language(self.note_sv, self.note_en)


class AreaKind(models.TextChoices):
    """What a part of a plan is."""

    AREA = "area", _("policy area")
    HORIZONTAL = "horizontal", _("horizontal action")


class PolicyArea(Kept, Named, Sourced):
    """A policy area of one version of the plan, or one of its horizontal actions."""

    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="areas", verbose_name=_("plan"))
    key = models.SlugField(_("key"), max_length=30, help_text=_("The plan's own short name, such as nutri."))
    kind = models.CharField(_("kind"), max_length=10, choices=AreaKind, default=AreaKind.AREA)
    about_sv = models.CharField(_("what it is about, in Swedish"), max_length=300, blank=True)
    about_en = models.CharField(_("what it is about, in English"), max_length=300, blank=True)
    objectives = models.ManyToManyField(
        Objective, blank=True, related_name="areas", verbose_name=_("objectives")
    )
    # In any language; a word that ends with * stands for all that begin so.
    words = models.JSONField(
        _("words that suggest the area"),
        default=list,
        blank=True,
        help_text=_("With commas between, Swedish and English; they suggest the area, and set nothing."),
    )
    address = models.URLField(_("web address"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    class Meta:
        ordering = ["plan", "kind", "sort_order", "name_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="area_key_once_in_a_plan",
                violation_error_message=_("The plan has an area with that key. Change that one."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the address of its page."""
        return reverse("balticsea:area", args=[self.plan.key, self.key])

    @property
    def code(self) -> str:
        """Give the key that stays the same: `eusbsr:2021:nutri`."""
        return f"eusbsr:{self.plan.key}:{self.key}"

    @property
    def about(self) -> str:
        """Say what it is about in the language of the page, or in the other where it is the only one."""
        return in_language(self.about_sv, self.about_en)


class PlanAction(Kept, Named, Sourced):
    """One action of a policy area, by its number in the plan."""

    area = models.ForeignKey(
        PolicyArea, models.CASCADE, related_name="actions", verbose_name=_("policy area")
    )
    number = models.PositiveSmallIntegerField(_("number"))

    class Meta:
        ordering = ["area", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "number"],
                name="action_number_once_in_an_area",
                violation_error_message=_("The area has an action with that number. Change that one."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        """Give the key that stays the same: `eusbsr:2021:nutri:1`."""
        return f"{self.area.code}:{self.number}"


class CorrespondenceKind(models.TextChoices):
    """How an area went on in the next version."""

    SAME = "same", _("the same")
    RENAMED = "renamed", _("renamed or made a policy area")
    SPLIT = "split", _("split into several")
    MERGED = "merged", _("merged with others")
    MAINSTREAMED = "mainstreamed", _("taken into all areas")
    NEW = "new", _("new area")
    DROPPED = "dropped", _("no longer an area")


class Correspondence(Kept, Sourced):
    """That an area of one version went on as an area of the next; without the one it is new, without the other gone."""

    former = models.ForeignKey(
        PolicyArea,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="went_on",
        verbose_name=_("in the earlier plan"),
    )
    later = models.ForeignKey(
        PolicyArea,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="came_from",
        verbose_name=_("in the later plan"),
    )
    kind = models.CharField(
        _("how"), max_length=12, choices=CorrespondenceKind, default=CorrespondenceKind.SAME
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["former", "later"],
                name="correspondence_once",
                violation_error_message=_("The two areas are tied already. Change that line."),
            ),
            models.CheckConstraint(
                name="correspondence_has_an_end",
                condition=models.Q(former__isnull=False) | models.Q(later__isnull=False),
                violation_error_message=_("Choose an area of at least one of the plans."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former or '–'} → {self.later or '–'}"


def in_language(swedish: str, english: str) -> str:
    """Give the text of the page's language, or the other where there is only that."""
    return (english or swedish) if get_language() == "en" else (swedish or english)
