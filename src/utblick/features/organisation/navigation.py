"""Where the region stands in the menu, and whose installation this is."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.models import Level, Unit
from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "region",
        "organisation:region",
        _("The region"),
        "steering",
        permission="organisation.region.view",
        order=90,
    ),
)


def ORGANISATION() -> str:
    """Give the name of the region that runs this installation."""
    unit = Unit.objects.at(timezone.localdate()).filter(level=Level.REGION).first()
    return unit.name if unit else ""
