"""Where actors stand in the menu: people for everybody, contacts for those who write them, close at hand."""

from django.utils.translation import gettext_lazy as _

from utblick.features.actors import queries
from utblick.features.actors.models import Contact
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.navigation import Item


def drafts_waiting(viewer: Viewer) -> int | None:
    """Give how many drafts of the viewer's wait to be completed."""
    if viewer.account_id is None or not viewer.may_somewhere(queries.WRITE):
        return None
    return Contact.objects.filter(is_draft=True, written_by=viewer.account_id).count() or None


ITEMS = (
    Item(
        "contacts",
        "actors:contacts",
        _("Contacts"),
        permission=queries.CONTACT,
        count_provider=drafts_waiting,
        order=43,
        at_hand=lambda viewer: Role.BRUSSELS_OFFICER in viewer.roles,
    ),
    Item("actors", "actors:people", _("Actors"), permission=queries.BODY, order=44),
)
