"""How far an ask got: what the comparison of texts suggests, and what a person says of it, frozen and dated."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.advocacy.models.positions import Wording
from utblick.features.advocacy.models.texts import Amendment, Text


class Outcome(models.TextChoices):
    """How much of a wording a text carries."""

    WHOLE = "whole", pgettext_lazy("outcome", "whole")
    PART = "part", pgettext_lazy("outcome", "part")
    NONE = "none", pgettext_lazy("outcome", "none")
    ALREADY = "already", pgettext_lazy("outcome", "already there")
    AGAINST = "against", pgettext_lazy("outcome", "against")


class Lead(models.Model):
    """What comparing a wording with a version suggests. Never shown as more than a lead."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="leads")
    text = models.ForeignKey(Text, models.CASCADE, related_name="leads")
    outcome = models.CharField(max_length=8, choices=Outcome)
    score = models.FloatField()
    # [{"passage", "score", "spans": [[start, end]], "ask_spans": [[start, end]]}], best first.
    places = models.JSONField(default=list)
    # Of the wording and the text: a lead that is older than either is made anew.
    checksum = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "text"], name="lead_once")]

    def __str__(self) -> str:
        return f"{self.wording_id} {self.text_id} {self.outcome}"


class Echo(models.Model):
    """An amendment that carries much of what a wording asks for: others who asked for the same. A lead as well."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="echoes")
    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="echoes")
    score = models.FloatField()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["wording", "amendment"], name="echo_once")]

    def __str__(self) -> str:
        return f"{self.wording_id} {self.amendment_id}"


class Grade(models.IntegerChoices):
    """How strong the evidence for our part is."""

    CLAIMED = 1, _("only our own word")
    TIMELINE = 2, _("our action came before, and fits")
    DOCUMENT = 3, _("a document shows it")
    CONFIRMED = 4, _("somebody outside confirms it")


class Verdict(models.Model):
    """What a person says of a wording in a version, with the passage; it never changes, only a new one replaces it."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="verdicts")
    text = models.ForeignKey(Text, models.PROTECT, related_name="verdicts")
    outcome = models.CharField(_("how far it got"), max_length=8, choices=Outcome)
    # The passages it rests on, as they were read: [{"identifier", "label", "quote"}].
    passages = models.JSONField(_("passages"), default=list)
    reason = models.TextField(_("reason"), max_length=3000, blank=True)
    our_part = models.TextField(_("our part"), max_length=3000, blank=True)
    others_part = models.TextField(_("the part of others"), max_length=3000, blank=True)
    rival = models.TextField(_("other explanations"), max_length=3000, blank=True)
    grade = models.PositiveSmallIntegerField(_("evidence"), choices=Grade, default=Grade.CLAIMED)
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=200, blank=True, help_text=_("Function and institution, no name.")
    )
    # What was asked when it was judged: the wording may change later, the verdict does not.
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    at = models.DateTimeField(_("given"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=120)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_because = models.TextField(_("why it is withdrawn"), max_length=1000, blank=True)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wording", "text"],
                name="one_verdict_holds",
                condition=models.Q(replaced_by__isnull=True, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="withdrawn_verdict_says_why",
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_because=""),
                violation_error_message=_("Say why the verdict is withdrawn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wording}: {self.get_outcome_display()}"

    def is_of(self, wording: Wording) -> bool:
        """Say whether it was given for the words of a wording as they stand."""
        return (self.old, self.new) == (wording.old, wording.new)

    @property
    def is_earlier(self) -> bool:
        """Say whether the wording has changed since it was given."""
        return not self.is_of(self.wording)
