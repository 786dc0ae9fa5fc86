"""The addresses of the half that needs no key: a list, each record, and the changes of every dataset.

Functions are made in a loop over the tables of the kinds, with their types as real objects: no postponed annotations.
"""

import json
from collections.abc import Callable
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from pydantic import Field

from utblick.features.publishing import released
from utblick.features.publishing.api.open import changes, popolo
from utblick.features.publishing.api.open.filters import Page, Since, filters_of, found
from utblick.features.publishing.api.open.schemas import Changes, Problem, Start, page_of, record_of
from utblick.features.publishing.api.problems import Interface, invalid, tell_problems
from utblick.features.publishing.data.answering import missing, problem
from utblick.features.publishing.data.datasets import datasets, licence, path_of
from utblick.features.publishing.data.records import record
from utblick.features.publishing.data.words import said
from utblick.features.publishing.shapes import SHAPES, Shape

ROOT = "/api/v1"
ABOUT = """Everything that the region has let through to the public about its international cooperation.

No key is needed. Answers have an ETag: ask again with If-None-Match and get 304 while nothing has changed. Lists come
in pages; the Link header says where the next one is. Problems are told in Swedish or English as Accept-Language says
(application/problem+json)."""
TITLE = gettext_lazy("International cooperation: open data")
SHOWN = [shape for shape in SHAPES.values() if shape.is_data]

api = Interface(
    title="Utblick",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="open-api",
)
tell_problems(api)


class Asked(Schema):
    """What the changes may be narrowed by."""

    since: Since = None
    language: Annotated[str | None, Field(pattern="^(sv|en)$", description="sv or en.")] = None


class InLanguage(Schema):
    """The language of an answer that is in one."""

    language: Annotated[str | None, Field(pattern="^(sv|en)$", description="sv or en.")] = None


class Members(Schema):
    """Rows as Popolo has them."""

    count: int
    results: list[dict[str, Any]]


def answer(told: Any, media_type: str = "application/json") -> HttpResponse:
    """Give an answer in JSON, without escapes that nobody can read."""
    body = told if isinstance(told, bytes) else json.dumps(told, ensure_ascii=False).encode()
    return HttpResponse(body, content_type=media_type)


def in_language(response: HttpResponse) -> HttpResponse:
    """Say of an answer that it is in the reader's language."""
    response["Content-Language"] = get_language() or "sv"
    patch_vary_headers(response, ["Accept-Language"])
    return response


def unknown(request: HttpRequest, asked: type[Schema]) -> HttpResponse | None:
    """Give the problem of a filter that there is not: left out silently, it would look as if it had been heeded."""
    names = sorted(asked.model_fields)
    if strange := sorted(set(request.GET) - set(names)):
        listed = ", ".join(names)
        message = _("There is no such filter. There are: %(names)s.") % {"names": listed}
        return invalid([{"field": name[:80], "message": message} for name in strange])
    return None


@api.get("/", response={200: Start}, summary="What there is", operation_id="start")
def start(request: HttpRequest) -> HttpResponse:
    """List the datasets and where each thing about them is."""
    base = settings.UTBLICK_ADDRESS
    return answer(
        {
            "title": said(TITLE),
            "licence": licence(),
            "description": f"{base}{ROOT}/openapi.json",
            "catalogue": f"{base}{path_of('catalogue')}",
            "calendar": f"{base}/data/calendar.ics",
            "datasets": [
                {
                    "dataset": one.key,
                    "title": said(one.shape.label_many),
                    "description": said(one.shape.about),
                    "records": f"{base}{ROOT}/{one.key}",
                    "changes": f"{base}{ROOT}/{one.key}/changes.json",
                    "feed": f"{base}{ROOT}/{one.key}/changes.atom",
                    "dictionary": one.dictionaries()[1].url,
                    "filters": list(filters_of(one.shape).model_fields),
                }
                for one in datasets()
            ],
            "popolo": {name: f"{base}{ROOT}/popolo/{name}" for name in POPOLO},
        }
    )


def _listing(shape: Shape) -> None:
    narrowed = filters_of(shape)

    def view(request: HttpRequest, filters: Query[narrowed]) -> HttpResponse:  # type: ignore[valid-type]
        if strange := unknown(request, narrowed):
            return strange
        page = found(shape, filters)
        response = answer(
            {
                "count": page.count,
                "page": page.number,
                "size": page.size,
                "records": [record(shape, row) for row in page.rows],
            }
        )
        response["Link"] = links(request, shape, page)
        return response

    about = english(lambda: f"{shape.about} The latest let through comes first.")
    _get(f"/{shape.many}", {200: page_of(shape), 422: Problem}, f"{shape.many}_list", shape, about)(view)


