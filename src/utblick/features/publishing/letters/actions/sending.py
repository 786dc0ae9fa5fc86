"""Send an issue: frozen, public, and in the outbox once for each subscriber, whatever breaks on the way."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from utblick.features.publishing.gate.actions import release
from utblick.features.publishing.letters import mailing, rules
from utblick.features.publishing.letters.actions.issues import locked
from utblick.features.publishing.letters.contents import NEWS, live
from utblick.features.publishing.letters.models import Issue, Subscriber
from utblick.features.publishing.models import Publication
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.outbox import enqueue

SEND = "letters.issue.send"
JOB = "letters.deliver"
AT_ONCE = 200  # mails written in one transaction


@transaction.atomic
def send_issue(issue: Issue, *, version: int, to_nobody: bool = False, by: Viewer, at: datetime) -> Issue:
    """Approve an issue: its notices and itself are let through to the site, it is frozen, and its mail is asked for.

    The gate's rules hold: a text that names somebody outside, a notice that is not ready or one that was withdrawn
    stops all of it. An issue that nobody subscribes to is sent only when `to_nobody` says that this is known.
    """
    by.check(SEND)
    issue = locked(issue, version)
    rules.check_has_words(issue.title_sv, issue.intro_sv)
    _held(issue)
    told = live(issue)
    rules.check_tells_something(len(told))
    rules.check_all_ready([row.title["sv"] for row in told if not row.is_ready])
    rules.check_none_withdrawn([row.title["sv"] for row in told if row.is_withdrawn])
    issue.sent_at, issue.sent_by_id, issue.sent_by_name = at, by.account_id, by.name[:120]
    rules.check_has_receivers(_receivers(issue).count(), to_nobody)
    issue.version += 1
    issue.save()
    # Now that the issue counts as sent, each news item tells which issue it stood in.
    notices = issue.items.filter(is_left_out=False, notice__isnull=False).values_list("notice", flat=True)
    for notice in notices:
        release(NEWS, str(notice), by=by, at=at)
    issue.content = {
        "title": {"sv": issue.title_sv, "en": issue.title_en},
        "intro": {"sv": issue.intro_sv, "en": issue.intro_en},
        "items": [row.frozen() for row in live(issue)],
    }
    issue.recipients = _receivers(issue).count()
    issue.save(update_fields=["content", "recipients"])
    release("letter", str(issue.pk), by=by, at=at)
    audit.record(
        "letters.issue.sent", by=by, at=at, target=issue, changes={"items": ["", len(issue.items_sent)]}
    )
    enqueue_job(JOB, by=by, at=at, key=JOB)
    return issue


def _held(issue: Issue) -> None:
    """Hold what is public of the issue's notices until it is sent: none is withdrawn between the look and the send."""
    notices = issue.items.filter(notice__isnull=False).values_list("notice", flat=True)
    rows = Publication.objects.select_for_update(of=("self",)).filter(
        kind=NEWS, record__in=[str(number) for number in notices]
    )
    list(rows.order_by("pk"))


def deliver(issue: Issue, *, at: datetime, at_once: int = AT_ONCE) -> int:
    """Put the mail to the next subscribers into the outbox and give how many; 0 when all have theirs.

    Each round is one transaction with the place that it reached, and each mail has a key of its own, so that a round
    that is broken off or run twice gives nobody a second mail.
    """
    with transaction.atomic():
        issue = Issue.objects.select_for_update(of=("self",)).select_related("audience").get(pk=issue.pk)
        if issue.delivered_at is not None or not issue.is_sent:
            return 0
        rows = list(_receivers(issue).filter(pk__gt=issue.reached).order_by("pk")[:at_once])
        if not rows:
            issue.delivered_at = at
            issue.save(update_fields=["delivered_at"])
            return 0
        letters = {language: mailing.write(issue, language) for language in {row.language for row in rows}}
        for row in rows:
            letter = letters[row.language].to(row)
            enqueue(
                key=f"letters:issue:{issue.pk}:{row.pk}",
                to=row.mail,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                headers=letter.headers,
                language=row.language,
                at=at,
                # It holds the links by which its receiver leaves or changes: nobody else is to see them.
                private=True,
            )
        issue.reached = rows[-1].pk
        issue.save(update_fields=["reached"])
    return len(rows)


def _receivers(issue: Issue) -> QuerySet[Subscriber]:
    """Give those who had asked for the audience's letter when it was sent."""
    return Subscriber.objects.filter(audiences=issue.audience_id, confirmed_at__lte=issue.sent_at)
