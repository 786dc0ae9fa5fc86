"""What we and others want: positions in versions, asks with their wording, and letters signed together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.actors.models import Body
from utblick.features.advocacy.models.procedures import Procedure, Sourced
from utblick.features.advocacy.models.processes import Process, in_language
from utblick.features.organisation.models import Board, Certainty
from utblick.foundation.files.models import StoredFile


class Holder(models.TextChoices):
    """Whose position it is."""

    OWN = "own", _("our own")
    GOVERNMENT = "government", _("the Government's")
    NETWORK = "network", _("a network's")
    OTHER = "other", _("somebody else's")


class Standing(models.TextChoices):
    """Where a position stands."""

    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


class Position(Sourced):
    """What somebody holds in a process, in one version; only drafts change."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="positions")
    procedures = models.ManyToManyField(
        Procedure, blank=True, related_name="positions", verbose_name=_("procedures")
    )
    holder = models.CharField(_("whose"), max_length=12, choices=Holder, default=Holder.OWN)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("body")
    )
    title_sv = models.CharField(_("heading in Swedish"), max_length=200)
    title_en = models.CharField(_("heading in English"), max_length=200, blank=True)
    text_sv = models.TextField(_("text in Swedish"), max_length=40000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=40000, blank=True)
    standing = models.CharField(_("where it stands"), max_length=10, choices=Standing, default=Standing.DRAFT)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    former = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name=_("the version before"),
    )
    board = models.ForeignKey(
        Board,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("adopted by"),
    )
    on = models.DateField(_("day"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=160, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    diary_link = models.URLField(_("link to the diary"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    version = models.PositiveIntegerField(default=1)
    # Of its stances to our asks, which are set together.
    stances_version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["holder", "-on", "title_sv"]
        constraints = [
            models.CheckConstraint(
                name="adopted_own_position_has_board_and_day",
                condition=~models.Q(holder="own", standing__in=["adopted", "replaced"])
                | models.Q(board__isnull=False, on__isnull=False),
                violation_error_message=_("Say which board adopted it, and when."),
            ),
        ]

    def __str__(self) -> str:
        return self.title[:120]

    @property
    def title(self) -> str:
        """Give the heading in the language of the page."""
        return in_language(self.title_sv, self.title_en)

    @property
    def text(self) -> str:
        """Give the text in the language of the page, or in the other where it is the only one."""
        return in_language(self.text_sv, self.text_en)


class Priority(models.IntegerChoices):
    """How much an ask matters to us."""

    FIRST = 1, _("first")
    SECOND = 2, _("second")
    THIRD = 3, _("third")


class Ask(models.Model):
    """One thing we want changed or kept, with the argument and what we settle for."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="asks")
    key = models.SlugField(_("short name"), max_length=40)
    title_sv = models.CharField(_("in Swedish"), max_length=200)
    title_en = models.CharField(_("in English"), max_length=200, blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.SECOND)
    argument_sv = models.TextField(_("argument in Swedish"), max_length=3000, blank=True)
    argument_en = models.TextField(_("argument in English"), max_length=3000, blank=True)
    fallback_sv = models.TextField(_("fallback in Swedish"), max_length=1000, blank=True)
    fallback_en = models.TextField(_("fallback in English"), max_length=1000, blank=True)
    positions = models.ManyToManyField(
        Position,
        blank=True,
        through="Stance",
        related_name="asks",
        verbose_name=_("positions that carry it"),
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["priority", "title_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "key"],
                name="ask_key_once_in_a_process",
                violation_error_message=_("The process has an ask of that short name already."),
            )
        ]

    def __str__(self) -> str:
        return self.title[:120]

    @property
    def title(self) -> str:
        """Give the ask in the language of the page."""
        return in_language(self.title_sv, self.title_en)

    @property
    def argument(self) -> str:
        """Give the argument in the language of the page, or in the other where it is the only one."""
        return in_language(self.argument_sv, self.argument_en)

    @property
    def fallback(self) -> str:
        """Give what we settle for, in the language of the page."""
        return in_language(self.fallback_sv, self.fallback_en)


class Side(models.TextChoices):
    """How a position stands to an ask."""

    FOR = "for", pgettext_lazy("stance", "for")
    PARTLY = "partly", pgettext_lazy("stance", "partly")
    AGAINST = "against", pgettext_lazy("stance", "against")


class Stance(models.Model):
    """That a position says something of an ask: for it, partly, or against."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="stances")
    position = models.ForeignKey(Position, models.CASCADE, related_name="stances")
    side = models.CharField(_("stance"), max_length=8, choices=Side, default=Side.FOR)
    words = models.CharField(
        _("in a few words"), max_length=300, blank=True, help_text=_("What it says, near its own words.")
    )

    class Meta:
        ordering = ["ask__priority", "ask__title_sv"]
        constraints = [models.UniqueConstraint(fields=["ask", "position"], name="stance_once")]

    def __str__(self) -> str:
        return f"{self.position}: {self.get_side_display()}"


class Point(models.Model):
    """What a position says of one article or recital of a procedure."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="points")
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="points", verbose_name=_("procedure")
    )
    target = models.CharField(
        _("article or recital"),
        max_length=120,
        help_text=_("As it is written: Article 13(1), artikel 13.1, skäl 20."),
    )
    view_sv = models.TextField(_("in Swedish"), max_length=4000)
    view_en = models.TextField(_("in English"), max_length=4000, blank=True)
    place = models.PositiveSmallIntegerField(_("place in the order"), default=50)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["procedure__name_sv", "place", "pk"]

    def __str__(self) -> str:
        return f"{self.position}: {self.target}"

    @property
    def view(self) -> str:
        """Give what is said in the language of the page, or in the other where it is the only one."""
        return in_language(self.view_sv, self.view_en)


class Wording(models.Model):
    """What an ask says in a procedure: the article it is tied to, and the text as it is and as we want it."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="wordings")
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="wordings", verbose_name=_("procedure")
    )
    target = models.CharField(
        _("article or recital"),
        max_length=120,
        blank=True,
        help_text=_("As it is written: Article 13(1), artikel 13.1, skäl 20."),
    )
    language = models.CharField(_("language"), max_length=2, default="en")
    old = models.TextField(_("the text that is to change"), max_length=20000, blank=True)
    new = models.TextField(_("the text we want"), max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["procedure__name_sv", "target", "pk"]

    def __str__(self) -> str:
        return f"{self.ask}: {self.target}"


class Letter(models.Model):
    """A letter or statement that several signed: to whom, when, and which asks it carries."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="letters")
    procedures = models.ManyToManyField(
        Procedure, blank=True, related_name="letters", verbose_name=_("procedures")
    )
    title_sv = models.CharField(_("heading in Swedish"), max_length=200)
    title_en = models.CharField(_("heading in English"), max_length=200, blank=True)
    to = models.CharField(_("to"), max_length=200, blank=True)
    on = models.DateField(_("day"))
    url = models.URLField(_("address"), max_length=500, blank=True)
    we_signed = models.BooleanField(_("we signed"), default=True)
    signatories = models.ManyToManyField(
        Body, blank=True, related_name="letters", verbose_name=_("who else signed")
    )
    others = models.CharField(
        _("others who signed"),
        max_length=500,
        blank=True,
        help_text=_("Those who are not in the register, with a comma between."),
    )
    asks = models.ManyToManyField(Ask, blank=True, related_name="letters", verbose_name=_("asks"))
    is_example = models.BooleanField(_("example"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "pk"]

    def __str__(self) -> str:
        return self.title[:120]

    @property
    def title(self) -> str:
        """Give the heading in the language of the page."""
        return in_language(self.title_sv, self.title_en)
