"""The vocabulary: the region's concepts, what their words find, and what uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

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
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.monitoring.actions import concepts as actions
from utblick.features.monitoring.actions.concepts import SavedConcept
from utblick.features.monitoring.asking import LabelCounter, found_by_labels
from utblick.features.monitoring.forms_concepts import ConceptForm
from utblick.features.monitoring.forms_profiles import LANGUAGES
from utblick.features.monitoring.models import Concept
from utblick.features.monitoring.models.eurovoc import EurovocScheme
from utblick.features.monitoring.queries.eurovoc import as_words, entries, subjects
from utblick.features.monitoring.queries.suggestions import near_misses_of
from utblick.features.monitoring.queries.vocabulary import concepts, profiles_using, users_of_concepts
from utblick.features.organisation.queries import topics
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.columns import Column, grouped
from utblick.ui.filters import Contains
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _columns(
    users: dict[str, list[Any]], names: dict[str, str], subjects_by_code: dict[str, str]
) -> tuple[Column, ...]:
    return (
        Column(
            "name",
            _("Concept"),
            value=lambda c: c.name,
            link=lambda c: reverse("monitoring:concept", args=[c.key]),
            sort="name_sv",
            heading=True,
        ),
        Column("key", _("In queries"), value=lambda c: f"#{c.key}", html=_written, sort="key"),
        Column("topic", _("Topic"), value=lambda c: names.get(c.topic, c.topic), sort="topic"),
        Column("sv", _("Swedish words"), value=lambda c: len(c.labels.get("sv", ())), numeric=True),
        Column("en", _("English words"), value=lambda c: len(c.labels.get("en", ())), numeric=True),
        Column("profiles", _("Used by profiles"), value=lambda c: len(users.get(c.key, ())), numeric=True),
        Column(
            "words",
            _("Words"),
            value=lambda c: [w for words in c.labels.values() for w in words],
            hidden=True,
        ),
        Column(
            "eurovoc",
            _("EuroVoc subjects"),
            value=lambda c: [subjects_by_code.get(code, code) for code in c.eurovoc],
            hidden=True,
        ),
        Column("changed", _("Changed"), value="changed_at", sort="changed_at", hidden=True),
    )


def _named(rows: QuerySet[Concept]) -> dict[str, str]:
    """Give each EuroVoc subject of some concepts with its name and code."""
    codes = (code for listed in rows.values_list("eurovoc", flat=True) for code in listed)
    return {one.code: f"{one.label} ({one.code})" for one in subjects(codes) if one.concept}


def _written(concept: Concept) -> SafeString:
    return format_html("<code>#{}</code>", concept.key)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the concepts."""
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.view")
    may_change = viewer.may("monitoring.profile.change")
    names = {topic.key: topic.name for topic in topics(timezone.now())}
    rows = concepts(viewer)
    listing = Listing(
        request,
        rows,
        name="concepts",
        title=_("Concepts"),
        columns=_columns(users_of_concepts(), names, _named(rows)),
        filters=(Contains(key="name", label=_("Name"), field="name_sv", also=("name_en", "key")),),
        default_sort="name",
        empty=(
            _("No concepts yet"),
            _("A concept is a thing with its words in each language, for profiles to share."),
            reverse("monitoring:new_concept") if may_change else "",
            _("Add a concept"),
        ),
    )
    return listing.response("monitoring/concepts.html", {"may_change": may_change})


def _found(request: HttpRequest, key: str) -> Concept:
    viewer = viewer_of(request)
    viewer.check("monitoring.profile.view")
    concept = concepts(viewer).filter(key=key).first()
    if concept is None:
        raise Http404
    return concept


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a concept."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check("monitoring.profile.change")
    if request.method != "POST":
        form = ConceptForm(at=at)
        _begin_with(form, request.GET.get("eurovoc", ""), viewer)
        return _page(request, form, None)
    form = ConceptForm(request.POST, at=at)
    if form.is_valid():
        try:
            saved = actions.create_concept(form.to_wish(), by=viewer, at=at)
        except RuleBroken as reason:
            form.add_error(None, str(reason))
        else:
            toast(request, saved_words(saved))
            return redirect("monitoring:concept", saved.concept.key)
    return _page(request, form, None, status=422)


