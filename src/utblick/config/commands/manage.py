"""`utblick manage`: Django's own management commands, with our settings."""

from __future__ import annotations

import argparse

SUMMARY = "Run one of Django's management commands (migrate, makemigrations, shell …)."
EXAMPLE = "  utblick manage migrate"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and its arguments")


def run(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    from utblick.config.starting import start_django

    # Django's own start gives a traceback for a setting that cannot be read.
    start_django()
    execute_from_command_line(["utblick manage", *options.words])
    return 0
