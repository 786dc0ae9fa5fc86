"""What is wrong with this installation, in plain words: `utblick check` tells, `utblick serve` heeds it.

Each check gives findings. A critical one stops a production server; a wrong one should be mended; a remark is
only said. Sentences stand here in both languages, because they are needed before anything else works.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from utblick.config import environment
from utblick.config.commands.translate import outdated

CRITICAL, WRONG, REMARK = "critical", "wrong", "remark"
LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1"}
FREE_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    weight: str
    sv: str
    en: str

    def said(self, language: str) -> str:
        return self.sv if language == "sv" else self.en


def findings(*, production: bool, smtp: bool = False) -> list[Finding]:
    """Look at everything and give what was found, the critical first; `smtp` calls the mail server too."""
    checks: list[Callable[[], Iterable[Finding]]] = [data_folder, clock, jobs_setting, translations]
    found = [*mail_addresses(CRITICAL if production else WRONG)]
    if production:
        checks += [secret, address, debug, mail, publisher]
    if smtp:
        checks.append(mail_server)
    found += [finding for check in checks for finding in check()]
    trouble = list(database())
    found += trouble
    if not trouble:
        found += [*work_left_lying(), *clock_against_records(), *search_index()]
    order = [CRITICAL, WRONG, REMARK]
    return sorted(found, key=lambda finding: order.index(finding.weight))


def secret() -> Iterator[Finding]:
    """The secret key is set, long and random."""
    if not environment.value("UTBLICK_SECRET_KEY"):
        yield Finding(
            CRITICAL,
            "UTBLICK_SECRET_KEY är inte satt. Skapa en med: python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(64))'",
            "UTBLICK_SECRET_KEY is not set. Make one with: python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(64))'",
        )
    elif len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10:
        yield Finding(
            CRITICAL,
            "UTBLICK_SECRET_KEY är för kort eller för enkel: minst 50 slumpade tecken behövs.",
            "UTBLICK_SECRET_KEY is too short or too simple: at least 50 random characters are needed.",
        )


def address() -> Iterator[Finding]:
    """People reach it over TLS, at a host name that it answers to."""
    hosts = list(settings.ALLOWED_HOSTS)
    scheme, host = _scheme_and_host(settings.UTBLICK_ADDRESS)
    if "*" in hosts:
        yield Finding(
            CRITICAL,
            "UTBLICK_HOSTS är *, så vem som helst kan låtsas vara den här tjänsten. Skriv värdnamnen.",
            "UTBLICK_HOSTS is *, so anyone can pretend to be this service. Write the host names.",
        )
    elif not set(hosts) - LOCAL:
        yield Finding(
            CRITICAL,
            "UTBLICK_HOSTS har bara den egna datorns namn. Skriv värdnamnet som användarna går till.",
            "UTBLICK_HOSTS has only this machine's own names. Write the host name that people go to.",
        )
    if scheme != "https" or not host:
        yield Finding(
            CRITICAL,
            f"UTBLICK_ADDRESS är {settings.UTBLICK_ADDRESS}; den ska börja med https:// och ha ett värdnamn, "
            "till exempel https://utblick.example.se.",
            f"UTBLICK_ADDRESS is {settings.UTBLICK_ADDRESS}; it should begin with https:// and have a host "
            "name, such as https://utblick.example.se.",
        )
    if host and not any(host == one or (one.startswith(".") and host.endswith(one)) for one in [*hosts, "*"]):
        yield Finding(
            WRONG,
            f"Värdnamnet {host} i UTBLICK_ADDRESS finns inte i UTBLICK_HOSTS.",
            f"The host name {host} in UTBLICK_ADDRESS is not in UTBLICK_HOSTS.",
        )
    if not environment.switched_on("UTBLICK_PROXY_TLS"):
        yield Finding(
            REMARK,
            "UTBLICK_PROXY_TLS är inte på. Sätt den till 1 om en proxy framför sköter TLS; annars "
            "skickas varje anrop om till https utan slut.",
            "UTBLICK_PROXY_TLS is off. Set it to 1 when a proxy in front ends TLS; otherwise each request is "
            "redirected to https without end.",
        )


def _scheme_and_host(address: str) -> tuple[str, str]:
    """Give an address's scheme and host name; nothing of one that cannot be read."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "", ""
    return parts.scheme, parts.hostname or ""


def debug() -> Iterator[Finding]:
    """Faults are not shown to visitors."""
    if settings.DEBUG:
        yield Finding(
            CRITICAL,
            "Felsökningsläget är på och visar inställningar för besökare.",
            "Debug mode is on and shows settings to visitors.",
        )


