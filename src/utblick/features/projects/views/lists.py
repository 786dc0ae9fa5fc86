"""The portfolio as a list: filtered, sorted, exported."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.organisation.models import Level
from utblick.features.organisation.queries import boards, units_below
from utblick.features.programmes.models import Part, Programme
from utblick.features.projects import queries
from utblick.features.projects.models import Project
from utblick.features.projects.money import in_kronor
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import FUNDED, Stage
from utblick.features.projects.waiting import waits_for_result
from utblick.features.projects.words import STAGES, TONES
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.geography import region
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

Rows = list[Told]


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about projects that belong together."""
    viewer = viewer_of(request)
    pages = [
        ("projects:projects", "", _("Projects")),
        ("projects:timeline", "", _("Timeline")),
        ("projects:money", "", _("Money")),
        ("projects:map", "", _("Map")),
        ("projects:partners", "", _("Partners")),
        ("projects:audit", "", _("For the auditors")),
    ]
    if viewer.units:
        pages.insert(1, ("projects:projects", "?mine=1", _("My unit")))
    if viewer.may(queries.BRING):
        pages.append(("projects:bring", "", _("From public lists")))
    here_is_mine = request.GET.get("mine") == "1"
    return [
        {
            "label": label,
            "url": reverse(name) + query,
            "current": request.path == reverse(name)
            and (name != "projects:projects" or not viewer.units or bool(query) == here_is_mine),
        }
        for name, query, label in pages
    ]


def named(project: Project) -> SafeString:
    """Give a link to a project."""
    return format_html('<a href="{}">{}</a>', reverse("projects:project", args=[project.pk]), project.name)


def _named_with_unit(told: Told) -> SafeString:
    project = told.project
    under = [one.name for one in (project.unit, project.programme) if one]
    secret = (
        format_html(' <span class="chip falu">{}</span>', _("secret")) if project.secrecy else SafeString("")
    )
    return format_html(
        '{}{}<br><span class="muted small">{}</span>', named(project), secret, " · ".join(under)
    )


def stage_chip(told: Told) -> SafeString:
    """Give a chip with where a project stands."""
    stage = told.standing.stage
    late = (
        format_html(' <span class="chip amber">{}</span>', _("to be closed")) if told.standing.is_late else ""
    )
    return format_html('<span class="chip {}">{}</span>{}', TONES.get(Stage(stage), ""), STAGES[stage], late)


def kronor(field: str) -> Callable[[Told], int | None]:
    """Give a function that gives an amount in whole kronor; None where it is not known or has no rate."""

    def value(told: Told) -> int | None:
        held = in_kronor(queries.sum_of(told.project, field))
        return int(held.quantize(Decimal(1), ROUND_HALF_UP)) if held is not None else None

    return value


def _boards(told: Told) -> SafeString:
    project = told.project
    rows = [project.board] if project.board else []
    rows += list(project.concerned.all())
    return format_html("<span>{}</span>", format_html_join(" ", "{}", ((board_tag(row),) for row in rows)))


def _owner(told: Told) -> str | None:
    return told.project.board.key if told.project.board else None


def _owner_tag(told: Told) -> SafeString:
    return board_tag(told.project.board) if told.project.board else SafeString("")


def _board_keys(told: Told) -> list[str]:
    project = told.project
    return [board.key for board in ([project.board] if project.board else []) + list(project.concerned.all())]


def _missing(told: Told) -> SafeString:
    if not told.lacks:
        return SafeString("")
    return format_html('<span class="chip amber">{}</span>', len(told.lacks))


COLUMNS = (
    Column(
        "name",
        gettext_lazy("Project"),
        value=lambda t: t.project.name,
        html=_named_with_unit,
        sort=True,
        heading=True,
    ),
    Column(
        "stage",
        gettext_lazy("Stage"),
        value=lambda t: list(Stage).index(t.standing.stage),
        html=stage_chip,
        export=lambda t: str(STAGES[t.standing.stage]),
        sort=True,
    ),
    Column(
        "unit",
        gettext_lazy("Unit"),
        value=lambda t: t.project.unit.name if t.project.unit else None,
        sort=True,
        hidden=True,
    ),
    Column("board", gettext_lazy("Board"), value=_owner, html=_owner_tag, sort=True),
    Column("boards", gettext_lazy("Boards that it concerns"), value=_board_keys, html=_boards, hidden=True),
    Column(
        "programme",
        gettext_lazy("Programme"),
        value=lambda t: t.project.programme.name if t.project.programme else None,
        sort=True,
        hidden=True,
    ),
    Column("part", gettext_lazy("Our role"), value=lambda t: t.project.get_part_display(), hidden=True),
    Column("starts", gettext_lazy("First day"), value=lambda t: t.project.starts_on, sort=True, hidden=True),
    Column("ends", gettext_lazy("Last day"), value=lambda t: t.project.ends_on, sort=True, narrow=True),
    Column(
        "grant",
        gettext_lazy("Grant, kronor"),
        value=kronor("our_grant"),
        sort=True,
        numeric=True,
    ),
    Column("own", gettext_lazy("Own share, kronor"), value=kronor("own_share"), sort=True, numeric=True),
    Column(
        "budget", gettext_lazy("Our budget, kronor"), value=kronor("our_budget"), numeric=True, hidden=True
    ),
    Column(
        "rate", gettext_lazy("Kronor for one euro"), value=lambda t: t.project.rate, numeric=True, hidden=True
    ),
    Column("diary", gettext_lazy("Diary number"), value=lambda t: t.project.diary_number, hidden=True),
    Column(
        "secrecy",
        gettext_lazy("Secrecy"),
        value=lambda t: t.project.get_secrecy_display() or None,
        hidden=True,
    ),
    Column(
        "missing",
        gettext_lazy("Missing now"),
        value=lambda t: len(t.lacks) or None,
        html=_missing,
        export=lambda t: ", ".join(str(lack.words) for lack in t.lacks),
        sort=True,
        numeric=True,
    ),
)


