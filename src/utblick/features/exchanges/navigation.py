"""Where exchanges stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "exchanges",
        "exchanges:exchanges",
        _("Exchanges"),
        permission="exchanges.exchange.view",
        order=32,
        # The office's day is the inbox.
        at_hand=lambda viewer: bool(viewer.units) and not viewer.may_somewhere("monitoring.inbox.view"),
    ),
)
