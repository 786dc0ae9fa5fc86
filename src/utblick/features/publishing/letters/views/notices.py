"""The list of notices, the page of one, and what is made of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.queries.matters import matter_by_number
from utblick.features.organisation.queries import boards
from utblick.features.publishing.addresses import address_of
from utblick.features.publishing.letters import prefilling, queries
from utblick.features.publishing.letters.actions import notices as actions
from utblick.features.publishing.letters.forms import NoticeForm, PointsForm, audience_choices
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.models.notices import MOST
from utblick.features.publishing.letters.outputs import OUTPUTS, pasting
from utblick.features.publishing.letters.views.places import tabs
from utblick.features.publishing.letters.words import talking_points, written_in
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted, given
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag
from utblick.ui.templatetags.ui import foreign

WRITE = actions.WRITE
READY, DRAFT = "ready", "draft"
STATES = ((READY, gettext_lazy("ready")), (DRAFT, gettext_lazy("working material")))


def _state(notice: Notice) -> SafeString:
    tone, words = ("lichen", _("ready")) if notice.is_ready else ("amber", _("working material"))
    return format_html('<span class="chip {}">{}</span>', tone, words)


def _boards(notice: Notice) -> SafeString:
    tags = format_html_join(" ", "{}", ((board_tag(board),) for board in notice.boards.all()))
    return format_html("<span>{}</span>", tags)


def _audiences(notice: Notice) -> str:
    return ", ".join(row.name for row in notice.audiences.all()) or _("all")


COLUMNS = (
    Column(
        "title",
        gettext_lazy("Notice"),
        value="title",
        html=lambda row: format_html("<span{}>{}</span>", foreign(row.title_language), row.title),
        link=lambda row: reverse("letters:notice", args=[row.pk]),
        sort="title_sv",
        heading=True,
    ),
    Column(
        "state",
        gettext_lazy("State"),
        value=lambda row: _("ready") if row.is_ready else _("working material"),
        html=_state,
        sort="ready_at",
        narrow=True,
    ),
    Column(
        "by_when",
        pgettext_lazy("last day", "By when"),
        html=lambda row: due_chip_html(row.by_when, with_word=False) if row.by_when else SafeString(""),
        sort="by_when",
    ),
    Column(
        "boards",
        gettext_lazy("Boards"),
        value=lambda row: ", ".join(board.key for board in row.boards.all()),
        html=_boards,
    ),
    Column("audiences", gettext_lazy("Audiences"), value=_audiences, roomy=True),
    Column(
        "changed", gettext_lazy("Changed"), value="changed_at", sort="changed_at", narrow=True, roomy=True
    ),
    Column("made_by", gettext_lazy("Written by"), value="made_by", hidden=True),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the notices."""
    viewer, today = viewer_of(request), timezone.localdate()
    may_write = viewer.may(WRITE)
    listing = Listing(
        request,
        queries.notices(viewer),
        name="notices",
        title=_("Notices"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q",
                label=_("Words in the notice"),
                field="title_sv",
                also=("title_en", "what_sv", "what_en", "why_sv", "why_en"),
            ),
            Choice(
                key="state",
                label=_("State"),
                choices=STATES,
                apply=lambda rows, state: rows.filter(ready_at__isnull=state == DRAFT),
            ),
            Choice(
                key="board",
                label=_("Board"),
                choices=lambda: [(row.key, f"{row.key} {row.name}") for row in boards(today)],
                apply=lambda rows, key: rows.filter(
                    pk__in=Notice.objects.filter(boards__key=key).values("pk")
                ),
            ),
            Choice(
                key="audience",
                label=_("Audience"),
                choices=lambda: audience_choices(today),
                apply=lambda rows, key: rows.filter(
                    pk__in=Notice.objects.filter(audiences__key=key).values("pk")
                ),
            ),
            DateRange(key="by", label=pgettext_lazy("last day", "By when"), field="by_when"),
        ),
        default_sort="-changed",
        empty=(
            _("No notices yet"),
            _("Write one short text of what has happened. It becomes letter, news item, brief and card."),
            reverse("letters:new_notice") if may_write else "",
            _("New notice"),
        ),
    )
    return listing.response("letters/notices.html", {"tabs": tabs(request), "may_write": may_write})


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a notice in both languages, with all that is made of it."""
    viewer = viewer_of(request)
    notice = queries.notice_by_number(viewer, number)
    may_write = viewer.may(WRITE)
    news = queries.news_of(notice)
    context = {
        "notice": notice,
        "may_write": may_write,
        "matter": queries.matter_of(viewer, notice),
        "languages": [_in_language(notice, language) for language in LANGUAGES],
        "issues": queries.issues_of(notice),
        "news": news,
        "page": address_of("news", news.slug or "", _language()) if news and news.current_id else "",
        "gate": news is not None and viewer.may("publishing.publication.view"),
        "may_remove": may_write and not notice.items.exists() and not (news and news.number),
    }
    return render(request, "letters/notice.html", context)


def _language() -> str:
    return "en" if get_language() == "en" else "sv"


def _in_language(notice: Notice, language: str) -> dict[str, Any]:
    texts = {part: notice.text(part, language) for part in MOST}
    return {
        "code": language,
        "is_written": written_in(notice, language),
        **texts,
        "lengths": {part: len(text) for part, text in texts.items()},
        "points": talking_points(notice, language),
        "points_are_made": not notice.text("points", language),
        "outputs": [
            (one, reverse("letters:output", args=[notice.pk, language, one.key])) for one in OUTPUTS.values()
        ],
        "plain": pasting.as_text(notice, language),
        "fragment": pasting.as_fragment(notice, language),
    }


@require_GET
def output(request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
    """Give one form of a notice as a file. Raises Http404 for a form or language that there is not."""
    notice = queries.notice_by_number(viewer_of(request), number)
    one = OUTPUTS.get(form)
    if one is None or language not in LANGUAGES or not written_in(notice, language):
        raise Http404
    answer = HttpResponse(one.make(notice, language), content_type=one.media_type)
    name = f"{slugify(notice.text('title', language))[:60] or 'notis'}-{language}.{one.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def new(request: HttpRequest) -> HttpResponse:
    """Write a notice; one that comes from a matter begins with what is known of it."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    matter = _matter(request)
    form = NoticeForm(given(request), initial=prefilling.from_matter(matter) if matter else None)

    def act(**fields: Any) -> Notice:
        fields.pop("version")
        return actions.write_notice(matter=matter, **fields)

    outcome = acted(request, form, act, _page)
    if isinstance(outcome, HttpResponse):
        return outcome
    back = reverse("monitoring:matter", args=[matter.pk]) if matter else reverse("letters:notices")
    context = {"form": form, "title": _("New notice"), "back": back, "matter": matter}
    return render(request, "letters/notice_form.html", context, status=outcome)


