"""Sources are fetched by their rhythm from a server that misbehaves: each tells how it went, none stops another."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.connectors.replay import Asked, Replay, Reply
from tests.features.monitoring.conftest import record
from tests.features.monitoring.source_bench import BY, HOUR, NOW, fetch, rss
from utblick.connectors.fetching.addresses import AddressGuard
from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.features.monitoring import fetching, rules_sources
from utblick.features.monitoring.actions import fetching as actions
from utblick.features.monitoring.actions.fetching import Outcome, fetch_due, fetch_one, usual
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.sources import change_source, check_now
from utblick.features.monitoring.health import Health
from utblick.features.monitoring.models import Document, Source, SourceCheck
from utblick.features.monitoring.queries.sources import health_of
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.registry import all_jobs
from utblick.foundation.jobs.worker import run_waiting


def test_a_feed_is_read_and_asked_again_only_when_its_time_has_come(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    source = add("/a", Reply(body=rss("Ett", "Två"), headers={"ETag": '"1"', "Last-Modified": "nyss"}))
    outcome = fetch(fetcher)["a"]
    assert (outcome.outcome, outcome.counts.inserted) == ("new", 2)
    source.refresh_from_db()
    assert (source.verified_at, source.last_success_at, source.last_new_at) == (NOW, NOW, NOW)
    assert (source.failures_in_row, source.error_sv, source.etag) == (0, "", '"1"')
    # Once a day is usual, so every other hour is often enough.
    assert source.next_check_at == NOW + 2 * HOUR
    assert fetch(fetcher, NOW + HOUR) == {}
    server.on("/a", Reply(304, headers={"ETag": '"1"'}))
    again = fetch(fetcher, NOW + 3 * HOUR)["a"]
    assert (again.outcome, again.counts.inserted) == ("unchanged", 0)
    assert server.asked[-1].headers["If-None-Match"] == '"1"'
    assert server.asked[-1].headers["If-Modified-Since"] == "nyss"
    source.refresh_from_db()
    assert (source.last_success_at, source.last_new_at) == (NOW + 3 * HOUR, NOW)
    assert source.etag == '"1"'
    assert list(source.checks.values_list("outcome", "inserted")) == [("unchanged", 0), ("new", 2)]


def test_what_is_usual_comes_from_fetching_and_not_from_what_somebody_brings(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    source = add("/a", Reply(body=rss("Ett")))
    for days in range(0, 500, 100):
        import_records(
            source,
            [
                record(
                    f"old{days}",
                    f"Gammalt {days}",
                    published="2024-01-01",
                    seen=(NOW - timedelta(days=600 - days)).isoformat(),
                )
            ],
            by=BY,
            at=NOW - timedelta(days=600 - days),
        )
    days = timedelta(days=3)
    for number in range(1, 7):
        server.on("/a", Reply(body=rss(*(f"Nytt {n}" for n in range(number)))))
        fetch(fetcher, NOW + number * days)
        source.refresh_from_db()
        # Four gaps are experience; before that the stated rhythm counts.
        assert usual(source) == (days if number > 4 else timedelta(hours=source.rhythm_hours or 0))
    silent = NOW + 6 * days + 9 * days
    source.last_success_at = silent
    source.save()
    assert health_of(source, silent).health == Health.SILENT


def bomb() -> Reply:
    return Reply(body=gzip.compress(b"0" * 5_000_000), headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("reply", "code", "said"),
    [
        (Reply(429, headers={"Retry-After": "7200"}), "busy", "ber oss vänta"),
        (Reply(503, headers={"Retry-After": "60"}), "busy", "ber oss vänta"),
        (Reply(500), "server_error", "eget fel (500)"),
        (Reply(404), "gone", "finns inte på adressen (404)"),
        (Reply(403), "forbidden", "vägrar"),
        (Reply(body=rss("En") * 40, drip=0.05), "slow", "tog för lång tid"),
        (Reply(header_drip=0.05), "slow", "tog för lång tid"),
        (bomb(), "too_large", "större än"),
        (Reply(302, headers={"Location": "http://10.0.0.1/hemligt"}), "private", "internt nät"),
        (Reply(body=rss("En")[:60], said_length=5000), "broken", "bröts"),
        (Reply(body=rss("En"), chunked_cut=True), "broken", "bröts"),
        (Reply(reset=True), "broken", "bröts"),
        (
            Reply(body=b"<!doctype html><html><body><p>Logga in</p></body></html>"),
            "not_a_feed",
            "en webbsida i st",
        ),
        (Reply(body=b"\x00\x01\x02 ingenting"), "not_a_feed", "går inte att läsa som ett flöde"),
    ],
)
def test_whatever_a_source_does_it_says_so_and_the_others_go_on(
    add: Callable[..., Source],
    server: Replay,
    monkeypatch: pytest.MonkeyPatch,
    reply: Reply,
    code: str,
    said: str,
) -> None:
    def resolver(host: str, port: int) -> list[str]:
        return [host] if host[0].isdigit() else ["127.0.0.1"]

    guard = AddressGuard(resolver=resolver, allowed=[("127.0.0.1", server.port)])
    limits = Limits(connect=1.0, read=0.5, total=1.0, size=200_000)
    strict = Fetcher(contact="test", guard=guard, limits=limits, tries=1, pause=0.0, patience=0.0)

    def quick(fetcher: Fetcher, url: str, **more: str) -> Any:
        return fetcher.fetch(url, limits=limits, **more)  # type: ignore[arg-type]

    # A feed has a minute; no test has.
    monkeypatch.setattr(fetching, "fetch_feed", quick)
    bad = add("/bad", reply)
    before, after = add("/a", Reply(body=rss("Ett"))), add("/z", Reply(body=rss("Sist")))
    outcomes = fetch(strict)
    assert {key: one.outcome for key, one in outcomes.items()} == {"bad": "failed", "a": "new", "z": "new"}
    bad.refresh_from_db()
    assert (bad.error_code, bad.failures_in_row, bad.verified_at) == (code, 1, None)
    assert said in bad.error_sv
    assert bad.error_en
    assert bad.error_en != bad.error_sv
    assert bad.state["failing_since"] == NOW.isoformat()
    assert bad.claimed_until is None
    assert bad.checks.get().error_sv == bad.error_sv
    assert health_of(bad, NOW).health == Health.FAILING
    assert before.documents.count() == after.documents.count() == 1


def test_retry_after_is_honoured_and_patience_grows(add: Callable[..., Source], fetcher: Fetcher) -> None:
    source = add("/a", Reply(429, headers={"Retry-After": str(9 * 3600)}), Reply(500))
    fetch(fetcher)
    source.refresh_from_db()
    assert source.next_check_at is not None
    assert source.next_check_at >= NOW + 9 * HOUR
    waits = []
    for _ in range(5):
        at = source.next_check_at
        fetch(fetcher, at)
        source.refresh_from_db()
        assert source.next_check_at is not None
        waits.append(source.next_check_at - at)
    assert waits == sorted(waits)
    assert waits[-1] <= timedelta(days=1.2)
    assert source.failures_in_row == 6
    # Since when is the first failure's hour, however many came after.
    assert source.state["failing_since"] == NOW.isoformat()


def test_a_success_takes_the_failure_away(add: Callable[..., Source], fetcher: Fetcher) -> None:
    source = add("/a", Reply(500), Reply(body=rss("Ett")))
    fetch(fetcher)
    fetch(fetcher, NOW + timedelta(days=2))
    source.refresh_from_db()
    assert (source.failures_in_row, source.error_code, source.error_sv, source.error_en) == (0, "", "", "")
    assert "failing_since" not in source.state
    assert health_of(source, NOW + timedelta(days=2)).health == Health.FRESH


def test_a_wrong_encoding_is_read_all_the_same(add: Callable[..., Source], fetcher: Fetcher) -> None:
    headers = {"Content-Type": "application/rss+xml; charset=utf-8"}
    add("/a", Reply(body=rss("Förslag om färjor på Åland", encoding="cp1252"), headers=headers))
    fetch(fetcher)
    assert Document.objects.get().title == "Förslag om färjor på Åland"


def test_a_source_that_moved_for_good_gets_its_new_address(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    new = server.on("/ny", Reply(body=rss("Ett")))
    old = add("/a", Reply(301, headers={"Location": new}))
    fetch(fetcher)
    before, old_address = old.address, server.url("/a")
    old.refresh_from_db()
    assert (before, old.address) == (old_address, new)
    assert old.state["moves"] == [{"at": NOW.isoformat(), "from": old_address, "to": new}]
    event = AuditEvent.objects.get(action="monitoring.source.moved")
    assert event.changes == {"address": [old_address, new]}
    server.asked.clear()
    fetch(fetcher, NOW + timedelta(days=1))
    assert [asked.path for asked in server.asked] == ["/ny"]


def test_a_source_that_moved_for_now_keeps_its_address(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    source = add("/a", Reply(302, headers={"Location": server.on("/tillfalligt", Reply(body=rss("Ett")))}))
    fetch(fetcher)
    source.refresh_from_db()
    assert source.address == server.url("/a")
    assert "moves" not in source.state


def test_one_that_hangs_costs_its_own_time_only(
    add: Callable[..., Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def look(errand: fetching.Errand, fetcher: Fetcher) -> fetching.Looked:
        if errand.address.endswith("/hangs"):
            release.wait(20)
        return fetching.Looked(state={"seen": errand.pk})

    monkeypatch.setattr(actions, "look", look)
    for path in ("/hangs", "/a", "/b"):
        add(path)
    started = time.monotonic()
    outcomes = fetch(Fetcher(contact="x"), time_box=0.4)
    assert time.monotonic() - started < 5
    release.set()
    assert {key: one.outcome for key, one in outcomes.items()} == {
        "hangs": "failed",
        "a": "unchanged",
        "b": "unchanged",
    }
    assert Source.objects.get(key="hangs").error_code == "slow"


def test_a_fault_of_ours_is_one_source_s_alone_and_is_told(
    add: Callable[..., Source],
    fetcher: Fetcher,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    add("/a", Reply(body=rss("Ett")))
    broken = add("/b", Reply(body=rss("Två")))
    reader = fetching.read

    def read(kind: str, data: bytes, name: str) -> Any:
        if name == broken.address:
            raise ZeroDivisionError("a bug")
        return reader(kind, data, name)

    monkeypatch.setattr(fetching, "read", read)
    outcomes = fetch(fetcher)
    assert (outcomes["a"].outcome, outcomes["b"].outcome) == ("new", "failed")
    broken.refresh_from_db()
    assert broken.error_code == "fault"
    assert "a bug" in caplog.text


def test_storing_that_fails_is_one_source_s_alone(
    add: Callable[..., Source], fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = add("/a", Reply(body=rss("Ett"), headers={"ETag": '"1"'}))
    add("/b", Reply(body=rss("Två")))
    real = actions.import_records

    def import_records(source: Source, *args: Any, **kwargs: Any) -> Any:
        if source.key == "a":
            raise ValueError("cannot be stored")
        return real(source, *args, **kwargs)

    monkeypatch.setattr(actions, "import_records", import_records)
    outcomes = fetch(fetcher)
    assert (outcomes["a"].outcome, outcomes["b"].outcome) == ("failed", "new")
    broken.refresh_from_db()
    # What was not stored is asked for again in full.
    assert (broken.etag, broken.error_code) == ("", "fault")


def test_two_workers_never_fetch_one_source_twice(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("/a", Reply(body=rss("Ett")))
    inner: list[dict[str, Outcome]] = []
    real = actions._ask

    def ask(errands: Any, *args: Any) -> Any:
        if not inner:
            inner.append({})
            # While the first worker asks, a second one looks for work.
            inner[0] = fetch(fetcher)
        return real(errands, *args)

    monkeypatch.setattr(actions, "_ask", ask)
    assert set(fetch(fetcher)) == {"a"}
    assert inner == [{}]
    assert len(server.asked) == 1


def test_a_worker_that_died_leaves_the_source_to_another(
    add: Callable[..., Source], fetcher: Fetcher
) -> None:
    add("/a", Reply(body=rss("Ett")), claimed_by="dead", claimed_until=NOW + timedelta(minutes=10))
    assert fetch(fetcher) == {}
    assert set(fetch(fetcher, NOW + timedelta(minutes=11))) == {"a"}


def test_an_answer_that_comes_after_the_claim_was_lost_is_dropped(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    def stolen(asked: Asked) -> Reply:
        return Reply(body=rss("Ett"))

    source = add("/a", stolen)
    errand = actions.errand_of(source, NOW)
    Source.objects.filter(pk=source.pk).update(claimed_by="another", claimed_until=NOW + HOUR)
    assert actions._store(errand, fetching.Looked(), worker="we", by=BY, at=NOW) is None
    source.refresh_from_db()
    assert source.claimed_by == "another"
    assert not source.checks.exists()


def test_an_address_changed_meanwhile_is_not_marked_by_the_old_one(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = add("/a", Reply(body=rss("Ett"), headers={"ETag": '"1"'}))
    new = server.on("/b", Reply(body=rss("Ett", "Två")))
    real = actions._ask

    def ask(errands: Any, *args: Any) -> Any:
        change_source(source, {"address": new}, selector="", by=BY, at=NOW)
        return real(errands, *args)

    monkeypatch.setattr(actions, "_ask", ask)
    # The server of the tests is on an internal network.
    monkeypatch.setattr(rules_sources, "check_is_outside", lambda address: None)
    fetch(fetcher)
    source.refresh_from_db()
    assert (source.address, source.etag, source.verified_at, source.next_check_at) == (new, "", None, NOW)


def test_what_is_switched_off_or_filled_by_hand_is_never_asked(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay
) -> None:
    add("/off", Reply(body=rss("Ett")), is_active=False)
    add("/manual", Reply(body=rss("Ett")), kind="manual")
    add("/upload", Reply(body=rss("Ett")), kind="upload")
    Source.objects.create(key="utan", kind="feed", name_sv="Utan", name_en="Without")
    assert fetch(fetcher) == {}
    assert fetch_one(Source.objects.get(key="manual").pk, by=BY, at=NOW, fetcher=fetcher) is None
    assert server.asked == []


def test_the_jobs_fetch_what_is_due_and_one_on_request(
    add: Callable[..., Source], fetcher: Fetcher, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "default_fetcher", lambda: fetcher)
    source = add("/a", Reply(body=rss("Ett")), Reply(body=rss("Ett", "Två")))
    assert all_jobs()["monitoring.fetch"].every == timedelta(minutes=5)
    at = datetime.now(UTC)
    enqueue_job("monitoring.fetch", by=BY, at=at)
    assert run_waiting() == 1
    run = JobRun.objects.get(name="monitoring.fetch")
    assert (run.state, run.counts["sources"], run.counts["inserted"]) == (State.DONE, 1, 1)
    first = check_now(source, by=person("bryssel"), at=at)
    assert check_now(source, by=person("bryssel"), at=at) == first
    assert run_waiting() == 1
    assert source.documents.count() == 2
    manual = add("/m", kind="manual")
    refused = check_now(manual, by=person("bryssel"), at=at)
    run_waiting()
    refused.refresh_from_db()
    assert refused.state == State.FAILED
    assert "hämtas redan" in refused.error or "being fetched" in refused.error


def test_fetching_needs_permission(add: Callable[..., Source], fetcher: Fetcher) -> None:
    add("/a", Reply(body=rss("Ett")))
    with pytest.raises(NotAllowed):
        fetch_due(by=NOBODY, at=NOW, fetcher=fetcher)


def test_more_sources_cost_few_more_queries(
    add: Callable[..., Source], fetcher: Fetcher, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        add(f"/n{number}", Reply(body=rss()))
    with django_assert_max_num_queries(12 * 12 + 8):
        assert len(fetch(fetcher)) == 12
    assert connection.in_atomic_block
    assert SourceCheck.objects.count() == 12
