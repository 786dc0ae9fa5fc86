"""Identifiers of the European Union's institutions, one row each way to write them."""

from __future__ import annotations

import re

from utblick.engine.identifiers import celex
from utblick.engine.identifiers.form import Form, Found, form

PROCEDURES = "COD|CNS|APP|NLE|INI|INL|RSP|BUD|DEC|DEA|RPS|ACI|REG|IMM|COS|SYN|AVC|BUI|GBD|CNB"
COMMISSIONS = "COTER|ENVE|SEDEC|NAT|CIVEX|ECON|ECOS|EDUC|CFAA|CONST|RELEX|DEVE|EDUCULT|CDR|CFAF"
SECTIONS = "ECO|TEN|NAT|SOC|INT|REX|CCMI|CESE|SMO|LMO|SDO"
# One letter and a number stand for much else after these words.
_ROOMS = re.compile(
    r"(?:rum|sal|hus|lokal|plan|port|dörr|trappa|tabell|figur|bild|diagram|punkt|kolumn|bilaga|rad|klass|grupp"
    r"|room|hall|table|figure|column|point|annex|group|class|vitamin)\s{0,3}$",
    re.I,
)


def _named_thing(text: str, start: int, floor: int) -> bool:
    return _ROOMS.search(text[max(floor, start - 12) : start]) is not None


def _procedure(match: re.Match[str], text: str, floor: int) -> str | None:
    kind, number = match["kind"], match["number"]
    if not kind.isupper() and len(number) < 3:  # `2018/12 (dec)` is a month
        return None
    return (
        f"{match['year']}/{int(number):04}{(match['letter'] or '').upper()}({kind.upper()})"
        if int(number)
        else None
    )


def _document(match: re.Match[str], text: str, floor: int) -> Found | None:
    """Commission documents: series, year in brackets, number, perhaps `final` and a version."""
    series, number, year = (
        match["series"].upper().replace("K", "C"),
        int(match["number"]),
        match["year"] or match["short"],
    )
    if not number or (len(match["number"].lstrip("0")) > 4 and series in ("COM", "JOIN")):
        return None
    if len(year) == 2:
        year = f"19{year}"
    if series == "C" and (
        _named_thing(text, match.start(), floor) or (match["series"] == "c" and match["gap"])
    ):
        return None
    final = f" final{'/' if match['version'] else ''}{match['version'] or ''}" if match["final"] else ""
    return Found(f"{series}({year}) {number}{final}")


def _celex(match: re.Match[str], text: str, floor: int) -> Found | None:
    for end in range(len(match[0]), 7, -1):  # brackets and a date count only where they fit
        if end < len(match[0]) and (match[0][end].isalnum() or match[0][end - 1] in "-("):
            continue
        if value := celex.checked(match[0][:end]):
            return Found(value, match.start(), match.start() + end)
    return None


def _eli(match: re.Match[str], text: str, floor: int) -> str:
    kind = match["kind"] if match["kind"] == "C" else match["kind"].lower()
    tail = match["tail"] or ""
    number = f"{int(match['number'])}{match['part'] or ''}"
    return f"http://data.europa.eu/eli/{kind}/{match['year']}/{number}{tail.lower()}"


def _ecli(match: re.Match[str], text: str, floor: int) -> Found:
    written = match["rest"].rstrip(".")
    return Found(f"ECLI:{written.upper()}", match.start(), match.start("rest") + len(written))


def _case(match: re.Match[str], text: str, floor: int) -> str | None:
    court, year = match["court"], int(match["short"])
    if _named_thing(text, match.start(), floor) or 50 <= year < 53 or int(match["number"]) == 0:
        return None
    before = text[max(floor, match.start() - 14) : match.start()].lower()
    if (
        court.islower()
        and not re.search(r"(?:mål(?:et|en)?|cases?|ärende)\W{1,3}(?:nr\W{1,3})?$", before)
        and match.start() > floor
    ):
        return None
    return f"{court.upper()}-{int(match['number'])}/{match['short']}{' P' if match['appeal'] else ''}"


def _term(match: re.Match[str]) -> bool:
    """Parliaments sit five years from 1979; a year of room on both sides, for files that carry over."""
    first = 1979 + 5 * (int(match["term"]) - 1)
    return first - 1 <= _year(match) <= first + 6


