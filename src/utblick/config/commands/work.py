"""`utblick work`: run the background work in a process of its own."""

from __future__ import annotations

import argparse
import signal
import threading
from types import FrameType

SUMMARY = "Run the background work: sources, digests, outgoing mail. Any number may run beside each other."
EXAMPLE = "  UTBLICK_JOBS=separate utblick work --threads 2"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threads", type=int, default=1, help="how many runs at once in this process (1 to 16)"
    )


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.starting import start_django

    if not 1 <= options.threads <= 16:
        raise Unusable("--threads is a number from 1 to 16")
    start_django()
    from django.conf import settings

    from utblick.config.installation import CRITICAL, database, findings
    from utblick.foundation.jobs.worker import Worker

    found = findings(production=True) if settings.PRODUCTION else list(database())
    if critical := [finding for finding in found if finding.weight == CRITICAL]:
        raise Unusable("\n".join(finding.en for finding in critical))
    stop = threading.Event()

    def ended(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ended)
    signal.signal(signal.SIGINT, ended)
    workers = [Worker(f"utblick-worker-{number}") for number in range(1, options.threads + 1)]
    for worker in workers:
        worker.start()
    print(f"{len(workers)} at work; Ctrl-C ends after the runs in hand", flush=True)
    stop.wait()
    for worker in workers:
        worker.stop()
    for worker in workers:
        worker.join()
    return 0
