"""Where notices and the newsletter stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "letters",
        "letters:notices",
        _("Notices and newsletter"),
        permission="letters.notice.view",
        order=60,
    ),
)
