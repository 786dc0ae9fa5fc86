"""Procedures, cases and acts of a policy process: their numbers, dated events, who decides in them, and dates ahead.

Where a procedure stands is never stored: it is derived from its events (`engine/procedures`).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body, Person
from utblick.features.actors.models.people import Lasting, LastingQuerySet, lasts
from utblick.features.advocacy.models.processes import Process, in_language
from utblick.features.organisation.models import Certainty, Named


class Sourced(models.Model):
    """Carry where an imported fact is from: source, address, licence, when it was seen, and how certain it is."""

    source = models.CharField(_("source"), max_length=120, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)

    class Meta:
        abstract = True


class Procedure(Named):
    """One procedure, case or act that the region follows: its type says which steps it can take."""

    key = models.SlugField(_("short name"), max_length=60, unique=True)
    reference = models.CharField(
        _("number"),
        max_length=40,
        blank=True,
        help_text=_("Such as 2018/0199(COD) or SA.56125. Empty while it is not known."),
    )
    type = models.CharField(_("type of procedure"), max_length=8)
    processes = models.ManyToManyField(Process, related_name="procedures", verbose_name=_("policy processes"))
    committees = models.CharField(
        _("lead committees"), max_length=60, blank=True, help_text=_("Abbreviations with a comma between.")
    )
    stake_sv = models.TextField(_("what is at stake, in Swedish"), max_length=2000, blank=True)
    stake_en = models.TextField(_("what is at stake, in English"), max_length=2000, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["name_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference"],
                name="procedure_number_once",
                condition=~models.Q(reference=""),
                violation_error_message=_("There is a procedure of that number already."),
            )
        ]

    @property
    def stake(self) -> str:
        """Give what is at stake in the language of the page, or in the other where it is the only one."""
        return in_language(self.stake_sv, self.stake_en)


class Number(models.Model):
    """One of the numbers that mean a procedure: proposal, report, act… No two procedures share one."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="numbers")
    type = models.CharField(_("type"), max_length=30)
    value = models.CharField(_("number"), max_length=80)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)

    class Meta:
        ordering = ["type", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "value"],
                name="number_means_one_procedure",
                violation_error_message=_("That number belongs to another procedure."),
            )
        ]

    def __str__(self) -> str:
        return self.value


class RelationKind(models.TextChoices):
    """How one procedure hangs together with another."""

    AFFECTS = "affects", _("affects")
    AMENDS = "amends", _("amends")
    REPLACES = "replaces", _("replaces")
    IMPLEMENTS = "implements", _("implements")


class Relation(models.Model):
    """That one procedure hangs together with another."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="relations")
    other = models.ForeignKey(
        Procedure, models.CASCADE, related_name="relations_from", verbose_name=_("procedure")
    )
    kind = models.CharField(_("how"), max_length=12, choices=RelationKind, default=RelationKind.AFFECTS)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "other", "kind"], name="relation_once"),
            models.CheckConstraint(
                name="relation_to_another", condition=~models.Q(procedure=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.kind} {self.other}"


class Event(Sourced):
    """Something dated that happened, or is to happen, in a procedure."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="events")
    on = models.DateField(_("day"))
    until = models.DateField(_("until"), null=True, blank=True)
    # Empty where a source tells of something we have no kind for: shown in its words, never derived from.
    kind = models.CharField(_("what happened"), max_length=40, blank=True)
    reference = models.CharField(_("document"), max_length=80, blank=True)
    body = models.CharField(_("body"), max_length=60, blank=True, help_text=_("Such as the committee: REGI."))
    part = models.CharField(
        _("part"), max_length=160, blank=True, help_text=_("What it holds for, when not for the whole.")
    )
    words_sv = models.CharField(_("in Swedish"), max_length=300, blank=True)
    words_en = models.CharField(_("in English"), max_length=300, blank=True)
    # The source's own name of the event: a second reading finds it again.
    key = models.CharField(max_length=200, blank=True, editable=False)
    # Of what the source said last: what a person has corrected since stays until the source says something else.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"))
    # Of several sources that tell of one event on different days, the one that counts.
    is_preferred = models.BooleanField(_("counts"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "source", "key"],
                name="event_once_of_a_source",
                condition=~models.Q(key=""),
            ),
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("on")),
                violation_error_message=_("The last day is before the first."),
            ),
        ]
        indexes = [models.Index(fields=["on"])]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.kind or self.words_en or self.words_sv}"

    @property
    def words(self) -> str:
        """Give the event's own words in the language of the page, where it has any."""
        return in_language(self.words_sv, self.words_en)


