"""Where the boards stand in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "desks",
        "governance:desks",
        _("Boards"),
        "steering",
        permission="governance.desk.view",
        order=10,
        at_hand=lambda viewer: bool(viewer.boards),
    ),
    Item("year", "governance:year", _("The year"), "steering", permission="governance.desk.view", order=20),
    Item(
        "paper_template",
        "governance:paper_template",
        _("Template of papers"),
        "administration",
        permission="governance.template.change",
        order=50,
    ),
)
