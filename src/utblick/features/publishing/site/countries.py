"""What countries are called, by the two letters of ISO 3166-1 or as the EU writes them (EL, UK)."""

from __future__ import annotations

from utblick.engine.eligibility import countries

EU_WAY = {"GR": "EL", "GB": "UK"}


def named(code: str, language: str) -> str:
    """Give a country's name, or its code where no name is known."""
    written = EU_WAY.get(code.upper(), code.upper())
    return countries.country_sv(written) if language == "sv" else countries.country_en(written)
