"""Why an organisation may be a partner, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.engine.partnering import Candidate, Reason
from utblick.features.programmes.archive.searching import Found, Search
from utblick.ui.columns import grouped

SHOWN_PROGRAMMES = 2


def sentence(found: Found, search: Search, programmes: Sequence[tuple[str, int]]) -> str:
    """Say why an organisation was found: what it did on the theme, when last, in which programmes, and with us."""
    one = found.ranked.candidate
    parts = [said for reason in found.ranked.reasons if (said := _part(reason, one, search))]
    if programmes:
        names = [name for name, _times in programmes[:SHOWN_PROGRAMMES]]
        listed = _(" and ").join(names)
        if len(programmes) > SHOWN_PROGRAMMES:
            more = len(programmes) - SHOWN_PROGRAMMES
            listed = ngettext(
                "%(programmes)s and one more programme", "%(programmes)s and %(n)s more programmes", more
            ) % {"programmes": ", ".join(names), "n": more}
        parts.insert(2, _("in %(programmes)s") % {"programmes": listed})
    if found.memory and found.memory.whom:
        parts.append(_("ask %(names)s") % {"names": ", ".join(found.memory.whom)})
    return f"{capfirst(', '.join(parts))}." if parts else ""


def _part(reason: Reason, one: Candidate, search: Search) -> str:
    values = {
        "n": grouped(one.on_theme),
        "led": grouped(one.led_on_theme),
        "words": search.words.strip(),
        "year": one.last_year,
    }
    about = bool(values["words"])
    if reason is Reason.LED_ON_THEME and about:
        return (
            ngettext(
                "led %(led)s of %(n)s project on “%(words)s”",
                "led %(led)s of %(n)s projects on “%(words)s”",
                one.on_theme,
            )
            % values
        )
    if reason is Reason.LED_ON_THEME:
        return (
            ngettext("led %(led)s of %(n)s project", "led %(led)s of %(n)s projects", one.on_theme) % values
        )
    if reason is Reason.ON_THEME and about:
        return (
            ngettext(
                "took part in %(n)s project on “%(words)s”",
                "took part in %(n)s projects on “%(words)s”",
                one.on_theme,
            )
            % values
        )
    if reason is Reason.ON_THEME:
        return ngettext("took part in %(n)s project", "took part in %(n)s projects", one.on_theme) % values
    if reason is Reason.LATEST:
        return _("the latest begun in %(year)s") % values
    if reason is Reason.LED_ELSEWHERE:
        other = one.led - one.led_on_theme
        return ngettext("led %(n)s other project", "led %(n)s other projects", other) % {"n": grouped(other)}
    if reason is Reason.EXPERIENCED:
        other = one.projects - one.on_theme
        return ngettext("took part in %(n)s other project", "took part in %(n)s other projects", other) % {
            "n": grouped(other)
        }
    return ngettext("%(n)s project with us", "%(n)s projects with us", one.with_us) % {
        "n": grouped(one.with_us)
    }
