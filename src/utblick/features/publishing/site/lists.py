"""A kind's records as a list: each with its heading, a line of facts and what matters of it now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.models import Release, Shown
from utblick.features.publishing.shapes import SHAPES, Type
from utblick.features.publishing.site import addresses, facts, filters
from utblick.features.publishing.site.facts import Words
from utblick.features.publishing.site.today import beginning
from utblick.ui import dates
from utblick.ui.alphabet import place

# Which facts stand in a list, by kind; of others the first few that are short.
LINE: dict[str, tuple[str, ...]] = {
    "project": ("stage", "role", "programme", "starts_on", "ends_on", "our_grant"),
    "network": ("abbreviation", "since"),
    "exchange": ("type", "direction", "starts_on", "ends_on", "place", "participants"),
    "decision": ("board", "on", "number", "diary_number"),
    "process": ("arena", "begins_on", "ends_on"),
    "position": ("process", "board", "adopted_on"),
    "contact": ("on", "channel"),
    "outcome": ("outcome", "evidence", "process", "judged_on"),
    "review": ("kind", "board"),
    "coverage": ("done", "counted", "share"),
    "policy_area": ("kind", "plan_name"),
    "board": ("topics",),
    "unit": ("level", "kind", "board", "place"),
    "call": ("programme", "budget_eur"),
    "event": ("programme", "place"),
    "partner": ("programme", "holds_until"),
    "body": ("kind", "country"),
    "news": ("by_when", "who"),
    "letter": ("audience", "number", "sent_on"),
}
NOTHING = SafeString("")
FEW = 4
SHORT_TYPES = frozenset({Type.TEXT, Type.BOTH, Type.DAY, Type.CODE, Type.NUMBER, Type.MOMENT, Type.BOTHS})
LONG = 180  # days: what lasts longer is told by its years
LONGEST = 60  # signs of a fact that stands in a line
FIRST_DAYS = frozenset({"starts_on", "begins_on"})
LABELLED = frozenset({Type.NUMBER, Type.DAY})
# Codes that say nothing without their label.
NAMED_FIRST = frozenset({("outcome", "outcome"), ("outcome", "evidence")})
SAID_BY_THEMSELVES = frozenset({"on", *facts.OWN_CURRENCY})  # need no word before them
# A moment until which something can be done, by kind: told with the days left.
UNTIL = {"call": "closes", "event": "starts_at"}
# What such a moment is, to come and past; an event's day needs no word.
UNTIL_WORDS: dict[str, tuple[str | Promise, str | Promise]] = {"call": (_("Closes"), _("Closed"))}
# What stands above those whose moment is to come, those whose is past, and those without one.
STANDINGS: dict[str, tuple[str | Promise, str | Promise, str | Promise]] = {
    "call": (_("Open and coming calls"), _("Closed calls"), _("Calls without a known last day")),
    "event": (_("Coming events"), _("Earlier events"), _("Events without a day")),
}
NEXT, NEWEST, OLDEST, BY_NAME, RELEASED = "next", "newest", "oldest", "name", "published"
SORTS: tuple[tuple[str, str | Promise], ...] = (
    (NEXT, _("next first")),
    (NEWEST, _("latest first")),
    (OLDEST, _("oldest first")),
    (BY_NAME, _("by name")),
    (RELEASED, _("published last")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a list."""

    url: str
    title: Shown
    summary: Shown
    line: Sequence[Words]
    kind: str = ""
    due: SafeString = NOTHING
    day: str = ""


def items(
    rows: Iterable[Release], language: str, at: datetime | None = None, *, with_kind: bool = False
) -> list[Item]:
    """Give records as they stand in a list; with `at`, deadlines tell what is left."""
    found = []
    for row in rows:
        moment = row.values.get(UNTIL.get(row.kind, "")) if at else None
        found.append(
            Item(
                addresses.record(row.kind, row.slug, language),
                row.shown("title", language),
                row.shown("summary", language),
                line(row, language),
                str(SHAPES[row.kind].label) if with_kind else "",
                due(str(moment), at, row.kind) if moment and at else SafeString(""),
                row.approved_at.isoformat(),
            )
        )
    return found


