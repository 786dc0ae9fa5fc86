"""Which language a text is in, and the stem of a word in it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "en"
# Language code -> Snowball's name of its stemmer; other languages (lv, bg, mt …) are compared unstemmed.
STEMMERS: dict[str, str] = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
STEMMED = frozenset(STEMMERS)
# What may come in: the official languages of the EU, and those of its neighbours.
EXPECTED = frozenset(
    (
        *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv"),
        *("mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
        *("no", "nn", "is", "uk", "ru", "be", "sr", "bs", "mk", "sq", "tr", "ca", "eu"),
    )
)
_LONGEST = 64  # no word of a language is longer; stemming is only slow on what is none
_READ = 4000  # characters that are enough to tell a language
_SHORT = 120  # characters below which the house's own languages come first
_HOUSE = ("sv", "en")


@functools.cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    # The bounded cache of ours is enough.
    return Stemmer.Stemmer(STEMMERS[language], 0)


def stemmer(language: str) -> Callable[[str], str]:
    """Give the function from a folded word to its stem, for those who keep what they asked."""
    if language not in STEMMED:
        return str
    snowball: Callable[[str], str] = _stemmer(language).stemWord

    def stemmed(word: str) -> str:
        if len(word) > _LONGEST:
            return word
        try:
            return snowball(word)
        except UnicodeError:  # half of a surrogate pair: no word of any language
            return word

    return stemmed


@functools.lru_cache(maxsize=200_000)
def stem(language: str, word: str) -> str:
    """Give a folded word's stem in a language; the word itself in a language without a stemmer."""
    return stemmer(language)(word)


def code(language: str | None) -> str | None:
    """Write a language's code as it is compared: `sv-SE` and `SV` are `sv`; nothing for nothing."""
    if not language:
        return None
    return language.strip().lower().replace("_", "-").split("-")[0] or None


def detect(text: str) -> str:
    """Say which language a text is in, as a two-letter code; `en` when nothing speaks for another."""
    sample = text[:_READ].encode("utf-8", "ignore").decode()
    letters = sum(map(str.isalpha, sample[:_SHORT]))
    if letters < 3:
        return DEFAULT
    ranked = _identifier().rank(sample)
    best, score = ranked[0]
    if len(sample) < _SHORT and score < 0.8:
        # A headline seldom says enough to tell Swedish from Danish: the house's languages first.
        scores = dict(ranked)
        best = max(_HOUSE, key=lambda language: scores.get(language, 0.0))
    return "no" if best in ("nb", "nn") else str(best)


@functools.cache
def _identifier() -> LanguageIdentifier:
    # Imported here: it brings numpy and its model, which a document with a stated language does without.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(EXPECTED & set(identifier.labels))
    return identifier