class Part(models.TextChoices):
    """What somebody is in a procedure."""

    RAPPORTEUR = "rapporteur", _("rapporteur")
    SHADOW = "shadow", _("shadow rapporteur")
    OPINION = "opinion", _("rapporteur for opinion")
    COORDINATOR = "coordinator", _("group coordinator")
    CHAIR = "chair", _("chair")
    COMMISSIONER = "commissioner", _("commissioner")
    DESK = "desk", _("desk officer")
    UNIT = "unit", _("unit in charge")
    PRESIDENCY = "presidency", _("presidency")
    ATTACHE = "attache", _("attaché")
    MINISTRY = "ministry", _("ministry in charge")
    COR = "cor", _("rapporteur of the Committee of the Regions")
    OTHER = "other", pgettext_lazy("part in a procedure", "other")


class Involvement(Lasting, Sourced):
    """Who decides or writes in a procedure, as what, for whom and when; the person may be unknown."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="involvements")
    part = models.CharField(_("part"), max_length=12, choices=Part)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
        verbose_name=_("person"),
    )
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
        verbose_name=_("committee, group or office"),
    )
    group = models.CharField(_("political group"), max_length=40, blank=True)
    # How a source names somebody whom the register does not hold, and Parliament's number of them.
    name = models.CharField(_("as the source names them"), max_length=160, blank=True, editable=False)
    number = models.CharField(_("number in Parliament"), max_length=20, blank=True, editable=False)
    key = models.CharField(max_length=120, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    must_meet = models.BooleanField(
        _("is to be met"), default=True, help_text=_("Shown as a gap on the file until a contact is logged.")
    )
    version = models.PositiveIntegerField(default=1)

    objects = LastingQuerySet.as_manager()

    class Meta:
        ordering = ["part", "pk"]
        constraints = [
            lasts("involvement_ends_after_start"),
            models.CheckConstraint(
                name="involvement_has_somebody",
                condition=models.Q(person__isnull=False)
                | models.Q(body__isnull=False)
                | ~models.Q(name="")
                | ~models.Q(number=""),
                violation_error_message=_("Choose a person, a body, or both."),
            ),
            models.UniqueConstraint(
                fields=["procedure", "key"],
                name="involvement_once_of_a_source",
                condition=~models.Q(key=""),
            ),
        ]

    def __str__(self) -> str:
        # A person is written as a number, and one whom the register does not hold not at all.
        return f"{self.get_part_display()}: {self.person or self.body or '–'}"

    @property
    def called(self) -> str:
        """Give who it is: the person of the register, else as the source names them."""
        if self.person is not None:
            return self.person.called
        if self.name or not self.number:
            return self.name
        return gettext("member no. %(number)s of Parliament") % {"number": self.number}


# Rules of days by which we answer somebody, and of what goes on in Sweden when a file is closed.
OUR_ANSWERS = frozenset(
    {"cfe_feedback", "pub_consult", "proposal_feedback", "draft_act_feedback", "remiss", "sa_comments"}
)
AT_HOME = frozenset({"remiss", "transposition"})


class Deadline(Sourced):
    """A day or moment ahead when something in a procedure closes or is decided."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="deadlines")
    # A rule of the deadlines engine, or empty for one set by hand.
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    name_sv = models.CharField(_("in Swedish"), max_length=200)
    name_en = models.CharField(_("in English"), max_length=200)
    at = models.DateTimeField(_("moment"))
    # Only the day was said: the moment is then the end of it in Brussels.
    is_whole_day = models.BooleanField(_("only the day is known"), default=True)
    was_at = models.DateTimeField(_("moved from"), null=True, blank=True)
    moved_at = models.DateTimeField(_("moved to another day"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.name}"

    @property
    def name(self) -> str:
        """Give what closes or is decided, in the language of the page."""
        return in_language(self.name_sv, self.name_en)

    @property
    def is_our_answer(self) -> bool:
        """Say whether it is the last day of an answer of ours rather than a step of an institution."""
        return self.rule in OUR_ANSWERS or hasattr(self, "answer")

    @property
    def outlasts_file(self) -> bool:
        """Say whether it still comes when the file is closed: our answers, and what is done in Sweden after an act."""
        return self.rule in AT_HOME or hasattr(self, "answer")


class Visit(models.Model):
    """When somebody last looked at a procedure: what is newer is marked for them."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    # The visit before: what came since is still marked while this one lasts.
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "procedure"], name="one_visit_each")]

    def __str__(self) -> str:
        return f"{self.account} {self.procedure} {self.at:%Y-%m-%d}"


class ToldWarning(models.Model):
    """That somebody was warned of a date, so many days before: nobody is warned of the same twice."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Which date: that of the calendar, whatever day it falls on.
    key = models.CharField(max_length=80)
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key", "days"], name="warned_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.key} {self.days}"
