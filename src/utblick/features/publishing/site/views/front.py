"""The front page, and where our partners are."""

from __future__ import annotations

import re
import textwrap

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from utblick.features.publishing.site import addresses, markdown, pages, structured
from utblick.features.publishing.site.answering import Head, answer, publisher
from utblick.features.publishing.site.holdings import holdings
from utblick.features.publishing.site.today import beginning


def front(request: HttpRequest, language: str) -> HttpResponse:
    """Show what the region does abroad and why, and how it stands now."""
    held, at = holdings(), beginning()
    start = held.pages.get("start")
    title = start.title(language) if start else _("International cooperation")
    summary = start.shown("summary", language) if start else None
    body = start.shown("body", language) if start else None
    head = Head(
        title,
        addresses.both(addresses.front),
        summary.text if summary else "",
        feed=f"{addresses.front(language)}{addresses.FEED}",
        feed_title=_("Everything new"),
        image=f"{addresses.front(language)}{addresses.CARD}",
        data=[structured.site(publisher(), language)],
    )
    ways = [
        (
            addresses.record("page", row.slug, language),
            row.shown("title", language),
            summary._replace(text=opening(summary.text)),
        )
        for key in WAYS
        if (row := held.pages.get(key))
        for summary in [row.shown("summary", language)]
    ]
    context = {
        "title": start.shown("title", language) if start else None,
        "plain_title": title,
        "summary": summary,
        "body": markdown.shown(body.text) if body and body.text else "",
        "body_language": body.language if body else language,
        "figures": pages.figures(held, language),
        "ways": ways,
        "sections": pages.sections("start", held, language, at),
        "latest": pages.latest(held, language, at),
        "map": pages.partners_on_map(held.of("project"), language),
        "map_url": addresses.place("map", language),
    }
    return answer("front.html", language, head, context, held)


# Where the front page leads on, in order.
WAYS = ("assignment", "activities", "advocacy", "baltic-sea", "contact-point", "governance")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def opening(text: str, most: int = 170) -> str:
    """Give the whole sentences that a text begins with, as many as `most` characters hold; else its first words."""
    said = ""
    for sentence in _SENTENCE_ENDS.split(text):
        if len(said) + len(sentence) >= most:
            break
        said = f"{said} {sentence}".strip()
    return said or textwrap.shorten(text, most, placeholder=" …")


def whole_map(request: HttpRequest, language: str) -> HttpResponse:
    """Show where partners are and in which countries, with the projects in each."""
    held = holdings()
    head = Head(_("Where our partners are"), addresses.both(addresses.place, "map"))
    projects = held.of("project")
    context = {"map": pages.partners_on_map(projects, language), "lands": pages.lands(projects, language)}
    return answer("map.html", language, head, context, held)
