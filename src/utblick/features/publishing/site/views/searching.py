"""Search over all that is public."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES
from utblick.features.publishing.site import addresses, lists, markdown, search_index
from utblick.features.publishing.site.answering import Head, answer
from utblick.features.publishing.site.holdings import holdings
from utblick.features.publishing.site.paging import page_of
from utblick.ui import marking

SIZE = 20


def search(request: HttpRequest, language: str) -> HttpResponse:
    """Show what is found for a question, the best first, with the words marked."""
    asked = " ".join(request.GET.get("q", "")[: search_index.LONGEST_QUESTION].split())
    kind = request.GET.get("kind", "")
    held = holdings()
    found = search_index.index(held).search(asked)
    counts = Counter(row.kind for row in found.rows)
    rows = [row for row in found.rows if row.kind == kind] if kind in SHAPES else list(found.rows)
    kept = {"q": asked, "kind": kind if kind in SHAPES else ""}
    page = page_of(rows, request.GET.get("page", ""), addresses.place("search", language), kept, SIZE)
    head = Head(
        _("Search: %(words)s") % {"words": asked} if asked else _("Search"),
        {each: addresses.asking(addresses.place("search", each), kept) for each in ("sv", "en")},
        is_hidden=True,
    )
    context = {
        "asked": asked,
        "found": [_shown(row, found.stems, language) for row in page.rows],
        "page": page,
        "count": len(rows),
        "all_count": len(found.rows),
        "has_all": found.has_all,
        "kind": kept["kind"],
        "kinds": [
            (SHAPES[key].label_many, _narrowed(language, asked, key), counts[key], key == kind)
            for key in SHAPES
            if counts[key]
        ],
        "all_url": _narrowed(language, asked, ""),
    }
    return answer("search.html", language, head, context, held)


def _narrowed(language: str, asked: str, kind: str) -> str:
    return addresses.asking(addresses.place("search", language), {"q": asked, "kind": kind})


def _shown(row: Release, stems: frozenset[str], language: str) -> dict[str, object]:
    title, summary = row.shown("title", language), row.shown("summary", language)
    return {
        "url": addresses.record(row.kind, row.slug, language),
        "title": marking.marked(title.text, search_index.spans(title.text, title.language, stems)),
        "title_language": title.language,
        "kind": SHAPES[row.kind].label,
        "line": lists.line(row, language),
        **_excerpt(row, stems, language, summary.text, summary.language),
    }


def _excerpt(
    row: Release, stems: frozenset[str], language: str, summary: str, summary_language: str
) -> dict[str, SafeString | str]:
    """Give the text around the words: of the summary, or of the body or the other language where they stand there."""
    other = "en" if language == "sv" else "sv"
    texts = [(summary, summary_language)]
    for each in (language, other):
        parts = row.content["wording"].get(each, {})
        texts += [(markdown.plain(parts.get("body", "")), each), (parts.get("summary", ""), each)]
    for text, each in texts:
        if spans := search_index.spans(text, each, stems):
            return {"excerpt": marking.excerpt(text, spans, 90, 2), "excerpt_language": each}
    return {"excerpt": marking.excerpt(summary, [], 120), "excerpt_language": summary_language}
