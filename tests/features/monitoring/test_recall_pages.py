"""The page of documents that mattered: what a profile would have missed, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.models import RecallItem, Source, WatchProfile
from utblick.foundation.accounts.viewer import Viewer

Bring = Callable[..., Counts]
Person = Callable[[str], Viewer]
EVERYONE = ("strateg", "bryssel", "admin", "kommunikator", "projektledare", "majoritet.tsn", "opposition.rs")
CHANGERS = ("strateg", "bryssel")


def text_of(response: Any) -> str:
    return response.content.decode()


def test_documents_that_mattered(
    bring: Bring, hits: WatchProfile, client_of: Callable[[str], Client]
) -> None:
    bring(
        record(
            "m1", "Metangas ur gödsel", "Gödsel ger metangas. Metangas är bra.", url="https://example.eu/m"
        )
    )
    bring(record("m2", "Metangas i tankbilar", "Tankbilar med metangas."))
    client = client_of("strateg")
    page, add = (reverse(f"monitoring:{n}", args=[hits.pk]) for n in ("profile_recall", "add_recall"))
    for asked in ("metangas gödsel", "https://example.eu/m", str(document("m1").matter_id)):
        offered = text_of(client.get(page, {"q": asked}))
        assert f'name="document" value="{document("m1").pk}"' in offered, asked
    matter = reverse("monitoring:matter", args=[document("m1").matter_id])
    assert f'value="{document("m1").pk}"' in text_of(client.get(page, {"q": f"http://testserver{matter}"}))
    client.post(add, {"document": document("m1").pk})
    client.post(add, {"document": document("m1").pk})
    client.post(add, {"document": document("1").pk})
    client.post(add, {"title": "Ur brevet", "text": "Mer biogas till tåg", "why": "Vi blev sena"})
    assert RecallItem.objects.count() == 3
    found = text_of(client.get(page))
    assert "2 of 3 documents would have been caught" in found
    assert found.index("would have missed") < found.index("By the words")
    change = reverse("monitoring:change_profile", args=[hits.pk])
    assert f'href="{change}?add=metangas"' in found
    assert "Vi blev sena" in found
    edited = text_of(client.get(change, {"add": "metangas"}))
    assert re.search(r'name="row-0"[^>]*>\s*#biofuel\nmetangas</textarea>', edited)
    live = text_of(
        client.get(
            reverse("monitoring:preview_profile"),
            {"mode": "list", "rows": 1, "row-0": "#biofuel\nmetangas", "profile": hits.pk},
        )
    )
    assert "3 of the 3 documents that mattered" in live
    item = RecallItem.objects.get(title="Ur brevet")
    client.post(reverse("monitoring:remove_recall", args=[hits.pk, item.pk]))
    assert RecallItem.objects.count() == 2
    assert client.post(add, {"title": ""}).status_code == 422
    assert "position" in text_of(client.get(page, {"q": '"open'}))


def test_a_limit_that_keeps_a_document_out_is_named(
    bring: Bring, hits: WatchProfile, other_source: Source, client_of: Callable[[str], Client]
) -> None:
    hits.languages = ["en"]
    hits.save()
    RecallItem.objects.create(profile=hits, document=document("1"), title="x")
    page = reverse("monitoring:profile_recall", args=[hits.pk])
    assert "limited to other languages" in text_of(client_of("strateg").get(page))
    hits.languages = []
    hits.save()
    hits.sources.set([other_source])
    assert "limited to other sources" in text_of(client_of("strateg").get(page))
