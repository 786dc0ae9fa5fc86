"""The pages of the Contact Point, and what each of them shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.end_to_end.page import Page
from utblick.engine.eligibility import PROGRAMMES, check, read_idea
from utblick.features.contactpoint import actions, links
from utblick.features.contactpoint.example import load
from utblick.features.contactpoint.models import (
    Case,
    Event,
    Forwarding,
    Listener,
    NetworkMeeting,
    Profile,
    RuleCheck,
    SignUp,
    StandardAnswer,
    Step,
    Story,
)
from utblick.features.organisation.models import Assignment
from utblick.features.organisation.viewers import viewer_for
from utblick.features.programmes.example import load as load_programmes
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role


def _token(salt: str, number: int) -> str:
    return links.path(salt, number).split("/")[-2]


PAGES: dict[str, tuple[Page, ...]] = {
    "contactpoint": (
        Page("contactpoint:home"),
        Page("contactpoint:cases"),
        Page("contactpoint:cases", query="?figure=enquiries&first=2014-01-01&last=2029-12-31"),
        Page("contactpoint:note"),
        Page("contactpoint:case", lambda: Case.objects.get(question__contains="havsvikar").pk),
        Page("contactpoint:case", lambda: Case.objects.get(question__contains="85/75").pk),
        Page("contactpoint:change_case", Case),
        Page("contactpoint:plan", Case),
        Page("contactpoint:step", lambda: (Case.objects.latest("pk").pk, "advice")),
        Page("contactpoint:step", lambda: (Case.objects.latest("pk").pk, "applied")),
        Page("contactpoint:step", lambda: (Case.objects.get(question__contains="havsvikar").pk, "sister")),
        Page("contactpoint:change_step", Step),
        Page("contactpoint:check"),
        Page("contactpoint:check", query="?programme=cb-2014"),
        Page("contactpoint:kept_check", RuleCheck),
        Page("contactpoint:answers"),
        Page("contactpoint:new_answer"),
        Page("contactpoint:change_answer", StandardAnswer),
        Page("contactpoint:profiles"),
        Page("contactpoint:profile", lambda: Profile.objects.get(way="out").pk),
        Page("contactpoint:profile", lambda: Profile.objects.get(way="in").pk),
        Page("contactpoint:new_profile"),
        Page("contactpoint:new_profile_of", Case),
        Page("contactpoint:change_profile", Profile),
        Page("contactpoint:renew_profile", Profile),
        Page("contactpoint:consent", Profile),
        Page("contactpoint:forward", Profile),
        Page("contactpoint:bank", Profile),
        Page("contactpoint:reply", Forwarding),
        Page("contactpoint:listeners"),
        Page("contactpoint:new_listener"),
        Page("contactpoint:change_listener", Listener),
        Page("contactpoint:events"),
        Page("contactpoint:new_event"),
        Page("contactpoint:event", lambda: Event.objects.earliest("starts_at").pk),
        Page("contactpoint:change_event", Event),
        Page("contactpoint:meetings"),
        Page("contactpoint:new_meeting"),
        Page("contactpoint:meeting", lambda: NetworkMeeting.objects.earliest("on").pk),
        Page("contactpoint:change_meeting", NetworkMeeting),
        Page("contactpoint:add_document", NetworkMeeting),
        Page("contactpoint:calls"),
        Page("contactpoint:weeding"),
        Page("contactpoint:weeding_rule", "enquiry"),
        Page("contactpoint:ideas"),
        Page("contactpoint:stories"),
        Page("contactpoint:new_story"),
        Page("contactpoint:change_story", Story),
        Page("contactpoint:figures"),
        Page("contactpoint:figures", query="?for=board"),
    ),
}
# Anybody may open these; a wrong link is a page too.
OUTSIDE = (
    Page("contactpoint:sign_up", "soka-central-baltic"),
    Page("contactpoint:sign_up", "fullsatt"),
    Page("contactpoint:sign_up", "idestuga"),
    Page("contactpoint:evaluate", lambda: _token(links.JUDGE, Event.objects.latest("starts_at").pk)),
    Page("contactpoint:sign_off", lambda: _token(links.LEAVE, SignUp.objects.earliest("pk").pk)),
    Page("contactpoint:sign_off", "wrong"),
    Page("contactpoint:evaluate", lambda: _token(links.JUDGE, Event.objects.earliest("starts_at").pk)),
    Page("contactpoint:evaluate", "wrong"),
)
NO_PAGES = {
    "contactpoint:profile_sheet": "a file",
    "contactpoint:handed_over": "a file",
    "contactpoint:calls_file": "a file",
    "contactpoint:event_file": "a file",
}


def fill(account: Account, at: datetime) -> None:
    """Load the example; let there be a kept check, and an event with a list that some have judged."""
    load_programmes(at)
    load(at)
    since = (at - timedelta(days=30)).date()
    Assignment.objects.create(account=account, role=Role.CONTACT_POINT_ADVISER, valid_from=since)
    by = viewer_for(account, at)
    case = Case.objects.get(question__contains="havsvikar")
    idea = {"title": "Havsvikar", "programme": "cb-2021", "partners": [{"name": "A", "country": "SE"}]}
    rules = PROGRAMMES["cb-2021"]
    actions.keep_check(case, idea, check(read_idea(idea), rules, at.date()), rules, by=by, at=at)
    begins = at - timedelta(days=4)
    event = actions.save_event(
        None,
        key="idestuga",
        title_sv="Idéstuga",
        title_en="Ideas workshop",
        programme="cb-2021",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        place="Örebro",
        sign_up_until=begins,
        erase_on=(at + timedelta(days=20)).date(),
        by=by,
        at=at,
    )
    ahead = at + timedelta(days=9)
    full = actions.save_event(
        None,
        key="fullsatt",
        title_sv="Skrivarstuga",
        title_en="Writing workshop",
        programme="cb-2021",
        starts_at=ahead,
        ends_at=ahead + timedelta(hours=2),
        place="Nyköping",
        seats=1,
        sign_up_until=ahead,
        erase_on=(ahead + timedelta(days=20)).date(),
        by=by,
        at=at,
    )
    for name in ("ett", "tva"):
        one = {"name": name, "mail": f"{name}@exempel.example", "organisation": ""}
        actions.sign_up(full, **one, county="SE123", language="sv", at=at)
    actions.keep_weeding_rule("enquiry", months=36, decision="RS 2026-1", certainty="known", by=by, at=at)
    said = {"name": "Namn Exempel", "mail": "namn@exempel.example", "organisation": "Exempel"}
    actions.sign_up(event, **said, county="SE124", language="sv", at=begins - timedelta(days=1))
    actions.note_attendance(event, [SignUp.objects.get(event=event).pk], by=by, at=at)
    actions.evaluate(event, grade=4, best="Tid för egna idéer", missing="Kaffe", at=at)
