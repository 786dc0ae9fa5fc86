"""Notices as news, once they are ready, and issues of the newsletter, once they are sent."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, named
from utblick.features.publishing.kinds.shared import boards, names
from utblick.features.publishing.letters.archive import body_of
from utblick.features.publishing.letters.contents import contents
from utblick.features.publishing.letters.models import Issue, Notice
from utblick.features.publishing.shapes import LETTER, NEWS
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.accounts.viewer import Viewer

NOT_READY = _("The notice is working material: it has not been marked as ready.")
NOT_SENT = _("The issue has not been sent.")


def _notices(viewer: Viewer) -> QuerySet[Notice]:
    if not viewer.may("letters.notice.view"):
        return Notice.objects.none()
    return Notice.objects.prefetch_related("boards", "topics", "items__issue__audience")


def _news(notice: Notice) -> Facts:
    told = [item.issue for item in notice.items.all() if item.issue.is_sent and not item.is_left_out]
    values = {
        "by_when": notice.by_when,
        "who": _both(notice, "who"),
        "boards": boards(*notice.boards.all()),
        "topics": names(notice.topics.all()),
        "links": [{"title": link["title"], "address": link["address"]} for link in notice.links],
        "letters": [
            {"number": issue.number, "audience": named(issue.audience)}
            for issue in sorted(told, key=lambda one: one.number)
        ],
    }
    drafts = {
        language: Draft(notice.text("title", language), notice.text("what", language), _why(notice, language))
        for language in LANGUAGES
    }
    return Facts(values, drafts, obstacles=_bars_notice(notice))


def _bars_notice(notice: Notice) -> tuple[Text, ...]:
    return () if notice.is_ready else (NOT_READY,)


def _both(notice: Notice, part: str) -> dict[str, str] | None:
    said = {language: notice.text(part, language) for language in LANGUAGES}
    return said if any(said.values()) else None


def _why(notice: Notice, language: str) -> str:
    why = notice.text("why", language)
    if not why:
        return ""
    with override(language):
        return f"## {pgettext('heading', 'Why it concerns us')}\n\n{why}"


def _issues(viewer: Viewer) -> QuerySet[Issue]:
    if not viewer.may("letters.issue.view"):
        return Issue.objects.none()
    return Issue.objects.select_related("audience")


def _bars_issue(issue: Issue) -> tuple[Text, ...]:
    return () if issue.is_sent else (NOT_SENT,)


def _letter(issue: Issue) -> Facts:
    told = contents(issue)
    values: dict[str, Any] = {
        "number": issue.number,
        "audience": named(issue.audience),
        "sent_on": day_of(issue.sent_at) if issue.sent_at else None,
    }
    drafts = {
        "sv": Draft(issue.title_sv, issue.intro_sv, body_of(told, "sv")),
        "en": Draft(issue.title_en, issue.intro_en, body_of(told, "en")),
    }
    return Facts(values, drafts, obstacles=_bars_issue(issue))


NEWS_KIND = Kind(
    NEWS,
    _notices,
    _news,
    lambda notice: reverse("letters:notice", args=[notice.pk]),
    speaks_for_itself=True,
    model="letters.notice",
    barred_by=_bars_notice,
)
LETTER_KIND = Kind(
    LETTER,
    _issues,
    _letter,
    lambda issue: reverse("letters:issue", args=[issue.number]),
    speaks_for_itself=True,
    model="letters.issue",
    barred_by=_bars_issue,
)
