"""Events of the Contact Point, who signed up, and what visitors thought."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.kinds import Grade


class Event(models.Model):
    """An information meeting or seminar. The counts are kept when the list of people has been erased."""

    key = models.SlugField(
        _("short name in the address"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("There is already an event with that short name. Choose another.")},
    )
    title_sv = models.CharField(_("title in Swedish"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    about_sv = models.TextField(_("what it is about, in Swedish"), max_length=3000, blank=True)
    about_en = models.TextField(_("what it is about, in English"), max_length=3000, blank=True)
    programme = models.SlugField(_("programme"), max_length=40)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=160)
    seats = models.PositiveSmallIntegerField(
        _("seats"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, _("Write at least 1 seat, or leave it empty when there is no limit."))
        ],
        help_text=_("At least 1. Empty means no limit. When all are taken, there is a waiting list."),
    )
    sign_up_until = models.DateTimeField(_("sign up by"))
    erase_on = models.DateField(_("the list is erased on"))
    is_open = models.BooleanField(
        _("open for signing up"), default=True, help_text=_("Its page can be read by anybody.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes spent on the event"), default=0, validators=[MaxValueValidator(30000)]
    )
    signed_up = models.PositiveSmallIntegerField(_("signed up"), default=0, editable=False)
    came = models.PositiveSmallIntegerField(_("came"), default=0, editable=False)
    by_county = models.JSONField(default=dict, editable=False)
    erased_on = models.DateField(_("erased on"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=_("The event ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Give the title in the language of the page."""
        return self.title_en if get_language() == "en" else self.title_sv

    @property
    def on_list(self) -> int:
        """Give how many have a seat; what was counted when the list was erased."""
        if self.erased_on is not None:
            return self.signed_up
        return sum(1 for row in self.sign_ups.all() if not row.is_waiting)

    @property
    def about(self) -> str:
        """Give what it is about in the language of the page."""
        return self.about_en if get_language() == "en" else self.about_sv


class SignUp(models.Model):
    """Somebody who wants to come, or waits for a seat: what is needed to receive them, and nothing else."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sign_ups")
    name = models.CharField(_("name"), max_length=160)
    mail = models.EmailField(_("mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    county = models.CharField(_("county"), max_length=20)
    at = models.DateTimeField(_("signed up"))
    is_waiting = models.BooleanField(_("on the waiting list"), default=False)
    came = models.BooleanField(_("came"), null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "mail"], name="sign_up_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Evaluation(models.Model):
    """What a visitor thought of an event; who it was is not kept."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="evaluations")
    grade = models.PositiveSmallIntegerField(
        _("how useful"), choices=Grade, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    best = models.CharField(_("what was of most use"), max_length=300, blank=True)
    missing = models.CharField(_("what was missing"), max_length=300, blank=True)
    on = models.DateField(_("day"))

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
