"""Where actors stand in the menu: people for everybody, contacts for those who write them, close at hand."""

from django.utils.translation import gettext_lazy as _

from utblick.features.actors import queries
from utblick.foundation.accounts.roles import Role
from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "contacts",
        "actors:contacts",
        _("Contacts"),
        permission=queries.CONTACT,
        order=38,
        at_hand=lambda viewer: Role.BRUSSELS_OFFICER in viewer.roles,
    ),
    Item("actors", "actors:people", _("Actors"), permission=queries.BODY, order=39),
)
