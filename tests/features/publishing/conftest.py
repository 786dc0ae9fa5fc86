"""What tests of publishing may use: rooms of the example region, and releases made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest

from tests.features.publishing.states import people, whole, work
from utblick.features.publishing.models import Publication, Release, Stamp
from utblick.features.publishing.shapes import SHAPES
from utblick.features.publishing.site import holdings, search_index
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

__all__ = ["people", "whole", "work"]


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """Let the site forget what it kept: each test has a database of its own, whose counts begin anew."""
    holdings.forget()
    search_index.forget()
    yield
    holdings.forget()
    search_index.forget()


@pytest.fixture
def who(at: datetime) -> Callable[[str], Viewer]:
    """Give one of the example's people as a viewer."""
    from utblick.features.organisation.viewers import viewer_for

    return lambda name: viewer_for(Account.objects.get(email=f"{name}@utblick.example"), at)


@pytest.fixture
def let_out(db: None, at: datetime) -> Callable[..., Release]:
    """Give what puts a release there by hand, without any room: kind, address, values, and words by language."""

    def put(
        kind: str,
        slug: str,
        values: Mapping[str, Any] | None = None,
        sv: tuple[str, str] = ("Rubrik", "Kort text."),
        en: tuple[str, str] = ("Heading", "Short text."),
        *,
        body: tuple[str, str] = ("", ""),
        people: list[dict[str, Any]] | None = None,
        on: datetime = at,
    ) -> Release:
        publication, _new = Publication.objects.get_or_create(kind=kind, record=slug, slug=slug)
        number = publication.number + 1
        Release.objects.filter(pk=publication.current_id).update(until=on)
        wording = {
            language: {"title": title, "summary": summary, "body": more}
            for language, (title, summary), more in (("sv", sv, body[0]), ("en", en, body[1]))
        }
        content = {
            "values": SHAPES[kind].checked(values or {}),
            "wording": wording,
            "people": people or [],
        }
        made = Release.objects.create(
            publication=publication,
            kind=kind,
            number=number,
            content=content,
            source="",
            approved_at=on,
            approved_by_name="Kommunikatör",
        )
        publication.number, publication.current, publication.withdrawn_at = number, made, None
        publication.save()
        stamp, _new = Stamp.objects.get_or_create(pk=1)
        stamp.number, stamp.moved_at = stamp.number + 1, on
        stamp.save()
        return made

    return put
