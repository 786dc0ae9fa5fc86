"""The addresses for those who work here: each resource as a list and one by one, and one that writes.

Functions are made in a loop over a table, with their types as real objects: so no postponed annotations here.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Header, Path, Query, Schema
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer
from pydantic import Field

from utblick.features.exchanges.actions.exchanges import AlreadyThere
from utblick.features.publishing.api.open.schemas import Problem
from utblick.features.publishing.api.problems import Interface, tell_problems
from utblick.features.publishing.api.staff import actions, queries
from utblick.features.publishing.api.staff.registering import NewExchange, registered
from utblick.features.publishing.api.staff.resources import RESOURCES, Resource
from utblick.features.publishing.api.staff.scopes import SCOPES
from utblick.features.publishing.data.answering import language_of, missing, not_for, problem
from utblick.foundation.accounts.matrix import explain_refusal
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken

ROOT = "/api/v1/staff"
ABOUT = """For programs of those who work here. Make a key under My account, and send it with each call:

    Authorization: Bearer utb_…

A key reads what its account may read on the pages, as far as its scopes reach; what is marked as secret, and the
Contact Point's cases, it never reads. Revoke it and it ends at once."""


class Key(HttpBearer):
    """The key of an account."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        """Give whom a key acts as, or None; what it may do is kept for the refusals."""
        found = queries.viewer_of(token, timezone.now())
        if found is None:
            return None
        request.token, viewer = found  # type: ignore[attr-defined]
        request.viewer = viewer  # type: ignore[attr-defined]
        return viewer


class Paged(Schema):
    """Which part of a list."""

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    size: Annotated[int, Field(ge=1, le=200)] = 50


class Listed(Schema):
    """A page of records."""

    count: int
    page: int
    size: int
    records: list[dict[str, Any]]


class Registered(Schema):
    """The exchange that was registered."""

    id: int
    url: str


api = Interface(
    title="Utblick for staff",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="staff-api",
    auth=Key(),
)
tell_problems(api)


def answer(told: Any, status: int = 200) -> HttpResponse:
    """Give an answer in JSON."""
    body = json.dumps(told, ensure_ascii=False).encode()
    return HttpResponse(body, content_type="application/json", status=status)


def _unknown(_request: HttpRequest, _error: Any) -> HttpResponse:
    detail = _("Send a key that works: Authorization: Bearer utb_… You make one under My account.")
    response = problem(401, _("This needs a key"), detail)
    response["WWW-Authenticate"] = 'Bearer realm="Utblick"'
    return response


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(403, _("This is not allowed"), explain_refusal(str(error)))


def _broken(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, _("What was asked for cannot be done"), str(error))


def _there(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(409, _("It is there already"), str(error), id=error.found.pk)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, _("What was asked for cannot be done"), " ".join(error.messages))


for _kind, _told in (
    (AuthenticationError, _unknown),
    (NotAllowed, _refused),
    (RuleBroken, _broken),
    (AlreadyThere, _there),
    (ValidationError, _invalid),
):
    api.add_exception_handler(_kind, _told)


def outside_scope(request: HttpRequest, scope: str) -> HttpResponse | None:
    """Give the problem of a key that was not made for this."""
    if scope in request.token.scopes:  # type: ignore[attr-defined]
        return None
    detail = _("The key was not made for this: %(what)s (%(scope)s). Make another key that may.") % {
        "what": SCOPES[scope].label,
        "scope": scope,
    }
    return problem(403, _("This is not allowed"), detail)


def _resource(name: str, resource: Resource) -> None:
    refusals = {401: Problem, 403: Problem, 422: Problem}

    def listed(request: HttpRequest, paged: Query[Paged]) -> HttpResponse:
        if refusal := outside_scope(request, resource.scope):
            return refusal
        viewer = request.viewer  # type: ignore[attr-defined]
        rows = resource.rows(viewer)
        start = (paged.page - 1) * paged.size
        records = [resource.record(viewer, row) for row in rows[start : start + paged.size]]
        _noted(request, name, resource, len(records))
        told = {"count": rows.count(), "page": paged.page, "size": paged.size, "records": records}
        return answer(told)

    def one(request: HttpRequest, number: Path[int]) -> HttpResponse:
        if refusal := outside_scope(request, resource.scope):
            return refusal
        viewer = request.viewer  # type: ignore[attr-defined]
        row = get_object_or_404(resource.rows(viewer), pk=number)
        _noted(request, name, resource, 1)
        return answer(resource.record(viewer, row))

    how: dict[str, Any] = {"summary": resource.about, "tags": [name]}
    api.get(f"/{name}", response={200: Listed, **refusals}, operation_id=f"{name}_list", **how)(listed)
    api.get(
        f"/{name}/{{int:number}}",
        response={200: dict[str, Any], 404: Problem, **refusals},
        operation_id=f"{name}_one",
        **how,
    )(one)


def _noted(request: HttpRequest, name: str, resource: Resource, count: int) -> None:
    if resource.names_people and count:
        token, viewer = request.token, request.viewer  # type: ignore[attr-defined]
        actions.note_reading(token, name, count, by=viewer, at=timezone.now())


for _name, _row in RESOURCES.items():
    _resource(_name, _row)


@api.post(
    "/exchanges",
    response={201: Registered, 400: Problem, 401: Problem, 403: Problem, 409: Problem, 422: Problem},
    summary="Register an exchange",
    tags=["exchanges"],
    operation_id="exchanges_register",
)
def register_exchange(
    request: HttpRequest,
    sent: NewExchange,
    idempotency_key: Annotated[UUID | None, Header(None, alias="Idempotency-Key")] = None,
) -> HttpResponse:
    """Register an exchange for units that the account may register for. The same Idempotency-Key does it once."""
    if refusal := outside_scope(request, "exchanges:write"):
        return refusal
    viewer = request.viewer  # type: ignore[attr-defined]
    exchange = registered(sent, idempotency_key, by=viewer, at=timezone.now())
    url = RESOURCES["exchanges"].record(viewer, exchange)["url"]
    return answer({"id": exchange.pk, "url": url}, 201)


def described(_request: HttpRequest) -> HttpResponse:
    """Give the description of this half (OpenAPI 3.1); it tells nothing that is inside, so no key is needed."""
    return answer(api.get_openapi_schema(path_prefix=f"{ROOT.strip('/')}/"))


def for_staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer in the reader's language, for nobody to keep, and with a problem where a method is not taken."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override(language_of(request)):
            response = view(request, *args, **kwargs)
            if response.status_code == 405:
                response = not_for(str(request.method), response.get("Allow", ""))
        response["Cache-Control"] = "private, no-store"
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined]
    return answered


@for_staff
def nothing(_request: HttpRequest) -> HttpResponseBase:
    """Say that nothing is here."""
    return missing(_("The address is not one of ours. Look at how it is written."))
