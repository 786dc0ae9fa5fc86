"""The rules that can be checked, in the order in which findings come, with their names."""

from __future__ import annotations

# key -> (Swedish, English)
NAMES: dict[str, tuple[str, str]] = {
    "period": ("programperiod", "programme period"),
    "call": ("utlysning", "call"),
    "priority": ("prioritering och mål", "priority and objective"),
    "partnership": ("partnerskap", "partnership"),
    "area": ("programområde", "programme area"),
    "core_area": ("kärnområde", "core area"),
    "roles": ("huvudpartner", "lead partner"),
    "legal_form": ("juridisk form", "legal form"),
    "sub_programme": ("delprogram", "sub-programme"),
    "external_border": ("yttre gräns", "external border"),
    "project_size": ("projektstorlek", "size of the project"),
    "duration": ("projektlängd", "length of the project"),
    "project_end": ("projekttid", "dates of the project"),
    "co_financing": ("stödandel", "co-financing"),
    "call_cap": ("utlysningens tak", "cap of the call"),
    "partner_shares": ("partnernas andelar", "partners' shares"),
    "state_aid": ("statligt stöd", "state aid"),
    "cross_border_need": ("behov av gränsöverskridande arbete", "need to work across borders"),
    "result_indicator": ("resultatindikator", "result indicator"),
    "own_financing": ("egen finansiering", "own financing"),
    "durability": ("hållbart resultat", "lasting result"),
}
