"""Which field a column is, by what its name speaks of and what stands in it: a table, the most telling row first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from utblick.connectors.operations.contents import Contents

# Fields of the record `operation`, in its order.
OPERATION = (
    "programme",
    "title",
    "beneficiary",
    "starts_on",
    "ends_on",
    "total_eur",
    "eu_eur",
    "country",
    "postcode",
)
# What else lists tell; the names are those of the common data model of lists of beneficiaries (OpenBudgets).
FURTHER = (
    "project_id", "project_description", "project_status", "approval_date", "final_payment_date",
    "total_amount_eligible", "eu_cofinancing_amount_eligible", "eu_cofinancing_rate", "member_state_amount",
    "third_party_amount", "fund_acronym", "cci_program_code", "management_authority", "priority_label",
    "priority_number", "theme_name", "theme_code", "beneficiary_address", "beneficiary_city", "beneficiary_county",
    "beneficiary_nuts_code", "beneficiary_nuts_region", "beneficiary_person", "beneficiary_url", "source",
)  # fmt: skip
TOTALS, EU_SUMS = ("total_eur", "total_amount_eligible"), ("eu_eur", "eu_cofinancing_amount_eligible")

Fits = Callable[[Contents], bool]
MOSTLY = 0.5

# What must stand in a column for a rule to hold; a column without any value contradicts nothing.
HOLDS: Mapping[str, Fits] = {
    "": lambda seen: True,
    "day": lambda seen: max(seen.days, seen.years) >= MOSTLY,
    "sum": lambda seen: seen.sums >= MOSTLY,
    "share": lambda seen: seen.shares >= MOSTLY,
    "postcode": lambda seen: seen.postcodes >= MOSTLY,
    "text": lambda seen: seen.letters >= MOSTLY and seen.sums < MOSTLY,
    "code": lambda seen: seen.length <= 8 and (seen.codes >= MOSTLY or seen.letters < MOSTLY),
    "id": lambda seen: seen.codes >= MOSTLY or seen.length <= 24,
    "country": lambda seen: seen.countries >= MOSTLY,
    "fund": lambda seen: seen.funds >= MOSTLY,
    "cci": lambda seen: seen.programmes >= MOSTLY,
    "nuts": lambda seen: seen.nuts >= MOSTLY,
    "url": lambda seen: seen.urls >= MOSTLY,
}


class Rule(NamedTuple):
    """A field, or none where the column is known to be something else; concepts that a name must have (`a|b` is either)
    and must not have; what must stand below it; how sure that is before more is looked at."""

    field: str
    needs: str
    bars: str = ""
    holds: str = ""
    sure: float = 0.6


RULES: tuple[Rule, ...] = (
    # What is known not to be any of them
    Rule("", "other", "summary beneficiary"),
    Rule("", "month", "start end"),
    Rule("", "ineligible"),
    Rule("", "envelope programme", holds="sum"),
    Rule("", "specific", "intervention"),
    # Where it comes from
    Rule("beneficiary_url", "url", holds="url"),
    Rule("source", "source", "eu amount fund fundname"),
    # Shares; where sums stand below such a name, they are the Union's
    Rule("eu_cofinancing_rate", "cofinancing rate", holds="share"),
    Rule("eu_cofinancing_rate", "rate", "priority own national", holds="share"),
    Rule("eu_cofinancing_rate", "rate eu", holds="share"),
    Rule("eu_cofinancing_rate", "rate priority", holds="share"),
    Rule("eu_cofinancing_amount_eligible", "rate eu|cofinancing", "own national", holds="sum"),
    # Where
    Rule("postcode", "postcode", holds="postcode"),
    Rule("beneficiary_city", "postcode", holds="text"),
    # Of what
    Rule("priority_number", "intervention", "name", holds="code"),
    Rule("priority_label", "intervention"),
    Rule("theme_code", "theme", "priority", holds="code"),
    Rule("theme_name", "theme", holds="text"),
    # When
    Rule("ends_on", "end paidlast", "decided", holds="day"),
    Rule("approval_date", "decided date|year|start|end|paidlast", holds="day"),
    Rule("final_payment_date", "paidlast", holds="day"),
    Rule("starts_on", "start", "decided", holds="day"),
    Rule("ends_on", "end", "decided", holds="day"),
    Rule("approval_date", "decided", "amount cost total", holds="day"),
    # How much
    Rule("third_party_amount", "own", holds="sum"),
    Rule("member_state_amount", "cofinancing|match public|national", "eu fundname total", holds="sum"),
    Rule("", "match", "total eu", holds="sum"),
    Rule("eu_cofinancing_amount_eligible", "fund granted", "national total", holds="sum"),
    Rule("total_amount_eligible", "eligible cost|total|amount", "eu", holds="sum"),
    Rule("total_amount_eligible", "eligible total", holds="sum"),
    Rule("total_amount_eligible", "eligible cost", holds="sum"),
    Rule("total_eur", "total paid", "eu", holds="sum"),
    Rule("eu_eur", "eu|fundname paid", holds="sum"),
    Rule("eu_cofinancing_amount_eligible", "eu|fundname granted|decided|eligible", holds="sum"),
    Rule("member_state_amount", "without_eu public|amount|cost", holds="sum"),
    Rule("member_state_amount", "national", "eu total fundname", holds="sum"),
    Rule("total_amount_eligible", "granted|decided total", holds="sum"),
    Rule("total_eur", "total", "eu", holds="sum"),
    Rule("eu_eur", "eu|fundname", "total", holds="sum"),
    # Whose money a Swedish `Bidrag` is stands in other columns alone: `fitting` looks there.
    Rule("eu_cofinancing_amount_eligible", "grant granted|decided", "cost", holds="sum"),
    Rule("eu_eur", "grant", "cost total code name summary", holds="sum"),
    Rule("total_amount_eligible", "granted|decided|eligible", "person", holds="sum"),
    Rule("total_eur", "paid", holds="sum"),
    Rule("total_eur", "total", holds="sum"),
    Rule("total_eur", "amount|cost|public", "code name summary", holds="sum"),
    # Under which programme, and who runs it
    Rule("management_authority", "authority", "beneficiary priority city", holds="text"),
    Rule("fund_acronym", "fund|programme|fundname|amount", holds="fund"),
    Rule("cci_program_code", "cci|programme|code", holds="cci"),
    Rule("priority_number", "priority", "programme", holds="code"),
    Rule("priority_label", "priority", "programme", holds="text"),
    Rule("programme", "programme", "beneficiary title name", holds="text"),
    Rule("programme", "programme", "beneficiary title", holds="code"),
    Rule("fund_acronym", "fund", "beneficiary project"),
    Rule("project_status", "status", "country", holds="text"),
    # Who and where
    Rule("beneficiary_person", "person", "beneficiary name", holds="text"),
    Rule("country", "country|region", holds="country"),
    Rule("country", "country", "region county", holds="text"),
    Rule("title", "project title address", holds="text"),
    Rule("beneficiary_address", "address", holds="text"),
    Rule("beneficiary_nuts_code", "nuts|region|place|city|county", holds="nuts"),
    Rule("beneficiary_county", "county", "beneficiary", holds="text"),
    Rule("beneficiary_nuts_region", "place", "name"),
    Rule("beneficiary_nuts_region", "region|nuts", "summary name", holds="text"),
    Rule("beneficiary_city", "city", "summary name title", holds="text"),
    # The operation and who carries it out
    Rule("title", "project name summary", holds="text"),
    Rule("project_description", "summary", holds="text"),
    Rule("beneficiary", "beneficiary", "code title", holds="text"),
    Rule("beneficiary", "beneficiary name", holds="text"),
    Rule("beneficiary", "partner", "code title role county city other", holds="text"),
    Rule("", "beneficiary|status|region code", "project"),
    Rule("project_id", "project code", "name title", holds="id"),
    Rule("title", "title", holds="text"),
    Rule("title", "project name", holds="text"),
    Rule("title", "project", "date year code", holds="text"),
    Rule("project_id", "code", "name title", holds="id"),
    Rule("name", "name", holds="text"),
    Rule("approval_date", "date|year", holds="day", sure=0.3),
)  # fmt: skip
