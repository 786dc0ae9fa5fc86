"""`utblick check`: what is wrong with this installation."""

from __future__ import annotations

import argparse

SUMMARY = "Say what is wrong with this installation, in plain words; exit 1 when something is."
EXAMPLE = "  utblick check --smtp\n  UTBLICK_PRODUCTION=1 utblick check --language en"

HEADINGS = {
    "critical": {"sv": "Måste rättas", "en": "Must be mended"},
    "wrong": {"sv": "Bör rättas", "en": "Should be mended"},
    "remark": {"sv": "Att veta", "en": "To know"},
}
WELL = {"sv": "Allt är som det ska.", "en": "Everything is as it should be."}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--smtp", action="store_true", help="also call the mail server")
    parser.add_argument("--language", choices=["sv", "en"], help="language of the answer")


def run(options: argparse.Namespace) -> int:
    from utblick.config.starting import start_django

    start_django()
    from django.conf import settings

    from utblick.config.installation import REMARK, findings, language_of

    language = language_of(options.language)
    found = findings(production=settings.PRODUCTION, smtp=options.smtp)
    for finding in found:
        print(f"{HEADINGS[finding.weight][language]}: {finding.said(language)}")
    wrong = [finding for finding in found if finding.weight != REMARK]
    if not wrong:
        print(WELL[language])
    return 1 if wrong else 0
