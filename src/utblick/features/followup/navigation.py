"""Where the goal stands in the menu."""

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "reports", "followup:reports", _("Reports"), "steering", permission="followup.report.view", order=25
    ),
    Item(
        "goal",
        "followup:coverage",
        _("Who takes part"),
        "steering",
        permission="followup.coverage.view",
        order=15,
    ),
)
