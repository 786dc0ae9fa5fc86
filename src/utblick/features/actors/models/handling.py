"""What is kept of merging and forgetting, and the meetings that others publish."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models.contacts import Contact
from utblick.features.actors.models.people import Body, Person


class Joined(models.Model):
    """Carry what is needed to make two records of one."""

    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    # The kept record's fields as they were and as they became: {name: [before, after]}.
    fields = models.JSONField(default=dict)
    # The rows that changed record: {model label: {field name: [keys]}}.
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Merge(Joined):
    """That two records of one person became one, with all that is needed to make them two again."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Person, models.CASCADE, related_name="+")


class BodyMerge(Joined):
    """That two records of one body became one, with all that is needed to make them two again."""

    kept = models.ForeignKey(Body, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Body, models.CASCADE, related_name="+")


class Forgetting(models.Model):
    """That a person was forgotten, on which ground; with fingerprints, so that no import brings them back."""

    at = models.DateTimeField(_("when"))
    by_name = models.CharField(max_length=120)
    ground = models.CharField(_("ground"), max_length=300)
    fingerprints = models.JSONField(default=list)
    # Who asked to be forgotten never comes back; whose time was out does when they take office anew.
    is_by_plan = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Destruction(models.Model):
    """That contacts, drafts and people whose time was out were destroyed: by which rules, why, and how many."""

    at = models.DateTimeField(_("when"))
    by_name = models.CharField(max_length=120)
    reason = models.CharField(_("reason"), max_length=300)
    # [{"rule", "version", "decision", "contacts", "drafts", "people"}]: the rule as it was written that day.
    rules = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class OwnName(models.Model):
    """A name that others write us by, so that their published meetings with us are found."""

    name = models.CharField(_("name"), max_length=160, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PublishedMeeting(models.Model):
    """A meeting that somebody outside has published."""

    source = models.CharField(_("source"), max_length=80)
    source_id = models.CharField(max_length=200, editable=False)
    on = models.DateField(_("day"))
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="published_meetings",
        verbose_name=_("person"),
    )
    person_name = models.CharField(_("as written there"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    procedure = models.CharField(_("procedure"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    met = models.JSONField(_("met with"), default=list)
    is_with_us = models.BooleanField(_("with us"), default=False)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    seen_on = models.DateField(_("seen there on"))

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="published_meeting_once")]
        indexes = [models.Index(fields=["is_with_us", "on"], name="published_meeting_with_us")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class MeetingMatch(models.Model):
    """What somebody decided about a published meeting and a contact of ours: the same, or not."""

    meeting = models.ForeignKey(PublishedMeeting, models.CASCADE, related_name="matches")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="matches")
    is_same = models.BooleanField(_("the same meeting"))
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "contact"], name="meeting_match_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class MailboxReading(models.Model):
    """How far the mailbox has been read where staff forward mails of contacts; one row, made at the first reading."""

    validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.validity}/{self.last_uid}"
