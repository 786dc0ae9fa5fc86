"""The texts of a procedure in their stages, in passages, and the amendments to them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class TextQuerySet(models.QuerySet["Text"]):
    """The versions of texts."""

    def brought(self) -> TextQuerySet:
        """Leave out what was worked out: it shows what an act would read, and nobody has adopted those words."""
        return self.filter(base__isnull=True)


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
    # What it changes in other acts: CELEX number -> how many changes, as its own words say.
    amends = models.JSONField(default=dict, blank=True, editable=False)
    # Only of a version that was worked out: the act before, what amended it, and the changes that were not made.
    base = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="worked_out")
    amending = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="carried_out")
    made = models.PositiveIntegerField(default=0, editable=False)
    left = models.JSONField(default=list, blank=True, editable=False)

    objects = TextQuerySet.as_manager()

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


class Result(models.TextChoices):
    """What a vote came to, or several about one amendment."""

    ADOPTED = "adopted", pgettext_lazy("vote", "adopted")
    REJECTED = "rejected", pgettext_lazy("vote", "rejected")
    LAPSED = "lapsed", pgettext_lazy("vote", "lapsed")
    WITHDRAWN = "withdrawn", pgettext_lazy("vote", "withdrawn")
    PARTLY = "partly", pgettext_lazy("vote", "adopted in part")


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
    # What the votes that are known of it came to; see `Vote`.
    result = models.CharField(_("result"), max_length=20, choices=Result, blank=True)
    is_mixed = models.BooleanField(_("old and new text run together"), default=False)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["procedure", "document", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "key"], name="amendment_once"),
        ]
        indexes = [models.Index(fields=["procedure", "passage"])]

    def __str__(self) -> str:
        return f"{self.document} {self.number}".strip()


class Method(models.TextChoices):
    """How a vote was taken, by the list's own words."""

    ROLL_CALL = "roll_call", _("by roll call")
    RAISE_HAND = "raise_hand", _("by show of hands")
    ELECTRONICAL = "electronical", _("electronically")
    SECRET = "secret", _("in secret")


class Vote(Sourced):
    """One vote in plenary about a procedure: on what, whose wish it was, and what came of it."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="votes")
    on = models.DateField(_("day"))
    document = models.CharField(_("document"), max_length=80, blank=True)
    # As the list writes it: `12`, `4= 10=`, `1CP2`, `§`.
    amendment = models.CharField(_("amendment"), max_length=120, blank=True)
    author = models.CharField(_("tabled by"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    heading = models.CharField(_("under"), max_length=500, blank=True)
    result = models.CharField(_("result"), max_length=20, choices=Result, blank=True)
    method = models.CharField(_("how"), max_length=20, choices=Method, blank=True)
    votes_for = models.PositiveSmallIntegerField(pgettext_lazy("votes", "for"), null=True, blank=True)
    against = models.PositiveSmallIntegerField(pgettext_lazy("votes", "against"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)
    roll_call = models.URLField(_("list of names"), max_length=500, blank=True)
    # Of a roll call: {group: [for, against, abstained]}, and {side: [Parliament's numbers of the members]}. Names
    # stand in the register alone, so that who is forgotten there is not named here.
    by_group = models.JSONField(_("by political group"), default=dict, blank=True)
    sides = models.JSONField(_("who voted how"), default=dict, blank=True)
    key = models.CharField(max_length=200, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "source", "key"], name="vote_once_of_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.amendment or self.subject}".strip()
