"""A small act in two languages, before and after, for the tests of tracing."""

from __future__ import annotations

from utblick.engine.tracing import Text

BEFORE = {
    "sv": {
        "skäl 1": "(1) Biogas från gödsel och slam minskar utsläppen av växthusgaser i jordbruket.",
        "artikel 1": "I denna förordning fastställs regler för handel med biogas mellan medlemsstaterna.",
        "artikel 2.1": "1. Medlemsstaterna ska utse en behörig myndighet för registret över anläggningar.",
        "artikel 2.2": "2. Registret ska hållas tillgängligt för allmänheten i elektronisk form.",
        "artikel 3.1": "1. Leverantörer ska lämna uppgifter om ursprung en gång om året till kommissionen.",
        "artikel 3.2": "2. Små leverantörer ska betala en avgift för varje leverans till registret.",
        "artikel 4": "Kommissionen ska senast den 1 juli 2030 lämna en rapport till Europaparlamentet.",
    },
    "en": {
        "Recital 1": "(1) Biogas from manure and sludge reduces greenhouse gas emissions from farming.",
        "Article 1": "This Regulation lays down rules on trade in biogas between the Member States.",
        "Article 2(1)": "1. Member States shall designate a competent authority for the register of plants.",
        "Article 2(2)": "2. The register shall be kept available to the public in electronic form.",
        "Article 3(1)": "1. Suppliers shall submit information on origin once a year to the Commission.",
        "Article 3(2)": "2. Small suppliers shall pay a fee for each delivery to the register.",
        "Article 4": "The Commission shall by 1 July 2030 submit a report to the European Parliament.",
    },
}
# What was changed, and what came in (None: struck as a whole).
CHANGES: dict[str, dict[str, str | None]] = {
    "sv": {
        "artikel 2.1": (
            "1. Medlemsstaterna ska, efter samråd med regionala myndigheter, utse en behörig myndighet för "
            "registret över anläggningar."
        ),
        "artikel 3.2": None,
        "artikel 4a": "Regionerna får ge stöd till laddning och tankning av fordonsgas längs vägar på landsbygden.",
    },
    "en": {
        "Article 2(1)": (
            "1. Member States shall, after consulting regional authorities, designate a competent authority for "
            "the register of plants."
        ),
        "Article 3(2)": None,
        "Article 4a": "Regions may support the fuelling of vehicle gas along roads in sparsely populated areas.",
    },
}


def before(language: str) -> list[Text]:
    """Give the act as it was proposed."""
    return [Text(label, text, None, label) for label, text in BEFORE[language].items()]


def after(language: str) -> list[Text]:
    """Give the act as it was adopted."""
    passages = {**BEFORE[language], **CHANGES[language]}
    return [Text(label, text, None, label) for label, text in passages.items() if text is not None]
