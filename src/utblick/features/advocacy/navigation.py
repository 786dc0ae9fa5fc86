"""Where advocacy stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (Item("advocacy", "advocacy:processes", _("Advocacy"), permission="advocacy.process.view", order=30),)
