"""Who may read the log of a board, a unit, a role, a topic or a remit: those who see it on its page."""

from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
from utblick.foundation.audit.record_logs import of_model

VIEW = "organisation.region.view"
# Topics and remits have no page but the form that changes them.
REMIT = "organisation.remit.change"

LOGS = {
    "organisation.board": of_model(Board, VIEW, "organisation:board", by="key"),
    "organisation.unit": of_model(Unit, VIEW, "organisation:unit"),
    "organisation.assignment": of_model(Assignment, VIEW, "organisation:assignment"),
    "organisation.topic": of_model(Topic, REMIT, "organisation:change_topic", by="key"),
    "organisation.remit": of_model(Remit, REMIT, "organisation:change_remit"),
}
