"""Our contacts with people outside: who met whom, what was said, and what was promised."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import Channel, Covered, Origin, PersonKind, Secrecy, Side, Standing
from utblick.features.actors.models.people import Body, Person
from utblick.features.organisation.models import Board, Certainty, Named, Unit


class RetentionRule(Named):
    """How long something is kept, by the region's own plan; for a kind of person, when they are reviewed."""

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    person_kind = models.CharField(
        _("kind of person"),
        max_length=14,
        choices=PersonKind,
        blank=True,
        help_text=_("Empty for rules about contacts."),
    )
    months = models.PositiveSmallIntegerField(
        _("months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1200)],
        help_text=_("After the last contact or role. Empty means that it is kept for good."),
    )
    decision = models.CharField(
        _("decision"), max_length=200, blank=True, help_text=_("The plan and its diary number.")
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    covers = models.CharField(
        _("holds of itself for"),
        max_length=10,
        choices=Covered,
        blank=True,
        help_text=_("Contacts of that sort for which nobody has chosen another rule."),
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["person_kind", "name_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["covers"],
                condition=~models.Q(covers=""),
                name="retention_rule_once_by_sort",
                violation_error_message=_("Another rule holds of itself for those. Change that one."),
            ),
            models.CheckConstraint(
                name="person_rule_covers_no_contacts",
                condition=models.Q(person_kind="") | models.Q(covers=""),
                violation_error_message=_(
                    "A rule is about people or about contacts: leave one of the two empty."
                ),
            ),
            models.UniqueConstraint(
                fields=["person_kind"],
                condition=~models.Q(person_kind=""),
                name="retention_rule_once_by_kind",
                violation_error_message=_("There is a rule for that kind of person. Change that one."),
            ),
            models.CheckConstraint(
                name="person_rule_has_months",
                condition=models.Q(person_kind="") | models.Q(months__isnull=False),
                violation_error_message=_("People are not kept for good: write after how many months."),
            ),
        ]


class Contact(models.Model):
    """One meeting, call, mail or visit with somebody outside."""

    on = models.DateField(_("day"))
    time = models.TimeField(_("hour"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.MEETING)
    place = models.CharField(_("place"), max_length=120, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    said = models.TextField(_("what was said"), max_length=8000, blank=True)
    accounts = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("our people")
    )
    units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("our units"))
    boards = models.ManyToManyField(
        Board,
        blank=True,
        related_name="+",
        verbose_name=_("boards whose matter it is"),
        help_text=_("Their elected members and secretaries see the contact."),
    )
    our_others = models.CharField(
        _("others from us, by role"),
        max_length=200,
        blank=True,
        help_text=_("Such as: the chair of the executive board."),
    )
    hours = models.DecimalField(
        _("hours of work"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1000)],
    )
    follow_up_on = models.DateField(_("follow up on"), null=True, blank=True)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    follow_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who follows up"),
    )
    secrecy = models.CharField(_("secrecy"), max_length=12, choices=Secrecy, blank=True)
    secrecy_reason = models.CharField(_("reason for secrecy"), max_length=300, blank=True)
    secrecy_by = models.CharField(_("marked by"), max_length=120, blank=True)
    secrecy_on = models.DateField(_("marked on"), null=True, blank=True)
    standing = models.CharField(_("kind of document"), max_length=10, choices=Standing, default=Standing.NOTE)
    diary_number = models.CharField(_("diary number"), max_length=60, blank=True)
    retention = models.ForeignKey(
        RetentionRule,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("how long it is kept"),
        limit_choices_to={"person_kind": ""},
    )
    origin = models.CharField(_("how it came"), max_length=10, choices=Origin, default=Origin.HAND)
    origin_key = models.CharField(max_length=300, blank=True, editable=False)
    form_key = models.UUIDField(null=True, blank=True, editable=False, unique=True)
    is_draft = models.BooleanField(_("draft"), default=False)
    destroyed_on = models.DateField(_("destroyed on"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(default=False, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["written_by", "origin", "origin_key"],
                condition=~models.Q(origin_key=""),
                name="contact_once_by_origin",
            )
        ]
        indexes = [
            models.Index(fields=["is_draft", "on"], name="contact_by_day"),
            models.Index(fields=["follow_up_on"], name="contact_by_follow_up"),
        ]

    def __str__(self) -> str:
        # What the trail keeps must hold nothing that is secret or has to be forgotten.
        return f"{self.on.isoformat()} #{self.pk}"

    @property
    def sort(self) -> str:
        """Give which sort of contact it is to the plan."""
        return str(Covered.DRAFT if self.is_draft else Covered(self.standing))

    @property
    def is_open(self) -> bool:
        """Say whether there is something left to follow up."""
        return self.follow_up_on is not None and self.followed_up_on is None


class Counterpart(models.Model):
    """Whom we met, with the function and the institution as they were that day."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="counterparts")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="counterparts", verbose_name=_("person")
    )
    body = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="counterparts", verbose_name=_("body")
    )
    name = models.CharField(_("name"), max_length=160, blank=True)
    mail = models.EmailField(_("work mail"), blank=True)
    function_sv = models.CharField(_("function in Swedish"), max_length=300, blank=True)
    function_en = models.CharField(_("function in English"), max_length=300, blank=True)
    institution_sv = models.CharField(_("institution in Swedish"), max_length=160, blank=True)
    institution_en = models.CharField(_("institution in English"), max_length=160, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def function(self) -> str:
        """Give the function of that day, in the language of the page."""
        return self.function_en if get_language() == "en" else self.function_sv

    @property
    def institution(self) -> str:
        """Give the institution of that day, in the language of the page."""
        return self.institution_en if get_language() == "en" else self.institution_sv

    @property
    def words(self) -> str:
        """Give who it was in a line: name, function, institution, as much of them as there is."""
        return ", ".join(filter(None, (self.name, self.function, self.institution))) or self.mail


class Promise(models.Model):
    """What one side promised the other in a contact."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="promises")
    side = models.CharField(_("who promised"), max_length=4, choices=Side, default=Side.US)
    what = models.CharField(_("what was promised"), max_length=300)
    who = models.CharField(
        _("who is to do it"), max_length=160, blank=True, help_text=_("By role, where it is not you.")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answers for it"),
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