def links(request: HttpRequest, shape: Shape, page: Page) -> str:
    """Give where the other pages are, as the Link header has it (RFC 8288)."""
    places = {"first": 1, "prev": page.number - 1, "next": page.number + 1, "last": page.last}
    told = []
    for name, number in places.items():
        if 1 <= number <= page.last:
            query = request.GET.copy()
            query["page"] = str(number)
            address = f"{settings.UTBLICK_ADDRESS}{ROOT}/{shape.many}?{query.urlencode()}"
            told.append(f'<{address}>; rel="{name}"')
    return ", ".join(told)


def _one(shape: Shape) -> None:
    def view(request: HttpRequest, slug: Path[str]) -> HttpResponse:
        release = released.one(shape.key, slug)
        if release is not None:
            return answer(record(shape, release))
        gone = released.withdrawn(shape.key, slug)
        if gone is not None:
            why = gone.why(get_language() or "sv")
            return problem(410, _("This has been withdrawn"), why)
        return missing(_("Nothing public has this address: %(slug)s.") % {"slug": slug})

    answers = {200: record_of(shape), 404: Problem, 410: Problem}
    about = english(lambda: f"One of: {shape.about} What has been withdrawn is told as 410, with why.")
    _get(f"/{shape.many}/{{slug:slug}}", answers, f"{shape.many}_one", shape, about)(view)


def _changing(name: str, shapes: list[Shape], tag: str) -> None:
    path = f"/{name}/" if name else "/"

    def as_json(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
        if strange := unknown(request, Asked):
            return strange
        rows = changes.changes(shapes, asked.since)
        return answer({"count": len(rows), "changes": rows})

    def as_atom(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
        if strange := unknown(request, Asked):
            return strange
        title = _("International cooperation: changes")
        if name:
            title = _("International cooperation: changes in %(what)s") % {"what": shapes[0].label_many}
        rows = changes.changes(shapes, asked.since)
        body = changes.atom(title, f"{ROOT}{path}changes.atom", rows, get_language() or "sv")
        return in_language(answer(body, "application/atom+xml; charset=utf-8"))

    how: dict[str, Any] = {"tags": [tag], "operation_id": f"{name or 'all'}_changes"}
    api.get(f"{path}changes.json", response={200: Changes, 422: Problem}, summary="What has changed", **how)(
        as_json
    )
    how["operation_id"] += "_atom"
    feed = {"responses": {200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}}}
    api.get(
        f"{path}changes.atom",
        response={200: None, 422: Problem},
        summary="The same as an Atom feed",
        openapi_extra=feed,
        **how,
    )(as_atom)


POPOLO: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "organizations": popolo.organizations,
    "persons": popolo.persons,
    "memberships": popolo.memberships,
}


def _popolo(name: str, rows: Callable[[str], list[dict[str, Any]]]) -> None:
    def view(request: HttpRequest, asked: Query[InLanguage]) -> HttpResponse:
        if strange := unknown(request, InLanguage):
            return strange
        told = rows(get_language() or "sv")
        return in_language(answer({"count": len(told), "results": told}))

    api.get(
        f"/popolo/{name}",
        response={200: Members, 422: Problem},
        summary=f"Popolo: {name}",
        tags=["popolo"],
        operation_id=f"popolo_{name}",
    )(view)


def _get(path: str, answers: dict[int, Any], name: str, shape: Shape, about: str) -> Any:
    return api.get(
        path,
        response=answers,
        summary=english(lambda: str(shape.label_many)),
        description=about,
        tags=[shape.many],
        operation_id=name,
    )


def english(text: Callable[[], str]) -> str:
    """Give a text in the language of the description."""
    with override("en"):
        return text()


for _shape in SHOWN:
    _changing(_shape.many, [_shape], _shape.many)
    _listing(_shape)
    _one(_shape)
_changing("", SHOWN, "changes")
for _name, _rows in POPOLO.items():
    _popolo(_name, _rows)


def described(request: HttpRequest) -> HttpResponse:
    """Give the description of the interface (OpenAPI 3.1)."""
    return answer(api.get_openapi_schema(path_prefix=f"{ROOT.strip('/')}/"))
