"""Who did something is called by name, and what works on its own in the reader's language."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import system
from utblick.foundation.audit import record
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.naming import called, called_like
from utblick.foundation.jobs.registry import all_jobs


@pytest.mark.parametrize(
    ("name", "sv", "en"),
    [
        ("utblick example", "Exempeldata", "Example data"),
        ("contactpoint.erase", "Utblick (jobb)", "Utblick (job)"),
        ("utblick import", "Utblick (kommando)", "Utblick (command)"),
        ("Anna Ek", "Anna Ek", "Anna Ek"),
        ("ae@region.example", "ae@region.example", "ae@region.example"),
    ],
)
def test_a_name_is_shown_in_the_readers_language(name: str, sv: str, en: str) -> None:
    with override("sv"):
        assert called(name) == sv
    with override("en"):
        assert called(name) == en


def test_every_job_is_known_as_one() -> None:
    with override("sv"):
        assert {called(name) for name in all_jobs()} == {"Utblick (jobb)"}


@pytest.mark.django_db
def test_who_is_looked_for_as_they_are_shown() -> None:
    for name in ("utblick example", "contactpoint.erase", "Anna Ek"):
        with transaction.atomic():
            record(
                "contactpoint.event.erased", by=system(name), at=timezone.now(), target=Board(key="RS", pk=1)
            )
    with override("sv"):
        for text, names in (
            ("exempel", {"utblick example"}),
            ("(jobb)", {"contactpoint.erase"}),
            ("anna", {"Anna Ek"}),
            ("saknas", set()),
        ):
            found = AuditEvent.objects.filter(called_like(text)).values_list("by_name", flat=True)
            assert set(found) == names, text
