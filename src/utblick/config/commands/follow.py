"""`utblick follow`: switch on the sources that a region's EU office usually follows."""

from __future__ import annotations

import argparse
import json

SUMMARY = "Follow the catalogue's sources: those that are missing, and what nobody has changed of the others."
EXAMPLE = """  utblick follow
  {"added": 40, "renewed": 0, "unchanged": 0}

Run it again after an upgrade; what people have changed is left alone."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.starting import start_django

    start_django()
    from django.db import DatabaseError
    from django.utils import timezone

    from utblick.features.monitoring.actions.sources import load_catalogue
    from utblick.foundation.accounts.viewer import system

    try:
        print(json.dumps(load_catalogue(timezone.now(), by=system("utblick follow"))))
    except DatabaseError as error:
        raise Unusable(f"the database is not ready ({error}); `utblick manage migrate` prepares it") from None
    return 0
