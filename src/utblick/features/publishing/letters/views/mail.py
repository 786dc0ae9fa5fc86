"""The mail of an issue as its readers get it, with a way back to the issue."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from utblick.features.publishing.letters import mailing, queries
from utblick.features.publishing.letters.models import Issue
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.ui.shell import viewer_of

_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


@require_GET
def mail(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Show the mail in a language under a line that leads back. Nothing in it may run or load."""
    issue = queries.issue_by_number(viewer_of(request), number)
    if language not in LANGUAGES:
        raise Http404
    is_text = request.GET.get("form") == "text"
    if is_text:
        letter = mailing.write(issue, language, is_test=True)
        context = {"issue": issue, "language": language, "ways": _ways(issue), "letter": letter}
        return render(request, "letters/mail_as_text.html", context)
    bar = {"issue": issue, "ways": _ways(issue), "language": get_language() or "sv", "shown": language}
    letter = mailing.write(issue, language, is_test=True, bar=bar)
    answer = HttpResponse(letter.html)
    # A mail carries its style in itself; this answer lets through that one style and nothing else.
    styles = " ".join(f"'sha256-{_digest(style)}'" for style in _STYLE.findall(letter.html))
    answer["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; frame-ancestors 'none'; base-uri 'none'"
    )
    return answer


def _ways(issue: Issue) -> list[tuple[str, str]]:
    """Give where the mail stands in each language."""
    return [(code, reverse("letters:mail", args=[issue.number, code])) for code in LANGUAGES]


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
