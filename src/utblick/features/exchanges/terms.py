"""The lists that a region may start from: types, directions and purposes of exchanges. All of it is editable.

The three purposes are the headings of the region's international strategy.
"""

from __future__ import annotations

from typing import NamedTuple

from utblick.features.exchanges.models import Field


class TermRow(NamedTuple):
    """`suggests` is the key of a purpose; `words` are beginnings of words in what people write."""

    key: str
    name_sv: str
    name_en: str
    words: tuple[str, ...] = ()
    suggests: str = ""
    travels: bool = True
    is_default: bool = False


_IN, _DEV, _CO = "influence", "development", "cooperation"


class FactorRow(NamedTuple):
    """A way of travelling from a distance on: kilograms of CO₂e for one person and kilometre."""

    mode: str
    way: str
    from_km: int
    name_sv: str
    name_en: str
    kg_per_km: str


# Rounded from general knowledge of the factors that the British government publishes every year for reporting
# of greenhouse gases (flights with the effect of height: within the country, within Europe, farther). Each is
# marked as to be confirmed.
FACTOR_SOURCE = "UK Government GHG Conversion Factors for Company Reporting (rounded)"
FACTOR_YEAR = 2024
FACTORS = (
    FactorRow("air", "air", 0, "Flyg, kortare än 700 km", "Air, shorter than 700 km", "0.273"),
    FactorRow("air-medium", "air", 700, "Flyg, 700–3 700 km", "Air, 700–3,700 km", "0.186"),
    FactorRow("air-far", "air", 3700, "Flyg, längre än 3 700 km", "Air, farther than 3,700 km", "0.261"),
    FactorRow("car", "car", 0, "Bil, en i bilen", "Car, one in the car", "0.167"),
    FactorRow("train", "train", 0, "Tåg", "Train", "0.035"),
    FactorRow("coach", "coach", 0, "Buss", "Coach", "0.027"),
    FactorRow("ferry", "ferry", 0, "Färja utan bil", "Ferry without a car", "0.019"),
)

SUGGESTED: dict[Field, tuple[TermRow, ...]] = {
    Field.PURPOSE: (
        TermRow(_IN, "Påverkan", "Influence", ("påverk", "lobby", "samråd", "ståndpunkt", "influence", "advoca")),
        TermRow(_DEV, "Verksamhetsutveckling", "Operational development", ("utveckl", "lärande", "develop", "learn"), is_default=True),
        TermRow(_CO, "Samverkan", "Cooperation", ("samverk", "samarbet", "vänort", "cooperat")),
    ),
    Field.DIRECTION: (
        TermRow("out", "Vi reste ut", "We went there", (), is_default=True),
        TermRow("in", "De kom hit", "They came here", ("tog emot", "inkommande", "besök från", "besök av", "hos oss", "hosted", "incoming", "visit from")),
        TermRow("digital", "Digitalt", "Digital", ("digital", "teams", "zoom", "online", "webb", "videomöte", "distans", "webinar", "virtu"), travels=False),
    ),
    Field.TYPE: (
        TermRow("study-visit", "Studiebesök", "Study visit", ("studiebes", "studieres", "study visit", "study trip", "besök"), _DEV),
        TermRow("staff-exchange", "Personalutbyte", "Staff exchange", ("personalutby", "hope", "staff exchange", "utbytestjänst"), _DEV),
        TermRow("job-shadowing", "Jobbskuggning", "Job shadowing", ("jobbskugg", "skuggning", "job shadow", "auskult"), _DEV),
        TermRow("fellowship", "Klinisk vistelse", "Clinical fellowship", ("fellowship", "klinisk vistelse", "gästläkar"), _DEV),
        TermRow("mission", "Internationellt uppdrag", "International mission", ("insats", "uppdrag", "mission", "katastrof"), _CO),
        TermRow("reference-network", "Europeiskt referensnätverk", "European Reference Network", ("referensnätverk", "ern ", "reference network"), _CO),
        TermRow("research", "Forskningssamarbete", "Research project", ("forskning", "research"), _CO),
        TermRow("conference", "Konferens med egen medverkan", "Conference with own contribution", ("konferens", "kongress", "symposi", "conference", "summit", "forum"), _DEV),
        TermRow("twinning", "Vänskapssamarbete", "Twinning", ("vänort", "twinning", "vänregion"), _CO),
        TermRow("peer-review", "Kollegial granskning", "Peer review", ("peer review", "kollegial gransk"), _DEV),
        TermRow("mobility", "Erasmus+-mobilitet", "Erasmus+ mobility", ("erasmus", "mobilitet", "mobility", "praktik", "nordplus", "etwinning"), _DEV),
        TermRow("residency", "Residens", "Residency", ("residens", "residency"), _CO),
        TermRow("performance", "Gästspel eller utställning", "Guest performance or exhibition", ("gästspel", "utställning", "konsert", "guest performance", "exhibition"), _CO),
        TermRow("project-meeting", "Projektmöte", "Project meeting", ("projektmöte", "partnermöte", "kickoff", "kick-off", "project meeting", "interreg"), _CO),
        TermRow("network-meeting", "Nätverksmöte", "Network meeting", ("nätverksmöte", "årsmöte", "generalförsamling", "arbetsgrupp", "network meeting", "working group", "general assembly", "cpmr", "euregha"), _CO),
        TermRow("delegation", "Delegation", "Delegation", ("delegation",), _IN),
        TermRow("position", "Påverkansmöte", "Advocacy meeting", ("påverkansmöte", "kommissionen", "parlamentet", "advocacy", "mep "), _IN),
        TermRow("procurement", "Gemensam upphandling", "Joint procurement", ("upphandling", "procurement"), _CO),
        TermRow("fair", "Mässa", "Trade fair", ("mässa", "trade fair", "expo"), _CO),
        TermRow("other", "Annat utbyte", "Other exchange", (), "", is_default=True),
    ),
}  # fmt: skip
