"""Notices: one short text, written once, and the audiences that it is written for."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models import Matter
from utblick.features.organisation.dated import Dated, DatedQuerySet, ends_after_start
from utblick.features.organisation.models import Board, Named, Topic

# The most signs of each part: one card and one page hold them all.
MOST = {"title": 120, "what": 500, "why": 400, "who": 160}


class Audience(Named, Dated):
    """Those whom a letter is written for, such as the care or the municipalities.

    One that `gets_all` has every notice in its letter. Its boards say which public records are proposed; none
    means all.
    """

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    about_sv = models.CharField(_("what its letter tells, in Swedish"), max_length=200, blank=True)
    about_en = models.CharField(_("what its letter tells, in English"), max_length=200, blank=True)
    gets_all = models.BooleanField(
        _("every notice is for it"),
        default=False,
        help_text=_("Also those that are written for other audiences."),
    )
    boards = models.ManyToManyField(
        Board,
        blank=True,
        related_name="+",
        verbose_name=_("boards whose public records are proposed"),
        help_text=_("None chosen means those of all boards."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "name_sv"]
        constraints = [ends_after_start("audience_ends_after_start")]


class Notice(models.Model):
    """One short text: what, why for us, by when and who. Working material until it is marked as ready.

    `links` are `[{"title", "address"}]`, the sources. Points are the talking points that somebody wrote, one on
    each line; where there are none they are made from the other parts.
    """

    title_sv = models.CharField(_("heading in Swedish"), max_length=MOST["title"])
    title_en = models.CharField(_("heading in English"), max_length=MOST["title"], blank=True)
    what_sv = models.TextField(
        _("what has happened, in Swedish"), validators=[MaxLengthValidator(MOST["what"])]
    )
    what_en = models.TextField(
        _("what has happened, in English"), blank=True, validators=[MaxLengthValidator(MOST["what"])]
    )
    why_sv = models.TextField(
        _("why it concerns us, in Swedish"), blank=True, validators=[MaxLengthValidator(MOST["why"])]
    )
    why_en = models.TextField(
        _("why it concerns us, in English"), blank=True, validators=[MaxLengthValidator(MOST["why"])]
    )
    by_when = models.DateField(_("by when"), null=True, blank=True)
    who_sv = models.CharField(_("who acts, in Swedish"), max_length=MOST["who"], blank=True)
    who_en = models.CharField(_("who acts, in English"), max_length=MOST["who"], blank=True)
    points_sv = models.TextField(_("talking points in Swedish"), blank=True, max_length=1500)
    points_en = models.TextField(_("talking points in English"), blank=True, max_length=1500)
    links = models.JSONField(_("sources"), default=list, blank=True)
    boards = models.ManyToManyField(Board, blank=True, related_name="+", verbose_name=_("boards"))
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="notices", verbose_name=_("audiences")
    )
    matter = models.ForeignKey(
        Matter,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=pgettext_lazy("letters", "matter"),
    )
    made_at = models.DateTimeField(_("written"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed"))
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["ready_at"])]

    def __str__(self) -> str:
        return self.title_sv

    @property
    def title(self) -> str:
        """Give the heading in the language of the page, or in Swedish."""
        return (self.title_en if get_language() == "en" else "") or self.title_sv

    @property
    def title_language(self) -> str:
        """Give the language that the heading is shown in."""
        return "en" if get_language() == "en" and self.title_en else "sv"

    @property
    def is_ready(self) -> bool:
        """Say whether it may go out."""
        return self.ready_at is not None

    def text(self, part: str, language: str) -> str:
        """Give a part (`title`, `what`, `why`, `who`) in one language, empty where it is not written."""
        return str(getattr(self, f"{part}_{language}"))
