"""Write a digest as a mail: subject, text and HTML, in the language that is switched on.

The HTML has no tables and loads nothing; a mail stays under a size that mail programs show whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.monitoring import mail_links
from utblick.features.monitoring.digests import Content, fits
from utblick.features.monitoring.letter_words import in_words, number
from utblick.features.monitoring.mail_links import Wish
from utblick.features.monitoring.models import Digest, Subscription
from utblick.features.monitoring.models.digests import Sending
from utblick.ui import dates

# Bytes of text and HTML together, counted as they are encoded on the way. Gmail cuts at 102 kB.
LIMIT = 88_000
MOST_SHOWN = 60
WIDTH = 76


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str]


def write(content: Content, digest: Digest, subscriptions: Sequence[Subscription], *, at: datetime) -> Letter:
    """Write the mail of a digest; what does not fit is counted, and the digest's page has it whole."""
    shown = min(MOST_SHOWN, len(content.entries))
    while True:
        told = in_words(content, digest, subscriptions, shown, at) | {"subject": subject(content, digest)}
        text = as_text(told)
        html = render_to_string("monitoring/mail/digest.html", told)
        size = _encoded(text) + _encoded(html)
        if size <= LIMIT or shown == 0:
            break
        shown = fits(shown, size, LIMIT)
    one_click = mail_links.address("one-click", Wish(digest.account_id))
    return Letter(
        subject=subject(content, digest),
        text=text,
        html=html,
        headers={
            "List-Unsubscribe": f"<{one_click}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"Utblick <digests.{_host()}>",
        },
    )


def _host() -> str:
    return settings.UTBLICK_ADDRESS.partition("://")[2].partition(":")[0].partition("/")[0] or "localhost"


def _encoded(text: str) -> int:
    """Give how many bytes a part has on the way: `å` becomes `=C3=A5`, lines are broken."""
    raw = text.encode()
    high = sum(byte > 126 or byte == 61 for byte in raw)
    return min(len(raw) + 2 * high, len(raw) * 4 // 3) + len(raw) // 38


def subject(content: Content, digest: Digest) -> str:
    """Say in a line what the mail tells: how many matters, and of which profiles."""
    if content.entries:
        n = len(content.entries)
        words = ngettext("%(n)d matter", "%(n)d matters", n) % {"n": n}
        names = list(dict.fromkeys(hit.profile.name for hit in content.hits))
        tail = ", ".join(names[:2])
        if len(names) > 2:
            tail = _("%(names)s and %(n)d more") % {"names": tail, "n": len(names) - 2}
        words = f"{words}: {tail}"
    elif content.corrections:
        n = len(content.corrections)
        words = ngettext("%(n)d correction", "%(n)d corrections", n) % {"n": n}
    elif content.moves or content.news:
        words = _("your matters have moved")
    elif content.fresh_due:
        n = len(content.due)
        words = ngettext("%(n)d matter is due", "%(n)d matters are due", n) % {"n": n}
    else:
        checked = content.quiet.checked if content.quiet else 0
        words = _("0 hits, %(n)s documents checked") % {"n": number(checked)}
    return f"Utblick – {period(digest)}: {words}"


def period(digest: Digest) -> str:
    """Say which period a digest is for."""
    if digest.rhythm == Sending.WEEKLY:
        return _("week %(n)d") % {"n": int(digest.slot.rpartition("W")[2])}
    built = timezone.localtime(digest.built_at)
    if digest.rhythm == Sending.MONTHLY:
        return _("the month until %(day)s") % {"day": dates.short(built.date(), built.date())}
    if digest.rhythm == Sending.DAILY:
        return dates.short(built.date(), built.date())
    return f"{dates.short(built.date(), built.date())} {date_format(built, 'TIME_FORMAT')}"


def as_text(told: Mapping[str, Any]) -> str:
    """Give the mail as text alone."""
    out: list[str] = [told["heading"], ""]

    def headline(words: str) -> None:
        out.extend([words.upper(), "-" * min(len(words), WIDTH), ""])

    def lines(words: str, indent: str = "  ") -> None:
        out.extend(
            wrap(
                words,
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )

    for key, words in (("new", ""), ("known", _("New in matters that you have been told about"))):
        if told[key] and words:
            headline(words)
        for row in told[key]:
            _entry_text(row, out, lines)
    if told["more"]:
        out.extend([f"… {told['more']}:", told["more_url"], ""])
    for section in told["sections"]:
        headline(section["title"])
        for row in section["rows"]:
            lines(row["title"], "")
            lines(row["line"])
            out.extend([f"  {row['url']}", ""])
        if section["more"]:
            out.extend([f"… {section['more']}", ""])
    if quiet := told["quiet"]:
        headline(_("Nothing found"))
        for words in (quiet["profiles"], quiet["words"], quiet["sources"]):
            lines(words)
        out.append("")
    out.extend(["--", *_footer(told)])
    return "\n".join(out) + "\n"


def _entry_text(row: Mapping[str, Any], out: list[str], lines: Callable[..., None]) -> None:
    mark = f"[{_('corrected')}] " if row["is_corrected"] else ""
    lines(mark + row["title"], "")
    if row["pieces"]:
        lines("”" + "".join(f"*{text}*" if hit else text for text, hit in row["pieces"]) + "”")
    lines(_("Found by: %(names)s") % {"names": row["profiles"]})
    lines(_("Sources: %(names)s") % {"names": row["sources"]})
    if row["deadline"]:
        lines(_("Deadline: %(day)s") % {"day": row["deadline"]})
    lines(f"{row['owner_words']}: {row['owner']}")
    out.extend([f"  {row['url']}", ""])


def _footer(told: Mapping[str, Any]) -> list[str]:
    out = []
    for row in told["subscriptions"]:
        out += [
            f"{row['name']} ({row['rhythm']})",
            f"  {_('Change how often')}: {row['change']}",
            f"  {_('Stop')}: {row['stop']}",
        ]
    return [
        *out,
        f"{_('Change everything that you get')}: {told['change']}",
        f"{_('Stop all of it')}: {told['stop_all']}",
        f"{_('My mail in Utblick')}: {told['mail_url']}",
    ]
