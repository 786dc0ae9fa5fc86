"""Texts as they are read: what differs marked word by word, what was found marked in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.engine.passages.wording import compare


def words_between(old: str, new: str) -> SafeString:
    """Show a text as what it strikes from another and what it adds; screen readers hear both."""
    return shown(compare(old, new))


def shown(words: Iterable[Sequence[str]]) -> SafeString:
    """Show `[sign, words]` pairs: `=` as it is, `-` struck, `+` added."""
    draw = {"-": _struck, "+": _added, "=": conditional_escape}
    return format_html_join("", "{}", ((draw[sign](text),) for sign, text in words))


def _struck(text: str) -> SafeString:
    return format_html('<del><span class="sr">{} </span>{}</del>', _("struck:"), text)


def _added(text: str) -> SafeString:
    return format_html('<ins><span class="sr">{} </span>{}</ins>', _("added:"), text)