def _year(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return int(groups["year"]) if groups.get("year") else 1900 + int(groups["short"])


def _report(match: re.Match[str], text: str, floor: int) -> str | None:
    if not _term(match):
        return None
    letter = match["letter"].upper().replace(" ", "-")
    return f"{letter}{int(match['term'])}-{int(match['number']):04}/{_year(match)}"


def _adopted(match: re.Match[str], text: str, floor: int) -> str | None:
    if not _term(match):
        return None
    provisional = "-PROV" if match.groupdict().get("provisional") else ""
    return f"P{int(match['term'])}_TA{provisional}({_year(match)}){int(match['number']):04}"


def _council(match: re.Match[str], text: str, floor: int) -> Found | None:
    series, groups = match["series"], match.groupdict()
    if not series.isupper() and (
        len(match["number"]) < 4
        or re.search(r"\d\s{0,3}$", text[max(floor, match.start() - 4) : match.start()])
    ):
        return None  # `10 st 12/20` are pieces
    suffix = " ".join((groups["suffix"] or "").upper().replace("-", " ").split())
    if groups.get("year"):
        if not suffix and len(match["number"]) < 4:
            return None
        return Found(" ".join(f"{series.upper()} {int(match['number'])} {groups['year']} {suffix}".split()))
    revision = f"/{groups['revision']}" if groups["revision"] else ""
    return Found(f"{series.upper()} {int(match['number'])}{revision}/{match['short'][-2:]} {suffix}".strip())


def _gazette(match: re.Match[str], text: str, floor: int) -> str:
    day = f"{int(match['day'])}.{_month(match['month'])}.{match['year']}"
    if match["eli"]:
        return f"OJ {match['series'].upper()}, {match['eli'].upper()}, {day}"
    series = " ".join(
        filter(None, (match["series"].upper(), str(int(match["number"])), (match["part"] or "").upper()))
    )
    return f"OJ {series}, {day}, p. {int(match['page'])}" if match["page"] else f"OJ {series}, {day}"


_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(n for n, start in enumerate(_MONTHS, 1) if re.match(start, written, re.I))


def _pe(match: re.Match[str], text: str, floor: int) -> str | None:
    if not (match["dot"] or match["version"]):
        return None
    return f"PE {match['a']}.{match['b']}" + (
        f"v{match['version']}-{match['correction']}" if match["version"] else ""
    )


def _committee_file(match: re.Match[str], text: str, floor: int) -> str | None:
    return (
        f"{match['committee'].upper()}/{int(match['term'])}/{int(match['number']):05}"
        if 0 < int(match["term"]) < 20
        else None
    )


def _opinion(match: re.Match[str], text: str, floor: int) -> str:
    tail = re.sub(r"\s*\(", " (", match["tail"] or "").upper()
    return f"{match['body'].upper().replace('K', 'C')}-{match['year']}-{match['number']}{tail}"


_DAY = (
    r"(?:av~den~|of~)?(?P<day>0?[1-9]|[12]\d|3[01])(?:\.~|/|~)"
    r"(?P<month>0?[1-9]|1[0-2]|{months})[a-zåäö]*(?:\.~|/|~)<YEAR>"
)
_OJ = (
    (
        r"(?<!\w)(?:OJ|EUT|EGT|ABl\.?|EUVL|EYVL|JO)~(?:nr\.?~|no\.?~)?(?P<series>[LC])~,?~"
        r"(?:(?P<eli>(?:C/)?(?:19|20)\d\d/\d{{1,5}})|(?P<number>\d{{1,4}})~(?P<part>[AEIMS]\b)?)(?:/\d{{1,4}})?~,?~"
        + _DAY.replace("{months}", "|".join(_MONTHS))
        + r"(?!\d)(?:~,?~(?:p{{1,2}}|s|sid|sidan|lk)\.?~(?P<page>\d{{1,4}})(?:[-–]\d{{1,4}})?)?"
    )
    .replace("{{", "{")
    .replace("}}", "}")
)
_SUFFIX = r"(?P<suffix>(?:~-?~(?:INIT|REV|ADD|COR|DCL)(?:~-?~\d{1,2})?(?!\w))+)?"

FORMS: tuple[Form, ...] = (
    form(
        "procedure",
        "slash",
        rf"(?<![\d/._])<YEAR>~/~(?P<number>\d{{1,4}})(?P<letter>[A-Z]?)~\(~(?P<kind>{PROCEDURES})~\)",
        _procedure,
    ),
    form(
        "procedure",
        "slash",
        rf"(?<![\w/.])<YEAR>/(?P<number>\d{{3,4}})(?P<letter>[A-Z]?)/(?P<kind>{PROCEDURES})(?![\w/]|\.\w)",
        _procedure,
        0,
    ),
    form(
        "procedure",
        "slash",
        rf"(?<![\w/.-])(?P<kind>{PROCEDURES})/<YEAR>/(?P<number>\d{{4}})(?P<letter>[A-Z]?)(?![\w/]|\.\w)",
        _procedure,
        0,
    ),
    form(
        "com",
        "paren",
        r"(?<!\w)(?P<series>[CK]OM)(?P<gap>~)\(~(?:<YEAR>|(?P<short>[6-9]\d))~\)~(?P<number>\d{1,6})(?!\d)<FINAL>",
        _document,
    ),
    form(
        "com",
        "slash",
        r"(?<![\w./])(?P<series>[CK]OM)(?P<gap>)/(?:<YEAR>|(?P<short>[6-9]\d))/(?P<number>\d{1,4})(?![\w/])<FINAL>",
        _document,
        0,
    ),
    form(
        "join",
        "paren",
        r"(?<!\w)(?P<series>JOIN)(?P<gap>~)\(~<YEAR>(?P<short>)~\)~(?P<number>\d{1,6})(?!\d)<FINAL>",
        _document,
    ),
    form(
        "swd",
        "paren",
        r"(?<!\w)(?P<series>SWD)(?P<gap>~)\(~<YEAR>(?P<short>)~\)~(?P<number>\d{1,6})(?!\d)<FINAL>",
        _document,
    ),
    form(
        "sec",
        "paren",
        r"(?<!\w)(?P<series>SEK|SEC)(?P<gap>~)\(~(?:<YEAR>|(?P<short>[6-9]\d))~\)~(?P<number>\d{1,6})(?!\d)<FINAL>",
        _document,
    ),
    form(
        "c",
        "paren",
        r"(?<![\w/.-])(?P<series>C)(?P<gap>~)\(~<YEAR>(?P<short>)~\)~(?P<number>\d{1,5})(?!\d)<FINAL>",
        _document,
    ),
    form(
        "celex",
        "letters",
        r"(?:(?<!\w)|(?<=%3A)|(?<=CELEX))[0-9E]\d{4}[A-Z]{1,2}\d{3,6}(?:\(\d\d\))?(?:R(?:\(\d\d\))?)?(?:-\d{8})?(?!\w)",
        _celex,
    ),
    form(
        "eli",
        "slash",
        r"(?:https?://|(?<![\w/.]))data\.europa\.eu/eli/(?P<kind>[a-z_]{1,20})/<YEAR>/(?P<number>\d{1,5})(?P<part>\(\d{1,2}\))?(?!\d)(?:/(?:art|anx|rct|cpt|tit|sct|par|pnt)_\w+)*(?P<tail>/oj\b|/\d{4}-\d\d-\d\d(?!\d))?",
        _eli,
    ),
    form(
        "ecli",
        "colon",
        r"(?<![\w:])ECLI:\s?(?P<rest>[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25})(?!\w)",
        _ecli,
    ),
    form("ecli", "colon", r"(?<![\w:])(?P<rest>EU:[CTF]:(?:19[5-9]\d|20[0-4]\d):\d{1,5})(?![\w:])", _ecli),
    form(
        "case_number",
        "slash",
        r"(?<![\w/.-])(?P<court>[CTF])~-~(?P<number>\d{1,4})/(?P<short>\d\d)"
        r"(?P<appeal>[ \u00a0]?P(?!\w))?(?![\w/])",
        _case,
    ),
    form("oj", "date", _OJ, _gazette),
    form("oj", "gazette", _OJ, _gazette),
    form(
        "ep_report",
        "slash",
        r"(?<![\w/.-])(?P<letter>A)(?P<term>\d{1,2})~-~(?P<number>\d{1,4})/(?:<YEAR>|(?P<short>[89]\d))(?![\w/])",
        _report,
    ),
    form(
        "ep_motion",
        "slash",
        r"(?<![\w/.-])(?P<letter>(?:RC[- ])?B)(?P<term>\d{1,2})~-~(?P<number>\d{1,4})"
        r"/(?:<YEAR>|(?P<short>[89]\d))(?![\w/])",
        _report,
    ),
    form(
        "ep_adopted_text",
        "paren",
        r"(?<!\w)P(?P<term>\d{1,2})[_ ]TA(?P<provisional>-PROV)?~\(~<YEAR>~\)~(?P<number>\d{1,4})(?!\d)",
        _adopted,
    ),
    form(
        "ep_adopted_text",
        "slash",
        r"(?<![\w/.-])T(?P<term>\d{1,2})-(?P<number>\d{4})/<YEAR>(?![\w/])",
        _adopted,
    ),
    form(
        "pe_number",
        "dot",
        r"(?<![\w/.-])PE~-?~(?P<a>\d{3})(?P<dot>\.?)(?P<b>\d{3})(?:~v(?P<version>\d\d)~-~(?P<correction>\d\d))?(?![\d-]|[.,]\d)",
        _pe,
    ),
    form(
        "pe_cons",
        "slash",
        r"(?<![\w/.-])PE~-?~CONS~(?P<number>\d{1,3})(?:/\d)?/(?:20)?(?P<short>\d\d)(?!\d)(?:~REV~\d)?",
        lambda m, t, f: f"PE-CONS {int(m['number'])}/{m['short']}",
    ),
    form(
        "ep_file_code",
        "slash",
        r"(?<![\w/.-])(?P<committee>[A-Z]{3}[A-Z0-9]|CJ\d\d)/(?P<term>\d{1,2})/(?P<number>\d{5})(?![\w/])",
        _committee_file,
    ),
    form(
        "council_doc",
        "slash",
        r"(?<![\w/.-])(?P<series>ST|CM|SN|WK)[-~]?~(?P<number>\d{1,5})(?:/(?P<revision>\d{1,2}))?/(?P<short>(?:20)?\d\d)(?![\w/])".replace(
            "[-~]?~", "~-?~"
        )
        + _SUFFIX,
        _council,
    ),
    form(
        "council_doc",
        "space",
        r"(?<![\w/.-])(?P<series>ST|CM|SN|WK)~-?~(?P<number>\d{1,5})[\s-]<YEAR>(?!\d)" + _SUFFIX,
        _council,
    ),
    form(
        "cor_opinion",
        "dash",
        r"(?<![\w/.-])(?P<body>COR)-<YEAR>-(?P<number>\d{5})(?P<tail>(?:-\d\d){0,2}(?:-[A-Z]{2,4}){0,2}(?:~\([A-Z]{2}\))?)(?![\w-])",
        _opinion,
    ),
    form(
        "cor_opinion",
        "slash",
        r"(?<![\w/.-])(?:CdR|ReK)~(?P<number>\d{1,5})/<YEAR>(?![\w/])(?:~fin(?:al)?\b)?",
        lambda m, t, f: f"CdR {int(m['number'])}/{m['year']}",
    ),
    form(
        "cor_opinion",
        "file",
        rf"(?<![\w/.-])(?P<commission>{COMMISSIONS}|[A-Z]{{4,5}})~-~(?P<mandate>[IVX]{{1,5}})~/~(?P<number>\d{{1,3}})(?![\w/-])",
        "{commission}-{mandate}/{number:03}",
    ),
    form(
        "eesc",
        "dash",
        r"(?<![\w/.-])(?P<body>EES[CK])-<YEAR>-(?P<number>\d{5})(?P<tail>(?:-\d\d){0,2}(?:-[A-Z]{2,4}){0,2}(?:~\([A-Z]{2}\))?)(?![\w-])",
        _opinion,
    ),
    form(
        "eesc",
        "slash",
        r"(?<![\w/.-])(?:EES[CK]|CESE)~(?P<number>\d{1,5})/<YEAR>(?![\w/])",
        lambda m, t, f: f"EESC {int(m['number'])}/{m['year']}",
    ),
    form(
        "eesc",
        "file",
        rf"(?<![\w/.-])(?P<section>{SECTIONS})/(?P<number>\d{{3}})(?![\w/-])",
        lambda m, t, f: f"{m['section']}/{m['number']}",
        0,
    ),
    form(
        "state_aid",
        "aid",
        r"(?<![\w/.-])SA\.?~(?P<number>\d{4,6})~\(~<YEAR>~/~(?P<kind>NN|[NCXE])~\)",
        lambda m, t, f: f"SA.{m['number']} ({m['year']}/{m['kind'].upper()})",
    ),
    form(
        "state_aid",
        "aid",
        r"(?<![\w/.-])(?:SA\.\s?|(?i:sa)\.)(?P<number>\d{4,6})(?![\w/]|[.,]\d)",
        lambda m, t, f: f"SA.{m['number']}",
        0,
    ),
    form(
        "commission_register",
        "paren",
        r"(?<!\w)Ares~\(~<YEAR>~\)~(?P<number>\d{6,8})(?!\d)",
        lambda m, t, f: f"Ares({m['year']}){m['number']}",
    ),
    form(
        "cci",
        "letters",
        r"(?<!\w)(?:19|20)\d\d[A-Z]{2}(?:\d\d[A-Z][A-Z0-9][A-Z]{2}|\d{3}PO)\d{3}(?!\w)",
        lambda m, t, f: m[0].upper(),
    ),
    form(
        "eurovoc",
        "eurovoc",
        r"(?<![\w/])(?:https?://)?eurovoc\.europa\.eu/(?P<number>\d{1,6})(?![\w/]|\.\w)",
        lambda m, t, f: f"http://eurovoc.europa.eu/{int(m['number'])}",
    ),
)
