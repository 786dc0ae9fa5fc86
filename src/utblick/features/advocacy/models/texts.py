"""The texts of a procedure in their stages, in passages, and the amendments to them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.models.procedures import Procedure, Sourced
from utblick.features.advocacy.models.processes import in_language


class Stage(models.IntegerChoices):
    """The stages of a text, in the order in which they follow each other."""

    IN_FORCE = 5, _("the law before")
    PROPOSAL = 10, _("proposal")
    COMMITTEE = 20, _("in committee")
    PARLIAMENT = 30, _("Parliament")
    COUNCIL = 40, _("Council")
    COMPROMISE = 50, _("compromise")
    ACT = 60, _("adopted act")
    LATER = 70, _("as amended later")


class Text(Sourced):
    """One version of a procedure's text, at one stage, in one language."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="texts")
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    language = models.CharField(_("language"), max_length=2, default="en")
    on = models.DateField(_("day"), null=True, blank=True)
    reference = models.CharField(_("document"), max_length=80, blank=True)
    name_sv = models.CharField(_("Swedish name"), max_length=160, blank=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    words = models.PositiveIntegerField(_("words"), default=0)
    # Of the passages: the same text brought twice is known.
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(_("loaded"))
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["stage", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "stage", "language", "reference"],
                name="text_once_at_a_stage",
                violation_error_message=_("That version of the text is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give what the version is called, in the language of the page; its stage where it has no name."""
        return in_language(self.name_sv, self.name_en) or str(self.get_stage_display())


class Passage(models.Model):
    """One part of a text: a recital, an article's paragraph, a point, a part of an annex."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    identifier = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    heading = models.CharField(max_length=500, blank=True)
    words = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["text", "identifier"], name="passage_once_in_a_text"),
            models.UniqueConstraint(fields=["text", "order"], name="passage_has_its_place"),
        ]

    def __str__(self) -> str:
        return self.label


class Amendment(Sourced):
    """A change that somebody tabled to a text: what it strikes and what it puts there."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="amendments")
    document = models.CharField(_("document"), max_length=120, blank=True)
    number = models.CharField(_("number"), max_length=30)
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, default=Stage.COMMITTEE)
    target = models.CharField(_("article or recital"), max_length=300, blank=True)
    passage = models.CharField(max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    old = models.TextField(_("the text as it is"), blank=True)
    new = models.TextField(_("the text as wanted"), blank=True)
    authors = models.TextField(_("tabled by"), blank=True)
    group = models.CharField(_("political group"), max_length=120, blank=True)
    committee = models.CharField(_("committee"), max_length=60, blank=True)
    justification = models.TextField(_("justification"), blank=True)
    on = models.DateField(_("day"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=20, blank=True)
    key = models.CharField(max_length=200)

    class Meta:
        ordering = ["procedure", "document", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "key"], name="amendment_once"),
        ]
        indexes = [models.Index(fields=["procedure", "passage"])]

    def __str__(self) -> str:
        return f"{self.document} {self.number}".strip()
