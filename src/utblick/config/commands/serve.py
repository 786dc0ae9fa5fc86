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


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8000, help="the port to listen on (8000; 0 takes a free one)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.commands import translate
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
    print(f"Utblick is at http://{host}:{server.effective_port}", flush=True)
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
    """Stop with the critical findings in production; elsewhere bring the database up to date."""
    from django.conf import settings
    from django.core.management import call_command

    from utblick.config.command import Unusable
    from utblick.config.installation import CRITICAL, findings, language_of

    language = language_of(None)

    def critical() -> list[str]:
        found = findings(production=settings.PRODUCTION)
        return [finding.said(language) for finding in found if finding.weight == CRITICAL]

    found = critical()
    if found and not settings.PRODUCTION:
        from django.db import DatabaseError

        try:
            call_command("migrate", interactive=False, verbosity=0)
        except DatabaseError as reason:
            raise Unusable(f"the database does not answer: {' '.join(str(reason).split())}") from None
        found = critical()
    if found:
        raise Unusable("\n".join(["it does not start, because:", *found]))


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
        raise Unusable(
            f"cannot listen on {host} port {port}: {reason.strerror}; try another --port"
        ) from None


def sign_ins() -> list[str]:
    """Give the lines that tell how to sign in to the example region; none where it is not loaded."""
    from utblick.features.organisation.example import PASSWORD, SHOWN_SIGN_INS
    from utblick.foundation.accounts.models import Account

    addresses = [email for email, _name in SHOWN_SIGN_INS]
    loaded = set(Account.objects.filter(email__in=addresses, is_active=True).values_list("email", flat=True))
    lines = [f"  {email:48} {name}" for email, name in SHOWN_SIGN_INS if email in loaded]
    return [f"Sign in with the password {PASSWORD} as", *lines] if lines else []


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
