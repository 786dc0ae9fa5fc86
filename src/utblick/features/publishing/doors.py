"""The way from a record's page to the gate, for those who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.publishing.gate.queries import VIEW
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Kind
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.doors import Door


def _to_gate(kind: Kind) -> Callable[[Viewer, Any], Iterable[Door]]:
    def opens(viewer: Viewer, record: Any) -> Iterable[Door]:
        if not viewer.may(VIEW) or not kind.is_known_to(viewer):
            return
        key = kind.key(record)
        row = Publication.objects.filter(kind=kind.shape.key, record=key).first()
        words = _("What is public of it") if row is not None and row.current_id else _("Make it public")
        yield Door(words, reverse("publishing:record", args=[kind.shape.key, key]))

    return opens


DOORS = {kind.model: _to_gate(kind) for kind in KINDS.values() if kind.model}
