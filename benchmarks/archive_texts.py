"""Made-up short documents: words drawn by Zipf's law, with endings, compounds and planted words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import accumulate


def words_of(text: str) -> list[str]:
    """Cut a list that is easier to read as text."""
    return text.split()


BEGINNINGS = words_of(
    """
    för be ut upp av in över under sam om an till fram bio hav land skog väg vård kultur energi klimat region
    stat
    """
)
SYLLABLES = words_of(
    """
    ba be bra da del drag dri fall fam fin fra gas gen gra hand hav häl kal kon kraft kul lag led lin löf mark
    med mil mo nad när ord pel pol pri rad rik ran sam sek skol skatt sol stad sti ta tek ti tra tur val vat vin
    vik ång åt äg ör
    """
)
TAILS = words_of(
    """
    drivmedel politik skatt plan stöd fond avtal direktiv förordning strategi samarbete program vård trafik
    medel
    """
)
SMALL = words_of(
    """
    och i att det som en på är av för med till den har de inte om ett men var
    """
)
ENDINGS = ("", "", "", "en", "et", "ar", "er", "erna", "s", "ens")
PLANTED = {
    "biodrivmedel": 0.012, "biodrivmedlen": 0.004, "flygbränsledrivmedel": 0.0004, "sammanhållningspolitik": 0.01,
    "sammanhållningspolitiken": 0.01, "skatt": 0.03, "skatten": 0.02, "hållbara": 0.02, "östersjön": 0.02,
    "kollektivtrafik": 0.01, "hälsodata": 0.002, "vätgas": 0.003, "interreg": 0.006, "gränsöverskridande": 0.004,
}  # fmt: skip
# Pairs that stand beside each other now and then.
PAIRS = {("hållbara", "biodrivmedel"): 0.002, ("europeiska", "kommissionen"): 0.05}
SOURCES = [f"kalla-{n}" for n in range(40)]
TYPES = ("news", "opinion", "proposal", "act", "consultation", "call", "council_agenda", "fakta_pm")
LANGUAGES = ("sv", "sv", "en", "en", "en", "de", "fi")
WORDS = 500_000
FIRST, DAYS = date(2012, 1, 1), 5_435


def vocabulary(dice: random.Random, size: int) -> list[str]:
    """Make up words: short ones first, as in a language; every fifth a compound with a known tail."""
    words: dict[str, None] = dict.fromkeys([*SMALL, "europeiska", "kommissionen"])
    while len(words) < size:
        stem = dice.choice(BEGINNINGS) * (dice.random() < 0.4) + "".join(
            dice.choices(SYLLABLES, k=1 + (len(words) > 500) + (len(words) > 20_000) + (dice.random() < 0.3))
        )
        stem += dice.choice(TAILS) if dice.random() < 0.2 else ""
        words[stem + dice.choice(ENDINGS)] = None
    return list(words)


def texts(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield titles and texts, always the same ones."""
    dice = random.Random(seed)
    words = vocabulary(dice, WORDS)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    planted = list(PLANTED.items())
    for _number in range(count):
        drawn = dice.choices(words, cum_weights=weights, k=68)
        for word, share in planted:
            if dice.random() < share:
                drawn[dice.randrange(68)] = word
        for pair, share in PAIRS.items():
            if dice.random() < share:
                at = dice.randrange(9, 66)
                drawn[at : at + 2] = pair
        body = " ".join(drawn[8:])
        if dice.random() < 0.05:
            body += f" Se COM({dice.randrange(2012, 2027)}) {dice.randrange(1, 900)} final."
        yield " ".join(drawn[:8]).capitalize(), body[0].upper() + body[1:] + "."
