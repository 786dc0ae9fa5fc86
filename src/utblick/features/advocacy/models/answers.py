"""Answers to consultations, calls and referrals: drafted here, with what others contribute, signed off and sent.

Where an answer stands is never stored: it is read from its dated steps (`answer_states.py`).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.actors.models import Body
from utblick.features.advocacy.models.positions import Ask
from utblick.features.advocacy.models.procedures import Deadline, Procedure
from utblick.features.advocacy.models.processes import Process, in_language
from utblick.features.organisation.models import Board
from utblick.foundation.files.models import StoredFile


class AnswerKind(models.TextChoices):
    """What is answered."""

    CONSULTATION = "consultation", _("public consultation")
    EVIDENCE = "evidence", _("call for evidence")
    FEEDBACK = "feedback", _("feedback on a proposal")
    DRAFT_ACT = "draft_act", _("feedback on a draft act")
    REMISS = "remiss", _("referral")
    OTHER = "other", pgettext_lazy("kind of answer", "other")


class Answer(models.Model):
    """What the region answers to somebody who asks, until a date: working material until it is signed off."""

    process = models.ForeignKey(
        Process, models.PROTECT, related_name="answers", verbose_name=_("policy process")
    )
    procedure = models.ForeignKey(
        Procedure,
        models.PROTECT,
        related_name="answers",
        verbose_name=_("EU file"),
        help_text=_("The last day stands among the dates of this file."),
    )
    also_about = models.ManyToManyField(
        Procedure, blank=True, related_name="answers_also", verbose_name=_("also about")
    )
    kind = models.CharField(_("what is answered"), max_length=14, choices=AnswerKind)
    to = models.CharField(
        _("to"), max_length=200, help_text=_("Such as: the Commission, the Ministry of Finance.")
    )
    their_reference = models.CharField(_("their number"), max_length=80, blank=True)
    consultation_url = models.URLField(_("where they ask"), max_length=500, blank=True)
    title_sv = models.CharField(
        _("heading in Swedish"),
        max_length=200,
        help_text=_("Everybody sees the heading among the dates of the file."),
    )
    title_en = models.CharField(_("heading in English"), max_length=200, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    deadline = models.OneToOneField(Deadline, models.PROTECT, related_name="answer")
    text_sv = models.TextField(_("text in Swedish"), max_length=60000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=60000, blank=True)
    asks = models.ManyToManyField(Ask, blank=True, related_name="answers", verbose_name=_("asks it carries"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="consultation_answers",
        verbose_name=_("who writes it"),
    )
    question = models.TextField(
        _("what others are asked"),
        max_length=4000,
        blank=True,
        help_text=_("Stands in the letter to municipalities, universities and others."),
    )
    input_by = models.DateField(
        _("contributions until"), null=True, blank=True, help_text=_("The last day for what others send us.")
    )
    board = models.ForeignKey(
        Board,
        models.PROTECT,
        related_name="consultation_answers",
        verbose_name=_("board whose answer it is"),
    )
    is_delegated = models.BooleanField(
        _("decided by delegation"),
        default=False,
        help_text=_("Somebody decides for the board, and it is reported to the board afterwards."),
    )
    proposed_on = models.DateField(_("laid for sign-off on"), null=True, blank=True)
    signed_on = models.DateField(_("signed off on"), null=True, blank=True)
    decision = models.CharField(
        _("decision"), max_length=160, blank=True, help_text=_("Paragraph, or point of the delegation order.")
    )
    reported_on = models.DateField(_("reported to the board on"), null=True, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    diary_link = models.URLField(_("link to the diary"), max_length=500, blank=True)
    retention = models.CharField(_("retention rule"), max_length=120, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    url = models.URLField(_("where it can be read"), max_length=500, blank=True)
    copy = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the copy that was sent"),
    )
    dropped_on = models.DateField(_("let go on"), null=True, blank=True)
    dropped_because = models.CharField(_("why it is let go"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["deadline__at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sent_answer_is_signed_off",
                condition=models.Q(sent_on__isnull=True)
                | models.Q(signed_on__isnull=False, copy__isnull=False),
                violation_error_message=_("An answer is signed off before it is sent, and the copy is kept."),
            ),
            models.CheckConstraint(
                name="dropped_answer_says_why",
                condition=models.Q(dropped_on__isnull=True) | ~models.Q(dropped_because=""),
                violation_error_message=_("Say why it is let go."),
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


class Contribution(models.Model):
    """That a municipality, a university or another body was asked to contribute to an answer, and what came."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="contributions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="contributions", verbose_name=_("body"))
    asked_on = models.DateField(_("asked on"))
    # The mailbox that the letter went to from here; empty where somebody sent it themselves.
    asked_at = models.EmailField(_("sent to"), blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    said = models.TextField(_("what they say"), max_length=20000, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    taken_up = models.TextField(_("what we took of it"), max_length=3000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["body__kind", "body__name_sv", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "body"],
                name="contribution_asked_once",
                violation_error_message=_("That body has been asked already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.body)
