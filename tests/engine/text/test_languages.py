"""Languages: what a text is in, and stems."""

from __future__ import annotations

import pytest

from utblick.engine.text import languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regeringen har beslutat att ge länsstyrelserna i uppdrag att se över planeringen av havet.", "sv"),
        ("The Commission presented its proposal for the future of cohesion policy after 2027.", "en"),
        ("Die Kommission hat ihren Vorschlag für die künftige Kohäsionspolitik der Union vorgelegt.", "de"),
        ("Euroopan komissio antoi tänään ehdotuksensa koheesiopolitiikan tulevaisuudesta.", "fi"),
        (
            "Kommissionen fremlagde i dag sit forslag til den fremtidige samhørighedspolitik, og det er godt.",
            "da",
        ),
        ("Hållbara biodrivmedel", "sv"),
        ("Cohesion policy", "en"),
        ("", "en"),
        ("2018/0196", "en"),
        ("\ud800\x00", "en"),
    ],
)
def test_detect(text: str, expected: str) -> None:
    assert languages.detect(text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("sv", "kommunerna", "kommuner"),
        ("en", "regions", "region"),
        ("nb", "regionene", "region"),
        ("no", "regionene", "region"),
    ],
)
def test_inflections_share_a_stem(language: str, one: str, other: str) -> None:
    assert languages.stem(language, one) == languages.stem(language, other)


@pytest.mark.parametrize("word", ["valodas", "\ud800", "x" * 10_000])
def test_what_has_no_stem_stays(word: str) -> None:
    assert languages.stem("lv", word) == word
    assert languages.stem("sv", "\ud800") == "\ud800"


@pytest.mark.parametrize(
    ("written", "code"), [("sv-SE", "sv"), ("EN", "en"), ("pt_BR", "pt"), ("", None), (None, None)]
)
def test_codes(written: str | None, code: str | None) -> None:
    assert languages.code(written) == code


def test_every_stemmer_is_there() -> None:
    assert all(languages.stem(language, "region") for language in languages.STEMMED)
