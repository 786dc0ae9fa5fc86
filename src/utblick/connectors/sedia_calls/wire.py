"""The portal's calls in the shapes that they arrive in, made one shape.

`Topic` holds what a topic says in the portal's own terms. Two shapes lead to it: the flattened export (one
flat
object a topic) and an answer of the SEDIA search API (`metadata`, where every value is a list of strings
and some
of these strings are JSON again).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from utblick.connectors.reading.text import repair_mojibake

# Codes of the portal's facet `status`.
STATUS = {"31094501": "forthcoming", "31094502": "open", "31094503": "closed"}
# Codes of the facet `frameworkProgramme`, as they stood beside their names in the export of August 2026.
PROGRAMME = {
    "111111": "EU External Action - Prospect (RELEX-PROSPECT)",
    "43108390": "Horizon Europe",
    "43152860": "Digital Europe",
    "43251567": "Connecting Europe Facility",
    "43251589": "CERV",
    "43252368": "ISF",
    "43252386": "Justice",
    "43252405": "LIFE",
    "43252433": "Pericles IV",
    "43252449": "RFCS",
    "43252476": "Single Market Programme",
    "43254019": "ESF+",
    "43298916": "Euratom",
    "43353764": "Erasmus+",
    "43637601": "Pilot Projects & Preparatory Actions",
    "44181033": "European Defence Fund",
    "44416173": "Interregional Innovation",
    "45532249": "EU Agencies",
}
# Codes of the facet `type`: topics of calls, tenders, cascade calls of projects.
TYPE = {"0": "tender", "1": "call", "2": "call", "8": "cascade_call"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a call; empty where the source says nothing. Moments and amounts as the source writes
    them.
    """

    topic: str
    reference: str = ""
    title: str = ""
    call: str = ""
    call_title: str = ""
    programme: str = ""
    programme_code: str = ""
    status: str = ""
    type: str = "call"
    language: str = ""
    url: str = ""
    opens: str = ""
    deadlines: Sequence[str] = ()
    deadline_model: str = ""
    type_of_action: str = ""
    cluster: str = ""
    priorities: Sequence[str] = ()
    keywords: Sequence[str] = ()
    budget_eur: float | None = None
    grant_min: str = ""
    grant_max: str = ""
    grants: str = ""
    texts: Sequence[str] = field(default=())


