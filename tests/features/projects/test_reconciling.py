"""Our record beside a source: what differs, what stays settled, and what is likely to be the same project."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from utblick.features.projects.reconciling import FIELDS, Said, differences, likeness

WORDS = st.text("abcåä 19", max_size=6)
OURS = st.dictionaries(st.sampled_from(FIELDS), st.tuples(WORDS))
THEIRS = st.dictionaries(st.sampled_from(FIELDS), WORDS)


def test_a_field_differs_where_both_say_something_else_or_we_say_nothing() -> None:
    ours = {"acronym": ("GÅRDSGAS",), "starts_on": ("2025-01-01",), "ends_on": ("",)}
    theirs = {"acronym": "Gårdsgas", "starts_on": "2025-02-01", "ends_on": "2027-12-31"}
    found = differences(ours, theirs, {})
    assert [(one.field, one.ours, one.theirs) for one in found] == [
        ("starts_on", "2025-01-01", "2025-02-01"),
        ("ends_on", "", "2027-12-31"),
    ]


def test_one_of_our_titles_is_enough() -> None:
    ours = {"title": ("Biogas från gård", "Farm biogas")}
    assert differences(ours, {"title": "FARM BIOGAS"}, {}) == []


def test_ours_is_right_holds_until_the_source_says_something_else() -> None:
    ours, said = {"total": ("100 EUR",)}, {"total": Said("ours", "120 EUR", "avtalet ändrades")}
    (settled,) = differences(ours, {"total": "120 EUR"}, said)
    assert not settled.is_open
    (again,) = differences(ours, {"total": "130 EUR"}, said)
    assert again.is_open
    assert again.said is None


def test_what_is_put_off_is_open_and_what_was_taken_over_comes_back_when_we_changed_it() -> None:
    ours, theirs = {"total": ("100 EUR",)}, {"total": "120 EUR"}
    (later,) = differences(ours, theirs, {"total": Said("later", "120 EUR")})
    assert later.is_open
    assert later.said is not None
    (taken,) = differences(ours, theirs, {"total": Said("taken", "120 EUR")})
    assert taken.is_open


@given(OURS, THEIRS)
def test_a_source_that_says_nothing_differs_in_nothing(
    ours: dict[str, tuple[str]], theirs: dict[str, str]
) -> None:
    found = differences(ours, theirs, {})
    assert all(one.theirs for one in found)
    assert [one.field for one in found] == [
        field for field in FIELDS if field in {one.field for one in found}
    ]


@given(THEIRS)
def test_a_record_taken_over_from_a_source_does_not_differ_from_it(theirs: dict[str, str]) -> None:
    assert differences({field: (word,) for field, word in theirs.items()}, theirs, {}) == []


def test_what_is_likely_the_same() -> None:
    same = likeness(("BEREDD", "Beredd"), 20, same_programme=True, names_us=True)
    assert same is not None
    assert same.reasons == ("acronym", "programme", "names_us")
    titled = likeness(("", ""), 95, same_programme=None, names_us=False)
    assert titled is not None
    assert titled.reasons == ("title",)
    assert likeness(("", ""), 70, same_programme=True, names_us=True) is None
    assert likeness(("EU", "EU"), 10, same_programme=True, names_us=True) is None
    assert likeness(("BEREDD", "BEREDD"), 30, same_programme=False, names_us=False) is None
