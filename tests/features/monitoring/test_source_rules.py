"""What a source may be, and that what is said of one is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.features.monitoring.conftest import record
from utblick.connectors.catalogue import CATALOGUE
from utblick.connectors.opml.outlines import Outline
from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.actions.sources import NewSource
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries.sources import newest_documents
from utblick.features.monitoring.reader_words import said_of
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.rules import RuleBroken

BY = system("test")
Person = Callable[[str], Viewer]


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/feed",
        "http://localhost/rss",
        "http://intra.local/rss",
        "https://[::1]/",
        "http://fil/x",
    ],
)
def test_an_internal_address_is_never_followed(source: Source, address: str) -> None:
    at = timezone.now()
    with pytest.raises(RuleBroken):
        actions.add_source(NewSource("Internt", address), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.change_source(source, {"address": address}, selector="", by=BY, at=at)
    assert actions.add_outlines([Outline("Internt", address)], by=BY, at=at) == []


def test_two_sources_never_have_one_name(source: Source) -> None:
    at, name = timezone.now(), source.name_sv
    with pytest.raises(RuleBroken):
        actions.add_source(NewSource(name.upper(), "https://a.example/feed"), by=BY, at=at)
    other = actions.add_source(NewSource("En annan", "https://b.example/feed"), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.change_source(other, {"name_sv": name}, selector="", by=BY, at=at)
    outlines = [Outline(name, "https://c.example/feed"), Outline(name, "https://c.example/other")]
    added = actions.add_outlines(outlines, by=BY, at=at)
    assert [one.name_sv for one in added] == [f"{name} (c.example)", f"{name} (c.example 1)"]


def test_the_page_refuses_what_can_never_be_fetched_and_a_taken_name(
    sign_in: Callable[[str], Client], source: Source
) -> None:
    client = sign_in("strateg")
    answer = client.post(reverse("monitoring:add_source"), {"address": "http://10.0.0.1/feed"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "internt nät" in page
    assert 'value="save"' not in page
    given = {"step": "save", "name_sv": source.name_sv, "address": "https://a.example/f", "kind": "feed"}
    refused = client.post(reverse("monitoring:add_source"), given)
    assert refused.status_code == 422
    assert "En annan källa heter redan så" in refused.content.decode()
    long = client.post(reverse("monitoring:add_source"), {**given, "name_sv": "x" * 81})
    assert long.status_code == 422


def test_a_source_that_is_off_promises_no_new_try(sign_in: Callable[[str], Client], source: Source) -> None:
    at = timezone.now()
    Source.objects.filter(pk=source.pk).update(
        address="https://a.example/f", failures_in_row=3, error_sv="Servern svarar inte.", next_check_at=at
    )
    client, address = sign_in("strateg"), reverse("monitoring:source", args=[source.key])
    assert "Nytt försök görs automatiskt" in client.get(address).content.decode()
    Source.objects.filter(pk=source.pk).update(is_active=False)
    assert "Nytt försök görs automatiskt" not in client.get(address).content.decode()


def test_news_from_files_is_not_said_of_a_source_that_was_never_reached(
    sign_in: Callable[[str], Client], source: Source, bring: Callable[..., Any]
) -> None:
    Source.objects.filter(pk=source.pk).update(address="https://a.example/f", last_success_at=None)
    bring(record("a", "Ur en fil"))
    page = sign_in("strateg").get(reverse("monitoring:source", args=[source.key])).content.decode()
    assert "Senaste nytt, ur filer" in page


def test_the_newest_documents_stand_by_day(source: Source, bring: Callable[..., Any]) -> None:
    now = timezone.now()
    bring(record("new", "Ny", published="2026-11-02"), at=now - timedelta(days=2))
    bring(record("old", "Gammal", published="2020-01-01"), at=now)
    assert [one.publisher_id for one in newest_documents(source)] == ["new", "old"]


def test_the_catalogue_is_offered_as_long_as_something_of_it_is_missing(
    sign_in: Callable[[str], Client], person: Person
) -> None:
    client, address = sign_in("strateg"), reverse("monitoring:sources")
    assert reverse("monitoring:load_catalogue") in client.get(address).content.decode()
    actions.load_catalogue(timezone.now(), by=person("strateg"))
    assert reverse("monitoring:load_catalogue") not in client.get(address).content.decode()


def test_no_kind_of_file_is_chosen_beforehand(sign_in: Callable[[str], Client]) -> None:
    page = sign_in("strateg").get(reverse("monitoring:import_files")).content.decode()
    assert '<option value="" selected>välj …</option>' in page


@pytest.mark.django_db
def test_what_is_refused_many_times_is_said_once_in_plain_names() -> None:
    reason = "it does not say which file it is about: choose the file in the form"
    rows = [{"file": "act_passages", "line": 0, "id": f":{n}", "reason": reason} for n in range(1053)]
    [said] = said_of(rows)
    assert (said.id, said.more) == ("", 1052)
    assert "_" not in said.file
    lines = said_of([{"file": "a.xml", "line": n, "id": "x", "reason": reason} for n in (1, 2)])
    assert [one.more for one in lines] == [0, 0]


def test_the_body_of_the_coasts_has_one_name() -> None:
    names = [row.name_sv for row in CATALOGUE if row.key == "cpmr"]
    assert names == ["Kust- och öregionernas konferens (CPMR)"]
