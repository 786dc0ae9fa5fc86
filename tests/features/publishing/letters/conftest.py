"""Notices, an audience and subscribers made by hand, for the tests of letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from utblick.features.publishing.letters.actions.issues import draft_issue
from utblick.features.publishing.letters.actions.notices import mark_ready, write_notice
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Subscriber
from utblick.foundation.accounts.viewer import Viewer

TEXTS = {
    "title_sv": "Ny fond för kustregioner",
    "title_en": "New fund for coastal regions",
    "what_sv": "Kommissionen föreslår en ny fond. Den är på fyra miljarder euro.",
    "what_en": "The Commission proposes a new fund. It holds four billion euro.",
    "why_sv": "Våra kommuner kan söka pengar.",
    "why_en": "Our municipalities can apply for money.",
    "who_sv": "Regionala utvecklingsnämnden",
    "who_en": "The regional development board",
}


@pytest.fixture
def communicator(region: object, who: Callable[[str], Viewer]) -> Viewer:
    """Give the communications officer."""
    return who("kommunikator")


@pytest.fixture
def everyone(region: object) -> Audience:
    """Give the audience that gets everything."""
    return Audience.objects.create(
        key="alla", name_sv="Alla", name_en="Everyone", gets_all=True, valid_from=date(2020, 1, 1)
    )


@pytest.fixture
def care(region: object) -> Audience:
    """Give an audience of its own kind."""
    return Audience.objects.create(
        key="varden", name_sv="Vården", name_en="Care", valid_from=date(2020, 1, 1)
    )


@pytest.fixture
def noticed(communicator: Viewer, at: datetime) -> Callable[..., Notice]:
    """Give what writes a notice; it is ready unless told otherwise."""

    def write(*, ready: bool = True, on: datetime | None = None, **fields: Any) -> Notice:
        moment = on or at - timedelta(hours=2)
        notice = write_notice(**{**TEXTS, **fields}, by=communicator, at=moment)
        return mark_ready(notice, version=1, by=communicator, at=moment) if ready else notice

    return write


@pytest.fixture
def subscribed(at: datetime) -> Callable[..., Subscriber]:
    """Give what puts a subscriber there."""

    def put(mail: str, *audiences: Audience, language: str = "sv", on: datetime = at) -> Subscriber:
        row = Subscriber.objects.create(
            mail=mail, language=language, key=mail[:32], confirmed_at=on - timedelta(days=1)
        )
        row.audiences.set(audiences)
        return row

    return put


@pytest.fixture
def issue(noticed: Callable[..., Notice], everyone: Audience, communicator: Viewer, at: datetime) -> Issue:
    """Give a draft with one notice."""
    noticed()
    return draft_issue(everyone, by=communicator, at=at)
