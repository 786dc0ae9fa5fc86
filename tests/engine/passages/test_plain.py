"""Acts, proposals and amendments in plain text fall into their parts."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.passages.ids import parsed
from utblick.engine.passages.plain import passages_of

ENGLISH = """
REGULATION (EU) 2031/7 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,
Having regard to the Treaty on the Functioning of the European Union,
Whereas:
(1) Biogas is made of waste.
(2)
Waste is found everywhere.
HAVE ADOPTED THIS REGULATION:
CHAPTER I
GENERAL PROVISIONS
Article 1
Subject matter
This Regulation lays down rules on biogas.
It applies to:
(a) farms;
(b) plants that are:
(i) large;
(ii) old;
(h) harbours;
(i) islands;
(j) ships.
Article 2 Targets
1. Member States shall count
biogas twice.
The share shall rise by:
— one in 2031,
— two in 2032.
2a. Member States shall report.
Article 3
Amendment
Directive 2018/2001 is amended as follows:
(1) Article 9 is replaced by the following:
‘Article 9
Gas
1. Gas counts twice.’;
(2) Annex I is deleted.
Done at Brussels, 3 January 2031.
For the Council
ANNEX IX
FEEDSTOCKS
Part A
(a) Algae.
(b) Straw.
PART B
1. Used cooking oil.
1.1 Animal fats are counted.
"""

SWEDISH = """
EUROPAPARLAMENTET OCH EUROPEISKA UNIONENS RÅD HAR ANTAGIT DETTA DIREKTIV
med beaktande av fördraget om Europeiska unionens funktionssätt, och
av följande skäl:
(1) Biogas görs av avfall.
HÄRIGENOM FÖRESKRIVS FÖLJANDE.
Artikel 1
Syfte
Detta direktiv gäller biogas.
Artikel 25 a
1. Medlemsstaterna ska räkna
a) biogas,
b) vätgas.
Utfärdat i Bryssel den 3 januari 2031.
BILAGA I
Råvaror som ska räknas.
"""


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(passage.id, passage.heading, passage.text) for passage in passages_of(text)]


def test_an_english_act() -> None:
    assert shown(ENGLISH) == [
        ("tit", "", "REGULATION (EU) 2031/7 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL"),
        ("pre", "", "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,"),
        ("cit-1", "", "Having regard to the Treaty on the Functioning of the European Union,"),
        ("pre.sub-2", "", "Whereas:"),
        ("rec-1", "", "Biogas is made of waste."),
        ("rec-2", "", "Waste is found everywhere."),
        ("pre.sub-3", "", "HAVE ADOPTED THIS REGULATION:"),
        ("cpt-I", "GENERAL PROVISIONS", ""),
        ("art-1", "Subject matter", "This Regulation lays down rules on biogas."),
        ("art-1.sub-2", "", "It applies to:"),
        ("art-1.pt-a", "", "farms;"),
        ("art-1.pt-b", "", "plants that are:"),
        ("art-1.pt-b-i", "", "large;"),
        ("art-1.pt-b-ii", "", "old;"),
        ("art-1.pt-h", "", "harbours;"),
        ("art-1.pt-i", "", "islands;"),
        ("art-1.pt-j", "", "ships."),
        ("art-2", "Targets", ""),
        ("art-2.par-1", "", "Member States shall count biogas twice."),
        ("art-2.par-1.sub-2", "", "The share shall rise by:"),
        ("art-2.par-1.ind-1", "", "one in 2031,"),
        ("art-2.par-1.ind-2", "", "two in 2032."),
        ("art-2.par-2a", "", "Member States shall report."),
        ("art-3", "Amendment", "Directive 2018/2001 is amended as follows:"),
        ("art-3.pt-1", "", "Article 9 is replaced by the following:"),
        ("art-3.pt-1.qt-1", "", "‘Article 9"),
        ("art-3.pt-1.qt-2", "", "Gas"),
        ("art-3.pt-1.qt-3", "", "1. Gas counts twice.’;"),
        ("art-3.pt-2", "", "Annex I is deleted."),
        ("fin", "", "Done at Brussels, 3 January 2031."),
        ("fin.sub-2", "", "For the Council"),
        ("anx-IX", "FEEDSTOCKS", ""),
        ("anx-IX.prt-A", "", ""),
        ("anx-IX.prt-A.pt-a", "", "Algae."),
        ("anx-IX.prt-A.pt-b", "", "Straw."),
        ("anx-IX.prt-B", "", ""),
        ("anx-IX.prt-B.pt-1", "", "Used cooking oil."),
        ("anx-IX.prt-B.pt-1-1", "", "Animal fats are counted."),
    ]


def test_a_swedish_act_with_swedish_labels() -> None:
    passages = {passage.id: passage for passage in passages_of(SWEDISH)}
    assert passages["art-25a.par-1.pt-b"].label == "artikel 25a.1 b"
    assert passages["art-25a.par-1.pt-b"].text == "vätgas."
    assert passages["rec-1"].label == "skäl 1"
    assert passages["art-1"].heading == "Syfte"
    assert passages["anx-I"].text == "Råvaror som ska räknas."
    assert "fin" in passages


def test_an_i_after_an_h_is_a_letter_or_a_numeral_by_what_follows() -> None:
    start = "Article 1\nRules\nIt is:\n(h) one:\n(i) two"
    for rest, ids in (
        ("\n(ii) three\n(j) four", ["h", "h-i", "h-ii", "j"]),
        ("\n(j) four", ["h", "i", "j"]),
        (":\n(i) three\n(ii) four", ["h", "i", "i-i", "i-ii"]),
    ):
        found = [passage.id for passage in passages_of(start + rest)][1:]
        assert found == [f"art-1.pt-{id}" for id in ids]


def test_points_of_a_second_list_stand_under_the_text_before_them() -> None:
    text = "Article 1\nRules\n1. First:\n(a) one;\n(b) two.\nFurther:\n(a) three;\n(b) four."
    assert [passage.id for passage in passages_of(text)][1:] == [
        "art-1.par-1",
        "art-1.par-1.pt-a",
        "art-1.par-1.pt-b",
        "art-1.par-1.sub-2",
        "art-1.par-1.sub-2.pt-a",
        "art-1.par-1.sub-2.pt-b",
    ]


def test_amendments_go_to_what_they_name() -> None:
    text = (
        "Amendment 1\nRecital 1 a (new)\n(1a) Gas is good.\n\nAmendment 2\nProposal for a regulation\n"
        "Article 5 – paragraph 1 – point a\n(a) gas of waste;\n\nAmendment 3\nArticle 4 a (new)\n"
        "Article 4a\nPrinciples\n1. All shall count."
    )
    assert shown(text) == [
        ("rec-1a", "", "Gas is good."),
        ("art-5.par-1.pt-a", "", "gas of waste;"),
        ("art-4a", "Principles", ""),
        ("art-4a.par-1", "", "All shall count."),
    ]


def test_the_same_number_twice_gives_two_ids() -> None:
    ids = [passage.id for passage in passages_of("Article 1\n1. One thing.\n1. Another thing.")]
    assert ids == ["art-1", "art-1.par-1", "art-1.par-1~2"]


_LINES = st.sampled_from(ENGLISH.split("\n"))


@given(st.lists(_LINES, max_size=30))
def test_ids_are_unique_and_no_word_is_lost(lines: list[str]) -> None:
    passages = passages_of("\n".join(lines))
    ids = [passage.id for passage in passages]
    assert len(ids) == len(set(ids))
    assert all(parsed(id) for id in ids)
    said = " ".join(f"{passage.label} {passage.heading} {passage.text}" for passage in passages).lower()
    for word in re.findall(r"[^\W\d_]{4,}", " ".join(lines)):
        assert word.lower() in said


@given(st.text("aAÅi1. ()\n—-‘’:;,IVX\u2028\x0c", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for passage in passages_of(text):
        assert parsed(passage.id)
