"""The fetcher against a server that misbehaves in every way sources do."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.connectors.fetching.conftest import FEED, NOW, Bench
from tests.connectors.replay import Asked, Replay, Reply, replaying
from utblick.connectors.fetching.addresses import AddressGuard
from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import retry_after, user_agent
from utblick.connectors.fetching.results import SENTENCES, Fetched, NotModified

CERTIFICATES = Path(__file__).parent / "certificates"


def test_a_page_comes_whole_with_what_the_next_question_needs(server: Replay, bench: Bench) -> None:
    url = server.on(
        "/feed", Reply(body=FEED, headers={"ETag": '"a1"', "Last-Modified": "Mon, 23 Nov 2026 10:00:00 GMT"})
    )
    assert bench.fetches(url) == Fetched(
        200,
        FEED,
        {"etag": '"a1"', "last-modified": "Mon, 23 Nov 2026 10:00:00 GMT", "content-length": str(len(FEED))},
        url,
        "",
        '"a1"',
        "Mon, 23 Nov 2026 10:00:00 GMT",
    )
    headers = server.asked[0].headers
    assert headers["User-Agent"].startswith("Utblick/")
    assert "eu@region.example" in headers["User-Agent"]
    assert headers["Host"] == f"127.0.0.1:{server.port}"


def test_an_unchanged_page_is_not_modified(server: Replay, bench: Bench) -> None:
    def reply(asked: Asked) -> Reply:
        same = asked.headers.get("If-None-Match") == '"a1"' and "If-Modified-Since" in asked.headers
        return Reply(304) if same else Reply(500)

    url = server.on("/feed", reply)
    result = bench.fetcher.fetch(url, etag='"a1"', last_modified="Mon, 23 Nov 2026 10:00:00 GMT")
    assert result == NotModified(url, "", '"a1"', "Mon, 23 Nov 2026 10:00:00 GMT")


def test_a_server_that_asks_for_seconds_gets_them(server: Replay, bench: Bench) -> None:
    url = server.on("/feed", Reply(429, headers={"Retry-After": "7"}), Reply(body=FEED))
    assert bench.fetches(url).content == FEED
    assert bench.slept == [7.0]


def test_a_server_that_asks_until_a_moment_gets_it(server: Replay, bench: Bench) -> None:
    url = server.on(
        "/feed", Reply(503, headers={"Retry-After": "Mon, 23 Nov 2026 12:00:30 GMT"}), Reply(body=FEED)
    )
    assert bench.fetches(url).content == FEED
    assert bench.slept == [30.0]


def test_a_server_that_asks_for_hours_is_left_alone_and_we_say_when_to_return(
    server: Replay, bench: Bench
) -> None:
    url = server.on("/feed", Reply(429, headers={"Retry-After": "7200"}))
    failure = bench.fails(url)
    assert (failure.code, failure.retry_after) == ("busy", 7200.0)
    assert bench.slept == []
    assert len(server.asked) == 1


def test_an_error_that_passes_is_tried_again(server: Replay, bench: Bench) -> None:
    url = server.on("/feed", Reply(500), Reply(502), Reply(body=FEED))
    assert bench.fetches(url).content == FEED
    assert bench.slept == [1.0, 2.0]


def test_an_error_that_stays_is_given_up(server: Replay, bench: Bench) -> None:
    url = server.on("/feed", Reply(500))
    assert bench.fails(url).code == "server_error"
    assert len(server.asked) == 3


def test_waits_are_spread_by_chance(server: Replay) -> None:
    spread = Bench(server, chance=lambda: 0.5)
    spread.fails(server.on("/feed", Reply(500)))
    assert spread.slept == [1.5, 3.0]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "forbidden"),
        (403, "forbidden"),
        (404, "gone"),
        (410, "gone"),
        (400, "refused"),
        (300, "refused"),
    ],
)
def test_an_answer_that_will_not_change_is_not_asked_for_again(
    server: Replay, bench: Bench, status: int, code: str
) -> None:
    failure = bench.fails(server.on("/feed", Reply(status)))
    assert failure.code == code
    assert str(status) in failure.sentence_sv
    assert len(server.asked) == 1


def test_a_drip_is_cut_by_the_total_time(server: Replay) -> None:
    bench = Bench(server, tries=1, limits=Limits(connect=2, read=1, total=0.6, size=100_000))
    started = time.monotonic()
    assert bench.fails(server.on("/feed", Reply(body=b"x" * 5000, drip=0.05))).code == "slow"
    assert time.monotonic() - started < 2.5


def test_a_drip_of_headers_is_cut_too(server: Replay) -> None:
    bench = Bench(server, tries=1, limits=Limits(connect=2, read=1, total=0.6, size=100_000))
    started = time.monotonic()
    assert bench.fails(server.on("/feed", Reply(header_drip=0.05))).code == "slow"
    assert time.monotonic() - started < 2.5


def test_silence_is_cut_by_the_read_time(server: Replay) -> None:
    def silent(asked: Asked) -> Reply:
        time.sleep(1.0)
        return Reply(body=FEED)

    bench = Bench(server, tries=1, limits=Limits(connect=2, read=0.2, total=10, size=100_000))
    assert bench.fails(server.on("/feed", silent)).code == "slow"


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
def test_packed_bodies_are_unpacked(server: Replay, bench: Bench, pack: Callable[[bytes], bytes]) -> None:
    name = "gzip" if pack is gzip.compress else "deflate"
    url = server.on("/feed", Reply(body=pack(FEED * 100), headers={"Content-Encoding": name}))
    assert bench.fetches(url).content == FEED * 100


def test_a_gzip_file_of_two_members_is_one_body(server: Replay, bench: Bench) -> None:
    packed = gzip.compress(FEED) + gzip.compress(FEED)
    assert (
        bench.fetches(server.on("/feed", Reply(body=packed, headers={"Content-Encoding": "gzip"}))).content
        == FEED * 2
    )


def test_a_gzip_bomb_is_put_down_early(server: Replay, bench: Bench) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    assert (
        bench.fails(server.on("/feed", Reply(body=bomb, headers={"Content-Encoding": "gzip"}))).code
        == "too_large"
    )


def test_a_body_just_within_the_limit_is_taken_and_one_beyond_is_not(server: Replay, bench: Bench) -> None:
    assert len(bench.fetches(server.on("/a", Reply(body=b"x" * 100_000))).content) == 100_000
    assert bench.fails(server.on("/b", Reply(body=b"x" * 100_001))).code == "too_large"
    packed = {"Content-Encoding": "gzip"}
    assert (
        len(bench.fetches(server.on("/c", Reply(body=gzip.compress(b"x" * 100_000), headers=packed))).content)
        == 100_000
    )
    assert (
        bench.fails(server.on("/d", Reply(body=gzip.compress(b"x" * 100_001), headers=packed))).code
        == "too_large"
    )


@pytest.mark.parametrize(
    ("body", "coding"),
    [(FEED, "gzip"), (FEED, "br"), (FEED, "zstd"), (b"\x1f\x8bxx", "gzip"), (b"\xff" * 50, "deflate")],
)
def test_a_body_packed_otherwise_than_said_is_garbled(
    server: Replay, bench: Bench, body: bytes, coding: str
) -> None:
    assert (
        bench.fails(server.on("/feed", Reply(body=body, headers={"Content-Encoding": coding}))).code
        == "garbled"
    )


def test_bytes_in_another_encoding_than_said_come_as_they_are(server: Replay, bench: Bench) -> None:
    body = "Förslag om år".encode("latin-1")
    url = server.on("/feed", Reply(body=body, headers={"Content-Type": "text/xml; charset=utf-8"}))
    assert bench.fetches(url).content == body


@pytest.mark.parametrize(
    "half",
    [
        Reply(body=FEED, said_length=len(FEED) + 500),
        Reply(body=gzip.compress(FEED * 50)[:-20], headers={"Content-Encoding": "gzip"}),
        Reply(body=FEED, chunked_cut=True),
        Reply(headers={"X-First": "1"}, headers_cut=True),
        Reply(reset=True),
    ],
)
def test_half_a_body_is_no_body(server: Replay, bench: Bench, half: Reply) -> None:
    assert bench.fetches(server.on("/once", half, Reply(body=FEED))).content == FEED
    assert bench.fails(server.on("/always", half)).code == "broken"
    assert len(server.asked) == 5


def test_huge_headers_are_garbled_not_stored(server: Replay, bench: Bench) -> None:
    assert bench.fails(server.on("/line", Reply(headers={"X-Long": "x" * 100_000}))).code == "garbled"
    assert (
        bench.fails(server.on("/many", Reply(headers={f"X-{n}": "x" for n in range(500)}))).code == "garbled"
    )


def test_a_header_with_a_line_break_is_refused(server: Replay, bench: Bench) -> None:
    assert bench.fails(server.on("/a", Reply()), etag='"x"\r\nEvil: 1').code == "address"


def test_one_host_is_asked_with_pauses_and_hosts_do_not_wait_for_each_other(server: Replay) -> None:
    bench = Bench(server, pause=5.0, clock=lambda: 100.0)
    url = server.on("/feed", Reply(body=FEED))
    bench.fetches(url)
    bench.fetches(url)
    bench.fetches(server.url("/feed", host="other.example"))
    bench.fetches(url)
    assert bench.slept == [5.0, 10.0]


def test_a_server_that_is_not_there(server: Replay) -> None:
    bench = Bench(server, tries=2)
    server.server.socket.close()
    assert bench.fails(server.url("/feed")).code in ("unreachable", "broken")
    assert bench.slept == [1.0]


def test_an_unknown_name_is_tried_again_and_told(server: Replay) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise OSError

    bench = Bench(server, guard=AddressGuard(resolver=resolver))
    failure = bench.fails("https://source.example/")
    assert failure.code == "unknown_host"
    assert "source.example" in failure.sentence_sv
    assert bench.slept == [1.0, 2.0]


def test_tls_is_verified_for_the_name_although_the_address_is_pinned() -> None:
    pem, key = str(CERTIFICATES / "replay.pem"), str(CERTIFICATES / "replay-key.pem")
    with replaying(pem, key) as server:
        server.on("/feed", Reply(body=FEED))
        trusting = Bench(server, tls=ssl.create_default_context(cafile=pem))
        assert trusting.fetches(server.url("/feed", "https", "replay.example")).content == FEED
        assert trusting.fails(server.url("/feed", "https", "other.example")).code == "certificate"
        assert trusting.fails(server.url("/feed", "https")).code == "certificate"
        assert Bench(server).fails(server.url("/feed", "https", "replay.example")).code == "certificate"


def test_a_contact_address_cannot_break_the_header() -> None:
    assert user_agent("") != user_agent("a")
    assert user_agent("a(b)\r\nc: d") == user_agent("abc:d")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("Mon, 99 Nov 2026 99:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_its_forms(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_every_failure_has_a_sentence_in_both_languages() -> None:
    for sentences in SENTENCES.values():
        assert all(sentence.endswith((".", ").")) for sentence in sentences)
        assert sentences[0].count("{}") == sentences[1].count("{}")
