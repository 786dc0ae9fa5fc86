"""`utblick example`: fill an empty installation with the example region."""

from __future__ import annotations

import argparse
import importlib
from importlib.util import find_spec

SUMMARY = "Load the example region: boards, units, remits, accounts and documents to try things with."
EXAMPLE = "  utblick example"

# In this order: an app may lean on what the apps below it have loaded.
APPS = (
    "utblick.features.organisation",
    "utblick.features.actors",
    "utblick.features.monitoring",
    "utblick.features.networks",
    "utblick.features.programmes",
    "utblick.features.advocacy",
    "utblick.features.projects",
    "utblick.features.exchanges",
    "utblick.features.contactpoint",
    "utblick.features.governance",
    # It tags what those above and below it have loaded.
    "utblick.features.balticsea",
    "utblick.features.followup",
    # It lets through what all others have loaded.
    "utblick.features.publishing",
    # Its letters tell what has been let through.
    "utblick.features.publishing.letters",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="do not print the sign-ins")


def run(options: argparse.Namespace) -> int:
    from utblick.config.starting import start_django

    start_django()
    from django.conf import settings
    from django.utils import timezone

    from utblick.config.command import Unusable
    from utblick.features.organisation.example import PASSWORD, SHOWN_SIGN_INS
    from utblick.foundation.accounts.matrix import load_defaults

    if settings.PRODUCTION:
        raise Unusable("this is a production installation: the example's passwords are known to everyone")
    at = timezone.now()
    load_defaults()
    for app in APPS:
        if find_spec(f"{app}.example") is None:
            continue
        counts = importlib.import_module(f"{app}.example").load(at)
        added = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
        print(f"{app.rpartition('.')[2]}: {added or 'nothing to add'}")
    if not options.quiet:
        print(f"\nSign in with one of these, password {PASSWORD}:")
        for email, label in SHOWN_SIGN_INS:
            print(f"  {email:32}{label}")
    return 0
