"""The archive: every document's terms in the database's own index, and search over them.

The database narrows and the engine decides, so a search means exactly what a watch profile means.
"""

from utblick.features.monitoring.archive.facets import Facet
from utblick.features.monitoring.archive.index import (
    disagreement,
    empty,
    index,
    rebuild,
    remove,
    remove_strays,
)
from utblick.features.monitoring.archive.search import Found, Results, Search, search

__all__ = [
    "Facet",
    "Found",
    "Results",
    "Search",
    "disagreement",
    "empty",
    "index",
    "rebuild",
    "remove",
    "remove_strays",
    "search",
]
