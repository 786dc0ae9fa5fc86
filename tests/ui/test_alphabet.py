"""Words in the order of the Swedish alphabet, in Python and in the database alike."""

from __future__ import annotations

import random

import pytest
from django.db.models import Count, F

from utblick.features.organisation.models import Assignment
from utblick.foundation.accounts.models import Account
from utblick.ui.alphabet import Alphabetical, holds_words, place

IN_ORDER = [
    "7 kap. kommunallagen",
    "Alvesta",
    "”Andra chansen” för företag",
    "biodrivmedel",
    "Écoles",
    "EU-kontoret",
    "med anledning av",
    "Tallinn",
    "Ugglor",
    "Vänersborg",
    "Yxlan",
    "Übersee",
    "zon",
    "Åbo",
    "Älvdalen",
    "Ärenden",
    "öar",
    "Östersjön",
]


def test_python_knows_the_alphabet() -> None:
    shuffled = IN_ORDER[:]
    random.Random(3).shuffle(shuffled)
    expected = [*IN_ORDER]
    expected.remove("Übersee")
    expected.insert(expected.index("Yxlan"), "Übersee")  # ü is a y
    assert sorted(shuffled, key=place) == expected


@pytest.mark.django_db
def test_the_database_orders_as_python_does() -> None:
    for n, name in enumerate([*IN_ORDER, "'citat'", "100 % förnybart", "_", "Ł ódź"]):
        Account.objects.create(email=f"a{n}@utblick.example", name=name)
    names = list(Account.objects.values_list("name", flat=True))
    for descending in (False, True):
        order = Alphabetical("name")
        rows = Account.objects.order_by(order.desc() if descending else order.asc(), "pk")
        assert [place(row.name) for row in rows] == sorted(map(place, names), reverse=descending)


def test_only_words_that_people_read_are_ordered_so() -> None:
    rows = Assignment.objects.annotate(named=F("account__name"))
    told = {
        name: holds_words(rows, name)
        for name in ("named", "account__name", "title_sv", "role", "pk", "valid_from")
    }
    told["board__valid_from__year"] = holds_words(rows, "board__valid_from__year")
    assert told == {
        "named": True,
        "account__name": True,
        "title_sv": True,
        "role": False,
        "pk": False,
        "valid_from": False,
        "board__valid_from__year": False,
    }


@pytest.mark.django_db
def test_rows_that_are_told_apart_or_counted_can_be_ordered_so() -> None:
    Account.objects.create(email="a@utblick.example", name="Östen")
    Account.objects.create(email="b@utblick.example", name="Åke")
    order = Alphabetical("name").asc(nulls_last=True)
    for rows in (
        Account.objects.distinct(),
        Account.objects.annotate(n=Count("follows", distinct=True)).distinct(),
    ):
        assert [row.name for row in rows.order_by(order, "pk")] == ["Åke", "Östen"]
