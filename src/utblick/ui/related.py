"""What other apps know of a record that the record's own app does not: lines for its page.

An app lists them in a module `related.py`: `RELATED = {"networks.network": exchanges_of}`, where
`exchanges_of(viewer, record)` gives a `Part` (see `ui/desk.py`), or None when there is nothing to say. Several
functions stand in a tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Part

Give = Callable[[Viewer, Any], Part | None]


def related(viewer: Viewer, record: Any) -> list[Part]:
    """Give what other apps know of a record, for this viewer."""
    kind = record._meta.label_lower
    gives: list[Give] = []
    for module in modules("related"):
        told: Give | tuple[Give, ...] = getattr(module, "RELATED", {}).get(kind, ())
        gives += told if isinstance(told, tuple) else (told,)
    return [part for give in gives if (part := give(viewer, record)) is not None]
