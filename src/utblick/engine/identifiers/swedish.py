"""Swedish identifiers, and those that need a word beside them (NUTS codes, laws, register numbers)."""

from __future__ import annotations

import re
import unicodedata

from utblick.engine.identifiers.form import Form, Found, consecutive, form, luhn

# Countries with NUTS or statistical regions: members, EFTA, candidates, the United Kingdom.
COUNTRIES = tuple(
    re.findall(
        "..",
        "ALATBABEBGCHCYCZDEDKEEELESFIFRHRHUIEISITLILTLULVMEMKMTNLNOPLPTRORSSESISKTRUAUKXK",
    )
)
_NOT_LAWS = re.compile(
    r"(?:(?:för|an|av|in|ut|upp|be|om|genom|ned|till|över|på|ord|hand|mot)slag|bolag|underlag|upplag|förlag"
    r"|lands?lag|pålag)(?:et|en|ets|ens|s)?$"
)
_LAW = re.compile(
    r"(?<!\w)(?P<word>[\w\xad-]*?(?:lag|förord\xad?ning|balk|regeringsform|riksdagsordning|successionsordning|kungörelse|stadga)"
    r"(?:s|n|ns|en|ens|ar|er|arna|erna)?|Act|Ordinance|Code|Instrument of Government)[\s*_,]{0,4}\[?[(]"
    r"(?:[A-ZÅÄÖ]{2,6}[,;:]?\s)?(?:nr\s)?$",
    re.I,
)
_NUTS_WORD = re.compile(
    r"NUTS[\s-]{0,3}(?:(?:level|nivå)\s)?(?:[0-3]\b)?(?:[\s-]{0,3}(?:19|20)\d\d\b|\s\((?:19|20)\d\d\))?"
    r"(?:[\s-]{0,3}(?:regio(?:n(?:en|er|erna|s)?)?|områdes?t?|kod(?:en|er|erna)?|codes?|nivån?|levels?|areas?|länet|län))?"
    r"(?:\s(?:med\s)?(?:kod(?:en|er)?|codes?))?[\s:(–=-]{0,3}"
    r"(?:(?-i:[A-Z]{2}[0-9A-Z]{1,3})\s{0,2}(?:[,;/]|,?\s(?:och|samt|and|eller|or)\s)\s{0,2})*$",
    re.I,
)
_NUTS_AFTER = re.compile(r"\s?[(,]\s?NUTS(?![A-Z])|\s(?:på\s|i\s|at\s)?NUTS(?![A-Z])")
_REGISTER = re.compile(
    r"(?P<word>(?:transparency\s+|eu:s\s+)?[^\W\d_]*regist[^\W\d_]*)(?:[^\d.!?]|\bn[or]\.){0,45}(?:\d{6,13}-\d\d(?:,|\soch|\sand)\s{1,3})?$",
    re.I,
)
_REGISTER_AFTER = re.compile(r"[^\d.!?]{0,30}regist", re.I)

_ORGANISATION = re.compile(
    r"\borg(?:\.|ani[sz]ation\w*)?\s?-?(?:nr|nummer|number|no)?\b\W{0,4}$",
    re.I,
)


def _session(match: re.Match[str], text: str, floor: int) -> str | None:
    session, kind = consecutive(match["first"], match["second"]), match["kind"].lower()
    if session is None or not int(match["number"]):
        return None
    number = int(match["number"])
    return (
        f"{session}:FPM{number}"
        if kind == "fpm"
        else f"{kind[:4] if kind[0] == 'p' else 'skr'}. {session}:{number}"
    )


def _by_year(match: re.Match[str], text: str, floor: int) -> str | None:
    """`prop. 1974:60`: before 1975 the session was the calendar year."""
    if not int(match["number"]) or not 1867 <= int(match["year"]) <= 1975:
        return None
    return f"{'prop' if match['kind'][0] in 'pP' else 'skr'}. {match['year']}:{int(match['number'])}"


def _numbered(match: re.Match[str], text: str, floor: int) -> str | None:
    series, number = match["series"].lower(), int(match["number"])
    if not number:
        return None
    name = {"sou": "SOU", "ds": "Ds"}.get(series, "dir.")
    return f"{name} {match['year']}:{number}"


def _law(match: re.Match[str], text: str, floor: int) -> Found | None:
    year, number = int(match["year"]), int(match["number"])
    if not number or not 1700 <= year <= 2049:
        return None
    value = f"{year}:{number}"
    if match["sfs"]:
        return Found(value, match.start(), match.end("number"))
    low = max(floor, match.start() - 70)
    before = unicodedata.normalize("NFC", text[low : match.start("year")])
    law = _LAW.search(before)
    if not law or match["end"] is None or _NOT_LAWS.search(law["word"].replace("\xad", "").lower()):
        return None
    return Found(value, match.start("year"), match.end("number"), lead=low + law.start("word"))