def data_folder() -> Iterator[Finding]:
    """The data folder can be written, and has room."""
    folder = Path(settings.UTBLICK_DATA)
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as reason:
        yield Finding(
            CRITICAL,
            f"Det går inte att skriva i datamappen {folder}: {reason.strerror}.",
            f"The data folder {folder} cannot be written: {reason.strerror}.",
        )
        return
    free = shutil.disk_usage(folder).free
    if free < FREE_BYTES:
        yield Finding(
            WRONG,
            f"Bara {free // 1024 // 1024} MB är lediga där datamappen ligger.",
            f"Only {free // 1024 // 1024} MB are free where the data folder lies.",
        )


def database() -> Iterator[Finding]:
    """The database answers and has the tables of this version."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as reason:
        words = " ".join(str(reason).split())
        yield Finding(CRITICAL, f"Databasen svarar inte: {words}", f"The database does not answer: {words}")
        return
    if pending:
        yield Finding(
            CRITICAL,
            f"Databasen saknar {len(pending)} ändringar för den här versionen. Kör: utblick manage migrate",
            f"The database lacks {len(pending)} changes of this version. Run: utblick manage migrate",
        )


def clock() -> Iterator[Finding]:
    """The clock is plausible and the region's time zone is known."""
    try:
        ZoneInfo(settings.TIME_ZONE)
    except ZoneInfoNotFoundError:
        yield Finding(
            CRITICAL,
            f"Tidszonen {settings.TIME_ZONE} finns inte på datorn. Installera tzdata.",
            f"The time zone {settings.TIME_ZONE} is missing on this machine. Install tzdata.",
        )
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, tz=timezone.get_default_timezone())
    now = timezone.now()
    if now < built - timedelta(days=1):
        yield Finding(
            CRITICAL,
            f"Datorns klocka går fel: den visar {now:%Y-%m-%d}, men programmet är från {built:%Y-%m-%d}.",
            f"The clock is wrong: it says {now:%Y-%m-%d}, but the program is from {built:%Y-%m-%d}.",
        )


def clock_against_records() -> Iterator[Finding]:
    """Nothing was done in the future."""
    from utblick.foundation.audit.models import AuditEvent

    newest = AuditEvent.objects.order_by("-at").values_list("at", flat=True).first()
    if newest is not None and newest > timezone.now() + timedelta(minutes=5):
        yield Finding(
            WRONG,
            f"Något är loggat {newest:%Y-%m-%d %H:%M} UTC, efter vad klockan är nu. Datorns klocka går fel.",
            f"Something was recorded at {newest:%Y-%m-%d %H:%M} UTC, later than now. The clock is wrong.",
        )


def jobs_setting() -> Iterator[Finding]:
    """It is known who runs the background work."""
    if settings.UTBLICK_JOBS not in ("web", "separate"):
        yield Finding(
            WRONG,
            f"UTBLICK_JOBS är {settings.UTBLICK_JOBS}; det ska vara web eller separate.",
            f"UTBLICK_JOBS is {settings.UTBLICK_JOBS}; it should be web or separate.",
        )


def work_left_lying() -> Iterator[Finding]:
    """Background work is taken up and mail goes out."""
    from utblick.foundation.jobs.models import JobRun, State
    from utblick.foundation.outbox.models import OutboxMessage

    now = timezone.now()
    waiting = JobRun.objects.filter(state=State.QUEUED, run_after__lt=now - timedelta(hours=1)).count()
    if waiting and settings.UTBLICK_JOBS == "separate":
        yield Finding(
            WRONG,
            f"{waiting} jobb har väntat mer än en timme. Körs `utblick work`?",
            f"{waiting} jobs have waited for more than an hour. Is `utblick work` running?",
        )
    given_up = OutboxMessage.objects.filter(failed_at__gt=now - timedelta(days=7)).count()
    if given_up:
        yield Finding(
            WRONG,
            f"{given_up} brev kunde inte skickas den senaste veckan. Se sidan Utgående post.",
            f"{given_up} mails could not be sent in the last week. See the page Outgoing mail.",
        )


def search_index() -> Iterator[Finding]:
    """Search has all documents, and no others."""
    from utblick.features.monitoring.archive import disagreement

    try:
        missing, stray = disagreement()
    except DatabaseError as reason:
        words = " ".join(str(reason).split())
        yield Finding(
            WRONG,
            f"Sökindexet går inte att läsa ({words}). Kör: utblick archive rebuild --from-empty",
            f"The search index cannot be read ({words}). Run: utblick archive rebuild --from-empty",
        )
        return
    if missing or stray:
        yield Finding(
            WRONG,
            f"Sökindexet saknar {missing} dokument och har {stray} som inte finns. "
            "Kör: utblick archive rebuild",
            f"The search index lacks {missing} documents and has {stray} that do not exist. "
            "Run: utblick archive rebuild",
        )