def _units_of(told: Told) -> set[int]:
    return set(queries.unit_numbers(told.project))


def _units(rows: Rows) -> dict[int, str]:
    """Give the units of projects and the areas they belong to, by number."""
    found: dict[int, str] = {}
    for row in rows:
        for unit in filter(None, [row.project.unit, *row.project.units.all()]):
            for one in filter(None, (unit, unit.parent)):
                if one.level > Level.REGION:
                    found[one.pk] = one.name
    return found


def _of_unit(rows: Rows, word: str) -> Rows:
    """Keep the projects of a unit, or of an area and the units below it."""
    below = units_below([int(word)], timezone.localdate()) | {int(word)}
    return [row for row in rows if _units_of(row) & below]


def _codes(rows: Rows) -> set[str]:
    return {one.nuts3 for row in rows for one in row.project.partners.all() if one.nuts3}


def _region_name(code: str) -> str:
    found = region(code)
    return f"{found.name} ({code})" if found else code


# What the money page, the map and the boards' desks lead to: they stand among the filters only when they are used.
LED_TO = frozenset({"owner", "nuts3", "funded", "norate", "silent"})


def filters(viewer: Viewer, rows: Rows, asked: Collection[str]) -> tuple[Any, ...]:
    """Give what the list is narrowed by; `asked` are the words of the address."""
    return tuple(one for one in _filters(viewer, rows) if one.key not in LED_TO or one.key in asked)


def _filters(viewer: Viewer, rows: Rows) -> tuple[Any, ...]:
    today = timezone.localdate()
    return (
        Contains(
            key="q",
            label=_("Words"),
            field="project.title_sv",
            also=("project.title_en", "project.acronym", "project.purpose", "project.diary_number"),
        ),
        Choice(
            key="stage",
            label=_("Stage"),
            choices=[(stage.value, STAGES[stage]) for stage in Stage],
            apply=lambda held, word: [row for row in held if row.standing.stage == word],
        ),
        Choice(
            key="board",
            label=_("Board"),
            choices=lambda: [(row.key, f"{row.key} {row.name}") for row in boards(today)],
            apply=lambda held, key: [row for row in held if key in _board_keys(row)],
        ),
        Choice(
            key="owner",
            label=_("Owner board"),
            choices=lambda: [(row.key, row.key) for row in boards(today)] + [("none", _("nobody"))],
            apply=lambda held, key: [
                row for row in held if (row.project.board.key if row.project.board else "none") == key
            ],
        ),
        Choice(
            key="programme",
            label=_("Programme"),
            choices=lambda: (
                [(row.key, row.name) for row in Programme.objects.exclude(projects=None).distinct()]
                + [("none", _("no programme"))]
            ),
            apply=lambda held, key: [
                row for row in held if (row.project.programme.key if row.project.programme else "none") == key
            ],
        ),
        Choice(key="part", label=_("Our role"), field="project.part", choices=Part.choices),
        Choice(
            key="unit",
            label=_("Unit"),
            choices=[(str(pk), name) for pk, name in sorted(_units(rows).items(), key=lambda one: one[1])],
            apply=_of_unit,
        ),
        Choice(
            key="nuts3",
            label=_("Partner's region"),
            choices=[(code, _region_name(code)) for code in sorted(_codes(rows), key=_region_name)],
            apply=lambda held, code: [row for row in held if code in _codes([row])],
        ),
        Flag(
            key="mine",
            label=_("My unit"),
            apply=lambda held, _value: [row for row in held if _units_of(row) & viewer.units],
        ),
        Flag(
            key="open",
            label=_("Under way"),
            apply=lambda held, _value: [row for row in held if row.standing.is_open],
        ),
        Flag(
            key="funded",
            label=_("Granted, running or closed"),
            apply=lambda held, _value: [row for row in held if row.standing.stage in FUNDED],
        ),
        Flag(
            key="lacking",
            label=_("Something is missing now"),
            apply=lambda held, _value: [row for row in held if row.lacks],
        ),
        Flag(
            key="silent",
            label=_("Closed a year ago, and nobody has said what changed"),
            apply=lambda held, _value: [row for row in held if waits_for_result(row)],
        ),
        Flag(
            key="norate",
            label=_("In euro without a rate"),
            apply=lambda held, _value: [row for row in held if row.facts.needs_rate],
        ),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the projects."""
    viewer = viewer_of(request)
    may_begin = viewer.may_somewhere(queries.BEGIN)
    rows = queries.told(queries.with_parts(queries.projects(viewer)), timezone.now())
    listing = Listing(
        request,
        rows,
        name="projects",
        title=_("Projects"),
        columns=COLUMNS,
        filters=filters(viewer, rows, request.GET),
        default_sort="name",
        empty=(
            _("No projects yet"),
            _("An idea is enough to begin: what it is about, whose it is, and why."),
            reverse("projects:begin") if may_begin else "",
            _("New project"),
        ),
    )
    return listing.response(
        "projects/projects.html", {"tabs": tabs(request), "may_begin": may_begin, "view": queries.VIEW}
    )
