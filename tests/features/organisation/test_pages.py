"""The pages of the region, as people meet them: in both languages, on any day, with and without leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.features.organisation.viewing import account
from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
from utblick.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of(region: dict[str, int]) -> Any:
    """Give a signed-in client for an example account, in either language."""

    def signed_in(name: str, language: str = "en") -> Client:
        Account.objects.filter(pk=account(name).pk).update(language=language)
        client = Client()
        client.force_login(account(name), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


def _addresses() -> list[str]:
    return [
        reverse("organisation:region"),
        reverse("organisation:remits"),
        reverse("organisation:units"),
        reverse("organisation:units") + "?q=centrum&kind=centre&board=HSN",
        reverse("organisation:people"),
        reverse("organisation:board", args=["RUN"]),
        reverse("organisation:unit", args=[Unit.objects.get(key="us").pk]),
        reverse("organisation:assignment", args=[Assignment.objects.get(account=account("strateg")).pk]),
    ]


def _forms() -> list[str]:
    remit = Remit.objects.get(topic__key="culture").pk
    unit = Unit.objects.get(key="kmc").pk
    someone = Assignment.objects.get(account=account("majoritet.run")).pk
    return [
        reverse("organisation:new_board"),
        reverse("organisation:change_board", args=["RUN"]),
        reverse("organisation:end_board", args=["RUN"]),
        reverse("organisation:new_unit") + f"?parent={Unit.objects.get(key='us').pk}",
        reverse("organisation:change_unit", args=[unit]),
        reverse("organisation:end_unit", args=[unit]),
        reverse("organisation:new_topic"),
        reverse("organisation:change_topic", args=["culture"]),
        reverse("organisation:new_remit") + "?topic=culture",
        reverse("organisation:change_remit", args=[remit]),
        reverse("organisation:end_remit", args=[remit]),
        reverse("organisation:new_assignment") + "?board=RUN&from=2027-01-01",
        reverse("organisation:change_assignment", args=[someone]),
        reverse("organisation:end_assignment", args=[someone]),
        reverse("organisation:new_substitute", args=[someone]),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_can_be_read(client_of: Any, language: str) -> None:
    client = client_of("bryssel", language)
    for address in _addresses():
        page = client.get(address)
        assert page.status_code == 200, address
        text = page.content.decode()
        assert text.count("<h1") == 1, address
        assert f'<html lang="{language}"' in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_form_can_be_opened_by_an_administrator(client_of: Any, language: str) -> None:
    client = client_of("admin", language)
    for address in _forms():
        page = client.get(address)
        assert page.status_code == 200, address
        assert "<form" in page.content.decode()


def test_no_form_can_be_opened_by_someone_who_may_not(client_of: Any) -> None:
    client = client_of("kontakt.us")
    for address in _forms():
        assert client.get(address).status_code == 403, address
        assert client.post(address, {"on": "2026-12-01"}).status_code == 403, address
    assert Remit.objects.filter(valid_until=None).count() == Topic.objects.count()


def test_a_stranger_is_asked_to_sign_in(region: dict[str, int]) -> None:
    for address in [*_addresses(), *_forms()]:
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "/konto/" in answer["Location"]


def test_an_account_without_roles_sees_nothing(client_of: Any) -> None:
    newcomer = Account.objects.create_user("ny@utblick.example", name="Ny")
    client = Client()
    client.force_login(newcomer, backend="utblick.foundation.accounts.backend.AccountBackend")
    for address in _addresses():
        assert client.get(address).status_code == 403


def test_pages_tell_of_another_day(client_of: Any) -> None:
    client = client_of("bryssel")
    page = client.get(reverse("organisation:region"), {"on": "2014-06-01"}).content.decode()
    assert "There is no board on this day" in page
    nonsense = client.get(reverse("organisation:region"), {"on": "i går"})
    assert nonsense.status_code == 200
    assert "Regional Executive Board" in nonsense.content.decode()


def test_a_search_of_the_tree_shows_what_it_found(client_of: Any) -> None:
    page = client_of("bryssel").get(reverse("organisation:units"), {"q": "katastrof"}).content.decode()
    assert "Disaster Medicine" in page
    assert "Vrinnevi" not in page
    assert "1 unit" in page


def test_a_topic_without_owner_is_warned_of_with_the_way_out(client_of: Any) -> None:
    Remit.objects.filter(topic__key="culture").update(valid_until=timezone.localdate())
    address = reverse("organisation:new_remit") + "?topic=culture"
    assert address in client_of("strateg").get(reverse("organisation:remits")).content.decode()
    page = client_of("bryssel").get(reverse("organisation:remits")).content.decode()
    assert "Topics without an owner" in page
    assert address not in page


def test_a_strategist_gives_a_topic_a_new_owner(client_of: Any) -> None:
    client, today = client_of("strateg"), timezone.localdate()
    answer = client.post(
        reverse("organisation:new_remit"),
        {
            "topic": Topic.objects.get(key="culture").pk,
            "owner": Board.objects.get(key="RS").pk,
            "concerned": [Board.objects.get(key="RUN").pk],
            "certainty": "known",
            "valid_from": today.isoformat(),
        },
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    new = Remit.objects.at(today).get(topic__key="culture")
    assert new.owner.key == "RS"
    assert [board.key for board in new.concerned.all()] == ["RUN"]
    assert Remit.objects.at(today - timedelta(days=1)).get(topic__key="culture").owner.key == "RUN"


def test_a_rule_that_is_broken_is_said_in_the_form(client_of: Any) -> None:
    answer = client_of("strateg").post(reverse("organisation:end_board", args=["TSN"]), {"on": "2026-12-01"})
    assert answer.status_code == 422
    assert "The board owns topics after that day" in answer.content.decode()


def test_a_wrong_field_is_said_beside_it(client_of: Any) -> None:
    given = {
        "key": "run 2",
        "name_sv": "X",
        "name_en": "X",
        "sort_order": 1,
        "colour": "ink",
        "certainty": "known",
        "valid_from": "2026-13-45",
    }
    answer = client_of("strateg").post(reverse("organisation:new_board"), given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Capital letters and digits" in text
    assert "Enter a valid date" in text


def test_a_board_is_added_and_changed(client_of: Any) -> None:
    client = client_of("admin")
    given = {
        "key": "PAN",
        "name_sv": "Patientnämnden",
        "name_en": "Patients' Committee",
        "other_names": "Patientnämnd, PN",
        "sort_order": 60,
        "colour": "granite",
        "certainty": "known",
        "valid_from": "2026-01-01",
    }
    answer = client.post(reverse("organisation:new_board"), given)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Board.objects.get(key="PAN").other_names == ["Patientnämnd", "PN"]
    changed = {**given, "name_en": "Patient Board", "from_on": timezone.localdate().isoformat()}
    assert client.post(reverse("organisation:change_board", args=["PAN"]), changed).status_code == 302
    page = client.get(reverse("organisation:board", args=["PAN"])).content.decode()
    assert "Patient Board" in page
    assert "Patients&#x27; Committee" in page


def test_a_unit_is_moved_from_a_day(client_of: Any) -> None:
    kmc, motala = Unit.objects.get(key="kmc"), Unit.objects.get(key="motala")
    given = {
        "name_sv": kmc.name_sv,
        "name_en": kmc.name_en,
        "parent": motala.pk,
        "kind": kmc.kind,
        "board": kmc.board_id,
        "certainty": "sourced",
        "source_note": "regionostergotland.se",
        "valid_from": kmc.valid_from.isoformat(),
        "from_on": timezone.localdate().isoformat(),
    }
    answer = client_of("admin").post(reverse("organisation:change_unit", args=[kmc.pk]), given)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    kmc.refresh_from_db()
    assert kmc.parent == motala
    assert kmc.versions.get().parent == Unit.objects.get(key="us")


def test_a_secretary_sees_only_her_own_board_in_the_form(client_of: Any) -> None:
    client = client_of("sekreterare.run")
    page = client.get(reverse("organisation:new_assignment")).content.decode()
    assert "Regional Development Committee" in page
    assert "Health Care Committee" not in page
    assert 'value="administrator"' not in page
    forged = {
        "account": account("bryssel").pk,
        "role": "elected",
        "board": Board.objects.get(key="HSN").pk,
        "valid_from": "2026-12-01",
    }
    assert client.post(reverse("organisation:new_assignment"), forged).status_code == 422
    assert not Assignment.objects.filter(account=account("bryssel"), role="elected").exists()


def test_people_are_exported_as_they_are_seen(client_of: Any) -> None:
    answer = client_of("strateg").get(reverse("organisation:people"), {"board": "TSN", "format": "csv"})
    assert answer.status_code == 200
    text = (
        b"".join(answer.streaming_content).decode("utf-8-sig")
        if answer.streaming
        else answer.content.decode()
    )
    assert "majoriteten" in text
    assert "Regionstyrelsen" not in text


def test_the_tree_page_needs_few_queries(client_of: Any, django_assert_max_num_queries: Any) -> None:
    client = client_of("bryssel")
    client.get(reverse("organisation:units"))
    with django_assert_max_num_queries(14):
        client.get(reverse("organisation:units"))


def test_a_coming_change_of_owner_is_told_in_the_row_and_on_the_topic(client_of: Any) -> None:
    topic, today = Topic.objects.get(key="culture"), timezone.localdate()
    begins = today + timedelta(days=40)
    Remit.objects.filter(topic=topic).update(valid_until=begins)
    coming = Remit.objects.create(topic=topic, owner=Board.objects.get(key="HSN"), valid_from=begins)
    told = f"HSN owns it from {date_format(begins, 'SHORT_DATE_FORMAT')}"
    where = reverse("organisation:change_remit", args=[coming.pk])
    page = client_of("strateg").get(reverse("organisation:remits")).content.decode()
    assert told in page
    assert where in page
    seen = client_of("bryssel").get(reverse("organisation:remits")).content.decode()
    assert told in seen
    assert where not in seen
    assert (
        told
        in client_of("strateg").get(reverse("organisation:change_topic", args=["culture"])).content.decode()
    )
    # On the day itself it is no longer something that is coming.
    then = client_of("bryssel").get(reverse("organisation:remits"), {"on": begins.isoformat()})
    assert told not in then.content.decode()
