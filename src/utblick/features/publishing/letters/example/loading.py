"""Write the example's notices and letters, by the actions that people use."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import override

from utblick.features.monitoring.models import Document
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.features.publishing.letters.actions import audiences, issues, notices, sending
from utblick.features.publishing.letters.example.rows import (
    AUDIENCES,
    NOTICES,
    OPENED,
    AudienceRow,
    NoticeRow,
)
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Opening, Subscriber
from utblick.foundation.accounts.viewer import Viewer, system


def load(at: datetime) -> dict[str, int]:
    """Write the notices, the audiences, an issue that is sent and a draft, once; give how many of each."""
    if Audience.objects.exists() or Notice.objects.exists():
        return {"notices": 0}
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        rows = {row.key: _audience(row, by, at) for row in AUDIENCES}
        for row in NOTICES:
            _notice(row, rows, by, at)
        sent = _sent(rows["alla"], by, at)
        draft = issues.draft_issue(rows["varden"], by=by, at=at)
    return {
        "notices": len(NOTICES),
        "audiences": len(rows),
        "subscribers": Subscriber.objects.count(),
        "issues": len([sent, draft]),
    }


def _audience(row: AudienceRow, by: Viewer, at: datetime) -> Audience:
    made = audiences.create_audience(
        key=row.key,
        name_sv=row.name_sv,
        name_en=row.name_en,
        about_sv=row.about_sv,
        about_en=row.about_en,
        gets_all=row.gets_all,
        sort_order=10 * AUDIENCES.index(row),
        valid_from=day_of(at - timedelta(days=365)),
        boards=list(Board.objects.filter(key__in=row.boards)),
        by=by,
        at=at,
    )
    for language, number in zip(("sv", "en"), row.subscribers, strict=True):
        for place in range(number):
            mail = f"prenumerant.{row.key}.{language}.{place + 1}@utblick.example"
            one = Subscriber.objects.create(
                mail=mail,
                language=language,
                key=hashlib.sha256(mail.encode()).hexdigest()[:32],
                confirmed_at=at - timedelta(days=90 - place),
            )
            one.audiences.add(made)
    return made


def _notice(row: NoticeRow, rows: dict[str, Audience], by: Viewer, at: datetime) -> None:
    document = Document.objects.filter(title__startswith=row.source[:80]).select_related("matter").first()
    fields: dict[str, Any] = {}
    for part in ("title", "what", "why", "who"):
        fields |= {
            f"{part}_{language}": text
            for language, text in zip(("sv", "en"), getattr(row, part), strict=True)
        }
    address = row.address or (document.url if document else "")
    links = [{"address": address, "title": document.title[:200] if document else ""}]
    written_at = at - timedelta(days=(row.ready or 1) + 1)
    notice = notices.write_notice(
        **fields,
        links=links if address.startswith("http") else [],
        by_when=day_of(at + timedelta(days=row.days)) if row.days else None,
        boards=list(Board.objects.filter(key__in=row.boards)),
        audiences=[rows[key] for key in row.audiences],
        matter=document.matter if document else None,
        by=by,
        at=written_at,
    )
    if row.ready is not None:
        notices.mark_ready(notice, version=notice.version, by=by, at=at - timedelta(days=row.ready))


def _sent(audience: Audience, by: Viewer, at: datetime) -> Issue:
    """Send an issue with the first two notices; its readers have opened some of the links."""
    issue = issues.draft_issue(audience, by=by, at=at)
    left_out = [row.number for row in issue.items.all() if row.number > 2 and row.notice_id is not None]
    issue = issues.arrange(issue, {}, left_out, version=issue.version, by=by, at=at)
    issue = sending.send_issue(issue, version=issue.version, by=by, at=at)
    while sending.deliver(issue, at=at):
        pass
    told = {row["number"] for row in issue.items_sent} | {0}
    Opening.objects.bulk_create(
        Opening(issue=issue, item=item, count=count) for item, count in OPENED.items() if item in told
    )
    return issue
