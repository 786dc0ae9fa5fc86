"""A profile is written in one language; the other is asked for before it is shown or sent in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint import actions, documents
from utblick.features.contactpoint.actions.profiles import FIELDS
from utblick.features.contactpoint.models import Case, Profile
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.sheets.sheet import texts_of

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


@pytest.fixture
def abroad(desk: datetime) -> Profile:
    """Give the search from Tartu, which came in English only."""
    return Profile.objects.get(way="in")


def test_a_search_from_abroad_is_in_english_alone_and_is_found_and_shown_in_both(
    abroad: Profile, desk: datetime, client_of: SignIn
) -> None:
    assert abroad.languages == ["en"]
    client = client_of("contactpoint", "sv")
    assert "Wetlands that clean stormwater" in client.get("/kontaktpunkt/profiler/").content.decode()
    page = html.fromstring(client.get(f"/kontaktpunkt/profiler/{abroad.pk}/").content)
    assert page.xpath("//h1/@lang") == ["en"]
    assert page.xpath("//section[@aria-labelledby='in-sv']//a[contains(@href, '#id_title_sv')]")
    assert not page.xpath("//a[contains(@href, 'language=both')]")


def test_one_language_is_enough_and_none_is_refused(
    abroad: Profile, desk: datetime, person: Person, client_of: SignIn
) -> None:
    by = person("contactpoint")
    fields: dict[str, Any] = {name: getattr(abroad, name) for name in FIELDS}
    with pytest.raises(RuleBroken, match="ett språk"):
        actions.save_profile(abroad, version=1, **{**fields, "objective_en": " "}, by=by, at=desk)
    client = client_of("contactpoint")
    said = {"title_en": "Reed", "objective_en": "Reed.", "whose": "X", "place": "EE", "programme": "cb-2021"}
    said |= {"expires_on": "2027-01-31", "countries": "SE"}
    assert client.post("/kontaktpunkt/profiler/ny/", said).status_code == 302
    assert Profile.objects.latest("pk").languages == ["en"]
    answer = client.post("/kontaktpunkt/profiler/ny/", {**said, "objective_en": ""})
    assert answer.status_code == 422
    assert "in one language at least" in answer.content.decode()


def test_it_is_sent_and_printed_only_in_a_language_that_it_is_written_in(
    abroad: Profile, desk: datetime, person: Person, client_of: SignIn
) -> None:
    by, today = person("contactpoint"), desk.date()
    actions.note_consent(abroad, purpose="forward", who="kontoret", on=today, how="mail", by=by, at=desk)
    with pytest.raises(RuleBroken, match="språket"):
        actions.forward(abroad, ["Vattenrådet"], today, language="sv", by=by, at=desk)
    (row,) = actions.forward(abroad, ["Vattenrådet"], today, language="en", by=by, at=desk)
    assert row.language == "en"
    client, address = client_of("contactpoint"), f"/kontaktpunkt/profiler/{abroad.pk}/"
    assert client.get(f"{address}blad/pdf/").content.startswith(b"%PDF")
    for asked in ("sv", "both"):
        answer = client.get(f"{address}blad/pdf/?language={asked}")
        assert (answer.status_code, answer["Location"]) == (302, f"{address}andra/")
    assert client.get(f"{address}blad/pdf/?language=fi").status_code == 404
    said = client.get(f"{address}skicka/").content.decode()
    assert "Swedish: not written yet" in said


def test_a_bilingual_sheet_says_both_and_claims_no_consent_that_is_not_there(profile: Profile) -> None:
    sheet = documents.profile_sheet(profile, ("en", "sv"))
    told = list(texts_of(sheet))
    assert sheet.title == profile.title_en
    assert profile.title_sv in [block.heading for block in sheet.blocks]
    assert any(profile.objective_sv in one for one in told)
    assert not any("consent" in one for one in told)
    agreed = list(texts_of(documents.profile_sheet(profile, has_consent=True)))
    assert any("with the organisation's consent" in one for one in agreed)
    assert documents.profile_sheet(profile, ("sv",)).language == "sv"


def test_from_a_case_to_a_bilingual_profile_two_texts_are_written(
    case: Case, desk: datetime, client_of: SignIn
) -> None:
    """All else is known: what an adviser writes is the title and the aim in English."""
    Profile.objects.all().delete()
    Case.objects.filter(pk=case.pk).update(person="Ada Exempel", reach="ada@exempel.example")
    client, address = client_of("contactpoint"), f"/kontaktpunkt/arenden/{case.pk}/profil/"
    content = client.get(address).content
    assert b"ada@exempel.example" not in content, "the person's details are for the case alone"
    form = html.fromstring(content).xpath("//form[.//textarea[@name='objective_sv']]")[0]
    said = {name: value for name, value in form.fields.items() if value}
    boxes = form.xpath(".//input[@name='countries'][@checked]/@value")
    assert said["title_sv"] == case.question
    assert "vassklippning" in said["objective_sv"]
    assert (said["whose"], said["place"], said["priority"]) == (case.organisation, "SE123", "PO4")
    assert boxes == ["AX", "EE", "FI", "LV"]
    written = {"title_en": "Healthier bays", "objective_en": "Cut reed in two bays and follow the water."}
    answer = client.post(address, {**said, **written, "countries": boxes})
    assert answer.status_code == 302
    page = html.fromstring(client.get(answer["Location"]).content)
    (sheet,) = page.xpath("//a[contains(@href, 'pdf/?language=both')]/@href")
    assert client.get(sheet).content.startswith(b"%PDF")


def test_an_adviser_comes_from_the_idea_bank_to_the_search_and_nobody_else(
    profile: Profile, desk: datetime, client_of: SignIn
) -> None:
    address = f"/kontaktpunkt/profiler/{profile.pk}/"
    assert address in client_of("contactpoint").get("/kontaktpunkt/idebank/").content.decode()
    assert address not in client_of("kontakt.us").get("/kontaktpunkt/idebank/").content.decode()
