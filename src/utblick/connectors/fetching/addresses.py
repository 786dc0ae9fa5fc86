"""Which addresses may be fetched: public web servers, never a machine on an internal network.

A name is resolved once, every address it has is checked, and the connection goes to a checked address, so a
name that changes its address between the check and the connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from utblick.connectors.fetching.results import FetchFailed, failed

Resolver = Callable[[str, int], Sequence[str]]

PORTS = {"http": 80, "https": 443}
LONGEST = 4_000

# `is_global` counts (parts of) these as public; each can carry a packet to an internal address.
_TRANSITIONAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments, among them clouds' metadata
        "192.88.99.0/24",  # 6to4 relays
        "::ffff:0:0/96",  # IPv4 inside IPv6
        "::/96",  # the same, older
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local
    )
)
_OWN_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet")
_NUMERIC_LABEL = re.compile(r"(?:\d+|0[xX][0-9a-fA-F]*)")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")


class Refused(Exception):
    """An address that is not fetched; carries the failure to report."""

    def __init__(self, failure: FetchFailed) -> None:
        super().__init__(failure.sentence_en)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what to ask for, whom to ask by name, and the addresses that may be connected to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's name service for the addresses of a host. Raises OSError when there is none."""
    return list(
        dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet's own."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback:
        return False
    return not any(ip.version == network.version and ip in network for network in _TRANSITIONAL)


def is_internal(url: str) -> bool:
    """Tell whether an address itself says that it is of an internal network, without asking any name service.

    It does so by a number that is not public, or by a name that has a meaning on one's own network only
    (RFC 6761, RFC 6762, RFC 8375, and `internal`, which ICANN has set aside).
    """
    try:
        host = split(url)[1]
        literal = _literal(host)
    except Refused as refused:
        return refused.failure.code == "private"
    if literal is not None:
        return not is_public(literal)
    name = host.rstrip(".")
    return "." not in name or name.endswith(_OWN_NAMES)


class AddressGuard:
    """Check addresses. `allowed` are (IP address, port) pairs let through although they are not public:
    a proxy or, in tests, a server of our own."""

    def __init__(self, *, resolver: Resolver = resolve, allowed: Iterable[tuple[str, int]] = ()) -> None:
        self._resolver = resolver
        self._allowed = frozenset(allowed)

    def check(self, url: str) -> Target:
        """Give the checked target of an address. Raises Refused with a sentence."""
        scheme, host, port, path = split(url)
        exempt = {address for address, allowed_port in self._allowed if allowed_port == port}
        if port != PORTS[scheme] and not exempt:
            raise _unusable("porten är inte webbens", "the port is not the web's")
        literal = _literal(host)
        if literal is not None:
            addresses: Sequence[str] = (literal,)
        else:
            try:
                addresses = list(self._resolver(host, port))
            except (OSError, UnicodeError):
                raise Refused(failed("unknown_host", host)) from None
            if not addresses:
                raise Refused(failed("unknown_host", host))
        for address in addresses:
            # One internal address among public ones is enough: which of them is used is chance.
            if address not in exempt and (port != PORTS[scheme] or not is_public(address)):
                raise Refused(failed("private"))
        shown = f"[{host}]" if ":" in host else host
        netloc = shown if port == PORTS[scheme] else f"{shown}:{port}"
        base, _, query = path.partition("?")
        return Target(
            urlunsplit((scheme, netloc, base, query, "")), scheme, host, port, path, tuple(addresses)
        )


def split(url: str) -> tuple[str, str, int, str]:
    """Give scheme, host (ASCII), port and path with query. Raises Refused when that is not a web address."""
    if len(url) > LONGEST:
        raise _unusable("den är för lång", "it is too long")
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise _unusable("den innehåller otillåtna tecken", "it has characters that are not allowed")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _unusable("den är felskriven", "it is not well written") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise _unusable(
            "den ska börja med http:// eller https://", "it should begin with http:// or https://"
        )
    if "@" in parts.netloc:
        raise _unusable("den innehåller inloggningsuppgifter", "it holds sign-in details")
    host = _ascii_host(parts.hostname or "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]{}|")
    return scheme, host, PORTS[scheme] if port is None else port, path + (f"?{query}" if query else "")


def _ascii_host(host: str) -> str:
    if not host:
        raise _unusable("servernamnet saknas", "the server's name is missing")
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise _unusable("servernamnet är felskrivet", "the server's name is not well written") from None
    if len(name) > 253 or not _HOST.fullmatch(name):
        raise _unusable("servernamnet är felskrivet", "the server's name is not well written")
    return name


def _literal(host: str) -> str | None:
    """Give the address when the host is one. Numbers in shorter or odd notations (127.1, 2130706433) are
    refused: no honest source is written so."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        if ":" in host:
            raise _unusable("servernamnet är felskrivet", "the server's name is not well written") from None
    if _NUMERIC_LABEL.fullmatch(host.rstrip(".").rpartition(".")[2]):
        raise Refused(failed("private"))
    return None


def _unusable(reason_sv: str, reason_en: str) -> Refused:
    return Refused(failed("address", reason_sv, reason_en))