def is_topic(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a topic in one of the two shapes, or the answer that holds such topics."""
    if isinstance(value.get("results"), list):
        return True
    metadata = value.get("metadata")
    if isinstance(metadata, dict):
        return any(name in metadata for name in ("identifier", "callIdentifier", "title"))
    return "topicId" in value


def repaired(value: Any) -> Any:
    """Give a JSON value with every text in it put right where UTF-8 was read as Windows-1252."""
    if isinstance(value, str):
        return repair_mojibake(value)
    if isinstance(value, list):
        return [repaired(one) for one in value]
    if isinstance(value, dict):
        return {key: repaired(one) for key, one in value.items()}
    return value


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _several(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one))]


def flat_topic(row: Mapping[str, Any]) -> Topic:
    """Read the flattened export. Its `stage` says two-stage for every topic: `deadlineModel` is the one to
    trust.
    """
    deadline = row.get("deadlines") or row.get("deadline")
    split = [part.strip() for one in _several(deadline) for part in one.replace(";", ",").split(",")]
    return Topic(
        topic=_text(row.get("topicId")),
        reference=_text(row.get("reference")),
        title=_text(row.get("title")),
        call=_text(row.get("callIdentifier")),
        call_title=_text(row.get("callTitle")),
        programme=_text(row.get("programme")),
        programme_code=_text(row.get("programmeId")),
        status=_text(row.get("callStatus")).lower(),
        url=_text(row.get("portalUrl")),
        opens=_text(row.get("openingDate") or row.get("startDate")),
        deadlines=[part for part in split if part],
        deadline_model=_text(row.get("deadlineModel")),
        type_of_action=_text(row.get("typesOfAction")) or _text(row.get("actionType")),
        cluster=_text(row.get("cluster")),
        priorities=[part.strip() for part in _text(row.get("crossCuttingPriorities")).split(",")],
        keywords=[part.strip() for part in _text(row.get("keywords")).split(",")],
        grant_min=_text(row.get("budgetMin")),
        grant_max=_text(row.get("budgetMax")),
        grants=_text(row.get("expectedGrants")),
        # `supportInfo` is the same paragraph of help desks on each topic: it would make every profile hit.
        texts=[_text(row.get(name)) for name in ("description", "objectives", "topicConditions")],
    )


def api_topic(result: Mapping[str, Any]) -> Topic:
    """Read one result of the search API."""
    metadata: Mapping[str, Any] = result.get("metadata") or {}

    def first(*names: str) -> str:
        return next((found[0] for name in names if (found := _several(metadata.get(name)))), "")

    topic = first("identifier", "callIdentifier") or _text(result.get("reference"))
    actions = _nested(first("actions"))
    overview = _nested(first("budgetOverview", "budgetOverviewJSONItem"))
    budgets = _budget_rows(overview, topic)
    action_deadlines = [day for action in _dicts(actions) for day in _several(action.get("deadlineDates"))]
    budget_deadlines = [day for row in budgets for day in _several(row.get("deadlineDates"))]
    code = first("frameworkProgramme")
    status = first("status")
    return Topic(
        topic=topic,
        reference=_text(result.get("reference")) or first("REFERENCE"),
        title=first("title") or _text(result.get("title")) or _text(result.get("summary")),
        call=first("callIdentifier"),
        call_title=first("callTitle"),
        programme=PROGRAMME.get(code, "") or first("programAbbreviation") or ("" if code.isdigit() else code),
        programme_code=code if code.isdigit() else "",
        status=STATUS.get(status, status.lower()),
        type=TYPE.get(first("type"), "call"),
        language=first("language") or _text(result.get("language")),
        url=first("url", "esST_URL") or _text(result.get("url")),
        opens=first("startDate") or next((_text(a.get("plannedOpeningDate")) for a in _dicts(actions)), ""),
        deadlines=_several(metadata.get("deadlineDate")) or action_deadlines or budget_deadlines,
        deadline_model=first("deadlineModel"),
        type_of_action=first("typesOfAction"),
        priorities=_several(metadata.get("crossCuttingPriorities")),
        keywords=_several(metadata.get("keywords")) + _several(metadata.get("tags")),
        budget_eur=_total(budgets),
        grant_min=_text(budgets[0].get("minContribution")) if budgets else "",
        grant_max=_text(budgets[0].get("maxContribution")) if budgets else "",
        grants=_text(budgets[0].get("expectedGrants")) if budgets else "",
        texts=[
            first("descriptionByte", "description"),
            first("destinationDetails", "objective"),
            first("topicConditions"),
        ],
    )


def _nested(text: str) -> Any:
    """Read a JSON text inside the JSON; a broken one counts as absent, the topic stands without it."""
    try:
        return json.loads(text) if text[:1] in ("{", "[") else None
    except (ValueError, RecursionError):
        return None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _budget_rows(overview: Any, topic: str) -> list[dict[str, Any]]:
    """Give the rows of this topic: the overview is the whole call's, a row's `action` starts with its
    topic.
    """
    actions = overview.get("budgetTopicActionMap") if isinstance(overview, dict) else None
    if not isinstance(actions, dict) or not topic:
        return []
    rows = [row for several in actions.values() for row in _dicts(several)]
    return [row for row in rows if _text(row.get("action")).split(" ")[0].upper() == topic.upper()]


def _total(rows: Sequence[Mapping[str, Any]]) -> float | None:
    years = [year for row in rows if isinstance(year := row.get("budgetYearMap"), dict)]
    amounts = [amount for year in years for one in year.values() if (amount := euro(_text(one))) is not None]
    return sum(amounts) if amounts else None


def euro(text: str) -> float | None:
    """Give an amount written in digits, with or without spaces and commas between thousands."""
    digits = text.replace(" ", "").replace("\u00a0", "").replace(",", "")
    try:
        amount = float(digits)
    except ValueError:
        return None
    return amount if 0 < amount < 1e13 else None