def _nuts(match: re.Match[str], text: str, floor: int) -> Found | None:
    """Need NUTS right before the code, or before a list of codes, or right after it."""
    low = max(floor, match.start() - 400)
    if word := _NUTS_WORD.search(text[low : match.start()]):
        return Found(match[0], lead=low + word.start())
    return Found(match[0]) if _NUTS_AFTER.match(text, match.end()) else None


def _register(match: re.Match[str], text: str, floor: int) -> Found | None:
    low = max(floor, match.start() - 90)
    if word := _REGISTER.search(text[low : match.start()]):
        return Found(match[0], lead=low + word.start())
    return Found(match[0]) if _REGISTER_AFTER.match(text, match.end()) else None


def _organisation(match: re.Match[str], text: str, floor: int) -> Found | None:
    """Check digit, and a third digit of at least 2: below that it is a person's number."""
    digits = match["a"] + match["b"]
    if digits[2] in "01" or not luhn(digits):
        return None
    low = max(floor, match.start() - 32)
    word = _ORGANISATION.search(text[low : match.start()])
    if not match["hyphen"] and not word:
        return None
    return Found(f"{match['a']}-{match['b']}", lead=low + word.start() if word else None)


FORMS: tuple[Form, ...] = (
    form(
        "fakta_pm",
        "slash",
        r"(?<![\d/._])(?P<first>(?:19|20)\d\d)~/~(?P<second>\d{4}|\d\d)~:?~(?P<kind>FPM)~-?~(?P<number>\d{1,4})(?!\d)",
        _session,
    ),
    form(
        "prop",
        "slash",
        r"(?<!\w)(?P<kind>prop)(?:\.|osition(?:en|ens)?)?~(?P<first>19[7-9]\d|20\d\d)~/~(?P<second>\d{4}|\d\d)~:~(?P<number>\d{1,4})(?!\d)",
        _session,
    ),
    form(
        "skr",
        "slash",
        r"(?<!\w)(?P<kind>skr)(?:\.|ivelsen?s?)?~(?P<first>19[7-9]\d|20\d\d)~/~(?P<second>\d{4}|\d\d)~:~(?P<number>\d{1,4})(?!\d)",
        _session,
    ),
    form(
        "prop",
        "colon",
        r"(?<!\w)(?P<kind>prop)(?:\.|osition(?:en|ens)?)?~(?P<year>\d{4})~:~(?P<number>\d{1,4})(?!\d)",
        _by_year,
    ),
    form(
        "skr",
        "colon",
        r"(?<!\w)(?P<kind>skr)(?:\.|ivelsen?s?)?~(?P<year>\d{4})~:~(?P<number>\d{1,4})(?!\d)",
        _by_year,
    ),
    form(
        "sou",
        "colon",
        r"(?<![^\W_])(?P<series>SOU)~-?~(?P<year>19[2-9]\d|20[0-4]\d)~:~(?P<number>\d{1,3})(?!\d)",
        _numbered,
    ),
    form(
        "ds",
        "colon",
        r"(?<![^\W_])(?P<series>DS)\.?~-?~(?P<year>19[6-9]\d|20[0-4]\d)~:~(?P<number>\d{1,3})(?!\d)",
        _numbered,
    ),
    form(
        "dir",
        "colon",
        r"(?<!\w)(?P<series>(?:kommitté|tilläggs)?dir(?:\.|ektiv(?:et|en|ets)?)?)~(?P<year>19[7-9]\d|20[0-4]\d)~:~(?P<number>\d{1,3})(?!\d)",
        _numbered,
    ),
    form(
        "sfs",
        "colon",
        r"(?<![\w/.:-])(?P<sfs>SFS(?:~-?~(?:nr|nummer))?\.?~:?~)?(?<!\d)(?P<year>1[7-9]\d\d|20[0-4]\d)~:~(?P<number>\d{1,4})(?![\d:])(?P<end>~[),;])?",
        _law,
    ),
    form(
        "organisationsnummer",
        "dash",
        r"(?<![\w-])(?:16)?(?P<a>\d{6})(?P<hyphen>~-~)(?P<b>\d{4})(?![\w-])",
        _organisation,
    ),
    form(
        "organisationsnummer",
        "ten",
        r"(?<![\w-])(?:16)?(?P<a>\d{6})(?P<hyphen>)\s?(?P<b>\d{4})(?![\w-])",
        _organisation,
    ),
    form("transparency_register", "dash", r"(?<![\w-])\d{6,13}-\d\d(?![\w-])", _register),
    form(
        "nuts",
        "nuts",
        r"(?<![\w-])(?:" + "|".join(COUNTRIES) + r")(?:\d[0-9A-Z]{0,2}|[A-Z]\d?[0-9A-Z]?)(?![\w-])",
        _nuts,
        0,
    ),
)
