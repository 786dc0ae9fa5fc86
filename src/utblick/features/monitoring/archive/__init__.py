"""The archive: every document's terms in the database's own index, and search over them.

The database narrows and the engine decides, so a search means exactly what a watch profile means.
"""

from utblick.features.monitoring.archive.facets import Facet
from utblick.features.monitoring.archive.index import (
    Reading,
    disagreement,
    empty,
    index,
    read,
    rebuild,
    remove,
    remove_strays,
)
from utblick.features.monitoring.archive.search import Found, Results, Search, search

__all__ = [
    "Facet",
    "Found",
    "Reading",
    "Results",
    "Search",
    "disagreement",
    "empty",
    "index",
    "read",
    "rebuild",
    "remove",
    "remove_strays",
    "search",
]
