"""Where programmes stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "programmes",
        "programmes:programmes",
        _("Programmes"),
        permission="programmes.programme.view",
        order=36,
    ),
    Item(
        "partners",
        "programmes:find_partner",
        _("Find a partner"),
        permission="programmes.programme.view",
        order=37,
    ),
)
