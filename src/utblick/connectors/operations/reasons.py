"""Why a column is taken for a field, as sentences in Swedish and English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SENTENCES: dict[str, tuple[str, str]] = {
    "name": ("namnet säger {words}", "the name says {words}"),
    "below": ("under det står {kind}", "{kind} stand below it"),
    "other": ("det är inget fält för ett projekt", "that is no field of an operation"),
    "unknown": (
        "varken namnet eller innehållet säger vad det är",
        "neither the name nor the contents say what it is",
    ),
    "silent": ("namnet säger inget", "the name says nothing"),
    "order": ("starten kommer före slutet", "starts come before ends"),
    "no_end": ("ingen annan kolumn är slutet", "no other column is the end"),
    "zeros": ("här står bara nollor", "only zeros stand here"),
    "whole": ("”{column}” är helheten", "“{column}” is the whole"),
    "no_whole": ("ingen annan kolumn är helheten", "no other column is the whole"),
    "whose": ("vems pengar det är står inte", "whose money that is does not stand there"),
    "contradicted": (
        "men EU:s del är större än helheten om ”{column}” är den andra av dem",
        "but the Union's part is larger than the total if “{column}” is the other of the two",
    ),
    "rate": ("EU:s del är helheten gånger andelen", "the Union's part is the total times the rate"),
    "within": (
        "EU:s del är nästan aldrig större än helheten",
        "the Union's part is hardly ever larger than the total",
    ),
    "taken": ("”{column}” är troligare", "“{column}” is more likely to be it"),
    "longer": (
        "en annan kolumn är titeln, och här står längre texter",
        "another column is the title, and longer texts stand here",
    ),
    "doubtful": ("det är för osäkert", "that is too uncertain"),
}
KINDS: dict[str, tuple[str, str]] = {
    "day": ("dagar eller år", "days or years"),
    "sum": ("belopp", "sums"),
    "share": ("andelar", "shares"),
    "postcode": ("postnummer", "postcodes"),
    "text": ("ord", "words"),
    "code": ("korta koder", "short codes"),
    "id": ("beteckningar", "identifiers"),
    "country": ("namn på länder", "names of countries"),
    "fund": ("namn på fonder", "names of funds"),
    "cci": ("programnummer (CCI)", "numbers of programmes (CCI)"),
    "nuts": ("NUTS-koder", "NUTS codes"),
    "url": ("webbadresser", "addresses of pages"),
    "organisation": ("namn på organisationer", "names of organisations"),
}
CONCEPTS: dict[str, tuple[str, str]] = {
    "address": ("adress", "address"),
    "amount": ("belopp", "amount"),
    "authority": ("myndighet", "authority"),
    "beneficiary": ("stödmottagare", "beneficiary"),
    "cci": ("programnummer", "programme number"),
    "city": ("ort", "place"),
    "code": ("nummer", "number"),
    "cofinancing": ("medfinansiering", "co-financing"),
    "cost": ("kostnad", "cost"),
    "country": ("land", "country"),
    "county": ("län", "county"),
    "date": ("datum", "date"),
    "decided": ("beslut", "decision"),
    "eligible": ("stödberättigande", "eligible"),
    "end": ("slut", "end"),
    "envelope": ("programmets ram", "the programme's envelope"),
    "eu": ("EU", "EU"),
    "fund": ("fond", "fund"),
    "fundname": ("en fonds namn", "name of a fund"),
    "grant": ("bidrag", "grant"),
    "granted": ("beviljat", "granted"),
    "ineligible": ("ej stödberättigande", "ineligible"),
    "intervention": ("insatskategori", "category of intervention"),
    "match": ("annan finansiering", "match funding"),
    "month": ("månader", "months"),
    "name": ("namn", "name"),
    "national": ("nationellt", "national"),
    "nuts": ("NUTS", "NUTS"),
    "other": ("annat", "something else"),
    "own": ("eget eller privat", "own or private"),
    "paid": ("utbetalat", "paid"),
    "paidlast": ("slutbetalning", "final payment"),
    "partner": ("partner", "partner"),
    "person": ("person", "person"),
    "place": ("plats", "location"),
    "postcode": ("postnummer", "postcode"),
    "priority": ("prioritet", "priority"),
    "programme": ("program", "programme"),
    "project": ("projekt", "operation"),
    "public": ("offentligt", "public"),
    "rate": ("andel", "rate"),
    "region": ("region", "region"),
    "source": ("källa", "source"),
    "specific": ("särskilt mål", "specific objective"),
    "start": ("start", "start"),
    "status": ("status", "status"),
    "summary": ("beskrivning", "description"),
    "theme": ("tema", "theme"),
    "title": ("titel", "title"),
    "total": ("totalt", "total"),
    "url": ("webbadress", "web address"),
    "without_eu": ("utan EU", "without the EU"),
    "year": ("år", "year"),
}
_AND, _QUOTES = ("och", "and"), (("”", "”"), ("“", "”"))


class Reason(NamedTuple):
    """A reason: its sentence, and what it is about: the kind of contents, another column, or words of concepts."""

    sentence: str
    kind: str = ""
    column: str = ""
    words: tuple[tuple[str, str], ...] = ()


def why(reasons: Sequence[Reason], language: int) -> str:
    """Write reasons as one sentence; `language` is 0 for Swedish, 1 for English."""
    said = ", ".join(dict.fromkeys(_said(one, language) for one in reasons))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _said(reason: Reason, language: int) -> str:
    opening, closing = _QUOTES[language]
    words = f" {_AND[language]} ".join(
        f"{opening}{text}{closing} ({CONCEPTS[concept][language]})" for concept, text in reason.words
    )
    kind = KINDS[reason.kind][language] if reason.kind else ""
    return SENTENCES[reason.sentence][language].format(words=words, kind=kind, column=reason.column)
