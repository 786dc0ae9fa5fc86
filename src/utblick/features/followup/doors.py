"""From the strategy for the Baltic Sea region to its yearly report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door


def yearly_report(_viewer: Viewer, _plan: Any) -> Iterator[Door]:
    """Offer the report of the year that is going on; who sees the plan sees it."""
    year = timezone.localdate().year
    yield Door(_("The year's report"), reverse("followup:strategy_year", args=[year]))


DOORS = {"balticsea.planversion": yearly_report}
