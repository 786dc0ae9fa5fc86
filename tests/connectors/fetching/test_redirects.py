"""The fetcher follows redirects by hand: each is checked, and none carries what it should not."""

from __future__ import annotations

from pathlib import Path

from tests.connectors.fetching.conftest import FEED, Bench
from tests.connectors.replay import Replay, Reply
from utblick.connectors.fetching.addresses import AddressGuard

CERTIFICATES = Path(__file__).parent / "certificates"


def test_a_redirect_to_an_internal_address_is_not_followed(server: Replay, bench: Bench) -> None:
    for location in (
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "//127.1/",
        "http://2130706433/",
    ):
        assert bench.fails(server.on("/feed", Reply(302, headers={"Location": location}))).code in (
            "private",
            "address",
        )
    assert (
        bench.fails(server.on("/feed", Reply(302, headers={"Location": "file:///etc/passwd"}))).code
        == "address"
    )
    assert len(server.asked) == 6


def test_a_name_that_changes_its_address_is_checked_at_every_step(server: Replay) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    guard = AddressGuard(resolver=lambda host, port: next(answers), allowed=[("127.0.0.1", server.port)])
    bench = Bench(server, guard=guard)
    server.on("/a", Reply(302, headers={"Location": "/b"}))
    assert bench.fails(server.url("/a", host="source.example")).code == "private"
    assert server.asked[0].headers["Host"] == f"source.example:{server.port}"


def test_a_circle_of_redirects_ends(server: Replay, bench: Bench) -> None:
    server.on("/a", Reply(302, headers={"Location": "/b"}))
    server.on("/b", Reply(302, headers={"Location": "/a"}))
    assert bench.fails(server.url("/a")).code == "redirects"
    assert len(server.asked) == 2


def test_five_redirects_are_followed_and_no_more(server: Replay, bench: Bench) -> None:
    for step in range(7):
        server.on(f"/{step}", Reply(302, headers={"Location": f"/{step + 1}"}))
    server.on("/7", Reply(body=FEED))
    assert bench.fetches(server.url("/2")).url == server.url("/7")
    assert bench.fails(server.url("/1")).code == "redirects"


def test_a_feed_that_moved_says_where_to(server: Replay, bench: Bench) -> None:
    server.on("/old", Reply(301, headers={"Location": "/older"}))
    server.on("/older", Reply(308, headers={"Location": "/new"}))
    server.on("/new", Reply(302, headers={"Location": "/today"}))
    server.on("/today", Reply(body=FEED))
    result = bench.fetches(server.url("/old"))
    assert (result.moved_to, result.url) == (server.url("/new"), server.url("/today"))
    server.on("/loose", Reply(302, headers={"Location": "/old"}))
    assert bench.fetches(server.url("/loose")).moved_to == ""


def test_a_location_with_raw_letters_and_spaces_is_understood(server: Replay, bench: Bench) -> None:
    server.on("/old", Reply(302, headers={"Location": "/nytt om år?q=å#del"}))
    server.on("/nytt%20om%20%C3%A5r?q=%C3%A5", Reply(body=FEED))
    assert bench.fetches(server.url("/old")).content == FEED


def test_a_question_can_be_posted_and_is_not_posted_on_after_a_plain_redirect(
    server: Replay, bench: Bench
) -> None:
    server.on("/search", Reply(303, headers={"Location": "/found"}))
    server.on("/found", Reply(body=b"{}"))
    server.on("/again", Reply(307, headers={"Location": "/target"}))
    server.on("/target", Reply(body=b"{}"))
    bench.fetches(server.url("/search"), body=b"q=1", headers={"Content-Type": "text/plain"}, etag='"x"')
    bench.fetches(server.url("/again"), body=b"q=1")
    assert [(a.method, a.path, a.body) for a in server.asked] == [
        ("POST", "/search", b"q=1"),
        ("GET", "/found", b""),
        ("POST", "/again", b"q=1"),
        ("POST", "/target", b"q=1"),
    ]
    assert "If-None-Match" not in server.asked[0].headers


def test_secrets_for_one_host_are_not_sent_to_the_next(server: Replay, bench: Bench) -> None:
    server.on("/a", Reply(302, headers={"Location": server.url("/b", host="other.example")}))
    server.on("/b", Reply(body=FEED))
    bench.fetches(server.url("/a"), headers={"Authorization": "Bearer x", "Cookie": "y=1"})
    assert [("Authorization" in a.headers, "Cookie" in a.headers) for a in server.asked] == [
        (True, True),
        (False, False),
    ]
