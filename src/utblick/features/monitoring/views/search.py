"""Search over the archive: one box, facets that work without a script, files, saved searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import Concept, Node, Or, Phrase, Title, Wildcard, Words
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions import searches as actions
from utblick.features.monitoring.archive import addresses
from utblick.features.monitoring.archive.addresses import Address
from utblick.features.monitoring.archive.helping import suggestions
from utblick.features.monitoring.archive.search import COUNTED, Results, Search, all_found, search
from utblick.features.monitoring.archive.store import Period, day_of
from utblick.features.monitoring.asking import Question
from utblick.features.monitoring.following import left_out, question_of_saved
from utblick.features.monitoring.models import SavedSearch
from utblick.features.monitoring.queries.doubts import doubts
from utblick.features.monitoring.queries.eurovoc import ideas
from utblick.features.monitoring.queries.hints import hint, missed_forms
from utblick.features.monitoring.queries.prose import in_prose
from utblick.features.monitoring.queries.searches import (
    concept_names,
    exported,
    facet_names,
    profile_address,
    saved_searches,
)
from utblick.features.monitoring.query_help import HELP
from utblick.features.monitoring.views.profiles import looked_words
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui import finding
from utblick.ui.columns import grouped
from utblick.ui.dates import short
from utblick.ui.exports import Sheet, as_file
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

EXPORTED = 5_000
SHOWN_VALUES = 7


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet as it is shown."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as it is shown: the commonest values and what is ticked, then the rest."""

    name: str
    label: str
    first: list[Value]
    rest: list[Value]


@require_GET
def show(request: HttpRequest) -> HttpResponseBase:
    """Search, and show a page of what is found."""
    viewer = viewer_of(request)
    asked = addresses.read(dict(request.GET.lists()))
    htmx = getattr(request, "htmx", None)
    partial = bool(htmx and not htmx.boosted)
    context: dict[str, Any] = {
        "asked": asked,
        "search": asked.search,
        "search_query": asked.search.query,
        "help": HELP,
        "concepts": concept_names(get_language() or "sv"),
        "may_make_profile": viewer.may("monitoring.profile.change"),
        "is_partial": partial,
    }
    if (kind := request.GET.get("format", "")) in ("csv", "xlsx"):
        return _file(viewer, asked.search, kind, request)
    if not partial and not asked.wrong and _untidy(request, asked):
        return redirect(_address(asked.search, asked.page))
    try:
        found = search(viewer, asked.search, page=asked.page)
    except QueryError as error:
        context |= _wrong(asked.search.query, error)
    else:
        context |= _found(viewer, asked, found)
    if asked.page == 1 and not any(asked.search.ticked.values()):
        context["beside"] = finding.found(viewer, asked.search.query, timezone.now())
    if not partial:
        context["saved"] = saved_searches(viewer)
    template = "monitoring/search_results.html" if partial else "monitoring/search.html"
    answer = render(request, template, context)
    if partial:
        answer["HX-Push-Url"] = _address(asked.search, asked.page)
    answer["Vary"] = "HX-Request, Cookie"
    return answer


def _untidy(request: HttpRequest, asked: Address) -> bool:
    """Say whether a form without a script left words in the address that mean nothing."""
    given = [(name, value) for name, values in request.GET.lists() for value in values]
    return sorted(given) != sorted(addresses.pairs(asked.search, page=asked.page))


def _address(asked: Search, page: int = 1) -> str:
    words = addresses.written(asked, page=page)
    return f"{reverse('search')}?{words}" if words else reverse("search")


def _wrong(query: str, error: QueryError) -> dict[str, Any]:
    """Say what is wrong with a query, with the place marked."""
    start = error.position - 1
    end = start
    while end < len(query) and not query[end].isspace():
        end += 1
    shown = query if start < len(query) else query + " …"
    span = (min(start, len(shown) - 1), max(end, start + 1) if start < len(query) else len(shown))
    return {"error": error.sentence(get_language() or "sv"), "error_query": shown, "error_spans": [span]}


