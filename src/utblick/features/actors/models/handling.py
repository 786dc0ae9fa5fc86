"""What is kept of merging and forgetting, and the meetings that others publish."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import BodyKind, Institution
from utblick.features.actors.models.contacts import Contact
from utblick.features.actors.models.people import Person


class Merge(models.Model):
    """That two records of one person became one, with all that is needed to make them two again."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    # The kept person's fields as they were and as they became: {name: [before, after]}.
    fields = models.JSONField(default=dict)
    # The rows that changed person: {model label: {field name: [keys]}}.
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Forgetting(models.Model):
    """That a person was forgotten, on which ground; with fingerprints, so that no import brings them back."""

    at = models.DateTimeField(_("when"))
    by_name = models.CharField(max_length=120)
    ground = models.CharField(_("ground"), max_length=300)
    fingerprints = models.JSONField(default=list)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class OwnName(models.Model):
    """A name that others write us by, or our register number, so that their published meetings with us are found."""

    name = models.CharField(_("name or register number"), max_length=160, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PublishedMeeting(models.Model):
    """A meeting that somebody outside has published.

    A member of Parliament is `person`, with a number that they are known by. Those who held a meeting at the
    Commission stand in `hosts` as `{"name": …, "function": …}`: no number tells who they are, so whom of ours they
    may be is looked for each time (`hosting.py`) and never stored.
    """

    institution = models.CharField(
        _("institution"), max_length=10, choices=Institution, default=Institution.PARLIAMENT
    )
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
    body_kind = models.CharField(_("kind of body"), max_length=16, choices=BodyKind, blank=True)
    body_name = models.CharField(_("cabinet or directorate-general"), max_length=200, blank=True)
    body_code = models.CharField(_("abbreviation"), max_length=30, blank=True)
    hosts = models.JSONField(_("who held it"), default=list, blank=True)
    hosts_folded = models.TextField(editable=False, blank=True, default="")
    procedure = models.CharField(_("procedure"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    met = models.JSONField(_("met with"), default=list)
    registered = models.JSONField(_("numbers in the Transparency Register"), default=list, blank=True)
    is_with_us = models.BooleanField(_("with us"), default=False)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    seen_on = models.DateField(_("seen there on"))

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="published_meeting_once")]
        indexes = [
            models.Index(fields=["is_with_us", "on"], name="published_meeting_with_us"),
            models.Index(fields=["institution", "body_kind", "on"], name="published_meeting_by_body"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def body_words(self) -> str:
        """Give the cabinet or directorate-general in a line, as written; a directorate-general with its letters."""
        if self.body_kind != BodyKind.DIRECTORATE or not self.body_code:
            return self.body_name
        return ", ".join(filter(None, (gettext("DG %(code)s") % {"code": self.body_code}, self.body_name)))

    @property
    def who(self) -> str:
        """Give who published it or held it, each with the function where it is known, as written."""
        if not self.hosts:
            return self.person_name
        people = [", ".join(filter(None, (one["name"], one["function"]))) for one in self.hosts]
        return "; ".join(filter(None, people))


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
