"""Where projects stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (Item("projects", "projects:projects", _("Projects"), permission="projects.project.view", order=31),)
