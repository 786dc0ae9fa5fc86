"""The rows of the open part, and of the gate to it."""

from utblick.features.publishing.models.releases import (
    Language,
    Publication,
    Release,
    ReleasedFile,
    Shown,
    Stamp,
    Wording,
)

__all__ = ["Language", "Publication", "Release", "ReleasedFile", "Shown", "Stamp", "Wording"]
