"""One question to one server and its answer, within limits of time and size.

On the standard library's HTTP client, because the three things that matter here (which address is connected
to, when a drip is cut, how far a body is inflated) must not be decided by a library underneath.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from utblick.connectors.fetching.addresses import Target

CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, seconds between two bytes, seconds for all of it, and bytes once inflated."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in lower case) and inflated body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Trouble(Exception):
    """No usable answer; `code` is one of the failure codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Pinned(http.client.HTTPConnection):
    """Connect to the checked address, and still ask for, and verify, the host by its name."""

    def __init__(self, target: Target, limits: Limits, tls: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=limits.read)
        self._target, self._limits, self._tls = target, limits, tls
        if target.port == (443 if target.scheme == "https" else 80):
            # Leaves the port out of the Host header, as browsers do.
            self.default_port = target.port
        self.late = threading.Event()
        self._lock = threading.Lock()

    def connect(self) -> None:
        error: OSError | None = None
        for address in self._target.addresses:
            try:
                raw = socket.create_connection((address, self._target.port), self._limits.connect)
                break
            except OSError as reason:
                error = reason
        else:
            raise error or ConnectionRefusedError()
        with self._lock:
            self.sock = raw
            if self.late.is_set():
                raw.close()
                raise TimeoutError
        raw.settimeout(self._limits.read)
        if self._target.scheme == "https":
            # Certificates carry no trailing dot.
            wrapped = self._tls.wrap_socket(
                raw, server_hostname=self._target.host.rstrip("."), do_handshake_on_connect=False
            )
            with self._lock:
                self.sock = wrapped
                if self.late.is_set():
                    raise TimeoutError
            wrapped.do_handshake()

    def cut(self) -> None:
        """End the exchange from another thread: its time is up."""
        with self._lock:
            self.late.set()
            if self.sock is not None:
                # The base class's method: an SSLSocket's own would pull its state from under the reader.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def exchange(
    target: Target,
    *,
    headers: Mapping[str, str],
    limits: Limits,
    tls: ssl.SSLContext,
    method: str = "GET",
    body: bytes | None = None,
) -> Answer:
    """Ask and read the whole answer. Raises Trouble; never OSError or HTTPException."""
    connection = _Pinned(target, limits, tls)
    timer = threading.Timer(limits.total, connection.cut)
    timer.daemon = True
    timer.start()
    stage = "unreachable"
    try:
        connection.connect()
        stage = "broken"
        connection.request(method, target.path, body=body, headers=dict(headers))
        answer = _read(connection.getresponse(), limits)
        if connection.late.is_set():
            # The client takes a connection that was cut among the headers for the end of an answer.
            raise Trouble("slow")
        return answer
    except Trouble as trouble:
        raise (
            Trouble("slow") if connection.late.is_set() and trouble.code != "too_large" else trouble
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Trouble(_code(error, stage, connection.late.is_set())) from None
    finally:
        timer.cancel()
        connection.close()


def _code(error: Exception, stage: str, late: bool) -> str:
    if late or isinstance(error, TimeoutError):
        return "unreachable" if stage == "unreachable" and not late else "slow"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(error, (http.client.RemoteDisconnected, http.client.IncompleteRead)):
        return "broken"
    if isinstance(error, (http.client.HTTPException, ValueError)):
        return "garbled"
    return stage


def _read(response: http.client.HTTPResponse, limits: Limits) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), value)
    if response.status == 304:
        return Answer(304, headers, b"")
    told = headers.get("content-length", "").strip()
    expected = int(told) if told.isascii() and told.isdigit() and "transfer-encoding" not in headers else None
    coding = headers.get("content-encoding", "").strip().lower()
    inflate = _inflater(coding, limits.size)
    pieces: list[bytes] = []
    size = received = 0
    while chunk := response.read1(CHUNK):
        received += len(chunk)
        pieces.append(inflate(chunk, limits.size + 1 - size))
        size += len(pieces[-1])
        if size > limits.size or received > limits.size:
            raise Trouble("too_large")
    cut_among_headers = expected is None and not received and "transfer-encoding" not in headers
    if (expected is not None and received < expected) or (cut_among_headers and response.status == 200):
        raise Trouble("broken")
    pieces.append(inflate(None, limits.size + 1 - size))
    content = b"".join(pieces)
    if len(content) > limits.size:
        raise Trouble("too_large")
    return Answer(response.status, headers, content)


def _inflater(coding: str, limit: int) -> Callable[[bytes | None, int], bytes]:
    """Give a function that inflates chunk by chunk to at most so many bytes; None ends the body."""
    if coding in ("", "identity"):
        return lambda chunk, most: (chunk or b"")[:most]
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Trouble("garbled")
    machine = zlib.decompressobj(zlib.MAX_WBITS | 32)
    started = False

    def inflate(chunk: bytes | None, most: int) -> bytes:
        nonlocal machine, started
        if chunk is None:
            if started and not machine.eof:
                raise Trouble("broken")
            return b""
        try:
            made = machine.decompress(chunk, max(most, 1))
        except zlib.error:
            if started or coding != "deflate":
                raise Trouble("garbled") from None
            # Some servers send deflate without its zlib header.
            machine = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                made = machine.decompress(chunk, max(most, 1))
            except zlib.error:
                raise Trouble("garbled") from None
        started = True
        if machine.unconsumed_tail:
            raise Trouble("too_large")
        while machine.eof and machine.unused_data[:2] == b"\x1f\x8b" and len(made) < most:
            # A gzip file of several members.
            rest, machine = machine.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 32)
            made += machine.decompress(rest, max(most - len(made), 1))
            if machine.unconsumed_tail:
                raise Trouble("too_large")
        return made

    return inflate
