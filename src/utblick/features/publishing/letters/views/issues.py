"""The newsletter: drafting an issue, putting it in order, seeing and trying it, sending it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.publishing.letters import counting, queries
from utblick.features.publishing.letters.actions import issues as actions
from utblick.features.publishing.letters.actions import sending
from utblick.features.publishing.letters.archive import day_and_who, in_language
from utblick.features.publishing.letters.contents import Told, contents, live, sections
from utblick.features.publishing.letters.forms import TextsForm, audience_choices
from utblick.features.publishing.letters.models import Audience, Issue, Section
from utblick.features.publishing.letters.views.places import tabs
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted, given
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import foreign

WRITE, SEND = actions.WRITE, sending.SEND
SENT, DRAFT = "sent", "draft"
STATES = ((SENT, gettext_lazy("sent")), (DRAFT, gettext_lazy("draft")))


def _state(issue: Issue) -> SafeString:
    tone, words = ("lichen", _("sent")) if issue.is_sent else ("amber", _("draft"))
    return format_html('<span class="chip {}">{}</span>', tone, words)


COLUMNS = (
    Column("number", gettext_lazy("Number"), value="number", sort="number", numeric=True, narrow=True),
    Column(
        "title",
        gettext_lazy("Subject"),
        value="title",
        html=lambda row: format_html("<span{}>{}</span>", foreign(row.title_language), row.title),
        link=lambda row: reverse("letters:issue", args=[row.number]),
        sort="title_sv",
        heading=True,
    ),
    Column("audience", gettext_lazy("Audience"), value="audience.name", sort="audience__name_sv"),
    Column(
        "state",
        gettext_lazy("State"),
        value=lambda row: _("sent") if row.is_sent else _("draft"),
        html=_state,
        narrow=True,
    ),
    Column("sent", gettext_lazy("Sent"), value="sent_at", sort="sent_at", narrow=True),
    Column(
        "recipients",
        gettext_lazy("Recipients"),
        value="recipients",
        sort="recipients",
        numeric=True,
        roomy=True,
    ),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the issues, and offer to draft the next one of each audience."""
    viewer, today = viewer_of(request), timezone.localdate()
    listing = Listing(
        request,
        queries.issues(viewer),
        name="issues",
        title=_("Issues of the newsletter"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the subject"), field="title_sv", also=("title_en",)),
            Choice(
                key="audience",
                label=_("Audience"),
                field="audience__key",
                choices=lambda: audience_choices(today),
            ),
            Choice(
                key="state",
                label=_("State"),
                choices=STATES,
                apply=lambda rows, state: rows.filter(sent_at__isnull=state == DRAFT),
            ),
        ),
        default_sort="-number",
        empty=(_("No issues yet"), _("Draft the first one from what is new."), "", ""),
    )
    context = {
        "tabs": tabs(request),
        "coming": queries.next_issues(viewer, timezone.now()),
        "may_write": viewer.may(WRITE),
    }
    return listing.response("letters/issues.html", context)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Draft the next issue for an audience from what is new, or add what has come since to its draft."""
    viewer, at = viewer_of(request), timezone.now()
    # PostgreSQL refuses a text with a NUL in it.
    key = request.POST.get("audience", "").replace("\0", "")[:40]
    audience = get_object_or_404(Audience.objects.at(at), key=key)
    is_new = not audience.issues.filter(sent_at=None).exists()
    try:
        issue = actions.draft_issue(audience, by=viewer, at=at)
    except RuleBroken as problem:
        toast(request, str(problem), kind="error")
        return redirect("letters:issues")
    toast(request, _("The draft is made.") if is_new else _("The draft is up to date."))
    return redirect("letters:issue", number=issue.number)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an issue: a draft with its items to put in order, or what was sent and how often links were opened."""
    viewer = viewer_of(request)
    issue = queries.issue_by_number(viewer, number)
    language = get_language() or "sv"
    context: dict[str, Any] = {
        "issue": issue,
        "is_draft": not issue.is_sent,
        "may_write": viewer.may(WRITE) and not issue.is_sent,
        "may_send": viewer.may(SEND) and not issue.is_sent,
        "receivers": queries.receivers(issue),
        "previews": [(code, reverse("letters:mail", args=[issue.number, code])) for code in LANGUAGES],
        "texts": [_texts(issue, code) for code in LANGUAGES],
    }
    if issue.is_sent:
        context["sections"] = _shown(contents(issue), language)
        rows = queries.openings(issue, language)
        context["openings"] = [row for row in rows if row.count]
        context["unopened"] = [row for row in rows if not row.count]
        context["on_the_web"] = queries.opened_on_the_web(issue)
        context["web"] = counting.leads_to(issue.number, counting.WHOLE, language)
    else:
        places = {row.number: (row.place, row.notice_id) for row in issue.items.all()}
        items = live(issue, with_left_out=True)
        context["sections"] = _shown(items, language, places)
        told = [row for row in items if not row.is_left_out]
        context["problems"] = [row.title["sv"] for row in told if not row.is_ready]
        context["withdrawn"] = [row.title["sv"] for row in told if row.is_withdrawn]
        moved = queries.moved_counts(issue, items)
        context["texts"] = [_texts(issue, code, moved[code]) for code in LANGUAGES]
    return render(request, "letters/issue.html", context)


