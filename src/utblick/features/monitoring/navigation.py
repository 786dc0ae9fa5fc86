"""Where the watch stands in the menu."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.queries.inbox import waiting_count
from utblick.features.monitoring.queries.sources import summary
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.navigation import Item, Status

ITEMS = (
    Item("home", "monitoring:home", _("Today"), group="day", order=1, at_hand=lambda viewer: True),
    Item(
        "inbox",
        "monitoring:inbox",
        _("Inbox"),
        group="day",
        permission="monitoring.inbox.view",
        count_provider=waiting_count,
        order=10,
        at_hand=lambda viewer: True,
    ),
    Item(
        "search",
        "search",
        _("Search"),
        group="day",
        permission="monitoring.document.view",
        order=25,
        at_hand=lambda viewer: True,
    ),
    Item(
        "matters",
        "monitoring:matters",
        _("Matters"),
        group="day",
        permission="monitoring.matter.view",
        order=20,
    ),
    Item(
        "profiles",
        "monitoring:profiles",
        _("Watch profiles"),
        group="watch",
        permission="monitoring.profile.view",
        order=30,
    ),
    Item(
        "concepts",
        "monitoring:concepts",
        _("Concepts"),
        group="watch",
        permission="monitoring.profile.view",
        order=31,
    ),
    Item(
        "by-hand",
        "monitoring:by_hand",
        _("Add by hand"),
        group="watch",
        permission="monitoring.document.import",
        order=40,
    ),
    Item(
        "sources",
        "monitoring:sources",
        _("Sources"),
        group="watch",
        permission="monitoring.source.view",
        order=41,
    ),
    Item(
        "mail",
        "monitoring:mail",
        _("My mail"),
        group="watch",
        permission="monitoring.profile.subscribe",
        order=90,
    ),
)


def STATUS(viewer: Viewer) -> Status | None:
    """Say how the sources are, in a few words, to everybody who may see them."""
    if not viewer.may_somewhere("monitoring.source.view"):
        return None
    found = summary(viewer, at=timezone.now())
    url = reverse("monitoring:sources")
    followed = ngettext("%(n)d source", "%(n)d sources", found.followed) % {"n": found.followed}
    if not found.followed:
        return None
    if found.nothing_reached:
        return Status(gettext("No source is reached"), url, "falu")
    if found.failing:
        words = ngettext("%(n)d source not reached", "%(n)d sources not reached", found.failing)
        return Status(words % {"n": found.failing}, f"{url}?alarm=1", "falu")
    if found.silent:
        words = ngettext("%(n)d source silent", "%(n)d sources silent", found.silent)
        return Status(words % {"n": found.silent}, f"{url}?alarm=1", "amber")
    if found.unverified:
        words = gettext("%(sources)s · %(n)d not yet verified")
        return Status(words % {"sources": followed, "n": found.unverified}, url, "")
    return Status(gettext("%(sources)s · all fresh") % {"sources": followed}, url)
