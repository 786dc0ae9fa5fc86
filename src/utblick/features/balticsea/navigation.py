"""Where the Baltic Sea strategy stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "balticsea", "balticsea:strategy", _("The Baltic Sea"), permission="balticsea.strategy.view", order=34
    ),
)
