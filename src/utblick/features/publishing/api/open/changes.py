"""What has changed: let through, let through anew, withdrawn. For programs as JSON, for readers of feeds as Atom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from utblick.features.publishing import released
from utblick.features.publishing.data.records import address
from utblick.features.publishing.models import Publication, Release
from utblick.features.publishing.shapes import Shape
from utblick.features.publishing.shapes.fields import LANGUAGES

MOST = 200


def changes(shapes: Sequence[Shape], since: datetime | None = None, most: int = MOST) -> list[dict[str, Any]]:
    """Give the latest changes of some kinds, the latest first; three queries at most."""
    of = {shape.key: shape for shape in shapes}
    let_through = released.history(of)
    withdrawn = released.withdrawals(of)
    if since is not None:
        let_through = let_through.filter(approved_at__gte=since)
        withdrawn = withdrawn.filter(withdrawn_at__gte=since)
    told = [_let_through(of[row.kind], row) for row in let_through[:most]]
    told += [_withdrawn(of[row.kind], row) for row in withdrawn[:most]]
    return sorted(told, key=lambda one: (one["at"], one["id"]), reverse=True)[:most]


def _let_through(shape: Shape, release: Release) -> dict[str, Any]:
    return {
        **_about(shape, release.slug, release.number),
        "change": "published" if release.number == 1 else "updated",
        "at": timezone.localtime(release.approved_at).isoformat(),
        "title": {language: release.title(language) for language in LANGUAGES},
        "why": None,
    }


def _withdrawn(shape: Shape, publication: Publication) -> dict[str, Any]:
    at = publication.withdrawn_at
    return {
        **_about(shape, publication.slug or "", publication.number),
        "change": "withdrawn",
        "at": timezone.localtime(at).isoformat() if at else None,
        "title": None,
        "why": {language: publication.why(language) for language in LANGUAGES},
    }


def _about(shape: Shape, slug: str, version: int) -> dict[str, Any]:
    return {
        "id": f"{shape.key}/{slug}",
        "dataset": shape.many,
        "version": version,
        "url": {language: address(shape, slug, language) for language in LANGUAGES},
    }


def atom(title: str, path: str, rows: Iterable[dict[str, Any]], language: str) -> bytes:
    """Give changes as an Atom feed in a language; `path` is where it stands."""
    listed = list(rows)
    feed = Atom1Feed(
        title=title,
        link=f"{settings.UTBLICK_ADDRESS}/{language}/data/",
        description="",
        language=language,
        feed_url=f"{settings.UTBLICK_ADDRESS}{path}?language={language}",
        feed_guid=f"{settings.UTBLICK_ADDRESS}{path}",
    )
    said = {
        "published": _("New: %(title)s"),
        "updated": _("Changed: %(title)s"),
        "withdrawn": _("Withdrawn: %(title)s"),
    }
    for row in listed:
        name = row["title"][language] if row["title"] else row["id"]
        moment = datetime.fromisoformat(row["at"])
        feed.add_item(
            title=said[row["change"]] % {"title": name},
            link=row["url"][language],
            description=row["why"][language] if row["why"] else "",
            unique_id=f"{row['url']['sv']}#{row['change']}-{row['version']}",
            updateddate=moment,
            pubdate=moment,
        )
    return feed.writeString("utf-8").encode()
