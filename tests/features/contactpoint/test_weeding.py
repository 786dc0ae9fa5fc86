"""Weeding: proposed by a decided rule, done by who decides, told in the trail; every half-year's figures stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint import actions, figures
from utblick.features.contactpoint.figures import Asked, Figures
from utblick.features.contactpoint.jobs import weeding
from utblick.features.contactpoint.models import (
    Case,
    CountedCase,
    Listener,
    NetworkMeeting,
    Profile,
    RuleCheck,
    Step,
    Weeding,
    WeedingRule,
)
from utblick.features.contactpoint.today import PARTS
from utblick.features.contactpoint.views.asked import half_years
from utblick.features.contactpoint.weeding import TimeOut, time_out
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.jobs import Running
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
PAGE = "/kontaktpunkt/gallring/"


@pytest.fixture
def decided(desk: datetime, person: Person) -> datetime:
    """Decide all rules, and give the moment."""
    for rule in WeedingRule.objects.all():
        said = {"months": rule.months, "decision": "RS 2026-77", "certainty": "known"}
        actions.keep_weeding_rule(rule.sort, **said, by=person("contactpoint"), at=desk)
    return desk


def _found(viewer: Viewer, at: datetime) -> TimeOut:
    return time_out(viewer, at.date())


def _all_figures(viewer: Viewer, at: datetime, *, is_masked: bool) -> list[Any]:
    def told(found: Figures) -> Any:
        counts = [cell.count for _words, cell in (*found.totals, *found.conversion)]
        tables = [(line.name, [cell.count for cell in line.cells]) for t in found.tables for line in t.lines]
        return counts, tables, found.hours, found.granted

    times = [Asked(*half) for half in half_years(at.date(), 26)]
    times.append(Asked(date(2014, 1, 1), date(2026, 12, 31), "cb-2014"))
    return [told(figures.figures(viewer, asked, is_masked=is_masked)) for asked in times]


def test_a_rule_that_nobody_has_decided_lets_nothing_go(desk: datetime, person: Person) -> None:
    found = _found(person("contactpoint"), desk)
    assert not found.goes
    assert any("inte beslutad" in due.stays for due in found.held)


def test_what_is_registered_secret_open_or_searched_for_is_held(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    held = {due.row.pk: due.stays for due in _found(by, decided).held}
    registered = Case.objects.get(diary_number="KP 2015-14")
    assert "diariefört" in held[registered.pk]
    museum = Case.objects.get(organisation="Exempellänets museum")
    assert museum.pk in {due.row.pk for due in _found(by, decided).goes}
    Case.objects.filter(pk=museum.pk).update(secrecy="osl_15_1", secrecy_reason="x")
    assert museum.pk not in {due.row.pk for due in _found(by, decided).goes}
    Case.objects.filter(pk=museum.pk).update(secrecy="")
    actions.note_step(museum, "reopened", on=date(2018, 3, 7), by=by, at=decided)
    assert "fortfarande öppet" in {due.row.pk: due.stays for due in _found(by, decided).held}[museum.pk]


def test_what_is_weeded_out_is_gone_and_every_figure_stays(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    goes = _found(by, decided).goes
    gone = [due.row for due in goes if isinstance(due.row, Case)]
    assert len(gone) == 3
    before = [_all_figures(by, decided, is_masked=is_masked) for is_masked in (False, True)]
    numbers = [case.pk for case in gone]
    row = actions.weed([due.key for due in goes], "Beslut RS 2026-77", by=by, at=decided)
    assert not Case.objects.filter(pk__in=numbers).exists()
    assert not Step.objects.filter(case__in=numbers).exists()
    assert not RuleCheck.objects.filter(case__in=numbers).exists()
    assert CountedCase.objects.count() == 3
    assert [_all_figures(by, decided, is_masked=is_masked) for is_masked in (False, True)] == before
    assert sum(rule["count"] for rule in row.rules) == len(goes)
    assert {rule["decision"] for rule in row.rules} == {"RS 2026-77"}


def test_what_is_left_names_nobody_and_no_day(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    texts = [
        *Case.objects.values_list("organisation", flat=True),
        *Case.objects.values_list("question", flat=True),
    ]
    actions.weed([due.key for due in _found(by, decided).goes], "RS 2026-77", by=by, at=decided)
    told = " ".join(str(list(CountedCase.objects.values())) + str(list(Weeding.objects.values())))
    kept = str(list(CountedCase.objects.values()))
    assert [text for text in texts if text and (text in told or text in kept)] == []
    days = [row.on for row in CountedCase.objects.all()]
    days += [fact.on for row in CountedCase.objects.all() for fact in row.facts]
    assert all((day.month, day.day) in ((1, 1), (7, 1)) for day in days)


def test_the_trail_says_that_it_happened(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    keys = [due.key for due in _found(by, decided).goes]
    actions.weed(keys, "RS 2026-77", by=by, at=decided)
    assert AuditEvent.objects.filter(action="contactpoint.weeding.erased").count() == len(keys)
    done = AuditEvent.objects.get(action="contactpoint.weeding.done")
    assert done.changes == {"ground": "RS 2026-77", "weeded_count": len(keys)}
    with pytest.raises(RuleBroken, match="ändrats under tiden"):
        actions.weed(keys[:1], "RS 2026-77", by=by, at=decided)


def test_a_figure_says_how_many_of_its_cases_are_gone(
    decided: datetime, person: Person, client_of: SignIn
) -> None:
    by = person("contactpoint")
    actions.weed([due.key for due in _found(by, decided).goes], "RS 2026-77", by=by, at=decided)
    address = "/kontaktpunkt/arenden/?figure=enquiries&first=2014-01-01&last=2020-12-31"
    client = client_of("contactpoint", "sv")
    assert "3 till har gallrats: bara antalen finns kvar." in client.get(address).content.decode()
    assert "1 till har gallrats" in client.get(f"{address}&county=SE125").content.decode()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "Skriv skälet"),
        ("Beslut om Exempellänets museum", "nämner någon"),
        ("Beslut 19800101-1234", "personnummer"),
    ],
)
def test_the_reason_is_given_and_names_nobody(
    reason: str, words: str, decided: datetime, person: Person
) -> None:
    by = person("contactpoint")
    count = Case.objects.count()
    with pytest.raises(RuleBroken, match=words):
        actions.weed([due.key for due in _found(by, decided).goes], reason, by=by, at=decided)
    assert Case.objects.count() == count


def test_nothing_goes_that_was_not_proposed_or_not_chosen(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    open_case = Case.objects.get(question__contains="85/75")
    for keys, words in (
        ([f"enquiry-{open_case.pk}"], "ändrats"),
        ([], "Inget är valt"),
        (["x-1"], "ändrats"),
    ):
        with pytest.raises(RuleBroken, match=words):
            actions.weed(keys, "RS 2026-77", by=by, at=decided)
    assert Case.objects.filter(pk=open_case.pk).exists()


def test_searches_listeners_and_meetings_have_times_of_their_own(decided: datetime, person: Person) -> None:
    by = person("contactpoint")
    at = decided + timedelta(days=40 * 365)
    actions.withdraw_listener(Listener.objects.get(), by=by, at=decided)
    sorts = {due.rule.sort for due in _found(by, at).goes}
    assert {"search", "listener", "meeting"} <= sorts
    actions.weed([due.key for due in _found(by, at).goes], "RS 2026-77", by=by, at=at)
    assert not Profile.objects.filter(way="in").exists()
    assert not Listener.objects.exists()
    assert not NetworkMeeting.objects.exists()


OTHERS = ("strateg", "kontakt.us", "sekreterare.run", "majoritet.rs", "projektledare")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_decides(name: str, decided: datetime, person: Person, client_of: SignIn) -> None:
    outsider, keys = person(name), [due.key for due in _found(person("contactpoint"), decided).goes]
    with pytest.raises(NotAllowed):
        time_out(outsider, decided.date())
    with pytest.raises(NotAllowed):
        actions.weed(keys, "RS 2026-77", by=outsider, at=decided)
    with pytest.raises(NotAllowed):
        actions.keep_weeding_rule("enquiry", months=1, by=outsider, at=decided)
    client = client_of(name)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"chosen": keys, "reason": "RS 2026-77"}).status_code == 403
    assert client.get(f"{PAGE}enquiry/").status_code == 403
    assert not Weeding.objects.exists()


def test_an_administrator_decides_by_numbers_alone(
    decided: datetime, person: Person, client_of: SignIn
) -> None:
    client = client_of("admin", "sv")
    page = client.get(PAGE).content.decode()
    for case in Case.objects.all():
        assert case.question not in page
        assert not case.organisation or case.organisation not in page
        assert not case.diary_number or case.diary_number not in page
    keys = html.fromstring(page).xpath("//input[@name='chosen']/@value")
    assert len(keys) == 3
    assert client.post(PAGE, {"chosen": keys, "reason": "RS 2026-77"}).status_code == 302
    assert CountedCase.objects.count() == 3
    assert "RS 2026-77" in client.get(PAGE).content.decode()


def test_an_adviser_sees_what_goes_and_chooses(decided: datetime, client_of: SignIn) -> None:
    client = client_of("contactpoint", "sv")
    page = client.get(PAGE).content.decode()
    assert "Räknas kulturarv" in page
    keys = html.fromstring(page).xpath("//input[@name='chosen']/@value")
    refused = client.post(PAGE, {"chosen": keys[:1], "reason": ""})
    assert refused.status_code == 422
    ticked = html.fromstring(refused.content).xpath("//input[@name='chosen'][@checked]/@value")
    assert ticked == keys[:1], "what was left ticked stays so"
    assert client.post(PAGE, {"chosen": keys[:1], "reason": "RS 2026-77"}).status_code == 302
    assert CountedCase.objects.count() == 1


def test_a_rule_is_data_and_nobody_overwrites_another(
    desk: datetime, person: Person, client_of: SignIn
) -> None:
    client = client_of("contactpoint", "sv")
    form = html.fromstring(client.get(f"{PAGE}enquiry/").content)
    version = form.xpath("//input[@name='version']/@value")[0]
    said = {"months": "24", "decision": "RS 2026-77", "certainty": "known", "version": version}
    assert client.post(f"{PAGE}enquiry/", said).status_code == 302
    assert client.post(f"{PAGE}enquiry/", {**said, "months": "12"}).status_code == 409
    rule = WeedingRule.objects.get(sort="enquiry")
    assert (rule.months, rule.is_decided) == (24, True)
    with pytest.raises(ChangedMeanwhile):
        actions.keep_weeding_rule("enquiry", version=0, months=1, by=person("contactpoint"), at=desk)
    assert client.get(f"{PAGE}inget/").status_code == 404


def test_the_job_proposes_once_a_month_and_erases_nothing(decided: datetime, person: Person) -> None:
    count = Case.objects.count()
    assert weeding(Running("contactpoint.weeding", decided, 0, 1)) == {"mails": 2}
    assert weeding(Running("contactpoint.weeding", decided, 0, 1)) == {"mails": 0}
    letters = list(OutboxMessage.objects.filter(key__startswith="contactpoint:weeding:"))
    assert {letter.to for letter in letters} == {"contactpoint@utblick.example", "admin@utblick.example"}
    assert all(PAGE in letter.text for letter in letters)
    assert Case.objects.count() == count
    assert [part for give in PARTS if (part := give(person("admin"), decided))]
    assert not [part for give in PARTS if (part := give(person("strateg"), decided))]


def test_nothing_is_proposed_where_nothing_is_decided(desk: datetime) -> None:
    assert weeding(Running("contactpoint.weeding", desk, 0, 1)) == {"mails": 0}