def due(moment: str, at: datetime, kind: str) -> SafeString:
    """Give a moment with what is left until it, by the region's clock; one that has passed has nothing left."""
    until, today = datetime.fromisoformat(moment), timezone.localtime(at).date()
    to_come, past = UNTIL_WORDS.get(kind, ("", ""))
    if until < at:
        return format_html("{} {}", past, dates.day_html(until, today))
    return format_html("{} {}", to_come, dates.due_html(until, today))


def line(row: Release, language: str) -> list[Words]:
    """Give the few facts that stand under a heading."""
    shape = SHAPES[row.kind]
    known = {field.key: field for field in shape.fields}
    wanted = [known[key] for key in LINE.get(row.kind, ()) if key in known] or [
        field for field in shape.fields if field.type in SHORT_TYPES
    ]
    apart = facts.APART | {UNTIL.get(row.kind, "")}
    found: list[Words] = []
    for field in wanted:
        if field.key in apart:
            continue
        if field.key == "ends_on":
            continue
        if field.key in FIRST_DAYS and "ends_on" in known:
            if lasting := span(row, field.key):
                found.append(Words(lasting))
            continue
        fact = facts.fact_of(field, row, language)
        if fact and fact.words and len(text := ", ".join(one.text for one in fact.words)) <= LONGEST:
            if (row.kind, field.key) in NAMED_FIRST:
                text = f"{fact.label}: {text}"
            elif field.type in LABELLED and field.key not in SAID_BY_THEMSELVES:
                text = f"{fact.label} {text}"
            found.append(Words(text, fact.words[0].language))
        if len(found) == FEW and row.kind not in LINE:
            break
    return found


def span(row: Release, first_day: str = "starts_on") -> str:
    """Say from when until when something is, by its first and last day."""
    first, last = (
        date.fromisoformat(value) if (value := row.values.get(key)) else None
        for key in (first_day, "ends_on")
    )
    if first and last and (last - first).days > LONG:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    said = dates.lasting(first, last, timezone.localdate())
    # A page stands for years, and so does a printed one: a day says its year, this year's too.
    return f"{said} {(last or first or date.min).year}" if said and not said[-4:].isdigit() else said


def _until(row: Release) -> datetime:
    return datetime.fromisoformat(str(row.values[UNTIL[row.kind]]))


def _by_standing(rows: Sequence[Release]) -> tuple[list[Release], list[Release], list[Release]]:
    dated = [row for row in rows if row.values.get(UNTIL[row.kind])]
    to_come = [row for row in dated if _until(row) >= beginning()]
    past = [row for row in dated if _until(row) < beginning()]
    return to_come, past, [row for row in rows if not row.values.get(UNTIL[row.kind])]


def groups(kind: str, rows: Sequence[Release], sort: str) -> list[tuple[str, Sequence[Release]]]:
    """Give the rows under headings, where their order tells what is to come from what is past; else under none."""
    if sort != NEXT:
        return [("", rows)]
    apart = zip(STANDINGS[kind], _by_standing(rows), strict=True)
    return [(str(heading), some) for heading, some in apart if some]


def ordered(rows: Sequence[Release], sort: str, language: str) -> list[Release]:
    """Give rows in an order; those without a day stand last."""
    if sort == BY_NAME:
        return sorted(rows, key=lambda row: place(row.title(language)))
    if sort == NEXT:
        to_come, past, without = _by_standing(rows)
        return sorted(to_come, key=_until) + sorted(past, key=_until, reverse=True) + without
    if sort == RELEASED:
        return sorted(rows, key=lambda row: row.approved_at, reverse=True)
    dated = sorted((row for row in rows if filters.day_of(row)), key=filters.day_of, reverse=sort == NEWEST)
    return dated + [row for row in rows if not filters.day_of(row)]
