"""Where networks stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (Item("networks", "networks:networks", _("Networks"), permission="networks.network.view", order=33),)
