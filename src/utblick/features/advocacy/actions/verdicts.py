"""Verdicts: given with the passage, frozen, replaced by a later one or withdrawn openly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.models import Grade, Passage, Text, Verdict, Wording
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

GIVE = "advocacy.verdict.give"


@transaction.atomic
def give_verdict(
    wording: Wording,
    text: Text,
    *,
    outcome: str,
    passages: Iterable[str] = (),
    reason: str = "",
    our_part: str = "",
    others_part: str = "",
    rival: str = "",
    grade: int = Grade.CLAIMED,
    confirmed_by: str = "",
    seen: int | None = None,
    is_example: bool = False,
    by: Viewer,
    at: datetime,
) -> Verdict:
    """Say how far a wording got in a version, with the passages it rests on; a verdict before it is replaced.

    `seen` is the number of the verdict that held when the judge looked, 0 for none; None asks nothing.
    """
    by.check(GIVE)
    wording = Wording.objects.select_for_update(of=("self",)).select_related("ask").get(pk=wording.pk)
    rules.check_same_procedure(wording.procedure_id, text.procedure_id)
    wanted = list(dict.fromkeys(passages))
    found = {row.identifier: row for row in Passage.objects.filter(text=text, identifier__in=wanted)}
    rules.check_passages_are_there([one for one in wanted if one not in found])
    rules.check_has_evidence(outcome, bool(found), reason)
    rules.check_confirmation(grade, confirmed_by)
    before = Verdict.objects.filter(
        wording=wording, text=text, replaced_by__isnull=True, withdrawn_at__isnull=True
    ).first()
    if seen is not None:
        keeping.check_version(before.pk if before is not None else 0, seen)
    verdict = Verdict(
        wording=wording,
        text=text,
        outcome=outcome,
        passages=[
            {"identifier": one, "label": found[one].label, "quote": found[one].words} for one in wanted
        ],
        reason=reason.strip(),
        our_part=our_part.strip(),
        others_part=others_part.strip(),
        rival=rival.strip(),
        grade=grade,
        confirmed_by=confirmed_by.strip(),
        old=wording.old,
        new=wording.new,
        at=at,
        by_id=by.account_id,
        by_name=by.name[:120],
        is_example=is_example,
    )
    if before is not None:
        # The one that held steps aside first: only one may hold.
        before.withdrawn_at, before.withdrawn_because = at, "replaced"
        before.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _checked_and_saved(verdict)
    if before is not None:
        before.withdrawn_at, before.withdrawn_because, before.replaced_by = None, "", verdict
        before.save(update_fields=["withdrawn_at", "withdrawn_because", "replaced_by"])
    changes = {"outcome": [before.outcome if before else "", outcome], "text": ["", str(text)]}
    audit.record("advocacy.verdict.given", by=by, at=at, target=wording.ask, changes=changes)
    return verdict


@transaction.atomic
def withdraw_verdict(verdict: Verdict, *, because: str, by: Viewer, at: datetime) -> Verdict:
    """Withdraw a verdict openly: it stays to be read, with the reason."""
    by.check(GIVE)
    verdict = (
        Verdict.objects.select_for_update(of=("self",)).select_related("wording__ask").get(pk=verdict.pk)
    )
    rules.check_holds(verdict.replaced_by_id is not None or verdict.withdrawn_at is not None)
    rules.check_says_why(because)
    verdict.withdrawn_at, verdict.withdrawn_because = at, because.strip()
    _checked_and_saved(verdict)
    changes = {"outcome": [verdict.outcome, ""], "reason": ["", because.strip()]}
    audit.record("advocacy.verdict.withdrawn", by=by, at=at, target=verdict.wording.ask, changes=changes)
    return verdict


def _checked_and_saved(verdict: Verdict) -> None:
    # Who judged may have left since; that nothing got in needs no passage. The rules have looked at both.
    verdict.full_clean(exclude=["by", "passages"])
    verdict.save()
