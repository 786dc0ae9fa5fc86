"""Save a search under a name, and take it away again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.monitoring import rules_searches
from utblick.features.monitoring.models import SavedSearch
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer


@transaction.atomic
def save_search(name: str, address: str, *, by: Viewer, at: datetime) -> SavedSearch:
    """Keep a search for the viewer; one of the same name is replaced. Raises `RuleBroken` with a sentence."""
    by.check("monitoring.document.view")
    name = " ".join(name.split())
    rules_searches.check_named(name)
    rules_searches.check_asks_something(address)
    rules_searches.check_fits(name, address)
    if by.account_id is None:
        raise NotAllowed("monitoring.document.view")
    own = SavedSearch.objects.filter(account_id=by.account_id)
    rules_searches.check_few(own.exclude(name=name).count())
    saved, _is_new = SavedSearch.objects.update_or_create(
        account_id=by.account_id, name=name, defaults={"address": address, "saved_at": at}
    )
    audit.record("monitoring.search.saved", by=by, at=at, target=saved)
    return saved


@transaction.atomic
def remove_search(saved: SavedSearch, *, by: Viewer, at: datetime) -> None:
    """Take away one's own saved search. Raises `RuleBroken` when it is somebody else's."""
    by.check("monitoring.document.view")
    rules_searches.check_own(saved.account_id, by.account_id)
    audit.record("monitoring.search.removed", by=by, at=at, target=saved)
    saved.delete()
