"""A small IMAP server on this machine: as much of the protocol as reading a mailbox takes, over TLS."""

from __future__ import annotations

import contextlib
import re
import socketserver
import ssl
import threading
from collections.abc import Iterator


class ImapServer:
    """`letters` are by UID; `commands` is what was asked. `cut_after` hangs up after so many commands."""

    def __init__(self, certificate: str, key: str) -> None:
        self.letters: dict[int, bytes] = {}
        self.validity = 7
        self.folders = {'"INBOX"'}
        self.password = "hemligt"
        self.commands: list[str] = []
        self.cut_after: int | None = None
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            timeout = 5

            def handle(self) -> None:
                self.wfile.write(b"* OK ready\r\n")
                while line := self.rfile.readline():
                    tag, _, command = line.decode().strip().partition(" ")
                    outer.commands.append(command)
                    if outer.cut_after is not None and len(outer.commands) > outer.cut_after:
                        return
                    self.wfile.write(outer.answer(tag, command))
                    if command.startswith("LOGOUT"):
                        return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Clients that do not trust the certificate hang up on purpose."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self.server.server_address[1])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    def answer(self, tag: str, command: str) -> bytes:
        done = f"{tag} OK done\r\n".encode()
        if command == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n" + done
        if command.startswith("LOGIN"):
            accepted = command == f'LOGIN "a b" "{self.password}"'
            return done if accepted else f"{tag} NO wrong\r\n".encode()
        if command.startswith("EXAMINE"):
            if command.partition(" ")[2] not in self.folders:
                return f"{tag} NO no such folder\r\n".encode()
            counts = f"* {len(self.letters)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] valid\r\n"
            return counts.encode() + f"{tag} OK [READ-ONLY] done\r\n".encode()
        if found := re.fullmatch(r"UID SEARCH UID (\d+):\*", command):
            wanted = {n for n in self.letters if n >= int(found[1])} | set(sorted(self.letters)[-1:])
            return f"* SEARCH {' '.join(map(str, sorted(wanted)))}".rstrip().encode() + b"\r\n" + done
        if found := re.fullmatch(r"UID FETCH (\d+) \(RFC822\.SIZE\)", command):
            size = len(self.letters[int(found[1])])
            return f"* 1 FETCH (UID {found[1]} RFC822.SIZE {size})\r\n".encode() + done
        if found := re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]\)", command):
            data = self.letters[int(found[1])]
            head = f"* 1 FETCH (UID {found[1]} BODY[] {{{len(data)}}}\r\n".encode()
            return head + data + b")\r\n" + done
        if command == "LOGOUT":
            return b"* BYE\r\n" + done
        return f"{tag} BAD unknown\r\n".encode()


@contextlib.contextmanager
def serving(certificate: str, key: str) -> Iterator[ImapServer]:
    """Run the server for a while."""
    server = ImapServer(certificate, key)
    server.thread.start()
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()
        server.thread.join()
