"""Between two versions nothing is lost, and what moved is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.passages.changes import Change, articles_touched, changes, kept_share
from utblick.engine.passages.writing import Passage

BIOGAS = "Each Member State shall ensure that biogas is counted twice towards the target."
WASTE = "Waste and residues shall fulfil only the criteria laid down in the annex on soil carbon."
REPORT = "The Commission shall report by the end of each second year on the effects on prices of food."
AUDIT = "Economic operators shall keep the records of their mass balance for at least five years."


def version(*rows: tuple[str, str] | tuple[str, str, str]) -> list[Passage]:
    return [Passage(row[0], "", row[2] if len(row) > 2 else "", row[1], at) for at, row in enumerate(rows)]


def told(old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[str, str, str]]:
    return [(change.id, change.change, change.old_id) for change in changes(old, new)]


def rebuilt(found: Sequence[Change], side: str) -> Counter[tuple[str, str]]:
    skipped = "inserted" if side == "-" else "deleted"
    return Counter(
        (
            (change.old_id or change.id) if side == "-" else change.id,
            "".join(text for sign, text in change.words if sign in ("=", side)),
        )
        for change in found
        if change.change != skipped
    )


_IDS = st.sampled_from(
    [f"art-{n}{rest}" for n in range(1, 5) for rest in ("", ".par-1", ".par-2", ".par-1.pt-a")]
)
_TEXTS = st.one_of(
    st.sampled_from(["", BIOGAS, WASTE, REPORT, AUDIT, "and", BIOGAS.replace("twice", "once")]),
    st.lists(
        st.sampled_from(["the", "biogas", "target", "shall", "rise", "by", "2030", ",", "and", "fall"]),
        max_size=12,
    ).map(" ".join),
)
_ROWS = st.lists(
    st.tuples(_IDS, _TEXTS, st.sampled_from(["", "Targets", "Reports"])), unique_by=lambda row: row[0]
)
_VERSIONS = _ROWS.map(lambda rows: version(*rows))


@given(_VERSIONS, _VERSIONS)
def test_both_versions_are_rebuilt_passage_by_passage(old: list[Passage], new: list[Passage]) -> None:
    found = changes(old, new)
    assert rebuilt(found, "-") == Counter((passage.id, passage.text) for passage in old)
    assert rebuilt(found, "+") == Counter((passage.id, passage.text) for passage in new)


@given(_VERSIONS, _VERSIONS)
def test_the_kind_of_change_fits_its_words(old: list[Passage], new: list[Passage]) -> None:
    for change in changes(old, new):
        signs = {sign for sign, _ in change.words}
        if change.change in ("unchanged", "moved"):
            assert signs <= {"="}
            assert (change.change == "moved") == bool(change.old_id)
            assert change.heading is None
        elif change.change == "inserted":
            assert signs <= {"+"}
        elif change.change == "deleted":
            assert signs <= {"-"}
        else:
            assert signs & {"+", "-"} or change.heading is not None


@given(_VERSIONS)
def test_a_version_is_unchanged_beside_itself(passages: list[Passage]) -> None:
    assert {change.change for change in changes(passages, passages)} <= {"unchanged"}


def test_renumbered_passages_have_moved() -> None:
    old = version(
        ("art-1", "", "Gas"), ("art-1.par-1", BIOGAS), ("art-2", "", "Waste"), ("art-2.par-1", WASTE)
    )
    new = version(
        ("art-1", "", "Gas"), ("art-1.par-1", BIOGAS), ("art-2", REPORT, "New"), ("art-3", "", "Waste"),
        ("art-3.par-1", WASTE),
    )  # fmt: skip
    assert told(old, new) == [
        ("art-1", "unchanged", ""),
        ("art-1.par-1", "unchanged", ""),
        ("art-2", "inserted", ""),
        ("art-3", "moved", "art-2"),
        ("art-3.par-1", "moved", "art-2.par-1"),
    ]


def test_moved_and_amended_at_once() -> None:
    old = version(("art-1.pt-a", BIOGAS), ("art-1.pt-b", WASTE))
    new = version(
        ("art-1.pt-a", AUDIT), ("art-1.pt-b", BIOGAS.replace("twice", "once")), ("art-1.pt-c", WASTE)
    )
    assert told(old, new) == [
        ("art-1.pt-a", "inserted", ""),
        ("art-1.pt-b", "amended", "art-1.pt-a"),
        ("art-1.pt-c", "moved", "art-1.pt-b"),
    ]


def test_a_part_of_a_version_can_be_compared() -> None:
    old = version(("art-1", BIOGAS), ("art-2", WASTE), ("art-3", REPORT))[1:]
    assert told(old, old[1:]) == [("art-2", "deleted", ""), ("art-3", "unchanged", "")]


def test_the_deleted_stand_where_they_were() -> None:
    old = version(("art-1", BIOGAS), ("art-2", WASTE), ("art-3", REPORT))
    new = version(("art-1", BIOGAS), ("art-3", REPORT))
    assert told(old, new) == [
        ("art-1", "unchanged", ""),
        ("art-2", "deleted", ""),
        ("art-3", "unchanged", ""),
    ]


def test_a_provision_that_is_replaced_altogether_is_deleted_and_inserted() -> None:
    assert told(version(("art-1", BIOGAS)), version(("art-1", AUDIT.replace("shall", "must")))) == [
        ("art-1", "deleted", ""),
        ("art-1", "inserted", ""),
    ]


def test_an_article_that_is_divided_into_paragraphs_is_still_that_article() -> None:
    old = version(("art-1", BIOGAS))
    new = version(("art-1", "", ""), ("art-1.par-1", BIOGAS), ("art-1.par-2", WASTE))
    assert ("art-1.par-1", "moved", "art-1") in told(old, new)


def test_headings_and_footnotes_that_change_are_shown() -> None:
    old = [Passage("art-1", "", "Targets", BIOGAS, 0, ("OJ L 1.",))]
    new = [Passage("art-1", "", "Binding targets", BIOGAS, 0, ("OJ L 2.",))]
    (change,) = changes(old, new)
    assert change.change == "amended"
    assert change.heading == [("-", "Targets"), ("+", "Binding targets")]
    assert change.notes == [("=", "OJ L "), ("-", "1"), ("+", "2"), ("=", ".")]


def test_what_a_version_keeps_as_repealed_is_told() -> None:
    old = [Passage("art-1", "", "", BIOGAS, 0)]
    new = [Passage("art-1", "", "", BIOGAS, 0, (), True)]
    (change,) = changes(old, new)
    assert (change.change, change.repealed) == ("unchanged", True)
    assert articles_touched([change]) == ["art-1"]
    assert not changes(new, new)[0].repealed


def test_the_articles_that_were_touched_and_how_much_was_kept() -> None:
    old = version(("art-1.par-1", BIOGAS), ("art-2.par-1.pt-a", WASTE), ("art-3", REPORT))
    new = version(("art-1.par-1", BIOGAS), ("art-2.par-1.pt-a", WASTE + " Soil."), ("art-4", REPORT))
    found = changes(old, new)
    assert articles_touched(found) == ["art-2"]
    assert 0.9 < kept_share(found) < 1
    assert kept_share([]) == kept_share(changes(old, old)) == 1
    assert kept_share(changes(old, [])) == 0
