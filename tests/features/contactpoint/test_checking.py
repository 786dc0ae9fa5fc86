"""The rule check says what the engine says, keeps nothing unless asked, and is never a promise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint.forms_check import PartnerForm
from utblick.features.contactpoint.models import Case, RuleCheck, StandardAnswer
from utblick.features.contactpoint.periods import rules_by_key
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
    "rows": "2",
    "p1-name": "Vattenråd",
    "p1-region": "SE",
    "p1-nuts3": "se123",
    "p1-legal_form": "public",
    "p1-role": "lead",
    "p2-name": "Tartu",
    "p2-region": "EE008",
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
    assert page.xpath("//input[@name='p3-name']")
    assert not page.xpath("//input[@name='p4-name']")
    assert page.xpath("//input[@name='rows']/@value") == ["3"]
    assert page.xpath("//input[@name='p1-name']/@value") == ["Vattenråd"]
    assert page.xpath("//select[@name='p2-region']//option[@selected]/@value") == ["EE008"]
    assert page.xpath("//input[@name='quoted']/@value") == ["85/75 %"]


def test_a_region_is_chosen_by_name_ours_first_and_partner_one_leads_from_here(
    desk: datetime, client_of: SignIn
) -> None:
    page = html.fromstring(client_of("projektledare").get(PAGE).content)
    groups = page.xpath("//select[@name='p1-region']/optgroup")
    assert groups[0].xpath("option/@value") == ["SE123", "SE122", "SE125", "SE124"]
    assert [one.get("label") for one in groups[1:-1]] == ["Sweden", "Estonia", "Finland", "Latvia"]
    codes = page.xpath("//select[@name='p1-region']/optgroup/option/@value")
    assert len(codes) == len(set(codes))
    assert len([code for code in codes if len(code) == 5]) == 29
    assert page.xpath("//select[@name='p1-region']//option[@selected]/@value") == ["SE123"]
    assert page.xpath("//select[@name='p1-role']//option[@selected]/@value") == ["lead"]
    assert page.xpath("count(//fieldset[contains(@class, 'group')])") == 2
    first = page.xpath("//form[@id='idea']//button")[0]
    assert (first.text, first.get("name")) == ("Check", None), "what Enter presses"


def test_the_area_of_the_archive_says_which_regions_were_added(desk: datetime, client_of: SignIn) -> None:
    page = html.fromstring(client_of("projektledare").get(f"{PAGE}?programme=cb-2014").content)
    words = page.xpath("//select[@name='p1-region']/optgroup[@label='Finland']/option/text()")
    assert [word.endswith(", additional area") for word in words] == sorted(
        word.endswith(", additional area") for word in words
    )
    assert sum(word.endswith(", additional area") for word in words) == 4


@pytest.mark.parametrize(
    ("said", "country", "code"),
    [
        ({"region": "SE124"}, "SE", "SE124"),
        ({"region": "FI200"}, "AX", "FI200"),
        ({"region": "SE123", "nuts3": "SE110"}, "SE", "SE110"),
        ({"nuts3": "lt011"}, "LT", "LT011"),
        ({"region": "NO"}, "NO", ""),
        ({}, "", ""),
    ],
)
def test_a_place_is_read_as_the_rules_have_it(
    said: dict[str, str], country: str, code: str, desk: datetime
) -> None:
    form = PartnerForm(said, rules=rules_by_key("cb-2021"), day=desk.date())
    assert form.is_valid()
    assert (form.cleaned_data["country"], form.cleaned_data["nuts3"]) == (country, code)


def test_a_check_begins_with_what_its_case_knows_and_goes_on_from_the_latest(
    case: Case, desk: datetime, client_of: SignIn
) -> None:
    client, address = client_of("contactpoint"), f"{PAGE}?case={case.pk}"
    page = html.fromstring(client.get(address).content)
    assert page.xpath("//input[@name='p1-name']/@value") == [case.organisation]
    assert page.xpath("//select[@name='priority']//option[@selected]/@value") == ["PO4"]
    client.post(PAGE, {**IDEA, "case": str(case.pk), "keep": "1", "p2-nuts3": "EE999"})
    page = html.fromstring(client.get(address).content)
    assert page.xpath("//input[@name='title']/@value") == ["Clean bays"]
    assert page.xpath("//input[@name='p1-name']/@value") == ["Vattenråd"]
    assert page.xpath("//select[@name='p1-region']//option[@selected]/@value") == ["SE123"]
    assert page.xpath("//input[@name='p2-nuts3']/@value") == ["EE999"]


def test_a_finding_tells_what_the_handbook_says(desk: datetime, client_of: SignIn) -> None:
    said = client_of("projektledare").post(PAGE, IDEA).content.decode()
    assert "The programme pays at most 80 per cent, the same in all countries." in said


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
