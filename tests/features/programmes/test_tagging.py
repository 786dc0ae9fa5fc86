"""Programmes and calls carry the strategy's tags as projects do, and stand on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.connectors.record import CallRecord
from utblick.features.balticsea import actions
from utblick.features.balticsea.models import PolicyArea, StrategyTag
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Source
from utblick.features.organisation.models import Unit
from utblick.features.programmes.actions.taking_calls import take_calls
from utblick.features.programmes.actions.verdicts import give_verdict, take_back_verdict
from utblick.features.programmes.models import Call, Programme, Verdict
from utblick.features.programmes.taggable import TAGGABLE
from utblick.foundation.accounts.viewer import Viewer, system

ClientOf = Callable[..., Client]


@pytest.fixture
def area(region: None, at: datetime) -> PolicyArea:
    """Take in the strategy's plans, and give one of today's areas."""
    actions.take_suggested(by=system("test"), at=at)
    return PolicyArea.objects.select_related("plan").get(plan__key="2021", key="nutri")


def test_a_programme_and_a_call_are_tagged_on_their_pages(
    cb: Programme, ahead: Call, area: PolicyArea, client_of: ClientOf
) -> None:
    client = client_of("strateg")
    pages = {
        cb: reverse("programmes:programme", args=[cb.key]),
        ahead: reverse("programmes:call", args=[ahead.pk]),
    }
    for record, url in pages.items():
        assert reverse("balticsea:set_tag") in client.get(url).content.decode()
        given = {"kind": record._meta.label_lower, "number": record.pk, "element": f"a{area.pk}", "next": url}
        assert client.post(reverse("balticsea:set_tag"), given).status_code == 302
        assert area.name in client.get(url).content.decode()
    assert StrategyTag.objects.filter(kind__startswith="programmes.", area=area).count() == 2
    shown = client.get(reverse("balticsea:area", args=[area.plan.key, area.key])).content.decode()
    assert all(url in shown for url in pages.values())


def test_who_may_not_change_a_programme_may_not_tag_it(
    cb: Programme, area: PolicyArea, client_of: ClientOf
) -> None:
    client = client_of("majoritet.rs")
    page = client.get(reverse("programmes:programme", args=[cb.key])).content.decode()
    assert reverse("balticsea:set_tag") not in page
    given = {"kind": "programmes.programme", "number": cb.pk, "element": f"a{area.pk}"}
    client.post(reverse("balticsea:set_tag"), given)
    assert not StrategyTag.objects.exists()


def test_a_portal_s_call_is_work_of_ours_while_somebody_says_yes(
    loaded: None, strategist: Viewer, at: datetime
) -> None:
    _programmes, calls = TAGGABLE
    source = Source.objects.create(key="portal", kind="sedia_calls", name_sv="Portalen", name_en="The portal")
    record = CallRecord(source="sedia_calls", source_id="LIFE-2027-X", title="Clean water", programme="LIFE")
    import_records(source, [record], by=system("test"), at=at)
    take_calls(by=system("test"), at=at)
    call = Call.objects.get(key="LIFE-2027-X")
    assert call not in calls.rows(strategist)
    said = give_verdict(call, Verdict.LOOK_CLOSER, unit=Unit.objects.earliest("pk"), by=strategist, at=at)
    seen = calls.rows(strategist).get(pk=call.pk)
    assert calls.thing(seen).url == reverse("programmes:call", args=[call.pk])
    take_back_verdict(said, by=strategist, at=at)
    assert call not in calls.rows(strategist)
