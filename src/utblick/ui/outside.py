"""Pages for anybody, without signing in and without cookies, in the frame of the site that the region has for them.

No cookie says who asks, so a form carries a signed time and a field that nobody sees. An app that has a site gives its
frame in a module `frames.py`: `TEMPLATE`, `around(language, title, here)` and `address_of(kind, number, language)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, wraps
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from utblick.foundation.listing import modules
from utblick.foundation.rules import RuleBroken

View = Callable[..., HttpResponse]
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
SALT = "ui.outside"
# Nobody fills the form in faster, and nobody leaves it open longer.
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=12)
TRAP = "homepage"


def for_anybody(view: View) -> View:
    """Let a page be used by anybody, without cookies, in the language that its address asks for."""

    @csrf_exempt  # No cookie says who asks: a signed time or a signed link stands in the form or the address.
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        asked = request.GET.get("language", "")
        language = asked if asked in LANGUAGES else (get_language() or "sv")
        with translation.override(language if language in LANGUAGES else "sv"):
            answer = view(request, *given, **named)
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return opened


@cache
def _frame() -> Any:
    return next(modules("frames"))


def page(
    request: HttpRequest, template: str, title: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Give a page for anybody. It is drawn without the request, so that it can know nobody and set no cookie."""
    language = "en" if get_language() == "en" else "sv"
    here = {each: f"{request.path}?language={each}" for each in LANGUAGES}
    told = {**_frame().around(language, title, here), "frame": _frame().TEMPLATE, **context}
    answer = HttpResponse(render_to_string(template, told), status=status)
    answer["Content-Language"] = language
    return answer


def public_address(kind: str, number: int) -> str:
    """Give where a record stands on the site in the page's language, or nothing where it is not public."""
    return str(_frame().address_of(kind, str(number), "en" if get_language() == "en" else "sv"))


class GuardedForm(forms.Form):
    """A form for anybody, with what keeps programs out: a field that nobody sees, and a signed time."""

    homepage = forms.CharField(required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the fields that people see."""
        return [field for field in self.visible_fields() if field.name != TRAP]

    @property
    def fresh(self) -> str:
        """Give a signed time for the form as it is shown now."""
        return stamped()

    @property
    def is_trapped(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.data.get(TRAP))

    def check_stamp(self) -> None:
        """Hold the form to have been shown by us, just now. Raises RuleBroken."""
        if not is_stamped(self.cleaned_data["stamp"]):
            raise RuleBroken(
                _("The form was open too long, or was sent too fast. Press the button once more.")
            )


def stamped() -> str:
    """Give a signed time for a form that is shown now."""
    return signing.dumps("form", salt=SALT)


def is_stamped(stamp: str) -> bool:
    """Say whether the form was shown by us, neither too lately nor too long ago."""
    try:
        signing.loads(stamp, salt=SALT, max_age=LATEST)
    except signing.BadSignature:
        return False
    try:
        signing.loads(stamp, salt=SALT, max_age=SOONEST)
    except signing.SignatureExpired:
        return True
    return False
