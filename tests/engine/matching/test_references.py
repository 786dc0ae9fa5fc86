"""The quick look for identifiers never misses one that finding them would give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.references import References
from utblick.engine.text.analysis import Document, analyse

GAPS = st.sampled_from(["", " ", "\u00a0", "\n", "  ", "\u200b"])
FINALS = st.sampled_from(["", " final", "\u00a0slutlig", " final/2"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """An identifier of one of the numbered series, written in some way, among other numbers."""
    a, b, c, d = (draw(GAPS) for _ in range(4))
    year = draw(st.integers(1998, 2026))
    number = str(draw(st.integers(1, 9999))).zfill(draw(st.integers(1, 4)))
    series = draw(st.sampled_from(["COM", "KOM", "com", "JOIN", "SWD", "SEC", "SEK", "C"]))
    kind = draw(st.sampled_from(["COD", "APP", "ini"]))
    shown = draw(st.sampled_from([str(year), str(year)[2:]]))
    form = draw(
        st.sampled_from(
            [
                f"{series}{a}({b}{shown}{c}){d}{number}{draw(FINALS)}",
                f"{series}/{year}/{number}",
                f"{year}{a}/{b}{number}{c}({d}{kind})",
                f"{kind}/{year}/{number}",
                f"{year}/{number}/{kind}",
                f"{kind}{a}({year}){b}{number}",
            ]
        )
    )
    return (
        draw(st.sampled_from(["", "2018/", "12 ", "(2014–2020) ", "se "]))
        + form
        + draw(st.sampled_from(["", ".", " 2020/5"]))
    )


@given(written())
@settings(max_examples=400)
def test_nothing_is_missed(text: str) -> None:
    analysis = analyse(Document("d", "", text, "sv"))
    for kind, key in analysis.references():
        references = References()
        references.add(kind, key, 1)
        assert references.may_be_in(analysis)


def test_a_text_without_the_number_is_passed_over() -> None:
    references = References()
    references.add("com", "COM(2018) 375", 1)
    text = "COM(2018) 376, COM(2017) 375, den 3/75 2018-375"
    assert not references.may_be_in(analyse(Document("d", "", text, "sv")))


@pytest.mark.parametrize("text", ["32018L2001", "dir. 2020:15"])
def test_other_identifiers_are_always_looked_for(text: str) -> None:
    index = ProfileIndex({})
    index.add("p", text)
    assert [hit.profile for hit in index.match(Document("d", "", f"se {text}", "sv"))] == ["p"]
