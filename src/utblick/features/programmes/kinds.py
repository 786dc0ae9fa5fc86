"""What kinds of organisation are called: lists write them each in their own way, a page in its reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "local": _("local public authority"),
    "regional": _("regional public authority"),
    "national": _("national public authority"),
    "authorities": _("public authorities"),
    "public": _("body governed by public law"),
    "higher_education": _("university or research institution"),
    "research": _("research organisation"),
    "education": _("school or other education"),
    "enterprise": _("enterprise"),
    "sme": _("small or medium-sized enterprise"),
    "large": _("large enterprise"),
    "business_support": _("business support organisation"),
    "interest_group": _("interest group or association"),
    "agency": _("sectoral agency"),
    "services": _("infrastructure or service provider"),
    "hospital": _("hospital or care provider"),
    "international": _("international organisation"),
    "egtc": _("European grouping of territorial cooperation"),
    "person": _("private person"),
    "other": _("other"),
}
# kind -> how lists write it, in small letters: keep.eu, Jems and the types of the Interreg programmes; CORDIS' codes.
_WRITTEN = {
    "local": "local public authority|lokal myndighet|kommun",
    "regional": "regional public authority|regional myndighet|region",
    "national": "national public authority|nationell myndighet|statlig myndighet|myndighet",
    "authorities": "national, regional and local authorities|public authority|pub",
    "public": "bodies governed by public law|body governed by public law|public body",
    "higher_education": "higher education and research|higher education and research institution|"
    "higher education and research organisations|hes|higher or secondary education establishment|"
    "universitet|högskola|universitet och högskola",
    "research": "rec|research organisation|research organisations|research institution|forskningsinstitut",
    "education": "education/training centre and school|education and research institution|education|skola",
    "enterprise": "enterprise|prc|private company|private for-profit entity|företag|enterprise, except sme",
    "sme": "sme|small or medium-sized enterprise (sme)|small and medium-sized enterprise|små och medelstora företag",
    "large": "large enterprise|stort företag",
    "business_support": "business support organisation|business support organisations",
    "interest_group": "interest group|interest groups including ngos|ngo|förening|ideell förening|intresseorganisation",
    "agency": "sectoral agency",
    "services": "infrastructure and (public organisation) service provider|infrastructure and public service provider|"
    "infrastructure and service provider|(public) service provider",
    "hospital": "hospital and medical centre|hospital|sjukhus",
    "international": "international governmental organisation|international organisation|"
    "international organisation, eeig|international organisation under national law|"
    "international organisation under international law",
    "egtc": "egtc|european grouping of territorial cooperation",
    "person": "general public|private person",
    "other": "other|oth|others|annan|övrigt",
}
_CODES = {written: code for code, listed in _WRITTEN.items() for written in listed.split("|")}


def code_of(kind: str) -> str:
    """Give which kind a list means; what is not known is a kind of its own, as it is written."""
    return _CODES.get(" ".join(kind.split()).casefold(), kind)


def kind_words(kind: str) -> str:
    """Say a kind, or its code, in the language of the page; what is not known as the list writes it."""
    code = kind if kind in LABELS else code_of(kind)
    return str(LABELS.get(code, kind))


def written(code: str) -> list[str]:
    """Give how lists may write a kind, in small letters."""
    return [one for one, of in _CODES.items() if of == code] or [code.lower()]


def choices(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Give the kinds that lists tell, each once, in their order."""
    return [(code, kind_words(code)) for code in dict.fromkeys(map(code_of, kinds))]
