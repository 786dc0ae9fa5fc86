"""What a profile's page says of it is so: its silence, who changed it meanwhile, its export; what its work is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.features.monitoring.conftest import record
from utblick.features.monitoring.actions.profiles import switch_profile
from utblick.features.monitoring.actions.sources import CHECK_JOB, check_now
from utblick.features.monitoring.jobs import check_source
from utblick.features.monitoring.models import Source, WatchProfile
from utblick.features.monitoring.queries.profiles import silence
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.jobs import JobFailed
from utblick.foundation.jobs.registry import Subjects

Bring = Callable[..., Any]
Person = Callable[[str], Viewer]


def test_a_profile_s_silence_is_counted_from_when_it_was_made(
    biofuel: WatchProfile, bring: Bring, person: Person
) -> None:
    at = timezone.now()
    bring(record("a", "Långt innan"), at=at - timedelta(days=3))
    WatchProfile.objects.update(created_at=at - timedelta(minutes=5))
    profile = WatchProfile.objects.get()
    found = silence(person("strateg"), profile, at=at, last=at - timedelta(days=200))
    assert (found.since, found.checked) == (profile.created_at, 0)
    with override("sv"):
        assert str(profile.created_at.year) not in found.sentence
        assert found.sentence.startswith("0 träffar sedan ")


def test_a_profile_that_is_off_claims_to_check_nothing(
    biofuel: WatchProfile, person: Person, sign_in: Callable[[str], Client]
) -> None:
    switch_profile(biofuel, on=False, by=person("strateg"), at=timezone.now())
    page = sign_in("strateg").get(reverse("monitoring:profile", args=[biofuel.pk])).content.decode()
    assert "Bevakningen är avstängd: inget som kommer in kontrolleras." in page
    assert "kontrollerade" not in page


def test_who_changed_a_profile_meanwhile_and_what_is_told(
    biofuel: WatchProfile, sign_in: Callable[[str], Client]
) -> None:
    address = reverse("monitoring:change_profile", args=[biofuel.pk])
    given = {
        "mode": "text",
        "query": biofuel.query,
        "name": biofuel.name,
        "why": "Därför att",
        "owner": str(biofuel.owner_id),
        "rhythm": biofuel.rhythm,
        "version": str(biofuel.version),
        "do": "save",
    }
    assert sign_in("bryssel").post(address, given).status_code == 302
    second = sign_in("strateg").post(address, {**given, "why": "Annat"})
    assert second.status_code == 409
    page = second.content.decode()
    assert "EU-kontoret Bryssel ändrade bevakningen " in page
    assert "Därför att</li>" in page
    assert "Någon ändrade" not in page


def test_an_export_of_hits_has_source_and_address_and_a_name_in_the_page_s_language(
    biofuel: WatchProfile, bring: Bring, sign_in: Callable[[str], Client]
) -> None:
    bring(record("a", "Om biodrivmedel", "Biodrivmedel.", url="https://a.example/1"))
    answer = sign_in("strateg").get(reverse("monitoring:profile", args=[biofuel.pk]), {"format": "csv"})
    assert 'filename="traffar' in answer["Content-Disposition"]
    lines = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Dokument;Källa;Publicerat;Läge;Adress" in lines
    assert "https://a.example/1" in lines


class NotReached:
    """A job that is running, for a source that does not answer."""

    by, at = system("test"), timezone.now()


def test_work_on_a_source_names_it_and_is_not_done_when_it_was_not_reached(
    source: Source, person: Person, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    run = check_now(source, by=person("strateg"), at=now)
    assert Subjects().of(CHECK_JOB, run.arguments) == source.name
    from utblick.features.monitoring import jobs
    from utblick.features.monitoring.actions.fetching import Outcome
    from utblick.features.monitoring.actions.importing import Counts

    Source.objects.filter(pk=source.pk).update(error_sv="Servern svarar inte.", error_en="No answer.")
    monkeypatch.setattr(jobs, "fetch_one", lambda *a, **k: Outcome(source.pk, "failed", Counts()))
    with pytest.raises(JobFailed) as raised, override("sv"):
        check_source(NotReached(), source=source.pk)  # type: ignore[arg-type]
    assert str(raised.value) == "Servern svarar inte."


def test_the_page_of_a_job_names_what_it_is_of(
    source: Source, person: Person, sign_in: Callable[[str], Client], now: datetime
) -> None:
    run = check_now(source, by=person("strateg"), at=now)
    client = sign_in("strateg")
    page = client.get(reverse("administration:run", args=[run.pk]))
    if page.status_code == 403:
        pytest.skip("the strategist may not look at background work")
    assert f"<h1>Hämta en källa nu: {source.name}</h1>" in page.content.decode()
    assert f"Hämta en källa nu: {source.name}" in client.get(reverse("administration:jobs")).content.decode()
