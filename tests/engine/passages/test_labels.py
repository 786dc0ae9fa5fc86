"""Passages are called what lawyers and officials call them, in Swedish and English."""

from __future__ import annotations

import pytest

from utblick.engine.passages.labels import label


@pytest.mark.parametrize(
    ("id", "english", "swedish"),
    [
        ("rec-12", "recital 12", "skäl 12"),
        ("art-9.par-1.pt-b", "Article 9(1)(b)", "artikel 9.1 b"),
        ("art-9.par-1.pt-b-i", "Article 9(1)(b)(i)", "artikel 9.1 b i"),
        ("art-25a", "Article 25a", "artikel 25a"),
        ("art-3.pt-b", "Article 3, point (b)", "artikel 3 b"),
        ("art-2.pt-5", "Article 2, point (5)", "artikel 2 led 5"),
        ("art-16.sub-2", "Article 16, second paragraph", "artikel 16 andra stycket"),
        ("art-3.par-4.sub-2", "Article 3(4), second subparagraph", "artikel 3.4 andra stycket"),
        (
            "art-3.par-4.sub-2.pt-a",
            "Article 3(4), second subparagraph, point (a)",
            "artikel 3.4 andra stycket led a",
        ),
        ("art-3.par-4.pt-e.ind-1", "Article 3(4)(e), first indent", "artikel 3.4 e första strecksatsen"),
        ("anx-IX.prt-A.pt-b", "Annex IX, Part A, point (b)", "bilaga IX del A led b"),
        ("anx-V.prt-C.pt-1-a", "Annex V, Part C, point 1(a)", "bilaga V del C led 1 a"),
        ("anx-V.tbl-2", "Annex V, table 2", "bilaga V tabell 2"),
        ("anx", "Annex", "bilaga"),
        ("ttl-III.cpt-V", "Title III, Chapter V", "avdelning III kapitel V"),
        ("art-1.pt-2.qt-3", "Article 1, point (2), quoted text 3", "artikel 1 led 2 citerad text 3"),
        ("art-4.par-1~2", "Article 4(1) [2]", "artikel 4.1 [2]"),
        ("anx-I.sub-11", "Annex I, 11th paragraph", "bilaga I 11:e stycket"),
        ("art-1.sub-22", "Article 1, 22nd paragraph", "artikel 1 22:e stycket"),
        ("tit", "title", "titel"),
        ("no id", "no id", "no id"),
    ],
)
def test_labels(id: str, english: str, swedish: str) -> None:
    assert label(id) == english
    assert label(id, "sv") == swedish
