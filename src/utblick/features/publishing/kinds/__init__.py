"""Every kind of record that can be let through, by its key."""

from django.http import Http404

from utblick.features.publishing.kinds import (
    actors,
    balticsea,
    calls,
    concepts,
    contacts,
    coverage,
    decisions,
    desk,
    exchanges,
    networks,
    news,
    organisation,
    outcomes,
    pages,
    positions,
    processes,
    projects,
    reviews,
)
from utblick.features.publishing.kinds.kind import Kind

# In the order of the site.
_KINDS = (
    pages.KIND,
    projects.KIND,
    networks.KIND,
    exchanges.KIND,
    coverage.KIND,
    processes.KIND,
    positions.KIND,
    contacts.KIND,
    outcomes.KIND,
    decisions.KIND,
    reviews.KIND,
    news.NEWS_KIND,
    news.LETTER_KIND,
    balticsea.KIND,
    calls.KIND,
    desk.EVENTS,
    desk.SEARCHES,
    organisation.BOARD_KIND,
    organisation.UNIT_KIND,
    actors.BODIES,
    actors.PEOPLE,
    concepts.KIND,
)
KINDS: dict[str, Kind] = {kind.shape.key: kind for kind in _KINDS}


def kind_of(key: str) -> Kind:
    """Give a kind. Raises Http404."""
    if key not in KINDS:
        raise Http404
    return KINDS[key]
