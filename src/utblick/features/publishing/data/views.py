"""Pages for programs: the files, the dictionaries, the catalogue and the calendar. They know nobody who asks."""

from __future__ import annotations

import json
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.publishing import released
from utblick.features.publishing.data import calendars, catalogues, files
from utblick.features.publishing.data.answering import in_the_open, missing
from utblick.features.publishing.data.catalogues import WRITTEN
from utblick.features.publishing.data.datasets import Dataset, datasets, licence, path_of
from utblick.features.publishing.data.versions import day_read
from utblick.features.publishing.data.words import said

# Text is told to be in UTF-8; the others say so themselves.
CHARSETS = {"text/csv": "text/csv; charset=utf-8", "text/turtle": "text/turtle; charset=utf-8"}


@in_the_open
def start(request: HttpRequest) -> HttpResponseBase:
    """Lead people to the page about the data, and programs to the catalogue."""
    at = f"/{get_language()}/data/" if _is_browser(request) else "/data/catalogue"
    response = HttpResponse(status=303)
    response["Location"] = at
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


@in_the_open
def listed(request: HttpRequest) -> HttpResponseBase:
    """List the datasets with their files and the days of their versions."""
    told = [
        {
            "dataset": one.key,
            "title": said(one.shape.label_many),
            "description": said(one.shape.about),
            "licence": licence(),
            "files": [
                {"name": file.name, "media_type": file.media_type, "url": file.url} for file in one.files()
            ],
            "dictionary": one.dictionaries()[1].url,
            "changed_on": [day.isoformat() for day in one.days()],
        }
        for one in datasets()
    ]
    body = json.dumps({"datasets": told}, ensure_ascii=False, indent=1)
    return HttpResponse(body.encode() + b"\n", content_type="application/json")


@in_the_open
def negotiated(request: HttpRequest) -> HttpResponseBase:
    """Give the catalogue in the form that the Accept header would rather have; Turtle where it does not say."""
    types = {media_type: form for form, (_writer, media_type) in WRITTEN.items()}
    wanted = request.get_preferred_type(list(types))
    response = _catalogue(types.get(wanted or "", "ttl"))
    patch_vary_headers(response, ["Accept"])
    return response


@in_the_open
def catalogue(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the catalogue in the form that the address ends with."""
    if form not in WRITTEN:
        return missing(_("The catalogue can be had as %(forms)s.") % {"forms": ", ".join(WRITTEN)})
    return _catalogue(form)


def _catalogue(form: str) -> HttpResponse:
    media_type = WRITTEN[form][1]
    return HttpResponse(catalogues.written(form), content_type=CHARSETS.get(media_type, media_type))


@in_the_open
def calendar(request: HttpRequest) -> HttpResponseBase:
    """Give calls' closing days and events as a calendar, in the reader's language."""
    body = calendars.calendar(get_language() or "sv")
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Language"] = get_language() or "sv"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@in_the_open
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a file as it is now, or lead from a dataset to what is known of it."""
    return _answered(request, name, None)


@in_the_open
def version(request: HttpRequest, day: str, name: str) -> HttpResponseBase:
    """Give a file as it was when a day ended."""
    on = day_read(day)
    if on is None:
        return missing(_("%(day)s is not a day that has been.") % {"day": day})
    return _answered(request, name, on)


def _answered(request: HttpRequest, name: str, day: date | None) -> HttpResponseBase:
    key, *rest = name.split(".")
    one = next((each for each in datasets() if each.key == key), None)
    if one is None:
        keys = ", ".join(each.key for each in datasets())
        return missing(_("There is no dataset “%(key)s”. There are: %(keys)s.") % {"key": key, "keys": keys})
    if not rest:
        return _about(request, one)
    if rest[0] == "dictionary":
        return _dictionary(one, name)
    wanted = next((file for file in one.files(day) if file.name == name), None)
    if wanted is None:
        names = ", ".join(file.name for file in one.files())
        return missing(
            _("There is no file “%(name)s”. There are: %(names)s.") % {"name": name, "names": names}
        )
    days = released.days(one.shape.key) if day else []
    if day and (not days or day < days[-1]):
        first = days[-1].isoformat() if days else "–"
        return missing(
            _("Nothing of this was public then. The first version is of %(day)s.") % {"day": first}
        )
    saved = f"{one.key}-{day.isoformat()}{name.removeprefix(one.key)}" if day else name
    return _saved(files.file(one, wanted, day), wanted.media_type, saved)


def _is_browser(request: HttpRequest) -> bool:
    # Programs that do not say what they read accept everything; only browsers ask for pages by name.
    return "text/html" in request.headers.get("Accept", "")


def _about(request: HttpRequest, one: Dataset) -> HttpResponse:
    """Lead people to the page about the data, and programs to the dictionary."""
    response = HttpResponse(status=303)
    people = _is_browser(request)
    response["Location"] = f"/{get_language()}/data/#{one.key}" if people else one.dictionaries()[1].path
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


def _dictionary(one: Dataset, name: str) -> HttpResponse:
    wanted = next((file for file in one.dictionaries() if file.name == name), None)
    if wanted is None:
        names = ", ".join(file.name for file in one.dictionaries())
        return missing(
            _("There is no file “%(name)s”. There are: %(names)s.") % {"name": name, "names": names}
        )
    return _saved(files.dictionary_file(one, wanted.form), wanted.media_type, name)


def _saved(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=CHARSETS.get(media_type, media_type))
    # JSON is read on the screen; the others are saved.
    how = "inline" if media_type == "application/json" else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["Link"] = f'<{licence()}>; rel="license", <{path_of("catalogue")}>; rel="describedby"'
    return response


@in_the_open
def nothing(request: HttpRequest) -> HttpResponseBase:
    """Say that nothing is here, to a program, where the site would say it to a person."""
    return missing(_("The address is not one of ours. Look at how it is written."))
