"""Read what the advisory desk keeps: cases for advisers alone, the idea bank and the results for all staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.contactpoint import rules
from utblick.features.contactpoint.kinds import Purpose, Way
from utblick.features.contactpoint.models import (
    Case,
    Consent,
    Event,
    Listener,
    NetworkMeeting,
    Profile,
    StandardAnswer,
    Story,
)
from utblick.features.contactpoint.rules import Standing
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Assignment
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer

VIEW, WRITE = "contactpoint.case.view", "contactpoint.case.write"
TOOL, OPEN, FIGURE = "contactpoint.tool.use", "contactpoint.open.view", "contactpoint.figure.view"
RUNS_OUT = timedelta(days=30)


def cases(viewer: Viewer) -> QuerySet[Case]:
    """Give the cases with their steps, to advisers alone."""
    viewer.check(VIEW)
    return Case.objects.select_related("owner").prefetch_related("steps")


def case_by_number(viewer: Viewer, number: int) -> Case:
    """Give one case. Raises Http404."""
    return get_object_or_404(cases(viewer), pk=number)


def profiles(viewer: Viewer) -> QuerySet[Profile]:
    """Give the partner profiles, to advisers alone."""
    viewer.check(VIEW)
    return Profile.objects.select_related("case").prefetch_related("consents", "forwardings")


def profile_by_number(viewer: Viewer, number: int) -> Profile:
    """Give one profile. Raises Http404."""
    return get_object_or_404(profiles(viewer), pk=number)


def listeners(viewer: Viewer) -> QuerySet[Listener]:
    """Give who wants to be told of partner searches, to advisers alone."""
    viewer.check(VIEW)
    return Listener.objects.all()


def answers(viewer: Viewer) -> QuerySet[StandardAnswer]:
    """Give the standard answers, to advisers alone."""
    viewer.check(VIEW)
    return StandardAnswer.objects.all()


def events(viewer: Viewer) -> QuerySet[Event]:
    """Give the events with their lists, to advisers alone."""
    viewer.check(VIEW)
    return Event.objects.prefetch_related("sign_ups", "evaluations")


def meetings(viewer: Viewer) -> QuerySet[NetworkMeeting]:
    """Give the network meetings with their documents, to advisers alone."""
    viewer.check(VIEW)
    return NetworkMeeting.objects.prefetch_related("documents")


def stories(viewer: Viewer) -> QuerySet[Story]:
    """Give what projects led to, to all staff."""
    viewer.check(OPEN)
    return Story.objects.all()


def ideas(viewer: Viewer, today: date) -> QuerySet[Profile]:
    """Give the idea bank, to all staff: what is reviewed, still agreed to and not run out.

    Only what the review let through may be shown of them: title of the objective, place and the text without a name.
    """
    viewer.check(OPEN)
    agreed = Consent.objects.filter(
        profile=OuterRef("pk"), purpose=Purpose.BANK, on__lte=today, withdrawn_on=None
    )
    rows = Profile.objects.filter(Exists(agreed), way=Way.OUT, expires_on__gte=today)
    return rows.exclude(reviewed_on=None).only(
        "bank_sv", "bank_en", "priority", "programme", "expires_on", "reviewed_on"
    )


def advisers(at: datetime) -> QuerySet[Account]:
    """Give the accounts that serve as advisers on the day."""
    serving = Assignment.objects.at(at).filter(role=Role.CONTACT_POINT_ADVISER)
    return Account.objects.offered(day_of(at)).filter(pk__in=serving.values("account"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case on the desk: where it stands, why it waits, for how many days, and whether an adviser has it."""

    case: Case
    standing: Standing
    why: str
    days: int
    has_owner: bool

    @property
    def place(self) -> tuple[bool, bool, int, int]:
        """Give its place on the desk: what nobody has or plans first, what is unanswered next, the oldest first."""
        is_planned = self.has_owner and self.case.next_on is not None
        return is_planned, self.standing.is_answered, -self.days, self.case.pk


def standing_of(case: Case) -> Standing:
    """Work out where a case stands; its steps are to be fetched with it."""
    return rules.standing(case.on, case.steps.all())


def open_cases(viewer: Viewer, at: datetime) -> list[Waiting]:
    """Give all open cases: those that wait for us first, in their place on the desk, then the others by their next day.

    Who no longer serves as an adviser answers for nothing.
    """
    today = day_of(at)
    serving = set(advisers(at).values_list("pk", flat=True))
    found = []
    for case in cases(viewer):
        where = standing_of(case)
        if where.is_open:
            has_owner = case.owner_id in serving
            why = rules.waits_because(where, case.next_on, today, has_owner)
            found.append(Waiting(case, where, why, (today - case.on).days, has_owner))
    waiting = sorted((one for one in found if one.why), key=lambda one: one.place)
    others = [one for one in found if not one.why]
    return [*waiting, *sorted(others, key=lambda one: (one.case.next_on or today, one.case.pk))]


def running_out(viewer: Viewer, at: datetime) -> list[Profile]:
    """Give the profiles whose time runs out within a month, or ran out during the last, the soonest first."""
    today = day_of(at)
    near = (today - RUNS_OUT, today + RUNS_OUT)
    return list(profiles(viewer).filter(expires_on__range=near).order_by("expires_on"))


def unanswered(viewer: Viewer, at: datetime) -> list[tuple[Profile, int]]:
    """Give the profiles that were sent and have replies still to come, with how many."""
    rows = profiles(viewer).filter(forwardings__reply="", expires_on__gte=day_of(at)).distinct()
    return [(row, sum(1 for one in row.forwardings.all() if not one.reply)) for row in rows]
