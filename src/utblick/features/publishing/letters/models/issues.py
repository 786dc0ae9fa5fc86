"""Issues of the newsletter: drafted from the week, put in order by hand, frozen when they are sent."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.models.notices import Audience, Notice


class Section(models.TextChoices):
    """The parts of a letter, in their order."""

    NEWS = "news", _("News")
    RECORDS = "records", _("New on the site")
    CALLS = "calls", _("Calls that close")
    EVENTS = "events", _("Events")


class Issue(models.Model):
    """One issue to one audience. A draft until it is sent; then `content` is what was sent, and never changes.

    `content` is `{"title", "intro": {"sv", "en"}, "items": [{"number", "section", "title", "text", "why", "who",
    "by_when", "paths"}]}`, texts by language. `reached` is the last subscriber whose mail lies in the outbox.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    audience = models.ForeignKey(Audience, models.PROTECT, related_name="issues", verbose_name=_("audience"))
    title_sv = models.CharField(_("subject in Swedish"), max_length=120)
    title_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    intro_sv = models.TextField(_("introduction in Swedish"), max_length=600, blank=True)
    intro_en = models.TextField(_("introduction in English"), max_length=600, blank=True)
    # Until somebody writes it, the introduction follows what the issue holds.
    is_intro_made = models.BooleanField(default=True)
    since = models.DateTimeField(_("tells what is new since"))
    drafted_at = models.DateTimeField(_("drafted"))
    drafted_by_name = models.CharField(_("drafted by"), max_length=120)
    version = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_by_name = models.CharField(_("sent by"), max_length=120, blank=True)
    content = models.JSONField(default=dict, blank=True)
    reached = models.BigIntegerField(default=0)
    recipients = models.PositiveIntegerField(_("recipients"), default=0)
    delivered_at = models.DateTimeField(_("all mail written"), null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            # Drafting again goes on with the draft that there is.
            models.UniqueConstraint(
                fields=["audience"], condition=models.Q(sent_at__isnull=True), name="issue_one_draft"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title_sv}"

    @property
    def title(self) -> str:
        """Give the subject in the language of the page, or in Swedish."""
        return (self.title_en if get_language() == "en" else "") or self.title_sv

    @property
    def title_language(self) -> str:
        """Give the language that the subject is shown in."""
        return "en" if get_language() == "en" and self.title_en else "sv"

    @property
    def is_sent(self) -> bool:
        """Say whether it has been sent, so that nothing of it changes any more."""
        return self.sent_at is not None

    @property
    def items_sent(self) -> list[dict[str, Any]]:
        """Give what was sent, in its order."""
        return list(self.content.get("items", ()))


class IssueItem(models.Model):
    """One thing that an issue tells: a notice, or a public record by its kind and its place on the site.

    `number` is its own within the issue and stays when the order changes: links are counted by it.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField(_("place"))
    section = models.CharField(_("section"), max_length=10, choices=Section)
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, blank=True, related_name="items")
    kind = models.CharField(max_length=30, blank=True)
    slug = models.CharField(max_length=100, blank=True)
    is_left_out = models.BooleanField(_("left out"), default=False)

    class Meta:
        ordering = ["issue", "place", "number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="issue_item_number_once"),
            models.UniqueConstraint(
                fields=["issue", "notice"], condition=models.Q(notice__isnull=False), name="issue_notice_once"
            ),
            models.UniqueConstraint(
                fields=["issue", "kind", "slug"], condition=~models.Q(kind=""), name="issue_record_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id}:{self.number}"


class Opening(models.Model):
    """How many times a link of an issue was opened. Nothing is known of by whom or when; item 0 is the whole issue."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="openings")
    item = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(_("opened"), default=0)

    class Meta:
        ordering = ["issue", "item"]
        constraints = [models.UniqueConstraint(fields=["issue", "item"], name="opening_once")]

    def __str__(self) -> str:
        return f"{self.issue_id}:{self.item} {self.count}"
