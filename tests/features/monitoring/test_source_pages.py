"""Everyone sees how each source is, in words; those who may change it do so from its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests.features.monitoring.conftest import record
from utblick.connectors.fetching.results import Fetched, failed
from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.models import Source, SourceCheck, WatchProfile
from utblick.features.monitoring.navigation import STATUS
from utblick.features.monitoring.queries.sources import listed
from utblick.foundation.accounts.viewer import NOBODY, Viewer, system
from utblick.foundation.jobs.models import JobRun

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BY = system("test")
Person = Callable[[str], Viewer]
BACKEND = "utblick.foundation.accounts.backend.AccountBackend"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Nyheter fr\xc3\xa5n Havet</title>
<language>sv-se</language><item><guid>1</guid><title>F\xc3\xb6rsta nyheten</title></item>
<item><guid>2</guid><title>Andra nyheten</title></item></channel></rss>"""
PAGE = b"""<html lang="en"><head><title>News of the sea</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" hreflang="sv" href="/sv"></head>
<body><main><p>A long text about the sea, its coasts and its regions, and nothing else.</p></main></body></html>"""


class Stub:
    """A fetcher that knows the answers."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    def fetch(self, url: str, **more: Any) -> Any:
        answer = self.answers.get(url, failed("unknown_host", "nowhere.example"))
        return Fetched(200, answer, {}, url) if isinstance(answer, bytes) else answer


def text_of(response: Any) -> str:
    return str(response.content.decode())


# The pages.


def _some(region: None = None) -> dict[str, Source]:
    now = timezone.now()

    def make(key: str, **more: Any) -> Source:
        values = {
            "kind": "feed",
            "name_sv": f"Källa {key}",
            "name_en": key,
            "address": f"https://x.example/{key}",
        }
        return Source.objects.create(key=key, **{**values, **more})

    fresh = {"verified_at": now, "last_attempt_at": now, "last_success_at": now, "last_new_at": now}
    return {
        "frisk": make("frisk", **fresh),
        "tyst": make("tyst", **{**fresh, "last_new_at": now - timedelta(days=90)}, rhythm_hours=24),
        "trasig": make(
            "trasig",
            last_attempt_at=now,
            failures_in_row=2,
            error_sv="Servern x.example svarar inte.",
            error_en="The server x.example does not answer.",
            state={"failing_since": (now - timedelta(hours=5)).isoformat()},
        ),
        "otestad": make("otestad"),
        "hand": make("hand", kind="manual", address=""),
        "av": make("av", is_active=False),
    }


def test_the_list_says_in_words_how_each_is_with_those_that_need_a_look_first(
    client_of: Callable[[str], Client],
) -> None:
    _some()
    page = text_of(client_of("majoritet.run").get("/kallor/"))
    assert page.index(">tyst<") < page.index(">frisk<")
    assert page.index(">trasig<") < page.index(">frisk<")
    for words in (
        "The server x.example does not answer.",
        "1 could not be reached",
        "1 silent longer than usual",
    ):
        assert words in page, words
    narrowed = text_of(client_of("majoritet.run").get("/kallor/?health=silent"))
    assert ">tyst<" in narrowed
    assert ">frisk<" not in narrowed
    alarming = text_of(client_of("majoritet.run").get("/kallor/?alarm=1"))
    assert ">trasig<" in alarming
    assert ">otestad<" not in alarming


def test_the_list_costs_the_same_for_many_sources(
    region: None, person: Person, django_assert_num_queries: Any, bring: Any
) -> None:
    actions.load_catalogue(NOW, by=BY)
    bring(record("1", "Ett"), record("2", "Två"), into=Source.objects.get(key="ep-regi"))
    viewer = person("strateg")
    with django_assert_num_queries(3):
        found = {one.source.key: one for one in listed(viewer, at=NOW)}
        assert [one.source.error for one in found.values()]
        assert [one.failing_since for one in found.values()]
    assert (found["ep-regi"].documents, found["ep-regi"].weeks[-1]) == (2, 2)
    with django_assert_num_queries(1):
        status = STATUS(viewer)
    assert status is not None


def test_a_page_of_sources_costs_few_queries(
    client_of: Callable[[str], Client], django_assert_max_num_queries: Any
) -> None:
    actions.load_catalogue(NOW, by=BY)
    client = client_of("strateg")
    client.get("/kallor/")
    with django_assert_max_num_queries(14):
        assert client.get("/kallor/").status_code == 200


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (("frisk", "hand"), "2 sources · all fresh", "lichen"),
        (("frisk", "tyst", "hand"), "1 source silent", "amber"),
        (("frisk", "trasig", "tyst"), "1 source not reached", "falu"),
        (("frisk", "otestad"), "2 sources · 1 not yet verified", ""),
        (("av",), None, ""),
    ],
)
def test_the_top_bar_says_how_the_sources_are(
    region: None, person: Person, left: tuple[str, ...], words: str | None, tone: str
) -> None:
    _some()
    Source.objects.exclude(key__in=left).delete()
    with override("en"):
        status = STATUS(person("majoritet.run"))
    assert (status and str(status.text)) == words
    assert not status or status.tone == tone
    assert STATUS(NOBODY) is None


def test_when_nothing_is_reached_it_is_our_network_and_the_page_says_since_when(
    client_of: Callable[[str], Client], person: Person
) -> None:
    _some()
    broken = Source.objects.get(key="trasig")
    Source.objects.exclude(key="trasig").delete()
    for n in range(3):
        broken.pk, broken.key = None, f"trasig-{n}"
        broken.save(force_insert=True)
    page = text_of(client_of("majoritet.run").get("/kallor/"))
    assert "No source is reached" in page
    assert "Since" in page
    assert "x.example does not answer" not in page, "what is common is said once, not in every row"
    home = client_of("strateg").get("/")
    assert home.status_code == 200
    assert "the fault is probably on our side" in text_of(home)
    assert "x.example does not answer" not in text_of(home)


def test_the_home_page_names_the_worst_sources_and_the_way_to_all(
    client_of: Callable[[str], Client], person: Person
) -> None:
    _some()
    page = text_of(client_of("strateg").get("/"))
    assert "The server x.example does not answer." in page
    assert "/kallor/?alarm=1" in page


def test_a_source_s_page_tells_its_looks_rejects_moves_documents_and_listeners(
    client_of: Callable[[str], Client], biofuel: WatchProfile, bring: Any
) -> None:
    source = _some()["trasig"]
    bring(record("1", "Biogas i skärgården"), into=source)
    biofuel.sources.set([source])
    SourceCheck.objects.create(
        source=source,
        at=NOW,
        outcome="new",
        inserted=1,
        rejected=1,
        rejects=[{"file": "f", "line": 12, "reason": "The entry has no title.", "id": "x-1"}],
    )
    Source.objects.filter(pk=source.pk).update(
        state={"moves": [{"at": NOW.isoformat(), "from": "https://old.example", "to": "https://new.example"}]}
    )
    page = text_of(client_of("bryssel").get(f"/kallor/{source.key}/"))
    for words in (
        "The server x.example does not answer.",
        "Biogas i skärgården",
        "The entry has no title.",
        "12:",
        "https://old.example",
        "Biodrivmedel",
        "Fetch now",
    ):
        assert words in page, words
    assert client_of("bryssel").get("/kallor/finns-inte/").status_code == 404


def test_check_switch_and_change_from_the_page(client_of: Callable[[str], Client]) -> None:
    source = _some()["frisk"]
    client = client_of("bryssel")
    client.post(f"/kallor/{source.key}/hamta/")
    assert JobRun.objects.get(name=actions.CHECK_JOB).arguments == {"source": source.pk}
    client.post(f"/kallor/{source.key}/av-pa/", {"on": "0"})
    source.refresh_from_db()
    assert not source.is_active
    client.post(f"/kallor/{source.key}/av-pa/", {"on": "1"})
    form = {"name_sv": "Ny", "address": "x.example/b", "kind": "feed", "rhythm": "168"}
    assert client.post(f"/kallor/{source.key}/andra/", form).status_code == 302
    source.refresh_from_db()
    assert (source.name_sv, source.name_en, source.address) == ("Ny", "Ny", "https://x.example/b")
    assert (source.rhythm_hours, source.is_active, source.verified_at) == (168, True, None)


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"address": ""}, "needs an address"),
        ({"address": "http://user:pw@x.example/"}, "sign-in details"),
        ({"address": "ftp://x.example/"}, "http"),
        ({"address": "https://x.example/tyst"}, "followed already"),
        ({"selector": "main > > p["}, "cannot be read"),
    ],
)
def test_a_change_that_cannot_be_gets_a_sentence(
    client_of: Callable[[str], Client], filled: dict[str, str], sentence: str
) -> None:
    source = _some()["frisk"]
    form = {"name_sv": "Ny", "address": source.address, "kind": "feed", **filled}
    response = client_of("bryssel").post(f"/kallor/{source.key}/andra/", form)
    assert response.status_code == 422
    assert sentence in text_of(response)
    source.refresh_from_db()
    assert source.name_sv == "Källa frisk"