def _begin_with(form: ConceptForm, code: str, viewer: Viewer) -> None:
    """Fill in a form with what EuroVoc says of a subject, to be looked through and saved."""
    subject = entries(viewer).filter(scheme=EurovocScheme.CONCEPT, code=code).first() if code else None
    if subject is None:
        return
    words = as_words(subject)
    swedish, english = subject.labels.get("sv", subject.label), subject.labels.get("en", subject.label)
    form.initial.update(
        name_sv=swedish[:1].upper() + swedish[1:120],
        name_en=english[:1].upper() + english[1:120],
        key=slugify(english)[:60].strip("-"),
        eurovoc=[subject.code],
        **{f"labels-{language}": words[language] for language in form.codes if words.get(language)},
    )


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a concept, and change it."""
    viewer, at = viewer_of(request), timezone.now()
    concept = _found(request, key)
    if request.method != "POST":
        form = ConceptForm(concept=concept, at=at)
        _add_words(form, request.GET.getlist("add"))
        return _page(request, form, concept)
    viewer.check("monitoring.profile.change")
    form = ConceptForm(request.POST, concept=concept, at=at)
    if not form.is_valid():
        return _page(request, form, concept, status=422)
    # Without the moment that the form was opened at, nobody can say whether it is still the same.
    seen = form.cleaned_data["seen"] or at
    try:
        saved = actions.change_concept(concept, form.to_wish(), seen=seen, by=viewer, at=at)
    except ChangedMeanwhile as reason:
        return _page(request, form, concept, status=409, refusal=str(reason))
    except RuleBroken as reason:
        form.add_error(None, str(reason))
        return _page(request, form, concept, status=422)
    undo = ""
    said = saved_words(saved)
    if saved.before is not None:
        said = f"{said} {effect_words(saved.concept, saved.before)}"
        words = urlencode({"seen": saved.concept.changed_at.isoformat()})
        undo = f"{reverse('monitoring:restore_concept', args=[saved.concept.key])}?{words}"
    toast(request, said, undo=undo)
    return redirect("monitoring:concept", saved.concept.key)


@require_POST
def restore(request: HttpRequest, key: str) -> HttpResponse:
    """Take back the last change of a concept's words."""
    viewer, at = viewer_of(request), timezone.now()
    concept = _found(request, key)
    try:
        seen = datetime.fromisoformat(request.GET.get("seen", ""))
    except ValueError:
        raise Http404 from None
    try:
        saved = actions.restore_words(concept, seen=seen, by=viewer, at=at)
    except (ChangedMeanwhile, RuleBroken) as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, f"{_('The words are what they were before.')} {saved_words(saved)}")
    return redirect("monitoring:concept", key)


def effect_words(concept: Concept, before: Mapping[str, Sequence[str]]) -> str:
    """Say how many documents the concept's words find, and how many those found that it had before."""
    then, now = found_by_labels(before), found_by_labels(concept.labels)
    if then == now:
        return ngettext(
            "It finds %(n)s document, as before.", "It finds %(n)s documents, as before.", now
        ) % {"n": grouped(now)}
    return ngettext(
        "It finds %(n)s document now, and %(before)s before.",
        "It finds %(n)s documents now, and %(before)s before.",
        now,
    ) % {"n": grouped(now), "before": grouped(then)}


def _add_words(form: ConceptForm, words: list[str]) -> None:
    """Write words that somebody ticked into the form, to be saved with the rest: `sv:biogasbuss`."""
    for written in words:
        code, _colon, word = written.partition(":")
        listed = form.initial.get(f"labels-{code}")
        if listed is not None and word.strip() and word not in listed:
            listed.append(word.strip())


@require_GET
def figures(request: HttpRequest, key: str) -> HttpResponse:
    """Show what each word of a concept finds, and what is near it without being found."""
    concept = _found(request, key)
    return render(request, "monitoring/concept_figures.html", _figures(request, concept))


def _figures(request: HttpRequest, concept: Concept) -> dict[str, Any]:
    counter = LabelCounter()
    listed = [
        {
            "code": code,
            "name": LANGUAGES.get(code, code),
            "words": sorted(counter.counts(concept.labels, code), key=lambda one: (-one.count, one.text)),
            "near": near_misses_of(concept.labels, code),
        }
        for code, words in concept.labels.items()
        if words
    ]
    viewer = viewer_of(request)
    may_change = viewer.may("monitoring.profile.change")
    return {"languages": listed, "counted": True, "concept": concept, "may_change": may_change}


def _page(
    request: HttpRequest,
    form: ConceptForm,
    concept: Concept | None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    may_change = viewer_of(request).may("monitoring.profile.change")
    context: dict[str, Any] = {
        "form": form,
        "concept": concept,
        "may_change": may_change,
        "refusal": refusal,
        "users": profiles_using(concept.key) if concept else [],
        "subjects": subjects(form.initial.get("eurovoc", [])),
        "topic": topics(timezone.now()).filter(key=concept.topic).first() if concept else None,
    }
    if concept is not None and request.GET.get("figures"):
        context |= _figures(request, concept)
    return render(request, "monitoring/concept.html", context, status=status)


@require_POST
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Remove a concept that nothing uses."""
    viewer = viewer_of(request)
    concept = _found(request, key)
    try:
        actions.remove_concept(concept, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("monitoring:concept", key)
    toast(request, _("The concept “%(name)s” is removed.") % {"name": concept.name})
    return redirect("monitoring:concepts")


def saved_words(saved: SavedConcept) -> str:
    """Say what came of a change."""
    said = [_("Saved.")]
    if saved.looked:
        new = sum(looked.inserted for looked in saved.looked.values())
        gone = sum(looked.gone for looked in saved.looked.values())
        said.append(
            ngettext(
                "%(n)d profile that uses it was tried again: %(new)d new hits, %(gone)d no longer hits.",
                "%(n)d profiles that use it were tried again: %(new)d new hits, %(gone)d no longer hits.",
                len(saved.looked),
            )
            % {"n": len(saved.looked), "new": new, "gone": gone}
        )
    if saved.waiting:
        said.append(
            ngettext(
                "%(n)d profile looks through the archive in the background.",
                "%(n)d profiles look through the archive in the background.",
                saved.waiting,
            )
            % {"n": saved.waiting}
        )
    return " ".join(said)
