"""The small markup that public texts are written in, as safe HTML: no HTML of its own, no pictures, few addresses."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ALLOWED = re.compile(r"(?:https?://|/(?!/)|#)", re.I)
_HIGHEST = 2  # the page's own heading is the first


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    parser.validateLink = lambda url: bool(_ALLOWED.match(url.strip()))  # type: ignore[method-assign]
    return parser


def shown(text: str) -> SafeString:
    """Give a text as HTML whose headings stand below the page's own."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        _lowered(token)
    return SafeString(parser.renderer.render(tokens, parser.options, {}))


def _lowered(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{max(int(token.tag[1]), _HIGHEST)}"


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Give a text without its marks, for search and previews."""
    said = []
    for token in _parser().parse(text):
        for child in token.children or ():
            said.append(child.content if child.type in ("text", "code_inline") else " ")
        said.append(" ")
    return " ".join("".join(said).split())
