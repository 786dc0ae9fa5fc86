"""The languages of the Union: the three letters of the Publications Office and the two of ours."""

from __future__ import annotations

TWO_LETTERS = {
    "BUL": "bg", "CES": "cs", "DAN": "da", "DEU": "de", "ELL": "el", "ENG": "en", "EST": "et", "FIN": "fi",
    "FRA": "fr", "GLE": "ga", "HRV": "hr", "HUN": "hu", "ITA": "it", "LAV": "lv", "LIT": "lt", "MLT": "mt",
    "NLD": "nl", "POL": "pl", "POR": "pt", "RON": "ro", "SLK": "sk", "SLV": "sl", "SPA": "es", "SWE": "sv",
    "ISL": "is", "NOR": "no",
}  # fmt: skip
THREE_LETTERS = {two: three for three, two in TWO_LETTERS.items()}


def two_letters(code: str) -> str:
    """Give the two-letter code of a language written with two or three letters, or nothing."""
    code = code.strip()
    if len(code) == 3:
        return TWO_LETTERS.get(code.upper(), "")
    return code.lower() if code.lower() in THREE_LETTERS else ""


def expression(work: str, language: str) -> str:
    """Name a work in one language the way Cellar does: `32018L2001.ENG`."""
    return f"{work}.{THREE_LETTERS[language]}" if language in THREE_LETTERS else work
