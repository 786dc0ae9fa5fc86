"""Rows of public lists for tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from utblick.features.actors.folding import fold
from utblick.features.programmes.models import PublicParticipation, PublicProject


def public(key: str, at: datetime, **given: Any) -> PublicProject:
    """Make a public project."""
    own = {"source": "lista", "source_key": key, "title": key, "language": "en", "seen_at": at}
    return PublicProject.objects.create(**(own | given))


def takes_part(project: PublicProject, name: str, **given: Any) -> PublicParticipation:
    """Let an organisation take part in it."""
    return PublicParticipation.objects.create(project=project, name=name, folded=fold(name), **given)
