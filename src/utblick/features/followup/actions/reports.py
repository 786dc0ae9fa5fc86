"""Reports: drafted in one click, written by a person, frozen for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.followup import rules
from utblick.features.followup.models import Report
from utblick.features.followup.reporting import KINDS, build
from utblick.features.followup.span import Span
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

WRITE = "followup.report.write"
LANGUAGES = ("sv", "en")


@transaction.atomic
def draft_report(
    kind: str, first: date, last: date, *, by: Viewer, at: datetime, board: Board | None = None
) -> Report:
    """Draft a report of a kind for some days, of a board or of all."""
    held = board if KINDS[kind].of_board else None
    rules.check_has_its_board(KINDS[kind].of_board, held is not None)
    by.check(WRITE, board=held.key if held else None)
    rules.check_span(first, last)
    rules.check_has_been(last, day_of(at))
    report = Report(
        kind=kind,
        board=held,
        first=first,
        last=last,
        created_at=at,
        created_by_id=by.account_id,
    )
    checked_and_saved(report)
    audit.record("followup.report.drafted", by=by, at=at, target=report, board=held.key if held else "")
    return report


@transaction.atomic
def write_report(report: Report, texts: Mapping[str, str], *, by: Viewer, at: datetime) -> Report:
    """Write texts in a draft, each as `language:section`; the figures stay live."""
    report = _locked(report)
    _check_may(report, by)
    rules.check_is_not_frozen(report.frozen_at is not None)
    allowed = {f"{language}:{part.__name__}" for language in LANGUAGES for part in KINDS[report.kind].parts}
    fresh = {key: _plain(text)[:20_000] for key, text in texts.items() if key in allowed}
    drafted = _drafted(report)
    # A text that is as it was drafted is nobody's: it goes on following the figures.
    kept = {key: text for key, text in {**report.texts, **fresh}.items() if text != drafted.get(key)}
    changed = sorted(key for key in allowed if report.texts.get(key) != kept.get(key))
    if changed:
        report.texts = kept
        report.version += 1
        checked_and_saved(report)
        audit.record("followup.report.written", by=by, at=at, target=report, changes={"sections": changed})
    return report


def _drafted(report: Report) -> dict[str, str]:
    """Give the texts as they would be drafted now, each as `language:section`."""
    span = Span(report.first, report.last, report.board.key if report.board else "")
    found = {}
    for language in LANGUAGES:
        with override(language):
            for one in build(report.kind, span, {}).sections:
                found[f"{language}:{one.key}"] = _plain(one.text)
    return found


def _plain(text: str) -> str:
    """Give a text as forms send it and as it is drafted alike."""
    return text.replace("\r\n", "\n").strip()


@transaction.atomic
def freeze_report(report: Report, *, by: Viewer, at: datetime) -> Report:
    """Keep the report as it is now, in both languages, for good."""
    report = _locked(report)
    _check_may(report, by)
    rules.check_is_not_frozen(report.frozen_at is not None)
    span = Span(report.first, report.last, report.board.key if report.board else "")
    frozen = {}
    for language in LANGUAGES:
        with override(language):
            frozen[language] = build(report.kind, span, report.texts).as_json()
    report.frozen, report.frozen_at = frozen, at
    report.version += 1
    checked_and_saved(report)
    audit.record("followup.report.frozen", by=by, at=at, target=report)
    return report


@transaction.atomic
def remove_report(report: Report, *, by: Viewer, at: datetime) -> None:
    """Remove a draft; a frozen report stays."""
    report = _locked(report)
    _check_may(report, by)
    rules.check_is_not_frozen(report.frozen_at is not None)
    audit.record("followup.report.removed", by=by, at=at, target=report)
    report.delete()


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("board").get(pk=report.pk)


def _check_may(report: Report, by: Viewer) -> None:
    by.check(WRITE, board=report.board.key if report.board else None)
