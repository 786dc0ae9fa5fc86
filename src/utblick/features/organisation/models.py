"""The region's own shape: boards, units, who owns which topic, and who serves where. All of it dated."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.foundation.accounts.roles import Role


class Level(models.IntegerChoices):
    """The three steps of the unit tree."""

    REGION = 1, _("region")
    AREA = 2, _("area")
    UNIT = 3, _("unit")


class UnitKind(models.TextChoices):
    """What sort of operation a unit is."""

    REGION = "region", _("region")
    HOSPITAL = "hospital", _("hospital")
    LOCAL_CARE = "local_care", _("local care")
    PRIMARY_CARE = "primary_care", _("primary care centre")
    DENTAL = "dental", _("dental care")
    CENTRE = "centre", _("centre of expertise")
    SCHOOL = "school", _("school")
    CULTURE = "culture", _("culture")
    TRANSPORT = "transport", _("public transport")
    DEVELOPMENT = "development", _("regional development")
    OFFICE = "office", _("office")
    STAFF = "staff", _("central staff")
    COMPANY = "company", _("company")
    OTHER = "other", _("other")


class Certainty(models.TextChoices):
    """How sure the region is of a fact that it was set up with."""

    SOURCED = "sourced", _("from a source")
    KNOWN = "known", _("generally known")
    UNSURE = "unsure", _("to be confirmed")


class Colour(models.TextChoices):
    """The tokens of the design system that a board's tag may have."""

    INK = "ink", _("ink")
    WATER = "water", _("water")
    LICHEN = "lichen", _("lichen")
    FALU = "falu", _("falu red")
    GRANITE = "granite", _("granite")


