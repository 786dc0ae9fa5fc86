"""Agenda items and their papers."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy.models import Position
from utblick.features.advocacy.queries import VIEW as POSITIONS
from utblick.features.advocacy.queries import positions
from utblick.features.governance import actions, queries, rules
from utblick.features.governance.about_projects import first_words
from utblick.features.governance.actions.paper_templates import DOCX
from utblick.features.governance.forms import ItemForm
from utblick.features.governance.models import Item, ItemKind
from utblick.features.governance.papers import DEFAULT_LANGUAGE, LANGUAGES, paper
from utblick.features.governance.states import state_of
from utblick.features.governance.views.changing import changed
from utblick.features.governance.views.desks import tabs
from utblick.features.governance.views.meetings import board_choices
from utblick.features.governance.views.paper_templates import bytes_of
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.queries import board_by_key
from utblick.features.projects.models import Matter as ProjectMatter
from utblick.features.projects.models import Project
from utblick.features.projects.queries import VIEW as PROJECTS
from utblick.features.projects.queries import projects
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.storing import FileRefused
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.navigation import organisation_name
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

WRITE = "governance.item.write"
SENTENCE_END = re.compile(r"[.!?…][”\"’)»]*(?= [^a-zåäö])")


def _titled(item: Item) -> SafeString:
    word, tone = state_of(item)
    return format_html(
        '<a href="{}">{}</a> <span class="chip {}">{}</span>',
        reverse("governance:item", args=[item.pk]),
        item.title,
        tone,
        word,
    )


COLUMNS = (
    Column("title", gettext_lazy("Item"), value="title", html=_titled, sort="title", heading=True),
    Column(
        "board",
        gettext_lazy("Board"),
        value="board.key",
        html=lambda i: board_tag(i.board),
        sort="board__sort_order",
    ),
    Column(
        "meeting",
        gettext_lazy("Meeting"),
        value=lambda i: i.meeting.on if i.meeting else None,
        html=lambda i: day_html(i.meeting.on) if i.meeting else SafeString(_("none yet")),
        sort=("meeting__on", "place"),
    ),
    Column("kind", gettext_lazy("Kind"), value="get_kind_display", sort="kind"),
    Column("diary", gettext_lazy("Diary number"), value="diary_number", sort="diary_number"),
    Column("state", gettext_lazy("State"), value=lambda i: state_of(i)[0], hidden=True),
)


def _waiting(rows: QuerySet[Item], _value: Any) -> QuerySet[Item]:
    return rows.filter(meeting=None, withdrawn_at=None, decision=None)


def _undecided(rows: QuerySet[Item], _value: Any) -> QuerySet[Item]:
    return rows.filter(withdrawn_at=None, decision=None)


def _coming(rows: QuerySet[Item], _value: Any) -> QuerySet[Item]:
    return queries.coming(rows, timezone.localdate())


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the items."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.items(viewer),
        name="items",
        title=_("Agenda items"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q", label=_("Words in the heading"), field="title", also=("summary", "diary_number")
            ),
            Choice(key="board", label=_("Board"), field="board__key", choices=board_choices),
            Choice(key="kind", label=_("Kind"), choices=ItemKind.choices),
            Flag(key="waiting", label=_("Without a meeting"), apply=_waiting),
            Flag(key="undecided", label=_("Not decided"), apply=_undecided),
            Flag(key="coming", label=_("Before coming meetings"), apply=_coming),
        ),
        default_sort="-meeting",
        empty=(
            _("No items yet"),
            _("Put a matter before a board from its page, or from the board's desk."),
            "",
            "",
        ),
    )
    return listing.response("governance/items.html", {"tabs": tabs(request)})


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an item with its paper."""
    viewer = viewer_of(request)
    item = queries.item_by_number(viewer, number)
    word, tone = state_of(item)
    is_decided = hasattr(item, "decision")
    context = {
        "item": item,
        "state": word,
        "tone": tone,
        "sees_draft": viewer.may(queries.DRAFT, board=item.board.key),
        "sees_secret": queries.sees_secret(viewer, item),
        "sources": _sources(viewer, item),
        "position": _position(viewer, str(item.position_id or "")),
        "may_put_back": viewer.may(WRITE, board=item.board.key) and item.withdrawn_at is not None,
        "may_see_template": viewer.may_somewhere(queries.DRAFT),
        "may_write": viewer.may(WRITE, board=item.board.key) and not is_decided and not item.withdrawn_at,
        "may_record": viewer.may("governance.decision.record", board=item.board.key)
        and not is_decided
        and not item.withdrawn_at
        and item.meeting is not None,
        "today": timezone.localdate(),
        "view": queries.VIEW if item.is_ready or is_decided else queries.DRAFT,
    }
    return render(request, "governance/item.html", context)