def _matter(request: HttpRequest) -> Matter | None:
    word = request.GET.get("matter", "")
    if not (word.isascii() and word.isdigit() and len(word) < 19):
        return None
    return matter_by_number(viewer_of(request), int(word))


def _page(notice: Notice) -> str:
    return reverse("letters:notice", args=[notice.pk])


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a notice."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    notice = queries.notice_by_number(viewer, number)
    form = NoticeForm(given(request), instance=notice)

    def act(**fields: Any) -> Notice:
        version = fields.pop("version") or 0
        return actions.change_notice(notice, version=version, **fields)

    outcome = acted(request, form, act, _page, version=lambda: _version(number))
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {"form": form, "title": _("Change the notice"), "back": _page(notice), "notice": notice}
    return render(request, "letters/notice_form.html", context, status=outcome)


def points(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Write the talking points in one language; the form begins with those that are made."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    notice = queries.notice_by_number(viewer, number)
    if language not in LANGUAGES:
        raise Http404
    initial = {"points": "\n".join(talking_points(notice, language)), "version": notice.version}
    form = PointsForm(given(request), initial=initial)

    def act(*, version: int | None, points: str, **who: Any) -> Notice:
        texts: dict[str, Any] = {f"points_{language}": "\n".join(points.splitlines())}
        return actions.change_notice(notice, version=version or 0, **texts, **who)

    outcome = acted(request, form, act, _page, version=lambda: _version(number))
    if isinstance(outcome, HttpResponse):
        return outcome
    title = _("Talking points in Swedish") if language == "sv" else _("Talking points in English")
    context = {"form": form, "title": title, "back": _page(notice), "permission": WRITE, "notice": notice}
    return render(request, "letters/form.html", context, status=outcome)


def _version(number: int) -> int:
    return Notice.objects.values_list("version", flat=True).get(pk=number)


STEPS = {
    "klar": (actions.mark_ready, gettext_lazy("The notice is ready.")),
    "oppna": (actions.reopen, gettext_lazy("The notice is working material again.")),
    "ta-bort": (actions.remove_notice, gettext_lazy("Removed.")),
}


@require_POST
def step(request: HttpRequest, number: int, word: str) -> HttpResponse:
    """Mark a notice as ready, take that back, or remove it."""
    if word not in STEPS:
        raise Http404
    viewer = viewer_of(request)
    notice = queries.notice_by_number(viewer, number)
    act, said = STEPS[word]
    try:
        act(notice, version=_seen(request), by=viewer, at=timezone.now())
    except (RuleBroken, ValidationError) as problem:
        text = " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
        toast(request, text, kind="error")
        return redirect(_page(notice))
    toast(request, str(said))
    return redirect("letters:notices" if word == "ta-bort" else _page(notice))


def _seen(request: HttpRequest) -> int:
    word = request.POST.get("version", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
