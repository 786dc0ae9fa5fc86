"""What stands on the front page and under each standing text: live figures and lists of what is public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import QUIET, SHAPES
from utblick.features.publishing.site import addresses, coverage, filters
from utblick.features.publishing.site.countries import named as countries_named
from utblick.features.publishing.site.holdings import Holdings
from utblick.features.publishing.site.lists import NOTHING, Item, items
from utblick.features.publishing.site.standing import UNDER_WAY, code_now
from utblick.ui.maps import Spot, discs

HOME = "SE123"
SHORT = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A live figure: how many, of what, and the list behind it."""

    value: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A list that stands under a text: its heading, its records, all of them behind a link, and a note."""

    title: str
    items: Sequence[Item]
    url: str = ""
    all: str = ""
    note: str = ""
    figure: SafeString = NOTHING
    groups: Sequence[tuple[str, str, Sequence[Item]]] = ()


def figures(held: Holdings, language: str) -> list[Figure]:
    """Give the figures of the front page; one of a kind that has nothing public is left out."""
    found = []
    projects = held.of("project")
    if under_way := [one for one in projects if code_now("stage", one.values) == UNDER_WAY]:
        url = addresses.listed("project", language, stage=UNDER_WAY)
        label = ngettext("project under way", "projects under way", len(under_way))
        found.append(Figure(str(len(under_way)), label, url))
    if lands := countries(projects):
        label = ngettext("partner country", "partner countries", len(lands))
        found.append(Figure(str(len(lands)), label, addresses.place("map", language)))
    for kind, words in COUNTED:
        if rows := held.of(kind):
            found.append(Figure(str(len(rows)), words(len(rows)), addresses.listed(kind, language)))
    if (share := coverage.latest(held)) is not None:
        told = _("%(part)s of %(all)s") % {"part": share.took_part, "all": share.count}
        url = addresses.record("coverage", share.slug, language)
        found.append(Figure(told, coverage.label(share), url))
    return found


COUNTED: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("network", lambda n: ngettext("membership in a network", "memberships in networks", n)),
    ("position", lambda n: ngettext("position of ours", "positions of ours", n)),
    (
        "outcome",
        lambda n: ngettext("request followed up to the result", "requests followed up to the result", n),
    ),
)


def countries(projects: Sequence[Release], home: str = "SE") -> list[str]:
    """Give the countries that partners come from, but for our own, as codes."""
    found = {
        str(one["country"]) for row in projects for one in row.values.get("partners", ()) if one["country"]
    }
    return sorted(found - {home})


def partners_on_map(projects: Sequence[Release], language: str) -> SafeString:
    """Draw from which regions partners come and in how many projects, or nothing where none is known."""
    counts: Counter[str] = Counter()
    for row in projects:
        counts.update({str(one["nuts3"]) for one in row.values.get("partners", ()) if one.get("nuts3")})
    counts.pop(HOME, None)  # who is at home is no partner abroad
    if not counts:
        return SafeString("")
    spots = [
        Spot(code, count, addresses.listed("project", language, region=code))
        for code, count in counts.items()
    ]
    return discs(_("Where our partners are"), spots, unit=_("projects"), home=HOME)


def coming(held: Holdings, kind: str, key: str, at: datetime) -> list[Release]:
    """Give the records of a kind whose moment is still to come, the next first."""
    rows = [
        (moment, row)
        for row in held.of(kind)
        if (value := row.values.get(key)) and (moment := datetime.fromisoformat(str(value))) >= at
    ]
    return [row for _moment, row in sorted(rows, key=lambda pair: pair[0])]


def _section(
    kind: str, title: str | Promise, most: int = SHORT
) -> Callable[[Holdings, str, datetime], Section | None]:
    """Give what makes a section of the latest of a kind."""

    def made(held: Holdings, language: str, at: datetime) -> Section | None:
        rows = held.of(kind)
        if not rows:
            return None
        rows = sorted(rows, key=lambda row: filters.day_of(row) or "", reverse=True)
        return Section(
            str(title),
            items(rows[:most], language, at),
            addresses.listed(kind, language),
            _all(kind, len(rows)),
        )

    return made


def _all(kind: str, count: int) -> str:
    return f"{SHAPES[kind].label_many} ({count})"


def calls(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the calls that are open or will be, the first to close first."""
    return _calls(held, language, at, coming(held, "call", "closes", at))


