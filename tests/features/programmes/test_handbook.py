"""Central Baltic's handbook is filled in: by rule, in both languages, with where it is from and how certain it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from utblick.features.programmes.example import load
from utblick.features.programmes.example.handbook import PASSAGES
from utblick.features.programmes.models import NamedRule

pytestmark = pytest.mark.django_db


def test_every_passage_stands_on_its_rule_with_source_and_certainty(region: None, at: datetime) -> None:
    load(at)
    rows = {(row.programme.key, row.key): row for row in NamedRule.objects.select_related("programme")}
    for programme, key, sv, en in PASSAGES:
        row = rows[programme, key]
        assert (row.passage_sv, row.passage_en) == (sv, en)
        assert row.source_note
        assert row.certainty in ("sourced", "known")
    told = {pair for pair, row in rows.items() if row.passage_sv}
    assert len(told) == len(PASSAGES)
    assert {key for programme, key in rows if programme == "cb-2021"} <= {
        key for programme, key in told if programme == "cb-2021"
    }, "nothing of the running programme is empty"


def test_an_adviser_changes_a_passage_where_it_is_read(
    region: None, at: datetime, client_of: Callable[..., Client]
) -> None:
    load(at)
    row = NamedRule.objects.get(programme__key="cb-2021", key="partnership")
    client = client_of("contactpoint")
    said = client.get(reverse("programmes:programme", args=["cb-2021"])).content.decode()
    assert 'id="regel"' in said
    assert escape(row.passage_en) in said
    form = client.get(reverse("programmes:correct_row", args=["regel", row.pk]))
    assert "passage_sv" in form.content.decode()
