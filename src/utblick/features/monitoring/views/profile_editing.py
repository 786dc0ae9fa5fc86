"""Write a watch profile: the form, and beside it what the query finds while it is being written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from utblick.features.monitoring import standing
from utblick.features.monitoring.actions import profiles as actions
from utblick.features.monitoring.asking import Question
from utblick.features.monitoring.drafting import LIST, TEXT, Draft, marks, sentence_of
from utblick.features.monitoring.following import left_out
from utblick.features.monitoring.forms_profiles import EMPTY_ROWS, ProfileForm, receivers_in, receivers_of
from utblick.features.monitoring.models import Source, WatchProfile
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.preview import preview as try_out
from utblick.features.monitoring.queries import profiles as queries
from utblick.features.monitoring.queries.doubts import doubts
from utblick.features.monitoring.queries.forms import other_forms
from utblick.features.monitoring.queries.hints import hint, missed_forms
from utblick.features.monitoring.queries.prose import page_language
from utblick.features.monitoring.queries.recall import recall_of
from utblick.features.monitoring.queries.suggestions import suggested
from utblick.features.monitoring.views.profiles import looked_words, month_chart
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import history_of
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

PLAIN = ("name", "why", "topic", "owner", "rhythm", "version")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a profile; `?q=…` takes the query of a search along, with its sources and languages."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.profile.change")
    if request.method == "POST":
        return _answer(request, None)
    vocabulary = standing.vocabulary()
    asked = request.GET.get("q", "").strip()
    draft = Draft.of(asked, vocabulary) if asked else Draft()
    initial = {
        "owner": viewer.account_id,
        "rhythm": Rhythm.DAILY,
        "name": request.GET.get("name", "")[:120],
        "languages": request.GET.getlist("language"),
        "sources": request.GET.getlist("source"),
    }
    receivers = [(str(viewer.account_id or ""), ""), *[("", "")] * EMPTY_ROWS]
    form = ProfileForm(draft=draft, vocabulary=vocabulary, at=at, receivers=receivers, initial=initial)
    return _page(request, form, None, said=left_out(request.GET.getlist("without")))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a profile; `?add=word` brings words along as alternatives."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.change")
    profile = queries.profile_by_number(viewer, number)
    if request.method == "POST":
        return _answer(request, profile)
    form = _form_of(profile, request.GET.getlist("add"))
    return _page(request, form, profile)


def _form_of(profile: WatchProfile, words: list[str]) -> ProfileForm:
    vocabulary = standing.vocabulary()
    draft = Draft.of(profile.query, vocabulary).with_words(words, vocabulary)
    initial = {
        "name": profile.name,
        "why": profile.why,
        "topic": profile.topic,
        "owner": profile.owner_id,
        "rhythm": profile.rhythm,
        "version": profile.version,
        "languages": profile.languages,
        "sources": [source.key for source in profile.sources.all()],
    }
    return ProfileForm(
        draft=draft,
        vocabulary=vocabulary,
        at=timezone.now(),
        profile=profile,
        receivers=receivers_of(profile),
        initial=initial,
    )


def _answer(request: HttpRequest, profile: WatchProfile | None) -> HttpResponse:
    """Save, or change the form as a button said; nothing is stored until it is saved."""
    do = request.POST.get("do", "save")
    if do == "save":
        return _save(request, profile)
    vocabulary = standing.vocabulary()
    draft, said, focus = Draft.read(request.POST), "", ""
    receivers = receivers_in(request.POST)
    if do == "row":
        draft = draft.with_row()
        focus = f"row-{len(draft.rows) - 1}"
    elif do == "receiver":
        receivers = [*receivers, ("", "")]
        focus = f"receiver-{len(receivers) - 1}"
    elif do == TEXT:
        draft, focus = draft.as_text(), "query"
    elif do == LIST:
        listed = draft.as_list(vocabulary)
        if listed is None:
            said = _("This query says more than a list of words can. Keep it as text, or make it simpler.")
        focus = "query" if listed is None else "row-0"
        draft = listed or draft
    elif do == "forms":
        read = queries.reading(draft.query, vocabulary)
        found = other_forms(_question(request.POST, read)) if read.tree is not None else {}
        forms = {word: [form.text for form in listed] for word, listed in found.items()}
        draft, focus = draft.with_forms(forms, vocabulary), "query" if draft.mode == TEXT else "row-0"
    elif do == "add":
        draft = draft.with_words(request.POST.getlist("add"), vocabulary)
        focus = "query" if draft.mode == TEXT else "row-0"
    form = ProfileForm(
        draft=draft,
        vocabulary=vocabulary,
        at=timezone.now(),
        profile=profile,
        receivers=receivers,
        initial=_typed(request.POST),
    )
    return _page(request, form, profile, said=said, focus=focus, show=do)


def _typed(given: QueryDict) -> dict[str, Any]:
    """Give what was typed, to be shown again as it was."""
    found: dict[str, Any] = {name: given.get(name, "") for name in PLAIN}
    return found | {name: given.getlist(name) for name in ("languages", "sources")}


def _save(request: HttpRequest, profile: WatchProfile | None) -> HttpResponse:
    viewer, at = viewer_of(request), timezone.now()
    draft = Draft.read(request.POST)
    form = ProfileForm(
        request.POST,
        draft=draft,
        vocabulary=standing.vocabulary(),
        at=at,
        profile=profile,
        receivers=receivers_in(request.POST),
    )
    if not form.is_valid():
        return _page(request, form, profile, status=422)
    wish, receivers = form.to_wish(), form.to_receivers()
    try:
        if profile is None:
            saved = actions.create_profile(wish, receivers, by=viewer, at=at)
        else:
            version = form.cleaned_data["version"] or 0
            saved = actions.change_profile(profile, wish, receivers, version=version, by=viewer, at=at)
    except ChangedMeanwhile as reason:
        assert profile is not None
        return _page(request, form, profile, status=409, refusal=str(reason))
    except RuleBroken as reason:
        form.add_error("name" if not wish.name.strip() else None, str(reason))
        return _page(request, form, profile, status=422)
    toast(request, f"{_('Saved.')} {looked_words(saved)}".strip())
    return redirect("monitoring:profile", saved.profile.pk)


def _page(
    request: HttpRequest,
    form: ProfileForm,
    profile: WatchProfile | None,
    *,
    said: str = "",
    refusal: str = "",
    focus: str = "",
    show: str = "",
    status: int = 200,
) -> HttpResponse:
    if focus and focus in form.fields:
        form.fields[focus].widget.attrs["data-focus"] = ""
    context: dict[str, Any] = {
        "form": form,
        "profile": profile,
        "said": said,
        "refusal": refusal,
        "latest": WatchProfile.objects.select_related("owner").filter(pk=profile.pk).first()
        if refusal and profile
        else None,
        "since": changes_since(profile, form["version"].value()) if refusal and profile else [],
        "is_list": form.draft.mode == LIST,
        "several": len(form.draft.rows) > 1,
        "limits_open": bool(form["languages"].value() or form["sources"].value()),
        "show": show,
    }
    if show in ("preview", "suggest", "add", "forms"):
        context |= _looked(request, request.POST, form.draft, suggest=show == "suggest")
    return render(request, "monitoring/profile_edit.html", context, status=status)


def changes_since(profile: WatchProfile, version: Any) -> list[AuditEvent]:
    """Give what was done to a profile since it was at a version, the newest first."""
    now = WatchProfile.objects.filter(pk=profile.pk).values_list("version", flat=True).first() or 0
    opened = int(version) if str(version).isdecimal() else now
    done = history_of(profile).filter(
        action__in=("monitoring.profile.changed", "monitoring.profile.switched")
    )
    return list(done[: max(0, now - opened)])


@require_GET
def preview(request: HttpRequest) -> HttpResponse:
    """Show what a query finds, without storing anything."""
    viewer_of(request).check("monitoring.profile.change")
    context = _looked(request, request.GET, Draft.read(request.GET))
    return render(request, "monitoring/profile_preview.html", context)


@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """Show words that the query might gain."""
    viewer_of(request).check("monitoring.profile.change")
    draft = Draft.read(request.GET)
    read = queries.reading(draft.query)
    found = suggested(_question(request.GET, read)) if read.tree is not None else None
    return render(request, "monitoring/profile_suggestions.html", {"suggested": found, "reading": read})


def _question(given: QueryDict, read: queries.Reading) -> Question:
    assert read.tree is not None
    keys = set(given.getlist("sources"))
    known = list(Source.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else []
    return Question(read.tree, standing.vocabulary(), tuple(given.getlist("languages")), tuple(sorted(known)))


def _looked(request: HttpRequest, given: QueryDict, draft: Draft, *, suggest: bool = False) -> dict[str, Any]:
    """Give what the preview shows."""
    vocabulary = standing.vocabulary()
    if draft.is_empty:
        return {"looked": True, "empty": True}
    problems = draft.problems(vocabulary)
    if problems:
        problem = problems[0]
        term, sentence = sentence_of(problem, page_language())
        shown = {
            "term": term,
            "sentence": sentence,
            "query": problem.written if problem.field == "query" else "",
        }
        shown["marks"] = marks(problem.written, problem.error) if problem.field == "query" else []  # type: ignore[assignment]
        return {"looked": True, "problem": shown}
    read = queries.reading(draft.query, vocabulary)
    question = _question(given, read)
    number = given.get("profile", "")
    profile = WatchProfile.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    today = timezone.localdate()
    found = try_out(question, today=today, besides=profile.pk if profile else None)
    items = list(profile.recall_items.select_related("document__source")) if profile else []
    return {
        "looked": True,
        "reading": read,
        "doubts": doubts(read.tree) if read.tree else [],
        "hint": hint(draft.query, vocabulary) if draft.mode == TEXT else None,
        "missed": missed_forms(question),
        "query_text": draft.query,
        "found": found,
        "chart": month_chart(found.months) if found.total else "",
        "recall": recall_of(items, question) if items else None,
        "suggested": suggested(question) if suggest else None,
        "suggest": suggest,
    }
