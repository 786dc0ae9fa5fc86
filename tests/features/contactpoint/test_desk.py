"""The desk: nobody waits unseen, an answer is used again in one form, and a case is handed over with a consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint import actions, handing_over, queries
from utblick.features.contactpoint.actions import Enquiry
from utblick.features.contactpoint.models import Case, StandardAnswer
from utblick.features.organisation.models import Assignment
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


@pytest.fixture
def noted(desk: datetime, person: Person) -> Callable[..., Case]:
    """Give a way to note an enquiry that is some days old."""
    Case.objects.all().delete()

    def note(days: int, **fields: Any) -> Case:
        said = {"channel": "phone", "programme": "cb-2021", "county": "SE123", "question": "Får vi söka?"}
        wish = Enquiry(on=desk.date() - timedelta(days=days), **{**said, **fields})
        return actions.note_enquiry(wish, by=person("contactpoint"), at=desk)

    return note


def test_what_nobody_has_or_plans_stands_first_then_the_unanswered_the_oldest_first(
    noted: Callable[..., Case], desk: datetime, person: Person
) -> None:
    by, today = person("contactpoint"), desk.date()
    owner = Account.objects.get(pk=by.account_id)
    gone, ahead = today - timedelta(days=1), today + timedelta(days=9)
    overdue = noted(50, answer="Ja.", next_step="Ring", next_on=gone)
    unanswered = noted(3, next_step="Svara", next_on=ahead)
    planned = noted(9, answer="Ja.", next_step="Ring", next_on=ahead)
    unplanned = noted(20, answer="Ja.")
    fresh, old = noted(2), noted(30)
    unowned = noted(10, answer="Ja.", next_step="Ring", next_on=ahead)
    actions.plan_next(unowned, "Ring", ahead, None, by=by, at=desk)
    rows = queries.open_cases(by, desk)
    assert [one.case.pk for one in rows] == [
        one.pk for one in (old, fresh, unplanned, unowned, unanswered, overdue, planned)
    ]
    assert [one.why for one in rows] == ["answer", "answer", "nothing", "owner", "answer", "overdue", ""]
    assert owner.pk == overdue.owner_id


def test_who_no_longer_serves_answers_for_nothing(
    noted: Callable[..., Case], desk: datetime, person: Person, client_of: SignIn
) -> None:
    by, today = person("contactpoint"), desk.date()
    left = Account.objects.get(email="strateg@utblick.example")
    case = noted(4, answer="Ja.")
    actions.plan_next(case, "Ring", today + timedelta(days=5), left, by=by, at=desk)
    ((one),) = queries.open_cases(by, desk)
    assert (one.why, one.has_owner) == ("owner", False)
    client = client_of("contactpoint")
    assert "nobody answers for it" in client.get("/kontaktpunkt/").content.decode()
    said = client.get(f"/kontaktpunkt/arenden/{case.pk}/").content.decode()
    assert f"{left.name} no longer serves as an adviser" in said
    Assignment.objects.create(
        account=left, role=Role.CONTACT_POINT_ADVISER, valid_from=today - timedelta(days=1)
    )
    assert [one.why for one in queries.open_cases(by, desk)] == [""]


def test_each_row_tells_owner_age_and_next_step(desk: datetime, client_of: SignIn) -> None:
    page = html.fromstring(client_of("contactpoint").get("/kontaktpunkt/").content)
    heads = page.xpath("//section[@aria-labelledby='waits']//thead//th/text()")
    assert heads == ["Question", "Why", "Next step", "Who answers for it", "Age in days"]
    others = page.xpath("//section[@aria-labelledby='others']//li")
    assert all("days old" in one.text_content() for one in others)


def test_a_standard_answer_is_noted_and_the_case_closed_with_one_form(
    desk: datetime, client_of: SignIn
) -> None:
    answer = StandardAnswer.objects.get(title_sv="Hur många partner behövs?")
    said = {"question": "Räcker två?", "county": "SE124", "standard": str(answer.pk), "is_done": "on"}
    assert client_of("contactpoint").post("/kontaktpunkt/arenden/ny/", said).status_code == 302
    case = Case.objects.latest("pk")
    advice, closed = case.steps.all()
    assert (advice.kind, closed.kind) == ("advice", "closed")
    assert (advice.words, advice.answer, advice.passage) == (answer.text_en, answer, answer.passage)
    assert advice.rules_marks, "the rules that it rests on"


def test_own_words_go_before_the_standard_answers_and_another_period_is_refused(
    desk: datetime, person: Person
) -> None:
    answer = StandardAnswer.objects.earliest("pk")
    said: dict[str, Any] = {"on": desk.date(), "channel": "phone", "county": "SE123", "question": "Hur?"}
    by = person("contactpoint")
    wish = Enquiry(**said, programme="cb-2021", standard=answer, answer="Egna ord.")
    step = actions.note_enquiry(wish, by=by, at=desk).steps.get()
    assert (step.words, step.answer) == ("Egna ord.", answer)
    with pytest.raises(RuleBroken, match="programperiod"):
        actions.note_enquiry(Enquiry(**said, programme="cb-2014", standard=answer), by=by, at=desk)


def test_what_is_handed_over_is_written_beforehand_and_names_no_person(
    case: Case, desk: datetime, person: Person
) -> None:
    Case.objects.filter(pk=case.pk).update(person="Ada Exempel", reach="ada@exempel.example")
    case.refresh_from_db()
    note = handing_over.note_of(case)
    assert case.question in note
    assert "PO4" in note
    assert "vassklippning" in note
    assert "Ada" not in note
    assert "ada@" not in note


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        ("secretariat", "Central Baltics gemensamma sekretariat"),
        ("sister", "Region Stockholm, kontaktpunkt Sverige Nord"),
    ],
)
def test_a_case_is_handed_over_in_two_presses_with_a_consent(
    kind: str, whom: str, case: Case, desk: datetime, client_of: SignIn
) -> None:
    client = client_of("contactpoint")
    page = html.fromstring(client.get(f"/kontaktpunkt/arenden/{case.pk}/").content)
    (address,) = page.xpath(f"//section[@aria-labelledby='next']//a[contains(@href, '/steg/{kind}/')]/@href")
    form = html.fromstring(client.get(address).content).xpath("//form[.//textarea[@name='words']]")[0]
    said = {name: value for name, value in form.fields.items() if value}
    assert said["to_whom"] == whom
    assert case.question in said["words"]
    before = case.steps.count()
    assert client.post(address, said).status_code == 422, "nobody has said that they agreed"
    assert case.steps.count() == before
    assert client.post(address, {**said, "agreed_how": "phone"}).status_code == 302
    step = case.steps.latest("pk")
    assert (step.kind, step.to_whom, step.agreed_by) == (kind, whom, case.organisation)


def test_nothing_is_handed_over_without_a_consent(case: Case, desk: datetime, person: Person) -> None:
    said = {"on": desk.date(), "words": "Allt.", "to_whom": "Kontaktpunkt Estland"}
    with pytest.raises(RuleBroken, match="samtycket"):
        actions.note_step(case, "sister", **said, by=person("contactpoint"), at=desk)


def test_who_agreed_is_said_by_function(case: Case, desk: datetime, person: Person) -> None:
    Case.objects.filter(pk=case.pk).update(person="Ada Exempel")
    said = {"on": desk.date(), "words": "Allt.", "agreed_by": "Ada Exempel, ordförande", "agreed_how": "mail"}
    with pytest.raises(RuleBroken, match="funktion"):
        actions.note_step(case, "secretariat", **said, by=person("contactpoint"), at=desk)


def test_a_priority_is_told_by_its_code_and_its_name(case: Case, desk: datetime, client_of: SignIn) -> None:
    client = client_of("contactpoint")
    name = "PO4 Improved coastal and marine environment"
    for address in (
        f"/kontaktpunkt/arenden/{case.pk}/",
        "/kontaktpunkt/arenden/",
        f"/kontaktpunkt/profiler/{case.profiles.get().pk}/",
        "/kontaktpunkt/profiler/",
        "/kontaktpunkt/sokande/",
        "/kontaktpunkt/idebank/",
    ):
        assert name in client.get(address).content.decode(), address
