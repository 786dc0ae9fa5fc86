"""Every kind of record that can be let through, by its key."""

from django.http import Http404

from utblick.features.publishing.kinds import (
    balticsea,
    concepts,
    coverage,
    decisions,
    exchanges,
    networks,
    organisation,
    pages,
    projects,
    reviews,
)
from utblick.features.publishing.kinds.kind import Kind

_KINDS = (
    pages.KIND,
    projects.KIND,
    networks.KIND,
    exchanges.KIND,
    coverage.KIND,
    decisions.KIND,
    reviews.KIND,
    balticsea.KIND,
    organisation.BOARD_KIND,
    organisation.UNIT_KIND,
    concepts.KIND,
)
KINDS: dict[str, Kind] = {kind.shape.key: kind for kind in _KINDS}


def kind_of(key: str) -> Kind:
    """Give a kind. Raises Http404."""
    if key not in KINDS:
        raise Http404
    return KINDS[key]
