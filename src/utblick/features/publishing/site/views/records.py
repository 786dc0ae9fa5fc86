"""Lists and records of every kind, made from the kinds' tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.publishing import released
from utblick.features.publishing.models import Release, ReleasedFile
from utblick.features.publishing.shapes import SHAPES, Field, Shape
from utblick.features.publishing.site import (
    addresses,
    extras,
    facts,
    filters,
    lists,
    markdown,
    pages,
    reviews,
    structured,
)
from utblick.features.publishing.site.answering import Head, answer, publisher
from utblick.features.publishing.site.holdings import Holdings, holdings
from utblick.features.publishing.site.paging import page_of
from utblick.features.publishing.site.today import beginning
from utblick.features.publishing.site.views.errors import gone
from utblick.ui.exports import Sheet, as_file

START = "start"
SIGN_UP = "sign_up"
# Texts of their own however short they are.
TEXTS = frozenset(
    {"text", "decided", "goal", "why", "asked_old", "asked_new", "our_part", "others_part", "definition"}
)
LONG = 160  # signs: a longer fact is a text of its own


def _shape(word: str) -> Shape:
    shape = addresses.shape_at(word)
    if shape is None:
        raise Http404
    return shape


def _elsewhere(shape: Shape, word: str, language: str, address: str) -> HttpResponse | None:
    # The word of the other language, as somebody writes it who knows that one: the address that counts has its own.
    return None if word == shape.paths[language] else HttpResponsePermanentRedirect(address)


def listed(request: HttpRequest, language: str, word: str) -> HttpResponse:
    """Show the records of a kind, narrowed and ordered by what is asked."""
    if place := addresses.place_at(word, language):
        return HttpResponsePermanentRedirect(addresses.asking(place, request.GET.dict()))
    shape = _shape(word)
    asked = filters.asked_of(request.GET)
    if found := _elsewhere(shape, word, language, addresses.listed(shape.key, language, **asked)):
        return found
    held = holdings()
    rows, offered = filters.narrowed(shape, held.of(shape.key), asked, language)
    sort = _sort(asked, shape)
    rows = lists.ordered(rows, sort, language)
    known = {one.name: one.chosen for one in offered if one.chosen}
    kept = known | ({"sort": sort} if sort != _usual(shape) else {})
    page = page_of(rows, asked.get("page", ""), addresses.listed(shape.key, language), kept)
    title = str(shape.label_many)
    head = Head(
        title,
        {
            each: addresses.listed(shape.key, each, **kept, page=str(page.number) if page.number > 1 else "")
            for each in shape.paths
        },
        str(shape.about),
        feed=_with(shape, language, addresses.FEED, known),
        feed_title=_("New: %(what)s") % {"what": title},
        data=[
            structured.trail(
                (publisher(), addresses.front(language)), (title, addresses.listed(shape.key, language))
            )
        ],
    )
    figure = extras.LISTS[shape.key](held, rows, language) if shape.key in extras.LISTS else ""
    context = {
        "shape": shape,
        "filters": offered,
        "said": [(one.label, one.said or one.chosen) for one in offered if one.chosen],
        "sorts": _sorts(shape),
        "sort": sort,
        "page": page,
        "groups": [
            (heading, lists.items(some, language, beginning()))
            for heading, some in lists.groups(shape.key, page.rows, sort)
        ],
        "count": len(rows),
        "all_count": len(held.of(shape.key)),
        "all_url": addresses.listed(shape.key, language),
        "csv_url": _with(shape, language, addresses.TABLE, known),
        "figure": figure,
        "figure_first": shape.key in extras.ABOVE,
    }
    return answer("list.html", language, head, context, held)


def _sort(asked: Mapping[str, str], shape: Shape) -> str:
    wanted = asked.get("sort", "")
    return wanted if wanted in dict(_sorts(shape)) else _usual(shape)


def _sorts(shape: Shape) -> list[tuple[str, str]]:
    without = set() if shape.key in lists.UNTIL else {lists.NEXT}
    if filters.day_field(shape) is None:
        without |= {lists.NEWEST, lists.OLDEST}
    return [(value, str(label)) for value, label in lists.SORTS if value not in without]


def _usual(shape: Shape) -> str:
    if shape.key in lists.UNTIL:
        return lists.NEXT
    return lists.NEWEST if filters.day_field(shape) else lists.BY_NAME


def _with(shape: Shape, language: str, name: str, known: dict[str, str]) -> str:
    return addresses.asking(f"{addresses.listed(shape.key, language)}{name}", known)


def table(request: HttpRequest, language: str, word: str) -> HttpResponseBase:
    """Give a list as a file, narrowed as it is seen."""
    shape = _shape(word)
    asked = filters.asked_of(request.GET)
    rows, offered = filters.narrowed(shape, holdings().of(shape.key), asked, language)
    rows = lists.ordered(rows, _sort(asked, shape), language)
    fields = [field for field in shape.fields if field.key not in facts.APART]
    headings = [
        _("Heading"),
        _("In short"),
        *(str(field.label) for field in fields),
        _("Published"),
        _("Address"),
    ]
    lines = [f"{one.label}: {one.said or one.chosen}" for one in offered if one.chosen]
    sheet = Sheet(
        shape.paths[language],
        str(shape.label_many),
        lines,
        headings,
        [_line(row, fields, language) for row in rows],
    )
    return as_file(sheet, "csv")


def _line(row: Release, fields: Sequence[Field], language: str) -> list[str]:
    said = [row.title(language), row.shown("summary", language).text]
    for field in fields:
        fact = facts.fact_of(field, row, language)
        words = [one.url or one.text for one in fact.words] if fact else []
        words += [
            "; ".join(cell.text for cell in cells if cell.text) for cells in (fact.rows if fact else ())
        ]
        said.append(" | ".join(words))
    url = addresses.absolute(addresses.record(row.kind, row.slug, language))
    return [*said, row.approved_at.date().isoformat(), url]


def record(request: HttpRequest, language: str, word: str, slug: str) -> HttpResponse:
    """Show a record, or say that it has been withdrawn."""
    shape = _shape(word)
    if found := _elsewhere(shape, word, language, addresses.record(shape.key, slug, language)):
        return found
    held = holdings()
    release = held.one(shape.key, slug)
    if release is None:
        publication = released.withdrawn(shape.key, slug)
        if publication is None:
            raise Http404
        return gone(shape, publication, language, held)
    if shape.key == "page":
        if release.values.get("page") == START:
            return HttpResponsePermanentRedirect(addresses.front(language))
        return _standing(held, release, language)
    return _record(held, release, shape, language)


def _head(release: Release, shape: Shape, language: str, *trail: tuple[str, str]) -> Head:
    address = addresses.record(shape.key, release.slug, language)
    title = release.title(language)
    return Head(
        title,
        addresses.both(addresses.record, shape.key, release.slug),
        release.shown("summary", language).text,
        image=f"{address}{addresses.CARD}",
        is_article=True,
        data=[
            structured.record(release, language, publisher()),
            structured.trail((publisher(), addresses.front(language)), *trail, (title, address)),
        ],
    )


def preview(release: Release, language: str, bar: str, here: Mapping[str, str]) -> HttpResponse:
    """Show a record that nobody has let through, under a line that says so; `here` is where the preview stands."""
    shape, public = SHAPES[release.kind], holdings()
    # It is tied to what is public, so it stands among that, in place of what is public of it.
    others = [one for one in public.all if one.publication_id != release.publication_id]
    held = Holdings(public.stamp, [release, *others])
    seen = Preview(bar, here)
    if shape.key == "page":
        return _standing(held, release, language, seen)
    return _record(held, release, shape, language, seen)


@dataclass(frozen=True, slots=True)
class Preview:
    """The line above a preview, and where the preview stands in each language."""

    bar: str
    here: Mapping[str, str]

    def head(self, head: Head) -> Head:
        """Give what the page says of itself, without the address and the data that it does not have yet."""
        return replace(head, here=self.here, image="", is_hidden=True, data=())


def _standing(
    held: Holdings, release: Release, language: str, preview: Preview | None = None
) -> HttpResponse:
    body = release.shown("body", language)
    context = {
        "release": release,
        "title": release.shown("title", language),
        "summary": release.shown("summary", language),
        "body": markdown.shown(body.text),
        "body_language": body.language,
        "sections": pages.sections(str(release.values.get("page")), held, language, beginning()),
        "reach": [(one["name"], one["address"], _leading_to(one["address"])) for one in _reaching(release)],
    }
    head = _head(release, SHAPES["page"], language)
    if preview:
        head, context["above"] = preview.head(head), preview.bar
    return answer("page.html", language, head, context, held)


def _record(
    held: Holdings, release: Release, shape: Shape, language: str, preview: Preview | None = None
) -> HttpResponse:
    body = release.shown("body", language)
    told = facts.told(release, language, held, without=(SIGN_UP,))
    is_long = {
        one.key: not one.rows and (one.key in TEXTS or any(len(words.text) > LONG for words in one.words))
        for one in told
    }
    moment = release.values.get(lists.UNTIL.get(shape.key, ""))
    related = _in_time(release, held.related(release))
    context = {
        "shape": shape,
        "release": release,
        "title": release.shown("title", language),
        "summary": release.shown("summary", language),
        "body": markdown.shown(body.text),
        "body_language": body.language,
        "due": lists.due(str(moment), beginning(), shape.key) if moment else "",
        "sign_up": _sign_up(release, language),
        "facts": [one for one in told if not one.rows and not is_long[one.key]],
        "texts": [one for one in told if is_long[one.key]],
        "tables": [one for one in told if one.rows],
        "people": [_person(one, language) for one in release.content.get("people", ())],
        "figure": extras.RECORDS[shape.key](release, language) if shape.key in extras.RECORDS else "",
        "report": reviews.text_of(release, language) if shape.key == "review" else None,
        "files": [
            (addresses.file(release.pk, one.name, language), _form(one), one)
            for one in _own_first(release, language)
        ],
        "related": [
            (SHAPES[kind].label_many, lists.items(related[kind], language))
            for kind in SHAPES
            if kind != "page" and kind in related
        ],
        "list_url": addresses.listed(shape.key, language),
        "json_url": f"/api/v1/{shape.many}/{release.slug}" if shape.is_data else "",
    }
    head = _head(release, shape, language, (str(shape.label_many), addresses.listed(shape.key, language)))
    if preview:
        head, context["above"] = preview.head(head), preview.bar
    return answer("record.html", language, head, context, held)


FILE_FORMS = {
    "docx": gettext_lazy("Word document"),
    "html": gettext_lazy("Web page in one file"),
    "pdf": gettext_lazy("PDF"),
}


def _form(one: ReleasedFile) -> str:
    """Say what a file is; one of a form that we do not make is called by its name."""
    return str(FILE_FORMS.get(one.name.rpartition(".")[2].lower(), one.name))


def _in_time(release: Release, related: dict[str, list[Release]]) -> dict[str, list[Release]]:
    """Leave out positions that were adopted after the text that an outcome is about: they did not lead to it."""
    day = release.values.get("text_on") if release.kind == "outcome" else None
    if not day or "position" not in related:
        return related
    earlier = [row for row in related["position"] if str(row.values.get("adopted_on") or "") <= str(day)]
    return {kind: rows for kind, rows in (related | {"position": earlier}).items() if rows}


def _sign_up(release: Release, language: str) -> tuple[str, str] | None:
    """Give where one signs up and until when, or None where it is too late or there is nothing to sign up for."""
    address, until = release.values.get(SIGN_UP), release.values.get("sign_up_until")
    if not address or (until and datetime.fromisoformat(str(until)) < beginning()):
        return None
    asked = addresses.asking(str(address), {"language": language})
    return asked, facts.moment(str(until)) if until else ""


def _reaching(release: Release) -> list[dict[str, str]]:
    return [one for one in release.values.get("reach") or () if one.get("address")]


def _leading_to(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else f"mailto:{address}"


def _own_first(release: Release, language: str) -> list[ReleasedFile]:
    return sorted(release.files.all(), key=lambda one: one.language != language)


def _person(person: dict[str, object], language: str) -> tuple[str, facts.Words]:
    function = person.get("function")
    said = facts.both(function, language) if isinstance(function, dict) else facts.Words(str(function or ""))
    return str(person.get("name") or ""), said