def _found(viewer: Viewer, asked: Address, found: Results) -> dict[str, Any]:
    names = facet_names(found.facets)
    wanted = asked.search
    meant, missed = None, None
    if found.node and found.page == 1:
        vocabulary = standing.vocabulary()
        meant = hint(wanted.query, vocabulary)
        missed = missed_forms(Question(found.node, vocabulary, wanted.languages))
    return {
        "found": found,
        "said": in_prose(found.node) if found.node else "",
        "doubts": doubts(found.node) if found.node and found.page == 1 else [],
        "hint": meant,
        "hint_url": _address(replace(wanted, query=meant.query)) if meant else "",
        "missed": missed,
        "missed_url": _address(replace(wanted, query=missed.query)) if missed else "",
        "subjects": ideas(found.node) if found.page == 1 else [],
        "total": _total(found),
        "groups": [_group(name, label, found, names[name]) for name, label in _facet_labels()],
        "ticks": [
            (label, names[name].get(value, value), _address(addresses.without(wanted, name, value)))
            for name, label in _facet_labels()
            for value in wanted.ticked[name]
        ],
        "counted": grouped(min(found.total, COUNTED)) if found.more else "",
        "pages": _pages(wanted, found),
        "onwards": _address(replace(wanted, period=replace(wanted.period, before=found.before)))
        if found.before is not None and found.page >= found.pages
        else "",
        "onwards_from": day_of(found.before) if found.before is not None else None,
        "came_from": day_of(wanted.period.before) if wanted.period.before != Period().before else None,
        "from_the_newest": _address(replace(wanted, period=Period(wanted.period.first, wanted.period.last))),
        "exports": [
            (k.upper(), f"{reverse('search')}?{urlencode([*addresses.pairs(wanted), ('format', k)])}")
            for k in ("xlsx", "csv")
        ],
        "address": addresses.written(wanted, before=False),
        "new_profile": profile_address(wanted),
        "title_only": _title_only(wanted, found.node),
        "suggestions": [
            (s, _address(s.search), grouped(s.count)) for s in suggestions(viewer, wanted, found.node)
        ]
        if not found.total
        else [],
    }


def _total(found: Results) -> str:
    if found.carriers:
        # What a number belongs to stands apart from what mentions it, so both are counted.
        carried = ngettext(
            "%(n)s document has this number", "%(n)s documents have this number", len(found.carriers)
        ) % {"n": grouped(len(found.carriers))}
        return f"{carried} · {_('mentioned in %(documents)s') % {'documents': _mentioned(found)}}"
    return _mentioned(found)


def _mentioned(found: Results) -> str:
    if not found.more:
        return ngettext("%(n)s document", "%(n)s documents", found.total) % {"n": grouped(found.total)}
    if found.total >= COUNTED:
        return _("more than %(n)s documents") % {"n": grouped(found.total)}
    return ngettext("at least %(n)s document", "at least %(n)s documents", found.total) % {
        "n": grouped(found.total)
    }


def _facet_labels() -> list[tuple[str, str]]:
    return [
        ("source", _("Source")),
        ("type", _("Type")),
        ("language", _("Language")),
        ("year", _("Year")),
        ("board", _("Board")),
    ]


def _group(name: str, label: str, found: Results, names: dict[str, str]) -> Group:
    values = [Value(f.value, names.get(f.value, f.value), f.count, f.is_chosen) for f in found.facets[name]]
    first = [v for at, v in enumerate(values) if at < SHOWN_VALUES or v.is_chosen]
    return Group(name, label, first, [v for v in values if v not in first])


def _pages(wanted: Search, found: Results) -> list[tuple[int, str]]:
    """Give the pages to choose from; 0 stands for those left out."""
    if found.pages < 2:
        return []
    near = sorted({1, found.pages, *range(max(1, found.page - 2), min(found.pages, found.page + 2) + 1)})
    links: list[tuple[int, str]] = []
    for number in near:
        if links and number - links[-1][0] > 1:
            links.append((0, ""))
        links.append((number, _address(wanted, number)))
    return links


