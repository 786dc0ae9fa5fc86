"""Kinds of organisation and countries stand in the reader's language, however lists write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.features.programmes.archive_rows import partner
from utblick.features.programmes.actions.archive import take_partnerships
from utblick.features.programmes.kinds import LABELS, choices, code_of, kind_words, written
from utblick.features.programmes.models import PublicOrganisation
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Told

ClientOf = Callable[..., Client]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("enterprise", "företag"),
        ("PRC", "företag"),
        ("Small or medium-sized enterprise  (SME)", "litet eller medelstort företag"),
        ("local", "lokal myndighet eller kommun"),
        ("HES", "universitet, högskola eller forskning"),
        ("Gille", "Gille"),
        ("", ""),
    ],
)
def test_a_kind_is_said_in_the_readers_language(kind: str, said: str) -> None:
    with translation.override("sv"):
        assert kind_words(kind) == said


def test_every_kind_is_written_somehow_and_offered_once() -> None:
    assert all(code_of(one) == code for code in LABELS for one in written(code))
    assert [code for code, _words in choices(["SME", "sme", "Gille"])] == ["sme", "Gille"]


def test_pages_name_the_country_and_the_kind(
    person: Callable[[str], Viewer], client_of: ClientOf, at: datetime
) -> None:
    rows = [
        partner("Leda AB", country="SE", nuts3="SE124", organisation_type="enterprise"),
        partner("Följa Oy", organisation_type="PRC"),
        partner("Gilde OÜ", country="EE", nuts3="EE001", organisation_type="Guild"),
    ]
    take_partnerships(rows, Told(), by=person("strateg"), at=at)
    client = client_of("strateg", language="sv")
    number = PublicOrganisation.objects.get(name="Leda AB").pk
    page = client.get(reverse("programmes:organisation", args=[number])).content.decode()
    assert "Örebro län, Sverige · företag" in page
    assert "enterprise" not in page
    assert "Följa Oy</a> (Finland)" in page
    found = client.get(reverse("programmes:find_partner") + "?typ=enterprise").content.decode()
    assert "Leda AB" in found
    assert "Följa Oy" in found
    assert "Gilde OÜ" not in found
    assert "Gilde OÜ" in client.get(reverse("programmes:find_partner") + "?typ=Guild").content.decode()
