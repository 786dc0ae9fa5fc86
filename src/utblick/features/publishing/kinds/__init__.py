"""Every kind of record that can be let through, by its key."""

from django.http import Http404

from utblick.features.publishing.kinds import networks, news, pages, projects
from utblick.features.publishing.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.shape.key: kind
    for kind in (pages.KIND, projects.KIND, networks.KIND, news.NEWS_KIND, news.LETTER_KIND)
}


def kind_of(key: str) -> Kind:
    """Give a kind. Raises Http404."""
    if key not in KINDS:
        raise Http404
    return KINDS[key]
