"""Lists, sums and shares in words, in Swedish and English."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from utblick.engine.eligibility.programme import Kind

_SPACE = "\u00a0"
_CENT = Decimal("0.01")
_KINDS = {
    Kind.SMALL: ("småprojekt", "småprojekt", "small project", "small projects"),
    Kind.REGULAR: ("ordinarie projekt", "ordinarie projekt", "regular project", "regular projects"),
}


def kind_sv(kind: Kind, *, many: bool = False) -> str:
    """Write a kind of project in Swedish: småprojekt."""
    return _KINDS[kind][1 if many else 0]


def kind_en(kind: Kind, *, many: bool = False) -> str:
    """Write a kind of project in English: small project, small projects."""
    return _KINDS[kind][3 if many else 2]


def listed_sv(parts: Iterable[str], word: str = "och") -> str:
    """Write a list in Swedish: a, b och c."""
    return _listed(list(parts), word)


def listed_en(parts: Iterable[str], word: str = "and") -> str:
    """Write a list in English: a, b and c."""
    return _listed(list(parts), word)


def _listed(parts: list[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def eur_sv(amount: Decimal | int) -> str:
    """Write a sum in Swedish: 213 550 euro, with spaces that do not break."""
    return f"{_grouped(amount).replace(',', _SPACE).replace('.', ',')}{_SPACE}euro"


def eur_en(amount: Decimal | int) -> str:
    """Write a sum in English: EUR 213,550."""
    return f"EUR{_SPACE}{_grouped(amount)}"


def _grouped(amount: Decimal | int) -> str:
    cents = Decimal(amount).quantize(_CENT, ROUND_HALF_UP)
    return f"{cents.to_integral_value():,}" if cents == cents.to_integral_value() else f"{cents:,}"


def share_sv(share: Fraction, limit: Fraction | None = None) -> str:
    """Write a share in Swedish: 81,5 %; “drygt 81 %” where rounding would hide that it is over the limit."""
    number, hides = _per_cent(share, limit)
    return f"{'drygt ' if hides else ''}{number.replace('.', ',')}{_SPACE}%"


def share_en(share: Fraction, limit: Fraction | None = None) -> str:
    """Write a share in English: 81.5%; “just over 81%” where rounding would hide that it is over the limit."""
    number, hides = _per_cent(share, limit)
    return f"{'just over ' if hides else ''}{number}%"


def _per_cent(share: Fraction, limit: Fraction | None) -> tuple[str, bool]:
    exact = share * 100
    cents = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_CENT, ROUND_HALF_UP)
    hides = limit is not None and share > limit and Fraction(cents) <= limit * 100
    return f"{cents:f}".rstrip("0").rstrip("."), hides
