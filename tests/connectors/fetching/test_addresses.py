"""The guard lets public web servers through and nothing else, however the address is dressed up."""

from __future__ import annotations

import socket
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.fetching.addresses import AddressGuard, Refused, is_public


def guard(*addresses: str) -> AddressGuard:
    return AddressGuard(resolver=lambda host, port: addresses)


def code(url: str, *addresses: str) -> str:
    with pytest.raises(Refused) as caught:
        guard(*(addresses or ("93.184.215.14",))).check(url)
    assert caught.value.failure.sentence_sv.endswith(".")
    assert caught.value.failure.sentence_en.endswith(".")
    return caught.value.failure.code


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.8.9.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::a00:1",
        "2001:0:4136:e378::1",
        "2002:a00:1::",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "nonsense",
    ],
)
def test_internal_and_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert code("https://source.example/", address) == "private"


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "147.67.210.45", "2a01:7080:14:100::123", "100.128.0.1", "172.32.0.1"]
)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)
    assert guard(address).check("https://source.example/").addresses == (address,)


@pytest.mark.parametrize(
    "url",
    [
        "http://0.0.0.0/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://10.0.0.1./",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://[fe80::1%25eth0]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
    ],
)
def test_addresses_written_as_numbers_do_not_slip_through(url: str) -> None:
    # Were the number taken for a name, this resolver would call it public.
    assert code(url) in ("private", "address")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "source.example",
        "//source.example/",
        "file:///etc/passwd",
        "ftp://source.example/",
        "gopher://source.example/",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://user:secret@source.example/",
        "https://source.example@10.0.0.1/",
        "https://source.example:22/",
        "https://source.example:8080/",
        "https://source.example:99999/",
        "https://source.example:x/",
        "http://source.example:443/",
        "https://source.example/a b",
        "https://source.example/\r\nHost: x",
        "https://source.example\\@10.0.0.1/",
        "https://[::1/",
        "https://sour_ce..example/",
        "https://-/",
        "https://source.example%00.evil/",
        "https://xn--\udcff.example/",
        "https://" + "a" * 64 + ".example/",
        "https://source.example/" + "a" * 5000,
    ],
)
def test_what_is_no_web_address_gets_a_sentence(url: str) -> None:
    assert code(url) == "address"


def test_names_with_letters_beyond_ascii_are_asked_for_in_their_wire_form() -> None:
    asked: list[tuple[str, int]] = []

    def resolver(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        return ["93.184.215.14"]

    target = AddressGuard(resolver=resolver).check("https://Räksmörgås.example/vägen?år=1#här")
    assert asked == [("xn--rksmrgs-5wao1o.example", 443)]
    assert target.url == "https://xn--rksmrgs-5wao1o.example/v%C3%A4gen?%C3%A5r=1"
    assert target.path == "/v%C3%A4gen?%C3%A5r=1"


def test_letters_that_look_like_an_internal_address_are_folded_before_the_check() -> None:
    assert code("http://①②⑦.⓪.⓪.①/") in ("private", "address")
    assert code("http://127。0。0。1/") in ("private", "address")


def test_one_internal_address_among_public_ones_is_enough() -> None:
    assert code("https://source.example/", "93.184.215.14", "10.0.0.1") == "private"


def test_a_name_nobody_knows_gets_a_sentence() -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror

    with pytest.raises(Refused) as caught:
        AddressGuard(resolver=resolver).check("https://source.example/")
    assert caught.value.failure.code == "unknown_host"
    assert "source.example" in caught.value.failure.sentence_sv
    assert code("https://source.example/", "") == "private"


def test_an_exception_holds_for_its_port_only() -> None:
    own = AddressGuard(resolver=lambda host, port: ["127.0.0.1"], allowed=[("127.0.0.1", 8123)])
    assert own.check("http://127.0.0.1:8123/a").addresses == ("127.0.0.1",)
    assert own.check("http://name.example:8123/a").host == "name.example"
    for url in (
        "http://127.0.0.1/",
        "http://127.0.0.1:8124/",
        "http://10.0.0.1:8123/",
        "http://8.8.8.8:8123/",
    ):
        with pytest.raises(Refused):
            own.check(url)


def test_the_name_is_resolved_once() -> None:
    asked: list[str] = []

    def resolver(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    assert AddressGuard(resolver=resolver).check("https://source.example/").addresses == ("93.184.215.14",)
    assert asked == ["source.example"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_the_guard_stumble(text: str) -> None:
    for url in (text, "https://" + text, "https://source.example/" + text):
        try:
            target = guard("93.184.215.14").check(url)
        except Refused:
            continue
        assert target.path.isascii()
        assert target.host.isascii()
        assert not any(c.isspace() for c in target.path)
