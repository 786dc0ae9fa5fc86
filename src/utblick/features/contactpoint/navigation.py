"""Where the Contact Point stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "contactpoint", "contactpoint:home", _("Contact Point"), permission="contactpoint.tool.use", order=35
    ),
)
