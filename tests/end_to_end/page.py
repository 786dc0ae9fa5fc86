"""A page that is walked: its name, and what its address needs."""

from __future__ import annotations

from typing import Any, NamedTuple


class Page(NamedTuple):
    """A page by its name, what its address needs (a word, or the model whose first row it shows), a query."""

    name: str
    about: Any = None
    query: str = ""