def _texts(issue: Issue, language: str, moved: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    return {
        "moved": moved,
        "code": language,
        "title": issue.title_en if language == "en" else issue.title_sv,
        "intro": issue.intro_en if language == "en" else issue.intro_sv,
    }


def _shown(
    rows: list[Told], language: str, places: dict[int, tuple[int, int | None]] | None = None
) -> list[dict[str, Any]]:
    found = []
    for section, told in sections(rows):
        lines = []
        for row in told:
            title, title_in = in_language(row.title, language)
            text, text_in = in_language(row.text, language)
            place, notice = (places or {}).get(row.number, (0, None))
            lines.append(
                {
                    "number": row.number,
                    "title": title,
                    "title_lang": title_in,
                    "text": text,
                    "text_lang": text_in,
                    "last": day_and_who(row, language),
                    "place": place,
                    "notice": notice,
                    "is_left_out": row.is_left_out,
                    "is_ready": row.is_ready,
                    "is_withdrawn": row.is_withdrawn,
                    "lacks_english": not row.title.get("en"),
                    "path": row.paths.get(language, ""),
                }
            )
        with_it = sum(not row.is_left_out for row in told)
        found.append({"key": section.value, "label": section.label, "rows": lines, "with": with_it})
    return found


def texts(request: HttpRequest, number: int) -> HttpResponse:
    """Change the subject and the introduction of a draft."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    issue = queries.issue_by_number(viewer, number)
    form = TextsForm(given(request), instance=issue)

    def act(*, by: Any, at: Any, **fields: Any) -> Issue:
        version = fields.pop("version") or 0
        return actions.change_texts(issue, fields, version=version, by=by, at=at)

    back = reverse("letters:issue", args=[number])
    outcome = acted(request, form, act, back, version=lambda: _version(number))
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {
        "form": form,
        "title": _("Subject and introduction"),
        "back": back,
        "permission": WRITE,
        "issue": issue,
    }
    return render(request, "letters/form.html", context, status=outcome)


def _version(number: int) -> int:
    return Issue.objects.values_list("version", flat=True).get(number=number)


@require_POST
def arrange(request: HttpRequest, number: int) -> HttpResponse:
    """Put the items of a draft in order and leave out those that are not ticked, or all or none of a section."""
    issue = queries.issue_by_number(viewer_of(request), number)
    sections = dict(issue.items.values_list("number", "section"))
    places = {
        item: int(word)
        for item in sections
        if (word := request.POST.get(f"place-{item}", "")).isascii() and word.isdigit() and len(word) < 5
    }
    none_of, all_of = request.POST.get("none"), request.POST.get("all")
    left_out = {
        item
        for item, section in sections.items()
        if section == none_of or (section != all_of and f"in-{item}" not in request.POST)
    }

    def act(**who: Any) -> None:
        actions.arrange(issue, places, left_out, version=_seen(request), **who)

    section = none_of or all_of
    here = f"section-{section}" if section in Section.values else "contents"
    page = reverse("letters:issue", args=[number])
    return _done(request, number, act, _("Saved."), onward=f"{page}#{here}")


@require_POST
def attempt(request: HttpRequest, number: int) -> HttpResponse:
    """Send the issue to oneself, in both languages."""
    issue = queries.issue_by_number(viewer_of(request), number)
    return _done(
        request,
        number,
        lambda **who: actions.try_issue(issue, **who),
        _("Two test mails are on their way to you."),
    )


@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    issue = queries.issue_by_number(viewer_of(request), number)

    def act(**who: Any) -> None:
        actions.discard_issue(issue, version=_seen(request), **who)

    return _done(request, number, act, _("The draft is gone."), onward=reverse("letters:issues"))


def send(request: HttpRequest, number: int) -> HttpResponse:
    """Say what sending means, and send when that is pressed."""
    viewer = viewer_of(request)
    viewer.check(SEND)
    issue = queries.issue_by_number(viewer, number)
    if issue.is_sent:
        return redirect("letters:issue", number=number)
    if request.method == "POST":

        def act(**who: Any) -> None:
            to_nobody = "to_nobody" in request.POST
            sending.send_issue(issue, version=_seen(request), to_nobody=to_nobody, **who)

        people = queries.receivers(issue)
        said = ngettext("Sent to %(n)d subscriber.", "Sent to %(n)d subscribers.", people) % {"n": people}
        return _done(request, number, act, said)
    rows = contents(issue)
    context = {
        "issue": issue,
        "receivers": queries.receivers(issue),
        "items": len(rows),
        "public": queries.made_public(rows, get_language() or "sv"),
        "withdrawn": [row.title["sv"] for row in rows if row.is_withdrawn],
        "moved": [one for found in queries.moved_counts(issue, rows).values() for one in found],
        "lacks_english": [row.title["sv"] for row in rows if not row.title.get("en")],
        "problems": [row.title["sv"] for row in rows if not row.is_ready],
    }
    return render(request, "letters/send.html", context)


def _done(request: HttpRequest, number: int, act: Any, said: str, onward: str = "") -> HttpResponse:
    """Do it and say so, or say what was wrong."""
    page = reverse("letters:issue", args=[number])
    try:
        act(by=viewer_of(request), at=timezone.now())
    except (RuleBroken, ValidationError) as problem:
        text = " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
        toast(request, text, kind="error")
        return redirect(page)
    toast(request, said)
    return redirect(onward or page)


def _seen(request: HttpRequest) -> int:
    word = request.POST.get("version", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
