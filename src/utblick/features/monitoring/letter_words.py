"""Put what a digest tells into words, the same for its text and its HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from utblick.features.monitoring import mail_links
from utblick.features.monitoring.digests import Content, Correction, Entry, Move, Quiet, Reminder
from utblick.features.monitoring.mail_links import Wish
from utblick.features.monitoring.models import Digest, Document, Matter, Subscription
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.ui import dates
from utblick.ui.marking import tidy

MOST_OTHERS = 25
LONGEST_TITLE = 180
LONGEST_PASSAGE = 280


def address(path: str) -> str:
    """Give a page's whole address."""
    return f"{settings.UTBLICK_ADDRESS}{path}"


def number(n: int) -> str:
    """Give a number with the language's sign between thousands."""
    sign = "," if get_language() == "en" else "\u00a0"
    return f"{n:,}".replace(",", sign)


def in_words(
    content: Content, digest: Digest, subscriptions: Sequence[Subscription], shown: int, at: datetime
) -> dict[str, Any]:
    """Give everything that both forms of the mail say, in words."""
    today = timezone.localdate(at)

    def day(moment: datetime) -> str:
        return dates.short(timezone.localtime(moment).date(), today)

    rows = [_entry(entry, at, day) for entry in content.entries[:shown]]
    hidden = len(content.entries) - shown
    return {
        "language": get_language() or "sv",
        "heading": _heading(content),
        "new": [row for row in rows if not row["is_known"]],
        "known": [row for row in rows if row["is_known"]],
        "more": ngettext("and %(n)d more matter", "and %(n)d more matters", hidden) % {"n": hidden}
        if hidden
        else "",
        "more_url": address(reverse("monitoring:mail_digest", args=[digest.pk])),
        "sections": _filled(
            _section(
                _("Corrections of what you have been told"),
                [_correction(c, day) for c in content.corrections],
            ),
            _section(_("What has moved in your matters"), [_move(m, day) for m in content.moves]),
            _section(_("New documents in your matters"), [_news(d) for d in content.news]),
            _section(_("Due"), [_due(r, today) for r in content.due]),
        ),
        "quiet": silence(content.quiet, at) if content.quiet else None,
        "subscriptions": _subscriptions(content, digest, subscriptions),
        "stop_all": mail_links.address("stop", Wish(digest.account_id)),
        "change": mail_links.address("rhythm", Wish(digest.account_id)),
        "mail_url": address(reverse("monitoring:mail")),
        "home": settings.UTBLICK_ADDRESS,
    }


