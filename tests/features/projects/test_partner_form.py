"""A partner's country, region and numbers: what cannot be right is told beside its field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.projects.models import Partner, Project
from utblick.features.projects.places import is_of_version, is_region, lies_in

Begun = Callable[..., Project]
SignIn = Callable[..., Client]


@pytest.mark.parametrize(
    ("code", "country", "is_right"),
    [
        ("SE123", "SE", True),
        ("SE999", "SE", False),
        ("SE123", "FI", False),
        ("FI200", "AX", True),
        ("FI1C1", "AX", False),
        ("LV00A", "LV", True),
        ("LV006", "LV", True),
        ("PL633", "PL", True),
        ("PL999", "PL", False),
        ("EL303", "GR", True),
        ("123", "SE", False),
    ],
)
def test_a_region_is_one_of_any_version_and_lies_in_its_country(
    code: str, country: str, is_right: bool
) -> None:
    assert (is_region(code) and lies_in(code, country)) is is_right


def test_the_version_has_the_region() -> None:
    assert is_of_version("LV006", 2016)
    assert not is_of_version("LV006", 2024)
    assert is_of_version("LV00A", 2024)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"nuts3": "SE999"}, "No version of NUTS has that code."),
        ({"country": "FI", "nuts3": "SE123"}, "does not lie in the country that is chosen"),
        ({"country": "XX"}, "XX is not one of the available choices"),
        ({"pic": "abc"}, "A PIC is nine digits."),
        ({"orgnr": "123"}, "is no such number"),
        ({"country": "LV", "nuts3": "LV006", "nuts_version": "2024"}, "That version of NUTS does not have"),
    ],
)
def test_what_cannot_be_right_is_told_and_not_kept(
    begun: Begun, client_of: SignIn, sent: dict[str, str], said: str
) -> None:
    url = reverse("projects:new_part", args=[begun().pk, "partner"])
    given = {"name": "Åbo stad", "part": "partner", **sent}
    answer = client_of("projektledare.biogas").post(url, given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Partner.objects.exists()


def test_a_partner_is_told_in_words(begun: Begun, client_of: SignIn) -> None:
    client, project = client_of("projektledare.biogas"), begun()
    url = reverse("projects:new_part", args=[project.pk, "partner"])
    given = {
        "name": "Tartu",
        "part": "partner",
        "country": "EE",
        "nuts3": "ee008",
        "total": "340000",
        "pic": "999 999 999",
    }
    page = client.post(url, given, follow=True).content.decode()
    assert "Lõuna-Eesti, Estonia · 340,000 kronor" in page
    assert "EE EE008" not in page
