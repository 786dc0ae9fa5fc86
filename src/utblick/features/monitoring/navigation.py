"""Where the watch stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.queries.inbox import waiting_count
from utblick.ui.navigation import Item

ITEMS = (
    Item("home", "monitoring:home", _("Today"), order=1),
    Item(
        "inbox",
        "monitoring:inbox",
        _("Inbox"),
        permission="monitoring.inbox.view",
        count_provider=waiting_count,
        order=10,
    ),
    Item("matters", "monitoring:matters", _("Matters"), permission="monitoring.matter.view", order=20),
    Item(
        "profiles",
        "monitoring:profiles",
        _("Watch profiles"),
        permission="monitoring.profile.view",
        order=30,
    ),
    Item("concepts", "monitoring:concepts", _("Concepts"), permission="monitoring.profile.view", order=31),
    Item("mail", "monitoring:mail", _("My mail"), permission="monitoring.profile.subscribe", order=90),
)