def mail() -> Iterator[Finding]:
    """Mail leaves the machine, from an address that can be answered."""
    if not settings.UTBLICK_SMTP:
        yield Finding(
            WRONG,
            "UTBLICK_SMTP är inte satt: all post skrivs till filer och når ingen.",
            "UTBLICK_SMTP is not set: all mail is written to files and reaches nobody.",
        )
    if "@localhost" in settings.DEFAULT_FROM_EMAIL:
        yield Finding(
            WRONG,
            f"UTBLICK_MAIL_FROM är {settings.DEFAULT_FROM_EMAIL}; skriv en adress i regionens domän.",
            f"UTBLICK_MAIL_FROM is {settings.DEFAULT_FROM_EMAIL}; write an address in the region's domain.",
        )


def publisher() -> Iterator[Finding]:
    """The open data says whose it is, and who answers for it."""
    unset = [
        name
        for name in ("UTBLICK_PUBLISHER", "UTBLICK_PUBLISHER_MAIL")
        if not os.environ.get(name, "").strip()
    ]
    if unset:
        names = ", ".join(unset)
        yield Finding(
            REMARK,
            f"De öppna uppgifterna säger inte säkert vems de är: {names} är inte satt. Nu står "
            f"{settings.UTBLICK_PUBLISHER} som utgivare.",
            f"The open data does not say for certain whose it is: {names} is not set. Now "
            f"{settings.UTBLICK_PUBLISHER} stands as its publisher.",
        )


def mail_addresses(weight: str) -> Iterator[Finding]:
    """What is set about mail can be read. An address may hold a password, so it is not said again."""
    from utblick.connectors.mailbox.imap import MailboxAddress
    from utblick.foundation.outbox.backends import Smtp, is_sender

    if settings.UTBLICK_SMTP and not _is_read(Smtp, settings.UTBLICK_SMTP):
        yield Finding(
            weight,
            "UTBLICK_SMTP går inte att läsa. Skriv smtp://användare:lösenord@server:port, eller smtps://… för "
            "TLS från början.",
            "UTBLICK_SMTP cannot be read. Write smtp://user:password@host:port, or smtps://… for TLS from the "
            "start.",
        )
    if not is_sender(settings.DEFAULT_FROM_EMAIL):
        yield Finding(
            weight,
            f"UTBLICK_MAIL_FROM är {settings.DEFAULT_FROM_EMAIL}, som inte är en e-postadress. Skriv till "
            "exempel Utblick <utblick@example.se>.",
            f"UTBLICK_MAIL_FROM is {settings.DEFAULT_FROM_EMAIL}, which is no mail address. Write for example "
            "Utblick <utblick@example.se>.",
        )
    if settings.UTBLICK_MAILBOX and not _is_read(MailboxAddress.parse, settings.UTBLICK_MAILBOX):
        yield Finding(
            weight,
            "UTBLICK_MAILBOX går inte att läsa. Skriv imaps://användare:lösenord@server/mapp, eller låt den "
            "vara tom om inga nyhetsbrev ska läsas.",
            "UTBLICK_MAILBOX cannot be read. Write imaps://user:password@host/folder, or leave it empty when "
            "no newsletters are to be read.",
        )
    if settings.UTBLICK_CONTACT_MAILBOX and not _is_read(
        MailboxAddress.parse, settings.UTBLICK_CONTACT_MAILBOX
    ):
        yield Finding(
            weight,
            "UTBLICK_CONTACT_MAILBOX går inte att läsa. Skriv imaps://användare:lösenord@server/mapp, eller låt "
            "den vara tom om ingen vidarebefordrar brev om kontakter.",
            "UTBLICK_CONTACT_MAILBOX cannot be read. Write imaps://user:password@host/folder, or leave it empty "
            "when nobody forwards mails of contacts.",
        )


def _is_read(reader: Callable[[str], object], address: str) -> bool:
    try:
        reader(address)
    except ValueError:
        return False
    return True


def mail_server() -> Iterator[Finding]:
    """The mail server answers and lets us in."""
    from smtplib import SMTPException

    from utblick.foundation.outbox.backends import Smtp

    if not settings.UTBLICK_SMTP or not _is_read(Smtp, settings.UTBLICK_SMTP):
        return
    try:
        with Smtp(settings.UTBLICK_SMTP) as server:
            server.connect()
    except (OSError, SMTPException, ValueError) as reason:
        yield Finding(
            WRONG, f"E-postservern går inte att nå: {reason}", f"The mail server cannot be reached: {reason}"
        )


def translations() -> Iterator[Finding]:
    """The texts of the pages are compiled."""
    stale = outdated()
    if stale:
        yield Finding(
            WRONG,
            f"{len(stale)} översättningar är inte kompilerade. Kör: utblick translate",
            f"{len(stale)} translations are not compiled. Run: utblick translate",
        )


def language_of(asked: str | None) -> str:
    """Give the language to answer in: the one asked for, else the terminal's, else Swedish."""
    if asked:
        return asked
    spoken: Any = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else "sv"
