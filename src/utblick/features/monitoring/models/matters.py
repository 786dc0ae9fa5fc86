"""Matters: what is shown once however many sources tell of it, and what people judged of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.organisation.models import Board


class MatterState(models.TextChoices):
    """Where a matter stands. A quiet matter has no hit; everything from the inbox has an owner when it leaves."""

    QUIET = "quiet", _("not watched")
    INBOX = "inbox", _("to be judged")
    ACT = "act", _("act")
    INFORM = "inform", _("inform")
    LATER = "later", _("decide later")
    DISMISSED = "dismissed", _("dismissed")


class Matter(models.Model):
    """One thing that happens, told by one or many documents."""

    title = models.TextField(_("title"))
    language = models.CharField(max_length=5, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=MatterState, default=MatterState.QUIET)
    version = models.PositiveIntegerField(default=1)

    owner_board = models.ForeignKey(
        Board,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_matters",
        verbose_name=_("owner board"),
    )
    concerned_boards = models.ManyToManyField(Board, blank=True, related_name="concerned_matters")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    proposed_board = models.ForeignKey(Board, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposal = models.JSONField(default=dict, help_text=_("Why this owner is proposed."))
    due_on = models.DateField(pgettext_lazy("matter", "due"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    is_muted = models.BooleanField(_("stays dismissed when more comes"), default=False)

    created_at = models.DateTimeField()
    inbox_at = models.DateTimeField(_("came to the inbox"), null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    moved_at = models.DateTimeField(_("last news"), null=True, blank=True)
    deadline_at = models.DateTimeField(_("next deadline"), null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="judged_matter_has_owner",
                condition=models.Q(state__in=["quiet", "inbox", "dismissed"])
                | models.Q(owner_board__isnull=False, owner__isnull=False),
            ),
            models.CheckConstraint(
                name="dismissed_matter_has_reason",
                condition=~models.Q(state="dismissed") | ~models.Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-inbox_at"]),
            models.Index(fields=["owner", "state"]),
            models.Index(fields=["owner_board", "state"]),
        ]

    def __str__(self) -> str:
        return self.title[:80]


class MatterAlias(models.Model):
    """The number of a matter that has been taken in by another: old addresses lead on."""

    former_id = models.BigIntegerField(primary_key=True)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="aliases")

    def __str__(self) -> str:
        return f"{self.former_id} → {self.matter_id}"


class Judgement(models.Model):
    """One decision on a matter, with what was before it, so that it can be undone."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="judgements")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(
        max_length=20,
        choices=[
            *MatterState.choices,
            ("hand_over", _("handed over")),
            ("change", _("owner or day changed")),
        ],
    )
    before = models.JSONField()
    after = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Regrouping(models.Model):
    """Documents joined or split by hand: which, and where they were, so that it can be undone."""

    kind = models.CharField(max_length=10, choices=[("join", _("joined")), ("split", _("split"))])
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="regroupings")
    other = models.ForeignKey(Matter, models.CASCADE, related_name="regroupings_from")
    before = models.JSONField(help_text=_("Where every moved document was, and the matters' state."))
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class KeptApart(models.Model):
    """Two documents that a person said are different matters: no rule joins them again."""

    one = models.ForeignKey("monitoring.Document", models.CASCADE, related_name="+")
    other = models.ForeignKey("monitoring.Document", models.CASCADE, related_name="+")
    regrouping = models.ForeignKey(Regrouping, models.CASCADE, related_name="kept_apart")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="kept_apart_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="kept_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"


class Follow(models.Model):
    """Somebody wants to know what happens in a matter."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="follows")
    why = models.CharField(_("why I follow this"), max_length=300, blank=True)
    since = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "matter"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.account} → {self.matter}"


class MatterNote(models.Model):
    """What somebody wrote about a matter: working material until it is made an official document."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(_("note"))
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.text[:60]
