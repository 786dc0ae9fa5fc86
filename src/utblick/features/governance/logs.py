"""Who may read the log of a meeting, an item or a decision: those who see its page."""

from django.urls import reverse

from utblick.features.governance import queries
from utblick.features.governance.models import Decision, Meeting
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log, of_model


def _item(viewer: Viewer, number: int) -> Log:
    found = queries.item_by_number(viewer, number)
    viewer.check(queries.DRAFT, board=found.board.key)
    return Log(found, reverse("governance:item", args=[number]), queries.DRAFT)


LOGS = {
    "governance.meeting": of_model(Meeting, queries.VIEW, "governance:meeting"),
    "governance.item": _item,
    "governance.decision": of_model(Decision, queries.VIEW, "governance:decision"),
}
