"""What people do with the goal: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, or `ValidationError` for what no row can have.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from utblick.features.followup import rules
from utblick.features.followup.models import NotApplicable, ParticipationDefinition
from utblick.features.organisation.actions.saving import as_audited, checked_and_saved
from utblick.features.organisation.models import Level, Unit
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

DEFINITION, EXEMPTION = "followup.definition.change", "followup.exemption.change"


@transaction.atomic
def decide_definition(
    *,
    valid_from: date,
    level: int = Level.UNIT,
    months: int = 24,
    kinds: Sequence[str] = (),
    directions: Sequence[str] = (),
    needs_evidence: bool = False,
    why: str = "",
    decided_by: str = "",
    by: Viewer,
    at: datetime,
) -> ParticipationDefinition:
    """Decide from a day on what counts; the version before holds until then, and keeps its figures."""
    by.check(DEFINITION)
    last = ParticipationDefinition.objects.select_for_update().order_by("-number").first()
    rules.check_begins_after_last(valid_from, last.valid_from if last else None)
    rules.check_says_why(why, last is None)
    if last is not None:
        last.valid_until = valid_from
        checked_and_saved(last)
    number = (ParticipationDefinition.objects.aggregate(n=Max("number"))["n"] or 0) + 1
    decided = ParticipationDefinition(
        number=number,
        valid_from=valid_from,
        level=level,
        months=months,
        kinds=sorted(kinds),
        directions=sorted(directions),
        needs_evidence=needs_evidence,
        why=why.strip(),
        decided_by=decided_by.strip(),
    )
    checked_and_saved(decided)
    changes = {
        name: [as_audited(getattr(last, name)) if last else None, as_audited(getattr(decided, name))]
        for name in ("level", "months", "kinds", "directions", "needs_evidence", "valid_from")
    }
    audit.record("followup.definition.created", by=by, at=at, target=decided, changes=changes)
    return decided


@transaction.atomic
def set_aside(
    unit: Unit, reason: str, *, valid_from: date, valid_until: date, by: Viewer, at: datetime
) -> NotApplicable:
    """Say that the goal does not apply to a unit from a day until another, with the reason."""
    by.check(EXEMPTION)
    rules.check_has_reason(reason)
    rules.check_ends_within_three_years(valid_from, valid_until)
    clash = NotApplicable.objects.filter(unit=unit, valid_from__lt=valid_until, valid_until__gt=valid_from)
    rules.check_is_exempt_once(clash.exists())
    made = NotApplicable(
        unit=unit,
        reason=reason.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
        account_id=by.account_id,
    )
    checked_and_saved(made)
    changes = {
        "unit": ["", unit.key],
        "reason": ["", made.reason],
        "valid_until": [None, valid_until.isoformat()],
    }
    audit.record("followup.exemption.created", by=by, at=at, target=made, changes=changes)
    return made


@transaction.atomic
def apply_again(made: NotApplicable, *, on: date, by: Viewer, at: datetime) -> None:
    """Let the goal apply again from a day on; an exemption that had not begun is taken away."""
    by.check(EXEMPTION)
    made = NotApplicable.objects.select_for_update(of=("self",)).select_related("unit").get(pk=made.pk)
    changes = {"valid_until": [as_audited(made.valid_until), on.isoformat()]}
    audit.record("followup.exemption.ended", by=by, at=at, target=made, changes=changes)
    if on <= made.valid_from:
        made.delete()
        return
    made.valid_until = on
    checked_and_saved(made)
