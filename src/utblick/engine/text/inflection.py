"""Swedish forms of a word that the stemmer keeps apart: `biogas` and `biogasen`, `medel` and `medlen`.

Snowball's Swedish stemmer only cuts endings (https://snowballstem.org/algorithms/swedish/stemmer.html): it takes
the end of `biogas` for one, and sees neither an `e` that falls out, nor a `-um` that does, nor a vowel that
changes. The rules of declension are those of Svenska Akademiens språklära. What is built here need not be a word;
who asks keeps what occurs in an archive.
"""

from __future__ import annotations

import functools
import re

_ENDINGS = (
    "en",
    "ens",
    "et",
    "ets",
    "n",
    "ns",
    "s",
    "ar",
    "ars",
    "arna",
    "arnas",
    "er",
    "ers",
    "erna",
    "ernas",
)
# A word that ends so loses its vowel before an ending that begins with one: medel, medlen; vatten, vattnet.
_FALLING = re.compile(r"(?P<root>.*[bcdfghjklmnpqrstvxz])e(?P<last>[lnr])")
# The same seen from the form; `barnen` is of barn, not of baren.
_FELL = re.compile(
    r"(?P<root>.*(?:[bcdfghjkmnpqstvxz](?=[lnr])|l(?=r)))(?P<last>[lnr])(?P<ending>ens?|ets?|ar(?:na)?s?|er(?:na)?s?)"
)
_UM = ("et", "ets", "er", "ers", "erna", "ernas", "a", "as")
_OF_UM = re.compile(r"(?P<root>.*e)(?:ets?|er(?:na)?s?)")
# The last part of a word, and of its plural.
_CHANGING = (
    ("stad", "städer"),
    ("land", "länder"),
    ("strand", "stränder"),
    ("hand", "händer"),
    ("tand", "tänder"),
    ("bok", "böcker"),
    ("fot", "fötter"),
    ("rot", "rötter"),
    ("natt", "nätter"),
    ("ledamot", "ledamöter"),
    ("son", "söner"),
    ("bonde", "bönder"),
    ("man", "män"),
)


@functools.lru_cache(maxsize=10_000)
def forms(word: str) -> tuple[str, ...]:
    """Give the forms that a folded Swedish word may have, without itself; most are none."""
    if not word.isalpha() or len(word) < 3:
        return ()
    found = [*(word + ending for ending in _ENDINGS)]
    for base in (word, *_bases(word)):
        found += [base, *(base + ending for ending in _ENDINGS)] if base != word else []
        if falling := _FALLING.fullmatch(base):
            found += [root + ending for root in _short(falling) for ending in _ENDINGS if ending[0] in "ae"]
        if base.endswith("um"):
            found += [base[:-2] + ending for ending in _UM]
    for one, many in _CHANGING:
        singular = [one, *(one + ending for ending in ("en", "ens", "et", "ets", "s"))]
        plural = [many, *(many + ending for ending in ("s", "na", "nas", "nen", "nens"))]
        ending = next((form for form in (*singular, *plural) if word.endswith(form)), None)
        if ending is not None:
            found += [word.removesuffix(ending) + form for form in (*singular, *plural)]
    return tuple(one for one in dict.fromkeys(found) if one != word)


def _short(falling: re.Match[str]) -> tuple[str, ...]:
    """Give the stem without its vowel; of two equal letters before it one falls too: nummer, numret."""
    root, last = falling["root"], falling["last"]
    short = (root + last,)
    return (*short, root[:-1] + last) if root[-2:] in ("mm", "nn") else short


def _bases(word: str) -> list[str]:
    """Give the words that this may be a form of."""
    found = []
    if fell := _FELL.fullmatch(word):
        found.append(fell["root"] + "e" + fell["last"])
    if of_um := _OF_UM.fullmatch(word):
        found.append(of_um["root"] + "um")
    # The end of `gas` is taken for an ending when it stands alone.
    found += [word[: -len(ending)] for ending in ("ens", "en") if word.endswith("as" + ending)]
    return found
