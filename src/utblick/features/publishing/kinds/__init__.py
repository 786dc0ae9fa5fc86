"""Every kind of record that can be let through, by its key."""

from django.http import Http404

from utblick.features.publishing.kinds import (
    actors,
    calls,
    contacts,
    desk,
    networks,
    outcomes,
    pages,
    positions,
    processes,
    projects,
)
from utblick.features.publishing.kinds.kind import Kind

# In the order of the site.
KINDS: dict[str, Kind] = {
    kind.shape.key: kind
    for kind in (
        pages.KIND,
        projects.KIND,
        processes.KIND,
        positions.KIND,
        contacts.KIND,
        outcomes.KIND,
        networks.KIND,
        calls.KIND,
        desk.EVENTS,
        desk.SEARCHES,
        actors.BODIES,
        actors.PEOPLE,
    )
}


def kind_of(key: str) -> Kind:
    """Give a kind. Raises Http404."""
    if key not in KINDS:
        raise Http404
    return KINDS[key]