def desk_calls(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the same of the programmes that the Contact Point has events or partner searches in; of all, where none."""
    programmes = [row.values.get("programme") for kind in ("event", "partner") for row in held.of(kind)]
    rows = coming(held, "call", "closes", at)
    return _calls(
        held,
        language,
        at,
        [row for row in rows if row.values.get("programme") in programmes or not programmes],
    )


def _calls(held: Holdings, language: str, at: datetime, rows: Sequence[Release]) -> Section | None:
    if not held.of("call"):
        return None
    note = "" if rows else _("No call is open right now.")
    return Section(
        _("Calls for applications"),
        items(rows[:SHORT], language, at),
        addresses.listed("call", language),
        _all("call", len(held.of("call"))),
        note or _("All times are in Swedish time."),
    )


def events(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the next events."""
    if "event" not in SHAPES or not held.of("event"):
        return None
    rows = coming(held, "event", "starts_at", at)
    return Section(
        _("Events"),
        items(rows[:SHORT], language, at),
        addresses.listed("event", language),
        _all("event", len(held.of("event"))),
        "" if rows else _("No event is planned right now."),
    )


def boards(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the boards, each with its latest decisions."""
    rows = held.of("board")
    groups = []
    for row in sorted(rows, key=lambda one: one.title(language)):
        decisions = sorted(held.about(row, "decision"), key=filters.day_of, reverse=True)[:SHORT]
        url = addresses.record("board", row.slug, language)
        groups.append((row.title(language), url, items(decisions, language, at)))
    if not groups:
        return None
    return Section(
        _("The boards and their latest decisions"),
        (),
        addresses.listed("decision", language) if held.of("decision") else "",
        _all("decision", len(held.of("decision"))) if held.of("decision") else "",
        groups=groups,
    )


def areas(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the policy areas of the Baltic Sea strategy with what we do in each, and those where we do nothing."""
    rows = sorted(held.of("policy_area"), key=lambda one: one.title(language))
    groups, idle = [], []
    for row in rows:
        done = held.about(row)
        url = addresses.record("policy_area", row.slug, language)
        if done:
            groups.append((row.title(language), url, items(done[:SHORT], language, at)))
        else:
            idle.append(row.title(language))
    if not rows:
        return None
    note = _("In these we do nothing that is public: %(areas)s.") % {"areas": ", ".join(idle)} if idle else ""
    return Section(
        _("What we do, by policy area"),
        (),
        addresses.listed("policy_area", language),
        _all("policy_area", len(rows)),
        note,
        groups=groups,
    )


def participation(held: Holdings, language: str, at: datetime) -> Section | None:
    """Give the goal that every operation takes part, year by year."""
    chart = coverage.by_year(held, language)
    if not chart:
        return None
    return Section(
        _("How many units take part"),
        (),
        addresses.listed("coverage", language),
        _all("coverage", len(held.of("coverage"))),
        figure=chart,
    )


# What stands under each standing text, in order.
SECTIONS: dict[str, tuple[Callable[[Holdings, str, datetime], Section | None], ...]] = {
    "assignment": (participation, _section("review", gettext_lazy("The year in review"))),
    "activities": (
        _section("project", gettext_lazy("Projects")),
        _section("network", gettext_lazy("Networks")),
        _section("exchange", gettext_lazy("Exchanges")),
        _section("process", gettext_lazy("What we try to change in the EU")),
    ),
    "governance": (boards, _section("review", gettext_lazy("The year in review"))),
    "advocacy": (
        _section("process", gettext_lazy("What we try to change in the EU")),
        _section("position", gettext_lazy("What we think")),
        _section("outcome", gettext_lazy("What our advocacy led to")),
        _section("contact", gettext_lazy("Whom we have talked with")),
    ),
    "office": (
        _section("news", gettext_lazy("News")),
        _section("contact", gettext_lazy("Whom we have talked with")),
    ),
    "baltic-sea": (areas,),
    "contact-point": (desk_calls, events, _section("partner", gettext_lazy("Partners wanted"))),
}
FRONT = (
    _section("news", gettext_lazy("News"), 4),
    calls,
    events,
    _section("outcome", gettext_lazy("What our advocacy led to"), 3),
)


def sections(key: str, held: Holdings, language: str, at: datetime) -> list[Section]:
    """Give what stands under a standing text now."""
    made = (make(held, language, at) for make in (FRONT if key == "start" else SECTIONS.get(key, ())))
    return [one for one in made if one is not None]


def latest(held: Holdings, language: str, at: datetime, most: int = 6) -> list[Item]:
    """Give what was let through last, whatever it is, but for standing texts."""
    rows: list[Release] = [row for row in held.all if row.kind not in QUIET][:most]
    return items(rows, language, at, with_kind=True)


def lands(projects: Sequence[Release], language: str) -> list[tuple[str, str, int]]:
    """Give each partner country as (name, address of its projects, how many), most first."""
    found = []
    for code in countries(projects):
        count = sum(any(one["country"] == code for one in row.values.get("partners", ())) for row in projects)
        url = addresses.listed("project", language, country=code)
        found.append((countries_named(code, language), url, count))
    return sorted(found, key=lambda land: (-land[2], land[0]))
