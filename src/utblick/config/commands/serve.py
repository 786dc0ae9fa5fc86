"""`utblick serve`: the web server, with the background work in the same process unless it runs on its own."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

SUMMARY = "Start the web server, and the background work with it (UTBLICK_JOBS=web)."
EXAMPLE = "  utblick serve --port 8000"

THREADS = 8
# How long to wait for a background run to end when the server is told to stop; after that another takes it
# up.
PATIENCE = 10.0

SAID = {
    "at": {"sv": "Utblick finns på {address}", "en": "Utblick is at {address}"},
    "sign_in": {
        "sv": "Logga in med lösenordet {password} som",
        "en": "Sign in with the password {password} as",
    },
    "unfit": {"sv": "startar inte, för:", "en": "it does not start, because:"},
    "no_database": {"sv": "databasen svarar inte: {reason}", "en": "the database does not answer: {reason}"},
    "taken": {
        "sv": "det går inte att lyssna på {host} port {port}: {reason}; pröva ett annat --port",
        "en": "cannot listen on {host} port {port}: {reason}; try another --port",
    },
}


def say(what: str, **values: object) -> str:
    """Give one of the server's own sentences in the language of the terminal."""
    from utblick.config.installation import language_of

    return SAID[what][language_of(None)].format(**values)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8000, help="the port to listen on (8000; 0 takes a free one)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.commands import translate
    from utblick.config.environment import is_set
    from utblick.config.starting import start_django

    if not 0 <= options.port <= 65535:
        raise Unusable("--port is a number from 0 to 65535")
    for source in translate.outdated():
        try:
            translate.compile_one(source)
        except (OSError, ValueError) as reason:
            # Without it the pages are in English: worth a word, not worth staying down for.
            print(f"utblick serve: {source} could not be compiled: {reason}", file=sys.stderr)
    start_django()
    _refuse_if_unfit()
    from django.conf import settings

    from utblick.foundation.jobs.worker import Worker

    server = _listening(options.host, options.port)
    worker = Worker() if settings.UTBLICK_JOBS == "web" else None
    signal.signal(signal.SIGTERM, _end)
    host = "localhost" if options.host in ("127.0.0.1", "0.0.0.0", "::1", "::") else options.host  # noqa: S104
    address = f"http://{host}:{server.effective_port}"
    if not settings.PRODUCTION and not is_set("UTBLICK_ADDRESS"):
        # Links in mail lead to the server that sends it, on whichever port that listens.
        settings.UTBLICK_ADDRESS, settings.CSRF_TRUSTED_ORIGINS = address, [address]
    print(say("at", address=address), flush=True)
    if not settings.PRODUCTION:
        for line in sign_ins():
            print(line, flush=True)
    if worker:
        worker.start()
    try:
        server.run()
    finally:
        server.close()
        if worker:
            worker.stop()
            worker.join(PATIENCE)
    return 0


def _refuse_if_unfit() -> None:
    """Stop with the critical findings, and say the others that should be mended; bring an example's database
    up to date first.
    """
    from django.conf import settings
    from django.core.management import call_command

    from utblick.config.command import Unusable
    from utblick.config.installation import CRITICAL, WRONG, findings, language_of

    found = findings(production=settings.PRODUCTION)
    if not settings.PRODUCTION and any(finding.weight == CRITICAL for finding in found):
        from django.db import DatabaseError

        try:
            call_command("migrate", interactive=False, verbosity=0)
        except DatabaseError as reason:
            raise Unusable(say("no_database", reason=" ".join(str(reason).split()))) from None
        found = findings(production=settings.PRODUCTION)
    language = language_of(None)
    if critical := [finding.said(language) for finding in found if finding.weight == CRITICAL]:
        raise Unusable("\n".join([say("unfit"), *critical]))
    for finding in found:
        if finding.weight == WRONG:
            print(f"utblick serve: {finding.said(language)}", file=sys.stderr, flush=True)


def _listening(host: str, port: int) -> Any:
    """Give a server that has its port; raises Unusable when the port is taken."""
    from waitress.server import create_server

    from utblick.config.command import Unusable
    from utblick.config.environment import switched_on
    from utblick.config.wsgi import application

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    trusted: dict[str, Any] = {}
    if switched_on("UTBLICK_PROXY_TLS"):
        # The nearest proxy says who asks, so that attempts at signing in are counted for the right place.
        trusted = {
            "trusted_proxy": "*",
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            "clear_untrusted_proxy_headers": True,
        }
    try:
        return create_server(
            application,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=120_000_000,
            **trusted,
        )
    except OSError as reason:
        raise Unusable(say("taken", host=host, port=port, reason=reason.strerror)) from None


def sign_ins() -> list[str]:
    """Give the lines that tell how to sign in to the example region; none where it is not loaded."""
    from utblick.features.organisation.example import PASSWORD, SHOWN_SIGN_INS
    from utblick.foundation.accounts.models import Account

    addresses = [email for email, _name in SHOWN_SIGN_INS]
    loaded = set(Account.objects.filter(email__in=addresses, is_active=True).values_list("email", flat=True))
    lines = [f"  {email:48} {name}" for email, name in SHOWN_SIGN_INS if email in loaded]
    return [say("sign_in", password=PASSWORD), *lines] if lines else []


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
