"""Renewals, last days to give notice and ending terms on the year wheel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.networks import queries, rules
from utblick.features.networks.models import Representative
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def renewals(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give renewals and the last days to give notice before them."""
    if not viewer.may(queries.VIEW):
        return
    for row in queries.networks(viewer).filter(renews_on__isnull=False):
        keys = tuple(board.key for board in row.boards.all())
        url = reverse("networks:network", args=[row.key])
        notice = rules.last_notice_day(row.renews_on, row.notice_months)
        said = (
            ("renews", row.renews_on, _("%(name)s renews")),
            ("notice", notice, _("Last day to give notice: %(name)s")),
        )
        for what, on, words in said:
            if on is not None and first <= on <= last:
                yield Day(f"{what}-{row.pk}", on, words % {"name": row.name}, "renewal", boards=keys, url=url)


def terms(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the last days of representatives' terms."""
    if not viewer.may(queries.VIEW):
        return
    day = timedelta(days=1)
    ending = (
        Representative.objects.filter(valid_until__range=(first + day, last + day))
        .select_related("network", "board")
        .prefetch_related("network__boards")
    )
    for row in ending:
        assert row.valid_until is not None
        title = _("Term ends: %(role)s, %(network)s") % {"role": row.role, "network": row.network.name}
        url = reverse("networks:network", args=[row.network.key])
        yield Day(
            f"term-{row.pk}",
            row.valid_until - day,
            title,
            "renewal",
            boards=(row.board.key,) if row.board else tuple(one.key for one in row.network.boards.all()),
            url=url,
        )


DAYS = (renewals, terms)
