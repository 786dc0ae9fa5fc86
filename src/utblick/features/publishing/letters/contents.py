"""What an issue says, item by item: read live while it is a draft, and frozen when it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from utblick.features.publishing import released
from utblick.features.publishing.addresses import address_of
from utblick.features.publishing.letters.gathering import DATED
from utblick.features.publishing.letters.models import Issue, IssueItem, Notice, Section
from utblick.features.publishing.models import Publication, Release
from utblick.features.publishing.shapes.fields import LANGUAGES

Texts = Mapping[str, str]
NEWS = "news"


@dataclass(frozen=True, slots=True)
class Told:
    """An item as it is told. Texts are by language; `paths` is where it stands on the site, empty before that."""

    number: int
    section: str
    title: Texts
    text: Texts
    why: Texts
    who: Texts
    by_when: date | None
    paths: Texts
    is_ready: bool = True
    is_left_out: bool = False
    is_withdrawn: bool = False

    def frozen(self) -> dict[str, Any]:
        """Give it as it is kept for ever."""
        return {
            "number": self.number,
            "section": self.section,
            "title": dict(self.title),
            "text": dict(self.text),
            "why": dict(self.why),
            "who": dict(self.who),
            "by_when": self.by_when.isoformat() if self.by_when else "",
            "paths": dict(self.paths),
        }


def thawed(row: Mapping[str, Any]) -> Told:
    """Give an item that was sent."""
    on = date.fromisoformat(row["by_when"]) if row["by_when"] else None
    return Told(
        row["number"], row["section"], row["title"], row["text"], row["why"], row["who"], on, row["paths"]
    )


def contents(issue: Issue) -> list[Told]:
    """Give what an issue tells, in its order: what was sent, or what a draft would say now."""
    return [thawed(row) for row in issue.items_sent] if issue.is_sent else live(issue)


def live(issue: Issue, *, with_left_out: bool = False) -> list[Told]:
    """Give what the items of an issue say now, in its order."""
    items = [row for row in issue.items.select_related("notice") if with_left_out or not row.is_left_out]
    rows = _told(items)
    order = {section: place for place, section in enumerate(Section.values)}
    return sorted(rows, key=lambda row: order[row.section])


def sections(rows: Iterable[Told]) -> list[tuple[Section, list[Told]]]:
    """Give the items by section, those without any left out."""
    by_section: dict[str, list[Told]] = {}
    for row in rows:
        by_section.setdefault(row.section, []).append(row)
    return [(section, by_section[section]) for section in Section if section in by_section]


def _told(items: list[IssueItem]) -> list[Told]:
    """Give the items as they are told; a record that is public no more tells nothing and is passed over."""
    releases = {(row.kind, row.slug): row for row in _releases(items)}
    news = publications_of([item.notice_id for item in items if item.notice_id])
    found = []
    for item in items:
        if item.notice is not None:
            found.append(_of_notice(item, item.notice, news.get(str(item.notice_id))))
        elif release := releases.get((item.kind, item.slug)):
            found.append(_of_release(item, release))
    return found


def _releases(items: list[IssueItem]) -> Iterable[Release]:
    wanted = {item.slug for item in items if item.kind}
    return released.current().filter(publication__slug__in=wanted) if wanted else ()


def publications_of(notices: Collection[int]) -> dict[str, Publication]:
    """Give what is, was or may become public of notices, by the record's key."""
    rows = Publication.objects.filter(kind=NEWS, record__in=[str(pk) for pk in notices])
    return {row.record: row for row in rows}


def _of_notice(item: IssueItem, notice: Notice, news: Publication | None) -> Told:
    slug = (news.slug or "") if news and news.current_id else ""
    parts = {
        part: {language: notice.text(part, language).strip() for language in LANGUAGES}
        for part in ("title", "what", "why", "who")
    }
    paths = {language: address_of(NEWS, slug, language) for language in LANGUAGES} if slug else {}
    return Told(
        item.number,
        item.section,
        parts["title"],
        parts["what"],
        parts["why"],
        parts["who"],
        notice.by_when,
        paths,
        notice.is_ready,
        item.is_left_out,
        news is not None and news.is_withdrawn,
    )


def _of_release(item: IssueItem, release: Release) -> Told:
    wording = release.content["wording"]
    return Told(
        item.number,
        item.section,
        {language: wording[language]["title"] for language in LANGUAGES},
        {language: wording[language]["summary"] for language in LANGUAGES},
        {},
        {},
        _day(release),
        {language: address_of(release.kind, release.slug, language) for language in LANGUAGES},
        is_left_out=item.is_left_out,
    )


def _day(release: Release) -> date | None:
    field = DATED[release.kind][1] if release.kind in DATED else ""
    moment = release.values.get(field)
    return timezone.localtime(datetime.fromisoformat(moment)).date() if moment else None
