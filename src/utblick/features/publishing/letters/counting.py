"""Count how often a link of a letter is opened: one number for each issue and item, and nothing else."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from utblick.features.publishing.addresses import address_of
from utblick.features.publishing.letters.models import Issue, Opening
from utblick.features.publishing.models import Publication

WHOLE = 0  # the item that stands for the issue itself


def leads_to(number: int, item: int, language: str) -> str | None:
    """Give the path of the page that an item of an issue leads to, or None where there is none.

    A draft's links lead on too, so that a test mail can be tried.
    """
    issue = Issue.objects.filter(number=number).first()
    if issue is None:
        return None
    if item == WHOLE:
        row = Publication.objects.filter(kind="letter", record=str(issue.pk), slug__isnull=False).first()
        return address_of("letter", row.slug or "", language) if row else None
    return _path(issue, item, language)


def _path(issue: Issue, item: int, language: str) -> str | None:
    if issue.is_sent:
        paths: dict[str, str] = next((row["paths"] for row in issue.items_sent if row["number"] == item), {})
        return paths.get(language)
    row = issue.items.filter(number=item).first()
    if row is None:
        return None
    if row.notice_id is None:
        return address_of(row.kind, row.slug, language)
    public = Publication.objects.filter(kind="news", record=str(row.notice_id), slug__isnull=False).first()
    return address_of("news", public.slug or "", language) if public else None


@transaction.atomic
def count_opening(number: int, item: int) -> None:
    """Add one to a sent issue's item; a draft's links are not counted."""
    issue = Issue.objects.filter(number=number, sent_at__isnull=False).first()
    if issue is None:
        return
    Opening.objects.get_or_create(issue=issue, item=item)
    Opening.objects.filter(issue=issue, item=item).update(count=F("count") + 1)
