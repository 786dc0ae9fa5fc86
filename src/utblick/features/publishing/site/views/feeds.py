"""What tells others what is new: Atom feeds, the list of all addresses, and what programs may read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site import addresses, filters
from utblick.features.publishing.site.answering import Head, answer, publisher
from utblick.features.publishing.site.holdings import holdings

MOST = 50
# Filters that one may follow across all kinds.
SUBJECTS = ("board", "area")


def everything(request: HttpRequest, language: str) -> HttpResponse:
    """Give what was let through last, of every kind, or of one board or policy area."""
    asked = {key: request.GET[key] for key in SUBJECTS if request.GET.get(key)}
    rows, said = [row for row in holdings().all if row.kind != "page"], []
    for key, value in asked.items():
        rows = [row for row in rows if value in _answers(row, key, language)]
        said.append(_answers(rows[0], key, language)[value] if rows else value)
    title = ": ".join([publisher(), ", ".join(said) or _("everything new")])
    address = addresses.asking(f"{addresses.front(language)}{addresses.FEED}", asked)
    return _atom(rows, title, addresses.front(language), address, language)


def _answers(row: Release, key: str, language: str) -> dict[str, str]:
    found = (one for one in filters.filters_of(SHAPES[row.kind]) if one.name == key)
    return {value: label for one in found for value, label in one.answers(row, language)}


def of_kind(request: HttpRequest, language: str, word: str) -> HttpResponse:
    """Give what was let through last of a kind, narrowed as its list can be."""
    shape = addresses.shape_at(word)
    if shape is None:
        raise Http404
    asked = filters.asked_of(request.GET)
    rows, offered = filters.narrowed(shape, holdings().of(shape.key), asked, language)
    known = {one.name: one.chosen for one in offered if one.chosen}
    said = [one.said or one.chosen for one in offered if one.chosen]
    title = ": ".join([publisher(), ", ".join([str(shape.label_many), *said])])
    page = addresses.listed(shape.key, language, **known)
    feed = addresses.asking(f"{addresses.listed(shape.key, language)}{addresses.FEED}", known)
    return _atom(rows, title, page, feed, language)


def _atom(rows: list[Release], title: str, page: str, feed: str, language: str) -> HttpResponse:
    made = Atom1Feed(
        title,
        addresses.absolute(page),
        "",
        language=language,
        feed_url=addresses.absolute(feed),
        author_name=publisher(),
        feed_guid=addresses.absolute(feed),
    )
    for row in rows[:MOST]:
        url = addresses.absolute(addresses.record(row.kind, row.slug, language))
        made.add_item(
            row.title(language),
            url,
            # What reads feeds takes this for HTML.
            escape(row.shown("summary", language).text),
            unique_id=url,
            pubdate=row.approved_at,
            updateddate=row.approved_at,
            categories=[str(SHAPES[row.kind].label)],
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    made.write(response, "utf-8")
    return response


def ways_to_follow(request: HttpRequest, language: str) -> HttpResponse:
    """Show which feeds there are."""
    held = holdings()
    front = f"{addresses.front(language)}{addresses.FEED}"
    kinds = [
        (shape.label_many, f"{addresses.listed(key, language)}{addresses.FEED}", len(held.of(key)))
        for key, shape in SHAPES.items()
        if key != "page" and held.of(key)
    ]
    subjects: dict[str, dict[str, str]] = {key: {} for key in SUBJECTS}
    for row in held.all:
        for key in SUBJECTS:
            subjects[key].update(_answers(row, key, language))
    groups = [
        (
            heading,
            [
                (label, addresses.asking(front, {key: value}))
                for value, label in sorted(subjects[key].items(), key=lambda option: option[1])
            ],
        )
        for key, heading in (
            ("board", _("By board")),
            ("area", _("By policy area of the Baltic Sea strategy")),
        )
        if subjects[key]
    ]
    head = Head(
        _("Follow what is new"),
        addresses.both(addresses.place, "feeds"),
        feed=front,
        feed_title=_("Everything new"),
    )
    context = {"front_feed": front, "kinds": kinds, "groups": groups}
    return answer("feeds.html", language, head, context, held)


def sitemap(request: HttpRequest) -> HttpResponse:
    """Give every address of the site in both languages, and when what stands there last changed."""
    held = holdings()
    places = [(addresses.both(addresses.front), held.all[0].approved_at if held.all else None)]
    places += [
        (addresses.both(addresses.place, key), None) for key in ("map", "feeds", "accessibility", "data")
    ]
    for key in SHAPES:
        if key != "page" and (rows := held.of(key)):
            places.append((addresses.both(addresses.listed, key), rows[0].approved_at))
    places += [
        (addresses.both(addresses.record, row.kind, row.slug), row.approved_at)
        for row in held.all
        if row.values.get("page") != "start"
    ]
    entries = [
        (
            addresses.absolute(both[language]),
            {each: addresses.absolute(both[each]) for each in LANGUAGES},
            changed,
        )
        for both, changed in places
        for language in LANGUAGES
    ]
    xml = render_to_string("site/sitemap.xml", {"entries": entries})
    return HttpResponse(xml, content_type="application/xml; charset=utf-8")


def robots(request: HttpRequest) -> HttpResponse:
    """Say that what is public may be read by programs, and where all of it is listed."""
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN), "Disallow: /"]
    lines.append(f"Sitemap: {addresses.absolute('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


OPEN = ("/sv/", "/en/", "/data/", "/api/", "/static/")
