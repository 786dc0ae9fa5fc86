"""`utblick report`: one command for every report that the rooms bring."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utblick.foundation.accounts.viewer import Viewer
    from utblick.ui.reports.listed import Asked, Report

SUMMARY = "Write a report (EU review, Baltic Sea year, audit pack …) as a page, Word, PDF or Excel."
EXAMPLE = """  utblick report
  utblick report baltic-sea --period 2026 --format docx --out ostersjon-2026.docx
  utblick report contact-point --period 2026-H1 --out halvar.pdf
  utblick report advocacy-log --period 2026-05 --as anna@example.se --out maj.xlsx

Without a name it lists the reports. It is made as somebody reads it who may see what every role may see, or
with --as as that account would read it today. The same records on the same day give the same bytes."""

FORMATS = ("html", "docx", "pdf", "xlsx")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="which report; without it they are listed")
    parser.add_argument("--period", metavar="TIME", help="a year, half-year or month: 2026, 2026-H1, 2026-05")
    parser.add_argument("--format", metavar="FORMAT", help="html, docx, pdf or xlsx (default: as --out ends)")
    parser.add_argument(
        "--out", metavar="FILE", default="-", help="the file to write (default: standard output)"
    )
    parser.add_argument("--board", metavar="KEY", help="the board, for reports of one board: RUN")
    parser.add_argument("--as", dest="account", metavar="ACCOUNT", help="e-mail address of who reads it")
    parser.add_argument("--language", metavar="LANGUAGE", help="sv or en (default: the terminal's)")


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.installation import language_of
    from utblick.config.starting import start_django

    if options.language not in (None, "sv", "en"):
        raise Unusable(f"there is no language `{options.language}`; reports are in sv and en")
    start_django()
    from django.db import DatabaseError
    from django.utils import timezone
    from django.utils.translation import override

    from utblick.ui.reports.listed import reports

    listed = reports()
    with override(language_of(options.language)):
        if options.name is None:
            return _list(listed)
        report = _named(listed, options.name)
        form = _format(options.format, options.out)
        at = timezone.now()
        try:
            made = _made(report, form, options, at)
        except DatabaseError as error:
            raise Unusable(
                f"the database is not ready ({error}); `utblick manage migrate` prepares it"
            ) from None
    _write(options.out, form, made)
    return 0


def _list(listed: dict[str, Report]) -> int:
    for name, report in listed.items():
        print(f"{name:16}{report.summary}")
    return 0


def _named(listed: dict[str, Report], name: str) -> Report:
    from utblick.config.command import Unusable

    if name not in listed:
        raise Unusable(f"there is no report `{name}`; there are {', '.join(listed)}")
    return listed[name]


def _format(asked: str | None, out: str) -> str:
    """Give the format that is asked for, or that the file's name tells."""
    from utblick.config.command import Unusable

    form = asked or Path(out).suffix.removeprefix(".").lower() or "html"
    if form not in FORMATS:
        what = "there is no format" if asked else "the file's name tells no format:"
        raise Unusable(f"{what} `{form}`; choose one of {', '.join(FORMATS)} with --format")
    return form


def _made(report: Report, form: str, options: argparse.Namespace, at: datetime) -> bytes:
    from django.utils.translation import override

    from utblick.config.command import Unusable
    from utblick.foundation.accounts.matrix import explain_refusal
    from utblick.foundation.accounts.viewer import NotAllowed
    from utblick.foundation.rules import RuleBroken
    from utblick.ui.reports.listed import written

    asked = _asked(report, options, at)
    try:
        return written(report, asked, form)
    except NotAllowed as reason:
        who = "This account may not read it" if options.account else "Not everybody may read it"
        with override("en"):
            refusal = explain_refusal(str(reason))
        raise Unusable(f"{who} (--as ACCOUNT reads as somebody). {refusal}") from None
    except RuleBroken as reason:
        raise Unusable(str(reason)) from None


def _asked(report: Report, options: argparse.Namespace, at: datetime) -> Asked:
    """Read the time and the board, and who reads."""
    from utblick.config.command import Unusable
    from utblick.features.organisation.dated import day_of
    from utblick.ui.reports.listed import Asked
    from utblick.ui.reports.periods import EXAMPLES, read_period

    ways = ", ".join(f"a {length} ({EXAMPLES[length]})" for length in report.lengths)
    if options.period is None:
        raise Unusable(f"say of which time with --period: {ways}")
    period = read_period(options.period)
    if period is None:
        raise Unusable(f"the time `{options.period}` cannot be read; write {ways}")
    if period.length not in report.lengths:
        raise Unusable(f"`{report.name}` is not made for a {period.length}; write {ways}")
    today = day_of(at)
    if period.first > today:
        raise Unusable(f"{period.written} has not begun; ask for a time that has")
    board = _board(report, options.board, min(period.last, today))
    return Asked(_viewer(options.account, at), period, at, min(period.last, today), board)


def _board(report: Report, key: str | None, on: date) -> str:
    from utblick.config.command import Unusable
    from utblick.features.organisation.queries import boards

    if not report.is_of_board:
        if key:
            raise Unusable(f"`{report.name}` is of the whole region; leave --board out")
        return ""
    keys = [board.key for board in boards(on)]
    if key not in keys:
        said = f"there is no board `{key}` on that day" if key else "say which board with --board"
        raise Unusable(f"{said}: {', '.join(keys)}")
    return key


def _viewer(email: str | None, at: datetime) -> Viewer:
    """Give who reads it: the account, or somebody who may see what people of every role may."""
    from utblick.config.command import Unusable
    from utblick.features.organisation.viewers import viewer_for
    from utblick.foundation.accounts.matrix import everybody
    from utblick.foundation.accounts.models import Account
    from utblick.foundation.accounts.viewer import NOBODY

    if email is None:
        return everybody()
    account = Account.objects.filter(email__iexact=email).first()
    viewer = viewer_for(account, at)
    if viewer == NOBODY:
        raise Unusable(f"no account `{email}` may sign in today; give the e-mail address of one that may")
    return viewer


def _write(path: str, form: str, made: bytes) -> None:
    from utblick.config.command import Unusable

    if path == "-":
        if form != "html" and sys.stdout.isatty():
            raise Unusable(f"{form} is not for a screen; say where to write it with --out FILE")
        sys.stdout.buffer.write(made)
        sys.stdout.flush()
        return
    try:
        Path(path).write_bytes(made)
    except OSError as error:
        raise Unusable(f"cannot write to {path}: {error.strerror}") from None
