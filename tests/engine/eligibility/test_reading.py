"""Ideas as fields: what cannot be meant is refused with a sentence that says where and what to do."""

from __future__ import annotations

import contextlib
import math
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.eligibility import Idea, Role, Unreadable, read_idea
from utblick.engine.eligibility.forms import LegalForm, form_named
from utblick.engine.eligibility.programme import Kind


def partner(**fields: Any) -> dict[str, Any]:
    return {"partners": [{"name": "A"}, {"name": "B", **fields}]}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"title": 5}, '"title" must be a text'),
    ({"title": "x" * 501}, "longer than 500"),
    ({"priority": 4}, '"priority" must be a text, such as "SO2.4"'),
    ({"priority": ["SO2.4", 1]}, "or a list of such texts"),
    ({"partners": {"name": "A"}}, '"partners" must be a list'),
    ({"partners": ["A"]}, "partner 1: it must be an object"),
    ({"partners": [{}] * 201}, "at most 200"),
    (partner(country="XX"), 'partner 2 (B): there is no country "XX"; write its two letters: SE, FI, AX'),
    (partner(country="Sverige"), 'there is no country "SVERIGE"'),
    (partner(country=46), 'partner 2 (B): "country" must be a text'),
    (partner(nuts3="SE12"), '"SE12" is no NUTS 3 code'),
    (partner(nuts3="0580"), "such as SE123"),
    (partner(country="SE", nuts3="FI1C1"), "the NUTS code FI1C1 is not there; correct one of them"),
    (partner(country="AX", nuts3="FI1C1"), '"country" is AX'),
    (partner(nuts3="LV00A", nuts_version=2021), "there is no LV00A in NUTS 2021"),
    (partner(nuts3="LV00A", nuts_version="new"), "2013, 2016, 2021 or 2024"),
    (partner(role="boss"), '"role" is "boss"; write lead, partner or associated'),
    (partner(total_eur=-5), 'partner 2 (B): "total_eur" is -5; a sum cannot be below 0'),
    ({"eu_eur": -1}, '"eu_eur" is -1; a sum cannot be below 0'),
    ({"eu_eur": "250000"}, "must be a number without quotation marks"),
    ({"eu_eur": True}, "must be a number"),
    ({"eu_eur": math.nan}, "must be a number"),
    ({"eu_eur": math.inf}, "must be a number"),
    ({"eu_eur": 10**13}, "larger than any programme"),
    ({"eu_eur": 10**5000}, "larger than any programme"),
    ({"total_eur": 0}, '"total_eur" is 0; write the whole cost'),
    ({"months": 0}, '"months" must be a whole number from 1 to 240'),
    ({"months": 2.5}, '"months" must be a whole number'),
    ({"months": "24"}, '"months" must be a whole number'),
    ({"months": True}, '"months" must be a whole number'),
    ({"starts_on": "2024-02-30"}, '"starts_on" must be a day that exists, such as "2024-09-01"'),
    ({"starts_on": "20240301"}, '"starts_on" must be a day'),
    ({"starts_on": 2024}, '"starts_on" must be a day'),
    ({"starts_on": "1024-03-01"}, "outside the years 2000 to 2100"),
    ({"kind": "tiny"}, '"kind" must be "small" or "regular"'),
    ({"kind": ["small"]}, '"kind" must be "small" or "regular"'),
]


@pytest.mark.parametrize(("row", "words"), REFUSED)
def test_what_cannot_be_meant_is_refused(row: dict[str, Any], words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_idea(row)
    assert words in str(refused.value)


def test_an_idea_is_read_whole() -> None:
    read = read_idea(
        {
            "title": " Clean \n bays ",
            "programme": "cb-2014",
            "priority": ["P2", "SO2.4"],
            "partners": [
                {
                    "country": "se",
                    "nuts3": "se123",
                    "legal_form": "Kommun",
                    "role": "LP",
                    "nuts_version": "2016",
                },
                {"name": "B", "country": "FI", "nuts3": "FI200", "legal_form": "guild"},
            ],
            "eu_eur": 1000.5,
            "total_eur": 2000,
            "months": 24.0,
            "starts_on": "2020-02-01",
            "kind": "small",
            "call": "5",
            "unknown": {},
        }
    )
    first, second = read.partners
    assert (read.title, read.priority, read.kind, read.call) == ("Clean bays", "P2, SO2.4", Kind.SMALL, "5")
    assert (read.eu_eur, read.months, read.starts_on) == (Decimal("1000.5"), 24, date(2020, 2, 1))
    assert (first.name, first.country, first.nuts3, first.nuts_version) == ("partner 1", "SE", "SE123", 2013)
    assert (first.legal_form, first.role) == (LegalForm.PUBLIC, Role.LEAD)
    assert (second.legal_form, second.form_words, second.role) == (None, "guild", None)


def test_everything_may_be_missing() -> None:
    assert read_idea({}) == Idea()
    assert read_idea({"partners": [], "eu_eur": None, "months": None, "kind": None}) == Idea()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = [
    "title",
    "programme",
    "priority",
    "eu_eur",
    "total_eur",
    "months",
    "starts_on",
    "kind",
    "call",
    "partners",
]
PARTNER_FIELDS = ["name", "country", "nuts3", "nuts_version", "legal_form", "role", "eu_eur", "total_eur"]


@given(
    st.dictionaries(st.sampled_from(FIELDS), JSON),
    st.none() | st.lists(st.dictionaries(st.sampled_from(PARTNER_FIELDS), JSON), max_size=2),
)
def test_anything_is_read_or_refused_with_a_sentence(row: dict[str, Any], partners: list[Any] | None) -> None:
    with contextlib.suppress(Unreadable):
        read_idea({**row, "partners": partners} if partners is not None else row)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("SME", LegalForm.SME),
        ("ideell förening", LegalForm.NGO),
        ("Large Company", LegalForm.LARGE_COMPANY),
        ("body governed by public law", LegalForm.PUBLIC_LAW),
        ("small and medium-sized enterprise", LegalForm.SME),
        ("offentligt ägt bolag", LegalForm.PUBLIC_COMPANY),
        ("guild", None),
    ],
)
def test_legal_forms_are_known_by_their_words(words: str, form: LegalForm | None) -> None:
    assert form_named(words) is form