def _title_only(wanted: Search, node: Node | None) -> str:
    """Give the address of the same search in titles only, where the query can be asked so."""
    leaves: Sequence[Node] = node.parts if isinstance(node, Or) else (node,) if node else ()
    if not leaves or not all(isinstance(leaf, Words | Phrase | Wildcard | Concept) for leaf in leaves):
        return ""
    return _address(replace(wanted, query=to_text(Title(node))))  # type: ignore[arg-type]


def _file(viewer: Viewer, wanted: Search, kind: str, request: HttpRequest) -> HttpResponseBase:
    """Give the found documents as a file, with what was asked for stated at the top."""
    try:
        numbers, more = all_found(viewer, wanted, EXPORTED)
    except QueryError:
        return redirect(_address(wanted))
    now = timezone.localtime()
    count = ngettext("%(n)s document", "%(n)s documents", len(numbers)) % {"n": grouped(len(numbers))}
    statement = [
        *_asked_in_words(wanted),
        count + (". " + _("There are more: these are the newest.") if more else ""),
        _("Taken %(when)s by %(who)s") % {"when": now.strftime("%Y-%m-%d %H:%M"), "who": viewer.name},
        request.build_absolute_uri(_address(wanted)),
    ]
    headings = [
        _("Published"),
        _("Title"),
        *(_("Source"), _("Type"), _("Language")),
        _("Matter"),
        _("Board"),
        _("Address"),
    ]
    rows: Iterator[list[Any]] = exported(viewer, numbers)
    sheet = Sheet(f"{_('search')}-{now.date().isoformat()}", _("Search"), statement, headings, rows)
    return as_file(sheet, kind)


def _asked_in_words(wanted: Search) -> Iterator[str]:
    vocabulary = standing.vocabulary()
    if wanted.query.strip():
        yield _("Query: %(query)s") % {"query": wanted.query}
        node = parse(wanted.query, vocabulary)
        yield _("That is: %(said)s.") % {"said": in_prose(node)}
    names = facet_names({name: [] for name, _label in _facet_labels()}, wanted)
    for name, label in _facet_labels():
        if values := wanted.ticked[name]:
            yield f"{label}: {', '.join(names[name].get(v, v) for v in values)}"
    today = timezone.localdate()
    if wanted.period.first:
        yield _("From %(day)s") % {"day": short(wanted.period.first, today)}
    if wanted.period.last:
        yield _("Until %(day)s") % {"day": short(wanted.period.last, today)}


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the search that the address in the form says."""
    asked = addresses.read(dict(QueryDict(request.POST.get("address", "")).lists())).search
    written = addresses.written(asked, before=False)
    try:
        saved = actions.save_search(
            request.POST.get("name", ""), written, by=viewer_of(request), at=timezone.now()
        )
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Saved as “%(name)s”.") % {"name": saved.name})
    return redirect(_address(asked))


@require_POST
def follow(request: HttpRequest, number: int) -> HttpResponse:
    """Make one's own saved search a watch profile, and show it."""
    viewer = viewer_of(request)
    saved = get_object_or_404(SavedSearch, pk=number, account_id=viewer.account_id)
    try:
        made = actions.follow_search(saved, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("search")
    question = question_of_saved(saved)
    said = [
        _("“%(name)s” is followed now, and you hear of its hits daily.") % {"name": made.profile.name},
        looked_words(made),
        left_out(question.without) if question else "",
    ]
    toast(request, " ".join(filter(None, said)))
    return redirect("monitoring:profile", made.profile.pk)


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take away one's own saved search."""
    viewer = viewer_of(request)
    saved = get_object_or_404(SavedSearch, pk=number, account_id=viewer.account_id)
    actions.remove_search(saved, by=viewer, at=timezone.now())
    toast(request, _("“%(name)s” is removed.") % {"name": saved.name})
    return redirect("search")
