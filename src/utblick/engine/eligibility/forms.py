"""The legal forms that rules tell apart, and the words for them that people write."""

from __future__ import annotations

from enum import StrEnum


class LegalForm(StrEnum):
    """What kind of organisation a partner is, as far as the programmes' rules ask."""

    PUBLIC = "public"
    PUBLIC_LAW = "public_law"
    UNIVERSITY = "university"
    NGO = "ngo"
    PUBLIC_COMPANY = "public_company"
    SME = "sme"
    LARGE_COMPANY = "large_company"
    COMPANY = "company"
    OTHER = "other"


COMPANIES = frozenset((LegalForm.PUBLIC_COMPANY, LegalForm.SME, LegalForm.LARGE_COMPANY, LegalForm.COMPANY))

# form -> (Swedish, English, further words for it)
_FORMS: dict[LegalForm, tuple[str, str, tuple[str, ...]]] = {
    LegalForm.PUBLIC: (
        "offentlig myndighet", "public authority",
        ("offentlig", "myndighet", "kommun", "region", "länsstyrelse", "kommunalförbund", "public_body", "municipality",
         "local_public_authority", "regional_public_authority", "national_public_authority", "county"),
    ),
    LegalForm.PUBLIC_LAW: (
        "offentligrättsligt organ", "body governed by public law",
        ("offentligrättslig", "public_law_body", "public_equivalent_body"),
    ),
    LegalForm.UNIVERSITY: (
        "lärosäte", "university",
        ("universitet", "högskola", "higher_education", "research_institute", "forskningsinstitut", "skola", "school"),
    ),
    LegalForm.NGO: (
        "förening eller stiftelse", "association or foundation",
        ("förening", "ideell_förening", "stiftelse", "ideell", "association", "foundation", "non_profit",
         "non_governmental_organisation", "interest_group"),
    ),
    LegalForm.PUBLIC_COMPANY: (
        "offentligt ägt bolag", "publicly owned company",
        ("kommunalt_bolag", "offentligt_bolag", "municipal_company", "state_owned_company"),
    ),
    LegalForm.SME: (
        "litet eller medelstort företag", "small or medium-sized company",
        ("små_och_medelstora_företag", "småföretag", "small_company", "small_enterprise", "medium_sized_company",
         "small_and_medium_sized_enterprise", "small_or_medium_sized_enterprise", "micro_company"),
    ),
    LegalForm.LARGE_COMPANY: (
        "stort företag", "large company", ("storföretag", "large_enterprise", "large"),
    ),
    LegalForm.COMPANY: (
        "företag av okänd storlek", "company of unknown size",
        ("företag", "bolag", "aktiebolag", "ab", "enterprise", "private", "private_company", "oy", "oü", "sia"),
    ),
    LegalForm.OTHER: ("annan form", "other form", ("annan", "annat")),
}  # fmt: skip


def _plain(words: str) -> str:
    return "_".join(words.casefold().replace("-", " ").replace("_", " ").split())


_BY_WORD = {
    _plain(word): form for form, (sv, en, more) in _FORMS.items() for word in (form.value, sv, en, *more)
}


def form_named(words: str) -> LegalForm | None:
    """Give the form that a word means, in Swedish or English, or None where the word is not known."""
    return _BY_WORD.get(_plain(words))


def form_sv(form: LegalForm) -> str:
    """Give a form's Swedish name."""
    return _FORMS[form][0]


def form_en(form: LegalForm) -> str:
    """Give a form's English name."""
    return _FORMS[form][1]
