"""What is seen of notices, issues and subscribers by somebody who is signed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.http import Http404

from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.dated import day_of
from utblick.features.publishing.letters.archive import in_language
from utblick.features.publishing.letters.contents import Told, contents
from utblick.features.publishing.letters.drafting import counts_that_moved
from utblick.features.publishing.letters.gathering import since_each
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Subscriber
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer

VIEW, VIEW_ISSUE = "letters.notice.view", "letters.issue.view"


def notices(viewer: Viewer) -> QuerySet[Notice]:
    """Give the notices, ready and not. Raises NotAllowed."""
    viewer.check(VIEW)
    return Notice.objects.select_related("made_by").prefetch_related("boards", "audiences")


def notice_by_number(viewer: Viewer, number: int) -> Notice:
    """Give a notice. Raises Http404."""
    row = notices(viewer).select_related("matter").prefetch_related("topics").filter(pk=number).first()
    if row is None:
        raise Http404
    return row


def matter_of(viewer: Viewer, notice: Notice) -> Matter | None:
    """Give the matter that a notice was written from, if the viewer may see it."""
    return visible(viewer).filter(pk=notice.matter_id).first() if notice.matter_id else None


def news_of(notice: Notice) -> Publication | None:
    """Give what is, was or may become public of a notice."""
    return Publication.objects.filter(kind="news", record=str(notice.pk)).first()


def issues_of(notice: Notice) -> list[Issue]:
    """Give the issues that a notice stands in."""
    return list(
        Issue.objects.filter(items__notice=notice, items__is_left_out=False).select_related("audience")
    )


def issues(viewer: Viewer) -> QuerySet[Issue]:
    """Give the issues, the latest first. Raises NotAllowed."""
    viewer.check(VIEW_ISSUE)
    return Issue.objects.select_related("audience")


def issue_by_number(viewer: Viewer, number: int) -> Issue:
    """Give an issue by its number. Raises Http404."""
    row = issues(viewer).filter(number=number).first()
    if row is None:
        raise Http404
    return row


@dataclass(frozen=True, slots=True)
class Next:
    """An audience's next issue: the number of its draft if there is one, and the day that it tells from."""

    audience: Audience
    draft: int | None
    since: datetime


def next_issues(viewer: Viewer, at: datetime) -> list[Next]:
    """Give the next issue of each audience that has a letter now. Raises NotAllowed."""
    viewer.check(VIEW_ISSUE)
    audiences = list(Audience.objects.at(day_of(at)))
    since = since_each(audiences, at)
    drafts = {
        audience: (number, begun)
        for audience, number, begun in Issue.objects.filter(sent_at=None).values_list(
            "audience", "number", "since"
        )
    }
    found = []
    for one in audiences:
        number, begun = drafts.get(one.pk, (None, since[one.pk]))
        found.append(Next(one, number, begun))
    return found


def moved_counts(issue: Issue, rows: list[Told]) -> dict[str, list[tuple[str, str]]]:
    """Give the counts in a draft's introduction that hold no more, by language."""
    counts = Counter(row.section for row in rows if not row.is_left_out)
    return {
        language: counts_that_moved(text, counts, language)
        for language, text in (("sv", issue.intro_sv), ("en", issue.intro_en))
    }


@dataclass(frozen=True, slots=True)
class Opened:
    """How often a link was opened: its item's heading, and the count."""

    title: str
    language: str
    count: int


def openings(issue: Issue, language: str) -> list[Opened]:
    """Give how often each link of a sent issue was opened: most first, then in the issue's order."""
    counts = dict(issue.openings.values_list("item", "count"))
    rows = [(row.number, in_language(row.title, language)) for row in contents(issue) if row.paths]
    found = [Opened(title, found_in, counts.get(number, 0)) for number, (title, found_in) in rows]
    return sorted(found, key=lambda row: -row.count)


def opened_on_the_web(issue: Issue) -> int:
    """Give how often the whole issue was opened on the web."""
    return issue.openings.filter(item=0).values_list("count", flat=True).first() or 0


def receivers(issue: Issue) -> int:
    """Give how many subscribers an issue has: those it was sent to, or would be now."""
    if issue.is_sent:
        return issue.recipients
    return Subscriber.objects.filter(audiences=issue.audience_id).count()


@dataclass(frozen=True, slots=True)
class Public:
    """The headings of the news items that sending makes public, and of those that it lets through again."""

    new: list[tuple[str, str]]
    again: list[tuple[str, str]]


def made_public(rows: list[Told], language: str) -> Public:
    """Give what sending a draft lets through to the site, each heading with the language that it is in.

    What was withdrawn is not among it: it stops the sending.
    """
    news = [
        (in_language(row.title, language), bool(row.paths))
        for row in rows
        if row.section == "news" and not row.is_withdrawn
    ]
    return Public(
        [title for title, is_public in news if not is_public],
        [title for title, is_public in news if is_public],
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many subscribe to an audience's letter, by language."""

    audience: Audience
    by_language: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_language.values())


def subscriber_counts(viewer: Viewer, on: date) -> list[Counted]:
    """Give how many subscribe to each letter; nobody's address is told. Raises NotAllowed."""
    viewer.check(VIEW_ISSUE)
    found: dict[int, dict[str, int]] = {}
    rows = Subscriber.objects.values_list("audiences", "language").annotate(number=Count("pk"))
    for audience, language, number in rows:
        found.setdefault(audience, {})[language] = number
    return [Counted(row, found.get(row.pk, {})) for row in Audience.objects.at(on)]
