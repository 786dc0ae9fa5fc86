"""Problems in plain words, for both halves of the interface: what is wrong with what was asked for, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from utblick.features.publishing.data.answering import PROBLEM, missing, problem

# What pydantic calls it -> what is said. Others are told in its own words.
SAID = {
    "literal_error": gettext_lazy("It can be: %(expected)s."),
    "greater_than_equal": gettext_lazy("It must be at least %(ge)s."),
    "less_than_equal": gettext_lazy("It must be at most %(le)s."),
    "string_too_long": gettext_lazy("It can have at most %(max_length)s characters."),
    "missing": gettext_lazy("It is needed."),
    "value_error": gettext_lazy("%(error)s"),
}


class Interface(NinjaAPI):
    """A half of the interface, whose description says that problems come as problems."""

    def get_openapi_schema(self, **how: Any) -> Any:
        """Give the description, with the media type that problems really have."""
        told = super().get_openapi_schema(**how)
        for methods in told["paths"].values():
            for operation in methods.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        response["content"] = {PROBLEM: content["application/json"]}
        return told


def tell_problems(api: NinjaAPI) -> None:
    """Let an interface answer with problems, whatever goes wrong."""
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(HttpError, _refused)


def invalid(errors: list[dict[str, str]]) -> HttpResponse:
    """Give the problem of what was asked for wrongly: `field` and `message` of each."""
    detail = " ".join(f"{one['field']}: {one['message']}" for one in errors)
    return problem(422, _("What was asked for cannot be read"), detail, errors=errors)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    return invalid([_told(one) for one in error.errors])


def _told(error: Mapping[str, Any]) -> dict[str, str]:
    said = SAID.get(error["type"])
    values = {key: str(value).replace(" or ", ", ") for key, value in error.get("ctx", {}).items()}
    message = str(said) % values if said else str(error["msg"])
    where = [str(part) for part in error["loc"] if part not in ("query", "path", "body", "filters")]
    return {"field": ".".join(where) or "–", "message": message}


def _missing(_request: HttpRequest, error: Any) -> HttpResponse:
    return missing(str(error) or _("The address is not one of ours. Look at how it is written."))


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    if error.status_code == 400:
        return problem(
            400, _("What was asked for cannot be read"), _("The body is not JSON that can be read.")
        )
    return problem(error.status_code, str(error))
