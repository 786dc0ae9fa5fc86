"""Fetch new mail over IMAP with TLS: opened for reading only, nothing marked, nothing deleted."""

from __future__ import annotations

import base64
import contextlib
import imaplib
import re
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from utblick.connectors.fetching.results import FetchFailed, failed

LARGEST = 25_000_000
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class MailboxState:
    """How far we have read. Numbers count within one `validity`: when the server changes it, all is read anew
    (and recognised by its Message-ID)."""

    validity: int = 0
    last_uid: int = 0


@dataclass(frozen=True, slots=True)
class Mails:
    """New mails (number, bytes), those that were too large (number, size), where we are now, and whether
    more are waiting."""

    letters: tuple[tuple[int, bytes], ...]
    too_large: tuple[tuple[int, int], ...]
    state: MailboxState
    more: bool = False


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """Where the mailbox is and how to sign in."""

    host: str
    port: int
    user: str
    password: str
    folder: str

    @classmethod
    def parse(cls, address: str) -> MailboxAddress:
        """Read `imaps://user:password@host:port/folder`. Raises ValueError with a sentence."""
        try:
            parts = urlsplit(address)
            port = parts.port or 993
        except ValueError:
            raise ValueError("the mailbox's address is not well written") from None
        if parts.scheme != "imaps" or not parts.hostname or not parts.username or parts.password is None:
            raise ValueError("the mailbox's address should look like imaps://user:password@host/folder")
        folder = unquote(parts.path.strip("/")) or "INBOX"
        if any(c in "\r\n\0" for c in unquote(parts.username + parts.password) + folder):
            raise ValueError("the mailbox's address holds characters that are not allowed")
        return cls(parts.hostname, port, unquote(parts.username), unquote(parts.password), folder)


def fetch_mails(
    address: MailboxAddress,
    state: MailboxState,
    *,
    tls: ssl.SSLContext | None = None,
    timeout: float = 30.0,
    largest: int = LARGEST,
    at_once: int = AT_ONCE,
) -> Mails | FetchFailed:
    """Fetch what is new, oldest first, at most so many at once. Never raises on what the server does."""
    try:
        connection = imaplib.IMAP4_SSL(
            address.host, address.port, ssl_context=tls or ssl.create_default_context(), timeout=timeout
        )
    except ssl.SSLCertVerificationError:
        return failed("certificate", address.host)
    except (OSError, imaplib.IMAP4.error):
        return failed("unreachable", address.host)
    try:
        try:
            _sign_in(connection, address)
        except imaplib.IMAP4.abort:
            return failed("broken", address.host)
        except imaplib.IMAP4.error:
            return failed("sign_in", address.host)
        answer, _ = connection.select(_quoted(_utf7(address.folder)), readonly=True)
        if answer != "OK":
            return failed("folder", address.folder)
        return _new(connection, state, largest, at_once)
    except TimeoutError:
        return failed("slow", address.host)
    except imaplib.IMAP4.abort:
        return failed("broken", address.host)
    except OSError:
        return failed("broken", address.host)
    except (imaplib.IMAP4.error, ValueError, IndexError, TypeError):
        return failed("garbled", address.host)
    finally:
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def _sign_in(connection: imaplib.IMAP4, address: MailboxAddress) -> None:
    if (address.user + address.password).isascii():
        # The library quotes the password, but not the user.
        connection.login(_quoted(address.user), address.password)
    else:
        connection.authenticate("PLAIN", lambda _: f"\0{address.user}\0{address.password}".encode())


def _new(connection: imaplib.IMAP4, state: MailboxState, largest: int, at_once: int) -> Mails:
    _, told = connection.response("UIDVALIDITY")
    validity = int(told[0]) if told and told[0] else 0
    last = state.last_uid if validity == state.validity else 0
    answer, found = connection.uid("SEARCH", f"UID {last + 1}:*")
    if answer != "OK":
        raise imaplib.IMAP4.error("search refused")
    # `n:*` always holds the newest mail, also when it is older than n.
    numbers = sorted({int(n) for n in (found[0] or b"").split() if int(n) > last})
    letters: list[tuple[int, bytes]] = []
    too_large: list[tuple[int, int]] = []
    for number in numbers[:at_once]:
        size = _size(connection, number)
        if size > largest:
            too_large.append((number, size))
        elif (data := _whole(connection, number)) is not None:
            letters.append((number, data))
        last = number
    return Mails(tuple(letters), tuple(too_large), MailboxState(validity, last), len(numbers) > at_once)


def _size(connection: imaplib.IMAP4, number: int) -> int:
    _, told = connection.uid("FETCH", str(number), "(RFC822.SIZE)")
    text = b" ".join(part if isinstance(part, bytes) else b" ".join(part) for part in told if part)
    found = re.search(rb"RFC822\.SIZE (\d+)", text)
    return int(found[1]) if found else 0


def _whole(connection: imaplib.IMAP4, number: int) -> bytes | None:
    """Give a mail's bytes; nothing when it is gone since the search. PEEK leaves it unread."""
    _, told = connection.uid("FETCH", str(number), "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in told if isinstance(part, tuple) and len(part) > 1), None)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _utf7(text: str) -> str:
    """Write a folder's name as IMAP does: `Nyhetsbrev/Å` is `Nyhetsbrev/&AMU-`."""
    out: list[str] = []
    for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text):
        if run.isascii() and run.isprintable():
            out.append(run.replace("&", "&-"))
        else:
            coded = base64.b64encode(run.encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",")
            out.append(f"&{coded}-")
    return "".join(out)
