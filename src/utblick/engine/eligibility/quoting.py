"""Figures that somebody quotes from another period's rules: shares in per cent and sums in euro."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from utblick.engine.eligibility.programme import Programme

# "85/75 %" quotes both.
_SHARES = re.compile(r"(\d{1,3}(?:\s*(?:/|och|and|–|-|,)\s*\d{1,3})*)\s*(?:%|procent|per ?cent)", re.I)
_FIGURE = re.compile(r"\d+")
_SUMS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\s.,]\d{3})+(?![\d])|(?<![\d.,])\d{5,9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure that is a rule of other programmes and not of the one that is meant; one of the two is None."""

    percent: int | None
    eur: int | None
    programmes: tuple[str, ...]


def quoted_elsewhere(text: str, meant: Programme, others: Iterable[Programme]) -> tuple[Quote, ...]:
    """Give the figures of a text that are rules of `others` alone, each once, in the order they stand.

    A share counts beside per cent, a sum wherever it stands written out.
    """
    others = [one for one in others if one.key != meant.key]
    found = [
        Quote(percent, None, keys)
        for percent in _percents(text)
        if percent not in _rates(meant)
        and (keys := tuple(one.key for one in others if percent in _rates(one)))
    ]
    found += [
        Quote(None, eur, keys)
        for eur in _sums(text)
        if eur not in _sizes(meant) and (keys := tuple(one.key for one in others if eur in _sizes(one)))
    ]
    return tuple(dict.fromkeys(found))


def has_figures(text: str) -> bool:
    """Say whether a text has any share or sum that could be a rule's."""
    return bool(_percents(text) or _sums(text))


def _percents(text: str) -> list[int]:
    return [int(figure) for match in _SHARES.finditer(text) for figure in _FIGURE.findall(match[1])]


def _sums(text: str) -> list[int]:
    return [int(re.sub(r"\D", "", match[0])) for match in _SUMS.finditer(text)]


def _rates(programme: Programme) -> set[int]:
    caps = {call.most_percent for call in programme.calls if call.most_percent is not None}
    return {rate.percent for rate in programme.rates} | caps


def _sizes(programme: Programme) -> set[int]:
    return {size.most_eur for size in programme.sizes if size.most_eur is not None}
