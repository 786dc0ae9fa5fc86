"""Save a search under a name, follow it as a watch profile, and take it away again."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from django.db import transaction

from utblick.features.monitoring import rules_searches
from utblick.features.monitoring.actions.profiles import Saved, Wish, create_profile
from utblick.features.monitoring.following import question_of_saved
from utblick.features.monitoring.models import SavedSearch, Source, WatchProfile
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
def follow_search(saved: SavedSearch, *, by: Viewer, at: datetime) -> Saved:
    """Make a watch profile of one's own saved search: the viewer owns and receives it, daily.

    Raises `NotAllowed`, and `RuleBroken` when the search is somebody else's or asks nothing of a profile.
    """
    by.check("monitoring.profile.change")
    rules_searches.check_own(saved.account_id, by.account_id)
    question = question_of_saved(saved)
    rules_searches.check_can_be_followed(question is not None)
    assert question is not None
    wish = Wish(
        name=_free_name(saved.name),
        query=question.query,
        owner=saved.account,
        languages=question.languages,
        sources=list(Source.objects.filter(key__in=question.sources)),
    )
    return create_profile(wish, {saved.account: ""}, by=by, at=at)


def _free_name(name: str) -> str:
    """Give the name, with a number after it where other profiles have it already."""
    taken = {taken.casefold() for taken in WatchProfile.objects.values_list("name", flat=True)}
    names = (f"{name} ({number})" if number > 1 else name for number in count(1))
    return next(free for free in names if free.casefold() not in taken)


@transaction.atomic
def remove_search(saved: SavedSearch, *, by: Viewer, at: datetime) -> None:
    """Take away one's own saved search. Raises `RuleBroken` when it is somebody else's."""
    by.check("monitoring.document.view")
    rules_searches.check_own(saved.account_id, by.account_id)
    audit.record("monitoring.search.removed", by=by, at=at, target=saved)
    saved.delete()
