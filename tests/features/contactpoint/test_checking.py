"""The rule check says what the engine says, keeps nothing unless asked, and is never a promise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint.models import Case, RuleCheck, StandardAnswer
from utblick.features.programmes.models import Rate
from utblick.foundation.accounts.viewer import Viewer

pytestmark = pytest.mark.django_db
PAGE = "/kontaktpunkt/regelkoll/"
SignIn = Callable[..., Client]
IDEA = {
    "programme": "cb-2021",
    "title": "Clean bays",
    "priority": "PO4",
    "months": "30",
    "total_eur": "1000000",
    "eu_eur": "850000",
    "starts_on": "2027-03-01",
    "quoted": "85/75 %",
    "rows": "3",
    "p1-name": "Vattenråd",
    "p1-country": "SE",
    "p1-nuts3": "se123",
    "p1-legal_form": "public",
    "p1-role": "lead",
    "p2-name": "Tartu",
    "p2-country": "EE",
    "p2-nuts3": "EE008",
    "p2-legal_form": "ngo",
    "p2-role": "partner",
}


@pytest.mark.parametrize("name", ["contactpoint", "projektledare", "kontakt.us"])
def test_all_staff_check_an_idea_and_nothing_is_kept(name: str, desk: datetime, client_of: SignIn) -> None:
    answer = client_of(name).post(PAGE, IDEA)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Speaks against it" in said
    assert "To ask the secretariat about" in said
    assert "This is no promise" in said
    assert "85 % stands in the rules of Interreg Central Baltic 2014–2020" in said
    assert "Source:" in said
    assert html.fromstring(said).xpath("//input[@name='p2-name']/@value") == ["Tartu"]
    assert not RuleCheck.objects.exists()


def test_an_empty_idea_asks_and_never_refuses(desk: datetime, client_of: SignIn) -> None:
    said = client_of("projektledare").post(PAGE, {"programme": "cb-2021"}).content.decode()
    assert "Speaks against it" not in said
    assert "To ask the secretariat about" in said


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_applicant_gets_it_on_paper(form: str, desk: datetime, client_of: SignIn) -> None:
    answer = client_of("contactpoint").post(PAGE, {**IDEA, "document": form})
    assert answer.content.startswith(b"%PDF" if form == "pdf" else b"PK")


def test_an_adviser_keeps_it_in_a_case_with_the_rules_of_the_day(
    case: Case, desk: datetime, client_of: SignIn
) -> None:
    client = client_of("contactpoint")
    answer = client.post(PAGE, {**IDEA, "case": str(case.pk), "keep": "1"})
    assert answer.status_code == 302
    row = RuleCheck.objects.get()
    assert (row.case, row.programme) == (case, "cb-2021")
    assert row.rules_marks
    assert {one["verdict"] for one in row.findings} == {"met", "not_met", "ask"}
    kept = client.get(f"{PAGE}{row.pk}/").content.decode()
    assert "The rules have changed since" not in kept
    assert client.get(f"{PAGE}{row.pk}/?document=pdf").content.startswith(b"%PDF")
    Rate.objects.filter(programme__key="cb-2021", country="SE").update(percent=70)
    assert "shares that are paid" in client.get(f"{PAGE}{row.pk}/").content.decode()


def test_nobody_else_names_a_case(case: Case, desk: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    assert client.post(PAGE, {**IDEA, "case": str(case.pk), "keep": "1"}).status_code == 403
    assert client.get(f"{PAGE}?case={case.pk}").status_code == 403
    assert not RuleCheck.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"p1-nuts3": "Linköping"[:5]},
        {"p1-nuts3": "EE008"},
        {"months": "-3"},
        {"starts_on": "2027-02-31"},
        {"total_eur": "0"},
        {"total_eur": "mycket"},
        {"programme": "finns-inte"},
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(
    wrong: dict[str, str], desk: datetime, client_of: SignIn
) -> None:
    answer = client_of("projektledare").post(PAGE, {**IDEA, **wrong})
    assert answer.status_code == 422
    assert html.fromstring(answer.content).xpath("//ul[@class='error']/li")


def test_more_partners_keep_what_is_filled_in(desk: datetime, client_of: SignIn) -> None:
    page = html.fromstring(client_of("projektledare").post(PAGE, {**IDEA, "add": "1"}).content)
    assert page.xpath("//input[@name='p5-name']")
    assert page.xpath("//input[@name='p1-name']/@value") == ["Vattenråd"]


def test_an_answer_says_that_the_rules_have_changed_until_somebody_has_looked(
    desk: datetime, client_of: SignIn, person: Callable[[str], Viewer]
) -> None:
    client, address = client_of("contactpoint"), "/kontaktpunkt/svar/"
    assert "the rules have changed since" not in client.get(address).content.decode()
    Rate.objects.filter(programme__key="cb-2021", country="SE").update(percent=70)
    said = client.get(address).content.decode()
    assert said.count("the rules have changed since") == StandardAnswer.objects.count()
    assert "shares that are paid" in said
    answer = StandardAnswer.objects.earliest("pk")
    assert client.post(f"{address}{answer.pk}/galler/").status_code == 302
    said = client.get(address).content.decode()
    assert said.count("the rules have changed since") == StandardAnswer.objects.count() - 1
