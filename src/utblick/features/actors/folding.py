"""Fold names so that they are found however they are written: without case, accents and foreign letters."""

from __future__ import annotations

import unicodedata

# Letters that no decomposition takes apart.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def fold(text: str) -> str:
    """Give a text in lower case, without accents, with one space between words.

    Å, ä and ö are found as a and o too: who writes on a foreign keyboard has no other way.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(PLAIN)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def folded(*texts: str) -> str:
    """Give several names as one text to look in: each begins and ends with a space."""
    return " " + " | ".join(one for one in dict.fromkeys(map(fold, texts)) if one) + " "
