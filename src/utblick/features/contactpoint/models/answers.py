"""Answers that are used again, and what projects led to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Bilingual(models.Model):
    """Carry a title and a text in both languages."""

    title_sv = models.CharField(_("title in Swedish"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    text_sv = models.TextField(_("text in Swedish"), max_length=8000)
    text_en = models.TextField(_("text in English"), max_length=8000)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Give the title in the language of the page."""
        return self.title_en if get_language() == "en" else self.title_sv

    @property
    def text(self) -> str:
        """Give the text in the language of the page."""
        return self.text_en if get_language() == "en" else self.text_sv


class StandardAnswer(Bilingual):
    """An answer to what many ask, with the rules that it rests on."""

    programme = models.SlugField(_("programme"), max_length=40)
    words = models.CharField(
        _("words that ask for it"),
        max_length=300,
        blank=True,
        help_text=_("In Swedish and English, with commas between."),
    )
    passage = models.CharField(_("where the handbook says so"), max_length=300, blank=True)
    rules_on = models.DateField(_("checked against the rules of"))
    rules_marks = models.JSONField(default=dict, blank=True, editable=False)
    is_retired = models.BooleanField(_("no longer used"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title_sv"]


class Story(Bilingual):
    """What a project led to, for anybody to read."""

    programme = models.SlugField(_("programme"), max_length=40)
    project = models.CharField(_("project"), max_length=160)
    county = models.CharField(_("county"), max_length=20)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    address = models.URLField(_("where more can be read"), max_length=300, blank=True)
    on = models.DateField(_("day"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "title_sv"]
        verbose_name_plural = "stories"
