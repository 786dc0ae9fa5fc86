"""What may be read by anybody: publications, their public wording, and the frozen copies that were let through.

Nothing here refers to another room's rows: a record is known by its kind and its key, so that the open part can be
read without any of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.foundation.files.models import StoredFile


class Language(models.TextChoices):
    """The languages that everything public is written in."""

    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")


class Shown(NamedTuple):
    """A text as it is shown, and the language that it is in: the other one where the asked for is missing."""

    text: str
    language: str


class Publication(models.Model):
    """A record that is, was or may become public. Its address is given once and never to another.

    `number` counts its releases; `current` is the one that anybody may read, None before the first and when it has
    been withdrawn.
    """

    kind = models.CharField(_("kind"), max_length=30)
    record = models.CharField(_("record"), max_length=64)
    slug = models.SlugField(_("address"), max_length=100, null=True, blank=True)
    current = models.OneToOneField(
        "Release", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("what is public")
    )
    number = models.PositiveIntegerField(_("releases"), default=0)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=120, blank=True)
    why_sv = models.CharField(_("why it was withdrawn, in Swedish"), max_length=300, blank=True)
    why_en = models.CharField(_("why it was withdrawn, in English"), max_length=300, blank=True)
    # What is public was made of something that has changed inside since; looked at now and then, and at every release.
    has_moved = models.BooleanField(_("changed since"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "slug", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "record"], name="publication_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="public_address_once"),
        ]

    def __str__(self) -> str:
        # What the trail keeps must hold nothing that is not public.
        return f"{self.kind} {self.slug or self.record}"

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it was public and is no more."""
        return self.current_id is None and self.withdrawn_at is not None

    def why(self, language: str) -> str:
        """Say why it was withdrawn, as far as it was said."""
        return (self.why_en if language == "en" else self.why_sv) or self.why_sv or self.why_en


class Wording(models.Model):
    """What is said of a record in public in one language, beside what is said of it inside.

    A part that is None was never written, so the record's own words may stand in; an empty one was left out on purpose.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    title = models.CharField(_("heading"), max_length=200, null=True, blank=True)
    summary = models.TextField(
        _("in short"),
        max_length=600,
        null=True,
        blank=True,
        help_text=_("What it is and why it matters, in two or three plain sentences."),
    )
    body = models.TextField(
        _("more"),
        max_length=20000,
        null=True,
        blank=True,
        help_text=_(
            "Blank lines part paragraphs. A line that begins with ## is a heading, one with - a point of a list; "
            "[words](https://address) is a link."
        ),
    )
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["publication", "-language"]
        constraints = [models.UniqueConstraint(fields=["publication", "language"], name="wording_once")]

    def __str__(self) -> str:
        return f"{self.publication} ({self.language})"


class Release(models.Model):
    """A frozen copy that a person let through; it never changes, but for names that have to be forgotten.

    `content` is `{"values": {…}, "wording": {"sv": {"title", "summary", "body"}, "en": {…}}, "left_out": {"en": [part,
    …]}, "people": [{"name", "function"}]}`, the values as the kind's shape lists them. `source` is the fingerprint of
    what it was made of.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="releases")
    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField()
    source = models.CharField(max_length=64)
    approved_at = models.DateTimeField(_("let through"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_by_name = models.CharField(_("let through by"), max_length=120)
    until = models.DateTimeField(_("public until"), null=True, blank=True)
    # A withdrawn release is in no version by date any more; it is kept for the trail alone.
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)

    class Meta:
        ordering = ["kind", "-approved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="release_once")]
        indexes = [models.Index(fields=["kind", "approved_at"])]

    def __str__(self) -> str:
        return f"{self.publication} {self.number}"

    @property
    def slug(self) -> str:
        """Give its place among its kind."""
        return self.publication.slug or ""

    @property
    def values(self) -> dict[str, Any]:
        """Give what it tells, by the keys of its shape."""
        return self.content["values"]  # type: ignore[no-any-return]

    def shown(self, part: str, language: str) -> Shown:
        """Give a part of the wording (`title`, `summary`, `body`) in a language, or in the other one.

        A part that was left out on purpose in that language is empty.
        """
        other = "sv" if language == "en" else "en"
        if part in self.content.get("left_out", {}).get(language, ()):
            return Shown("", language)
        for each in (language, other):
            if text := self.content["wording"].get(each, {}).get(part):
                return Shown(text, each)
        return Shown("", language)

    def title(self, language: str) -> str:
        """Give the heading in a language, or in the other one."""
        return self.shown("title", language).text


class ReleasedFile(models.Model):
    """A file that goes with a release: a report to read or download, in one language."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    name = models.CharField(_("file name"), max_length=120)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["release", "-language", "name"]
        constraints = [models.UniqueConstraint(fields=["release", "name"], name="released_file_once")]

    def __str__(self) -> str:
        return self.name


class Stamp(models.Model):
    """One row that counts every change of what is public: what was made before it may be shown until it moves."""

    number = models.PositiveBigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.number)
