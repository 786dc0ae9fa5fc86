"""Who may read the log of an exchange or of a term: those who see its page."""

from django.urls import reverse

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import ListImport, OpenPlace, Term
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log, of_model


def _exchange(viewer: Viewer, number: int) -> Log:
    found = queries.exchange_by_number(viewer, number)
    return Log(found, reverse("exchanges:exchange", args=[number]), queries.VIEW)


LOGS = {
    "exchanges.listimport": of_model(ListImport, "exchanges.list.import", "exchanges:list_import"),
    "exchanges.openplace": of_model(OpenPlace, "exchanges.place.offer", "exchanges:place"),
    "exchanges.exchange": _exchange,
    "exchanges.term": of_model(Term, "exchanges.term.change", "exchanges:change_term"),
}
