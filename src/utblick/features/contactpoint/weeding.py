"""What the advisory desk need not keep any longer by the region's plan: what may go, and what stays and why.

Nothing is erased here. Who may decide but may not see cases is told numbers and days, never what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.engine.coverage.months import months_after
from utblick.features.contactpoint import rules
from utblick.features.contactpoint.kinds import Sort, StepKind, Way
from utblick.features.contactpoint.models import Case, Listener, NetworkMeeting, Profile, WeedingRule
from utblick.foundation.accounts.viewer import Viewer

DECIDE = "contactpoint.weeding.decide"
Row = Case | Profile | Listener | NetworkMeeting
ENDED = {StepKind.APPLIED.value, StepKind.APPROVED.value, StepKind.REJECTED.value}


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time is out: of which sort, by which rule, since when, and why it stays; empty where it may go."""

    row: Row
    rule: WeedingRule
    last: date
    since: date
    stays: str = ""

    @property
    def key(self) -> str:
        """Give what a form calls it."""
        return f"{self.rule.sort}-{self.row.pk}"


@dataclass(slots=True)
class TimeOut:
    """What may go and what is held back, the oldest first."""

    goes: list[Due] = field(default_factory=list)
    held: list[Due] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Say how many may go."""
        return ngettext(
            "%(n)s record of the Contact Point is proposed for weeding",
            "%(n)s records of the Contact Point are proposed for weeding",
            len(self.goes),
        ) % {"n": len(self.goes)}


def time_out(viewer: Viewer, today: date) -> TimeOut:
    """Give everything whose time is out by a rule with a time."""
    viewer.check(DECIDE)
    found = TimeOut()
    plan = {rule.sort: rule for rule in WeedingRule.objects.filter(months__isnull=False)}
    dues = [due for due in _all(plan, today) if due.since <= today]
    for due in sorted(dues, key=lambda one: (one.since, one.key)):
        (found.held if due.stays else found.goes).append(due)
    return found


def _all(plan: dict[str, WeedingRule], today: date) -> Iterator[Due]:
    for case in Case.objects.prefetch_related("steps", "profiles") if _cases_have(plan) else ():
        steps = list(case.steps.all())
        sort = Sort.APPLICATION if any(step.kind in ENDED for step in steps) else Sort.ENQUIRY
        if (rule := plan.get(sort)) is not None:
            last = max([case.on, *(step.on for step in steps)])
            yield _due(case, rule, last, _binding(case, today))
    if (rule := plan.get(Sort.SEARCH)) is not None:
        for profile in Profile.objects.filter(way=Way.IN, case=None, expires_on__lt=today):
            yield _due(profile, rule, profile.expires_on)
    if (rule := plan.get(Sort.LISTENER)) is not None:
        for listener in Listener.objects.exclude(withdrawn_on=None):
            yield _due(listener, rule, listener.withdrawn_on or today)
    if (rule := plan.get(Sort.MEETING)) is not None:
        for meeting in NetworkMeeting.objects.all():
            yield _due(meeting, rule, meeting.until)


def _cases_have(plan: dict[str, WeedingRule]) -> bool:
    return Sort.ENQUIRY in plan or Sort.APPLICATION in plan


def _due(row: Row, rule: WeedingRule, last: date, stays: str = "") -> Due:
    if not stays and not rule.is_decided:
        stays = _("The rule is not decided: write the decision, and how certain it is.")
    return Due(row, rule, last, months_after(last, rule.months or 0), stays)


def _binding(case: Case, today: date) -> str:
    """Say why a case must stay whatever the rule says."""
    if case.diary_number.strip():
        return _("It is registered in the diary: the plan of its matter decides.")
    if case.secrecy:
        return _("It is marked as secret: it stays until the mark has been tried and taken away.")
    if rules.standing(case.on, case.steps.all()).is_open:
        return _("It is still open: close it first.")
    if any(profile.expires_on >= today for profile in case.profiles.all()):
        return _("A partner search of it still holds.")
    return ""
