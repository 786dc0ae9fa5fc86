"""Numbers of legal acts: `Regulation (EU) 2021/1060`, `förordning (EU) nr 1303/2013`, `direktiv 2009/28/EG`.

Since 2015 every act is year/number in one series; before that regulations were number/year and directives
year/number, and only the words around say which. The value is the number as printed; the CELEX is given where
the kind of act stands in the text.
"""

from __future__ import annotations

import re
import unicodedata

from utblick.engine.identifiers import celex
from utblick.engine.identifiers.form import Form, Found, form, full_year

TAGS = "EU|EG|EC|EEG|EEC|EGKS|ECSC|Euratom|RIF|JHA|GUSP|CFSP|GASP|EF|EØF|EY|ETY|EÜ|EK|CE|UE|CEE|EWG"
# The end of the word before an act's number -> CELEX descriptor; the first that fits counts.
KINDS = (
    ("F", r"rambeslut(?:et|s)?|framework decisions?"),
    (
        "R",
        r"förordning(?:ens?|ar|arna|arnas)?|regulations?|reg|forordning(?:en|er)?|verordnung(?:en)?|asetu(?:s|ksen)|règlements?",
    ),
    ("L", r"direktiv(?:ets?|en|ens)?|directives?|richtlinien?|direktiivi[n]?"),
    ("D", r"beslut(?:ets?|en)?|decisions?|beschluss(?:es)?|päätö(?:s|ksen)|afgørelse(?:n)?"),
    ("H", r"rekommendation(?:en|er|erna)?|recommendations?|empfehlung(?:en)?"),
)
_KIND = re.compile("(?:" + "|".join(f"(?P<{letter}>{words})" for letter, words in KINDS) + ")$", re.I)
_BEFORE = re.compile(r"(?P<word>(?:framework\s)?[^\W\d_][\w\xad-]*)\.?\s{0,3}(?:n[or]\.?\s{1,3})?$", re.I)
_LIST = re.compile(
    r"\s*(?:[,;&/]|,?\s*(?:och|samt|eller|and|or|und|ja|og|et|respektive))\s*(?:nr|no\.?)?\s*", re.I
)


def kind_before(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Give the descriptor of the kind of act named right before `start`, and where that word begins."""
    low = max(floor, start - 60)
    word = _BEFORE.search(text[low:start])
    if not word:
        return None
    bare = unicodedata.normalize("NFC", word["word"].replace("\xad", ""))
    kind = _KIND.search(bare)
    if not kind or (kind[0].lower() == "reg" and len(bare) != 3):
        return None
    return str(kind.lastgroup), low + word.start()


def joins_list(between: str) -> bool:
    """Say whether the text between two acts makes them one list: the kind named first holds for both."""
    return len(between) < 16 and _LIST.fullmatch(between) is not None


def year_and_number(
    first: str, second: str, *, numbered: bool, tag: str, kind: str | None
) -> tuple[int, int] | None:
    """Tell year from number; None when neither part can be the year.

    `numbered`: `nr` or `No` stands before it, so the number comes first. `tag` is EU, EC …, or "" .
    """
    as_first, as_second = full_year(first), full_year(second)
    if as_first is None and as_second is None:
        return None
    if as_first is None or as_second is None:
        year_first = as_first is not None
    elif numbered:
        year_first = False
    elif kind == "R" or tag in ("EG", "EC", "EEG", "EEC"):
        year_first = kind in ("L", "D", "H", "F") or (as_first >= 2015 and tag in ("EU", ""))
    else:
        year_first = True
    year = as_first if year_first else as_second
    number = int(second if year_first else first)
    return (int(year or 0), number) if number else None


def celex_of(value: str, *, numbered: bool, tag: str, kind: str | None) -> str | None:
    """Give the CELEX of an act number whose kind is known."""
    if kind is None:
        return None
    parts = year_and_number(*value.split("/"), numbered=numbered, tag=tag, kind=kind)
    return celex.of_act(kind, *parts) if parts else None


def _looks_like_school_year(first: str, second: str) -> bool:
    return len(first) == 4 and int(second) in ((int(first) + 1) % 100, int(first) + 1)


def _read(match: re.Match[str], text: str, floor: int) -> Found | None:
    groups = match.groupdict()
    numbered, tag = bool(groups.get("nr")), (groups.get("tag") or "").upper()
    named = kind_before(text, match.start(), floor)
    kind, start = named if named else (None, match.start())
    parts = year_and_number(match["a"], match["b"], numbered=numbered, tag=tag, kind=kind)
    if parts is None or (
        tag == "" and (kind not in ("R", "L") or _looks_like_school_year(match["a"], match["b"]))
    ):
        return None
    value = "/".join(str(int(part)) for part in (match["a"], match["b"]))
    known = celex_of(value, numbered=numbered, tag=tag, kind=kind)
    return Found(value, start, match.end(), celex=known)


FORMS: tuple[Form, ...] = (
    form(
        "act",
        "slash",
        rf"\(~(?P<tag>{TAGS})(?:~,~(?:{TAGS}))?~\)~(?P<nr>n(?:r|o|:o|°|º)\.?~|N°~)?(?P<a>\d{{1,4}})~/~(?P<b>\d{{1,4}})(?!\d|/\d)",
        _read,
    ),
    form(
        "act",
        "slash",
        rf"(?<![\w/])(?P<nr>n[ro]\.?~)?(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})/(?P<tag>{TAGS})(?:,~Euratom)?(?!\w)",
        _read,
    ),
    # Without letters: only right after the word for a regulation or directive (a decision may be anybody's).
    form("act", "slash", r"(?<![\w/.])(?P<nr>n[ro]\.?~)?(?P<a>\d{1,4})/(?P<b>\d{2,4})(?![\d/])", _read),
)
