"""A web server on this machine that replays what sources do, and misbehaves as they do.

Each path has a list of answers, given in turn; the last one is repeated. What was asked is kept.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """One answer. `said_length` is a Content-Length that lies; `drip` seconds between the body's bytes;
    `header_drip` the same within the headers; `reset` breaks the connection instead of answering, the cuts in
    the middle of the body or of the headers."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    said_length: int | None = None
    drip: float = 0.0
    header_drip: float = 0.0
    reset: bool = False
    chunked_cut: bool = False
    headers_cut: bool = False


@dataclass(frozen=True)
class Asked:
    """One question that came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Replay:
    """The server: `url(path)`, `replies[path]`, `asked`."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply | Callable[[Asked], Reply]]] = {}
        self.asked: list[Asked] = []
        self.stopping = threading.Event()
        replay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_GET(self) -> None:
                replay.answer(self)

            do_POST = do_GET

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Clients of these tests hang up in the middle on purpose."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    def url(self, path: str = "/", scheme: str = "http", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def on(self, path: str, *replies: Reply | Callable[[Asked], Reply]) -> str:
        """Set a path's answers and give its address."""
        self.replies[path] = list(replies)
        return self.url(path)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        asked = Asked(
            handler.command, handler.path, dict(handler.headers.items()), handler.rfile.read(length)
        )
        self.asked.append(asked)
        waiting = self.replies.get(handler.path, [Reply(404)])
        reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if not isinstance(reply, Reply):
            reply = reply(asked)
        handler.close_connection = True
        if reply.reset:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()
            return
        handler.wfile.write(f"HTTP/1.1 {reply.status} Replayed\r\n".encode())
        if reply.header_drip:
            self.trickle(handler, b"X-Slow: " + b"a" * 2000, reply.header_drip)
        for name, value in reply.headers.items():
            handler.wfile.write(f"{name}: {value}\r\n".encode())
        if reply.chunked_cut:
            handler.wfile.write(b"Transfer-Encoding: chunked\r\n\r\n400\r\n" + reply.body[:100])
            return
        if reply.headers_cut:
            return
        if reply.status != 304:
            length = len(reply.body) if reply.said_length is None else reply.said_length
            handler.wfile.write(f"Content-Length: {length}\r\n".encode())
        handler.wfile.write(b"\r\n")
        if reply.drip:
            self.trickle(handler, reply.body, reply.drip)
        else:
            handler.wfile.write(reply.body)

    def trickle(self, handler: BaseHTTPRequestHandler, data: bytes, seconds: float) -> None:
        for byte in data:
            if self.stopping.is_set():
                return
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(seconds)


@contextlib.contextmanager
def replaying(certificate: str = "", key: str = "") -> Iterator[Replay]:
    """Run a server for a while; over TLS when given a certificate."""
    replay = Replay()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        replay.server.socket = context.wrap_socket(replay.server.socket, server_side=True)
    replay.thread.start()
    try:
        yield replay
    finally:
        replay.stopping.set()
        replay.server.shutdown()
        replay.server.server_close()
        replay.thread.join()
