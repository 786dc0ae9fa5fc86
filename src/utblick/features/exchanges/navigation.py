"""Where exchanges stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item("exchanges", "exchanges:exchanges", _("Exchanges"), permission="exchanges.exchange.view", order=45),
)
