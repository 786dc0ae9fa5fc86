"""Where the gate stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "publishing",
        "publishing:overview",
        _("Publishing"),
        permission="publishing.publication.view",
        order=60,
    ),
)