def _sources(viewer: Viewer, item: Item) -> list[tuple[str, str]]:
    """Give the documents of the item's matter, as far as the viewer may see it."""
    if item.matter_id is None or not visible(viewer).filter(pk=item.matter_id).exists():
        return []
    assert item.matter is not None
    return [(one.title, one.url) for one in item.matter.documents.order_by("-published_on", "pk")[:12]]


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Put something before a board; `?matter=12`, `?position=4` or `?project=7&what=finance` is brought along."""
    viewer = viewer_of(request)
    viewer.check(WRITE, board=key)
    board = board_by_key(key, timezone.now())
    if board is None:
        raise Http404
    matter = _matter(viewer, request.GET.get("matter", ""))
    position = _position(viewer, request.GET.get("position", ""))
    project = _project(viewer, request.GET.get("project", ""))
    initial: dict[str, Any] = {
        "meeting": request.GET.get("meeting", ""),
        "kind": ItemKind.DECISION,
        "place": 50,
    }
    if matter is not None:
        initial |= {"title": matter.title[:250], "summary": _first_words(matter)}
    if position is not None:
        initial |= {
            "title": position.title_sv[:250],
            "kind": ItemKind.POSITION,
            "proposal": _("The board adopts the position “%(title)s”.") % {"title": position.title_sv},
            "background": position.text_sv[:20000],
        }
    if project is not None:
        what = request.GET.get("what", "")
        matter_of_it = what if what in ProjectMatter.values else ProjectMatter.OTHER.value
        initial |= first_words(project, matter_of_it, timezone.localdate())
    form = ItemForm(given(request), board=board, initial=initial, about_project=project is not None)

    def act(**fields: Any) -> str:
        fields.pop("version")
        made = actions.create_item(board, matter=matter, position=position, project=project, **fields)
        return reverse("governance:item", args=[made.pk])

    back = reverse("governance:desk", args=[key])
    title = _("New item before %(board)s") % {"board": board.name}
    about = matter.title if matter else position.title if position else project.name if project else ""
    trail = [(board.name, back), (_("Agenda items"), reverse("governance:items"))]
    return changed(request, form, act, title=title, back=back, permission=WRITE, about=about, trail=trail)


def _matter(viewer: Viewer, number: str) -> Matter | None:
    if not (number.isascii() and number.isdigit() and len(number) < 15):
        return None
    return visible(viewer).filter(pk=int(number)).first()


def _position(viewer: Viewer, number: str) -> Position | None:
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return positions(viewer).filter(pk=number).first() if viewer.may(POSITIONS) else None


def _project(viewer: Viewer, number: str) -> Project | None:
    if not (number.isascii() and number.isdigit() and len(number) < 15):
        return None
    return projects(viewer).filter(pk=number).first() if viewer.may(PROJECTS) else None


def _first_words(matter: Matter) -> str:
    """Give the first sentences of the newest document, to be rewritten."""
    newest = matter.documents.order_by("-published_on", "-pk").first()
    return first_sentences(newest.text) if newest else ""


def first_sentences(text: str, most: int = 400) -> str:
    """Give whole sentences from the beginning of a text; of one that is longer, whole words and an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    ends = [found.end() for found in SENTENCE_END.finditer(words, 0, most + 1)]
    if ends:
        return words[: ends[-1]].rstrip()
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change an item."""
    viewer = viewer_of(request)
    item = queries.item_by_number(viewer, number)
    viewer.check(WRITE, board=item.board.key)
    back = reverse("governance:item", args=[number])
    refusal = _refusal(item)
    if refusal and request.method != "POST":
        toast(request, refusal, kind="error")
        return redirect(back)
    title = _("Change %(name)s") % {"name": item.title}
    trail = [
        (item.board.name, reverse("governance:desk", args=[item.board.key])),
        (_("Agenda items"), reverse("governance:items")),
        (item.title, back),
    ]

    def act(**fields: Any) -> str:
        version = fields.pop("version") or 0
        actions.change_item(Item.objects.get(pk=number), version=version, **fields)
        return back

    def now() -> tuple[int, ItemForm]:
        row = Item.objects.select_related("board").get(pk=number)
        return row.version, ItemForm(None, board=row.board, instance=row)

    form = ItemForm(given(request), board=item.board, instance=item)
    return changed(request, form, act, title=title, back=back, permission=WRITE, trail=trail, now=now)


def _refusal(item: Item) -> str:
    """Say why an item is not changed, or nothing."""
    try:
        rules.check_is_not_decided(hasattr(item, "decision"))
        rules.check_is_not_withdrawn(item.withdrawn_at is not None)
    except RuleBroken as reason:
        return str(reason)
    return ""


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = queries.item_by_number(viewer_of(request), number)
    try:
        actions.withdraw_item(item, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Withdrawn."))
    return redirect("governance:item", number)


@require_POST
def put_back(request: HttpRequest, number: int) -> HttpResponse:
    """Put a withdrawn item back."""
    item = queries.item_by_number(viewer_of(request), number)
    try:
        item = actions.put_back_item(item, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(
            request,
            _("Put back.")
            if item.meeting_id
            else _("Put back. It has no meeting: choose one when it is known."),
        )
    return redirect("governance:item", number)


@require_POST
def export(request: HttpRequest, number: int) -> HttpResponse:
    """Give the paper as a Word document, in Swedish unless another language is asked for."""
    viewer = viewer_of(request)
    item = queries.item_by_number(viewer, number)
    asked = request.POST.get("language", "")
    template = queries.paper_template()
    try:
        content = paper(
            item,
            _sources(viewer, item),
            with_secret=queries.sees_secret(viewer, item),
            region=organisation_name(),
            language=asked if asked in LANGUAGES else DEFAULT_LANGUAGE,
            template=bytes_of(template.file) if template else None,
        )
    except FileRefused as reason:
        toast(request, str(reason), kind="error")
        return redirect("governance:item", number)
    actions.note_export(item, by=viewer, at=timezone.now())
    answer = HttpResponse(content, content_type=DOCX)
    name = slugify(f"{item.board.key}-{item.diary_number}-{item.title}")[:80].strip("-") or "skrivelse"
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
