"""The sources that a region's EU office follows, as a table: what a new installation switches on.

None of the addresses has been tried from here (`verified` is what an installation sets at its first
success). `note` says where an address comes from: "seen in use" means that public code of others fetches it,
"by pattern" that its siblings are seen in use, "page" that no feed is known and the page itself is watched.
`rhythm` is the number of hours between new items that is normal, after which silence is worth a look.
"""

from __future__ import annotations

from dataclasses import dataclass

EU = "Commission decision 2011/833/EU: reuse with source"
EP = "European Parliament legal notice: reuse with source"
COUNCIL = "Council copyright notice: reuse with source"
OPEN = "Swedish public authority: free to quote with source"
OWN = "The publisher's own; titles, links and short extracts"

DAY, WEEK = 24, 24 * 7


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One source to follow. `kind` is a name of the registry; `selector` the part of a watched page."""

    key: str
    name_sv: str
    name_en: str
    kind: str
    address: str
    language: str
    rhythm: int
    topics: tuple[str, ...]
    licence: str
    note: str
    selector: str = ""
    verified: bool = False


def _committee(code: str, name_sv: str, name_en: str, topics: tuple[str, ...], note: str) -> CatalogueRow:
    return CatalogueRow(
        f"ep-{code}",
        f"Europaparlamentets utskott {name_sv} ({code.upper()})",
        f"European Parliament committee {name_en} ({code.upper()})",
        "feed",
        f"https://www.europarl.europa.eu/rss/committee/{code}/en.xml",
        "en",
        2 * WEEK,
        topics,
        EP,
        note,
    )


SEEN = "seen in use 2026-11-23"
PATTERN = "by pattern, uncertain"
PAGE = "page, no feed known; the address of the page is uncertain in detail"
_GOVERNMENT = (
    "https://www.regeringen.se/Filter/RssFeed?filterType=Taxonomy&filterByType=FilterablePageBase"
    "&preFilteredCategories={}&rootPageReference=0"
)

CATALOGUE: tuple[CatalogueRow, ...] = (
    # The Commission
    CatalogueRow(
        "commission-press", "EU-kommissionens pressmeddelanden", "Commission press corner", "feed",
        "https://ec.europa.eu/commission/presscorner/api/rss?language=en", "en", DAY, ("eu",), EU, SEEN,
    ),
    CatalogueRow(
        "commission-regio", "Kommissionen: regional- och stadspolitik (GD REGIO)",
        "Commission: DG REGIO news", "webpage",
        "https://ec.europa.eu/regional_policy/whats-new/newsroom_en", "en", 4 * DAY,
        ("cohesion", "interreg"), EU, PAGE,
    ),
    CatalogueRow(
        "commission-ener", "Kommissionen: energi (GD ENER)", "Commission: DG ENER news", "feed",
        "https://energy.ec.europa.eu/node/2/rss_en", "en", 3 * DAY, ("energy", "biofuel"), EU, SEEN,
    ),
    CatalogueRow(
        "commission-clima", "Kommissionen: klimat (GD CLIMA)", "Commission: DG CLIMA news", "feed",
        "https://climate.ec.europa.eu/node/2/rss_en", "en", 4 * DAY, ("climate", "biofuel"), EU, SEEN,
    ),
    CatalogueRow(
        "commission-move", "Kommissionen: transport (GD MOVE)", "Commission: DG MOVE news", "feed",
        "https://transport.ec.europa.eu/node/2/rss_en", "en", 4 * DAY, ("transport", "public-transport"),
        EU, PATTERN,
    ),
    CatalogueRow(
        "commission-sante", "Kommissionen: hälsa (GD SANTE)", "Commission: DG SANTE news", "feed",
        "https://health.ec.europa.eu/node/2/rss_en", "en", 3 * DAY, ("health", "health-data"), EU, SEEN,
    ),
    CatalogueRow(
        "have-your-say", "Kommissionens samråd: Kom med synpunkter", "Commission: Have your say", "webpage",
        "https://ec.europa.eu/info/law/better-regulation/have-your-say/initiatives_en", "en", 3 * DAY,
        ("consultation",), EU,
        "page built with scripts: expect 'main text not found'; the interface behind it "
        "(brpapi/searchInitiatives) is seen in use and has no reader here yet",
    ),
    CatalogueRow(
        "funding-tenders", "EU:s portal för finansiering och anbud", "EU Funding & Tenders portal",
        "sedia_calls",
        "https://api.tech.ec.europa.eu/search-api/prod/rest/search?apiKey=SEDIA&text=***&pageSize=100&pageNumber=1",
        "en", 3 * DAY, ("calls",), "CC BY 4.0",
        "seen in use 2026-11-23; the question is posted, not fetched",
    ),
    # Law
    CatalogueRow(
        "eurlex-oj-l", "EUT L: rättsakter", "Official Journal L: acts", "eurlex_feed",
        "https://eur-lex.europa.eu/EN/display-feed.rss?rssId=222", "en", 2 * DAY, ("law",), EU, SEEN,
    ),
    CatalogueRow(
        "eurlex-oj-c", "EUT C: meddelanden", "Official Journal C: notices", "eurlex_feed",
        "https://eur-lex.europa.eu/EN/display-feed.rss?rssId=221", "en", 2 * DAY, ("law",), EU, SEEN,
    ),
    CatalogueRow(
        "eurlex-proposals", "Kommissionens lagförslag (EUR-Lex)", "Commission proposals (EUR-Lex)",
        "eurlex_feed",
        "https://eur-lex.europa.eu/EN/display-feed.rss?rssId=161", "en", 3 * DAY, ("law", "proposals"),
        EU, SEEN,
    ),
    CatalogueRow(
        "eurlex-legislation", "Parlamentets och rådets rättsakter (EUR-Lex)",
        "Parliament and Council acts (EUR-Lex)", "eurlex_feed",
        "https://eur-lex.europa.eu/EN/display-feed.rss?rssId=162", "en", WEEK, ("law",), EU, SEEN,
    ),
    # The Council
    CatalogueRow(
        "council-press", "Rådets pressmeddelanden", "Council press releases", "feed",
        "https://www.consilium.europa.eu/en/rss/pressreleases.ashx", "en", 2 * DAY, ("eu",), COUNCIL,
        "seen in use 2026-11-23; said to refuse some programs",
    ),
    # The Parliament
    CatalogueRow(
        "ep-press", "Europaparlamentets pressmeddelanden", "European Parliament press releases", "feed",
        "https://www.europarl.europa.eu/rss/doc/press-releases/en.xml", "en", 2 * DAY, ("eu",), EP,
        "seen in use 2026-11-23; said to refuse some programs",
    ),
    CatalogueRow(
        "ep-texts-adopted", "Europaparlamentets antagna texter", "European Parliament texts adopted",
        "feed",
        "https://www.europarl.europa.eu/rss/doc/texts-adopted/en.xml", "en", 4 * WEEK, ("law",), EP, SEEN,
    ),
    _committee(
        "regi", "för regional utveckling", "on Regional Development", ("cohesion", "interreg"), PATTERN,
    ),
    _committee(
        "itre", "för industri, forskning och energi", "on Industry, Research and Energy",
        ("energy", "biofuel"), SEEN,
    ),
    _committee(
        "envi", "för miljö, klimat och livsmedelssäkerhet", "on Environment, Climate and Food Safety",
        ("climate", "biofuel"), SEEN,
    ),
    _committee(
        "tran", "för transport och turism", "on Transport and Tourism",
        ("transport", "public-transport"), PATTERN,
    ),
    _committee(
        "agri", "för jordbruk och landsbygd", "on Agriculture and Rural Development",
        ("rural", "biofuel"), PATTERN,
    ),
    _committee(
        "sant", "för folkhälsa", "on Public Health", ("health", "health-data"),
        "by pattern, uncertain: a new committee (2025)",
    ),
    _committee("budg", "för budget", "on Budgets", ("eu-budget",), PATTERN),
    # Regions in Europe
    CatalogueRow(
        "cor-news", "Europeiska regionkommittén", "European Committee of the Regions", "webpage",
        "https://cor.europa.eu/en/news", "en", 3 * DAY, ("cohesion", "regions"), EU, PAGE,
    ),
    CatalogueRow(
        "cpmr", "Kust- och öregionernas konferens (CPMR)", "Conference of Peripheral Maritime Regions", "webpage",
        "https://cpmr.org/news/", "en", WEEK, ("cohesion", "maritime", "network"), OWN,
        "page, uncertain; its site is of a kind that usually has a feed at /feed/",
    ),
    CatalogueRow(
        "euregha", "Regioner för hälsa (EUREGHA)", "EUREGHA: regional and local health authorities",
        "webpage",
        "https://www.euregha.net/news/", "en", 2 * WEEK, ("health", "network"), OWN, PAGE,
    ),
    # The Baltic Sea and Interreg
    CatalogueRow(
        "central-baltic", "Interreg Central Baltic", "Interreg Central Baltic", "webpage",
        "https://centralbaltic.eu/news/", "en", WEEK, ("interreg", "central-baltic", "baltic-sea"), OWN,
        PAGE,
    ),
    CatalogueRow(
        "baltic-sea-region", "Interreg Östersjöregionen", "Interreg Baltic Sea Region", "feed",
        "https://interreg-baltic.eu/feed/", "en", WEEK, ("interreg", "baltic-sea"), OWN, SEEN,
    ),
    CatalogueRow(
        "south-baltic", "Interreg Södra Östersjön", "Interreg South Baltic", "webpage",
        "https://southbaltic.eu/", "en", 2 * WEEK, ("interreg", "baltic-sea"), OWN, PAGE,
    ),
    CatalogueRow(
        "interreg-europe", "Interreg Europe", "Interreg Europe", "webpage",
        "https://www.interregeurope.eu/news-and-events", "en", WEEK, ("interreg", "exchange"), OWN,
        "page, uncertain; a feed at /rss.xml is said to be dead",
    ),
    CatalogueRow(
        "eusbsr", "EU:s strategi för Östersjöregionen", "EU Strategy for the Baltic Sea Region", "webpage",
        "https://eusbsr.eu/news/", "en", 2 * WEEK, ("baltic-sea", "eusbsr"), OWN, PAGE,
    ),
    CatalogueRow(
        "cbss", "Östersjöstaternas råd", "Council of the Baltic Sea States", "webpage",
        "https://cbss.org/news/", "en", 2 * WEEK, ("baltic-sea",), OWN, PAGE,
    ),
    CatalogueRow(
        "norden", "Nordiskt samarbete", "Nordic cooperation", "webpage",
        "https://www.norden.org/sv/nyheter", "sv", 4 * DAY, ("nordic",), OWN, PAGE,
    ),
    # Sweden
    CatalogueRow(
        "regeringen-press", "Regeringens pressmeddelanden", "Government of Sweden: press releases", "feed",
        _GOVERNMENT.format("1324"), "sv", DAY, ("sweden",), OPEN, SEEN,
    ),
    CatalogueRow(
        "regeringen-remisser", "Regeringens remisser", "Government of Sweden: consultations", "feed",
        _GOVERNMENT.format("2099"), "sv", 3 * DAY, ("sweden", "consultation"), OPEN,
        "by pattern: the category is seen in use 2026-11-23 with another answer format",
    ),
    CatalogueRow(
        "regeringen-faktapm", "Regeringens fakta-PM om EU-förslag",
        "Government of Sweden: memoranda on EU proposals", "webpage",
        "https://www.regeringen.se/rattsliga-dokument/faktapromemoria/", "sv", WEEK,
        ("sweden", "proposals"), OPEN, PAGE,
    ),
    CatalogueRow(
        "riksdagen-fpm", "Riksdagen: EU-förslag och fakta-PM", "Riksdag: EU proposals and memoranda",
        "riksdag",
        "https://data.riksdagen.se/dokumentlista/?doktyp=fpm&sort=datum&sortorder=desc&utformat=json",
        "sv", WEEK,
        ("sweden", "proposals"), "Riksdag open data: free with source",
        "the interface is seen in use 2026-11-23; twenty documents a page",
    ),
    CatalogueRow(
        "riksdagen-bet", "Riksdagen: utskottens betänkanden", "Riksdag: committee reports", "riksdag",
        "https://data.riksdagen.se/dokumentlista/?doktyp=bet&sort=datum&sortorder=desc&utformat=json",
        "sv", WEEK,
        ("sweden",), "Riksdag open data: free with source",
        "the interface is seen in use 2026-11-23; twenty documents a page",
    ),
    CatalogueRow(
        "skr", "SKR: nyheter", "SALAR (Swedish local authorities and regions): news", "webpage",
        "https://skr.se/skr/tjanster/pressrum/nyheter.html", "sv", 3 * DAY, ("sweden", "regions"), OWN,
        PAGE,
    ),
    CatalogueRow(
        "tillvaxtverket", "Tillväxtverket: nyheter",
        "Swedish Agency for Economic and Regional Growth: news", "webpage",
        "https://tillvaxtverket.se/tillvaxtverket/nyheterochpress.html", "sv", WEEK,
        ("sweden", "cohesion"), OPEN, PAGE,
    ),
    CatalogueRow(
        "energimyndigheten", "Energimyndigheten: nyheter", "Swedish Energy Agency: news", "webpage",
        "https://www.energimyndigheten.se/nyhetsarkiv/", "sv", WEEK, ("sweden", "energy", "biofuel"),
        OPEN, PAGE,
    ),
)  # fmt: skip

BY_KEY = {row.key: row for row in CATALOGUE}
