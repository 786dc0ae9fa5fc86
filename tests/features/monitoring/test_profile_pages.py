"""The pages of watch profiles: who opens them, what they show and keep, and what they cost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.features.monitoring.conftest import document, record
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.actions.triage import Verdict, judge
from utblick.features.monitoring.models import Concept, Hit, RecallItem, Source, WatchProfile
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

Bring = Callable[..., Counts]
Person = Callable[[str], Viewer]
EVERYONE = ("strateg", "bryssel", "admin", "kommunikator", "projektledare", "majoritet.tsn", "opposition.rs")
CHANGERS = ("strateg", "bryssel")


def text_of(response: Any) -> str:
    return response.content.decode()


def form(profile: WatchProfile | None = None, **more: Any) -> dict[str, Any]:
    owner = Account.objects.get(email="strateg@utblick.example")
    fields = {
        "do": "save",
        "name": "Färjor",
        "why": "Linjen till Åland",
        "mode": "list",
        "rows": "1",
        "row-0": "färja\nfärj*",
        "topic": "transport",
        "owner": owner.pk,
        "rhythm": "daily",
        "receiver-0": owner.pk,
        "receiver-0-rhythm": "weekly",
        "receiver-1": "",
        "receiver-1-rhythm": "",
    }
    return {**fields, **({"version": profile.version} if profile else {}), **more}


# Who may.


def test_nobody_gets_in_without_signing_in(hits: WatchProfile) -> None:
    for name, args in [
        ("profiles", []),
        ("profile", [hits.pk]),
        ("profile_recall", [hits.pk]),
        ("new_profile", []),
        ("change_profile", [hits.pk]),
        ("preview_profile", []),
        ("suggest_words", []),
        ("concepts", []),
        ("concept", ["biofuel"]),
        ("concept_figures", ["biofuel"]),
    ]:
        response = Client().get(reverse(f"monitoring:{name}", args=args))
        assert response.status_code == 302, name
        assert "/bevakningar" not in response["Location"].partition("?")[0], name


@pytest.mark.parametrize("who", EVERYONE)
def test_everyone_reads_and_only_some_change(
    hits: WatchProfile, client_of: Callable[..., Client], who: str
) -> None:
    client, may = client_of(who), who in CHANGERS
    for address in ("profiles", "concepts"):
        page = client.get(reverse(f"monitoring:{address}"))
        assert page.status_code == 200
        assert (reverse("monitoring:new_profile") in text_of(page)) == (may and address == "profiles")
    page = client.get(reverse("monitoring:profile", args=[hits.pk]))
    assert page.status_code == 200
    assert (reverse("monitoring:change_profile", args=[hits.pk]) in text_of(page)) == may
    assert client.get(reverse("monitoring:profile_recall", args=[hits.pk])).status_code == 200
    assert client.get(reverse("monitoring:concept", args=["biofuel"])).status_code == 200
    closed = 200 if may else 403
    for name, args in [
        ("new_profile", []),
        ("change_profile", [hits.pk]),
        ("preview_profile", []),
        ("suggest_words", []),
        ("new_concept", []),
    ]:
        assert client.get(reverse(f"monitoring:{name}", args=args)).status_code == closed, name
    if may:
        return
    before = (hits.version, WatchProfile.objects.count(), Concept.objects.count(), RecallItem.objects.count())
    for name, args, fields in [
        ("new_profile", [], form()),
        ("change_profile", [hits.pk], form(hits)),
        ("switch_profile", [hits.pk], {"on": "0"}),
        ("look_again", [hits.pk], {}),
        ("add_recall", [hits.pk], {"document": document("1").pk}),
        ("concept", ["biofuel"], {"name_sv": "X"}),
        ("new_concept", [], {"name_sv": "X"}),
        ("remove_concept", ["biofuel"], {}),
    ]:
        assert client.post(reverse(f"monitoring:{name}", args=args), fields).status_code == 403, name
    hits.refresh_from_db()
    after = (hits.version, WatchProfile.objects.count(), Concept.objects.count(), RecallItem.objects.count())
    assert (after, hits.is_active) == (before, True)


def test_a_politician_reads_hits_without_doors_to_what_is_not_judged(
    hits: WatchProfile, client_of: Callable[..., Client], person: Person, now: datetime
) -> None:
    by = person("strateg")
    judged, dismissed = document("2").matter, document("3").matter
    judge(judged, Verdict(state="act"), version=judged.version, by=by, at=now)
    judge(dismissed, Verdict(state="dismissed", reason="wrong"), version=dismissed.version, by=by, at=now)
    page = text_of(client_of("majoritet.tsn").get(reverse("monitoring:profile", args=[hits.pk])))
    doors = {d: reverse("monitoring:matter", args=[document(d).matter_id]) in page for d in "123"}
    assert doors == {"1": False, "2": True, "3": False}
    assert "https://example.eu/1" in page
    assert "https://example.eu/3" in page
    assert "dismissed" not in page.lower()
    office = text_of(client_of("strateg").get(reverse("monitoring:profile", args=[hits.pk])))
    assert all(reverse("monitoring:matter", args=[document(d).matter_id]) in office for d in "123")
    assert "1 matter was a wrong hit" in office


# The pages.


def test_the_profile_page_says_what_why_and_how_much(
    hits: WatchProfile, client_of: Callable[..., Client]
) -> None:
    page = text_of(client_of("strateg").get(reverse("monitoring:profile", args=[hits.pk])))
    assert "Documents that mention the concept Biofuel." in page
    assert "<mark>Biogas</mark> i bussar" in page
    assert re.search(r"\d+ hits? since \d+ \w+(?: \d{4})?, [\d\u00a0\u202f ]+ documents? checked", page)
    assert "published_from=2026-" not in page or "published_to=" in page
    exported = client_of("strateg").get(reverse("monitoring:profile", args=[hits.pk]) + "?format=csv")
    assert exported.status_code == 200


def test_a_month_of_the_chart_opens_its_hits(
    bring: Bring, hits: WatchProfile, client_of: Callable[..., Client]
) -> None:
    bring(record("4", "Biogas i oktober", published="2026-10-31"))
    client = client_of("strateg")
    page = text_of(client.get(reverse("monitoring:profile", args=[hits.pk])))
    address = "?published_from=2026-10-01&amp;published_to=2026-10-31"
    assert address in page
    found = text_of(client.get(reverse("monitoring:profile", args=[hits.pk]) + address.replace("&amp;", "&")))
    assert "i oktober" in found
    assert "i bussar" not in found


def test_an_unreadable_profile_says_so_with_a_way_out(
    hits: WatchProfile, client_of: Callable[..., Client]
) -> None:
    Concept.objects.all().delete()
    client = client_of("strateg")
    assert "cannot be read" in text_of(client.get(reverse("monitoring:profiles")))
    page = text_of(client.get(reverse("monitoring:profile", args=[hits.pk])))
    assert "no concept is called biofuel" in page
    assert reverse("monitoring:new_concept") in page
    edit = client.get(reverse("monitoring:change_profile", args=[hits.pk]))
    assert edit.status_code == 200
    assert "#biofuel" in text_of(edit)
    assert client.get(reverse("monitoring:profile_recall", args=[hits.pk])).status_code == 200
    assert "cannot be read" not in text_of(
        client_of("majoritet.tsn", "sv").get(reverse("monitoring:profiles"))
    )


def test_saving_a_new_profile(bring: Bring, client_of: Callable[..., Client], source: Source) -> None:
    bring(record("1", "Färja till Åland", published="2026-11-20"))
    client = client_of("strateg")
    answer = client.post(reverse("monitoring:new_profile"), form(languages=["sv"], sources=[source.key]))
    profile = WatchProfile.objects.get(name="Färjor")
    assert answer["Location"] == reverse("monitoring:profile", args=[profile.pk])
    assert (profile.query, profile.languages, list(profile.sources.all())) == (
        "(färja OR färj*)",
        ["sv"],
        [source],
    )
    assert [(s.account.email, s.rhythm) for s in profile.subscriptions.all()] == [
        ("strateg@utblick.example", "weekly")
    ]
    assert Hit.objects.get().is_backlog
    assert "1 new hit in the archive" in text_of(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": ""}, "required"),
        ({"row-0": "*a*"}, "“*a*”"),
        ({"row-0": ""}, "query is empty"),
        ({"row-0": "", "none_of": "fordon"}, "add a word that must be there"),
        ({"mode": "text", "query": "biogas AND OR skatt"}, "position 12"),
        ({"owner": "x"}, "Select a valid choice"),
        ({"topic": "nothing"}, "Select a valid choice"),
        ({"sources": ["nothing"]}, "nothing"),
        ({"receiver-0": "999999"}, "Select a valid choice"),
        ({"distance": "-3"}, "greater than or equal"),
        ({"rows": "x" * 500}, ""),
        ({"version": "abc"}, ""),
    ],
)
def test_bad_input_gets_a_sentence(
    client_of: Callable[..., Client], more: dict[str, Any], words: str
) -> None:
    answer = client_of("strateg").post(reverse("monitoring:new_profile"), form(**more))
    if not words:
        assert answer.status_code in (302, 422)
        return
    assert answer.status_code == 422
    assert words in text_of(answer).replace("&#x27;", "'")
    assert not WatchProfile.objects.exists()


def test_two_people_with_the_form_open(hits: WatchProfile, client_of: Callable[..., Client]) -> None:
    address = reverse("monitoring:change_profile", args=[hits.pk])
    opened = form(hits)
    assert client_of("bryssel").post(address, {**opened, "row-0": "metan"}).status_code == 302
    second = client_of("strateg").post(address, {**opened, "row-0": "etanol"})
    assert second.status_code == 409
    page = text_of(second)
    assert "metan" in page  # what it is now
    assert "etanol" in page  # what was written is kept
    hits.refresh_from_db()
    assert (hits.query, hits.version) == ("metan", 2)


@pytest.mark.parametrize(
    ("do", "fields", "expected"),
    [
        ("row", {}, 'name="row-1"'),
        ("receiver", {}, 'name="receiver-2"'),
        ("text", {}, "(färja OR färj*)"),
        ("list", {"mode": "text", "query": "a OR (b c)"}, "says more than a list"),
        ("list", {"mode": "text", "query": "hav AND skog"}, 'name="row-1"'),
        ("add", {"add": ["isbrytare"]}, "isbrytare"),
        ("preview", {}, "documents"),
        ("suggest", {}, "stands out"),
    ],
)
def test_every_button_works_without_a_script_and_stores_nothing(
    client_of: Callable[..., Client], do: str, fields: dict[str, Any], expected: str
) -> None:
    answer = client_of("strateg").post(reverse("monitoring:new_profile"), form(do=do, **fields))
    assert answer.status_code == 200
    page = text_of(answer)
    assert expected in page
    assert "Linjen till Åland" in page  # what was typed stays
    assert not WatchProfile.objects.exists()


def test_a_search_becomes_a_profile_with_one_click(client_of: Callable[..., Client], source: Source) -> None:
    address = reverse("monitoring:new_profile") + f"?q=biogas+OR+metan&language=sv&source={source.key}"
    page = text_of(client_of("strateg").get(address))
    assert re.search(r'name="row-0"[^>]*>\s*biogas\nmetan</textarea>', page)
    assert re.search(r'value="sv"[^>]*checked', page)
    assert re.search(rf'value="{source.key}"[^>]*checked', page)
    wild = text_of(client_of("strateg").get(reverse("monitoring:new_profile") + "?q=%22open"))
    assert "&quot;open</textarea>" in wild


def test_the_live_preview(hits: WatchProfile, client_of: Callable[..., Client]) -> None:
    client, address = client_of("strateg"), reverse("monitoring:preview_profile")
    found = text_of(client.get(address, {"mode": "text", "query": "biogas", "profile": ""}))
    assert "<html" not in found
    assert "Documents that mention “biogas” in any form." in found
    assert re.search(r'class="figure">\s*2\s*</span>', found)
    assert "<svg" in found
    assert "catches 2 of 2" in found
    own = text_of(client.get(address, {"mode": "text", "query": "biogas", "profile": hits.pk}))
    assert "No other profile catches any of them." in own
    wrong = text_of(client.get(address, {"mode": "text", "query": "biogas AND"}))
    assert "position" in wrong
    assert "<mark>" in wrong
    assert "Write a word" in text_of(client.get(address))
    assert client.get(address, {"profile": "x", "rows": "abc", "distance": "é"}).status_code == 200


def test_a_document_without_a_date_is_only_said_to_be_seen(
    hits: WatchProfile, bring: Callable[..., Counts], client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg", "sv")
    preview = reverse("monitoring:preview_profile")
    bring(record("dated", "Biogas med datum", published="2026-03-04"))
    rows = text_of(client.get(preview, {"mode": "text", "query": "title:datum"}))
    assert re.search(r"· <time[^>]*>\s*4 mar", rows), rows[-900:]
    bring(record("undated", "Biogas utan dag"))
    rows = text_of(client.get(preview, {"mode": "text", "query": "title:utan"}))
    assert re.search(r"· sett <time", rows)
    page = text_of(client.get(reverse("monitoring:profile", args=[hits.pk])))
    assert re.search(r"sett <time", page)
    assert "räknas på den dag då det sågs" in page


def test_subscribing_on_the_page(hits: WatchProfile, client_of: Callable[..., Client]) -> None:
    client, address = client_of("opposition.rs"), reverse("monitoring:subscribe", args=[hits.pk])
    client.post(address, {"rhythm": "weekly"})
    assert [s.rhythm for s in hits.subscriptions.all()] == ["weekly"]
    client.post(address, {"rhythm": "hourly"})
    assert [s.rhythm for s in hits.subscriptions.all()] == ["weekly"]
    client.post(address, {"stop": "1"})
    assert not hits.subscriptions.exists()


# What pages cost.


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow(
    bring: Bring, hits: WatchProfile, client_of: Callable[..., Client], now: datetime
) -> None:
    client = client_of("strateg")
    pages = [reverse("monitoring:profiles"), reverse("monitoring:profile", args=[hits.pk])]
    pages.append(reverse("monitoring:preview_profile") + "?mode=text&query=biogas")
    few = [_queries(client, page) for page in pages]
    owner = Account.objects.get(email="strateg@utblick.example")
    for number in range(6):
        WatchProfile.objects.create(
            name=f"P{number}", query="#biofuel", owner=owner, created_at=now, changed_at=now
        )
    bring(*(record(f"x{n}", f"Biogas nummer {n} i {'abcdefghijkl'[n]}trafik") for n in range(12)))
    many = [_queries(client, page) for page in pages]
    assert many == few
    assert max(many) <= 40
