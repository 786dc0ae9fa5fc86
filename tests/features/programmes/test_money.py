"""Sums in other currencies are turned into euro at a stated rate, or stand apart; nothing is mixed or left out unsaid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.features.programmes.archive_rows import operation
from utblick.features.programmes import euros
from utblick.features.programmes.actions import rates as actions
from utblick.features.programmes.actions.archive import take_operations
from utblick.features.programmes.example import load
from utblick.features.programmes.models import (
    ExchangeRate,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
)
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile
from utblick.foundation.taking import Told

ClientOf = Callable[..., Client]
Person = Callable[[str], Viewer]
SEK = {"currency": "SEK", "per_euro": Decimal("10"), "on": date(2025, 12, 31), "source_note": "Exempelbanken"}


@pytest.fixture
def by(person: Person, at: datetime) -> Viewer:
    """Take in sums in four ways of telling."""
    load(at)
    PublicProject.objects.all().delete()
    PublicOrganisation.objects.all().delete()
    by = person("strateg")
    about = {"programme": "Central Baltic 2014–2020", "fields": {"period": ["2014-2020"]}}
    rows = [
        operation("Ett", "A", source_id="1", total_eur=1000.0, total_amount=1000.0, currency="EUR", **about),
        operation("Två", "B", source_id="2", total_eur=None, total_amount=5000.0, currency="SEK", **about),
        operation("Tre", "C", source_id="3", total_eur=None, total_amount=700.0, currency="PLN", **about),
        operation("Fyra", "D", source_id="4", total_eur=None, total_amount=80.0, currency="", **about),
        operation("Fem", "E", source_id="5", total_eur=None, **about),
        operation("Sex", "F", source_id="6", total_eur=None, total_amount=7.5345, currency="HRK", **about),
    ]
    take_operations(rows, Told(), by=by, at=at)
    return by


AMOUNTS = st.decimals(Decimal("0.01"), Decimal("1e9"), places=2)


@given(
    st.none() | AMOUNTS,
    st.lists(st.builds(euros.Told, st.sampled_from(("SEK", "PLN", "HRK", "")), AMOUNTS, st.integers(1, 9))),
)
def test_every_sum_is_either_turned_or_apart(euro: Decimal | None, told: list[euros.Told]) -> None:
    known = euros.Rates([euros.Rate("SEK", Decimal(10), date(2025, 1, 1), "x")])
    found = euros.summed(euro, told, known)
    assert sorted([*(one.told for one in found.turned), *found.apart], key=repr) == sorted(told, key=repr)
    if found.euro is None:
        assert euro is None
        assert not found.turned
    else:
        assert found.euro == (euro or 0) + sum(one.euro for one in found.turned)


def test_the_latest_rate_holds() -> None:
    rows = [euros.Rate("SEK", Decimal(n), date(2020 + n, 1, 1), "x") for n in (3, 1, 2)]
    rate = euros.Rates(rows).of("SEK")
    assert rate is not None
    assert rate.per_euro == 3
    assert euros.Rates([]).of("SEK") is None


def test_the_page_says_what_was_turned_and_what_is_apart(
    by: Viewer, client_of: ClientOf, at: datetime
) -> None:
    client, url = client_of("strateg"), reverse("programmes:granted", args=["cb-2014"])
    page = client.get(url).content.decode()
    assert "their budgets are 1,001 euro" in page
    for said in (
        "5,000 SEK in 1 row is not in the sum: no rate is written.",
        "700 PLN in 1 row is not in the sum: no rate is written.",
        "80 in 1 row is not in the sum: the list does not tell the currency.",
        "1 row has no budget and is not in the sum.",
        "HRK for one euro",
        "fixed by law",
        "5,000\u00a0SEK",
    ):
        assert said in page, said
    # A figure of rows that tell no region opens them too.
    assert 'href="?lan=-"' in page
    assert "6 rows" in client.get(url + "?lan=-").content.decode()
    actions.write_rate(by=by, at=at, **SEK)
    page = client.get(url).content.decode()
    assert "their budgets are 1,501 euro" in page
    assert "5,000 SEK in 1 row is counted as 500 euro, at 10 SEK for one euro" in page
    assert "Exempelbanken" in page
    project = PublicProject.objects.get(title="Två")
    shown = client.get(reverse("programmes:public_project", args=[project.pk])).content.decode()
    assert "counted as 500 euro" in shown
    table = b"".join(client.get(url + "?format=csv").streaming_content).decode()
    assert "5,000\u00a0SEK" in table or "5 000\u00a0SEK" in table


def test_a_rate_is_written_changed_and_taken_away_on_its_page(by: Viewer, client_of: ClientOf) -> None:
    client = client_of("strateg")
    page = client.get(reverse("programmes:rates")).content.decode()
    assert "?valuta=PLN" in page
    given = {"currency": "pln", "per_euro": "4.3", "on": "2025-12-31", "source_note": "Exempelbanken"}
    assert client.post(reverse("programmes:write_rate"), given).status_code == 302
    row = ExchangeRate.objects.get()
    assert (row.currency, row.per_euro) == ("PLN", Decimal("4.3"))
    assert client.post(reverse("programmes:write_rate"), given).status_code == 422
    assert (
        client.post(
            reverse("programmes:write_rate"), {**given, "per_euro": "0", "on": "2025-01-01"}
        ).status_code
        == 422
    )
    address = reverse("programmes:change_rate", args=[row.pk])
    assert client.post(address, {**given, "per_euro": "4.4", "version": "1"}).status_code == 302
    assert client.post(address, {**given, "per_euro": "4.5", "version": "1"}).status_code == 409
    assert "?valuta=PLN" not in client.get(reverse("programmes:rates")).content.decode()
    client.post(reverse("programmes:remove_rate", args=[row.pk]))
    assert not ExchangeRate.objects.exists()
    said = [one.action for one in AuditEvent.objects.filter(action__startswith="programmes.exchange_rate")]
    assert sorted(said) == [*["programmes.exchange_rate.removed"], *["programmes.exchange_rate.written"] * 2]


def test_a_row_of_a_partner_list_has_a_sum_of_its_own(by: Viewer, at: datetime) -> None:
    row = operation("Sju", "G", source_id="7", total_eur=None, total_amount=90.0, currency="SEK")
    rows = [
        replace(row, fields={"role": ["lead"]}),
        replace(row, beneficiary="H", fields={"role": ["partner"]}),
    ]
    take_operations(rows, Told(), by=by, at=at)
    project = PublicProject.objects.get(title="Sju")
    assert (project.total_amount, project.currency) == (None, "")
    parts = PublicParticipation.objects.filter(project=project)
    assert {(one.name, one.budget_amount, one.currency) for one in parts} == {
        ("G", Decimal(90), "SEK"),
        ("H", Decimal(90), "SEK"),
    }


def test_who_must_not_write_rates(by: Viewer, person: Person, client_of: ClientOf, at: datetime) -> None:
    row = actions.write_rate(by=by, at=at, **SEK)
    with pytest.raises(ChangedMeanwhile):
        actions.write_rate(row, version=7, by=by, at=at, per_euro=Decimal(9))
    with pytest.raises(ValidationError):
        actions.write_rate(by=by, at=at, **SEK)
    for name in ("majoritet.rs", "kontakt.us"):
        with pytest.raises(NotAllowed):
            actions.write_rate(by=person(name), at=at, **SEK)
        with pytest.raises(NotAllowed):
            actions.remove_rate(row, by=person(name), at=at)
        assert client_of(name).get(reverse("programmes:write_rate")).status_code == 403
        assert "Take away" not in client_of(name).get(reverse("programmes:rates")).content.decode()