class Named(models.Model):
    """Carry a Swedish and an English name; `name` is the one for the language of the page."""

    name_sv = models.CharField(_("Swedish name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=160)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give the name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sv


class Board(Named, Dated):
    """A political body that owns matters: the assembly, the executive board or a committee."""

    key = models.CharField(
        _("short name"),
        max_length=12,
        unique=True,
        validators=[RegexValidator(r"^[A-ZÅÄÖ][A-ZÅÄÖ0-9]*$", _("Capital letters and digits, such as RUN."))],
    )
    other_names = models.JSONField(_("other names"), default=list, blank=True)
    task_sv = models.CharField(_("task in Swedish"), max_length=300, blank=True)
    task_en = models.CharField(_("task in English"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)
    is_executive = models.BooleanField(
        _("executive board"),
        default=False,
        help_text=_("Owns strategic matters and what no other board owns."),
    )
    colour = models.CharField(_("colour of its tag"), max_length=10, choices=Colour, default=Colour.GRANITE)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "key"]
        constraints = [ends_after_start("board_ends_after_start")]

    @property
    def task(self) -> str:
        """Give what the board does in international cooperation, in the language of the page."""
        return self.task_en if get_language() == "en" else self.task_sv


class BoardVersion(Named, Dated):
    """What a board was called during an earlier time."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="versions")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            ends_after_start("board_version_ends_after_start"),
            models.CheckConstraint(
                name="board_version_is_over", condition=models.Q(valid_until__isnull=False)
            ),
        ]


class Unit(Named, Dated):
    """One operation in the region's tree: the region, its areas, and the units where the work is done."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind, default=UnitKind.OTHER)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    board = models.ForeignKey(
        Board,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("responsible board"),
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("continued by"),
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["level", "name_sv"]
        constraints = [
            ends_after_start("unit_ends_after_start"),
            models.CheckConstraint(
                name="unit_level_and_parent",
                condition=models.Q(level=Level.REGION, parent__isnull=True)
                | models.Q(level__in=[Level.AREA, Level.UNIT], parent__isnull=False),
                violation_error_message=_(
                    "Only the region itself stands alone; areas and units belong to something."
                ),
            ),
        ]
        indexes = [models.Index(fields=["parent", "valid_from"])]


class UnitVersion(Named, Dated):
    """What a unit was called, and where it belonged, during an earlier time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="versions")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    board = models.ForeignKey(Board, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            ends_after_start("unit_version_ends_after_start"),
            models.CheckConstraint(
                name="unit_version_is_over", condition=models.Q(valid_until__isnull=False)
            ),
        ]


class Topic(Named, Dated):
    """A field of questions that some board owns, and the watch concepts that signal it."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    description_sv = models.CharField(_("description in Swedish"), max_length=400, blank=True)
    description_en = models.CharField(_("description in English"), max_length=400, blank=True)
    concepts = models.JSONField(
        _("concepts that signal it"),
        default=list,
        blank=True,
        help_text=_("Keys of watch concepts, such as biofuel."),
    )
    is_strategic = models.BooleanField(_("strategic"), default=False)
    is_priority = models.BooleanField(
        _("prioritised"),
        default=False,
        help_text=_("An area where the region means to be in a network; shown when no membership covers it."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "name_sv"]
        constraints = [ends_after_start("topic_ends_after_start")]

    @property
    def description(self) -> str:
        """Give the description in the language of the page."""
        return self.description_en if get_language() == "en" else self.description_sv


class Remit(Dated):
    """Which board owns a topic, and which boards it concerns."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="remits", verbose_name=_("topic"))
    owner = models.ForeignKey(Board, models.PROTECT, related_name="remits", verbose_name=_("owner board"))
    joint_with = models.ForeignKey(
        Board,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_remits",
        verbose_name=_("jointly with"),
    )
    concerned = models.ManyToManyField(
        Board, blank=True, related_name="concerned_remits", verbose_name=_("concerned boards")
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["topic__sort_order", "topic__name_sv", "-valid_from"]
        constraints = [
            ends_after_start("remit_ends_after_start"),
            models.UniqueConstraint(
                fields=["topic"],
                condition=models.Q(valid_until__isnull=True),
                name="remit_one_open_for_topic",
                violation_error_message=_(
                    "The topic has an owner until further notice already; end that remit first."
                ),
            ),
            models.CheckConstraint(
                name="remit_joint_with_another",
                condition=models.Q(joint_with__isnull=True) | ~models.Q(joint_with=models.F("owner")),
                violation_error_message=_("A board cannot own a topic jointly with itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} → {self.owner.key}"


class Assignment(Dated):
    """One role that one account holds: for a board, for a unit, or for the whole region."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", verbose_name=_("account")
    )
    role = models.CharField(_("role"), max_length=30, choices=Role)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("board")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("unit")
    )
    title_sv = models.CharField(_("title in Swedish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["role", "account__name", "-valid_from"]
        constraints = [
            ends_after_start("assignment_ends_after_start"),
            models.CheckConstraint(
                name="assignment_one_place",
                condition=models.Q(board__isnull=True) | models.Q(unit__isnull=True),
                violation_error_message=_("An assignment is for a board or for a unit, not for both."),
            ),
            models.CheckConstraint(
                name="assignment_role_has_its_board",
                condition=~models.Q(role__in=[Role.BOARD_SECRETARY, Role.ELECTED])
                | models.Q(board__isnull=False),
                violation_error_message=_("This role is held for a board: choose which."),
            ),
            models.CheckConstraint(
                name="assignment_role_has_its_unit",
                condition=~models.Q(role__in=[Role.UNIT_CONTACT, Role.PROJECT_MANAGER])
                | models.Q(unit__isnull=False),
                violation_error_message=_("This role is held for a unit: choose which."),
            ),
        ]
        indexes = [models.Index(fields=["role", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.account}, {self.get_role_display()}"

    @property
    def title(self) -> str:
        """Give the title in the language of the page, or the role's name when there is none."""
        own = self.title_en if get_language() == "en" else self.title_sv
        return own or str(self.get_role_display())


class Substitute(Dated):
    """Someone who does another's assignment for a while, with the same permissions."""

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="substitutes", verbose_name=_("assignment")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="substitutions", verbose_name=_("substitute")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            ends_after_start("substitute_ends_after_start"),
            models.CheckConstraint(name="substitute_has_end", condition=models.Q(valid_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.account} ({self.assignment})"
