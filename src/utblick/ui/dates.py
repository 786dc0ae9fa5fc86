"""Say when something is: as a date and as days left, in the page's language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

SOON = 7  # days
NEAR = 30
FAR = 90  # from here on nobody counts in days


def short(on: date, today: date) -> str:
    """Give a day as `2 dec`, with its year when that is not this year's or half a year away."""
    day = date_format(on, "j b" if (get_language() or "").startswith("sv") else "j M")
    return day if on.year == today.year or abs((on - today).days) < 120 else f"{day} {on.year}"


def year_or_day(on: date, today: date) -> str:
    """Give a day of long ago as its year, and a near one as `2 dec`."""
    return short(on, today) if on.year == today.year or abs((on - today).days) < 120 else str(on.year)


def lasting(first: date | None, last: date | None, today: date) -> str:
    """Say when something is: `3 nov`, `3–5 nov`, `2024–2026`, `since 2018`; nothing where neither day is known.

    A single day is said with its month, a time of long ago by its years.
    """
    if first is None and last is None:
        return ""
    if last is None or first is None:
        on = first or last
        assert on is not None
        words = _("since %(day)s") if last is None else _("until %(day)s")
        return words % {"day": year_or_day(on, today)}
    if first == last:
        return short(first, today)
    begins, ends = year_or_day(first, today), year_or_day(last, today)
    if begins == ends:
        return begins
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ends}"
    return f"{begins}–{ends}" if begins.isdigit() and ends.isdigit() else f"{begins} – {ends}"


def month(first: date) -> str:
    """Give a month as the foot of a chart names it: `dec 26`."""
    return date_format(first, "b y" if (get_language() or "").startswith("sv") else "M y")


def span(first: date, last: date) -> str:
    """Give how long it is from one day to a later one, in whole years and months: `1 year 6 months`."""
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    years, months = divmod(months, 12)
    said = [
        ngettext("%(n)d year", "%(n)d years", years) % {"n": years} if years else "",
        ngettext("%(n)d month", "%(n)d months", months) % {"n": months} if months else "",
    ]
    return " ".join(filter(None, said))


def left(on: date, today: date) -> tuple[str, str]:
    """Give how long is left in words, and the state: `late`, `today`, `soon` or `later`.

    More than three months are told in years and months.
    """
    days = (on - today).days
    if days < -FAR:
        return _("%(time)s late") % {"time": span(on, today)}, "late"
    if days > FAR:
        return _("in %(time)s") % {"time": span(today, on)}, "later"
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}, "late"
    if days == 0:
        return _("today"), "today"
    if days == 1:
        return _("tomorrow"), "soon"
    words = ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return words, "soon" if days <= SOON else "later"


def when(moment: datetime) -> str:
    """Give a moment as it stands in a sentence: `29 nov 14:05`."""
    local = timezone.localtime(moment)
    return f"{short(local.date(), timezone.localdate())} {local:%H:%M}"


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def due_html(on: date | datetime | None, today: date | None = None, *, with_hour: bool = True) -> SafeString:
    """Give a deadline as markup: the day (with the hour, when there is one), then the days left."""
    if on is None:
        return format_html('<span class="muted">{}</span>', _("no date"))
    clock = ""
    if isinstance(on, datetime):
        moment = _local(on)
        stamp, on = moment.isoformat(), moment.date()
        if with_hour:
            clock = " " + pgettext("clock time", "at %(time)s") % {"time": date_format(moment, "TIME_FORMAT")}
    else:
        stamp = on.isoformat()
    today = today or timezone.localdate()
    words, state = left(on, today)
    return format_html(
        '<span class="due" data-state="{}"><time datetime="{}">{}{}</time> '
        '<span class="left">· {}</span></span>',
        state,
        stamp,
        short(on, today),
        clock,
        words,
    )


def due_chip_html(
    on: date | datetime | None,
    today: date | None = None,
    *,
    with_hour: bool = False,
    with_word: bool = True,
    word: str | None = None,
) -> SafeString:
    """Give a deadline as a chip whose colour follows the days left: a week or less, a month, or more.

    `with_word` says that it is a last day; a column's heading says so already. `word` says it otherwise.
    """
    if on is None:
        return SafeString("")
    today = today or timezone.localdate()
    days = ((_local(on).date() if isinstance(on, datetime) else on) - today).days
    tone = "falu" if days <= SOON else "amber" if days <= NEAR else ""
    said = due_html(on, today, with_hour=with_hour)
    word = (word or pgettext("deadline", "by")) + " " if with_word else ""
    return format_html('<span class="chip {}"><span>{}{}</span></span>', tone, word, said)


def day_html(on: date | datetime | None, today: date | None = None) -> SafeString:
    """Give a day as markup, without saying how far away it is."""
    if on is None:
        return SafeString('<span class="muted">–</span>')
    if isinstance(on, datetime):
        on = _local(on).date()
    return format_html(
        '<time datetime="{}">{}</time>', on.isoformat(), short(on, today or timezone.localdate())
    )


def ago(moment: datetime, now: datetime) -> str:
    """Give a moment in the past as people say it: `12 minutes ago`, `yesterday 08.12`, `3 nov`."""
    passed = now - moment
    here, today = _local(moment), _local(now).date()
    clock = date_format(here, "TIME_FORMAT")
    if timedelta(0) <= passed < timedelta(minutes=1):
        return _("just now")
    if timedelta(0) <= passed < timedelta(hours=1):
        minutes = int(passed.total_seconds() // 60)
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    days = (today - here.date()).days
    if days == 0:
        return _("today %(time)s") % {"time": clock}
    if days == 1:
        return _("yesterday %(time)s") % {"time": clock}
    if 1 < days < SOON:
        return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}
    return short(here.date(), today)


def ago_html(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """Give `ago` as markup, with the exact moment for machines and for those who point at it."""
    if moment is None:
        return format_html('<span class="muted">{}</span>', _("never"))
    exact = _local(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        exact.isoformat(),
        date_format(exact, "DATETIME_FORMAT"),
        ago(moment, now or timezone.now()),
    )


def since_html(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """Give a moment as it stands after `since`: by the clock or by the day, never as time passed."""
    if moment is None:
        return SafeString("")
    here, today = _local(moment), _local(now or timezone.now()).date()
    clock = {"time": date_format(here, "TIME_FORMAT")}
    days = (today - here.date()).days
    named = {0: _("today %(time)s"), 1: _("yesterday %(time)s")}
    words = named[days] % clock if days in named else short(here.date(), today)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), words)
