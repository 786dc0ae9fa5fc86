"""Exchanges at the gate: facts and counts, never who took part, and what was learnt only in words written for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from utblick.features.exchanges.models import Exchange, PersonNamed
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.exchanges import CANCELLED, DRAFT
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import NOBODY, Viewer
from utblick.foundation.rules import RuleBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


@pytest.fixture
def exchange() -> Exchange:
    return Exchange.objects.get(title="Projektmöte om biogas i kollektivtrafiken")


def test_an_exchange_tells_when_where_which_units_and_how_many(
    exchange: Exchange, facts: Tell, who: Who
) -> None:
    found = facts("exchange", exchange.pk, who("kommunikator"))
    values = KINDS["exchange"].shape.checked(found.values)
    assert (values["place"], values["country"], values["participants"]) == ("Tammerfors, Finland", "FI", 5)
    assert values["type"] == {"sv": "Projektmöte", "en": "Project meeting"}
    assert {unit["sv"] for unit in values["units"]} == set(exchange.units.values_list("name_sv", flat=True))
    assert [board["key"] for board in values["boards"]] == ["TSN"]
    assert values["partners"] == ["Birkaland", "Tammerfors stad"]
    assert [area["key"] for area in values["policy_areas"]] == ["transport", "energy"]
    assert found.obstacles == ()


def test_what_was_learnt_and_changed_inside_is_not_among_the_facts(
    exchange: Exchange, facts: Tell, who: Who
) -> None:
    Exchange.objects.filter(pk=exchange.pk).update(
        learning="LÄRDOM", change="ÄNDRING", changed="yes", evidence="BEVIS", projects=["PROJEKT"]
    )
    PersonNamed.objects.create(
        exchange=exchange, name="Test Namnsson", purpose="Intyg", erase_on="2030-01-01"
    )
    found = facts("exchange", exchange.pk, who("strateg"))
    said = json.dumps(KINDS["exchange"].shape.checked(found.values), ensure_ascii=False) + str(found.drafts)
    for secret in ("LÄRDOM", "ÄNDRING", "BEVIS", "PROJEKT", "Namnsson"):
        assert secret not in said
    assert found.people == ()


@pytest.mark.parametrize(
    ("change", "obstacle"), [({"is_draft": True}, DRAFT), ({"cancelled_on": "2026-01-01"}, CANCELLED)]
)
def test_drafts_and_what_was_cancelled_cannot_pass(
    change: dict[str, object], obstacle: object, exchange: Exchange, facts: Tell, who: Who, at: datetime
) -> None:
    Exchange.objects.filter(pk=exchange.pk).update(**change)
    by = who("strateg")
    assert facts("exchange", exchange.pk, by).obstacles == (obstacle,)
    texts = {"title": "Biogas", "summary": "Vi lärde oss om biogas."}
    actions.write_wording("exchange", str(exchange.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match=str(obstacle)):
        actions.release("exchange", str(exchange.pk), by=by, at=at)
    assert not Release.objects.exists()


def test_whoever_took_part_is_not_named_in_the_words_either(
    exchange: Exchange, who: Who, at: datetime
) -> None:
    by = who("strateg")
    PersonNamed.objects.create(
        exchange=exchange, name="Test Namnsson", purpose="Intyg", erase_on="2030-01-01"
    )
    texts = {"title": "Biogas", "summary": "Test Namnsson lärde sig om biogas."}
    actions.write_wording("exchange", str(exchange.pk), "sv", texts, version=1, by=by, at=at)
    with pytest.raises(RuleBroken, match="Test Namnsson"):
        actions.release("exchange", str(exchange.pk), by=by, at=at)


def test_the_heading_alone_is_no_public_wording(exchange: Exchange, who: Who, at: datetime) -> None:
    with pytest.raises(RuleBroken):
        actions.release("exchange", str(exchange.pk), by=who("strateg"), at=at)
    assert not Release.objects.exists()


def test_who_sees_no_exchange_or_no_draft_has_none_to_let_through(exchange: Exchange, who: Who) -> None:
    kind = KINDS["exchange"]
    assert kind.record(NOBODY, str(exchange.pk)) is None
    assert kind.record(who("kommunikator"), str(exchange.pk)) == exchange
    Exchange.objects.filter(pk=exchange.pk).update(is_draft=True)
    assert kind.record(who("kommunikator"), str(exchange.pk)) is None
    assert kind.record(who("strateg"), str(exchange.pk)) == exchange
