"""Documents as tokens: the quick way gives the words, stems and places of the plain way."""

from __future__ import annotations

from hypothesis import given, settings

from tests.engine.text.test_words import TEXTS
from utblick.engine.text.analysis import Document, analyse
from utblick.engine.text.fields import comparable


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_tokens_are_the_words(title: str, text: str) -> None:
    analysis = analyse(Document("d", title, text, "sv"))
    for name, part in (("title", analysis.title), ("text", analysis.text)):
        words = analysis.words(name)
        assert [token.full for token in part.tokens] == [word.full for word in words]
        assert [token.stem for token in part.tokens] == analysis.stems(name)
        assert [part.place(i) for i in range(len(words))] == [(word.start, word.end) for word in words]
        assert analysis.distinct_words(name) == {word.full for word in words}
        assert analysis.distinct_stems(name) == set(analysis.stems(name))


def test_a_long_stretch_without_blanks_has_its_places() -> None:
    text = "-".join(f"ord{n}" for n in range(200))
    part = analyse(Document("d", "", text, "sv")).text
    assert [text[slice(*part.place(i))] for i in (0, 77, 199)] == ["ord0", "ord77", "ord199"]


def test_values_are_compared_without_their_spelling() -> None:
    fields = {"com": ["KOM(2018)0375 slutlig"], "procedure": ["2018/196 (cod)"], "committee": [" REGI "]}
    analysis = analyse(Document("d", "", "", "sv-SE", fields))
    assert analysis.fields["com"] == {comparable("com", "COM(2018) 375")}
    assert analysis.fields["procedure"] == {comparable("procedure", "2018/0196(COD)")}
    assert analysis.fields["committee"] == {"regi"}
    assert analysis.fields["language"] == {"sv"}


def test_an_identifier_ends_before_final() -> None:
    text = "se KOM(2018)0375 slutlig, och COM(2018) 375 final."
    found = analyse(Document("d", "", text, "sv")).identifiers["text"]
    assert [text[start:end] for _, _, start, end in found] == ["KOM(2018)0375", "COM(2018) 375"]
    assert len({(kind, key) for kind, key, _, _ in found}) == 1
