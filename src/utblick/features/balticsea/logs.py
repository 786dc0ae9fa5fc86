"""Who may read the log of what the strategy is kept in: everybody who sees it; of a seat those who keep it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.features.balticsea.models import GroupSeat, PolicyArea
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log, of_model


def _area(viewer: Viewer, number: int) -> Log:
    viewer.check("balticsea.plan.change")
    area = get_object_or_404(PolicyArea.objects.select_related("plan"), pk=number)
    return Log(area, reverse("balticsea:area", args=[area.plan.key, area.key]), "balticsea.plan.change")


LOGS = {
    "balticsea.policyarea": _area,
    "balticsea.groupseat": of_model(GroupSeat, "balticsea.seat.write", "balticsea:seat"),
}
