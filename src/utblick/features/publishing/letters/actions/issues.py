"""Draft an issue from the week, put it in order, try it, and throw it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.publishing.letters import mailing, rules
from utblick.features.publishing.letters.drafting import introduction, subject
from utblick.features.publishing.letters.gathering import Found, gathered, since_last
from utblick.features.publishing.letters.models import Audience, Issue, IssueItem
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox import enqueue
from utblick.foundation.outbox.models import OutboxMessage

WRITE = "letters.issue.write"
TEXTS = frozenset({"title_sv", "title_en", "intro_sv", "intro_en"})


@transaction.atomic
def draft_issue(audience: Audience, *, by: Viewer, at: datetime) -> Issue:
    """Draft the audience's next issue from what is new. Where there is a draft, what has come since is added to it.

    Raises RuleBroken when there is nothing to tell.
    """
    by.check(WRITE)
    issue = Issue.objects.select_for_update(of=("self",)).filter(audience=audience, sent_at=None).first()
    since = since_last(audience, at)
    found = gathered(audience, since, at)
    if issue is not None:
        return _added_to(issue, found, by, at)
    rules.check_has_contents(len(found))
    issue = Issue(
        number=(Issue.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        audience=audience,
        title_sv=subject(audience, at, "sv"),
        title_en=subject(audience, at, "en"),
        since=since,
        drafted_at=at,
        drafted_by_name=by.name[:120],
    )
    checked_and_saved(issue)
    _add(issue, found, first=1)
    _introduce(issue)
    issue.save(update_fields=["intro_sv", "intro_en"])
    audit.record("letters.issue.drafted", by=by, at=at, target=issue, changes={"added": ["", len(found)]})
    return issue


@transaction.atomic
def change_texts(issue: Issue, texts: Mapping[str, str], *, version: int, by: Viewer, at: datetime) -> Issue:
    """Change the subject and the introduction of a draft."""
    by.check(WRITE)
    issue = locked(issue, version)
    if changes := settable(issue, texts, TEXTS):
        issue.is_intro_made = issue.is_intro_made and not changes.keys() & {"intro_sv", "intro_en"}
        issue.version += 1
        checked_and_saved(issue)
        audit.record("letters.issue.changed", by=by, at=at, target=issue, changes=changes)
    return issue


@transaction.atomic
def arrange(
    issue: Issue,
    places: Mapping[int, int],
    left_out: Collection[int],
    *,
    version: int,
    by: Viewer,
    at: datetime,
) -> Issue:
    """Put the items of a draft in order and say which are left out; both by the items' own numbers."""
    by.check(WRITE)
    issue = locked(issue, version)
    rows = list(issue.items.all())
    before = [(row.number, row.is_left_out) for row in rows]
    rows.sort(key=lambda row: (places.get(row.number, row.place), row.place, row.number))
    for place, row in enumerate(rows, 1):
        row.place, row.is_left_out = place, row.number in left_out
    IssueItem.objects.bulk_update(rows, ["place", "is_left_out"])
    if before != [(row.number, row.is_left_out) for row in rows]:
        issue.version += 1
        _introduce(issue)
        issue.save(update_fields=["version", "intro_sv", "intro_en"])
        order = [row.number for row in rows if not row.is_left_out]
        audit.record("letters.issue.changed", by=by, at=at, target=issue, changes={"order": ["", order]})
    return issue


@transaction.atomic
def try_issue(issue: Issue, *, by: Viewer, at: datetime) -> list[OutboxMessage]:
    """Send the issue in both languages to the one who asks, so that it is seen as its readers will see it."""
    by.check(WRITE)
    account = Account.objects.filter(pk=by.account_id or 0).first()
    rules.check_has_account(account is not None)
    assert account is not None
    sent = []
    for language in ("sv", "en"):
        letter = mailing.write(issue, language, is_test=True)
        sent.append(
            enqueue(
                key=f"letters:test:{issue.pk}:{account.pk}:{language}:{at.isoformat()}",
                to=account.email,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                language=language,
                at=at,
            )
        )
    audit.record("letters.issue.tested", by=by, at=at, target=issue)
    return sent


@transaction.atomic
def discard_issue(issue: Issue, *, version: int, by: Viewer, at: datetime) -> None:
    """Throw a draft away; its notices and records are left as they are."""
    by.check(WRITE)
    issue = locked(issue, version)
    audit.record("letters.issue.discarded", by=by, at=at, target=issue)
    issue.delete()


def locked(issue: Issue, version: int) -> Issue:
    """Give a draft as it was at `version`, locked. Raises RuleBroken for one that is sent, and ChangedMeanwhile."""
    issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    rules.check_is_draft(issue.is_sent)
    rules.check_is_newest(version, issue.version)
    return issue


def _added_to(issue: Issue, found: list[Found], by: Viewer, at: datetime) -> Issue:
    held = {(row.notice_id, row.kind, row.slug) for row in issue.items.all()}
    new = [one for one in found if one.key not in held]
    if not new:
        return issue
    last = issue.items.aggregate(number=Max("number"))["number"] or 0
    _add(issue, new, first=last + 1)
    issue.version += 1
    issue.drafted_at = at
    _introduce(issue)
    issue.save(update_fields=["version", "drafted_at", "intro_sv", "intro_en"])
    audit.record("letters.issue.changed", by=by, at=at, target=issue, changes={"added": ["", len(new)]})
    return issue


def _add(issue: Issue, found: list[Found], *, first: int) -> None:
    IssueItem.objects.bulk_create(
        IssueItem(
            issue=issue,
            number=number,
            place=number,
            section=one.section,
            notice=one.notice,
            kind=one.kind,
            slug=one.slug,
            is_left_out=one.is_late,
        )
        for number, one in enumerate(found, first)
    )


def _introduce(issue: Issue) -> None:
    """Let the introduction count what the issue holds now, unless somebody has written it."""
    if issue.is_intro_made:
        counts = Counter(issue.items.filter(is_left_out=False).values_list("section", flat=True))
        issue.intro_sv, issue.intro_en = (introduction(counts, issue.since, each) for each in ("sv", "en"))
