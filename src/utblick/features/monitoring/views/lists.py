"""Lists of matters: all, one's own, and those on a board's desk."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.monitoring.desk import OPEN
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.matters import boards_near, followed, of_boards, on_desk, owned
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.rules import JUDGED
from utblick.features.monitoring.templatetags.monitoring import deadline
from utblick.features.organisation.queries import board_by_key, boards
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import day_html, due_chip_html
from utblick.ui.lists import Choice, Column, Contains, DateRange, Filter, Flag, Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag
from utblick.ui.templatetags.ui import foreign


def _title(matter: Matter) -> SafeString:
    """Give the linked title, with its language where that is not the page's."""
    address = reverse("monitoring:matter", args=[matter.pk])
    return format_html(
        '<a class="two-lines" href="{}"{} title="{}">{}</a>',
        address,
        foreign(matter.language),
        matter.title,
        matter.title,
    )


TONES = {MatterState.INBOX: "water", MatterState.ACT: "lichen"}


def _state(matter: Matter) -> SafeString:
    tone = TONES.get(MatterState(matter.state), "")
    return format_html('<span class="chip {}">{}</span>', tone, matter.get_state_display())


def _board(matter: Matter) -> str:
    board = matter.owner_board or matter.proposed_board
    return board.key if board else ""


SHOWN_STATES = [choice for choice in MatterState.choices if choice[0] != MatterState.QUIET]

COLUMNS = (
    Column(
        "title",
        gettext_lazy("Matter"),
        value=lambda m: m.title,
        html=_title,
        sort="title",
        heading=True,
    ),
    Column(
        "state",
        gettext_lazy("State"),
        value=lambda m: m.get_state_display(),
        html=_state,
        sort="state",
        narrow=True,
    ),
    Column(
        "board",
        gettext_lazy("Board"),
        value=_board,
        html=lambda m: board_tag(m.owner_board or m.proposed_board),
        sort="board_key",
    ),
    Column(
        "owner",
        gettext_lazy("Responsible"),
        value=lambda m: m.owner.name if m.owner else "",
        sort="owner__name",
    ),
    Column(
        "due",
        gettext_lazy("Due"),
        value=lambda m: m.due_on,
        html=lambda m: due_chip_html(m.due_on, with_word=False),
        sort="due_on",
        narrow=True,
    ),
    Column(
        "deadline",
        gettext_lazy("Deadline"),
        value=lambda m: m.deadline_at,
        html=lambda m: deadline(m.deadline_at, with_word=False),
        sort="deadline_at",
        narrow=True,
    ),
    Column(
        "documents",
        gettext_lazy("Documents"),
        value=lambda m: m.document_count,
        sort="document_count",
        numeric=True,
        hidden=True,
    ),
    Column(
        "seen",
        gettext_lazy("First seen"),
        value=lambda m: m.created_at,
        html=lambda m: day_html(m.created_at),
        sort="created_at",
        narrow=True,
    ),
)


def _kept(rows: QuerySet[Matter], _value: Any) -> QuerySet[Matter]:
    return rows.filter(state__in=JUDGED)


def _open(rows: QuerySet[Matter], _value: Any) -> QuerySet[Matter]:
    return rows.filter(state__in=OPEN)


def _on_board(rows: QuerySet[Matter], key: Any) -> QuerySet[Matter]:
    """Keep what the column shows with this board: the owner, or while there is none the proposed one."""
    return rows.filter(Q(owner_board__key=key) | Q(owner_board=None, proposed_board__key=key))


def _filters(viewer: Viewer) -> tuple[Filter, ...]:
    at, near = timezone.now(), boards_near(viewer)

    def ours(rows: QuerySet[Matter], _value: Any) -> QuerySet[Matter]:
        return rows.filter(of_boards(near)).distinct()

    of_the_viewer = (Flag(key="ours", label=_("Of my boards, or those that my units work for"), apply=ours),)
    return (
        Contains(key="title", label=_("Words in the title")),
        Choice(key="state", label=_("State"), choices=SHOWN_STATES),
        Choice(
            key="board",
            label=_("Board"),
            apply=_on_board,
            choices=[(b.key, b.name) for b in boards(at)],
        ),
        DateRange(key="seen", label=_("First seen"), field="created_at", moment=True),
        DateRange(key="judged", label=_("Judged"), field="judged_at", moment=True),
        Flag(key="kept", label=_("Kept, not dismissed"), apply=_kept),
        Flag(key="open", label=_("Open matters"), apply=_open),
        *(of_the_viewer if near else ()),
    )


def _rows(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    found = matters.select_related("owner_board", "proposed_board", "owner")
    return found.annotate(
        document_count=Count("documents", distinct=True),
        board_key=Coalesce("owner_board__key", "proposed_board__key"),
    )


def _listing(
    request: HttpRequest, matters: QuerySet[Matter], name: str, title: str, empty: Any, *also: Filter
) -> Listing:
    return Listing(
        request,
        _rows(matters),
        name=name,
        title=title,
        columns=COLUMNS,
        filters=(*_filters(viewer_of(request)), *also),
        default_sort="-seen",
        empty=empty,
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List every matter that the viewer may see and that something is watched in."""
    viewer = viewer_of(request)
    viewer.check("monitoring.matter.view")
    empty = (_("No matters yet"), _("They come when a watch profile hits something."), "", "")
    rows = visible(viewer).exclude(state=MatterState.QUIET)
    listing = _listing(request, rows, "matters", _("Matters"), empty)
    context = {"heading": _("Matters"), "boards": boards(timezone.now()), "tab": "all"}
    return listing.response("monitoring/matters.html", context)


@require_GET
def mine(request: HttpRequest) -> HttpResponseBase:
    """List what the viewer answers for or follows."""
    viewer = viewer_of(request)
    viewer.check("monitoring.matter.view")
    rows = visible(viewer).filter(
        Q(pk__in=owned(viewer).values("pk")) | Q(pk__in=followed(viewer).values("pk"))
    )
    empty = (
        _("Nothing is yours yet"),
        _("Matters that you answer for or follow are gathered here."),
        reverse("monitoring:matters"),
        _("All matters"),
    )
    listing = _listing(request, rows, "my-matters", _("My matters"), empty)
    context = {"heading": _("My matters"), "boards": boards(timezone.now()), "tab": "mine"}
    return listing.response("monitoring/matters.html", context)


@require_GET
def desk(request: HttpRequest, board: str) -> HttpResponseBase:
    """List what a board owns or is concerned by."""
    viewer = viewer_of(request)
    viewer.check("monitoring.matter.view")
    found = board_by_key(board, timezone.now())
    if found is None:
        raise Http404
    empty = (
        _("Nothing on this desk"),
        _("Matters that the board owns or is concerned by come here when they have been judged."),
        reverse("monitoring:matters"),
        _("All matters"),
    )
    others = Flag(
        key="others",
        label=_("Owned by others"),
        apply=lambda rows, _value: rows.exclude(owner_board__key=board),
    )
    listing = _listing(request, on_desk(viewer, board), f"desk-{board}", found.name, empty, others)
    context = {"heading": found.name, "board": found, "boards": boards(timezone.now()), "tab": board}
    return listing.response("monitoring/matters.html", context)
