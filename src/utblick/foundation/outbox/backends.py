"""Where outgoing mail goes: to a mail server, or to files when none is set."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from utblick.foundation.outbox.models import OutboxMessage

SECONDS = 30


class Backend(Protocol):
    """A way out for mail, open between `with` and its end."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def send(self, message: OutboxMessage) -> None:
        """Hand over one message; raises OSError, SMTPException or ValueError."""


def as_mail(message: OutboxMessage) -> EmailMessage:
    """Give the message as MIME, always with the same Message-ID."""
    mail = EmailMessage()
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = message.to
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = message_id(message.key)
    mail["Auto-Submitted"] = "auto-generated"
    for name, content in message.headers.items():
        mail[name] = content
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    # Last: setting the content takes away every Content- header that was there before.
    mail["Content-Language"] = message.language
    return mail


def is_sender(text: str) -> bool:
    """Say whether mail can be sent from this: one address, with or without a name before it."""
    mail = EmailMessage()
    try:
        mail["From"] = text
        (one,) = mail["From"].addresses
        validate_email(one.addr_spec)
    except (ValueError, ValidationError):
        return False
    return True


def message_id(key: str) -> str:
    """Give the Message-ID of the message with this key."""
    digest = hashlib.sha256(f"{settings.UTBLICK_ADDRESS}\n{key}".encode()).hexdigest()[:40]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


class Files:
    """Write each message to a file that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def send(self, message: OutboxMessage) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(message.key.encode()).hexdigest()[:12]
        path = self.folder / f"{message.created_at:%Y%m%d-%H%M%S}-{digest}.eml"
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(as_mail(message).as_bytes())
        os.replace(unfinished, path)


class Smtp:
    """Hand messages to a mail server over one connection, opened with the first message.

    `address` is `smtp://user:password@host:port`; STARTTLS is used when the server offers it and demanded
    when there is a password. `smtps://` is TLS from the start. Raises ValueError for another address.
    """

    def __init__(self, address: str) -> None:
        wrong = "UTBLICK_SMTP should look like smtp://user:password@host:port or smtps://…"
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise ValueError(wrong) from None
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError(wrong)
        self.tls_at_once = parts.scheme == "smtps"
        self.host = parts.hostname
        self.port = port or (465 if self.tls_at_once else 25)
        self.user = unquote(parts.username or "")
        self.password = unquote(parts.password or "")
        self.server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def connect(self) -> smtplib.SMTP:
        """Give the open conversation with the server, begun when there is none."""
        if self.server is not None:
            return self.server
        context = ssl.create_default_context()
        if self.tls_at_once:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            server.ehlo()
            if not self.tls_at_once and server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
            elif self.user and not self.tls_at_once:
                raise smtplib.SMTPException("no TLS, and a password is not sent in the clear")
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        self.server = server
        return server

    def send(self, message: OutboxMessage) -> None:
        mail = as_mail(message)
        try:
            self.connect().send_message(mail)
        except OSError as error:
            # smtplib's errors are OSErrors too. After a refusal the conversation goes on; else it is over.
            if not isinstance(error, smtplib.SMTPException) or isinstance(
                error, smtplib.SMTPServerDisconnected
            ):
                self._close()
            raise

    def _close(self) -> None:
        if self.server is None:
            return
        server, self.server = self.server, None
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            # It had hung up already; every message has been answered for.
            server.close()


def configured_backend() -> Backend:
    """Give the way out that the installation has set; raises ValueError for an unreadable UTBLICK_SMTP."""
    if settings.UTBLICK_SMTP:
        return Smtp(settings.UTBLICK_SMTP)
    return Files(Path(settings.UTBLICK_MAIL_FOLDER))
