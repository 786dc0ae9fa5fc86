"""A case of the advisory desk, from the enquiry on, and its dated steps.

No row here points to a record of another room: what walks from a body, a programme or a project to what belongs to it
never meets a case (decision 0030). The organisation of the register is kept by its number, the programme by its key.
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import Secrecy
from utblick.features.contactpoint.kinds import Channel, How, StepKind
from utblick.features.contactpoint.models.answers import StandardAnswer


class Case(models.Model):
    """An enquiry and what became of it; it belongs to one programme period."""

    on = models.DateField(_("day"))
    channel = models.CharField(_("how it came"), max_length=10, choices=Channel, default=Channel.PHONE)
    programme = models.SlugField(_("programme"), max_length=40)
    county = models.CharField(_("county"), max_length=20)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    body_number = models.PositiveIntegerField(_("number in the register"), null=True, blank=True)
    person = models.CharField(_("person"), max_length=160, blank=True)
    reach = models.CharField(_("mail or phone"), max_length=160, blank=True)
    purpose = models.CharField(_("what the personal data is for"), max_length=200, blank=True)
    person_until = models.DateField(_("personal data is erased on"), null=True, blank=True)
    question = models.CharField(_("question in a line"), max_length=300)
    priority = models.CharField(_("priority"), max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes spent on the enquiry"), default=10, validators=[MaxValueValidator(6000)]
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers for it"),
    )
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = models.DateField(_("by when"), null=True, blank=True)
    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)
    secrecy = models.CharField(_("secrecy"), max_length=12, choices=Secrecy, blank=True)
    secrecy_reason = models.CharField(_("reason for secrecy"), max_length=300, blank=True)
    form_key = models.UUIDField(null=True, blank=True, editable=False, unique=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["programme", "on"], name="case_by_programme")]

    def __str__(self) -> str:
        # What the trail keeps must hold nothing that is behind the wall or has to be erased.
        return f"#{self.pk}"


class Step(models.Model):
    """What happened in a case on a day. Which fields a kind of step uses stands in `kinds.STEPS`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    kind = models.CharField(_("what happened"), max_length=12, choices=StepKind)
    on = models.DateField(_("day"))
    words = models.TextField(_("what was said or done"), max_length=8000, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes spent"), default=0, validators=[MaxValueValidator(6000)]
    )
    priority = models.CharField(_("priority"), max_length=40, blank=True)
    to_whom = models.CharField(_("to whom"), max_length=160, blank=True)
    call = models.CharField(_("call"), max_length=120, blank=True)
    call_step = models.PositiveSmallIntegerField(
        _("step of the application"), null=True, blank=True, validators=[MaxValueValidator(9)]
    )
    amount = models.DecimalField(_("sum in euro"), max_digits=12, decimal_places=2, null=True, blank=True)
    passage = models.CharField(_("where the handbook says so"), max_length=300, blank=True)
    answer = models.ForeignKey(
        StandardAnswer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("standard answer"),
    )
    rules_on = models.DateField(_("rules of"), null=True, blank=True)
    rules_marks = models.JSONField(default=dict, blank=True, editable=False)
    agreed_by = models.CharField(
        _("who agreed to be handed over"),
        max_length=160,
        blank=True,
        help_text=_("By function where that is enough."),
    )
    agreed_how = models.CharField(_("how they agreed"), max_length=10, choices=How, blank=True)
    by_name = models.CharField(_("noted by"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