def _section(title: str, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Give a part of the mail after the matters; nothing when it has no rows."""
    over = len(rows) - MOST_OTHERS
    more = ngettext("and %(n)d more", "and %(n)d more", over) % {"n": over} if over > 0 else ""
    return {"title": title, "rows": rows[:MOST_OTHERS], "more": more} if rows else None


def _filled(*sections: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [section for section in sections if section is not None]


def _heading(content: Content) -> str:
    n = len(content.new)
    if n:
        return ngettext("%(n)d new matter", "%(n)d new matters", n) % {"n": n}
    if content.known:
        return _("More in matters that you know")
    return _("Nothing new") if not content.has_news else _("What has happened")


def _foreign(language: str) -> str:
    """Give the language of a text when it is not the mail's."""
    return language if language and language != get_language() else ""


def _matter(matter: Matter) -> dict[str, Any]:
    return {
        "title": Truncator(matter.title).chars(LONGEST_TITLE),
        "title_lang": _foreign(matter.language),
        "url": address(reverse("monitoring:matter", args=[matter.pk])),
    }


def _entry(entry: Entry, at: datetime, day: Callable[[datetime], str]) -> dict[str, Any]:
    matter = entry.matter
    deadline = ""
    if matter.deadline_at:
        moment = timezone.localtime(matter.deadline_at)
        clock = date_format(moment, "TIME_FORMAT")
        if matter.deadline_at >= at:
            left = dates.left(moment.date(), timezone.localdate(at))[0]
            deadline = f"{day(matter.deadline_at)} {clock} ({left})"
        else:
            deadline = _("closed %(day)s") % {"day": day(matter.deadline_at)}
    if matter.owner_board or matter.owner:
        owner_words, board, owner = _("Owner"), matter.owner_board, matter.owner
    else:
        owner_words, board, owner = _("Proposed owner"), matter.proposed_board, matter.proposed_owner
    telling, passage = entry.telling, entry.passage
    return {
        **_matter(matter),
        "is_known": entry.is_known,
        "is_corrected": entry.is_corrected,
        "profiles": ", ".join(entry.profiles),
        "sources": _some(entry.sources, 6),
        "pieces": pieces(passage) if passage else [],
        "passage_lang": _foreign(telling.document.language),
        "deadline": deadline,
        "owner_words": owner_words,
        "owner": " · ".join(str(x) for x in (board and board.name, owner and owner.name) if x)
        or _("nobody yet"),
        "documents": len(entry.documents),
        "documents_words": ngettext("%(n)d document", "%(n)d documents", len(entry.documents))
        % {"n": len(entry.documents)},
    }


def _some(names: Sequence[str], most: int) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return _("%(names)s and %(n)d more") % {"names": ", ".join(names[:most]), "n": len(names) - most}


def pieces(passage: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Cut a passage into what hit and what did not, shortened around its first hit."""
    text: str = passage["text"]
    marks = tidy(passage["marks"], len(text))
    start, end, cut = 0, len(text), list(passage.get("cut", (False, False)))
    if len(text) > LONGEST_PASSAGE:
        start = max(0, min(marks[0][0] - 60 if marks else 0, len(text) - LONGEST_PASSAGE))
        end = start + LONGEST_PASSAGE
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = text.rfind(" ", start, end) if end < len(text) and " " in text[start:end] else end
        cut = [cut[0] or start > 0, cut[1] or end < len(text)]
    found: list[tuple[str, bool]] = [("… ", False)] if cut[0] else []
    at = start
    for first, last in marks:
        if last <= start or first >= end:
            continue
        first, last = max(first, start), min(last, end)
        found += [(text[at:first], False), (text[first:last], True)]
        at = last
    found += [(text[at:end], False), *([(" …", False)] if cut[1] else [])]
    return [piece for piece in found if piece[0]]


def _correction(one: Correction, day: Callable[[datetime], str]) -> dict[str, Any]:
    document = one.document
    changed = day(document.corrected_at) if document.corrected_at else ""
    words = _("The source has changed it.")
    if one.is_gone:
        words = _("The words that you follow are no longer there.")
    return {
        **_matter(document.matter),
        "title": Truncator(document.title).chars(LONGEST_TITLE),
        "title_lang": _foreign(document.language),
        "line": f"{words} {document.source.name}, {changed}. {', '.join(one.profiles)}",
    }


def _news(document: Document) -> dict[str, Any]:
    return {
        **_matter(document.matter),
        "line": f"{Truncator(document.title).chars(LONGEST_TITLE)} ({document.source.name})",
        "line_lang": _foreign(document.language),
    }


def _due(one: Reminder, today: date) -> dict[str, Any]:
    line = f"{dates.short(one.on, today)} – {dates.left(one.on, today)[0]}"
    return {**_matter(one.matter), "line": line, "is_late": one.stage == "late"}


def _move(one: Move, day: Callable[[datetime], str]) -> dict[str, Any]:
    judgement = one.latest
    matter = judgement.matter
    who = judgement.by.name if judgement.by else _("Somebody")
    words = f"{judgement.get_kind_display()} – {who}, {day(judgement.at)}"
    if judgement.kind == "hand_over" and matter.owner:
        words = _("%(who)s handed it over to %(owner)s, %(day)s") % {
            "who": who,
            "owner": matter.owner.name,
            "day": day(judgement.at),
        }
    return {**_matter(matter), "line": words}


def silence(quiet: Quiet, at: datetime) -> dict[str, str]:
    """Say that profiles found nothing, how much was looked at and how the sources are."""
    words = ngettext(
        "0 hits, %(n)s document checked since %(day)s.",
        "0 hits, %(n)s documents checked since %(day)s.",
        quiet.checked,
    ) % {
        "n": number(quiet.checked),
        "day": dates.short(timezone.localtime(quiet.since).date(), timezone.localdate(at)),
    }
    if quiet.alarming:
        n = len(quiet.alarming)
        tail = ngettext(
            "%(n)d source needs a look: %(names)s.", "%(n)d sources need a look: %(names)s.", n
        ) % {
            "n": n,
            "names": _some(quiet.alarming, 4),
        }
    elif quiet.oldest_at:
        tail = _("All sources fresh (the oldest: %(name)s, %(when)s).") % {
            "name": quiet.oldest,
            "when": dates.ago(quiet.oldest_at, at),
        }
    else:
        tail = _("No source has been fetched yet.")
    return {"words": words, "sources": tail, "profiles": _some(quiet.profiles, 12)}


def _subscriptions(
    content: Content, digest: Digest, subscriptions: Sequence[Subscription]
) -> list[dict[str, str]]:
    """Give the profiles that this mail tells of, each with a link to stop it and one to change its rhythm."""
    here = {hit.profile_id for hit in content.hits}
    names = set(content.quiet.profiles if content.quiet else ())
    rows = []
    for one in subscriptions:
        if one.profile_id in here or one.profile.name in names:
            wish = Wish(digest.account_id, one.profile_id)
            rows.append(
                {
                    "name": one.profile.name,
                    "rhythm": str(Rhythm(one.own_or_profiles_rhythm).label),
                    "stop": mail_links.address("stop", wish),
                    "change": mail_links.address("rhythm", wish),
                }
            )
    return rows[:MOST_OTHERS]
